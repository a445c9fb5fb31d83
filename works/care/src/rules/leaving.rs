//! Somebody leaves a programme: what "reached" rests on. It is held against what was measured and
//! handed over; where nothing shows it, a word says why. Pure; what was measured is given to it
//! opened and it tells nobody of it.

use super::{FieldSort, Programme, Sort};
use crate::model::{Detail, EntryId, EntryRow, File, Rests};
use kernel::Flaw;
use std::collections::HashMap;

/// The result in words.
pub const RESULT: &str = "result";
/// Why it counts as reached although nothing measured shows it.
pub const WHY: &str = "why";

/// Whether something was measured or handed over on leaving, beside words on the result.
pub fn is_measured(told: &Detail) -> bool {
    told.iter().any(|(name, _)| ![RESULT, WHY].contains(&name.as_str()))
}

/// What it rests on that somebody reached what a programme is for: of those it measures, that
/// something grew and nothing fell since the first measuring; of the others, that each thing was
/// handed over. Nothing where the programme holds it against nothing.
pub fn rests(
    programme: &Programme,
    file: &File,
    details: &HashMap<EntryId, Detail>,
    told: &Detail,
) -> Result<Option<Rests>, Flaw> {
    let Some(sort) = programme.leaving().filter(|sort| asks_why(sort)) else { return Ok(None) };
    let flaw = match lengths_and_weights(sort) {
        all if all.is_empty() => unmarked(programme, sort, file, told),
        all => ungrown(&all, file, details, told),
    };
    match flaw {
        None => Ok(Some(Rests::Measure)),
        Some(_) if told.iter().any(|(name, _)| name == WHY) => Ok(Some(Rests::Word)),
        Some(flaw) => Err(flaw),
    }
}

fn asks_why(sort: &Sort) -> bool {
    sort.fields.iter().any(|(name, _)| name == WHY)
}

fn lengths_and_weights(sort: &Sort) -> Vec<&str> {
    let is_measure = |of: FieldSort| matches!(of, FieldSort::Kilograms | FieldSort::Centimetres);
    let all = sort.fields.iter().filter(|(_, of)| is_measure(*of));
    all.map(|(name, _)| name.as_str()).collect()
}

/// The flaw of somebody who was not measured on leaving, or did not grow.
fn ungrown(
    measures: &[&str],
    file: &File,
    details: &HashMap<EntryId, Detail>,
    told: &Detail,
) -> Option<Flaw> {
    let at = (*measures.first()?).to_owned();
    if !measures.iter().any(|name| value(told, name).is_some()) {
        return Some(Flaw::new(at, "care-reached-unmeasured"));
    }
    let mut entries: Vec<&EntryRow> = file.standing().collect();
    entries.sort_by_key(|entry| entry.on_day);
    let first = |name: &str| entries.iter().find_map(|entry| value(details.get(&entry.id)?, name));
    let gain = |name: &&str| Some(value(told, name)? - first(name)?);
    let gains: Vec<i64> = measures.iter().filter_map(gain).collect();
    let grew = gains.iter().any(|gain| *gain > 0) && gains.iter().all(|gain| *gain >= 0);
    (!grew).then(|| Flaw::new(at, "care-reached-ungrown"))
}

fn value(detail: &Detail, name: &str) -> Option<i64> {
    detail.iter().find(|(own, _)| own == name)?.1.parse().ok()
}

/// The flaw of somebody who never had what the programme hands over.
fn unmarked(programme: &Programme, leaving: &Sort, file: &File, told: &Detail) -> Option<Flaw> {
    let is_told = |name: &str| told.iter().any(|(own, _)| own == name);
    let gives =
        |sort: &Sort, name: &str| !sort.leaving && sort.fields.iter().any(|(own, _)| own == name);
    let had = |name: &str| {
        let sorts = file.standing().filter_map(|entry| programme.sort(&entry.sort));
        is_told(name) || sorts.into_iter().any(|sort| gives(sort, name))
    };
    let asked = leaving.fields.iter().map(|(name, _)| name.as_str());
    let missing = asked.filter(|name| ![RESULT, WHY].contains(name)).find(|name| !had(name));
    missing.map(|name| Flaw::new(name.to_owned(), "care-reached-unmarked"))
}

/// What must hold of an entry that is taken back: the end of a file rests on it no more.
pub fn check_back(programme: &Programme, file: &File, entry: &EntryRow) -> Vec<Flaw> {
    let sort = programme.sort(&entry.sort);
    let by_measure = file.row.reached_by.as_deref() == Some(Rests::Measure.code());
    let holds = sort.is_some_and(|sort| sort.leaving || (by_measure && sort.follows_up));
    match file.row.closed_on {
        Some(_) if holds => vec![Flaw::new("entry", "care-back-closed")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::programme;
    use super::super::trial::{day, file};
    use super::*;

    fn told(pairs: &[(&str, &str)]) -> Detail {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_child_reached_its_goal_when_it_grew() {
        let child = programme("nutrition").expect("a programme");
        let entries = [("start", "2024-08-10"), ("follow", "2024-09-01")];
        let one = file("nutrition", "2024-08-10", None, &entries);
        let details = HashMap::from([
            (one.entries[0].id, told(&[("weight", "9800"), ("height", "785")])),
            (one.entries[1].id, told(&[("weight", "9900"), ("height", "785")])),
        ]);
        let rests = |pairs: &[(&str, &str)]| {
            rests(child, &one, &details, &told(pairs)).map_err(|flaw| (flaw.field, flaw.key))
        };
        let unmeasured = Err(("weight".to_owned(), "care-reached-unmeasured"));
        let ungrown = Err(("weight".to_owned(), "care-reached-ungrown"));
        assert_eq!(rests(&[("weight", "9900"), ("height", "785")]), Ok(Some(Rests::Measure)));
        assert_eq!(rests(&[("result", "khỏe")]), unmeasured);
        // Less than on entry, although taller; and as it came.
        assert_eq!(rests(&[("weight", "9700"), ("height", "800")]), ungrown);
        assert_eq!(rests(&[("weight", "9800"), ("height", "785")]), ungrown);
        assert_eq!(rests(&[("weight", "9800"), ("why", "Đã xuất viện")]), Ok(Some(Rests::Word)));
        let never = file("nutrition", "2024-08-10", None, &[]);
        let grown = super::rests(child, &never, &HashMap::new(), &told(&[("weight", "9900")]));
        assert!(grown.is_err(), "against nothing that was measured before");
    }

    #[test]
    fn a_fisherman_reached_it_with_equipment_and_training() {
        let fisher = programme("fisher").expect("a programme");
        let one = file("fisher", "2024-08-10", None, &[("start", "2024-08-10")]);
        let rests = |pairs: &[(&str, &str)]| {
            rests(fisher, &one, &HashMap::new(), &told(pairs)).map_err(|flaw| flaw.field)
        };
        assert_eq!(rests(&[]), Err("topic".to_owned()), "equipped and not trained");
        assert_eq!(rests(&[("topic", "Bão")]), Ok(Some(Rests::Measure)));
        assert_eq!(rests(&[("why", "Đã học ở xã")]), Ok(Some(Rests::Word)));
        let patient = programme("patient").expect("a programme");
        let other = file("patient", "2024-08-10", None, &[]);
        assert_eq!(super::rests(patient, &other, &HashMap::new(), &Vec::new()), Ok(None));
    }

    #[test]
    fn what_an_end_rests_on_is_not_taken_back() {
        let child = programme("nutrition").expect("a programme");
        let entries = [("start", "2024-08-10"), ("support", "2024-08-11"), ("end", "2024-09-01")];
        let mut one = file("nutrition", "2024-08-10", Some("2024-09-01"), &entries);
        let is_free = |one: &File, at: usize| check_back(child, one, &one.entries[at]).is_empty();
        assert_eq!([0, 1, 2].map(|at| is_free(&one, at)), [true, true, false]);
        one.row.reached_by = Some("measure".into());
        assert_eq!([0, 1, 2].map(|at| is_free(&one, at)), [false, true, false]);
        one.row.closed_on = None;
        assert_eq!([0, 1, 2].map(|at| is_free(&one, at)), [true; 3]);
        assert_eq!(one.row.opened_on, day("2024-08-10"));
    }
}
