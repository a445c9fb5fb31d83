//! Of which place and under which name a week is: a unit's kitchens and meals are told apart by
//! these two, and a day is recorded once for each. It reads and compares; it records nothing.

use crate::model::{ActivityId, ActivityRow, Spot};
use crate::rules;
use crate::store::{RecordedRow, WeekOf, searched};
use catalogue::Kind;
use kernel::UnitId;
use kit::{Markup, Typed, Visit, Words, html};

/// A place and a name.
#[derive(Debug, Clone)]
pub struct Which {
    /// Where, when not at the unit.
    pub place: Option<UnitId>,
    /// The name as it is typed; empty for the name of the kind.
    pub title: String,
    /// The name as it is compared.
    folded: String,
    /// A piece of work of this place and name: an address names it by that, for a name may tell of
    /// somebody.
    like: Option<ActivityId>,
}

impl Which {
    /// What is recorded at a place under a name; without a name it is called as its kind is.
    pub fn of(kind: &Kind, place: Option<UnitId>, title: &str) -> Which {
        let usual = searched(&kind.label_vi);
        let folded = Some(searched(title)).filter(|folded| !folded.is_empty());
        let folded = folded.unwrap_or_else(|| usual.clone());
        let title = if folded == usual { "" } else { title };
        Which { place, title: title.to_owned(), folded, like: None }
    }

    /// The place and name of a piece of work.
    pub fn like(kind: &Kind, row: &ActivityRow) -> Which {
        Which { like: Some(row.id), ..Which::of(kind, row.place, &row.title) }
    }

    /// The same with a piece of work that an address can name it by, where there is one.
    pub fn known_by(self, weeks: &[WeekOf]) -> Which {
        let same = |week: &&WeekOf| (week.place, &week.title_folded) == (self.place, &self.folded);
        let like = weeks.iter().find(same).map(|week| week.like);
        Which { like, ..self }
    }

    /// What a form says; a place that nobody knows is the unit, until it is refused.
    pub fn read(kind: &Kind, (place, title): (&str, &str), spots: &[Spot], unit: UnitId) -> Which {
        let place = rules::read_spot("place", place, spots).ok().flatten();
        Which::of(kind, place.filter(|place| *place != unit), title)
    }

    fn is_as(&self, other: &Which) -> bool {
        (self.place, &self.folded) == (other.place, &other.folded)
    }

    /// Whether a record is of this place and name.
    pub fn holds(&self, row: &RecordedRow) -> bool {
        row.place == self.place && row.title_folded == self.folded
    }

    /// The fields of a form that begins with it.
    pub fn typed(&self, spots: &[Spot]) -> Typed {
        Typed::of([("title", self.title.clone()), ("place", self.at(spots))])
    }

    /// Where it is, in words; empty at the unit.
    fn at(&self, spots: &[Spot]) -> String {
        let spot = self.place.and_then(|place| rules::by_id(spots, place));
        spot.map(|spot| spot.label.clone()).unwrap_or_default()
    }

    /// How it is called in a list.
    fn said(&self, kind: &str, spots: &[Spot]) -> String {
        let name = if self.title.is_empty() { kind } else { &self.title };
        let at = self.at(spots);
        if at.is_empty() { name.to_owned() } else { format!("{name} · {at}") }
    }

    /// What of an address names it; nothing for the unit's own under the name of the kind, which
    /// the address means by itself, and for what nobody has recorded yet.
    pub fn query(&self) -> String {
        let is_usual = self.place.is_none() && self.title.is_empty();
        self.like.filter(|_| !is_usual).map(|like| format!("&{LIKE}={like}")).unwrap_or_default()
    }
}

/// The part of an address that names a place and name by a piece of work.
pub const LIKE: &str = "like";
/// The part of an address that asks for a week of no place and name yet: every day is open in it.
const ANOTHER: &str = "another";

/// Whether the address asks for a kitchen or meal that is not recorded yet.
pub fn is_another(visit: &Visit) -> bool {
    !visit.query(ANOTHER).is_empty()
}

/// The ways to the weeks of the other kitchens and meals of these days, and to one of a new one.
pub fn others(
    words: &Words,
    kind: &Kind,
    here: Option<&Which>,
    (known, spots): (&[WeekOf], &[Spot]),
    at: impl Fn(&str) -> String,
) -> Markup {
    let mut all: Vec<Which> = Vec::new();
    let which =
        |row: &WeekOf| Which { like: Some(row.like), ..Which::of(kind, row.place, &row.title) };
    for one in known.iter().map(which) {
        if here.is_none_or(|here| !one.is_as(here)) && !all.iter().any(|had| had.is_as(&one)) {
            all.push(one);
        }
    }
    let is_kitchen = kind.based_on == "kitchen";
    let (head, new) = match is_kitchen {
        true => ("activity-week-which", "activity-week-new"),
        false => ("activity-week-which-work", "activity-week-new-work"),
    };
    html! {
        @if !known.is_empty() {
            details {
                summary { (words.say(head)) }
                ul.list {
                    @for one in &all {
                        li { a href=(at(&one.query())) {
                            (one.said(kind.label(words.lang()), spots))
                        } }
                    }
                    li { a href=(at(&format!("&{ANOTHER}=1"))) { (words.say(new)) } }
                }
            }
        }
    }
}
