//! Every statement on the files of people in programmes. What was measured is sealed with the key
//! of the receiver, so that one erasure reaches all of it; nothing is deleted.

use crate::model::{Detail, EntryId, EntryRow, File, FileId, FileRow};
use activities::model::ActivityId;
use help::ReceiverId;
use kernel::db::{FromRow, Tx, Value, next, sql};
use kernel::journal::{self, Subject};
use kernel::place::{self, Place};
use kernel::seal::{self, Field, Keys, record_key};
use kernel::{Day, Error, Pass, Result, row};
use std::collections::HashMap;

const ROW: &str = "id, unit, programme, receiver, opened_on, closed_on, result, \
                   mistaken_why, illustrative, version";
const ENTRY: &str = "id, sort, on_day, quantity, amount, activity, taken_back_why, made_name, \
                     version";
/// Files that one statement asks after.
const AT_ONCE: usize = 4_000;
/// Files of a cohort: more are looked at unit by unit.
pub const COHORT: i64 = 5_000;

fn detail_field(id: EntryId) -> Field {
    Field::new("care_entry", "sealed_detail", id)
}

/// A file by its id. Its unit is not yet known to be within reach: ask for a pass at `unit` before
/// anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: FileId) -> Result<Option<FileRow>> {
    sql(format!("select {ROW} from care_file where id = $1")).bind(id).maybe(tx)
}

/// A file of the unit of the pass with its entries.
pub fn file(tx: &mut Tx<'_>, pass: &Pass, id: FileId) -> Result<File> {
    let row = sql(format!("select {ROW} from care_file where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)?;
    let entries =
        sql(format!("select {ENTRY} from care_entry where file = $1 order by on_day, id"))
            .bind(id)
            .all(tx)?;
    Ok(File { row, entries })
}

/// So many files of a programme at the unit of the pass and under it on a day, opened from a day
/// until a day: those still open first, the newest first.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (programme, day): (&str, Day),
    (from, until): (Day, Day),
    most: i64,
) -> Result<Vec<FileRow>> {
    let of = ROW.split(", ").map(|name| format!("f.{name}")).collect::<Vec<_>>().join(", ");
    sql(format!(
        "select {of} from reach r join care_file f on f.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and f.programme = $3 \
         and f.opened_on >= $4 and f.opened_on <= $5 \
         order by case when f.closed_on is null then 0 else 1 end, f.opened_on desc, f.id limit $6"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(programme)
    .bind(from)
    .bind(until)
    .bind(most)
    .all(tx)
}

/// Everybody of a programme at the unit of the pass and under it on a day.
pub fn cohort(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (programme, day): (&str, Day),
) -> Result<Vec<(File, String)>> {
    let rows = list(tx, pass, (programme, day), (Day::BEGINNING, Day::LAST), COHORT)?;
    with_entries(tx, pass, rows)
}

/// What all files of a programme add up to.
pub struct Sums {
    /// How many ended in which way; those that go on have none.
    pub ended: Vec<(Option<String>, i64)>,
    /// What was given, in đồng.
    pub amount: i64,
}

/// What all files of a programme at the unit of the pass and under it add up to on a day.
pub fn sums(tx: &mut Tx<'_>, pass: &Pass, (programme, day): (&str, Day)) -> Result<Sums> {
    const OF: &str = "from reach r join care_file f on f.unit = r.unit";
    const HERE: &str = "where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
                        and f.programme = $3";
    let ended = sql(format!("select f.result, count(*) as many {OF} {HERE} group by f.result"))
        .bind(pass.unit()?)
        .bind(day)
        .bind(programme)
        .all(tx)?;
    let amount = sql(format!(
        "select cast(coalesce(sum(e.amount), 0) as bigint) {OF} \
         join care_entry e on e.file = f.id and e.taken_back_why is null {HERE}"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(programme)
    .one(tx)?;
    Ok(Sums { ended, amount })
}

/// An entry with the file it stands in.
struct EntryOf(FileId, EntryRow);

impl FromRow for EntryOf {
    const COLUMNS: Option<&'static [&'static str]> = None;
    fn from_row(values: &mut dyn Iterator<Item = Value>) -> Result<Self> {
        Ok(EntryOf(next(values)?, EntryRow::from_row(values)?))
    }
}

/// Files with their entries and the name of their unit, in the order they came; their reader has a
/// pass for each.
pub fn with_entries(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    rows: Vec<FileRow>,
) -> Result<Vec<(File, String)>> {
    let mut of: HashMap<FileId, Vec<EntryRow>> = HashMap::new();
    let names = place::names(tx, rows.iter().map(|row| row.unit))?;
    for some in rows.chunks(AT_ONCE) {
        let entries: Vec<EntryOf> = sql(format!(
            "select file, {ENTRY} from care_entry where file in [] order by on_day, id"
        ))
        .list(some.iter().map(|row| row.id))
        .all(tx)?;
        for EntryOf(file, entry) in entries {
            of.entry(file).or_default().push(entry);
        }
    }
    let whole = |row: FileRow| {
        let name = names.get(&row.unit).cloned().unwrap_or_default();
        (File { entries: of.remove(&row.id).unwrap_or_default(), row }, name)
    };
    Ok(rows.into_iter().map(whole).collect())
}

/// The open file of a receiver in a programme at the unit of the pass, if there is one.
pub fn open_of(
    tx: &mut Tx<'_>,
    pass: &Pass,
    receiver: ReceiverId,
    programme: &str,
) -> Result<Option<FileId>> {
    sql("select id from care_file where receiver = $1 and programme = $2 and unit = $3 \
         and closed_on is null")
    .bind(receiver)
    .bind(programme)
    .bind(pass.unit()?)
    .maybe(tx)
}

/// Opens a file at the unit of the pass; one sent twice is opened once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &FileRow) -> Result<()> {
    sql("insert into care_file (id, unit, programme, receiver, opened_on, illustrative, \
         made_name, version) values ($1, $2, $3, $4, $5, $6, $7, 1)")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.programme.as_str())
    .bind(new.receiver)
    .bind(new.opened_on)
    .bind(new.illustrative.clone())
    .bind(pass.name())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("care_file", new.id), 1)?;
    Ok(())
}

/// Closes or opens a file again, on the version its reader had.
pub fn put(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &FileRow,
    closed_on: Option<Day>,
    result: Option<&str>,
) -> Result<()> {
    let changed = sql("update care_file set closed_on = $1, result = $2, version = version + 1 \
         where id = $3 and unit = $4 and version = $5")
    .bind(closed_on)
    .bind(result.map(str::to_owned))
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("care", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("care_file", row.id), row.version + 1)?;
    Ok(())
}

/// Says that a file was opened by mistake, and why, on the version its reader had. What was said of
/// an earlier mistake stays before it.
pub fn mistaken(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &FileRow,
    result: &str,
    why: &str,
) -> Result<()> {
    let why = match &row.mistaken_why {
        Some(before) => format!("{before}; {why}"),
        None => why.to_owned(),
    };
    sql("update care_file set mistaken_why = $1 where id = $2 and unit = $3 and version = $4")
        .bind(why)
        .bind(row.id)
        .bind(pass.unit()?)
        .bind(row.version)
        .run(tx)?;
    put(tx, pass, row, Some(row.opened_on), Some(result))
}

/// Marks a file as written to, so that two who write to one meet.
pub fn touch(tx: &mut Tx<'_>, pass: &Pass, row: &FileRow) -> Result<()> {
    put(tx, pass, row, row.closed_on, row.result.as_deref())
}

/// Adds an entry; what was told or measured is sealed with the key of the receiver.
pub fn add_entry(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (keys, place): (&Keys, &Place),
    file: &FileRow,
    (new, detail): (&EntryRow, &Detail),
) -> Result<()> {
    let sealed = match detail.is_empty() {
        true => None,
        false => {
            let key = record_key(tx, keys, place, file.receiver.uuid(), pass.at())?;
            Some(key.seal(&detail_field(new.id), written(detail).as_bytes())?)
        }
    };
    sql("insert into care_entry (id, file, sort, on_day, quantity, amount, sealed_detail, \
         activity, made_name, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)")
    .bind(new.id)
    .bind(file.id)
    .bind(new.sort.as_str())
    .bind(new.on_day)
    .bind(new.quantity)
    .bind(new.amount)
    .bind(sealed)
    .bind(new.activity)
    .bind(pass.name())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("care_entry", new.id), 1)?;
    Ok(())
}

/// A field a line; a tab or a new line never stands in what a form of one line took.
fn written(detail: &Detail) -> String {
    detail.iter().map(|(name, value)| format!("{name}\t{value}\n")).collect()
}

/// Takes an entry back, with a reason.
pub fn take_back(tx: &mut Tx<'_>, pass: &Pass, entry: &EntryRow, why: &str) -> Result<()> {
    let changed = sql("update care_entry set taken_back_why = $1, version = version + 1 \
         where id = $2 and version = $3")
    .bind(why)
    .bind(entry.id)
    .bind(entry.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("care", entry.version, entry.version + 1));
    }
    journal::record(tx, pass, Subject::new("care_entry", entry.id), entry.version + 1)?;
    Ok(())
}

/// Opens what was told and measured in a file of the unit of the pass, for a purpose: each look is
/// a line of the journal.
pub fn details(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    file: &File,
    purpose: &str,
) -> Result<Vec<(EntryId, Detail)>> {
    let mut all = Vec::new();
    for entry in file.standing() {
        let sealed: Option<Vec<u8>> = sql("select e.sealed_detail from care_entry e \
             join care_file f on f.id = e.file where e.id = $1 and f.unit = $2")
        .bind(entry.id)
        .bind(pass.unit()?)
        .one(tx)?;
        let Some(sealed) = sealed else { continue };
        let field = detail_field(entry.id);
        let text = seal::read(tx, pass, keys, &field, &sealed, entry.version, purpose)?;
        let text = text.into_text()?;
        let lines = text.expose().lines().filter_map(|line| line.split_once('\t'));
        all.push((
            entry.id,
            lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        ));
    }
    Ok(all)
}

row! {
    /// An entry that counts as work, as it is checked.
    pub struct GiftRow {
        /// Its id.
        pub id: EntryId,
        /// What was given, in đồng.
        pub amount: i64,
        /// The work that counts it.
        pub activity: ActivityId,
        /// Whether it was taken back.
        pub is_taken_back: bool,
    }
}

/// Every entry that counts as work, for `verify` alone, which shows none and has no pass.
pub fn every_gift(tx: &mut Tx<'_>) -> Result<Vec<GiftRow>> {
    sql("select id, amount, activity, taken_back_why is not null as is_taken_back \
         from care_entry where activity is not null order by id")
    .all(tx)
}
