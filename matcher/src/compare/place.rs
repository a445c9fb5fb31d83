//! Two places beside each other: commune by name or by what became of it, then what that does not
//! already say: hamlet, district, province. It never resolves a name.

use super::{Comparing, Parts, Pattern, mistyped};
use crate::level::{CommuneLevel, Field};
use crate::person::Person;
use crate::place::Place;
use crate::word::apart;

/// In how many ways the name of a place is mistyped.
const WAYS: f32 = 60.0;

pub(super) fn compare(
    on: &Comparing,
    a: &Person,
    b: &Person,
    pattern: &mut Pattern,
    parts: &mut Parts,
) {
    let (x, y) = (on.people.places.get(a.place), on.people.places.get(b.place));
    let (commune, strangers) = communes(on, &x, &y);
    pattern.levels[Field::Commune as usize] = commune as u8;
    parts[Field::Commune as usize] = strangers;
    let at_one = match commune {
        CommuneLevel::Unknown => None,
        CommuneLevel::Different => Some(false),
        _ => Some(true),
    };
    hamlets(on, (a, &x), (b, &y), at_one, pattern, parts);
    // One commune of today says district and province already.
    let told = x.shares_unit(&y);
    if !told {
        districts(on, &x, &y, at_one, pattern, parts);
        provinces(on, &x, &y, pattern, parts);
    }
}

fn communes(on: &Comparing, x: &Place, y: &Place) -> (CommuneLevel, f32) {
    let (Some(_), Some(_)) = (known(x.commune), known(y.commune)) else {
        return (CommuneLevel::Unknown, 0.0);
    };
    let rarity = &on.rarity.places;
    let shares = [rarity.commune(x), rarity.commune(y)];
    let larger = shares[0].max(shares[1]);
    if x.shares_unit(y) {
        let level = if x.commune == y.commune { CommuneLevel::Same } else { CommuneLevel::Renamed };
        return (level, larger);
    }
    if x.units[0] != 0 && y.units[0] != 0 {
        return (CommuneLevel::Different, 0.0);
    }
    if x.commune == y.commune {
        return (CommuneLevel::Same, larger);
    }
    if similar(on.people.places.names.text(x.commune), on.people.places.names.text(y.commune)) {
        return (CommuneLevel::Similar, mistyped(WAYS, shares[0], shares[1]).min(-3.0));
    }
    (CommuneLevel::Different, 0.0)
}

fn hamlets(
    on: &Comparing,
    (a, x): (&Person, &Place),
    (b, y): (&Person, &Place),
    at_one: Option<bool>,
    pattern: &mut Pattern,
    parts: &mut Parts,
) {
    if a.hamlet == 0 || b.hamlet == 0 {
        return;
    }
    let rarity = &on.rarity.places;
    let within = at_one == Some(true);
    let share = |place: &Place, hamlet: u32| {
        if within { rarity.hamlet_within(place, hamlet) } else { rarity.hamlet(hamlet) }
    };
    let shares = [share(x, a.hamlet), share(y, b.hamlet)];
    let names = &on.people.hamlets;
    let (level, strangers) = if a.hamlet == b.hamlet {
        (1, shares[0].max(shares[1]))
    } else if similar(names.text(a.hamlet), names.text(b.hamlet)) {
        (2, mistyped(WAYS, shares[0], shares[1]))
    } else {
        (3, 0.0)
    };
    pattern.levels[Field::Hamlet as usize] = if within { level } else { level + 3 };
    parts[Field::Hamlet as usize] = strangers;
}

fn districts(
    on: &Comparing,
    x: &Place,
    y: &Place,
    at_one: Option<bool>,
    pattern: &mut Pattern,
    parts: &mut Parts,
) {
    if x.district == 0 || y.district == 0 {
        return;
    }
    let rarity = &on.rarity.places;
    let names = &on.people.places.names;
    let within = at_one == Some(true);
    let share = |place: &Place| {
        if within { rarity.district_within(place) } else { rarity.district(place) }
    };
    let (level, strangers) = if x.district == y.district {
        (1, share(x).max(share(y)))
    } else if apart(names.text(x.district), names.text(y.district), 1) == 1 {
        (2, mistyped(WAYS, rarity.district(x), rarity.district(y)))
    } else {
        (3, 0.0)
    };
    let group = match at_one {
        Some(true) => 0,
        Some(false) => 3,
        None => 6,
    };
    pattern.levels[Field::District as usize] = level + group;
    parts[Field::District as usize] = strangers;
}

fn provinces(on: &Comparing, x: &Place, y: &Place, pattern: &mut Pattern, parts: &mut Parts) {
    if x.province == 0 || y.province == 0 {
        return;
    }
    let rarity = &on.rarity.places;
    let district = pattern.levels[Field::District as usize];
    let group = match district {
        0 => 4,
        1 | 4 | 7 => 0,
        _ => 2,
    };
    let same = x.province == y.province;
    let share = |place: &Place| {
        if group == 0 { rarity.province_within(place) } else { rarity.province(place) }
    };
    pattern.levels[Field::Province as usize] = if same { 1 + group } else { 2 + group };
    parts[Field::Province as usize] = if same { share(x).max(share(y)) } else { 0.0 };
}

fn known(number: u32) -> Option<u32> {
    (number != 0).then_some(number)
}

/// Whether one name is the other, mistyped; numbers are never nearly the same.
fn similar(a: &str, b: &str) -> bool {
    let digits = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    let most = match a.len().min(b.len()) {
        0..=3 => return false,
        4..=6 => 1,
        7..=11 => 2,
        _ => 3,
    };
    if digits(a) || digits(b) {
        return false;
    }
    apart(a, b, most) <= most || is_part(a, b) || is_part(b, a)
}

/// Whether all words of one stand in the other, which has more.
fn is_part(part: &str, whole: &str) -> bool {
    let mut words = whole.split(' ');
    part.len() > 5 && part.split(' ').all(|word| words.any(|other| other == word))
}
