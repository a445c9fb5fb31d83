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

mod lists;
mod unseen;

pub use lists::{COHORT, Intake, Sums, cohort, intakes, list, sums};
pub use unseen::{MONTHS, to_follow, unseen};

const ROW: &str = "id, unit, programme, receiver, opened_on, closed_on, result, \
                   mistaken_why, intake, reached_by, illustrative, version";
const ENTRY: &str = "id, sort, on_day, quantity, amount, activity, taken_back_why, made_name, \
                     version";
/// Files that one statement asks after.
const AT_ONCE: usize = 4_000;

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

/// Every file of a receiver, the oldest first. Where a decision changed the map they stand at more
/// units than one: its reader asks for a pass at each before anything of it is shown.
pub fn files_of(tx: &mut Tx<'_>, _pass: &Pass, receiver: ReceiverId) -> Result<Vec<FileRow>> {
    sql(format!("select {ROW} from care_file where receiver = $1 order by opened_on, id"))
        .bind(receiver)
        .all(tx)
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
    sql("insert into care_file (id, unit, programme, receiver, opened_on, intake, illustrative, \
         made_name, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1)")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.programme.as_str())
    .bind(new.receiver)
    .bind(new.opened_on)
    .bind(new.intake.clone())
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

/// Says what "reached" rests on, then closes or opens a file again as [`put`] does.
pub fn end(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &FileRow,
    closed_on: Option<Day>,
    (result, reached_by): (Option<&str>, Option<&str>),
) -> Result<()> {
    sql("update care_file set reached_by = $1 where id = $2 and unit = $3 and version = $4")
        .bind(reached_by.map(str::to_owned))
        .bind(row.id)
        .bind(pass.unit()?)
        .bind(row.version)
        .run(tx)?;
    put(tx, pass, row, closed_on, result)
}

/// Puts the day a file was opened on and its intake right, on the version its reader had.
pub fn correct(tx: &mut Tx<'_>, pass: &Pass, row: &FileRow) -> Result<()> {
    let changed = sql("update care_file set opened_on = $1, intake = $2, version = version + 1 \
         where id = $3 and unit = $4 and version = $5")
    .bind(row.opened_on)
    .bind(row.intake.clone())
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
        all.push((entry.id, read(text.into_text()?.expose())));
    }
    Ok(all)
}

/// What was measured in a file of the unit of the pass, for a check that shows it to nobody. Who
/// was erased has none.
pub fn details_unseen(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    file: FileId,
) -> Result<HashMap<EntryId, Detail>> {
    let sealed: Vec<(EntryId, Vec<u8>)> = sql("select e.id, e.sealed_detail from care_entry e \
         join care_file f on f.id = e.file where e.file = $1 and f.unit = $2 \
         and e.taken_back_why is null and e.sealed_detail is not null")
    .bind(file)
    .bind(pass.unit()?)
    .all(tx)?;
    let mut all = HashMap::new();
    for (id, sealed) in sealed {
        let why = "held against the result that is told, shown to nobody";
        match seal::open_unseen(tx, keys, &detail_field(id), &sealed, why) {
            Err(Error::NotFound) => {}
            text => drop(all.insert(id, read(text?.into_text()?.expose()))),
        }
    }
    Ok(all)
}

fn read(text: &str) -> Detail {
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
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
