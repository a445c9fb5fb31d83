//! The work on a construction: it is asked for, paid for, built stage by stage, accepted, handed
//! over. Each function is one transaction's worth of work in the order pass → load → rules → store;
//! it draws nothing.

mod funds;
mod handed;
mod same;
mod told;

pub use activities::desk::Hand;
pub use funds::{fund, fund_of_goods, unfund};

use crate::model::{ConstructionId, ConstructionRow, File, Stage, StageId, StageRow};
use crate::{acts, rules, store};
use activities::desk::check_joint;
use activities::model::Joint;
use help::NewReceiver;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Act, Day, Error, Pass, Result, UnitId, Who};
use org::standing;

/// A construction with the pass of somebody to do an act at its unit.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: ConstructionId,
) -> Result<(File, Place, Pass)> {
    let row = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((store::file(tx, &pass, id)?, place, pass))
}

/// What somebody asks for.
pub struct Asked {
    /// The construction; its place, campaign and joiners are those of `joint`.
    pub row: ConstructionRow,
    /// For whom a house is built.
    pub household: Option<NewReceiver>,
    /// Where, with whom and for which campaign.
    pub joint: Joint,
    /// It is another house than the one that it looks like.
    pub is_another: bool,
}

/// Somebody asks for a construction; for a house its household is written down, sealed.
pub fn apply(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    unit: UnitId,
    new: &ConstructionRow,
    household: Option<&NewReceiver>,
) -> Result<()> {
    let joint = Joint { place: new.place, ..Joint::default() };
    open(tx, hand, unit, (new, household), &joint, true)
}

/// The same, asking once before a household that has a house file has another one.
pub fn apply_or_ask(tx: &mut Tx<'_>, hand: &Hand<'_>, unit: UnitId, new: &Asked) -> Result<()> {
    let named = (&new.row, new.household.as_ref());
    open(tx, hand, unit, named, &new.joint, new.is_another)
}

fn open(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    unit: UnitId,
    (new, household): (&ConstructionRow, Option<&NewReceiver>),
    joint: &Joint,
    is_another: bool,
) -> Result<()> {
    let place = place::get(tx, unit, hand.who.today())?;
    let pass = standing::pass(tx, hand.who, &acts::KEEP, &place)?;
    let (today, has) = (hand.who.today(), household.is_some());
    if store::found(tx, new.id)?.is_some_and(|row| row.unit == unit) {
        return Ok(());
    }
    let mut flaws = rules::check_new(&new.kind, has, new.applied_on, new.due_on, today);
    flaws.extend(rules::check_people(new.people));
    flaws.extend(check_joint(tx, joint, today)?);
    Error::refuse(flaws)?;
    let receiver = match household {
        Some(who) => Some(help::store::receiver(tx, &pass, hand.keys, &place, who)?),
        None => None,
    };
    let people = new.people.filter(|_| new.is_house());
    let row = ConstructionRow { receiver, people, ..new.clone() };
    let said = [("title", &*row.title), ("note", &*row.note), ("builder", &*row.builder)];
    told::check(tx, hand, &pass, &row, &said)?;
    let row = same::asked(tx, &pass, with(row, joint, 1), is_another)?;
    if store::add(tx, &pass, &row)? {
        store::JOINED.put(tx, &pass, (row.id.uuid(), 1), &joint.joiners)?;
        let note = String::new();
        store::add_stage(tx, &pass, row.id, &reached(Stage::Applied, row.applied_on, note))?;
    }
    Ok(())
}

/// The row with where, with whom and for which campaign it is built, as its version says it.
fn with(row: ConstructionRow, joint: &Joint, version: i64) -> ConstructionRow {
    let joined_in = (!joint.joiners.is_empty()).then_some(version);
    ConstructionRow { place: joint.place, campaign: joint.campaign.clone(), joined_in, ..row }
}

/// What a file is corrected to.
pub struct Correction {
    /// The version that was before the officer's eyes.
    pub base: i64,
    /// Code of its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// A word on it.
    pub note: String,
    /// Its household where that was another; none leaves who it is.
    pub household: Option<NewReceiver>,
    /// How many live there.
    pub people: Option<i64>,
    /// Where, with whom and for which campaign.
    pub joint: Joint,
    /// It is another house than the one that it looks like.
    pub is_another: bool,
}

/// What a file says is corrected while nothing of it counts: it is for a household when it is a
/// house, and for none otherwise.
pub fn correct(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: ConstructionId,
    new: &Correction,
) -> Result<()> {
    let (file, place, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if file.row.version != new.base {
        return Err(Error::flaw("version", "construction-changed-meanwhile"));
    }
    let (has, today) = (new.household.is_some(), hand.who.today());
    let mut flaws = rules::check_correction(&file, &new.kind, has, today);
    flaws.extend(rules::check_people(new.people));
    flaws.extend(check_joint(tx, &new.joint, today)?);
    Error::refuse(flaws)?;
    // What lies open already was held against the household of before, if there was one.
    let told = file.told();
    let mut row = ConstructionRow {
        kind: new.kind.clone(),
        title: new.title.clone(),
        note: new.note.clone(),
        people: new.people,
        ..file.row
    };
    match &new.household {
        _ if !row.is_house() => (row.receiver, row.people) = (None, None),
        Some(who) => {
            row.receiver = Some(help::store::receiver(tx, &pass, hand.keys, &place, who)?);
        }
        None => {}
    }
    told::check(tx, hand, &pass, &row, &[("title", &*row.title), ("note", &*row.note)])?;
    if new.household.is_some() {
        let said: Vec<_> = told.iter().map(|text| ("household", &**text)).collect();
        told::check(tx, hand, &pass, &row, &said)?;
    }
    let version = row.version + 1;
    let row = same::asked(tx, &pass, with(row, &new.joint, version), new.is_another)?;
    store::JOINED.put(tx, &pass, (id.uuid(), version), &new.joint.joiners)?;
    store::put(tx, &pass, &row)
}

fn reached(stage: Stage, on_day: Day, note: String) -> StageRow {
    StageRow {
        id: StageId::new(),
        stage: stage.code().to_owned(),
        on_day,
        note,
        made_name: String::new(),
        taken_back_why: None,
        version: 1,
    }
}

/// A stage is reached; with the hand-over the construction counts as work. Answers whether it
/// counts in a later month than its own, which was locked.
pub fn reach(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: ConstructionId,
    (stage, on, note): (Stage, Day, &str),
) -> Result<bool> {
    let (file, place, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    Error::refuse(rules::check_stage(&file, stage, on, note, hand.who.today()))?;
    told::check(tx, hand, &pass, &file.row, &[("note", note)])?;
    let saved = match stage {
        Stage::Accepted => {
            check_record(tx, &pass, id, (on, note))?;
            None
        }
        Stage::Handed => Some(handed::hand_over(tx, hand, &file, &place, &pass, on)?),
        _ => None,
    };
    store::add_stage(tx, &pass, id, &reached(stage, on, note.to_owned()))?;
    let stage = stage.code().to_owned();
    let activity = saved.as_ref().map(|saved| saved.row.id);
    store::put(tx, &pass, &ConstructionRow { stage, stage_on: on, activity, ..file.row })?;
    Ok(saved.is_some_and(|saved| saved.counts_late()))
}

/// A record of acceptance is of one construction of the unit in its year.
fn check_record(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: ConstructionId,
    (on, note): (Day, &str),
) -> Result<()> {
    let year = Day::of(on.year(), 1, 1).zip(Day::of(on.year(), 12, 31)).unwrap_or((on, on));
    let known = store::accepted(tx, pass, year, id)?;
    Error::refuse(rules::check_record(note, on, &known).into_iter().collect())
}

/// What was recorded last was a mistake: that it was given up, or else the last stage, a hand-over
/// with the work that counted it. Answers whether the minus counts in a later month, since its own
/// was locked.
pub fn back(tx: &mut Tx<'_>, hand: &Hand<'_>, id: ConstructionId, why: &str) -> Result<bool> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    told::check(tx, hand, &pass, &file.row, &[("why", why)])?;
    if file.row.stopped_why.is_some() {
        let resumed_why = Some(why.to_owned());
        let goes_on = ConstructionRow { stopped_why: None, resumed_why, ..file.row };
        store::put(tx, &pass, &goes_on)?;
        return Ok(false);
    }
    let standing: Vec<&StageRow> = file.standing().collect();
    let [.., before, last] = standing.as_slice() else {
        return Err(Error::flaw("", "construction-nothing-back"));
    };
    store::take_stage_back(tx, &pass, last.id, why)?;
    let is_late = match file.row.activity {
        Some(work) => activities::desk::take_back_kept(tx, hand.who, hand.figures, work, why)?,
        None => false,
    };
    let (stage, stage_on) = (before.stage.clone(), before.on_day);
    store::put(tx, &pass, &ConstructionRow { stage, stage_on, activity: None, ..file.row })?;
    Ok(is_late)
}

/// It is given up, with a reason.
pub fn stop(tx: &mut Tx<'_>, hand: &Hand<'_>, id: ConstructionId, why: &str) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if !file.row.is_open() {
        return Err(Error::flaw("", "construction-closed"));
    }
    told::check(tx, hand, &pass, &file.row, &[("why", why)])?;
    let stopped_why = Some(why.to_owned());
    store::put(tx, &pass, &ConstructionRow { stopped_why, ..file.row })
}

/// Who builds, and until when.
pub struct Plan {
    /// Who builds.
    pub builder: String,
    /// The day of the whole construction.
    pub due_on: Option<Day>,
    /// The days of its stages, in their order; a stage that is not named keeps its day.
    pub stages: Vec<(Stage, Option<Day>)>,
}

/// Plans a construction: who builds, until when, and by when each stage should be reached.
pub fn plan(tx: &mut Tx<'_>, hand: &Hand<'_>, id: ConstructionId, new: &Plan) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    Error::refuse(rules::check_plan(&file, new.due_on, &new.stages))?;
    told::check(tx, hand, &pass, &file.row, &[("builder", &new.builder)])?;
    for (stage, due) in &new.stages {
        let known = file.dues.iter().find(|row| row.stage == stage.code());
        store::put_due(tx, &pass, id, (*stage, known, *due))?;
    }
    let (builder, due_on) = (new.builder.clone(), new.due_on);
    store::put(tx, &pass, &ConstructionRow { builder, due_on, ..file.row })
}
