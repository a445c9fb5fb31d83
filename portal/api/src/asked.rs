//! Reading a query by its declaration: every value by its kind, unknown names refused, all flaws at
//! once. It knows no address.

use crate::declare::{Endpoint, Holds, Param};
use kernel::{Day, Error, Flaw, Month, Period, Result};
use kit::Visit;
use uuid::Uuid;

/// What was asked, judged.
#[derive(Debug, Clone, Default)]
pub struct Asked(Vec<(&'static str, String)>);

/// On which map figures are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Map {
    /// As reported.
    Reported,
    /// On the map of a day.
    On(Day),
}

impl Asked {
    /// Reads the query of a visit.
    pub fn read(endpoint: &'static Endpoint, visit: &Visit) -> Result<Asked> {
        let (mut asked, mut flaws) = (Vec::new(), Vec::new());
        let in_query = || endpoint.params.iter().filter(|param| !param.is_in_path);
        for (name, value) in visit.queries() {
            let Some(param) = in_query().find(|param| param.name == name) else {
                if !endpoint.is_lenient {
                    flaws.push(Flaw::new(name, "api-flaw-parameter"));
                }
                continue;
            };
            let is_again = asked.iter().any(|(known, _)| *known == param.name);
            if is_again && !param.repeats {
                flaws.push(Flaw::new(name, "api-flaw-once"));
                continue;
            }
            match flaw(param, &value) {
                Some(key) => flaws.push(Flaw::new(name, key)),
                None => asked.push((param.name, value)),
            }
        }
        for param in in_query().filter(|param| param.is_needed) {
            let is_there = asked.iter().any(|(name, _)| *name == param.name);
            if !is_there && flaws.iter().all(|flaw: &Flaw| flaw.field != param.name) {
                flaws.push(Flaw::new(param.name, "api-flaw-needed"));
            }
        }
        Error::refuse(flaws)?;
        Ok(Asked(asked))
    }

    /// The first value of a name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// All values of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// A number, or what stands when nothing was said.
    pub fn number(&self, name: &str, usual: i64) -> i64 {
        self.text(name).and_then(|text| text.parse().ok()).unwrap_or(usual)
    }

    /// A day.
    pub fn day(&self, name: &str) -> Option<Day> {
        self.text(name).and_then(|text| Day::parse(text).ok())
    }

    /// A month.
    pub fn month(&self, name: &str) -> Option<Month> {
        self.text(name).and_then(|text| Month::parse(text).ok())
    }

    /// A UUID.
    pub fn uuid(&self, name: &str) -> Option<Uuid> {
        self.text(name).and_then(|text| Uuid::parse_str(text).ok())
    }

    /// All periods of a name.
    pub fn periods(&self, name: &str) -> Vec<Period> {
        self.all(name).filter_map(|text| Period::parse(text).ok()).collect()
    }

    /// Whether a word says yes.
    pub fn yes(&self, name: &str) -> bool {
        self.text(name) == Some("true")
    }

    /// On which map.
    pub fn map(&self, today: Day) -> Map {
        match self.text("map") {
            None | Some("reported") => Map::Reported,
            Some("today") => Map::On(today),
            Some(day) => Day::parse(day).map_or(Map::Reported, Map::On),
        }
    }
}

/// What is wrong with a value, as a message key.
pub fn flaw(param: &Param, value: &str) -> Option<&'static str> {
    let fits = match param.holds {
        Holds::Text(most) => value.chars().count() <= most,
        Holds::Unit => !value.is_empty() && value.chars().count() <= 200,
        Holds::Uuid => is_uuid(value),
        Holds::Number(least, most) => {
            value.parse::<i64>().is_ok_and(|n| least <= n && n <= most && n.to_string() == value)
        }
        Holds::Day => Day::parse(value).is_ok(),
        Holds::Month => Month::parse(value).is_ok(),
        Holds::Period => period(value).is_some(),
        Holds::Figure => !value.is_empty() && value.len() <= 60,
        Holds::Map => matches!(value, "reported" | "today") || Day::parse(value).is_ok(),
        Holds::Yes => matches!(value, "true" | "false"),
        Holds::OneOf(words) => words.contains(&value),
    };
    (!fits).then(|| words_of(param.holds))
}

/// The usual spelling alone, as the document promises.
fn is_uuid(value: &str) -> bool {
    value.len() == 36 && Uuid::parse_str(value).is_ok()
}

/// A period of whole months that totals can answer for: month, quarter, half, nine months, year.
fn period(text: &str) -> Option<Period> {
    let plain = text.len() <= 7 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    Period::parse(text).ok().filter(|period| plain && period.is_whole_months())
}

fn words_of(holds: Holds) -> &'static str {
    match holds {
        Holds::Text(_) => "api-flaw-text",
        Holds::Unit => "api-flaw-unit",
        Holds::Uuid => "api-flaw-uuid",
        Holds::Number(..) => "api-flaw-number",
        Holds::Day => "api-flaw-day",
        Holds::Month => "api-flaw-month",
        Holds::Period => "api-flaw-period",
        Holds::Figure => "api-flaw-figure",
        Holds::Map => "api-flaw-map",
        Holds::Yes => "api-flaw-yes",
        Holds::OneOf(_) => "api-flaw-word",
    }
}
