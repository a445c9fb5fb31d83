//! From compared pairs to decisions: the odds of each pair, corrected by what the certain partners
//! of both say, and the one threshold. It forgets nothing it was told and asks nobody.

use crate::block;
use crate::compare::{Comparing, Pattern};
use crate::learn::learn;
use crate::model::Model;
use crate::person::People;
use crate::rarity::Rarity;

/// Below these odds (logarithm) a pair is not kept for learning.
const KEPT: f32 = -7.0;
/// Patterns that are learnt from, at most.
const LEARNT_FROM: usize = 600_000;
/// A pair is one person from even odds on; from here on somebody should look.
pub(crate) const MATCH: f32 = 0.0;
pub(crate) const POSSIBLE: f32 = -2.2;
/// A partner is certain from these odds on.
const CERTAIN: f32 = 4.0;
/// Pairs whose odds lie between are heard again.
const HEARD: (f32, f32) = (-6.0, 9.0);
/// How often one person's names differ: where the given name stands first, women take another
/// family name and a nickname; where the family name does, hardly ever.
const NAMES_DIFFER: [f32; 2] = [0.02, 0.002];
const MOST_PARTNERS: usize = 4;

/// A pair that was kept: places in the list, and the odds that it is one person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept {
    pub a: u32,
    pub b: u32,
    pub odds: f32,
}

struct Compared {
    pair: u64,
    pattern: Pattern,
}

/// How many pairs were compared, and those that may be one person.
pub(crate) struct Decided {
    pub compared: usize,
    pub kept: Vec<Kept>,
}

/// Compares all that share a key, learns, and gives every pair its odds.
pub(crate) fn decide(people: &People, rarity: &Rarity) -> Decided {
    let on = Comparing { people, rarity };
    let usual = Model::usual(rarity.many);
    let (mut compared, mut due) = (0_usize, 4_000_000);
    let mut kept: Vec<Compared> = Vec::new();
    block::pairs(people, |i, j| {
        compared += 1;
        if on.is_hopeless(i, j) {
            return;
        }
        let pattern = on.pattern(i, j);
        if usual.odds(&pattern) < KEPT {
            return;
        }
        kept.push(Compared { pair: (i as u64) << 32 | j as u64, pattern });
        if kept.len() >= due {
            single(&mut kept);
            due = kept.len() + 2_000_000;
        }
    });
    single(&mut kept);
    let step = kept.len() / LEARNT_FROM + 1;
    let patterns = || -> crate::learn::Patterns<'_> {
        Box::new(kept.iter().step_by(step).map(|c| &c.pattern))
    };
    let names_differ = NAMES_DIFFER[usize::from(rarity.family_first)];
    let model = learn(rarity.many, patterns, step as f64, names_differ);
    let mut scored: Vec<Kept> = Vec::new();
    for Compared { pair, pattern } in &kept {
        let odds = model.odds(pattern);
        if odds >= HEARD.0 {
            let (a, b) = ((pair >> 32) as u32, (pair & 0xffff_ffff) as u32);
            scored.push(Kept { a, b, odds });
        }
    }
    drop(kept);
    let kept = hear(&on, &model, &scored);
    Decided { compared, kept }
}

fn single(kept: &mut Vec<Compared>) {
    kept.sort_unstable_by_key(|compared| compared.pair);
    kept.dedup_by_key(|compared| compared.pair);
}

/// The certain partners of a record know things of it that the record itself does not say: a pair
/// that stands uncertainly is compared through them too.
fn hear(on: &Comparing, model: &Model, scored: &[Kept]) -> Vec<Kept> {
    let mut partners: Vec<(u32, u32)> = Vec::new();
    for pair in scored.iter().filter(|pair| pair.odds >= CERTAIN) {
        partners.extend([(pair.a, pair.b), (pair.b, pair.a)]);
    }
    partners.sort_unstable();
    let of = |one: u32| {
        let from = partners.partition_point(|(other, _)| *other < one);
        partners
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(move |(other, _)| *other == one)
            .take(MOST_PARTNERS)
            .map(|(_, partner)| *partner)
    };
    let mut heard = Vec::with_capacity(scored.len());
    let met = met_through_partners(on, model, scored, &partners);
    for pair in scored.iter().chain(&met) {
        let mut odds = pair.odds;
        if odds < HEARD.1 {
            let (mut sum, mut many) = (odds.clamp(-12.0, 12.0), 1.0);
            let voices = of(pair.a).filter(|partner| *partner != pair.b).map(|p| (p, pair.b));
            let others = of(pair.b).filter(|partner| *partner != pair.a).map(|p| (p, pair.a));
            for (partner, other) in voices.chain(others) {
                let (i, j) = (partner.min(other) as usize, partner.max(other) as usize);
                sum += model.odds(&on.pattern(i, j)).clamp(-12.0, 12.0);
                many += 1.0;
            }
            odds = sum / many;
        }
        if odds >= POSSIBLE {
            heard.push(Kept { odds, ..*pair });
        }
    }
    heard
}

/// Pairs that share a certain partner and were not compared, or not kept.
fn met_through_partners(
    on: &Comparing,
    model: &Model,
    scored: &[Kept],
    partners: &[(u32, u32)],
) -> Vec<Kept> {
    let mut met: Vec<(u32, u32)> = Vec::new();
    for group in partners.chunk_by(|a, b| a.0 == b.0) {
        let group = group.get(..MOST_PARTNERS * 2).unwrap_or(group);
        for (at, (_, a)) in group.iter().enumerate() {
            met.extend(group.iter().skip(at + 1).map(|(_, b)| (*a.min(b), *a.max(b))));
        }
    }
    met.sort_unstable();
    met.dedup();
    let known =
        |pair: &(u32, u32)| scored.binary_search_by_key(pair, |known| (known.a, known.b)).is_ok();
    met.retain(|pair| !known(pair));
    let odds = |a: u32, b: u32| model.odds(&on.pattern(a as usize, b as usize));
    met.into_iter().map(|(a, b)| Kept { a, b, odds: odds(a, b) }).collect()
}
