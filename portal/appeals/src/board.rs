//! What the public page shows, read whole: every card cut to what enough others share, and the
//! counts with the small ones withheld. Cards cannot be cut one by one: what one may tell depends
//! on all. It writes nothing.

use crate::acts;
use crate::model::{Card, Need, Shared, Traits};
use crate::rules::{self, Spot};
use addresses::AddressId;
use addresses::model::{CardFacts, OpenNeed, Sort};
use addresses::rules::CLASSES;
use api::{Tree, Trees};
use disclosure::{LEAST, Row, published};
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::{Day, Error, Instant, Month, Result, UnitId, Who, place};
use kit::House;
use org::store::WholeRow;
use sponsorship::rules::{Norm, norm};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// All that is shown.
pub struct Board {
    /// The cards, those that lack most first.
    pub cards: Vec<Card>,
    /// Whether some are kept back until more share what they could tell.
    pub keeps_back: bool,
    /// The units.
    pub tree: Arc<Tree>,
    today: Day,
}

impl Board {
    /// The card with this code.
    pub fn card(&self, code: &str) -> Result<&Card> {
        self.cards.iter().find(|card| card.code == code).ok_or(Error::NotFound)
    }

    /// What a unit is called for short.
    pub fn name(&self, unit: UnitId) -> &str {
        self.tree.get(unit).map_or("", |unit| unit.short_name.as_str())
    }

    /// The provinces that stand today, by name.
    pub fn all_provinces(&self) -> Vec<&WholeRow> {
        let is_one = |unit: &&WholeRow| unit.level == "province" && Tree::stands(unit, self.today);
        let mut all: Vec<&WholeRow> = self.tree.units().iter().filter(is_one).collect();
        all.sort_by_key(|unit| fold(&unit.short_name));
        all
    }

    /// The provinces that some card tells, by name.
    pub fn provinces(&self) -> Vec<UnitId> {
        let mut all: Vec<UnitId> =
            self.cards.iter().filter_map(|card| card.shared.province).collect();
        all.sort_by_key(|unit| fold(self.name(*unit)));
        all.dedup();
        all
    }
}

/// The board as it is now. What is promised is read in the program's own name: only its sum for a
/// card is shown, and no more of it than the norm.
pub async fn now(house: &House) -> Result<Board> {
    let (trees, at, today) = (house.shelf::<Trees>()?, house.clock.now(), house.clock.today());
    let job = Who::job("public-data", at, today);
    let read = move |tx: &mut Tx<'_>| {
        let tree = trees.now(tx)?;
        read(tx, tree, &job)
    };
    house.db.read(read).await
}

fn read(tx: &mut Tx<'_>, tree: Arc<Tree>, job: &Who) -> Result<Board> {
    let public = job.may_public(&acts::READ);
    let facts = addresses::store::shown_cards(tx, &public)?;
    let today = job.today();
    let of = |row: &CardFacts| {
        let born = row.birth_year.filter(|_| row.sort == Sort::Person.code());
        Traits {
            province: province(&tree, row.unit, today),
            sort: row.sort.clone(),
            class: row.class.clone(),
            band: born.map(|year| rules::band(year, today)),
        }
    };
    let traits: Vec<Traits> = facts.iter().map(of).collect();
    let told = rules::shared(&traits);
    let keeps_back = told.iter().any(Option::is_none);
    let mut needs = needs(addresses::store::open_needs(tx, &public)?);
    let promised = promised(tx, job, &tree)?;
    let least = norm(Norm::MonthAmount, today);
    let card = |(row, shared): (CardFacts, Option<Shared>)| {
        Some(Card {
            shared: shared?,
            needs: needs.remove(&row.address).unwrap_or_default(),
            promised: rules::promised(promised.get(&row.address).copied().unwrap_or(0), least),
            norm: least,
            code: row.code,
            story: row.story,
            illustrative: row.illustrative,
        })
    };
    let mut cards: Vec<Card> = facts.into_iter().zip(told).filter_map(card).collect();
    cards.sort_by_key(|card| card.promised);
    Ok(Board { cards, keeps_back, tree, today })
}

fn needs(rows: Vec<OpenNeed>) -> HashMap<AddressId, Vec<Need>> {
    let mut all: HashMap<AddressId, Vec<Need>> = HashMap::new();
    for row in rows {
        let (sort, amount) = (row.sort, rules::rounded(row.amount));
        all.entry(row.address).or_default().push(Need { sort, amount, is_monthly: row.is_monthly });
    }
    all
}

/// What is promised for each address this month.
fn promised(tx: &mut Tx<'_>, job: &Who, tree: &Tree) -> Result<HashMap<AddressId, i64>> {
    let Some(root) = tree.units().first() else { return Ok(HashMap::new()) };
    let root = root_of(tree, root.id, job.today());
    let whole = place::get(tx, root, job.today())?;
    let pass = job.may(&sponsorship::acts::VIEW, &whole)?;
    let rows = sponsorship::store::promised(tx, &pass, Month::of(job.today()))?;
    Ok(rows.into_iter().collect())
}

fn root_of(tree: &Tree, unit: UnitId, day: Day) -> UnitId {
    tree.chain(unit, day).last().copied().unwrap_or(unit)
}

/// The province a unit lies in; the unit itself where none is above it.
fn province(tree: &Tree, unit: UnitId, day: Day) -> UnitId {
    let is_province = |id: &UnitId| tree.get(*id).is_some_and(|unit| unit.level == "province");
    tree.chain(unit, day).into_iter().find(is_province).unwrap_or(unit)
}

/// How many addresses may be helped, by place and class, as it is published.
pub struct Counts {
    /// The places, the country first.
    pub spots: Vec<Spot>,
    /// Where each lies.
    pub above: Vec<Option<usize>>,
    /// Their rows.
    pub rows: Vec<Row>,
    /// The units.
    pub tree: Arc<Tree>,
}

/// How long the counts stay as they are, in milliseconds: anyone may ask for them, and a country's
/// take a third of a second.
const KEPT_MS: i64 = 60_000;

/// The counts that were asked for last, and when; on the shelf of the house.
#[derive(Default)]
pub struct Counted(Mutex<Option<Kept>>);

type Kept = (Instant, Arc<Counts>);

/// The counts as they were at most a minute ago.
pub async fn counts(house: &House) -> Result<Arc<Counts>> {
    let (kept, now) = (house.shelf::<Counted>()?, house.clock.now());
    // Held while they are counted: who asks meanwhile waits for the same counts.
    let mut kept = kept.0.lock().await;
    let is_new = |at: Instant| (0..KEPT_MS).contains(&(now.0 - at.0));
    if let Some((_, counts)) = kept.as_ref().filter(|(at, _)| is_new(*at)) {
        return Ok(Arc::clone(counts));
    }
    let counts = Arc::new(counted(house).await?);
    *kept = Some((now, Arc::clone(&counts)));
    Ok(counts)
}

async fn counted(house: &House) -> Result<Counts> {
    let (trees, at, today) = (house.shelf::<Trees>()?, house.clock.now(), house.clock.today());
    let read = move |tx: &mut Tx<'_>| {
        let (tree, job) = (trees.now(tx)?, Who::job("public-data", at, today));
        let counts = addresses::store::helpable_by_class(tx, &job.may_public(&acts::READ))?;
        let Board { cards, tree, .. } = self::read(tx, tree, &job)?;
        let cards: Vec<&Shared> = cards.iter().map(|card| &card.shared).collect();
        let chain = |unit| tree.chain(unit, today);
        let (spots, table) = rules::table(&counts, &cards, &CLASSES, chain);
        let rows = published(&table, LEAST);
        Ok(Counts { spots, above: table.above, rows, tree })
    };
    house.db.read(read).await
}
