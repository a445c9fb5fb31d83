//! Files that are taken in: added, listed, moved on their way.

use super::stale;
use crate::model::{Counts, IntakeId, IntakeRow, Kind, Mode, State, What};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Instant, Month, Pass, Result};

const COLUMNS: &str = "id, unit, what, month, state, mode, note, trial, expected, rows_all, \
     rows_new, rows_changed, rows_same, rows_moved, rows_wrong, rows_alike, rows_waiting, done, \
     deeds, \
     stage_at, stage_by, sent_name, sent_at, applied_at, undone_at, version";

/// Adds a file of the pass's unit and says whether it is new: a form sent twice adds it once.
pub fn add(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: IntakeId,
    (what, expected): (What, usize),
    month: Option<Month>,
) -> Result<bool> {
    let by = match pass.actor() {
        kernel::pass::Actor::Account(id) => Some(id),
        _ => None,
    };
    let made = sql("insert into intake (id, unit, what, month, state, trial, expected, rows_all, \
         rows_new, rows_changed, rows_same, rows_moved, rows_wrong, done, deeds, stage_at, \
         stage_by, sent_name, sent_at, version) \
         values ($1, $2, $3, $4, $5, 1, $9, 0, 0, 0, 0, 0, 0, 0, 0, $6, $7, $8, $6, 1) \
         on conflict do nothing")
    .bind(id)
    .bind(pass.unit()?)
    .bind(what.code())
    .bind(month)
    .bind(State::Judging.code())
    .bind(pass.at())
    .bind(by)
    .bind(pass.name())
    .bind(i64::try_from(expected).unwrap_or(i64::MAX))
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("intake", id), 1)?;
    }
    Ok(made == 1)
}

/// A file by its id. Its unit is not yet known to be within reach: ask for a pass there before
/// anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: IntakeId) -> Result<IntakeRow> {
    sql(format!("select {COLUMNS} from intake where id = $1")).bind(id).one(tx)
}

/// A file of the pass's unit.
pub fn get(tx: &mut Tx<'_>, pass: &Pass, id: IntakeId) -> Result<IntakeRow> {
    sql(format!("select {COLUMNS} from intake where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)
}

/// The newest files of the pass's unit.
pub fn list(tx: &mut Tx<'_>, pass: &Pass, since: Instant, most: i64) -> Result<Vec<IntakeRow>> {
    sql(format!(
        "select {COLUMNS} from intake where unit = $1 and sent_at >= $2 \
         order by sent_at desc, id desc limit $3"
    ))
    .bind(pass.unit()?)
    .bind(since)
    .bind(most)
    .all(tx)
}

/// Files that the program works on, for the program itself, which needs no pass to go on with what
/// somebody began; each of their rows asks for one.
pub fn running(tx: &mut Tx<'_>) -> Result<Vec<IntakeId>> {
    sql("select id from intake where state in ($1, $2, $3, $4) order by sent_at, id")
        .bind(State::Judging.code())
        .bind(State::Applying.code())
        .bind(State::Stopping.code())
        .bind(State::Undoing.code())
        .all(tx)
}

/// Files older than this whose content can still be opened, for the program itself, which has a
/// pass of its own to forget them.
pub fn old(tx: &mut Tx<'_>, before: Instant, most: i64) -> Result<Vec<IntakeRow>> {
    sql(format!(
        "select {COLUMNS} from intake i where i.sent_at < $1 and exists \
         (select 1 from seal_record s where s.id = i.id and s.wrapped is not null) \
         order by i.sent_at, i.id limit $2"
    ))
    .bind(before)
    .bind(most)
    .all(tx)
}

/// Destroys the key of a file: nothing of its content can be opened any more.
pub fn to_forget(tx: &mut Tx<'_>, pass: &Pass, id: IntakeId) -> Result<()> {
    kernel::seal::destroy(tx, pass, id.uuid())
}

/// Where a file goes, and what becomes of it on the way.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Another state.
    pub state: Option<State>,
    /// Rows or deeds that the stage is through with.
    pub done: Option<i64>,
    /// Another judging begins.
    pub trial: Option<i64>,
    /// How many rows of each kind there are.
    pub counts: Option<Counts>,
    /// So many deeds more.
    pub deeds: i64,
    /// Why it came back (message key); an empty one takes the word away.
    pub note: Option<&'static str>,
}

/// Moves a file on the version its reader had, and gives it as it now stands.
pub fn step(tx: &mut Tx<'_>, pass: &Pass, row: &IntakeRow, change: &Change) -> Result<IntakeRow> {
    let state = change.state.unwrap_or(row.state());
    let begins = change.state.is_some_and(State::is_running);
    let at = |wanted, old| if change.state == Some(wanted) { Some(pass.at()) } else { old };
    let counts = change.counts.unwrap_or_else(|| row.counts());
    let of = |kind: Kind| counts.of[Kind::ALL.iter().position(|k| *k == kind).unwrap_or(0)];
    let note = match change.note {
        Some("") => None,
        Some(key) => Some(key.to_owned()),
        None => row.note.clone(),
    };
    let changed = sql("update intake set state = $1, done = $2, trial = $3, rows_all = $4, \
         rows_new = $5, rows_changed = $6, rows_same = $7, rows_moved = $8, rows_wrong = $9, \
         deeds = $10, note = $11, stage_at = $12, applied_at = $13, undone_at = $14, \
         rows_waiting = $17, rows_alike = $18, version = version + 1 \
         where id = $15 and version = $16")
    .bind(state.code())
    .bind(change.done.unwrap_or(if begins { 0 } else { row.done }))
    .bind(change.trial.unwrap_or(row.trial))
    .bind(counts.all())
    .bind(of(Kind::New))
    .bind(of(Kind::Changed))
    .bind(of(Kind::Same))
    .bind(of(Kind::Moved))
    .bind(of(Kind::Wrong))
    .bind(row.deeds + change.deeds)
    .bind(note)
    .bind(if begins { pass.at() } else { row.stage_at })
    .bind(at(State::Applied, row.applied_at))
    .bind(at(State::Undone, row.undone_at))
    .bind(row.id)
    .bind(row.version)
    .bind((counts.waiting > 0).then_some(counts.waiting))
    .bind(Some(of(Kind::Alike)).filter(|many| *many > 0))
    .run(tx)?;
    if changed == 0 {
        return Err(stale(row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("intake", row.id), row.version + 1)?;
    get(tx, pass, row.id)
}

/// A stage that somebody begins: it runs under his rights, and as much is written as he says.
pub fn confirm(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &IntakeRow,
    state: State,
    mode: Option<Mode>,
) -> Result<IntakeRow> {
    let by = match pass.actor() {
        kernel::pass::Actor::Account(id) => Some(id),
        _ => None,
    };
    let mode = mode.map(|mode| mode.code().to_owned()).or_else(|| row.mode.clone());
    let changed = sql("update intake set state = $1, mode = $2, stage_by = $3, stage_at = $4, \
         done = 0, note = null, version = version + 1 where id = $5 and version = $6")
    .bind(state.code())
    .bind(mode)
    .bind(by)
    .bind(pass.at())
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(stale(row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("intake", row.id), row.version + 1)?;
    get(tx, pass, row.id)
}
