//! The filters of a list: they stand in its address, so that what is seen can be sent to a
//! colleague, printed, kept as a file and looked at for another unit. It holds no row and filters
//! none; the page asks it what was asked.

use crate::lang::Words;
use crate::tabs::{Part, pagination};
use crate::web::Visit;
use kernel::fold::{fold, matches};
use kernel::{Day, Period, period};
use maud::{Markup, html};

/// Lines of a page of a list.
pub const LINES: i64 = 50;
/// Lines of a list that are looked through, and of a file of it.
pub const MANY: i64 = 20_000;
/// Years that a filter offers, this one too.
const YEARS: i16 = 10;

/// The part of the address that says which page.
pub(crate) const PAGE: &str = "page";
const UNIT: &str = "unit";
const YEAR: &str = "year";
const SEARCH: &str = "q";

/// What the address of a list asks for.
#[derive(Debug, Clone)]
pub struct Sift {
    path: &'static str,
    /// The unit of the list, once it is known.
    pub unit: String,
    asked: Vec<(&'static str, String)>,
    page: String,
}

/// A choice of a filter: its name in the address, its label, values with what they are called.
pub struct Choose {
    name: &'static str,
    label: String,
    options: Vec<(String, String)>,
}

impl Choose {
    /// A filter that takes one of some values, or all.
    pub fn new(name: &'static str, label: String, options: Vec<(String, String)>) -> Choose {
        Choose { name, label, options }
    }

    /// The years until a day, the newest first.
    pub fn years(label: String, today: Day) -> Choose {
        let years = (today.year() - YEARS + 1..=today.year()).rev().map(|year| year.to_string());
        Choose::new(YEAR, label, years.map(|year| (year.clone(), year)).collect())
    }
}

impl Sift {
    /// What a request asks of a list that knows these filters.
    pub fn of(visit: &Visit, path: &'static str, names: &[&'static str]) -> Sift {
        let said = |name: &&'static str| (*name, visit.query(name));
        let asked = names.iter().map(said).filter(|(_, value)| !value.is_empty()).collect();
        Sift { path, unit: visit.query(UNIT), asked, page: visit.query(PAGE) }
    }

    /// The value of a filter; empty when it is not asked for.
    pub fn get(&self, name: &str) -> &str {
        self.asked.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value)
    }

    /// Whether a value passes a filter: it is the one that is asked for, or none is.
    pub fn takes(&self, name: &str, value: &str) -> bool {
        let asked = self.get(name);
        asked.is_empty() || asked == value
    }

    /// Whether a text holds the words that are searched for, written with or without tones.
    pub fn finds(&self, text: &str) -> bool {
        matches(&fold(self.get(SEARCH)), &fold(text))
    }

    /// The days of the year or school year that is asked for; all days when none is.
    pub fn days(&self) -> (Day, Day) {
        let read = Period::parse(self.get(YEAR)).ok();
        let is_year =
            |span: &Period| matches!(span.kind(), period::Kind::Year | period::Kind::SchoolYear);
        let year = read.filter(is_year);
        year.map_or((Day::BEGINNING, Day::LAST), |year| (year.first(), year.last()))
    }

    /// The list of a unit under the same filters.
    pub fn at(&self, unit: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair(UNIT, unit).extend_pairs(&self.asked);
        format!("{}?{}", self.path, query.finish())
    }

    /// The same list with another value of a filter; without it when the value is empty.
    pub fn with(&self, name: &'static str, value: &str) -> String {
        let mut other = self.clone();
        other.asked.retain(|(own, _)| *own != name);
        if !value.is_empty() {
            other.asked.push((name, value.to_owned()));
        }
        other.at(&self.unit)
    }

    /// Which part of so many rows is asked for.
    pub fn part(&self, total: usize) -> Part {
        Part::read(&self.page, LINES, total as i64)
    }

    /// The rows of the page that is asked for, or all of them where a file is.
    pub fn cut<T>(&self, rows: Vec<T>, is_file: bool) -> (Vec<T>, Part) {
        let part = self.part(rows.len());
        if is_file {
            return (rows, part);
        }
        let here = rows.into_iter().skip(part.offset() as usize).take(part.size as usize);
        (here.collect(), part)
    }

    /// The way between the pages of the list; that it is not whole, when it is not.
    pub fn pages(&self, words: &Words, part: Part) -> Markup {
        let here = self.at(&self.unit);
        html! {
            (pagination(words, part, |page| format!("{here}&{PAGE}={page}")))
            (crate::kept::cut(words, part.total as usize, MANY as usize))
        }
    }

    /// The filters as a form that asks; with `search`, the label of the words to look for.
    pub fn draw(&self, words: &Words, choices: &[Choose], search: Option<&str>) -> Markup {
        let drawn = |name: &str| {
            choices.iter().any(|one| one.name == name) || (name == SEARCH && search.is_some())
        };
        html! {
            form.search role="search" action=(self.path) method="get" {
                input type="hidden" name=(UNIT) value=(self.unit);
                @for (name, value) in self.asked.iter().filter(|(name, _)| !drawn(name)) {
                    input type="hidden" name=(name) value=(value);
                }
                div.field.act {
                    @for one in choices { (self.choice(words, one)) }
                    @if let Some(label) = search {
                        label.unseen for="sift-q" { (label) }
                        input #sift-q .short name=(SEARCH) type="search" autocomplete="off"
                            value=(self.get(SEARCH)) placeholder=(label);
                    }
                    button.btn type="submit" { (words.say("kit-sift")) }
                }
            }
        }
    }

    fn choice(&self, words: &Words, one: &Choose) -> Markup {
        let (id, asked) = (format!("sift-{}", one.name), self.get(one.name));
        let is_known = asked.is_empty() || one.options.iter().any(|(value, _)| value == asked);
        html! {
            label.unseen for=(id) { (one.label) }
            select id=(id) name=(one.name) {
                option value="" {
                    (words.say_with("kit-sift-any", &[("what", one.label.clone())]))
                }
                // A value of the address that is not offered stays what is asked for.
                @if !is_known { option value=(asked) selected { (asked) } }
                @for (value, said) in &one.options {
                    option value=(value) selected[value == asked] { (said) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sift() -> Sift {
        let asked = vec![("done", "1".to_owned()), ("q", "gạo & mì".to_owned())];
        Sift { path: "/x", unit: "a/b".to_owned(), asked, page: "9".to_owned() }
    }

    #[test]
    fn another_unit_and_another_value_keep_the_rest() {
        assert_eq!(sift().at("c"), "/x?unit=c&done=1&q=g%E1%BA%A1o+%26+m%C3%AC");
        assert_eq!(sift().with("q", ""), "/x?unit=a%2Fb&done=1");
        assert_eq!(sift().with("done", "2"), "/x?unit=a%2Fb&q=g%E1%BA%A1o+%26+m%C3%AC&done=2");
    }

    #[test]
    fn words_are_found_without_tones_and_a_file_holds_all_pages() {
        assert!(sift().finds("Mì tôm, GẠO tẻ") && !sift().finds("Gạo"));
        assert!(sift().takes("kind", "bridge") && !sift().takes("done", "0"));
        let rows: Vec<i64> = (0..120).collect();
        let (here, part) = sift().cut(rows.clone(), false);
        assert_eq!((part.page, here.len(), here.first()), (3, 20, Some(&100)));
        assert_eq!(sift().cut(rows, true).0.len(), 120);
    }

    #[test]
    fn a_year_is_its_days() {
        let year = |text: &str| {
            let asked = vec![("year", text.to_owned())];
            Sift { asked, ..sift() }.days()
        };
        assert_eq!(year("2024").1, Day::of(2024, 12, 31).expect("a day"));
        assert_eq!(year("x"), (Day::BEGINNING, Day::LAST));
        assert!(year("2024-2025").1 > year("2024").1);
    }
}
