//! Nothing that was withheld can be reckoned, asked of a solver of linear programmes that never
//! sees the flow; and no card stands for fewer than enough. Seeds stand in what fails.

mod oracle;

use crate::made::Dice;
use crate::table::arcs;
use crate::{LEAST, Row, Table, bounds, crowd, published, withhold};

/// A country with a few provinces, each with a few communes; many small numbers and zeros.
pub(crate) fn made(dice: &mut Dice) -> Table {
    let groups = 1 + dice.below(4) as usize;
    let mut table = Table { above: vec![None], counts: vec![Vec::new()], ..Table::default() };
    for _ in 0..1 + dice.below(4) {
        let province = table.above.len();
        table.above.push(Some(0));
        let mut own = || match dice.below(3) {
            0 => 0,
            1 => dice.below(8) as i64,
            _ => dice.below(60) as i64,
        };
        table.counts.push((0..groups).map(|_| own()).collect());
        for _ in 0..dice.below(4) {
            table.above.push(Some(province));
            let count = |dice: &mut Dice| match dice.below(3) {
                0 => 0,
                1 => dice.below(8) as i64,
                _ => dice.below(40) as i64,
            };
            table.counts.push((0..groups).map(|_| count(dice)).collect());
        }
    }
    table.known = known(dice, &crate::table::summed(&table));
    table
}

/// Of some places anybody can count elsewhere how many there are at the least: none, some or all.
fn known(dice: &mut Dice, sums: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let mut some = |value: i64| match dice.below(3) {
        0 => value,
        1 => dice.below(value as u64 + 1) as i64,
        _ => 0,
    };
    // Nobody publishes elsewhere a number that is withheld here for being small.
    let mut of = |value: i64| if value < LEAST { 0 } else { some(value) };
    let mut row = |sums: &Vec<i64>| {
        let mut row: Vec<i64> = vec![0];
        row.extend(sums.iter().map(|value| of(*value)));
        row[0] = row.iter().sum();
        row
    };
    sums.iter().map(&mut row).collect()
}

fn two(rows: [[i64; 3]; 3]) -> Table {
    let mut table = Table { above: vec![None], counts: vec![Vec::new()], ..Table::default() };
    for row in rows {
        table.above.push(Some(0));
        table.counts.push(row.to_vec());
    }
    table
}

#[test]
fn a_small_count_takes_others_with_it() {
    let rows = published(&two([[20, 3, 9], [12, 30, 15], [40, 25, 0]]), LEAST);
    assert_eq!(rows[1].counts[1], None, "three of a group are not told");
    let hidden: Vec<usize> =
        rows.iter().map(|row| row.counts.iter().filter(|one| one.is_none()).count()).collect();
    assert_eq!(hidden, [0, 2, 2, 0], "one more in its row, and two below them: the cheapest");
    assert_eq!(rows[3].counts[2], Some(0), "nobody is not a secret");
    assert!(rows.iter().all(|row| row.total.is_some()));
}

#[test]
fn what_is_large_everywhere_is_told_whole() {
    let table = two([[20, 5, 9], [12, 30, 15], [40, 25, 0]]);
    let rows = published(&table, LEAST);
    let whole = |row: &Row| row.total.is_some() && row.counts.iter().all(Option::is_some);
    assert!(rows.iter().all(whole));
    assert_eq!(rows[0].counts, [Some(72), Some(60), Some(24)]);
    assert_eq!(rows[0].total, Some(156));
}

#[test]
fn a_place_with_one_group_hides_its_sum_too() {
    let rows = published(&two([[4, 0, 0], [50, 60, 70], [80, 90, 10]]), LEAST);
    assert_eq!((rows[1].counts[0], rows[1].total), (None, None));
    assert_eq!(rows[0].total, Some(364), "the whole is told: another place hides beside it");
}

#[test]
fn nobody_at_all_is_told() {
    let rows = published(&two([[0; 3]; 3]), LEAST);
    assert!(rows.iter().all(|row| row.total == Some(0)));
    assert!(published(&Table::default(), LEAST).is_empty());
}

/// Every withheld count can still be any of at least five numbers, the solver says the same as the
/// flow, and no zero and no large table is withheld for nothing.
#[test]
fn no_withheld_count_can_be_reckoned() {
    for seed in 0..300 {
        let table = made(&mut Dice::of(seed));
        let arcs = arcs(&table, &crate::table::summed(&table));
        let hidden = withhold(&arcs, LEAST);
        for (at, arc) in arcs.iter().enumerate() {
            assert!(arc.value == 0 || arc.value >= LEAST || hidden[at], "seed {seed}: {arc:?}");
            assert!(arc.value > 0 || !hidden[at], "seed {seed}: a zero is told");
            if !hidden[at] {
                continue;
            }
            let known = bounds(&arcs, &hidden, at, 1_000);
            let solved = oracle::bounds(&arcs, &hidden, at, 1_000);
            assert_eq!(known, solved, "seed {seed}: the flow and the solver of {arc:?}");
            assert!(known.1 - known.0 >= LEAST, "seed {seed}: {arc:?} is within {known:?}");
        }
        if arcs.iter().all(|arc| arc.value == 0 || arc.value >= LEAST) {
            assert!(hidden.iter().all(|hidden| !hidden), "seed {seed}: nothing to hide");
        }
    }
}

/// What is published elsewhere is reckoned with: were all but three of a place known by their
/// cards, nothing beside them could hide the three, so the sums are withheld too.
#[test]
fn cards_that_are_counted_elsewhere_hide_nothing() {
    let mut table = two([[20, 3, 9], [12, 30, 15], [40, 25, 0]]);
    table.known = vec![vec![], vec![29, 20, 0, 9], vec![57, 12, 30, 15], vec![65, 40, 25, 0]];
    let rows = published(&table, LEAST);
    assert_eq!((rows[1].counts[1], rows[1].total), (None, None));
    assert_eq!((rows[0].counts[1], rows[0].total), (None, None));
    let hidden = rows.iter().flat_map(|row| &row.counts).filter(|one| one.is_none()).count();
    assert_eq!(hidden, 2, "nothing else is");
}

/// The attack works: small counts alone withheld can be reckoned, so the test above can fail.
#[test]
fn small_counts_withheld_alone_can_be_reckoned() {
    let table = two([[20, 3, 9], [12, 30, 15], [40, 25, 0]]);
    let arcs = arcs(&table, &crate::table::summed(&table));
    let alone: Vec<bool> = arcs.iter().map(|arc| (1..LEAST).contains(&arc.value)).collect();
    let at = alone.iter().position(|hidden| *hidden).unwrap();
    assert_eq!(oracle::bounds(&arcs, &alone, at, 1_000), (3, 3));
    assert_eq!(bounds(&arcs, &alone, at, 1_000), (3, 3));
}

#[test]
fn a_card_tells_no_more_than_five_share() {
    for seed in 0..300 {
        let mut dice = Dice::of(seed);
        let many = dice.below(80);
        let records: Vec<[Vec<u64>; 4]> = (0..many)
            .map(|_| {
                let (province, class, band) = (dice.below(4), dice.below(4), dice.below(3));
                [vec![province, class, band], vec![province, class], vec![province], Vec::new()]
            })
            .collect();
        let told = crowd(&records, LEAST as usize);
        let shown = |at: usize| told[at].map(|level| (level, &records[at][level]));
        for at in (0..records.len()).filter(|at| told[*at].is_some()) {
            let alike = (0..records.len()).filter(|other| shown(*other) == shown(at)).count();
            assert!(alike >= LEAST as usize, "seed {seed}: {:?} is shown by {alike}", shown(at));
        }
        let left = told.iter().filter(|level| level.is_none()).count();
        assert!(left < LEAST as usize, "seed {seed}: {left} are kept back without need");
    }
}
