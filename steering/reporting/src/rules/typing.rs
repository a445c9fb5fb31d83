//! Reading what was typed into a cell. Generous in spelling, strict in meaning: a number that two
//! officers could read differently is asked about, never guessed.

use crate::model::Typed;
use kernel::figure::{Figure, Measure};
use kernel::{Flaw, number};

/// Below this a bare number in a money cell is read in triệu, the unit of the column's head.
const BARE_MILLIONS_BELOW: i64 = 100_000;
/// From this on a bare number in a money cell can only be đồng: a million triệu is a thousand tỷ.
const BARE_DONG_FROM: i64 = 1_000_000;
/// Nobody's month is larger; a slip of the finger is (102 million turns took five years,
/// rules.md 3.13).
const LARGEST_COUNT: i64 = 1_000_000_000;
/// Ten thousand tỷ: a third of what the whole society moved in five years (rules.md 3.13).
const LARGEST_VND: i64 = 10_000_000_000_000;

/// Reads a cell. Empty text empties the cell.
pub fn read_cell(figure: &Figure, text: &str, at_least: bool) -> Result<Typed, Flaw> {
    if text.trim().is_empty() {
        return Ok(Typed { amount: None, at_least: false });
    }
    if at_least && !figure.at_least {
        return Err(Flaw::new(figure.code, "cell-never-at-least"));
    }
    let amount = match figure.measure {
        Measure::Count => number::read_count(text),
        Measure::Money => read_money(figure, text)?,
    }
    .map_err(|flaw| Flaw::new(figure.code, wording(figure, flaw)))?;
    let largest = match figure.measure {
        Measure::Count => LARGEST_COUNT,
        Measure::Money => LARGEST_VND,
    };
    if amount < 0 {
        return Err(Flaw::new(figure.code, "number-negative"));
    }
    if amount > largest {
        return Err(Flaw::new(figure.code, "cell-too-large").arg("most", number::count(largest)));
    }
    Ok(Typed { amount: Some(amount), at_least })
}

/// How a number that cannot be read is asked for: a count is not offered *tỷ*.
fn wording(figure: &Figure, flaw: number::NumberFlaw) -> &'static str {
    match (figure.measure, flaw.key()) {
        (Measure::Count, "number-not-a-number") => "cell-not-a-count",
        (_, key) => key,
    }
}

type Number = Result<i64, number::NumberFlaw>;

fn read_money(figure: &Figure, text: &str) -> Result<Number, Flaw> {
    let bare = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,".contains(c));
    if !bare {
        return Ok(number::read_vnd(text));
    }
    let whole = number::read_count(text);
    match whole {
        Ok(n) if n >= BARE_DONG_FROM => Ok(Ok(n)),
        Ok(n) if n >= BARE_MILLIONS_BELOW => Err(Flaw::new(figure.code, "cell-say-the-unit")
            .arg("dong", number::count(n))
            .arg("trieu", number::count(n))),
        _ => Ok(number::read_vnd(&format!("{text} triệu"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::find;

    fn money(text: &str) -> Result<Option<i64>, &'static str> {
        let figure = find("houses_value").ok_or("no figure")?;
        read_cell(figure, text, false).map(|typed| typed.amount).map_err(|flaw| flaw.key)
    }

    #[test]
    fn money_is_read_in_the_unit_of_its_head_or_as_said() {
        assert_eq!(money("562"), Ok(Some(562_000_000)));
        assert_eq!(money("472,35"), Ok(Some(472_350_000)));
        assert_eq!(money("1.230"), Ok(Some(1_230_000_000)));
        assert_eq!(money("1,98 tỷ"), Ok(Some(1_980_000_000)));
        assert_eq!(money("1.980.000.000"), Ok(Some(1_980_000_000)));
        assert_eq!(money("350.000 đồng"), Ok(Some(350_000)));
        assert_eq!(money("350.000"), Err("cell-say-the-unit"));
        assert_eq!(money("  "), Ok(None));
        assert_eq!(money("mười"), Err("number-not-a-number"));
        assert!(money("-5").is_err());
    }

    #[test]
    fn a_count_is_asked_for_as_a_count() {
        let told = find("houses_built").map(|figure| read_cell(figure, "mười", false));
        assert!(matches!(told, Some(Err(flaw)) if flaw.key == "cell-not-a-count"));
    }

    #[test]
    fn at_least_is_refused_where_it_does_not_belong() {
        let figure = find("houses_value").map(|f| read_cell(f, "5", true));
        assert!(matches!(figure, Some(Err(flaw)) if flaw.key == "cell-never-at-least"));
        let figure = find("blood_value").map(|f| read_cell(f, "890", true));
        assert!(matches!(figure, Some(Ok(Typed { amount: Some(890_000_000), at_least: true }))));
    }
}
