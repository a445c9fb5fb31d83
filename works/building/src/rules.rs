//! What must hold of a construction. Pure; every flaw stands at its field.

mod same;

pub use same::{MONTHS, check_record, same_house};

use crate::model::{ConstructionRow, File, KINDS, Stage};
use catalogue::ValueSource;
use kernel::{Day, Flaw};

/// Letters of a name or a word.
pub const LETTERS: usize = 200;
/// More people live in no household; a year in the wrong field is more.
const MOST_PEOPLE: i64 = 100;
/// A thousand tỷ: nobody's bridge costs more, a slip of the finger does.
const LARGEST_VND: i64 = 1_000_000_000_000;

/// Where the budget of a construction can come from: it is built of what is real, never of norms.
pub const SOURCES: [ValueSource; 3] = [ValueSource::Cash, ValueSource::Goods, ValueSource::Labour];

/// What must hold of a construction that is asked for.
pub fn check_new(
    kind: &str,
    has_household: bool,
    applied_on: Day,
    due_on: Option<Day>,
    today: Day,
) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !KINDS.contains(&kind) {
        flaws.push(Flaw::new("kind", "kit-flaw-choose"));
    }
    if crate::model::FOR_HOUSEHOLDS.contains(&kind) && !has_household {
        flaws.push(Flaw::new("household", "construction-for-whom"));
    }
    if applied_on > today {
        flaws.push(Flaw::new("applied_on", "construction-ahead"));
    }
    if due_on.is_some_and(|due| due < applied_on) {
        flaws.push(Flaw::new("due_on", "construction-due-before"));
    }
    flaws
}

/// What must hold of the people of a household.
pub fn check_people(people: Option<i64>) -> Option<Flaw> {
    let odd = people.filter(|many| !(1..=MOST_PEOPLE).contains(many))?;
    let flaw = Flaw::new("people", "construction-people-odd").arg("told", odd.to_string());
    Some(flaw.arg("most", MOST_PEOPLE.to_string()))
}

/// What must hold of what a file is corrected to: it is not handed over or given up, for what was
/// counted stays what it was.
pub fn check_correction(file: &File, kind: &str, has_household: bool, today: Day) -> Vec<Flaw> {
    if !file.row.is_open() {
        return vec![Flaw::new("title", "construction-closed")];
    }
    let has_household = has_household || file.row.receiver.is_some();
    check_new(kind, has_household, file.row.applied_on, file.row.due_on, today)
}

/// What must hold of a part of the budget.
pub fn check_fund(file: &File, source: ValueSource, amount: i64) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !file.row.is_open() {
        flaws.push(Flaw::new("amount", "construction-closed"));
    }
    match amount {
        ..=0 => flaws.push(Flaw::new("amount", "construction-amount-nothing")),
        n if n > LARGEST_VND => flaws.push(Flaw::new("amount", "number-too-large")),
        _ => {}
    }
    if !SOURCES.contains(&source) {
        flaws.push(Flaw::new("source", "kit-flaw-choose"));
    }
    flaws
}

/// What must hold of a plan: no stage is due before the application, before a stage that comes
/// earlier, or after the whole construction.
pub fn check_plan(file: &File, due_on: Option<Day>, stages: &[(Stage, Option<Day>)]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !file.row.is_open() {
        return vec![Flaw::new("due_on", "construction-closed")];
    }
    if due_on.is_some_and(|due| due < file.row.applied_on) {
        flaws.push(Flaw::new("due_on", "construction-due-before"));
    }
    let mut least = file.row.applied_on;
    for (stage, due) in stages {
        let Some(due) = *due else { continue };
        let flaw = |key| Flaw::new(due_field(*stage), key);
        if due < least {
            flaws.push(flaw("construction-due-order").arg("day", least.vn()));
        } else if let Some(whole) = due_on.filter(|whole| due > *whole) {
            flaws.push(flaw("construction-due-after-whole").arg("day", whole.vn()));
        }
        least = least.max(due);
    }
    flaws
}

/// The field of the due day of a stage.
pub fn due_field(stage: Stage) -> String {
    format!("due_{}", stage.code())
}

/// The stages whose day is past and that were not reached, in their order. A stage that was left
/// out is passed by the one after it; of a construction that ended nothing is late.
pub fn late(row: &ConstructionRow, dues: &[(Stage, Day)], today: Day) -> Vec<(Stage, Day)> {
    if !row.is_open() {
        return Vec::new();
    }
    let own = dues.iter().copied().filter(|(stage, _)| *stage != Stage::Handed);
    let whole = row.due_on.map(|due| (Stage::Handed, due));
    let mut all: Vec<(Stage, Day)> =
        own.chain(whole).filter(|(stage, due)| *stage > row.stage() && *due < today).collect();
    all.sort_unstable();
    all
}

/// The stages that may come next.
pub fn next(file: &File) -> Vec<Stage> {
    if !file.row.is_open() {
        return Vec::new();
    }
    let here = file.row.stage();
    let mut all = Vec::new();
    for stage in Stage::ALL.into_iter().filter(|stage| *stage > here) {
        all.push(stage);
        if !stage.may_be_left_out() {
            break;
        }
    }
    all
}

/// What must hold of a stage that is recorded: it is the next one, its day is in order, its budget
/// stands, and nobody accepts twice.
pub fn check_stage(file: &File, stage: Stage, on: Day, note: &str, today: Day) -> Vec<Flaw> {
    if let Some(there) = file.standing().find(|row| row.stage == stage.code()) {
        let flaw = Flaw::new("stage", "construction-stage-twice");
        return vec![flaw.arg("day", there.on_day.vn())];
    }
    if !file.row.is_open() {
        return vec![Flaw::new("stage", "construction-closed")];
    }
    let mut flaws = Vec::new();
    if !next(file).contains(&stage) {
        flaws.push(Flaw::new("stage", "construction-stage-order"));
    }
    if on > today {
        flaws.push(Flaw::new("on", "construction-ahead"));
    }
    if on < file.row.stage_on {
        let flaw = Flaw::new("on", "construction-stage-before");
        flaws.push(flaw.arg("day", file.row.stage_on.vn()));
    }
    if stage >= Stage::Funded && file.amount() == 0 {
        flaws.push(Flaw::new("stage", "construction-no-budget"));
    }
    if stage == Stage::Accepted && note.is_empty() {
        flaws.push(Flaw::new("note", "construction-acceptance-needs-record"));
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ConstructionId, ConstructionRow, FundId, FundRow, StageId, StageRow};
    use kernel::UnitId;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn file(stages: &[(Stage, &str)], amount: i64) -> File {
        let (last, on) = stages.last().expect("a stage");
        let row = ConstructionRow {
            id: ConstructionId::new(),
            unit: UnitId(1),
            kind: "house-new".into(),
            title: "Nhà".into(),
            receiver: None,
            place: None,
            campaign: None,
            joined_in: None,
            other_than: None,
            applied_on: day("2024-01-05"),
            due_on: Some(day("2024-09-01")),
            builder: String::new(),
            note: String::new(),
            stage: last.code().into(),
            stage_on: day(on),
            stopped_why: None,
            resumed_why: None,
            people: None,
            activity: None,
            illustrative: None,
            version: 1,
        };
        let stage = |(stage, on): &(Stage, &str)| StageRow {
            id: StageId::new(),
            stage: stage.code().into(),
            on_day: day(on),
            note: String::new(),
            made_name: String::new(),
            taken_back_why: None,
            version: 1,
        };
        let fund = FundRow {
            id: FundId::new(),
            source: "cash".into(),
            giver: "SIPCO".into(),
            amount,
            basis: String::new(),
            taken_back_why: None,
            version: 1,
        };
        let stages = stages.iter().map(stage).collect();
        File { row, stages, funds: vec![fund], dues: Vec::new(), joiners: Vec::new() }
    }

    fn told(file: &File, stage: Stage, on: &str, note: &str) -> Vec<&'static str> {
        let flaws = check_stage(file, stage, day(on), note, day("2024-11-01"));
        flaws.iter().map(|flaw| flaw.key).collect()
    }

    #[test]
    fn stages_come_in_order_and_once() {
        let begun = [(Stage::Applied, "2024-01-05"), (Stage::Surveyed, "2024-02-01")];
        let young = file(&begun, 50_000_000);
        assert_eq!(next(&young), [Stage::Funded]);
        assert_eq!(told(&young, Stage::Funded, "2024-03-01", ""), [""; 0]);
        assert_eq!(told(&young, Stage::Funded, "2024-01-31", ""), ["construction-stage-before"]);
        assert_eq!(told(&young, Stage::Handed, "2024-03-01", ""), ["construction-stage-order"]);
        assert_eq!(told(&young, Stage::Surveyed, "2024-03-01", ""), ["construction-stage-twice"]);
        let poor = file(&begun, 0);
        assert_eq!(told(&poor, Stage::Funded, "2024-03-01", ""), ["construction-no-budget"]);
        let built = file(&[(Stage::Started, "2024-03-01")], 1);
        let all = [Stage::Foundation, Stage::Raised, Stage::Roofed, Stage::Accepted];
        assert_eq!(next(&built), all);
        let unsaid = told(&built, Stage::Accepted, "2024-04-01", "");
        assert_eq!(unsaid, ["construction-acceptance-needs-record"]);
        let accepted = file(&[(Stage::Accepted, "2024-04-01")], 1);
        let twice = told(&accepted, Stage::Accepted, "2024-05-01", "BB 02");
        assert_eq!(twice, ["construction-stage-twice"]);
    }

    #[test]
    fn a_plan_goes_forward_and_its_late_stages_are_named() {
        let young = file(&[(Stage::Applied, "2024-01-05")], 1);
        let plan = |days: &[(Stage, &str)]| {
            let days: Vec<_> = days.iter().map(|(stage, on)| (*stage, Some(day(on)))).collect();
            let flaws = check_plan(&young, young.row.due_on, &days);
            flaws.iter().map(|flaw| (flaw.field.to_string(), flaw.key)).collect::<Vec<_>>()
        };
        let good = [(Stage::Surveyed, "2024-02-01"), (Stage::Started, "2024-03-01")];
        assert_eq!(plan(&good), []);
        let odd = |field: &str, key| vec![(field.to_owned(), key)];
        let early = plan(&[(Stage::Surveyed, "2024-01-04")]);
        assert_eq!(early, odd("due_surveyed", "construction-due-order"));
        let back = plan(&[(Stage::Surveyed, "2024-03-01"), (Stage::Funded, "2024-02-01")]);
        assert_eq!(back, odd("due_funded", "construction-due-order"));
        let beyond = plan(&[(Stage::Accepted, "2024-09-02")]);
        assert_eq!(beyond, odd("due_accepted", "construction-due-after-whole"));
        let dues = good.map(|(stage, on)| (stage, day(on)));
        let at = |on: &str| late(&young.row, &dues, day(on));
        assert_eq!(at("2024-02-01"), []);
        assert_eq!(at("2024-03-01"), [dues[0]]);
        assert_eq!(at("2024-09-02"), [dues[0], dues[1], (Stage::Handed, day("2024-09-01"))]);
        let built = file(&[(Stage::Started, "2024-03-01")], 1);
        assert_eq!(late(&built.row, &dues, day("2024-04-01")), [], "both were reached");
    }

    #[test]
    fn what_is_late_is_seen() {
        let late = file(&[(Stage::Started, "2024-03-01")], 1);
        assert!(late.row.is_overdue(day("2024-09-02")) && !late.row.is_overdue(day("2024-09-01")));
        let done = file(&[(Stage::Handed, "2024-10-01")], 1);
        assert!(!done.row.is_overdue(day("2024-11-01")) && next(&done).is_empty());
    }
}
