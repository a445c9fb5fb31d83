//! Which records are compared at all: those that share a key. A block that is too large is cut by
//! further keys, and no record is dropped for the company it keeps. It compares nothing itself.

use crate::key;
use crate::person::{People, Person};

/// A block larger than this is cut.
const LARGEST: usize = 32;

/// Gives the keys of a record in one pass.
type Keys = fn(&People, &Person, &mut Vec<u64>);
/// A part by which a large block is cut; nought where the record lacks it.
type Cut = fn(&People, &Person) -> u64;

/// The passes; each catches what the others miss when a field is wrong or unknown. Beside each: by
/// what its large blocks are cut, leaving out what another pass brings together anyway.
const PASSES: &[(Keys, &[Cut])] = &[
    (number, EVERY_CUT),
    (phone, EVERY_CUT),
    (name_year, EVERY_CUT),
    (name_commune, EVERY_CUT),
    (name_day, EVERY_CUT),
    (date_word, &[sex, province, last_word]),
    (date_commune, EVERY_CUT),
    (year_commune, EVERY_CUT),
    (word_commune, &[hamlet, name, sex, year]),
    (name_alone, &[province, hamlet, sex, district, year]),
    (hamlet_year, &[commune, name]),
    (year_words, &[province, sex, hamlet]),
];
const EVERY_CUT: &[Cut] = &[commune, year, name, last_word, hamlet, day_key, sex];

/// Calls back for every pair of places in the list that share a key; some pairs come twice.
pub(crate) fn pairs(people: &People, mut found: impl FnMut(usize, usize)) {
    let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(people.list.len());
    let mut own = Vec::new();
    for (pass, (keys, cuts)) in (0_u64..).zip(PASSES) {
        keyed.clear();
        for (at, person) in (0_u32..).zip(&people.list) {
            own.clear();
            keys(people, person, &mut own);
            own.sort_unstable();
            own.dedup();
            keyed.extend(own.iter().map(|own| (key::mix(own ^ pass), at)));
        }
        keyed.sort_unstable();
        for block in keyed.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1) {
            let mut block: Vec<u32> = block.iter().map(|(_, at)| *at).collect();
            walk(people, &mut block, cuts, &mut found);
        }
    }
}

fn walk(people: &People, block: &mut [u32], cuts: &[Cut], found: &mut impl FnMut(usize, usize)) {
    if block.len() <= LARGEST {
        return each(block, block.len(), found);
    }
    let Some((by, more)) = cuts.split_first() else {
        // Nothing tells them apart: each is compared with its neighbours.
        return each(block, LARGEST, found);
    };
    let part = |at: u32| people.list.get(at as usize).map_or(0, |person| by(people, person));
    block.sort_by_cached_key(|at| (part(*at), *at));
    let mut rest = block;
    while let Some(first) = rest.first() {
        let own = part(*first);
        let end = rest.partition_point(|at| part(*at) == own);
        let (now, later) = rest.split_at_mut(end);
        if now.len() > 1 {
            walk(people, now, more, found);
        }
        rest = later;
    }
}

fn each(block: &[u32], reach: usize, found: &mut impl FnMut(usize, usize)) {
    for (at, i) in block.iter().enumerate() {
        for j in block.iter().skip(at + 1).take(reach) {
            found((*i).min(*j) as usize, (*i).max(*j) as usize);
        }
    }
}

fn commune(people: &People, person: &Person) -> u64 {
    people.places.get(person.place).commune_key()
}

fn district(people: &People, person: &Person) -> u64 {
    people.places.get(person.place).district.into()
}

fn province(people: &People, person: &Person) -> u64 {
    people.places.get(person.place).province.into()
}

fn year(_: &People, person: &Person) -> u64 {
    person.birth.year.into()
}

fn name(_: &People, person: &Person) -> u64 {
    person.name
}

fn last_word(people: &People, person: &Person) -> u64 {
    people.words(person).next_back().map_or(0, |word| word.bare.into())
}

fn hamlet(_: &People, person: &Person) -> u64 {
    person.hamlet.into()
}

fn sex(_: &People, person: &Person) -> u64 {
    person.sex.into()
}

fn word_key(people: &People, bare: u32) -> u64 {
    key::text(people.words.bare.text(bare))
}

fn day_key(_: &People, person: &Person) -> u64 {
    let (_, low, high) = person.birth.either_way();
    u64::from(low) * 100 + u64::from(high)
}

fn date_key(people: &People, person: &Person) -> Option<u64> {
    let year = u64::from(person.birth.year);
    person.birth.is_whole().then(|| year * 10_000 + day_key(people, person))
}

fn year_key(person: &Person) -> Option<u64> {
    person.birth.is_known().then_some(u64::from(person.birth.year))
}

/// The communes of today a record may mean, else the name that it gives.
fn communes(people: &People, person: &Person) -> impl Iterator<Item = u64> + use<> {
    let place = people.places.get(person.place);
    let first = place.commune_key();
    let more = place.units.into_iter().skip(1).filter(|unit| *unit != 0);
    let more = more.map(move |unit| first - u64::from(place.units[0]) + u64::from(unit));
    std::iter::once(first).filter(|first| *first != 0).chain(more)
}

fn number(_: &People, person: &Person, keys: &mut Vec<u64>) {
    keys.extend(person.number.is_known().then(|| person.number.last_nine()));
}

fn phone(_: &People, person: &Person, keys: &mut Vec<u64>) {
    keys.extend((person.phone != 0).then_some(person.phone));
}

fn name_year(_: &People, person: &Person, keys: &mut Vec<u64>) {
    let year = year_key(person).filter(|_| person.name != 0);
    keys.extend(year.map(|year| key::of(&[person.name, year])));
}

fn name_commune(people: &People, person: &Person, keys: &mut Vec<u64>) {
    if person.name != 0 {
        keys.extend(communes(people, person).map(|commune| key::of(&[person.name, commune])));
    }
}

fn name_day(people: &People, person: &Person, keys: &mut Vec<u64>) {
    if person.name != 0 && person.birth.is_whole() {
        keys.push(key::of(&[person.name, day_key(people, person)]));
    }
}

fn date_word(people: &People, person: &Person, keys: &mut Vec<u64>) {
    let Some(date) = date_key(people, person) else { return };
    each_word(people, person, |word| keys.push(key::of(&[date, word])));
    each_two(people, person, |a, b| keys.push(key::of(&[date, a, b])));
}

fn date_commune(people: &People, person: &Person, keys: &mut Vec<u64>) {
    let Some(date) = date_key(people, person) else { return };
    keys.extend(communes(people, person).map(|commune| key::of(&[date, commune])));
}

fn year_commune(people: &People, person: &Person, keys: &mut Vec<u64>) {
    let Some(year) = year_key(person) else { return };
    keys.extend(communes(people, person).map(|commune| key::of(&[year, commune])));
}

fn word_commune(people: &People, person: &Person, keys: &mut Vec<u64>) {
    each_word(people, person, |word| {
        keys.extend(communes(people, person).map(|commune| key::of(&[word, commune])));
    });
}

/// The words of a name but those that too many bear.
fn each_word(people: &People, person: &Person, mut found: impl FnMut(u64)) {
    for word in people.words(person).filter(|word| !people.is_on_many(word.bare)) {
        found(word_key(people, word.bare));
    }
}

/// Each two words of a name, in no order.
fn each_two(people: &People, person: &Person, mut found: impl FnMut(u64, u64)) {
    for (at, a) in people.words(person).enumerate() {
        for b in people.words(person).skip(at + 1) {
            let (a, b) = (word_key(people, a.bare), word_key(people, b.bare));
            found(a.min(b), a.max(b));
        }
    }
}

fn name_alone(_: &People, person: &Person, keys: &mut Vec<u64>) {
    keys.extend((person.name != 0).then_some(person.name));
}

fn hamlet_year(people: &People, person: &Person, keys: &mut Vec<u64>) {
    let Some(year) = year_key(person).filter(|_| person.hamlet != 0) else { return };
    let hamlet = people.hamlets.text(person.hamlet);
    if hamlet.len() > 5 {
        keys.push(key::of(&[year, key::text(hamlet)]));
    }
}

/// Two words of the name with the year: for those who moved and whose name has a slip.
fn year_words(people: &People, person: &Person, keys: &mut Vec<u64>) {
    let Some(year) = year_key(person) else { return };
    each_two(people, person, |a, b| keys.push(key::of(&[year, a, b])));
}
