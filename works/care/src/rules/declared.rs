//! The programmes and what is recorded in each, as data (`data/programmes.csv`, `entries.csv`): a
//! new sort of entry needs no build of code. Pure.

use kit::Lang;
use serde::Deserialize;
use std::sync::OnceLock;

/// What a field of an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldSort {
    /// Words.
    Text,
    /// Kilometres.
    Number,
    /// A weight, kept in grams.
    Kilograms,
    /// A length, kept in millimetres.
    Centimetres,
}

impl FieldSort {
    fn read(code: &str) -> Option<FieldSort> {
        match code {
            "text" => Some(FieldSort::Text),
            "number" => Some(FieldSort::Number),
            "kg" => Some(FieldSort::Kilograms),
            "cm" => Some(FieldSort::Centimetres),
            _ => None,
        }
    }
}

/// A sort of entry.
#[derive(Debug, Clone)]
pub struct Sort {
    /// Its code, unique in its programme.
    pub code: String,
    /// Done once for a person.
    pub once: bool,
    /// It is the follow-up of its month.
    pub follows_up: bool,
    /// It is what is measured and told when somebody leaves.
    pub leaving: bool,
    /// The kind of work that it is; empty when nothing is given.
    pub kind: String,
    /// What it counts: measure of the kind, and a number, `quantity` or a field.
    pub counts: Vec<(String, String)>,
    /// What is told or measured; sealed.
    pub fields: Vec<(String, FieldSort)>,
    label_vi: String,
    label_en: String,
}

impl Sort {
    /// In a language.
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.label_vi,
            Lang::En => &self.label_en,
        }
    }

    /// Whether it asks how many.
    pub fn asks_quantity(&self) -> bool {
        self.counts.iter().any(|(_, from)| from == "quantity")
    }

    /// Whether it is a measuring that comes again, of which a day has one.
    pub fn is_measured(&self) -> bool {
        let is_size =
            |sort: &FieldSort| matches!(sort, FieldSort::Kilograms | FieldSort::Centimetres);
        self.follows_up && !self.once && self.fields.iter().any(|(_, sort)| is_size(sort))
    }

    /// Whether it gives something.
    pub fn gives(&self) -> bool {
        !self.kind.is_empty()
    }
}

/// A programme.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Its code.
    pub code: String,
    /// Everybody in it is seen every month.
    pub follow_up: bool,
    /// Code of its campaign.
    pub campaign: String,
    /// What is recorded in it.
    pub sorts: Vec<Sort>,
    label_vi: String,
    label_en: String,
}

impl Programme {
    /// In a language.
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.label_vi,
            Lang::En => &self.label_en,
        }
    }

    /// What is measured and told when somebody leaves it.
    pub fn leaving(&self) -> Option<&Sort> {
        self.sorts.iter().find(|sort| sort.leaving)
    }

    /// A sort of entry of it.
    pub fn sort(&self, code: &str) -> Option<&Sort> {
        self.sorts.iter().find(|sort| sort.code == code)
    }
}

#[derive(Deserialize)]
struct ProgrammeLine {
    code: String,
    follow_up: bool,
    campaign: String,
    label_vi: String,
    label_en: String,
}

#[derive(Deserialize)]
struct SortLine {
    programme: String,
    code: String,
    once: bool,
    follows_up: bool,
    leaving: bool,
    kind: String,
    counts: String,
    fields: String,
    label_vi: String,
    label_en: String,
}

impl SortLine {
    fn sort(&self) -> Sort {
        let counts = self.counts.split('|').filter_map(|part| part.split_once('='));
        let fields = self.fields.split('|').filter_map(|part| part.split_once(':'));
        let field = |(name, sort): (&str, &str)| Some((name.to_owned(), FieldSort::read(sort)?));
        Sort {
            code: self.code.clone(),
            once: self.once,
            follows_up: self.follows_up,
            leaving: self.leaving,
            kind: self.kind.clone(),
            counts: counts.map(|(to, from)| (to.to_owned(), from.to_owned())).collect(),
            fields: fields.filter_map(field).collect(),
            label_vi: self.label_vi.clone(),
            label_en: self.label_en.clone(),
        }
    }
}

fn lines<T: for<'de> Deserialize<'de>>(text: &str) -> Vec<T> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().filter_map(Result::ok).collect()
}

/// The programmes, in the order they are shown.
pub fn programmes() -> &'static [Programme] {
    static ALL: OnceLock<Vec<Programme>> = OnceLock::new();
    ALL.get_or_init(|| {
        let sorts: Vec<SortLine> = lines(include_str!("../../data/entries.csv"));
        let all: Vec<ProgrammeLine> = lines(include_str!("../../data/programmes.csv"));
        let own = |code: &str| -> Vec<Sort> {
            sorts.iter().filter(|line| line.programme == code).map(SortLine::sort).collect()
        };
        let whole = |line: ProgrammeLine| Programme {
            sorts: own(&line.code),
            code: line.code,
            follow_up: line.follow_up,
            campaign: line.campaign,
            label_vi: line.label_vi,
            label_en: line.label_en,
        };
        all.into_iter().map(whole).collect()
    })
}

/// The programme with this code.
pub fn programme(code: &str) -> Option<&'static Programme> {
    programmes().iter().find(|programme| programme.code == code)
}
