//! Where, with whom and for which campaign the work of a file is done: the fields that the form of
//! a file shares with the form of any work, read and offered the same. It records nothing.

use super::form::{campaign_choices, offered};
use crate::model::{Joint, Spot};
use crate::{desk, rules, store};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Result, UnitId};
use kit::form::{Choice, Field, Filled, Reading};
use kit::{Typed, Words};

/// The fields of a unit that joins, in their order.
const JOINERS: [&str; 3] = ["joiner", "joiner_2", "joiner_3"];
/// Months within which the work of a file is done, as far as it offers campaigns: a house that is
/// asked for in winter may be handed over in the Humanitarian month.
const MONTHS: i64 = 24;
/// The label of each unit that joins.
const JOINER: &str = "activity-joiner";

/// The place on the list of communes.
pub const PLACE: Field =
    Field::text("place", "activity-place", 200).hint("activity-place-hint").optional();
/// The first unit that joins.
pub const FIRST: Field = Field::text("joiner", JOINER, 200).hint("activity-joiner-hint").optional();
/// The second.
pub const SECOND: Field = Field::text("joiner_2", JOINER, 200).optional();
/// The third.
pub const THIRD: Field = Field::text("joiner_3", JOINER, 200).optional();
/// The campaign.
pub const CAMPAIGN: Field = Field::select("campaign", "activity-campaign").optional();

/// What the fields choose from at a unit.
pub struct JointAround {
    places: Vec<Spot>,
    joining: Vec<Spot>,
    day: Day,
}

impl JointAround {
    /// What a unit chooses from on a day. What a file says already is offered although nobody
    /// would be offered it anew; units that are typed by their paths join wherever they stand.
    pub fn load(
        tx: &mut Tx<'_>,
        here: &Place,
        day: Day,
        (typed, said): (&Typed, &Joint),
    ) -> Result<JointAround> {
        let mut places = store::spots(tx, here, day)?;
        let mut joining = store::joining(tx, here, &places, day)?;
        let paths = JOINERS.map(|name| typed.get(name).trim());
        for path in paths.into_iter().filter(|path| !path.is_empty()) {
            if let Some(unit) = desk::by_path(tx, path, day)? {
                joining.push(store::by_its_path(unit));
            }
        }
        for unit in &said.joiners {
            if rules::by_id(&joining, *unit).is_none() {
                joining.push(store::by_its_path(place::get(tx, *unit, day)?));
            }
        }
        if let Some(at) = said.place
            && rules::by_id(&places, at).is_none()
        {
            let spot = store::spot(tx, at, day)?;
            // Another unit is offered under that name: this one is told from it by its path.
            let is_taken = places.iter().any(|other| other.label == spot.label);
            let by_path = |at| store::by_its_path(at);
            places.push(if is_taken { by_path(place::get(tx, at, day)?) } else { spot });
        }
        Ok(JointAround { places, joining, day })
    }

    /// Reads what was typed at a unit; what fits no unit, or several, is said at its field.
    pub fn read(&self, read: &Reading<'_>, unit: UnitId) -> Joint {
        let of = |field: &str, spots: &[Spot]| {
            let found = rules::read_spot(field, &read.text(field), spots);
            found.map_err(|flaw| read.flaw(flaw)).ok().flatten()
        };
        let mut joiners: Vec<UnitId> = Vec::new();
        for joins in JOINERS.into_iter().filter_map(|name| of(name, &self.joining)) {
            if joins != unit && !joiners.contains(&joins) {
                joiners.push(joins);
            }
        }
        let campaign = Some(read.choice("campaign").to_owned()).filter(|code| !code.is_empty());
        let place = of("place", &self.places).filter(|place| *place != unit);
        Joint { place, campaign, joiners }
    }

    /// What a file says, as the fields begin.
    pub fn begun(&self, joint: &Joint) -> Vec<(String, String)> {
        let said = |spots: &[Spot], unit: UnitId| {
            rules::by_id(spots, unit).map(|spot| spot.label.clone()).unwrap_or_default()
        };
        let mut pairs = vec![
            ("place".to_owned(), joint.place.map(|at| said(&self.places, at)).unwrap_or_default()),
            ("campaign".to_owned(), joint.campaign.clone().unwrap_or_default()),
        ];
        for (name, unit) in JOINERS.into_iter().zip(&joint.joiners) {
            pairs.push((name.to_owned(), said(&self.joining, *unit)));
        }
        pairs
    }

    /// The choices of the fields of units.
    pub(super) fn offer_units<'f>(&self, filled: Filled<'f>) -> Filled<'f> {
        filled
            .choices("place", offered(&self.places))
            .choices("joiner", offered(&self.joining))
            .like("joiner_2", "joiner")
            .like("joiner_3", "joiner")
    }

    /// The choices of all fields.
    pub fn offer<'f>(&self, words: &Words, filled: Filled<'f>) -> Filled<'f> {
        let kept = filled.typed.get("campaign").to_owned();
        let choice =
            |value: &str, label: &str| Choice { value: value.to_owned(), label: words.say(label) };
        let mut campaigns = vec![
            choice("", "activity-campaign-of-kind"),
            choice(Joint::NONE, "activity-campaign-none"),
        ];
        campaigns.extend(campaign_choices(words, (self.day, self.day.add_months(MONTHS)), &kept));
        self.offer_units(filled).choices("campaign", campaigns)
    }
}
