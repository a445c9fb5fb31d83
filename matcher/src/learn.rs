//! Learns a model from pairs that nobody labelled: expectation and maximisation over the three
//! kinds of pair. It never sees a record, and how rare values are is not learnt but counted.

use crate::compare::Pattern;
use crate::level::MOST_LEVELS;
use crate::model::{Model, before, groups};

const ROUNDS: usize = 25;
/// A round that moves the share of matches less than this is the last.
const STILL: f64 = 1e-4;
/// What was known before weighs as much as so many pairs.
const BEFORE: f64 = 40.0;

/// Learns from the patterns of the pairs of a list of `many` that were compared; each stands for
/// `each` pairs; `names_differ` bounds how often one person's names differ.
pub(crate) fn learn<'p>(
    many: f32,
    patterns: impl Fn() -> Patterns<'p>,
    each: f64,
    names_differ: f32,
) -> Model {
    let mut model = Model::usual(many);
    let pairs = (f64::from(many) * (f64::from(many) - 1.0) / 2.0).max(1.0);
    let mut ones = 0.0;
    for _ in 0..ROUNDS {
        let seen = expect(&model, patterns());
        let before_ones = ones;
        ones = seen.kinds[0] * each;
        maximise(&mut model, &seen, each, pairs);
        cap(&mut model, names_differ);
        if (ones - before_ones).abs() <= STILL * ones {
            break;
        }
    }
    model
}

/// The patterns, one after another.
pub(crate) type Patterns<'p> = Box<dyn Iterator<Item = &'p Pattern> + 'p>;

struct Seen {
    kinds: [f64; 2],
    levels: [[[f64; MOST_LEVELS]; 9]; 2],
}

fn expect(model: &Model, patterns: Patterns) -> Seen {
    let mut seen = Seen { kinds: [0.0; 2], levels: [[[0.0; MOST_LEVELS]; 9]; 2] };
    for pattern in patterns {
        let [one, household, strangers] = model.kinds(pattern);
        let high = one.max(household).max(strangers);
        let kinds = [one, household, strangers].map(|kind| f64::from((kind - high).exp()));
        let sum: f64 = kinds.iter().sum();
        for (kind, likely) in kinds.iter().take(2).enumerate() {
            let likely = likely / sum;
            if likely < 1e-4 {
                continue;
            }
            seen.kinds[kind] += likely;
            for (levels, level) in seen.levels[kind].iter_mut().zip(pattern.levels) {
                levels[usize::from(level).min(MOST_LEVELS - 1)] += likely;
            }
        }
    }
    seen
}

fn maximise(model: &mut Model, seen: &Seen, each: f64, pairs: f64) {
    let before = before();
    for (kind, table) in [&mut model.one, &mut model.household].into_iter().enumerate() {
        for (field, known) in before[kind].iter().enumerate() {
            if known.is_empty() {
                continue;
            }
            for (from, until) in groups(field) {
                let levels = seen.levels[kind][field].get(from..until).unwrap_or(&[]);
                let sum = levels.iter().sum::<f64>() * each + BEFORE;
                for (at, level) in levels.iter().enumerate() {
                    let known = known.get(from + at - 1).copied().unwrap_or(1e-3);
                    let share = (level * each + BEFORE * f64::from(known)) / sum;
                    table[field][from + at] = share.max(1e-6).ln() as f32;
                }
            }
        }
    }
    let share = |kind: usize| ((seen.kinds[kind] * each + 0.5) / pairs).min(0.5).ln() as f32;
    model.ones = share(0);
    model.households = share(1);
}

/// Names that differ are rarely one person's, whatever a list seems to say.
fn cap(model: &mut Model, names_differ: f32) {
    let names = &mut model.one[0];
    for level in [crate::level::NameLevel::FamilySame, crate::level::NameLevel::Different] {
        let at = level as usize;
        names[at] = names[at].min(names_differ.ln());
    }
}
