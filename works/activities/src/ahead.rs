//! What lies ahead in the calendar of work. Every capability that has days of its own answers for
//! them; `program` puts all of them on the shelf, for files of other works stand beside this
//! capability. Nothing is recorded here.

use crate::acts;
use crate::model::{Ahead, Part};
use crate::{rules, store};
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Day, Error, Month, Pass, Result, UnitId, Who, number};
use org::standing;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Days from today within which what comes again and again (meals, follow-up) is told of.
pub const AGAIN_DAYS: i64 = 92;

/// Of whom and of which days it is asked what lies ahead.
pub struct Asked<'a> {
    /// Who asks.
    pub who: &'a Who,
    /// The unit, with all under it.
    pub place: &'a Place,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The most that is told: the earliest.
    pub most: i64,
}

impl Asked<'_> {
    /// The pass of the one who asks for an act at the unit; nothing where it is not theirs.
    pub fn pass(&self, tx: &mut Tx<'_>, act: &'static kernel::Act) -> Result<Option<Pass>> {
        match standing::pass(tx, self.who, act, self.place) {
            Err(Error::NotFound) => Ok(None),
            found => found.map(Some),
        }
    }

    /// The days that have not passed, as far as what comes again is told of; nothing where none is.
    pub fn again(&self) -> Option<(Day, Day)> {
        let today = self.who.today();
        let (from, until) = (self.from.max(today), self.until.min(today.add_days(AGAIN_DAYS)));
        (from <= until).then_some((from, until))
    }
}

/// A capability that answers for what lies ahead of its files, the earliest first.
pub type Source = fn(&mut Tx<'_>, &Asked<'_>) -> Result<Vec<Ahead>>;

/// All that answer.
#[derive(Clone)]
pub struct Aheads(Vec<Source>);

impl Aheads {
    /// These.
    pub fn new(all: Vec<Source>) -> Aheads {
        Aheads(all)
    }

    /// What lies ahead, the earliest first, and whether that is not all of it.
    pub fn of(&self, tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<(Vec<Ahead>, bool)> {
        let mut all = Vec::new();
        for source in &self.0 {
            // One more than is told of: whether there is more is seen.
            all.extend(source(tx, &Asked { most: asked.most + 1, ..*asked })?);
        }
        all.sort_by(|one, other| (one.on, &one.key).cmp(&(other.on, &other.key)));
        let most = usize::try_from(asked.most).unwrap_or_default();
        let is_cut = all.len() > most;
        all.truncate(most);
        Ok((all, is_cut))
    }
}

/// The meals that kitchens mean to cook, one line a day: of one kitchen by its name, of several
/// together.
pub fn kitchens(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Vec<Ahead>> {
    let (Some((from, until)), Some(pass)) = (asked.again(), asked.pass(tx, &acts::VIEW)?) else {
        return Ok(Vec::new());
    };
    let today = asked.who.today();
    let mut plans: HashMap<UnitId, Vec<_>> = HashMap::new();
    for plan in store::kitchen_plans(tx, &pass, (from, until))? {
        plans.entry(plan.unit).or_default().push(plan);
    }
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    let kinds = catalogue::known(tx, &pass)?.into_iter();
    let kinds: Vec<String> =
        kinds.filter(|kind| kind.based_on == "kitchen").map(|kind| kind.code).collect();
    let served: HashSet<(UnitId, Day)> =
        store::planned_days(tx, &pass, (today, today), &kinds)?.into_iter().collect();
    let mut days: BTreeMap<Day, Vec<(UnitId, i64)>> = BTreeMap::new();
    for (unit, own) in &plans {
        let mut day = from;
        while day <= until {
            if let Some(plan) = rules::plan_on(own, day).filter(|_| !served.contains(&(*unit, day)))
            {
                days.entry(day).or_default().push((*unit, plan.meals));
            }
            day = day.add_days(1);
        }
    }
    let names = kernel::place::names(tx, plans.keys().copied())?;
    let most = usize::try_from(asked.most).unwrap_or_default();
    Ok(days.into_iter().take(most).map(|day| of_kitchens(asked.place, day, &names)).collect())
}

fn of_kitchens(
    place: &Place,
    (on, cook): (Day, Vec<(UnitId, i64)>),
    names: &HashMap<UnitId, String>,
) -> Ahead {
    let (unit, unit_name) = match cook.as_slice() {
        [(one, _)] => (*one, names.get(one).cloned().unwrap_or_default()),
        _ => (place.id, place.name.clone()),
    };
    let text = |many: i64| Part::Text(number::count(many));
    let kitchens = text(i64::try_from(cook.len()).unwrap_or(i64::MAX));
    let meals = text(cook.iter().map(|(_, meals)| meals).sum());
    Ahead {
        key: format!("kitchens-{}-{}", place.id.0, on.number()),
        on,
        kind: Some("kitchen".to_owned()),
        campaign: None,
        said: ("ahead-kitchens", vec![("kitchens", kitchens), ("meals", meals)]),
        title: String::new(),
        people: None,
        unit,
        unit_name,
        spot: None,
        href: format!("/kitchens?unit={}&month={}", place.code, Month::of(on).iso()),
    }
}

/// The last days of agreements that hold.
pub fn agreements(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Vec<Ahead>> {
    let Some(pass) = asked.pass(tx, &agreements::acts::VIEW)? else { return Ok(Vec::new()) };
    let span = (asked.from.max(asked.who.today()), asked.until);
    let rows = agreements::store::ending(tx, &pass, span, asked.most)?;
    let rows = agreements::store::with_units(tx, &pass, rows)?;
    let ahead = |(row, unit_name): (agreements::model::AgreementRow, String)| Ahead {
        key: format!("agreement-{}", row.id),
        on: row.until_on,
        kind: None,
        campaign: None,
        said: ("ahead-agreement", Vec::new()),
        title: format!("{}: {}", row.partner, row.title),
        people: None,
        unit: row.unit,
        unit_name,
        spot: None,
        href: format!("/agreements/{}", row.id),
    };
    Ok(rows.into_iter().map(ahead).collect())
}
