//! Who may be the same person as somebody whose name is being typed: gathered by names that are
//! alike, weighed, and told as far as the reader may see. Of a dossier out of reach nothing is told
//! but the province whose office knows more.

use super::province;
use crate::model::AddressId;
use crate::rules::names::{sorted, with_other, without_one, words};
use crate::rules::{MAYBE, Person, SURE, Weighed, weigh};
use crate::store::{self, Marks, NearRow};
use crate::{acts, rules};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Pass, Result, UnitId, Who};
use org::standing;
use std::collections::{BTreeSet, HashMap};

/// People that are told of, at most.
const TOLD: usize = 5;
/// Dossiers whose reach is asked for, at most.
const ASKED: usize = 12;
/// Names that are looked up at once, at most.
const NAMES: usize = 40;

/// Somebody who is typed.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Name as far as it is typed.
    pub name: String,
    /// Year of birth, if it is.
    pub birth_year: Option<i64>,
    /// Sex code, if it is.
    pub sex: Option<String>,
    /// Keyed hash of the number, if a whole one is.
    pub number: Option<Vec<u8>>,
    /// Keyed hash of the telephone, if a whole one is.
    pub phone: Option<Vec<u8>>,
    /// A dossier that is not looked for: the one that is written.
    pub but: Option<AddressId>,
}

impl Asked {
    /// Nothing is typed that could find anybody.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.number.is_none() && self.phone.is_none()
    }
}

/// Somebody within reach who may be the same.
#[derive(Debug, Clone)]
pub struct Here {
    /// The dossier.
    pub id: AddressId,
    /// Whose name was met.
    pub name: String,
    /// Their year of birth.
    pub birth_year: Option<i64>,
    /// The unit that keeps the dossier.
    pub unit: String,
    /// They live there; the dossier bears another name.
    pub is_member: bool,
    /// How likely, and why.
    pub weighed: Weighed,
}

/// Somebody out of reach who is likely the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct There {
    /// The province whose office is asked.
    pub province: String,
    /// It is the province of who asks.
    pub is_own: bool,
}

/// Who may be the same person.
#[derive(Debug, Clone, Default)]
pub struct Likely {
    /// Within reach, the likeliest first.
    pub here: Vec<Here>,
    /// Out of reach, each province once.
    pub there: Vec<There>,
}

/// Where the people of a unit live, as it is called today, and who keeps them today.
#[derive(Clone)]
pub(super) struct Home {
    pub heir: UnitId,
    pub commune: String,
    pub province: String,
}

impl Home {
    fn unknown(unit: UnitId) -> Home {
        Home { heir: unit, commune: String::new(), province: String::new() }
    }
}

/// Where the people of many units live today.
pub(super) fn homes(tx: &mut Tx<'_>, who: &Who, units: &[UnitId]) -> Result<HashMap<UnitId, Home>> {
    let mut heirs: HashMap<UnitId, UnitId> = units.iter().map(|unit| (*unit, *unit)).collect();
    let mut above = store::above(tx, units, who.today())?;
    for row in above.iter().filter(|row| row.until_on < who.today()) {
        if heirs.get(&row.unit) == Some(&row.unit) {
            heirs.insert(row.unit, place::heir(tx, row.unit, who.today())?);
        }
    }
    let moved: Vec<UnitId> =
        heirs.iter().filter(|(own, heir)| own != heir).map(|(_, h)| *h).collect();
    if !moved.is_empty() {
        above.extend(store::above(tx, &moved, who.today())?);
    }
    let named = |unit: UnitId, level: &str| {
        let mut rows = above.iter().filter(|row| row.unit == unit && row.level == level);
        rows.next().map(|row| row.name.clone()).unwrap_or_default()
    };
    let home = |(unit, heir): (&UnitId, &UnitId)| {
        let (commune, province) = (named(*heir, "commune"), named(*heir, "province"));
        (*unit, Home { heir: *heir, commune, province })
    };
    Ok(heirs.iter().map(home).collect())
}

/// Looks for people who may be the one that is typed, for a dossier of a unit; the pass is of
/// whoever may open one there.
pub fn likely(
    tx: &mut Tx<'_>,
    (who, pass): (&Who, &Pass),
    place: &Place,
    asked: &Asked,
) -> Result<Likely> {
    let marks = Marks {
        number: asked.number.clone(),
        phone: asked.phone.clone(),
        birth_year: asked.birth_year,
        unit: Some(place.id),
    };
    let unit = place.id;
    let home = homes(tx, who, &[unit])?.remove(&unit).unwrap_or_else(|| Home::unknown(unit));
    let own = Person {
        name: asked.name.clone(),
        birth_year: asked.birth_year,
        sex: asked.sex.clone(),
        commune: home.commune.clone(),
        province: home.province.clone(),
    };
    let mut search = Search { who, unit, own: home, seen: BTreeSet::new(), found: Vec::new() };
    let rows = store::with_marks(tx, pass, &marks)?;
    search.take(tx, &own, rows)?;
    let words = words(&asked.name);
    if words.len() > 1 {
        let mut names = store::names_of(tx, pass, &[sorted(&words)])?;
        let rows = store::with_names(tx, pass, &marks, &names)?;
        search.take(tx, &own, rows)?;
        names = store::names_with(tx, pass, &words)?;
        names.extend(store::names_of(tx, pass, &without_one(&words))?);
        names.truncate(NAMES);
        let rows = store::with_names(tx, pass, &marks, &names)?;
        search.take(tx, &own, rows)?;
        if search.found.is_empty() {
            names = slips(tx, pass, &words)?;
            let rows = store::with_names(tx, pass, &marks, &names)?;
            search.take(tx, &own, rows)?;
        }
    }
    search.told(tx, asked.but, &own)
}

/// Names in which one word is another that a slip may have made of it.
fn slips(tx: &mut Tx<'_>, pass: &Pass, words: &[String]) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let near = store::words_near(tx, pass, word)?;
        all.extend(with_other(words, at, &near));
    }
    let mut names = store::names_of(tx, pass, &all)?;
    names.truncate(NAMES);
    Ok(names)
}

fn person(row: &NearRow, home: &Home) -> Person {
    Person {
        name: row.name.clone(),
        birth_year: row.birth_year,
        sex: row.sex.clone(),
        commune: home.commune.clone(),
        province: home.province.clone(),
    }
}

/// What was gathered so far.
struct Search<'w> {
    who: &'w Who,
    unit: UnitId,
    own: Home,
    seen: BTreeSet<(AddressId, String)>,
    found: Vec<(NearRow, Weighed)>,
}

impl Search<'_> {
    /// Weighs what was met and keeps what may be the same. The best case is weighed first: where a
    /// unit lies is asked only where it can matter.
    fn take(&mut self, tx: &mut Tx<'_>, own: &Person, rows: Vec<NearRow>) -> Result<()> {
        let mut rest = Vec::new();
        for row in rows {
            if !self.seen.insert((row.id, row.name.clone())) {
                continue;
            }
            let near = person(&row, &self.own);
            let best = weigh(own, &near, (row.is_number, row.is_phone));
            if best.likelihood < MAYBE {
                continue;
            }
            if row.unit == self.unit {
                self.found.push((row, best));
            } else {
                rest.push(row);
            }
        }
        let units: BTreeSet<UnitId> = rest.iter().map(|row| row.unit).collect();
        let homes = homes(tx, self.who, &units.into_iter().collect::<Vec<_>>())?;
        for row in rest {
            let Some(home) = homes.get(&row.unit) else { continue };
            let mut weighed = weigh(own, &person(&row, home), (row.is_number, row.is_phone));
            if home.heir == self.own.heir {
                let renamed = weighed.why.iter_mut().filter(|why| **why == "commune-same");
                renamed.for_each(|why| *why = "commune-renamed");
            }
            if weighed.likelihood >= MAYBE {
                self.found.push((row, weighed));
            }
        }
        Ok(())
    }

    /// The likeliest, by what the reader may see of each.
    fn told(mut self, tx: &mut Tx<'_>, but: Option<AddressId>, own: &Person) -> Result<Likely> {
        self.found.retain(|(row, _)| Some(row.id) != but);
        self.found.sort_by(|(_, one), (_, other)| other.likelihood.total_cmp(&one.likelihood));
        let (mut told, mut there, mut once) = (Likely::default(), BTreeSet::new(), BTreeSet::new());
        for (row, weighed) in self.found.iter().take(ASKED) {
            let place = place::get(tx, row.unit, self.who.today())?;
            if standing::pass(tx, self.who, &acts::VIEW, &place).is_err() {
                if weighed.likelihood >= SURE {
                    let province = province(tx, &place, self.who)?;
                    let is_own = province == own.province;
                    there.insert(There { province, is_own });
                }
                continue;
            }
            if told.here.len() < TOLD && once.insert(row.id) {
                told.here.push(Here {
                    id: row.id,
                    name: row.name.clone(),
                    birth_year: row.birth_year,
                    unit: place.name,
                    is_member: row.is_member,
                    weighed: weighed.clone(),
                });
            }
        }
        told.there = there.into_iter().collect();
        Ok(told)
    }
}

/// Whether a likeness is strong enough that a new dossier asks first.
pub(super) fn is_asked(here: &Here) -> bool {
    here.weighed.likelihood >= rules::SURE
}
