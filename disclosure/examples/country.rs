//! How long the counts of a whole country take: 63 provinces, 693 districts, 10,395 communes, six
//! groups; and two hundred thousand cards. It prints what it measured and keeps nothing.
//!
//! `cargo run --release -p disclosure --example country`

use disclosure::made::{Dice, country};
use disclosure::{LEAST, Row, crowd, published};
use std::time::Instant;

fn main() {
    let table = country(2_024, (63, 11, 15));
    let started = Instant::now();
    let rows = published(&table, LEAST);
    let took = started.elapsed();
    let hidden = |row: &Row| row.counts.iter().filter(|one| one.is_none()).count();
    let (all, withheld) = (rows.len() * 6, rows.iter().map(hidden).sum::<usize>());
    println!("{} places, {withheld} of {all} counts withheld: {took:.2?}", rows.len());
    let mut dice = Dice::of(2_024);
    let records: Vec<[u64; 5]> = (0..200_000)
        .map(|_| {
            let (province, class) = (dice.below(63), dice.below(6));
            let (sort, band) = (dice.below(2), dice.below(4));
            let any_sort = province * 10 + class;
            let any_age = any_sort * 10 + sort;
            [any_age * 10 + band, any_age + 1_000_000, any_sort + 2_000_000, province, 0]
        })
        .collect();
    let started = Instant::now();
    let told = crowd(&records, LEAST as usize);
    let kept = told.iter().filter(|level| level.is_none()).count();
    println!("200,000 cards, {kept} kept back: {:.2?}", started.elapsed());
}
