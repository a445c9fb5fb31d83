//! The work on a construction: it is asked for, paid for, built stage by stage, accepted, handed
//! over. Each function is one transaction's worth of work in the order pass → load → rules → store;
//! it draws nothing.

pub use activities::desk::Hand;

use crate::model::{
    ConstructionId, ConstructionRow, File, FundId, FundRow, Stage, StageId, StageRow,
};
use crate::{acts, rules, store};
use activities::desk::Saved;
use activities::model::{ActivityId, Draft, Partner, Parts, Worth};
use catalogue::ValueSource;
use help::{HelpId, NewHelp, NewReceiver};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Act, Day, Error, Pass, Result, UnitId, Who};
use org::standing;
use uuid::Uuid;

/// The measure of kinds that are built for a household: how many live there.
const PEOPLE: &str = "people";

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

/// Somebody asks for a construction; for a house its household is written down, sealed.
pub fn apply(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    unit: UnitId,
    new: &ConstructionRow,
    household: Option<&NewReceiver>,
) -> Result<()> {
    let place = place::get(tx, unit, hand.who.today())?;
    let pass = standing::pass(tx, hand.who, &acts::KEEP, &place)?;
    let today = hand.who.today();
    let has = household.is_some();
    let mut flaws = rules::check_new(&new.kind, has, new.applied_on, new.due_on, today);
    flaws.extend(rules::check_people(new.people));
    Error::refuse(flaws)?;
    check_place(tx, new.place, today)?;
    let receiver = match household {
        Some(who) => Some(help::store::receiver(tx, &pass, hand.keys, &place, who)?),
        None => None,
    };
    let people = new.people.filter(|_| new.is_house());
    let new = ConstructionRow { receiver, people, ..new.clone() };
    if store::add(tx, &pass, &new)? {
        let note = String::new();
        store::add_stage(tx, &pass, new.id, &row(Stage::Applied, new.applied_on, note))?;
    }
    Ok(())
}

fn check_place(tx: &mut Tx<'_>, at: Option<UnitId>, today: Day) -> Result<()> {
    let Some(at) = at else { return Ok(()) };
    let there = place::get(tx, at, today);
    there.map(drop).map_err(|_| Error::flaw("place", "kit-flaw-choice"))
}

/// What a file is corrected to.
pub struct Correction {
    /// The version that was before the officer's eyes.
    pub base: i64,
    /// Code of its kind.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Its household where that was another; none leaves who it is.
    pub household: Option<NewReceiver>,
    /// How many live there.
    pub people: Option<i64>,
    /// Where it is built, when not at the unit.
    pub place: Option<UnitId>,
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
    Error::refuse(flaws)?;
    check_place(tx, new.place, today)?;
    let mut row = ConstructionRow {
        kind: new.kind.clone(),
        title: new.title.clone(),
        people: new.people,
        place: new.place,
        ..file.row
    };
    match &new.household {
        _ if !row.is_house() => (row.receiver, row.people) = (None, None),
        Some(who) => {
            row.receiver = Some(help::store::receiver(tx, &pass, hand.keys, &place, who)?);
        }
        None => {}
    }
    store::put(tx, &pass, &row)
}

fn row(stage: Stage, on_day: Day, note: String) -> StageRow {
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

/// Somebody gives for it.
pub fn fund(tx: &mut Tx<'_>, hand: &Hand<'_>, id: ConstructionId, new: &FundRow) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if file.funds.iter().any(|fund| fund.id == new.id) {
        return Ok(());
    }
    Error::refuse(rules::check_fund(&file, new.source(), new.amount))?;
    // Whoever hands over at the same moment is met here.
    store::put(tx, &pass, &file.row)?;
    store::add_fund(tx, &pass, id, new)
}

/// A part of the budget does not come after all.
pub fn unfund(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: ConstructionId,
    fund: FundId,
    why: &str,
) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if !file.row.is_open() {
        return Err(Error::flaw("fund", "construction-closed"));
    }
    let fund = file.budget().find(|row| row.id == fund);
    let fund = fund.ok_or_else(|| Error::flaw("fund", "kit-flaw-choose"))?;
    store::put(tx, &pass, &file.row)?;
    store::take_fund_back(tx, &pass, fund, why)
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
    let saved = match stage {
        Stage::Handed => Some(hand_over(tx, hand, &file, &place, &pass, on)?),
        _ => None,
    };
    store::add_stage(tx, &pass, id, &row(stage, on, note.to_owned()))?;
    let stage = stage.code().to_owned();
    let activity = saved.as_ref().map(|saved| saved.row.id);
    store::put(tx, &pass, &ConstructionRow { stage, stage_on: on, activity, ..file.row })?;
    Ok(saved.is_some_and(|saved| saved.counts_late()))
}

/// The work that a hand-over is: one construction, worth its budget by source, with who gave.
fn hand_over(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    file: &File,
    place: &Place,
    pass: &Pass,
    on: Day,
) -> Result<Saved> {
    let kind = catalogue::kind(tx, pass, &file.row.kind)?;
    let measure = kind.measures.first().map(|main| main.code.clone()).unwrap_or_default();
    let people = file.row.people.filter(|_| kind.measures.iter().any(|own| own.code == PEOPLE));
    let counts = std::iter::once((measure, 1));
    let counts = counts.chain(people.map(|many| (PEOPLE.to_owned(), many))).collect();
    let draft = Draft {
        id: ActivityId::new(),
        key: Uuid::now_v7(),
        base: 0,
        kind: file.row.kind.clone(),
        from: on,
        until: on,
        place: file.row.place,
        title: file.row.title.clone(),
        story: String::new(),
        campaign: kind.campaign_on(on).map(|campaign| campaign.code.clone()),
        at_least: false,
        consignment: None,
        kept_in: Some(format!("/constructions/{}", file.row.id)),
        link: None,
        agreement: None,
        parts: Parts { counts, ..parts(file) },
        illustrative: file.row.illustrative.clone(),
        is_draft: false,
    };
    let saved = activities::desk::save(tx, hand.who, hand.figures, place.id, &draft)?;
    if let Some(receiver) = file.row.receiver {
        let given = NewHelp {
            id: HelpId::new(),
            kind: file.row.kind.clone(),
            record: saved.row.id.uuid(),
            on_day: on,
            quantity: 1,
            amount: file.amount(),
            giver: draft.givers(),
            page: None,
        };
        help::store::give_to(tx, pass, receiver, &given)?;
    }
    Ok(saved)
}

/// The budget as the value of the work and the shares of its givers.
fn parts(file: &File) -> Parts {
    let mut parts = Parts::default();
    for source in ValueSource::ALL {
        let own: Vec<&FundRow> = file.budget().filter(|fund| fund.source() == source).collect();
        let amount: i64 = own.iter().map(|fund| fund.amount).sum();
        let basis: Vec<&str> =
            own.iter().map(|fund| fund.basis.as_str()).filter(|basis| !basis.is_empty()).collect();
        if amount > 0 {
            parts.worth.push(Worth { source, amount, basis: basis.join("; ") });
        }
    }
    for fund in file.budget().filter(|fund| !fund.giver.is_empty()) {
        match parts.partners.iter_mut().find(|partner| partner.name == fund.giver) {
            Some(partner) => partner.share += fund.amount,
            None => parts.partners.push(Partner { name: fund.giver.clone(), share: fund.amount }),
        }
    }
    parts
}

/// What was recorded last was a mistake: that it was given up, or else the last stage, a hand-over
/// with the work that counted it.
pub fn back(tx: &mut Tx<'_>, hand: &Hand<'_>, id: ConstructionId, why: &str) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if file.row.stopped_why.is_some() {
        let resumed_why = Some(why.to_owned());
        let goes_on = ConstructionRow { stopped_why: None, resumed_why, ..file.row };
        return store::put(tx, &pass, &goes_on);
    }
    let standing: Vec<&StageRow> = file.standing().collect();
    let [.., before, last] = standing.as_slice() else {
        return Err(Error::flaw("", "construction-nothing-back"));
    };
    store::take_stage_back(tx, &pass, last.id, why)?;
    if let Some(activity) = file.row.activity {
        activities::desk::take_back_kept(tx, hand.who, hand.figures, activity, why)?;
    }
    let (stage, stage_on) = (before.stage.clone(), before.on_day);
    store::put(tx, &pass, &ConstructionRow { stage, stage_on, activity: None, ..file.row })
}

/// It is given up, with a reason.
pub fn stop(tx: &mut Tx<'_>, hand: &Hand<'_>, id: ConstructionId, why: &str) -> Result<()> {
    let (file, _, pass) = opened(tx, hand.who, &acts::KEEP, id)?;
    if !file.row.is_open() {
        return Err(Error::flaw("", "construction-closed"));
    }
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
    for (stage, due) in &new.stages {
        let known = file.dues.iter().find(|row| row.stage == stage.code());
        store::put_due(tx, &pass, id, (*stage, known, *due))?;
    }
    let (builder, due_on) = (new.builder.clone(), new.due_on);
    store::put(tx, &pass, &ConstructionRow { builder, due_on, ..file.row })
}
