//! Whether a new piece of work looks like one that is there: one deed counts once, whoever types it
//! and from whichever page. Pure; it asks, and what somebody says is another deed is recorded.

use crate::model::{Kindred, Likeness};

/// An event, and the kinds that are done within it and have no count or value of their own then:
/// examinations and gifts of a Tết of soldiers and people (checklist SOC-05).
const WITHIN: [(&str, &[&str]); 1] =
    [("tet-quan-dan", &["free-exam", "gift", "gift-regular", "gift-adhoc", "gift-tet"])];

/// The base kinds that may be the same deed as one of a base kind, itself first.
pub fn kin(base: &str) -> Vec<&str> {
    let of_event = WITHIN.iter().filter(|(event, _)| *event == base).flat_map(|(_, parts)| *parts);
    let event = WITHIN.iter().filter(|(_, parts)| parts.contains(&base)).map(|(event, _)| event);
    std::iter::once(base).chain(of_event.copied()).chain(event.copied()).collect()
}

/// The first of these pieces of work that a new one is like; `same` are the codes of its own base
/// kind.
pub fn alike<'r>(
    new: &Kindred,
    rows: &'r [Kindred],
    same: &[String],
) -> Option<(&'r Kindred, Likeness)> {
    let like = |row: &Kindred| {
        if row.id == new.id {
            None
        } else if !same.contains(&row.kind) {
            (row.unit == new.unit).then_some(Likeness::Event)
        } else if row.unit != new.unit {
            Some(Likeness::Hosted)
        } else if row.counted != new.counted {
            None
        } else if row.kept_in.is_some() {
            Some(Likeness::File)
        } else {
            let is_same = (row.place, &row.title_folded) == (new.place, &new.title_folded);
            is_same.then_some(Likeness::Same)
        }
    };
    rows.iter().find_map(|row| Some((row, like(row)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ActivityId;
    use kernel::{Day, UnitId};

    const HERE: UnitId = UnitId(7);

    fn row() -> Kindred {
        Kindred {
            id: ActivityId::new(),
            unit: HERE,
            unit_name: "Xã".into(),
            kind: "kitchen".into(),
            until_on: Day::BEGINNING,
            place: None,
            title_folded: "bep an".into(),
            counted: 100,
            kept_in: None,
        }
    }

    fn asked(other: Kindred) -> Option<Likeness> {
        alike(&row(), &[other], &["kitchen".to_owned()]).map(|(_, like)| like)
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
        let hosted = Kindred { unit: UnitId(8), counted: 3, ..row() };
        assert_eq!(asked(hosted), Some(Likeness::Hosted), "whatever the host counted");
        let own = row();
        let itself = Kindred { id: own.id, ..row() };
        assert!(alike(&own, &[itself], &["kitchen".to_owned()]).is_none());
    }

    #[test]
    fn what_is_done_within_an_event_is_asked_about_from_both_sides() {
        assert_eq!(kin("kitchen"), ["kitchen"]);
        assert_eq!(kin("free-exam"), ["free-exam", "tet-quan-dan"]);
        assert!(kin("tet-quan-dan").contains(&"gift-tet"));
        assert_eq!(asked(Kindred { kind: "tet-quan-dan".into(), ..row() }), Some(Likeness::Event));
        let elsewhere = Kindred { kind: "tet-quan-dan".into(), unit: UnitId(8), ..row() };
        assert_eq!(asked(elsewhere), None, "another unit's event is its own");
    }
}
