//! Every statement on work that was done. A record is one row, its journal line and (by the desk,
//! in the same transaction) its entries in the Book.

mod alike;
mod campaign;
mod consignments;
mod doors;
mod feeds;
mod held;
mod joined;
mod kinds;
mod kitchens;
mod listed;
mod onmap;
mod parts;
mod plans;
mod quick;
mod recorded;
mod settings;
mod spots;
mod summed;
mod taken;
mod told;
mod unchecked;
mod under;
mod words;

pub use alike::{Around, kindred, of_paths};
pub use campaign::counts_of_campaign;
pub use consignments::{
    add_consignment, consignment, every_consignment, first_handed, found_consignment, hand,
    hold_goods, left_goods, put_back, put_consignment, received, taken, with_units,
};
pub use feeds::{close_feeds, feed_of, feeds, open_feed};
pub use held::{HeldRow, held, held_after, waiting};
pub use joined::Joined;
pub use kitchens::{
    KitchenRow, KitchenSum, kitchen_given, kitchen_givers, kitchen_meals, kitchen_months,
    kitchen_sum, kitchens, planned_days, planned_kitchens, planned_meals,
};
pub use listed::{
    DoneAt, UnderAgreement, by_month, done_at, joined, list, mine, of_agreement, of_campaign,
    sum_of_agreement,
};
pub use onmap::{Done, DoneRow, Readable, counts_on_map, done_on_map, list_on_map};
pub use parts::parts;
pub use plans::{kitchen_plans, own_kitchen_plans, put_kitchen_plan};
pub use quick::quick;
pub use recorded::{RecordedRow, WeekOf, recorded, weeks_of};
pub use settings::{needs_check, set_needs_check};
pub use spots::{by_its_path, joining, spot, spots};
pub use summed::{SummedRow, summed, summed_counts};
pub use taken::{add_taken, handovers, handovers_count, not_given_back, put_taken, taken_for};
pub use told::{Told, called, is_over, partners, places, titles};
pub use unchecked::unchecked;
pub use under::under;
pub use words::searched;

use crate::model::{ActivityId, ActivityRow, Draft, Parts, State};
use agreements::AgreementId;
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::journal::{self, Subject};
use kernel::pass::Actor;
use kernel::place::Place;
use kernel::{Error, Pass, Result, UnitId};

const COLUMNS: &str = "id, unit, kind, from_on, until_on, place, title, story, campaign, state, \
                       counted, amount, at_least, illustrative, recorded_by, said_by, \
                       recorded_name, checked_name, note, made_at, consignment, kept_in, link, \
                       agreement, last_key, said_in, version";

/// A piece of work by its id. Its unit is not yet known to be within reach: ask for a pass at
/// `unit` before anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: ActivityId) -> Result<Option<ActivityRow>> {
    sql(format!("select {COLUMNS} from activity where id = $1")).bind(id).maybe(tx)
}

/// Where a piece of work of the unit of the pass stands, for the file that recorded it.
pub fn state_of(tx: &mut Tx<'_>, pass: &Pass, id: ActivityId) -> Result<Option<State>> {
    let state: Option<String> = sql("select state from activity where id = $1 and unit = $2")
        .bind(id)
        .bind(pass.unit()?)
        .maybe(tx)?;
    Ok(state.as_deref().and_then(State::read))
}

/// Holds a piece of work until the transaction ends: what hangs on it (help, goods, its entries) is
/// written by one hand after the other on every engine. Nothing is shown, no pass is asked; what is
/// not there is held by nobody.
pub fn hold(tx: &mut Tx<'_>, id: ActivityId) -> Result<()> {
    sql("update activity set version = version where id = $1").bind(id).run(tx)?;
    Ok(())
}

/// A piece of work of the unit of the pass.
pub fn get(tx: &mut Tx<'_>, pass: &Pass, id: ActivityId) -> Result<ActivityRow> {
    sql(format!("select {COLUMNS} from activity where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)
}

/// Writes a piece of work on the version its typist had, with everything it holds.
pub fn put(
    tx: &mut Tx<'_>,
    pass: &Pass,
    place: &Place,
    draft: &Draft,
    state: State,
    counted: i64,
) -> Result<ActivityRow> {
    let version = draft.base + 1;
    let changed = match draft.base {
        0 => insert(tx, pass, draft, state, counted)?,
        _ => {
            words::forget(tx, draft.id)?;
            update(tx, pass, draft, state, counted)?
        }
    };
    if changed == 0 {
        return Err(stale(draft.base, version));
    }
    parts::put(tx, draft.id, version, &draft.parts)?;
    listed::put(tx, place, draft, state)?;
    journal::record(tx, pass, Subject::new("activity", draft.id), version)?;
    get(tx, pass, draft.id)
}

fn account(pass: &Pass) -> Option<AccountId> {
    match pass.actor() {
        Actor::Account(id) => Some(id),
        _ => None,
    }
}

fn insert(tx: &mut Tx<'_>, pass: &Pass, draft: &Draft, state: State, counted: i64) -> Result<u64> {
    sql("insert into activity (id, unit, kind, from_on, until_on, place, title, title_folded, \
         story, campaign, state, counted, amount, at_least, illustrative, recorded_by, \
         said_by, recorded_name, made_at, last_key, consignment, kept_in, link, agreement, \
         said_in, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
         $15, $16, $16, $17, $18, $19, $20, $21, $22, $23, 1, 1) on conflict do nothing")
    .bind(draft.id)
    .bind(pass.unit()?)
    .bind(draft.kind.as_str())
    .bind(draft.from)
    .bind(draft.until)
    .bind(draft.place)
    .bind(draft.title.as_str())
    .bind(words::searched(&draft.title))
    .bind(draft.story.as_str())
    .bind(draft.campaign.clone())
    .bind(state.code())
    .bind(counted)
    .bind(draft.amount())
    .bind(draft.at_least)
    .bind(draft.illustrative.clone())
    .bind(account(pass))
    .bind(pass.name())
    .bind(pass.at())
    .bind(draft.key)
    .bind(draft.consignment)
    .bind(draft.kept_in.clone())
    .bind(draft.link.clone())
    .bind(draft.agreement)
    .run(tx)
}

fn update(tx: &mut Tx<'_>, pass: &Pass, draft: &Draft, state: State, counted: i64) -> Result<u64> {
    sql("update activity set kind = $1, from_on = $2, until_on = $3, place = $4, title = $5, \
         title_folded = $6, story = $7, campaign = $8, state = $9, counted = $10, amount = $11, \
         at_least = $12, recorded_name = $13, checked_name = null, note = null, made_at = $14, \
         last_key = $15, consignment = $16, link = $17, agreement = $18, said_by = $19, \
         said_in = version + 1, version = version + 1 \
         where id = $20 and unit = $21 and version = $22")
    .bind(draft.kind.as_str())
    .bind(draft.from)
    .bind(draft.until)
    .bind(draft.place)
    .bind(draft.title.as_str())
    .bind(words::searched(&draft.title))
    .bind(draft.story.as_str())
    .bind(draft.campaign.clone())
    .bind(state.code())
    .bind(counted)
    .bind(draft.amount())
    .bind(draft.at_least)
    .bind(pass.name())
    .bind(pass.at())
    .bind(draft.key)
    .bind(draft.consignment)
    .bind(draft.link.clone())
    .bind(draft.agreement)
    .bind(account(pass))
    .bind(draft.id)
    .bind(pass.unit()?)
    .bind(draft.base)
    .run(tx)
}

/// Moves a piece of work to a state, on the version its reader had; who checked it, or why it came
/// back.
pub fn step(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &ActivityRow,
    to: State,
    checked: Option<&str>,
    note: Option<&str>,
) -> Result<()> {
    let changed = sql("update activity set state = $1, checked_name = $2, note = $3, \
         version = version + 1 where id = $4 and unit = $5 and version = $6")
    .bind(to.code())
    .bind(checked.map(str::to_owned))
    .bind(note.map(str::to_owned))
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    next_version(tx, pass, row, changed)?;
    listed::set_state(tx, row.id, to)
}

/// Says under which agreement work of the unit of the pass was done. Nothing that counts changes.
pub fn put_under(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &ActivityRow,
    agreement: Option<AgreementId>,
) -> Result<()> {
    let changed = sql("update activity set agreement = $1, version = version + 1 \
         where id = $2 and unit = $3 and version = $4 and state <> 'reversed'")
    .bind(agreement)
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    next_version(tx, pass, row, changed)
}

/// The version after this one stands and is in the journal; stale when nobody wrote it.
fn next_version(tx: &mut Tx<'_>, pass: &Pass, row: &ActivityRow, changed: u64) -> Result<()> {
    if changed == 0 {
        return Err(stale(row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("activity", row.id), row.version + 1)?;
    Ok(())
}

/// Says where work of the unit of the pass was done, and who joined beside what else it holds,
/// which is the same as before. Nothing that counts changes.
pub fn put_joint(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &ActivityRow,
    (place, parts): (Option<UnitId>, &Parts),
) -> Result<()> {
    let changed = sql("update activity set place = $1, said_in = version + 1, \
         version = version + 1 \
         where id = $2 and unit = $3 and version = $4 and state <> 'reversed'")
    .bind(place)
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    next_version(tx, pass, row, changed)?;
    parts::put(tx, row.id, row.version + 1, parts)
}

/// The last piece of work of the unit of the pass that the file on this page took back.
pub fn last_taken_back(tx: &mut Tx<'_>, pass: &Pass, page: &str) -> Result<Option<ActivityId>> {
    // The order of ids is that of their making.
    sql("select id from activity where kept_in is not null and kept_in = $2 and unit = $1 \
         and state = 'reversed' order by id desc limit 1")
    .bind(pass.unit()?)
    .bind(page)
    .maybe(tx)
}

/// Somebody was faster.
pub(crate) fn stale(base: i64, current: i64) -> Error {
    Error::stale("activity", base, current)
}
