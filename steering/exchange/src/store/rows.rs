//! The rows of a file as they were judged, sealed with the file's key.

use crate::model::{Body, IntakeId, IntakeRow, Judged, JudgedRow, Kind};
use kernel::db::{Tx, sql};
use kernel::place::Place;
use kernel::seal::{self, Field, Keys, Level};
use kernel::{Error, Pass, Result, row};

row! {
    struct Sealed {
        place: i64,
        row_number: i64,
        kind: String,
        outcome: Option<String>,
        sealed_body: Vec<u8>,
    }
}

const COLUMNS: &str = "place, row_number, kind, outcome, sealed_body";

fn field(id: IntakeId, trial: i64, place: i64) -> Field {
    Field::new("intake_row", "sealed_body", format!("{id}/{trial}/{place}"))
        .of_level(Level::Personal)
}

/// Keeps judged rows behind the `done` that are there.
pub fn add_rows(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (keys, place): (&Keys, &Place),
    intake: &IntakeRow,
    rows: &[Judged],
) -> Result<()> {
    let key = seal::record_key(tx, keys, place, intake.id.uuid(), pass.at())?;
    for (at, row) in (intake.done + 1..).zip(rows) {
        let body = serde_json::to_vec(&row.body).map_err(Error::fault)?;
        sql("insert into intake_row (intake, trial, place, row_number, kind, sealed_body) \
             values ($1, $2, $3, $4, $5, $6)")
        .bind(intake.id)
        .bind(intake.trial)
        .bind(at)
        .bind(i64::from(row.number))
        .bind(row.kind.code())
        .bind(key.seal(&field(intake.id, intake.trial, at), &body)?)
        .run(tx)?;
    }
    Ok(())
}

/// A page of rows, of one kind or of all.
pub fn page(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    intake: &IntakeRow,
    kind: Option<Kind>,
    (offset, most): (i64, i64),
) -> Result<Vec<JudgedRow>> {
    let rows: Vec<Sealed> = sql(format!(
        "select {COLUMNS} from intake_row where intake = $1 and trial = $2 \
         and (kind = $3 or $3 is null) order by place limit $4 offset $5"
    ))
    .bind(intake.id)
    .bind(intake.trial)
    .bind(kind.map(Kind::code).map(str::to_owned))
    .bind(most)
    .bind(offset)
    .all(tx)?;
    opened(tx, pass, keys, intake, rows)
}

/// The next rows behind a place, of every kind.
pub fn next_rows(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    intake: &IntakeRow,
    most: i64,
) -> Result<Vec<JudgedRow>> {
    let rows: Vec<Sealed> = sql(format!(
        "select {COLUMNS} from intake_row where intake = $1 and trial = $2 and place > $3 \
         order by place limit $4"
    ))
    .bind(intake.id)
    .bind(intake.trial)
    .bind(intake.done)
    .bind(most)
    .all(tx)?;
    opened(tx, pass, keys, intake, rows)
}

/// Every row of some kinds, a few at a time: a file may have more of them than should be opened
/// at once.
pub fn each_row(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    intake: &IntakeRow,
    kinds: &[Kind],
    mut take: impl FnMut(&JudgedRow),
) -> Result<()> {
    const AT_ONCE: i64 = 200;
    for kind in kinds {
        let mut offset = 0;
        loop {
            let rows = page(tx, pass, keys, intake, Some(*kind), (offset, AT_ONCE))?;
            rows.iter().for_each(&mut take);
            if (rows.len() as i64) < AT_ONCE {
                break;
            }
            offset += AT_ONCE;
        }
    }
    Ok(())
}

/// Says that rows which look like work recorded otherwise are other work, and tells how many were:
/// those at these places, or all of them.
pub fn take_alike(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    intake: &IntakeRow,
    places: Option<&[i64]>,
) -> Result<i64> {
    let chosen = if places.is_some() { " and place in []" } else { "" };
    let query = sql(format!(
        "update intake_row set kind = $1 where intake = $2 and trial = $3 and kind = $4{chosen}"
    ));
    let query = query.bind(Kind::New.code()).bind(intake.id).bind(intake.trial);
    let query = query.bind(Kind::Alike.code());
    let taken = match places {
        Some(places) => query.list(places.iter().copied()).run(tx)?,
        None => query.run(tx)?,
    };
    Ok(i64::try_from(taken).unwrap_or(i64::MAX))
}

/// Says what became of a row: its kind may have changed since it was judged.
pub fn settle_row(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (keys, place): (&Keys, &Place),
    intake: &IntakeRow,
    row: &JudgedRow,
    outcome: &str,
) -> Result<()> {
    let key = seal::record_key(tx, keys, place, intake.id.uuid(), pass.at())?;
    let body = serde_json::to_vec(&row.body).map_err(Error::fault)?;
    sql("update intake_row set kind = $1, outcome = $2, sealed_body = $3 \
         where intake = $4 and trial = $5 and place = $6")
    .bind(row.kind.code())
    .bind(outcome)
    .bind(key.seal(&field(intake.id, intake.trial, row.place), &body)?)
    .bind(intake.id)
    .bind(intake.trial)
    .bind(row.place)
    .run(tx)?;
    Ok(())
}

fn opened(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    keys: &Keys,
    intake: &IntakeRow,
    rows: Vec<Sealed>,
) -> Result<Vec<JudgedRow>> {
    let why = "rows of a file go back to the desk that sent it";
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let field = field(intake.id, intake.trial, row.place);
        let body = seal::open_unseen(tx, keys, &field, &row.sealed_body, why)?;
        let body: Body = serde_json::from_slice(body.expose()).map_err(Error::fault)?;
        let kind = Kind::read(&row.kind).unwrap_or(Kind::Wrong);
        let (place, number, outcome) = (row.place, row.row_number, row.outcome);
        all.push(JudgedRow { place, number, kind, outcome, body });
    }
    Ok(all)
}
