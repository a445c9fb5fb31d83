//! Lists of agencies and their lines. A line is added once and never changed; a list is withdrawn
//! with a word and stays.

use crate::model::{FoundLine, LineId, ListId, ListRow, NewLine, Sum, Taken};
use kernel::db::{Many, ToValue, Tx, Value, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Month, Pass, Result};
use people::OrganisationId;
use std::collections::HashSet;

const ROW: &str = "l.id, l.unit, l.organisation, l.month, l.made_name, l.made_at, \
                   l.withdrawn_name, l.withdrawn_at, l.withdrawn_why, l.version";
/// Hashes that one statement asks after.
const AT_ONCE: usize = 4_000;

/// A list by its id. Its unit is not yet known to be within reach: ask for a pass at `unit` before
/// anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: ListId) -> Result<Option<ListRow>> {
    sql(format!("select {ROW} from keyed_list l where l.id = $1")).bind(id).maybe(tx)
}

/// The lists of the unit of the pass and of those under it, the newest month first; how many there
/// are. Without a month those of all.
pub fn lists(
    tx: &mut Tx<'_>,
    pass: &Pass,
    month: Option<Month>,
    (most, offset): (i64, i64),
) -> Result<(Vec<ListRow>, i64)> {
    let by = if month.is_some() { " and l.month = $3" } else { "" };
    let from = format!(
        "from reach r join keyed_list l on l.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2{by}"
    );
    let ask = |text: String| {
        let ask = sql(text).bind(pass.unit()?).bind(pass.today());
        Ok::<_, Error>(match month {
            Some(month) => ask.bind(month),
            None => ask,
        })
    };
    let many: i64 = ask(format!("select count(*) {from}"))?.one(tx)?;
    let rows = ask(format!(
        "select {ROW} {from} order by l.month desc, l.made_at desc, l.id desc \
         limit {most} offset {offset}"
    ))?;
    Ok((rows.all(tx)?, many))
}

/// The lists that one agency handed to the unit of the pass, the newest month first.
pub fn list(tx: &mut Tx<'_>, pass: &Pass, of: OrganisationId) -> Result<Vec<ListRow>> {
    sql(format!(
        "select {ROW} from keyed_list l where l.unit = $1 and l.organisation = $2 \
         order by l.month desc, l.made_at desc, l.id desc limit 50"
    ))
    .bind(pass.unit()?)
    .bind(of)
    .all(tx)
}

/// The list of an agency and month at the unit of the pass that stands; made when there is none.
pub fn find(tx: &mut Tx<'_>, pass: &Pass, of: OrganisationId, month: Month) -> Result<ListRow> {
    if let Some(known) = live(tx, pass, of, month)? {
        return Ok(known);
    }
    let id = ListId::new();
    sql("insert into keyed_list (id, unit, of_unit, organisation, month, made_name, made_at, \
         version) values ($1, $2, $2, $3, $4, $5, $6, 1)")
    .bind(id)
    .bind(pass.unit()?)
    .bind(of)
    .bind(month)
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("keyed_list", id), 1)?;
    live(tx, pass, of, month)?.ok_or(Error::NotFound)
}

fn live(tx: &mut Tx<'_>, pass: &Pass, of: OrganisationId, month: Month) -> Result<Option<ListRow>> {
    sql(format!(
        "select {ROW} from keyed_list l where l.of_unit = $1 and l.unit = $1 \
         and l.organisation = $2 and l.month = $3 and l.withdrawn_at is null"
    ))
    .bind(pass.unit()?)
    .bind(of)
    .bind(month)
    .maybe(tx)
}

/// Adds lines to a list that the caller has found with the pass; what stands there already is not
/// added again. Nothing when the list would hold more than `most`.
pub fn add_lines(
    tx: &mut Tx<'_>,
    pass: &Pass,
    list: &ListRow,
    (new, most): (&[NewLine], usize),
) -> Result<Option<Taken>> {
    let stored: Vec<(Vec<u8>, String, i64)> =
        sql("select key_hash, kind, amount from keyed_line where list = $1")
            .bind(list.id)
            .all(tx)?;
    let mut known: HashSet<(Vec<u8>, String, i64)> = stored.into_iter().collect();
    let mut lines = Many::new(
        "insert into keyed_line (id, list, key_hash, is_phone, kind, amount, version) values",
        7,
    );
    let (mut taken, mut keys) = (Taken::default(), Vec::<(Value, i64)>::new());
    for line in new {
        if !known.insert((line.key_hash.clone(), line.kind.code().to_owned(), line.amount)) {
            taken.known += 1;
            continue;
        }
        let id = LineId::new().to_value();
        lines.push(vec![
            id.clone(),
            list.id.to_value(),
            line.key_hash.to_value(),
            line.is_phone.to_value(),
            line.kind.code().to_value(),
            line.amount.to_value(),
            1_i64.to_value(),
        ]);
        keys.push((id, 1));
        taken.added += 1;
    }
    if known.len() > most {
        return Ok(None);
    }
    lines.write(tx)?;
    journal::record_all(tx, pass, "keyed_line", &keys)?;
    Ok(Some(taken))
}

/// What lists that the reader may see hold, by kind.
pub fn sums(tx: &mut Tx<'_>, _pass: &Pass, lists: &[ListId]) -> Result<Vec<Sum>> {
    if lists.is_empty() {
        return Ok(Vec::new());
    }
    sql("select list, kind, count(*) as many, cast(sum(amount) as bigint) as amount \
         from keyed_line where list in [] group by list, kind order by list, kind")
    .list(lists.iter().copied())
    .all(tx)
}

/// Withdraws a list of the unit of the pass, with the word.
pub fn withdraw(tx: &mut Tx<'_>, pass: &Pass, row: &ListRow, why: &str) -> Result<()> {
    let changed = sql("update keyed_list set withdrawn_name = $1, withdrawn_at = $2, \
         withdrawn_why = $3, version = version + 1 \
         where id = $4 and unit = $5 and version = $6 and withdrawn_at is null")
    .bind(pass.name())
    .bind(pass.at())
    .bind(why)
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("list", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("keyed_list", row.id), row.version + 1)?;
    Ok(())
}

/// The lines of a month, of lists that stand, that tell of whoever has these hashes, wherever the
/// list was handed in: they are the hashes of those whom the reader may see. Of a list beyond reach
/// its province is all that may be told.
pub fn lines_of(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    month: Month,
    hashes: &[Vec<u8>],
) -> Result<Vec<FoundLine>> {
    let mut all: Vec<FoundLine> = Vec::new();
    for some in hashes.chunks(AT_ONCE) {
        let found: Vec<FoundLine> =
            sql("select n.key_hash, n.is_phone, n.kind, n.amount, l.unit, \
             l.organisation from keyed_line n join keyed_list l on l.id = n.list \
             where l.month = $1 and l.withdrawn_at is null and n.key_hash in [] order by n.id")
            .bind(month)
            .list(some.iter())
            .all(tx)?;
        all.extend(found);
    }
    Ok(all)
}
