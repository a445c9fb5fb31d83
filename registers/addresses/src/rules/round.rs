//! What must hold of a yearly round: when it is due, what can be answered when, and that it never
//! closes in silence over something without an answer (S3 III: dossiers "trước tháng 03 hàng năm";
//! ADR-02). Pure.

use super::{Term, term};
use crate::model::{LineRow, LineState, RoundRow, Tally};
use kernel::{Day, Flaw, number};

/// Kinds of unit that open a round.
const LEADERS: [&str; 2] = ["central", "province"];

/// The last day of a year's round: the eve of the month before which dossiers are made.
pub fn round_due(year: i64) -> Option<Day> {
    let year = i16::try_from(year).ok()?;
    let month = term(Term::RoundBeforeMonth, Day::of(year, 1, 1)?);
    Some(Day::of(year, u8::try_from(month).ok()?, 1)?.add_days(-1))
}

/// The year whose round comes next: this one until its last day.
pub fn round_year(today: Day) -> i64 {
    let year = i64::from(today.year());
    let is_past = round_due(year).is_some_and(|due| due < today);
    if is_past { year + 1 } else { year }
}

/// What must hold of a round that a unit of a level opens: this year's, which is late perhaps, or
/// the next one's; its last day lies in the year.
pub fn check_round(level: &str, (year, due_on): (i64, Day), today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let now = i64::from(today.year());
    if !LEADERS.contains(&level) {
        flaws.push(Flaw::new("year", "address-round-who"));
    }
    if !(now..=now + 1).contains(&year) {
        flaws.push(Flaw::new("year", "address-round-year-odd"));
    } else if i64::from(due_on.year()) != year {
        flaws.push(Flaw::new("due_on", "address-round-due-odd"));
    }
    flaws
}

/// Whether a unit of this level opens rounds.
pub fn leads_rounds(level: &str) -> bool {
    LEADERS.contains(&level)
}

/// What is said where something is written to a round that was closed.
pub fn check_live(round: &RoundRow) -> Vec<Flaw> {
    match round.closed_on {
        Some(day) => vec![Flaw::new("", "address-round-closed").arg("day", day.vn())],
        None => Vec::new(),
    }
}

/// What must hold where a line gets an answer: it has none yet.
pub fn check_answer(line: &LineRow, is_again: bool) -> Vec<Flaw> {
    let is_open = line.state() == LineState::ToVisit;
    match is_open != is_again {
        true => Vec::new(),
        false => vec![Flaw::new("", "address-round-answered")],
    }
}

/// What must hold of the day on which somebody looked at a dossier that was open before: since the
/// round was opened, for an older look is what the round is to replace.
pub fn check_look(round: &RoundRow, on: Day, today: Day) -> Vec<Flaw> {
    if on > today {
        vec![Flaw::new("on", "address-ahead")]
    } else if on < round.opened_on {
        vec![Flaw::new("on", "address-step-before").arg("day", round.opened_on.vn())]
    } else {
        Vec::new()
    }
}

/// What must hold of a round that is closed: everything has an answer, or somebody says why not.
pub fn check_close(tally: &Tally, why: &str) -> Vec<Flaw> {
    if tally.left() == 0 || !why.is_empty() {
        return Vec::new();
    }
    let flaw = Flaw::new("why", "address-round-left")
        .arg("lists", number::count(tally.lists_left()))
        .arg("lines", number::count(tally.lines_left()))
        .arg("carried", number::count(tally.carried_left()));
    vec![flaw]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Carried, CarryId, CarryRow, LineId, RoundId, SheetId};
    use kernel::UnitId;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn round(due: &str, closed: Option<&str>) -> RoundRow {
        RoundRow {
            id: RoundId::new(),
            unit: UnitId(1),
            year: 2025,
            due_on: day(due),
            opened_on: day("2024-12-01"),
            opened_name: "Bình".into(),
            closed_on: closed.map(day),
            closed_name: None,
            closed_why: None,
            left_lists: None,
            left_lines: None,
            left_carried: None,
            version: 1,
        }
    }

    fn keys(flaws: &[Flaw]) -> Vec<(&str, &str)> {
        flaws.iter().map(|flaw| (flaw.field.as_str(), flaw.key)).collect()
    }

    #[test]
    fn a_round_is_due_on_the_last_day_of_february() {
        assert_eq!(round_due(2025), Some(day("2025-02-28")));
        assert_eq!(round_due(2028), Some(day("2028-02-29")), "a leap year");
        assert_eq!(round_due(99_999), None, "no such year");
        assert_eq!(round_year(day("2025-02-28")), 2025);
        assert_eq!(round_year(day("2025-03-01")), 2026);
    }

    #[test]
    fn a_province_or_the_centre_opens_this_years_or_the_next() {
        let check = |level: &str, year: i64, due: &str| {
            let flaws = check_round(level, (year, day(due)), day("2024-11-01"));
            flaws.into_iter().map(|flaw| flaw.key).collect::<Vec<_>>()
        };
        assert!(check("province", 2025, "2025-02-28").is_empty());
        assert!(check("central", 2024, "2024-02-29").is_empty(), "late, and it says so");
        assert_eq!(check("commune", 2025, "2025-02-28"), ["address-round-who"]);
        assert_eq!(check("province", 2026, "2026-02-28"), ["address-round-year-odd"]);
        assert_eq!(check("province", 2023, "2023-02-28"), ["address-round-year-odd"]);
        assert_eq!(check("province", 2025, "2024-12-31"), ["address-round-due-odd"]);
    }

    #[test]
    fn a_round_closes_over_nothing_in_silence() {
        let whole = Tally { communes: 2, handed: 2, lines: 3, opened: 1, ..Tally::default() };
        let whole =
            Tally { has_dossier: 1, left_out: 1, carried: 2, goes_on: 1, ended: 1, ..whole };
        assert_eq!(whole.left(), 0);
        assert!(check_close(&whole, "").is_empty());
        for part in [
            Tally { handed: 1, ..whole },
            Tally { left_out: 0, ..whole },
            Tally { ended: 0, ..whole },
        ] {
            assert_eq!(part.left(), 1, "{part:?}");
            assert_eq!(keys(&check_close(&part, "")), [("why", "address-round-left")]);
            assert!(check_close(&part, "Bão, xã bị cô lập").is_empty(), "a reason is shown");
        }
        // Both halves of a province add up to it.
        assert_eq!(whole.plus(whole).left(), 0);
        assert_eq!(whole.plus(Tally { lines: 4, ..Tally::default() }).lines_left(), 4);
    }

    #[test]
    fn it_is_late_by_the_day_of_its_end_or_by_today() {
        let (due, today) = ("2025-02-28", day("2025-03-10"));
        assert_eq!(round(due, None).days_late(today), Some(10));
        assert_eq!(round(due, Some("2025-02-28")).days_late(today), None);
        assert_eq!(round(due, Some("2025-03-01")).days_late(today), Some(1));
        assert_eq!(round(due, None).days_late(day("2025-02-28")), None);
        assert_eq!(
            keys(&check_live(&round(due, Some("2025-03-01")))),
            [("", "address-round-closed")]
        );
        assert!(check_live(&round(due, None)).is_empty());
    }

    #[test]
    fn a_look_counts_from_the_day_of_the_round() {
        let (round, today) = (round("2025-02-28", None), day("2025-01-10"));
        assert!(check_look(&round, day("2024-12-01"), today).is_empty());
        let told = check_look(&round, day("2024-11-30"), today);
        assert_eq!(keys(&told), [("on", "address-step-before")]);
        assert_eq!(keys(&check_look(&round, day("2025-01-11"), today)), [("on", "address-ahead")]);
    }

    #[test]
    fn a_line_is_answered_once_and_a_mistake_is_taken_back() {
        let line = |state: LineState| LineRow {
            id: LineId::new(),
            sheet: SheetId::new(),
            name: "Hộ Mẫu".into(),
            birth_year: None,
            class: "poor".into(),
            state: state.code().into(),
            address: None,
            why: None,
            answered_on: None,
            answered_name: None,
            version: 1,
        };
        assert!(check_answer(&line(LineState::ToVisit), false).is_empty());
        assert!(check_answer(&line(LineState::LeftOut), true).is_empty());
        for (state, again) in [(LineState::Opened, false), (LineState::ToVisit, true)] {
            let told = check_answer(&line(state), again);
            assert_eq!(keys(&told), [("", "address-round-answered")]);
        }
    }

    #[test]
    fn what_ended_needs_no_look_and_what_ended_later_is_no_answer() {
        let row = |ended: Option<&str>, looked: Option<&str>| CarryRow {
            id: CarryId::new(),
            sheet: SheetId::new(),
            address: crate::model::AddressId::new(),
            code: "AAAA2222".into(),
            name: "Hộ Mẫu".into(),
            birth_year: None,
            state: "helped".into(),
            ended_on: ended.map(day),
            reviewed_on: looked.map(day),
            by_whom: None,
            version: 1,
        };
        let until = day("2025-02-28");
        assert_eq!(row(None, None).answer(until), Carried::ToReview);
        assert_eq!(row(Some("2025-01-05"), Some("2025-01-01")).answer(until), Carried::Ended);
        assert_eq!(row(Some("2025-03-05"), None).answer(until), Carried::ToReview);
        assert_eq!(row(None, Some("2025-01-01")).answer(until), Carried::GoesOn);
    }
}
