//! The groups of people in need that the papers name (ADR-04), as data with dates
//! (`data/groups.csv`). What a list shows is the coarse class alone: of a victim, of somebody with
//! HIV it says *hardship*. Pure.

use crate::model::Sort;
use kernel::Day;
use kit::Lang;
use serde::Deserialize;
use std::sync::OnceLock;

/// The coarse classes, in the order they are offered (`address-class-<code>`).
pub const CLASSES: [&str; 6] = ["hardship", "poor", "child", "elderly", "disabled", "facility"];

/// A group.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its code: sealed wherever it is kept.
    pub code: String,
    /// Its coarse class.
    pub class: String,
    of: Vec<Sort>,
    from: Day,
    until: Day,
    label_vi: String,
    label_en: String,
}

impl Group {
    /// In a language.
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.label_vi,
            Lang::En => &self.label_en,
        }
    }

    /// Whether it is named on a day for an address of this sort.
    pub fn is_of(&self, sort: Sort, on: Day) -> bool {
        self.of.contains(&sort) && self.from <= on && on <= self.until
    }
}

#[derive(Deserialize)]
struct Line {
    code: String,
    of: String,
    class: String,
    from: String,
    until: String,
    label_vi: String,
    label_en: String,
}

impl Line {
    fn group(self) -> Group {
        Group {
            of: self.of.split(' ').filter_map(Sort::read).collect(),
            from: Day::parse(&self.from).unwrap_or(Day::LAST),
            until: Day::parse(&self.until).unwrap_or(Day::LAST),
            code: self.code,
            class: self.class,
            label_vi: self.label_vi,
            label_en: self.label_en,
        }
    }
}

/// Every group, in the order the papers name them.
pub fn groups() -> &'static [Group] {
    static ALL: OnceLock<Vec<Group>> = OnceLock::new();
    ALL.get_or_init(|| {
        let text = include_str!("../../data/groups.csv");
        let lines = csv::Reader::from_reader(text.as_bytes()).into_deserialize::<Line>();
        lines.filter_map(Result::ok).map(Line::group).collect()
    })
}

/// The group with this code.
pub fn group(code: &str) -> Option<&'static Group> {
    groups().iter().find(|group| group.code == code)
}
