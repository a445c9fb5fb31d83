//! What must hold of a kind that a chapter adds. Pure.

use crate::model::{Kind, NewKind, Own, ValueSource};
use crate::shipped::{campaigns, shipped};
use kernel::Flaw;
use kernel::fold::fold;

/// Letters of a name.
pub const NAME_LETTERS: usize = 120;
/// Other wordings at the most.
const ALIASES: usize = 20;

/// Checks a new kind against those that its unit has already.
pub fn check(new: &NewKind, known: &[Kind]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    match shipped().iter().find(|kind| kind.code == new.based_on) {
        Some(base) => flaws.extend(check_own(base, &new.own)),
        None => flaws.push(Flaw::new("based_on", "catalogue-choose-base")),
    }
    flaws.extend(check_named(&key(new), &new.label_vi, &new.aliases, known));
    flaws
}

/// Checks what a kind with this code is called against the other kinds of its unit.
pub fn check_named(code: &str, label_vi: &str, aliases: &[String], known: &[Kind]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let name = fold(label_vi);
    let twin = known.iter().find(|kind| fold(&kind.label_vi) == name && kind.code != code);
    if let Some(twin) = twin {
        let flaw = Flaw::new("label_vi", "catalogue-name-taken");
        flaws.push(flaw.arg("kind", twin.label_vi.clone()));
    }
    if aliases.len() > ALIASES {
        flaws.push(Flaw::new("aliases", "catalogue-many-aliases").arg("n", ALIASES.to_string()));
    }
    flaws
}

/// What a kind says otherwise than its base: some of its sources, units that it counts, a campaign
/// that there is; of the counts it keeps the first.
fn check_own(base: &Kind, own: &Own) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if own.sources.iter().any(|source| !base.value_sources.contains(source)) {
        flaws.push(Flaw::new("sources", "catalogue-source-not-of-base"));
    }
    if own.labels.iter().any(|(code, _)| base.measure(code).is_none()) {
        flaws.push(Flaw::new("based_on", "catalogue-choose-base"));
    }
    if own.without.iter().any(|code| base.measure(code).is_none()) {
        flaws.push(Flaw::new("without", "kit-flaw-choice"));
    }
    if base.measures.first().is_some_and(|main| own.without.contains(&main.code)) {
        flaws.push(Flaw::new("without", "catalogue-main-stays"));
    }
    let known = |code: &str| code == Own::NONE || campaigns().iter().any(|c| c.code == code);
    if own.campaign.as_deref().is_some_and(|code| !known(code)) {
        flaws.push(Flaw::new("campaign", "kit-flaw-choice"));
    }
    flaws
}

/// The most that one of anything is worth by a norm, in đồng.
const LARGEST_NORM: i64 = 1_000_000_000;

/// What must hold of a norm price.
pub fn check_norm(kind: &Kind, amount: i64) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !kind.value_sources.contains(&ValueSource::Norm) {
        flaws.push(Flaw::new("amount", "catalogue-norm-not-of-kind"));
    }
    match amount {
        ..=0 => flaws.push(Flaw::new("amount", "catalogue-norm-nothing")),
        n if n > LARGEST_NORM => flaws.push(Flaw::new("amount", "number-too-large")),
        _ => {}
    }
    flaws
}

/// The code of a kind that a chapter added: its id.
pub fn key(new: &NewKind) -> String {
    new.id.to_string()
}
