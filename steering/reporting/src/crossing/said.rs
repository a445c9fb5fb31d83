//! How a page and a paper say that months of a span tell of others: whose, by which decision, and
//! what of it cannot be told apart. The words are the speaker's; it reads nothing.

use super::{Crossing, Era};
use book::Cut;

/// Says a message with its words in their places.
pub type Say<'a> = &'a dyn Fn(&str, &[(&'static str, String)]) -> String;

impl Crossing {
    /// The sentences, in their order; `label` names a figure.
    pub fn said(&self, say: Say<'_>, label: &dyn Fn(&str) -> String) -> Vec<String> {
        let mut all: Vec<String> = self.eras.iter().map(|era| era.said(say)).collect();
        if self.compares {
            all.push(say("crossing-compared", &[]));
        }
        match self.cut {
            Cut::No | Cut::Named => {}
            Cut::Apportioned => all.push(say("crossing-apportioned", &[])),
            Cut::MadeUp => all.push(say("crossing-made-up", &[])),
        }
        if !self.open.is_empty() {
            all.push(say("crossing-open", &[("units", self.open.join(", "))]));
        }
        let untold: Vec<String> = self.untold[0].iter().map(|code| label(code)).collect();
        if !untold.is_empty() {
            all.push(say("crossing-without", &[("figures", untold.join("; "))]));
        }
        all
    }
}

impl Era {
    fn said(&self, say: Say<'_>) -> String {
        let name = |one: &super::Named| match one.is_namesake {
            true => say("crossing-old", &[("unit", one.name.clone())]),
            false => one.name.clone(),
        };
        let mut units: Vec<String> = self.names.iter().map(name).collect();
        if self.more() > 0 {
            units.push(say("crossing-more", &[("n", self.more().to_string())]));
        }
        let mut words = vec![("months", self.months(say)), ("units", units.join(", "))];
        if self.decisions.is_empty() {
            return say("crossing-era", &words);
        }
        let by = self.decisions.iter();
        let by: Vec<String> =
            by.map(|number| say(document(number), &[("number", number.clone())])).collect();
        words.push(("by", by.join(", ")));
        say("crossing-era-by", &words)
    }

    fn months(&self, say: Say<'_>) -> String {
        let (first, last) = (self.first, self.last);
        let from = match first.year() == last.year() {
            true => first.number().to_string(),
            false => first.vn(),
        };
        match first == last {
            true => say("crossing-month", &[("month", last.vn())]),
            false => say("crossing-months", &[("first", from), ("last", last.vn())]),
        }
    }
}

/// What a document is called by its number: Nghị định 30/2020/NĐ-CP writes its kind into it.
fn document(number: &str) -> &'static str {
    let symbol = number.to_uppercase();
    match (symbol.contains("QĐ"), symbol.contains("QH") || symbol.contains("NQ")) {
        (true, _) => "document-decision",
        (false, true) => "document-resolution",
        (false, false) => "document-other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crossing::Named;
    use crate::paper::vi::{figure, filled};
    use kernel::{Month, UnitId};

    fn era(first: &str, last: &str, units: i64, decisions: &[&str]) -> String {
        let named = |name: &str, is_namesake| Named { name: name.into(), is_namesake };
        let era = Era {
            first: Month::parse(first).expect("a month"),
            last: Month::parse(last).expect("a month"),
            units: (0..units).map(UnitId).collect(),
            names: vec![named("Kiên Giang", false), named("An Giang", true)],
            decisions: decisions.iter().map(|number| (*number).to_owned()).collect(),
        };
        era.said(&filled)
    }

    #[test]
    fn a_paper_says_whose_months_it_adds_up() {
        assert_eq!(
            era("2025-01", "2025-06", 2, &["202/2025/QH15"]),
            "Gồm số liệu từ tháng 1 đến tháng 6/2025 của Kiên Giang, An Giang (cũ) theo Nghị quyết \
             số 202/2025/QH15."
        );
        assert_eq!(
            era("2024-12", "2025-06", 4, &["12/QĐ-HCTĐ", "7"]),
            "Gồm số liệu từ tháng 12/2024 đến tháng 6/2025 của Kiên Giang, An Giang (cũ), 2 đơn vị \
             khác theo Quyết định số 12/QĐ-HCTĐ, văn bản số 7."
        );
        let one = era("2025-06", "2025-06", 2, &[]);
        assert_eq!(one, "Gồm số liệu tháng 6/2025 của Kiên Giang, An Giang (cũ).");
    }

    #[test]
    fn a_paper_names_what_cannot_be_told_apart() {
        let untold = [["houses_built"].into(), Default::default(), Default::default()];
        let open = vec!["Xã Vĩnh Điều".to_owned()];
        let said = Crossing { untold, open, ..Crossing::default() }.said(&filled, &figure);
        let said = said.join(" ");
        assert!(said.contains("Không tách được phần riêng của Xã Vĩnh Điều"), "{said}");
        assert!(said.contains("chưa gồm phần ấy: Nhà cất mới."), "{said}");
    }
}
