//! How long the counts of a whole country take: 63 provinces, 705 districts, 10,599 communes, six
//! groups; and two hundred thousand cards. It prints what it measured and keeps nothing.
//!
//! `cargo run --release -p disclosure --example country`

use disclosure::{LEAST, Row, Table, crowd, published};
use std::time::Instant;

/// Numbers that follow from a seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % most
    }
}

/// Half of the communes keep few addresses, a tenth very many.
fn made(dice: &mut Dice) -> Table {
    let mut table = Table { above: vec![None], counts: vec![Vec::new()], ..Table::default() };
    for _ in 0..63 {
        let province = table.above.len();
        table.above.push(Some(0));
        table.counts.push(Vec::new());
        for _ in 0..11 {
            let district = table.above.len();
            table.above.push(Some(province));
            table.counts.push(Vec::new());
            for _ in 0..15 {
                let most = [4, 8, 8, 20, 80][dice.below(5) as usize];
                table.above.push(Some(district));
                table.counts.push((0..6).map(|_| dice.below(most) as i64).collect());
            }
        }
    }
    table
}

fn main() {
    let mut dice = Dice(2_024);
    let table = made(&mut dice);
    let started = Instant::now();
    let rows = published(&table, LEAST);
    let took = started.elapsed();
    let hidden = |row: &Row| row.counts.iter().filter(|one| one.is_none()).count();
    let (all, withheld) = (rows.len() * 6, rows.iter().map(hidden).sum::<usize>());
    println!("{} places, {withheld} of {all} counts withheld: {took:.2?}", rows.len());
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
