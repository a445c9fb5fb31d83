//! A country in a scratch database: chapters under every commune of the shipped tree, years of
//! figures as opening entries, what a late correction costs. In the product only `org` writes the
//! tree; the chapters of a bench belong to nobody.

use super::ask;
use super::load::fill;
use super::sort::Fact;
use super::tree::Tree;
use crate::figures::Figures;
use crate::model::{FigureId, Origin, Posting, RecordId, What};
use crate::store;
use crate::store::position::Ground;
use kernel::db::{Db, Tx, sql};
use kernel::{Day, Error, Month, Pass, Result, UnitId};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

/// Runs of a late correction; the middle one is told.
const RUNS: usize = 60;

/// The tree of a day with its chapters.
#[derive(Default)]
pub struct Grown {
    /// All units that stood on the day, children first.
    tree: Tree,
    /// The chapters.
    pub chapters: Vec<UnitId>,
}

/// Puts chapters under the units of a day that have nothing below them, the same number under each
/// and one more under the first; a chapter follows its unit to whoever takes its place.
pub async fn grow(db: &Db, day: Day, chapters: usize) -> Result<Grown> {
    db.write(move |tx| {
        tx.without_journal("chapters of a bench belong to nobody");
        let leaves: Vec<(UnitId, Day)> =
            sql("select u.id, u.until_on from unit u where u.from_on <= $1 and u.until_on >= $1 \
             and not exists (select 1 from edge e where e.above = u.id and e.from_on <= $1 \
             and e.until_on >= $1) order by u.id")
            .bind(day)
            .all(tx)?;
        let next: i64 = sql("select max(id) from unit").one::<Option<i64>>(tx)?.unwrap_or(0) + 1;
        let mut planted = Vec::with_capacity(chapters);
        for (leaf, id) in leaves.iter().cycle().zip(next..).take(chapters) {
            plant(tx, UnitId(id), *leaf)?;
            planted.push(UnitId(id));
        }
        Ok(Grown { tree: standing(tx, day)?, chapters: planted })
    })
    .await
}

/// The same tree with the chapters that an earlier run put there.
pub async fn grown_before(db: &Db, day: Day) -> Result<Grown> {
    db.read(move |tx| {
        let chapters =
            sql("select id from unit where code like 'chi-hoi-%' order by id").all(tx)?;
        Ok(Grown { tree: standing(tx, day)?, chapters })
    })
    .await
}

fn plant(tx: &mut Tx<'_>, id: UnitId, (leaf, until): (UnitId, Day)) -> Result<()> {
    let code = format!("chi-hoi-{id}");
    sql(
        "insert into unit (id, key, code, name, name_folded, short_name, level, from_on, until_on, \
         version) values ($1, $2, $3, $3, $3, $3, 'branch', $4, $5, 1)",
    )
    .bind(id)
    .bind(kernel::Id::<kernel::ids::Account>::new())
    .bind(code.as_str())
    .bind(Day::BEGINNING)
    .bind(Day::OPEN_END)
    .run(tx)?;
    sql("insert into reach (above, unit, from_on, until_on, depth) values ($1, $1, $2, $3, 0)")
        .bind(id)
        .bind(Day::BEGINNING)
        .bind(Day::OPEN_END)
        .run(tx)?;
    let mut above = vec![(leaf, Day::BEGINNING, until)];
    if until < Day::OPEN_END {
        let mut ground = Ground::default();
        above.push((ground.heir(tx, leaf, until.add_days(1))?, until.add_days(1), Day::OPEN_END));
    }
    for (unit, from, until) in above {
        sql("insert into edge (unit, from_on, until_on, above) values ($1, $2, $3, $4)")
            .bind(id)
            .bind(from)
            .bind(until)
            .bind(unit)
            .run(tx)?;
        sql("insert into reach (above, unit, from_on, until_on, depth) \
             select above, $1, case when from_on < $3 then $3 else from_on end, \
             case when until_on > $4 then $4 else until_on end, depth + 1 from reach \
             where unit = $2 and from_on <= $4 and until_on >= $3")
        .bind(id)
        .bind(unit)
        .bind(from)
        .bind(until)
        .run(tx)?;
    }
    Ok(())
}

/// The tree of a day, children before their parents.
fn standing(tx: &mut Tx<'_>, day: Day) -> Result<Tree> {
    let edges: Vec<(UnitId, UnitId)> =
        sql("select e.unit, e.above from edge e join unit u on u.id = e.unit \
         where e.from_on <= $1 and e.until_on >= $1 and u.from_on <= $1 and u.until_on >= $1 \
         order by e.above, e.unit")
        .bind(day)
        .all(tx)?;
    let mut under: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
    for (unit, above) in &edges {
        under.entry(*above).or_default().push(*unit);
    }
    let below: std::collections::HashSet<UnitId> = edges.iter().map(|(unit, _)| *unit).collect();
    let root = edges.iter().map(|(_, above)| *above).find(|above| !below.contains(above));
    let root = root.ok_or_else(|| Error::fault("the tree has no top"))?;
    // Each parent before its children, then turned round.
    let (mut order, mut open) = (Vec::new(), vec![(root, None)]);
    while let Some((unit, above)) = open.pop() {
        open.extend(under.get(&unit).into_iter().flatten().map(|child| (*child, Some(unit))));
        order.push((unit, above));
    }
    order.reverse();
    let places: HashMap<UnitId, usize> =
        order.iter().enumerate().map(|(place, (unit, _))| (*unit, place)).collect();
    let place = |above: Option<UnitId>| above.and_then(|above| places.get(&above).copied());
    Ok(Tree::standing(order.iter().map(|(unit, above)| (*unit, place(*above))).collect()))
}

/// Fills an empty Book with a value of each figure of each chapter in each of `months` months up to
/// `last`; some chapters have a history of their own length. The values come from the place, the
/// month and the figure alone.
pub async fn fill_national(
    db: &Db,
    grown: &Grown,
    figures: &[FigureId],
    last: Month,
    months: impl Fn(UnitId) -> i64,
) -> Result<()> {
    let chapters: std::collections::HashSet<UnitId> = grown.chapters.iter().copied().collect();
    let places = (0..grown.tree.len()).filter(|place| chapters.contains(&grown.tree.id(*place)));
    let count = u16::try_from(figures.len()).map_err(Error::fault)?;
    let facts = places.flat_map(|place| {
        let back = months(grown.tree.id(place));
        (0..back).rev().flat_map(move |back| {
            let month = last.add_months(-back);
            (0..count).map(move |figure| fact(place, month, figure))
        })
    });
    fill(db, &grown.tree, figures, facts).await
}

fn fact(place: usize, month: Month, figure: u16) -> Result<Fact> {
    let key = u16::try_from(month.key()).map_err(Error::fault)?;
    let unit = u32::try_from(place).map_err(Error::fault)?;
    let value = (i64::from(unit) * 7 + i64::from(key) * 13 + i64::from(figure) * 101) % 1_000;
    Ok(Fact { unit, month: key, figure, value })
}

/// What a correction of a locked month costs.
#[derive(Debug, Clone, Serialize)]
pub struct Late {
    /// CPU of the process, milliseconds: the values of one chapter.
    pub cpu_ms: f64,
    /// From question to answer, commit included, milliseconds.
    pub wall_ms: f64,
}

/// Locks a month of a unit and corrects all figures of its chapters in it, one after another; each
/// is booked in the month that is open for the old one.
pub async fn late(
    db: &Db,
    (figures, ids): (&Arc<Figures>, &[FigureId]),
    pass: &Pass,
    (above, month): (UnitId, Month),
    chapters: &[UnitId],
) -> Result<Late> {
    let by = pass.clone();
    let lock = move |tx: &mut Tx<'_>| {
        tx.without_journal("a scratch database has no journal");
        store::lock(tx, &by, above, month)
    };
    db.write(lock).await?;
    let (mut cpu, mut wall) = (Vec::new(), Vec::new());
    for chapter in chapters.iter().cycle().take(RUNS) {
        let record = RecordId::new();
        let posting = |figure: &FigureId| Posting {
            unit: *chapter,
            figure: *figure,
            on_day: month.last(),
            amount: 1,
            what: What::Change,
            origin: Some(Origin { capability: 1, record }),
        };
        let postings: Vec<Posting> = ids.iter().map(posting).collect();
        let (figures, pass) = (Arc::clone(figures), pass.clone());
        let (cpu_before, begun) = (ask::cpu_ms(), Instant::now());
        db.write(move |tx| {
            tx.without_journal("a scratch database has no journal");
            store::post(tx, &pass, &figures, &postings).map(|_| ())
        })
        .await?;
        cpu.push(ask::cpu_ms() - cpu_before);
        wall.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(Late { cpu_ms: ask::median(cpu), wall_ms: ask::median(wall) })
}
