//! Further values, givers and joiners of a piece of work: rows of the form after the first, as
//! many as a record holds and some to spare, so that a correction loses nothing of it.

use super::form::Around;
use crate::model::{Partner, Parts, Worth};
use catalogue::ValueSource;
use kernel::{Flaw, UnitId, number};
use kit::Typed;
use kit::form::{FieldOf, Filled, Reading};

/// Rows that are always offered after the first.
const SPARE: usize = 2;
/// Rows at most: more givers than anybody writes down for one piece of work.
const MOST: usize = 60;

/// The label of a unit that joined.
pub const JOINER: &str = "activity-joiner";

/// The names of the fields of a row.
pub struct More {
    /// đồng.
    value: String,
    /// Where it comes from.
    pub source: String,
    /// What it rests on.
    basis: String,
    /// Who gave.
    partner: String,
    /// How much of the value.
    share: String,
    /// Who joined.
    joiner: String,
}

impl More {
    fn of(at: usize) -> More {
        let name = |name: &str| format!("{name}_{at}");
        More {
            value: name("value"),
            source: name("source"),
            basis: name("basis"),
            partner: name("partner"),
            share: name("partner_share"),
            joiner: name("joiner"),
        }
    }

    /// Its fields; those of a value only where the kind has one.
    pub fn fields(&self, has_value: bool) -> Vec<FieldOf<'_>> {
        let mut fields = Vec::new();
        if has_value {
            fields.extend([
                FieldOf::vnd(&self.value, "activity-more-value").optional(),
                FieldOf::select(&self.source, "activity-source").optional(),
                FieldOf::text(&self.basis, "activity-basis", 200).optional(),
            ]);
        }
        fields.push(FieldOf::text(&self.partner, "activity-more-partner", 200).optional());
        if has_value {
            fields.push(FieldOf::vnd(&self.share, "activity-partner-share").optional());
        }
        fields.push(FieldOf::text(&self.joiner, JOINER, 200).optional());
        fields
    }

    /// Lets it offer the units that the first row offers.
    pub fn offering<'a>(&'a self, filled: Filled<'a>) -> Filled<'a> {
        filled.like(&self.joiner, "joiner")
    }

    /// The names of all of them.
    pub fn names(&self) -> [&str; 6] {
        [&self.value, &self.source, &self.basis, &self.partner, &self.share, &self.joiner]
    }

    /// Whether anything stands in it.
    pub fn is_typed(&self, typed: &Typed) -> bool {
        self.names().iter().any(|name| !typed.get(name).is_empty())
    }

    /// Reads it into what the work holds. Two values of one source are one.
    pub fn read(&self, read: &Reading<'_>, unit: UnitId, (around, parts): (&Around, &mut Parts)) {
        let amount = read.maybe_vnd(&self.value).map_or(0, |value| value.0);
        let source = ValueSource::read(read.choice(&self.source));
        let basis = read.text(&self.basis);
        match source {
            None if amount != 0 => {
                read.flaw(Flaw::new(self.source.clone(), "activity-value-needs-source"));
            }
            // What the norm of its day says is reckoned when it is recorded.
            Some(source) if amount != 0 || source == ValueSource::Norm => {
                add(parts, Worth { source, amount, basis })
            }
            _ => {}
        }
        if let Some(name) = read.maybe_text(&self.partner) {
            let share = read.maybe_vnd(&self.share).map_or(amount, |share| share.0);
            parts.partners.push(Partner { name, share });
        }
        join(parts, unit, around.joiner(read, &self.joiner));
    }
}

/// Who joined, once; a unit does not join itself.
pub fn join(parts: &mut Parts, unit: UnitId, joins: Option<UnitId>) {
    if let Some(joins) = joins.filter(|one| *one != unit && !parts.joiners.contains(one)) {
        parts.joiners.push(joins);
    }
}

/// What was typed as joiners, in any row.
pub fn joiners(typed: &Typed) -> Vec<String> {
    let names = (2..MOST).map(|at| More::of(at).joiner);
    let all = std::iter::once("joiner".to_owned()).chain(names);
    all.map(|name| typed.get(&name).trim().to_owned()).filter(|typed| !typed.is_empty()).collect()
}

fn add(parts: &mut Parts, new: Worth) {
    match parts.worth.iter_mut().find(|worth| worth.source == new.source) {
        Some(worth) => {
            worth.amount += new.amount;
            if !new.basis.is_empty() && worth.basis != new.basis {
                let both = [worth.basis.as_str(), new.basis.as_str()];
                let both: Vec<&str> = both.into_iter().filter(|one| !one.is_empty()).collect();
                worth.basis = both.join("; ");
            }
        }
        None => parts.worth.push(new),
    }
}

/// The rows of a form: as many as were typed, and some to spare.
pub fn rows(typed: &Typed) -> Vec<More> {
    let all: Vec<More> = (2..MOST).map(More::of).collect();
    let used = all.iter().rposition(|row| row.is_typed(typed)).map_or(0, |last| last + 1);
    all.into_iter().take(used + SPARE).collect()
}

/// đồng in a field; what is open, of a whole that is nothing yet, stays empty.
pub fn vnd(amount: i64, whole: i64) -> String {
    if amount == 0 && whole == 0 { String::new() } else { number::vnd(amount) }
}

/// What a record holds beyond the first row, as its form shows it.
pub fn filled(parts: &Parts, around: &Around) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let whole = parts.worth.iter().map(|worth| worth.amount).sum();
    for (at, worth) in parts.worth.iter().enumerate().skip(1) {
        let row = More::of(at + 1);
        pairs.push((row.value, vnd(worth.amount, 0)));
        pairs.push((row.source, worth.source.code().to_owned()));
        pairs.push((row.basis, worth.basis.clone()));
    }
    for (at, partner) in parts.partners.iter().enumerate().skip(1) {
        let row = More::of(at + 1);
        pairs.push((row.partner, partner.name.clone()));
        pairs.push((row.share, vnd(partner.share, whole)));
    }
    for (at, unit) in parts.joiners.iter().enumerate().skip(1) {
        pairs.push((More::of(at + 1).joiner, around.said(*unit)));
    }
    pairs
}
