//! Whether a new piece of work looks like one that is there: one deed counts once, whoever types it
//! and from whichever page. Pure; it asks, and what somebody says is another deed is recorded.

use crate::model::{Bond, Kindred, Likeness, Near};

/// An event, and the kinds that are done within it and have no count or value of their own then:
/// examinations, gifts and meals of a Tết of soldiers and people (checklist SOC-05).
const WITHIN: [(&str, &[&str]); 1] =
    [("tet-quan-dan", &["free-exam", "gift", "gift-regular", "gift-adhoc", "gift-tet", "kitchen"])];

/// The base kinds that may be the same deed as one of a base kind, itself first.
pub fn kin(base: &str) -> Vec<&str> {
    let of_event = WITHIN.iter().filter(|(event, _)| *event == base).flat_map(|(_, parts)| *parts);
    let event = WITHIN.iter().filter(|(_, parts)| parts.contains(&base)).map(|(event, _)| event);
    std::iter::once(base).chain(of_event.copied()).chain(event.copied()).collect()
}

/// Whether two pieces of work were at one place: where both were, or where one was and the other's
/// unit is.
pub fn is_at_same_place(one: &Kindred, other: &Kindred) -> bool {
    let spot = |work: &Kindred| work.place.unwrap_or(work.unit);
    let (here, there) = (spot(one), spot(other));
    here == there || one.unit == there || other.unit == here
}

/// The first of these pieces of work that a new one is like; `same` are the codes of its own base
/// kind.
pub fn alike<'r>(new: &Kindred, rows: &'r [Near], same: &[String]) -> Option<(&'r Near, Likeness)> {
    rows.iter()
        .filter(|near| near.row.id != new.id)
        .find_map(|near| Some((near, like(new, near, same.contains(&near.row.kind))?)))
}

fn like(new: &Kindred, Near { row, bond, is_open }: &Near, is_same_kind: bool) -> Option<Likeness> {
    match (is_same_kind, bond) {
        (false, Bond::Own) => Some(Likeness::Event),
        (false, _) => Some(Likeness::EventElsewhere),
        (true, Bond::Host) => Some(Likeness::Hosted),
        (true, Bond::Joiner) => Some(Likeness::Joined),
        // A number that the reader may not read is not found out by trying.
        (true, Bond::Line) => (*is_open && row.counted == new.counted).then_some(Likeness::Near),
        (true, Bond::Own) if row.counted != new.counted => None,
        (true, Bond::Own) if row.kept_in.is_some() => Some(Likeness::File),
        (true, Bond::Own) => {
            let is_same = (row.place, &row.title_folded) == (new.place, &new.title_folded);
            is_same.then_some(Likeness::Same)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ActivityId;
    use kernel::{Day, UnitId};

    const HERE: UnitId = UnitId(7);
    const THERE: UnitId = UnitId(8);

    fn row() -> Kindred {
        Kindred {
            id: ActivityId::new(),
            unit: HERE,
            unit_name: "Xã".into(),
            kind: "kitchen".into(),
            from_on: Day::BEGINNING,
            until_on: Day::BEGINNING,
            place: None,
            title_folded: "bep an".into(),
            counted: 100,
            kept_in: None,
            joiner: None,
        }
    }

    fn met(row: Kindred, bond: Bond, is_open: bool) -> Option<Likeness> {
        let rows = [Near { row, bond, is_open }];
        alike(&self::row(), &rows, &["kitchen".to_owned()]).map(|(_, like)| like)
    }

    fn asked(other: Kindred) -> Option<Likeness> {
        met(other, Bond::Own, true)
    }

    #[test]
    fn the_same_deed_is_asked_about_and_another_is_not() {
        assert_eq!(asked(row()), Some(Likeness::Same));
        assert_eq!(asked(Kindred { place: Some(UnitId(9)), ..row() }), None, "another kitchen");
        assert_eq!(asked(Kindred { title_folded: "bep cho".into(), ..row() }), None);
        assert_eq!(asked(Kindred { counted: 99, ..row() }), None);
        let file = Kindred { kept_in: Some("/constructions/1".into()), ..row() };
        let file = Kindred { title_folded: "nha cua ho".into(), ..file };
        assert_eq!(asked(file), Some(Likeness::File), "whatever its file calls it");
        let own = row();
        let itself = Near { row: own.clone(), bond: Bond::Own, is_open: true };
        assert!(alike(&own, &[itself], &["kitchen".to_owned()]).is_none());
    }

    #[test]
    fn work_of_several_is_asked_about_from_every_side() {
        let other = Kindred { unit: THERE, counted: 3, title_folded: "khac".into(), ..row() };
        let of = |bond| met(other.clone(), bond, false);
        assert_eq!(of(Bond::Host), Some(Likeness::Hosted), "whatever the host counted");
        assert_eq!(of(Bond::Joiner), Some(Likeness::Joined), "whatever the joiner counted");
        assert_eq!(met(other.clone(), Bond::Line, true), None, "another number, another deed");
        let as_many = Kindred { counted: 100, ..other };
        assert_eq!(met(as_many.clone(), Bond::Line, true), Some(Likeness::Near));
        assert_eq!(met(as_many, Bond::Line, false), None, "a number is found out by trying");
    }

    #[test]
    fn what_is_done_within_an_event_is_asked_about_from_both_sides() {
        assert_eq!(kin("funeral"), ["funeral"]);
        assert_eq!(kin("free-exam"), ["free-exam", "tet-quan-dan"]);
        assert_eq!(kin("kitchen"), ["kitchen", "tet-quan-dan"], "the buffet of the event");
        assert!(kin("tet-quan-dan").contains(&"gift-tet"));
        let event = Kindred { kind: "tet-quan-dan".into(), counted: 9, ..row() };
        assert_eq!(asked(event.clone()), Some(Likeness::Event));
        let elsewhere = Kindred { unit: THERE, ..event };
        for bond in [Bond::Host, Bond::Joiner, Bond::Line] {
            assert_eq!(met(elsewhere.clone(), bond, false), Some(Likeness::EventElsewhere));
        }
    }

    #[test]
    fn one_place_is_where_both_were_or_where_the_other_lies() {
        let at = |unit, place| Kindred { unit, place, ..row() };
        let doctors = at(THERE, Some(HERE));
        assert!(is_at_same_place(&doctors, &at(HERE, None)), "the commune at home");
        assert!(is_at_same_place(&doctors, &at(UnitId(9), Some(HERE))), "both at the commune");
        assert!(is_at_same_place(&at(HERE, Some(UnitId(9))), &doctors), "where its unit lies");
        assert!(!is_at_same_place(&at(THERE, None), &at(HERE, None)), "each at home");
        assert!(!is_at_same_place(&doctors, &at(UnitId(9), None)));
    }
}
