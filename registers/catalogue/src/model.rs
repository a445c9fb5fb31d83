//! What a kind of work is. No database, no web.

use crate::Yearly;
use kernel::fold::{fold, matches, words};
use kernel::seal::Level;
use kernel::{Day, Id, Period, UnitId};
use kit::Lang;

/// Marker of [`KindId`].
pub enum KindRecord {}
/// A kind that a chapter added.
pub type KindId = Id<KindRecord>;

/// Marker of [`NormId`].
pub enum NormRecord {}
/// A norm price.
pub type NormId = Id<NormRecord>;

/// The groups of kinds, in the order of the monthly report (message key `group-<code>`).
pub const GROUPS: [&str; 8] =
    ["training", "outreach", "social", "health", "firstaid", "youth", "emulation", "inspection"];

/// What a measure counts. People (each once) and turns (each time) are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Houses, meals, sessions.
    Things,
    /// Persons, each counted once.
    People,
    /// Attendances: one person may come many times (*lượt*).
    Turns,
    /// Đồng that are a part of the value.
    Money,
}

impl Nature {
    /// The nature with this code.
    pub fn read(code: &str) -> Option<Nature> {
        match code {
            "things" => Some(Nature::Things),
            "people" => Some(Nature::People),
            "turns" => Some(Nature::Turns),
            "money" => Some(Nature::Money),
            _ => None,
        }
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueSource {
    /// Money.
    Cash,
    /// Goods at the price their giver stated.
    Goods,
    /// Goods at a norm price; its basis is named.
    Norm,
    /// Work that was given.
    Labour,
}

impl ValueSource {
    /// All, in the order they are offered.
    pub const ALL: [ValueSource; 4] =
        [ValueSource::Cash, ValueSource::Goods, ValueSource::Norm, ValueSource::Labour];

    /// The stable code (`source-<code>` in messages).
    pub fn code(self) -> &'static str {
        match self {
            ValueSource::Cash => "cash",
            ValueSource::Goods => "goods",
            ValueSource::Norm => "norm",
            ValueSource::Labour => "labour",
        }
    }

    /// The source with this code.
    pub fn read(code: &str) -> Option<ValueSource> {
        ValueSource::ALL.into_iter().find(|source| source.code() == code)
    }
}

/// What a count may be against another one of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// With its like, at most the other: sorts of meals; people, each counted once, at most their
    /// turns.
    AtMost(String),
    /// With its like, exactly the other, once any of them is told: eastern and western medicine.
    Exactly(String),
    /// Of the value in đồng.
    OfValue,
}

impl Part {
    /// The code of the count that it is a part of, where it is one.
    pub fn whole(&self) -> Option<&String> {
        match self {
            Part::AtMost(other) | Part::Exactly(other) => Some(other),
            Part::OfValue => None,
        }
    }

    /// `<meals`, `=turns` or `<value`.
    pub fn read(text: &str) -> Option<Part> {
        match text.split_at_checked(1)? {
            ("<", "value") => Some(Part::OfValue),
            ("<", other) => Some(Part::AtMost(other.to_owned())),
            ("=", other) => Some(Part::Exactly(other.to_owned())),
            _ => None,
        }
    }
}

/// One thing that is counted of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Stable code within the kind (`meals`).
    pub code: String,
    /// What it counts.
    pub nature: Nature,
    /// The figure it feeds, if any.
    pub figure: Option<String>,
    /// Its unit in Vietnamese (*suất*).
    pub label_vi: String,
    /// Its unit in English.
    pub label_en: String,
    /// What it is a part of, if it is one.
    pub part: Option<Part>,
}

impl Counted {
    /// The unit as it is read.
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.label_vi,
            Lang::En => &self.label_en,
        }
    }
}

/// A kind of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Stable code (`kitchen`); of a chapter's own kind its id.
    pub code: String,
    /// One of [`GROUPS`].
    pub group: String,
    /// Its name in Vietnamese.
    pub label_vi: String,
    /// Its name in English.
    pub label_en: String,
    /// Other wordings, for the search.
    pub aliases: Vec<String>,
    /// Which of the seven activities of Luật 11/2008/QH12, Điều 2 it is; none for what the society
    /// does for itself.
    pub law: Option<u8>,
    /// The rows of the checklist that ask for it.
    pub source: String,
    /// The FDRS indicators whose people it reaches (indicators.md 6.2).
    pub fdrs: Vec<String>,
    /// The campaign it belongs to when nothing else is said.
    pub campaign: Option<String>,
    /// What a named list of it would hold at the most.
    pub guard: Level,
    /// The figure its value feeds.
    pub value_figure: Option<String>,
    /// Where its value may come from; empty for a kind without value.
    pub value_sources: Vec<ValueSource>,
    /// What is counted of it; the first is the main one.
    pub measures: Vec<Counted>,
    /// The unit that added it; none for a shipped one.
    pub unit: Option<UnitId>,
    /// The code of the shipped kind it counts like; its own code for a shipped one.
    pub based_on: String,
    /// The last day on which it is offered.
    pub until: Day,
}

impl Kind {
    /// Its name as it is read.
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.label_vi,
            Lang::En => &self.label_en,
        }
    }

    /// What is counted under a code.
    pub fn measure(&self, code: &str) -> Option<&Counted> {
        self.measures.iter().find(|measure| measure.code == code)
    }

    /// What it is called, folded: its names and its other wordings.
    pub fn called(&self) -> impl Iterator<Item = String> {
        let said = [&self.label_vi, &self.label_en].into_iter().chain(&self.aliases);
        said.map(|text| fold(text))
    }

    /// Whether a search without tones finds it by name or other wording.
    pub fn is_found(&self, search: &str) -> bool {
        matches(&fold(search), &self.called().collect::<Vec<_>>().join(" "))
    }

    /// The campaign it belongs to on a day when nothing else is said; none before it began.
    pub fn campaign_on(&self, day: Day) -> Option<&'static Campaign> {
        crate::campaign_on(self.campaign.as_deref()?, day)
    }

    /// Every figure it feeds.
    pub fn figures(&self) -> impl Iterator<Item = &str> {
        let counted = self.measures.iter().filter_map(|measure| measure.figure.as_deref());
        counted.chain(self.value_figure.as_deref())
    }
}

/// Another wording of a campaign, as a document has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The words.
    pub said: String,
    /// The document (S1 to S4), when it is one of them.
    pub source: Option<String>,
    /// The day of the document, where it bears one.
    pub on_day: Option<Day>,
}

/// A campaign, movement, programme or drive (checklist CMP-01..18).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Stable code (`CMP-01`).
    pub code: String,
    /// What sort it is (message key `campaign-sort-<sort>`).
    pub sort: String,
    /// Its name in Vietnamese.
    pub label_vi: String,
    /// Its name in English.
    pub label_en: String,
    /// Its first day, where a document says it; the column `days` of the data tells which does.
    pub from: Option<Day>,
    /// Its last day, where a document says it.
    pub until: Option<Day>,
    /// Its days of every year, where a document says that it comes again each year.
    pub yearly: Option<Yearly>,
    /// All other wordings.
    pub aliases: Vec<Alias>,
}

impl Campaign {
    /// Its name as it is read.
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.label_vi,
            Lang::En => &self.label_en,
        }
    }

    /// Whether somebody calls it so: by its code, its name or another wording, with or without
    /// tones and stops.
    pub fn is_called(&self, said: &str) -> bool {
        let plain = |text: &str| words(&fold(text)).collect::<Vec<_>>().join(" ");
        let names = [&self.code, &self.label_vi, &self.label_en];
        let all = names.into_iter().chain(self.aliases.iter().map(|alias| &alias.said));
        let asked = plain(said);
        !asked.is_empty() && all.map(|name| plain(name)).any(|name| name == asked)
    }

    /// Whether it runs on a day, as far as documents say.
    pub fn runs_on(&self, day: Day) -> bool {
        self.runs_within(day, day)
    }

    /// Its last day in a year, where documents say it.
    pub fn end_in(&self, year: i16) -> Option<Day> {
        let yearly = self.yearly.and_then(|yearly| yearly.end_in(year));
        yearly.or(self.until.filter(|until| until.year() == year))
    }

    /// Its days of a year as far as documents say, else all of the year's.
    pub fn days_in(&self, year: Period) -> (Day, Day) {
        let (first, last) = (year.first(), year.last());
        let begun = self.yearly.and_then(|yearly| yearly.begin_of(last.year()));
        let from = begun.or(self.from.map(|from| from.clamp(first, last))).unwrap_or(first);
        (from, self.end_in(last.year()).unwrap_or(last))
    }

    /// Whether documents say its last day.
    pub fn has_end(&self) -> bool {
        self.yearly.is_some() || self.until.is_some()
    }

    /// Whether it runs on one of these days, as far as documents say.
    pub fn runs_within(&self, first: Day, last: Day) -> bool {
        self.from.is_none_or(|from| from <= last)
            && self.until.is_none_or(|until| first <= until)
            && self.yearly.is_none_or(|yearly| yearly.meets(first, last))
    }
}

/// What a chapter adds.
#[derive(Debug, Clone)]
pub struct NewKind {
    /// Its id, made by the form.
    pub id: KindId,
    /// The shipped kind it counts like.
    pub based_on: String,
    /// Its name in Vietnamese.
    pub label_vi: String,
    /// Its name in English; the Vietnamese one when there is none.
    pub label_en: String,
    /// Other wordings.
    pub aliases: Vec<String>,
    /// What differs from its base.
    pub own: Own,
}

/// What a chapter's kind says otherwise than its base; what it counts, it counts and posts like the
/// base.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Code of its campaign, [`Own::NONE`] for none; the base's when not said.
    pub campaign: Option<String>,
    /// Where its value may come from, some of what the base takes; the base's when empty.
    pub sources: Vec<ValueSource>,
    /// What it calls the units it counts: code of the measure, label.
    pub labels: Vec<(String, String)>,
    /// Codes of the measures of its base that it does not count; never the first.
    pub without: Vec<String>,
}

impl Own {
    /// A kind that belongs to no campaign although its base does.
    pub const NONE: &'static str = "none";
}
