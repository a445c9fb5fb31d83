//! The restructuring of 2025 through the doors of this capability: the tree of June 2025, one
//! decision of fifteen thousand moves, and the tree of July; then all the way back. On every
//! engine.

use crate::desk::{self, Hand, Naming};
use crate::model::{DecisionId, State};
use crate::{shipped, store};
use book::{Figures, OnMap, Origin, Posting, RecordId, What};
use kernel::db::trial::{self, TrialDb};
use kernel::db::{Step, Tx, sql};
use kernel::figure::{Figure, FigureKind, Measure};
use kernel::ids::AccountId;
use kernel::journal::{self, Subject};
use kernel::pass::Grant;
use kernel::place::{self, Place};
use kernel::{Day, Error, Instant, Month, Result, Role, UnitId, Who};
use org::consequences::Followers;
use org::dataset::{TreeData, tree};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const fn figure(code: &'static str, no: u16, kind: FigureKind) -> Figure {
    let (unit, measure, formula, at_least) = ("nguoi", Measure::Count, None, false);
    Figure { code, no, unit, kind, measure, formula, at_least, source: "trial" }
}

mod replay;

static FIGURES: [Figure; 4] = [
    figure(replay::FLOWS[0], 1, FigureKind::Flow),
    figure(replay::FLOWS[1], 2, FigureKind::Flow),
    figure(replay::STOCKS[0], 3, FigureKind::Stock),
    figure(replay::STOCKS[1], 4, FigureKind::Stock),
];

const RECORDS: &[Step] = &[Step {
    name: "trial/0001_record",
    sql: "create table trial_record (\n  id uuid primary key\n);",
}];

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn today() -> Day {
    day("2025-07-02")
}

fn who(name: &str, role: Role, unit: UnitId) -> Who {
    let grant = Grant { role, unit, from: Day::BEGINNING, until: Day::OPEN_END };
    Who::account(AccountId::new(), name, vec![grant], Instant(1), today())
}

fn job() -> Who {
    Who::job("restructuring", Instant(1), today())
}

fn centre() -> Place {
    Place {
        id: UnitId(1),
        code: "trung-uong".into(),
        name: String::new(),
        short_name: String::new(),
        level: "central".into(),
        from: Day::BEGINNING,
        until: Day::OPEN_END,
        chain: vec![UnitId(1)],
    }
}

/// The tree as it stood on 30 June 2025, which nobody knew would end.
fn june(data: &TreeData) -> TreeData {
    let old = data.units.iter().filter(|unit| unit.from.is_none()).cloned();
    let units = old.map(|unit| org::dataset::UnitSeed { until: None, ..unit }).collect();
    TreeData { units, succession: Vec::new() }
}

/// What a tree says on a day: each unit's path, name, level and the path above it.
type Told = BTreeSet<(String, String, String, String)>;

fn told(tx: &mut Tx<'_>, day: Day) -> Result<Told> {
    type Row = (String, String, String, Option<String>);
    let rows: Vec<Row> = sql("select u.code, u.name, u.level, a.code from reach s \
         join unit u on u.id = s.unit left join reach r on r.unit = u.id and r.depth = 1 \
         and r.from_on <= $1 and r.until_on >= $1 left join unit a on a.id = r.above \
         where s.above = 1 and s.from_on <= $1 and s.until_on >= $1")
    .bind(day)
    .all(tx)?;
    let line = |(code, name, level, above): Row| (code, name, level, above.unwrap_or_default());
    Ok(rows.into_iter().map(line).collect())
}

fn shipped_on(data: &TreeData, day: Day) -> Told {
    let codes: BTreeMap<&str, &str> =
        data.units.iter().map(|unit| (unit.key.as_str(), unit.code.as_str())).collect();
    let stands = |from: Option<Day>, until: Option<Day>| {
        from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
    };
    let line = |unit: &org::dataset::UnitSeed| {
        let above = unit.parent.as_deref().and_then(|key| codes.get(key)).copied();
        let above = above.unwrap_or_default().to_owned();
        (unit.code.clone(), unit.name.clone(), unit.level.clone(), above)
    };
    data.units.iter().filter(|unit| stands(unit.from, unit.until)).map(line).collect()
}

struct World {
    db: TrialDb,
    figures: Arc<Figures>,
}

impl World {
    /// June's tree with what the facts say of its communes, districts and provinces.
    async fn new(db: TrialDb, data: &Arc<TreeData>) -> World {
        let (june, all) = (june(data), Arc::clone(data));
        let work = move |tx: &mut Tx<'_>| {
            let pass = job().may(&org::LOAD, &centre())?;
            org::store::load(tx, &pass, &june)?;
            let figures = Figures::register(tx, &FIGURES.each_ref())?;
            let pass = job().may(&crate::acts::EFFECT, &centre())?;
            let facts = replay::facts(&june, &all);
            book::post(tx, &pass, &figures, &postings(&facts, &figures)?)?;
            for record in facts.iter().filter_map(|fact| fact.record) {
                sql("insert into trial_record (id) values ($1)").bind(record).run(tx)?;
                let subject = Subject::new("trial_record", RecordId::of(record));
                journal::record(tx, &pass, subject, 1)?;
            }
            Ok(figures)
        };
        let figures = Arc::new(db.write(work).await.expect("June"));
        World { db, figures }
    }

    async fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>, &Figures) -> Result<T> + Send + 'static,
    ) -> T {
        let figures = Arc::clone(&self.figures);
        self.db.read(move |tx| work(tx, &figures)).await.expect("read")
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>, &Hand<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (figures, followers) = (Arc::clone(&self.figures), Followers(Arc::from([])));
        let hand =
            move |tx: &mut Tx<'_>| work(tx, &Hand { figures: &figures, followers: &followers });
        self.db.write(hand).await
    }

    /// The known value of a figure at the centre in a month.
    async fn at_centre(&self, figure: &'static str, month: Month) -> i64 {
        self.read(move |tx, figures| {
            let pass = job().may(&crate::acts::VIEW, &centre())?;
            let lines = book::month(tx, &pass, figures, UnitId(1), month)?;
            let id = figures.id(figure)?;
            Ok(lines.iter().find(|line| line.figure == id).map_or(0, |line| line.value.known))
        })
        .await
    }
}

fn postings(facts: &[replay::Fact], figures: &Figures) -> Result<Vec<Posting>> {
    let mut all = Vec::new();
    for fact in facts {
        let what = if replay::FLOWS.contains(&fact.figure) { What::Change } else { What::Count };
        let (unit, figure) = (UnitId(fact.at as i64 + 1), figures.id(fact.figure)?);
        let (on_day, amount) = (fact.on_day, fact.amount);
        let origin = fact.record.map(|key| Origin { capability: 1, record: RecordId::of(key) });
        all.push(Posting { unit, figure, on_day, amount, what, origin });
    }
    Ok(all)
}

#[tokio::test]
async fn july_2025_is_one_decision_and_can_be_undone() {
    let data = Arc::new(tree());
    let steps: Vec<_> = kernel::db::SCHEMA
        .iter()
        .chain(org::CAPABILITY.schema)
        .chain(book::SCHEMA)
        .chain(crate::SCHEMA)
        .chain(RECORDS)
        .copied()
        .collect();
    for db in trial::databases(&steps).await {
        println!("on {}", db.engine());
        let world = World::new(db, &data).await;
        let id = DecisionId::new();
        written(&world, &data, id).await;
        named(&world, &data, id).await;
        let before = at_centre(&world).await;
        assert!(before.iter().all(|sums| sums.iter().all(|sum| *sum > 1_000)), "{before:?}");
        brought(&world, &data, id).await;
        conserved(&world, &before).await;
        replayed(&world, &data).await;
        undone(&world, &data, id, &before).await;
    }
}

/// Nobody but the office of the centre takes it; a table that names an unknown unit is refused
/// with its line.
async fn written(world: &World, data: &Arc<TreeData>, id: DecisionId) {
    let table = Arc::new(shipped::lines(data));
    let work = move |tx: &mut Tx<'_>, _: &Hand<'_>| {
        let clerk = who("Chi", Role::Clerk, UnitId(1));
        let an = who("An", Role::Centre, UnitId(1));
        let dung = who("Dũng", Role::Approver, place::find(tx, "ca-mau", today())?.id);
        let words = shipped::words(day("2025-07-01"));
        for stranger in [&clerk, &dung] {
            let refused = desk::add(tx, stranger, "trung-uong", id, &words);
            assert!(matches!(refused, Err(Error::NotFound)), "{}", stranger.name());
        }
        desk::add(tx, &an, "trung-uong", id, &words)?;
        let mut wrong = table.to_vec();
        wrong[4_000].unit = "khong-co".into();
        let refused = desk::import(tx, &an, (id, 1), &wrong);
        let Err(Error::Invalid(flaws)) = refused else { panic!("a wrong table was taken") };
        assert_eq!(flaws[0].args[1].1, "4002", "{flaws:?}");
        assert_eq!(desk::import(tx, &an, (id, 1), &table)?, table.len());
        Ok(())
    };
    world.write(work).await.expect("a decision");
}

/// Records of communes that are cut are named for one part each, in the order of the tables; a
/// clerk names none, and no record that counted nothing there. Then it is taken.
async fn named(world: &World, data: &Arc<TreeData>, id: DecisionId) {
    let data = Arc::clone(data);
    let work = move |tx: &mut Tx<'_>, hand: &Hand<'_>| {
        let (clerk, an) = (who("Chi", Role::Clerk, UnitId(1)), who("An", Role::Centre, UnitId(1)));
        let pass = an.may(&crate::acts::WRITE, &centre())?;
        let mut count = 0;
        for fact in replay::facts(&june(&data), &data) {
            let Some((record, part)) = fact.record.zip(fact.part) else { continue };
            let unit = UnitId(fact.at as i64 + 1);
            let part = store::parts_of(tx, &pass, id, unit)?.get(part).map(|part| part.id);
            let naming = |record| Naming { records: vec![record], links: String::new(), part };
            let version = store::found(tx, id)?.version;
            let refused = desk::name(tx, &clerk, hand, (id, version), (unit, &naming(record)));
            assert!(matches!(refused, Err(Error::NotFound)), "named by a clerk");
            let unknown = naming(uuid::Uuid::from_u128(1));
            let refused = desk::name(tx, &an, hand, (id, version), (unit, &unknown));
            assert!(matches!(refused, Err(Error::Invalid(_))), "it counted nothing");
            count += desk::name(tx, &an, hand, (id, version), (unit, &naming(record)))?;
        }
        assert!(count > 50, "{count} records are named");
        let version = store::found(tx, id)?.version;
        desk::take(tx, &an, (id, version))
    };
    world.write(work).await.expect("named");
}

async fn brought(world: &World, data: &TreeData, id: DecisionId) {
    world.write(move |tx, hand| desk::bring(tx, &job(), hand, id)).await.expect("in effect");
    let (june, july) = (day("2025-06-30"), day("2025-07-01"));
    let (old, new) = world.read(move |tx, _| Ok((told(tx, june)?, told(tx, july)?))).await;
    assert_eq!(old, shipped_on(data, june), "June's tree has moved");
    let wanted = shipped_on(data, july);
    let (more, less): (Vec<_>, Vec<_>) =
        (new.difference(&wanted).take(5).collect(), wanted.difference(&new).take(5).collect());
    assert!(more.is_empty() && less.is_empty(), "{more:?} {less:?}");
    let passed: i64 = world.read(|tx, _| sql("select count(*) from succession").one(tx)).await;
    assert_eq!(passed as usize, data.succession.len() + 2);
}

/// Every figure at the centre in each month of the facts.
async fn at_centre(world: &World) -> Vec<Vec<i64>> {
    let mut all = Vec::new();
    for month in replay::MONTHS.map(|on| Month::of(day(on))) {
        let mut sums = Vec::new();
        for figure in &FIGURES {
            sums.push(world.at_centre(figure.code, month).await);
        }
        all.push(sums);
    }
    all
}

/// The months are what was reported, and what there was in May is there in July.
async fn conserved(world: &World, before: &[Vec<i64>]) {
    let broken = world.db.read(book::verify).await.expect("verified");
    assert!(broken.is_empty(), "{broken:?}");
    assert_eq!(at_centre(world).await, before);
    let july = Month::of(day("2025-07-31"));
    for (at, figure) in FIGURES.iter().enumerate().filter(|(at, _)| *at >= 2) {
        assert_eq!(world.at_centre(figure.code, july).await, before[2][at], "{}", figure.code);
    }
}

/// Every province of July, and every commune that has a number by the tables, shows in each month
/// what the tables say: of communes that were cut, of districts that were abolished, of provinces
/// that were merged.
async fn replayed(world: &World, data: &TreeData) {
    let facts = replay::facts(&june(data), data);
    let (wanted, left_over) = replay::shown(data, &facts);
    assert!(left_over > 10, "{left_over} were divided");
    let codes: BTreeSet<String> = wanted.keys().map(|(code, ..)| code.clone()).collect();
    assert!(codes.len() > 250, "{} units say little", codes.len());
    let told = world
        .read(move |tx, figures| {
            let atlas = book::Atlas::read(tx)?;
            let pass = job().may(&crate::acts::VIEW, &centre())?;
            let mut told = replay::Shown::new();
            for code in &codes {
                let unit = place::find(tx, code, today())?.id;
                for on in replay::MONTHS {
                    let asked = (unit, Month::of(day(on)), today());
                    let OnMap::Told { values, .. } =
                        book::on_map(tx, &pass, figures, &atlas, asked)?
                    else {
                        panic!("{code} cannot be told");
                    };
                    for figure in &FIGURES {
                        let id = figures.id(figure.code)?;
                        let value = values.iter().find(|(known, _)| *known == id);
                        let value = value.map_or(0, |(_, value)| *value);
                        told.insert((code.clone(), figure.code, on), value);
                    }
                }
            }
            Ok(told)
        })
        .await;
    for (spot, value) in &told {
        assert_eq!(*value, wanted.get(spot).copied().unwrap_or(0), "{spot:?}");
    }
    // The decision is named where a unit was cut; the country lost nobody by it.
    let cut = facts.iter().find(|fact| fact.record.is_some()).expect("a commune that was cut");
    let cut = UnitId(cut.at as i64 + 1);
    for (unit, count) in [(cut, 1), (UnitId(1), 0)] {
        let days = (day("2025-06-30"), today());
        let numbers = world.read(move |tx, _| store::numbers(tx, &[unit], days)).await;
        assert_eq!(numbers.len(), count, "{unit}: {numbers:?}");
    }
}

async fn undone(world: &World, data: &TreeData, id: DecisionId, before: &[Vec<i64>]) {
    let back = |why: &'static str| {
        world.write(move |tx, hand| {
            let an = who("An", Role::Centre, UnitId(1));
            let version = store::found(tx, id)?.version;
            desk::undo(tx, &an, hand, (id, version), why)
        })
    };
    assert!(matches!(back(" ").await, Err(Error::Invalid(_))), "undone without a word");
    back("Thử lại").await.expect("undone");
    let july = day("2025-07-01");
    let new = world.read(move |tx, _| told(tx, july)).await;
    assert_eq!(new, shipped_on(&june(data), july), "the tree is not what it was");
    let state = world.read(move |tx, _| Ok(store::found(tx, id)?.state())).await;
    assert_eq!(state, State::Undone);
    let broken = world.db.read(book::verify).await.expect("verified");
    assert!(broken.is_empty(), "{broken:?}");
    let month = Month::of(july);
    for (at, figure) in FIGURES.iter().enumerate().filter(|(at, _)| *at >= 2) {
        assert_eq!(world.at_centre(figure.code, month).await, before[2][at], "{}", figure.code);
    }
    let broken = world.db.read(kernel::journal::verify).await.expect("the journal");
    assert!(broken.is_empty(), "{:?}", broken.iter().map(|b| &b.subject).collect::<Vec<_>>());
}
