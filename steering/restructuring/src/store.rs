//! Every statement of decisions on the map. It decides nothing: rules come before, the journal
//! line stands under each write.

mod apart;
mod moves;
mod named;
mod steps;

pub use apart::{apart, put_apart};
pub use moves::{
    Named, Wanted, add_moves, all_moves, change_shares, counts, list_moves, named_parts, numbers,
    parts_of, take_out,
};
pub use named::{named, put_named};
pub use steps::{is_drawn, put_steps, steps};

use crate::model::{DecisionId, DecisionRow, DecisionWords, State};
use kernel::db::{Tx, sql};
use kernel::error::Conflict;
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Instant, Pass, Result, row};

const COLUMNS: &str = "d.id, d.unit, d.number, d.on_day, d.signer, d.title, d.body, d.state, \
                       d.illustrative, d.made_name, d.decided_name, d.decided_at, d.done_at, \
                       d.stopped_why, d.undone_note, d.version";

/// The decision with this key, before a pass for its unit is asked. Without a pass: the caller
/// asks for one at the unit that is answered and shows nothing before it has it.
pub fn found(tx: &mut Tx<'_>, id: DecisionId) -> Result<DecisionRow> {
    sql(format!("select {COLUMNS} from restructuring d where d.id = $1")).bind(id).one(tx)
}

/// Decisions taken at the pass's unit and under it, and those above that reach down to it; the
/// newest day first.
pub fn list(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<DecisionRow>> {
    sql(format!(
        "select {COLUMNS} from restructuring d where exists (select 1 from reach r \
         where r.above = $1 and r.unit = d.unit) or exists (select 1 from reach r \
         where r.unit = $1 and r.above = d.unit) order by d.on_day desc, d.id"
    ))
    .bind(pass.unit()?)
    .all(tx)
}

/// Decisions that were taken and whose day has come. Without a pass: a job asks.
pub fn due(tx: &mut Tx<'_>, today: Day) -> Result<Vec<DecisionRow>> {
    sql(format!(
        "select {COLUMNS} from restructuring d where d.state = $1 and d.on_day <= $2 \
         order by d.on_day, d.decided_at, d.id"
    ))
    .bind(State::Decided.code())
    .bind(today)
    .all(tx)
}

row! {
    /// A decision that comes after another one.
    pub struct Later {
        /// Its number.
        pub number: String,
        /// Its day.
        pub on_day: Day,
        /// Its state: done, or decided while its map is drawn already.
        pub state: String,
    }
}

/// A later decision whose map is drawn, if there is one: what comes before it can neither be
/// taken nor undone any more.
pub fn later(tx: &mut Tx<'_>, _pass: &Pass, decision: &DecisionRow) -> Result<Option<Later>> {
    sql("select d.number, d.on_day, d.state from restructuring d where d.id <> $1 \
         and (d.on_day > $2 or (d.on_day = $2 and d.done_at > $3)) \
         and (d.state = 'done' or (d.state = 'decided' \
         and exists (select 1 from restructuring_step s where s.restructuring = d.id))) \
         order by d.on_day limit 1")
    .bind(decision.id)
    .bind(decision.on_day)
    .bind(decision.done_at.unwrap_or(Instant(0)))
    .maybe(tx)
}

/// Writes a decision down, as a draft; one sent twice is one decision.
pub fn add(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: DecisionId,
    words: &DecisionWords,
    illustrative: Option<&str>,
) -> Result<()> {
    let made = sql("insert into restructuring (id, unit, number, on_day, signer, title, body, \
         state, illustrative, made_name, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) on conflict do nothing")
    .bind(id)
    .bind(pass.unit()?)
    .bind(words.number.as_str())
    .bind(words.on_day)
    .bind(words.signer.as_str())
    .bind(words.title.as_str())
    .bind(words.body.as_str())
    .bind(State::Draft.code())
    .bind(illustrative.map(str::to_owned))
    .bind(pass.name())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("restructuring", id), 1)?;
    }
    Ok(())
}

/// Changes the words of an open decision, on the version its reader had.
pub fn change(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
    words: &DecisionWords,
) -> Result<()> {
    let changed = sql("update restructuring set number = $1, on_day = $2, signer = $3, \
         title = $4, body = $5, version = version + 1 where id = $6 and version = $7")
    .bind(words.number.as_str())
    .bind(words.on_day)
    .bind(words.signer.as_str())
    .bind(words.title.as_str())
    .bind(words.body.as_str())
    .bind(decision.id)
    .bind(decision.version)
    .run(tx)?;
    written(tx, pass, changed, decision)
}

/// Its next step: taken, done, stopped, undone or open again. The note is why it stopped or was
/// undone.
pub fn step(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
    to: State,
    note: Option<&str>,
) -> Result<()> {
    let at = Some(pass.at());
    let (decided, done, stopped, undone) = match to {
        State::Draft => (None, None, None, None),
        State::Decided => (at, None, None, None),
        State::Stopped => (decision.decided_at, None, note, None),
        State::Done => (decision.decided_at, at, None, None),
        State::Undone => (decision.decided_at, decision.done_at, None, note),
    };
    let decided_name = match to {
        State::Draft => None,
        State::Decided => Some(pass.name().to_owned()),
        _ => decision.decided_name.clone(),
    };
    let changed = sql("update restructuring set state = $1, decided_name = $2, decided_at = $3, \
         done_at = $4, stopped_why = $5, undone_note = $6, version = version + 1 \
         where id = $7 and version = $8")
    .bind(to.code())
    .bind(decided_name)
    .bind(decided)
    .bind(done)
    .bind(stopped.map(str::to_owned))
    .bind(undone.map(str::to_owned))
    .bind(decision.id)
    .bind(decision.version)
    .run(tx)?;
    written(tx, pass, changed, decision)
}

/// A change of its moves is a change of the decision: whoever read it before meets a conflict.
pub(crate) fn touch(tx: &mut Tx<'_>, pass: &Pass, decision: &DecisionRow) -> Result<()> {
    let changed =
        sql("update restructuring set version = version + 1 where id = $1 and version = $2")
            .bind(decision.id)
            .bind(decision.version)
            .run(tx)?;
    written(tx, pass, changed, decision)
}

fn written(tx: &mut Tx<'_>, pass: &Pass, changed: u64, decision: &DecisionRow) -> Result<()> {
    if changed == 0 {
        return Err(stale(decision.version));
    }
    let subject = Subject::new("restructuring", decision.id);
    journal::record(tx, pass, subject, decision.version + 1)?;
    Ok(())
}

/// Somebody was faster.
pub(crate) fn stale(base: i64) -> Error {
    Error::Conflict(Box::new(Conflict {
        field: "state".into(),
        base,
        current: base + 1,
        mine: String::new(),
        theirs: String::new(),
        by: String::new(),
    }))
}
