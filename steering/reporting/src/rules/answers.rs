//! Reading what was typed into the parts of a form: texts, choices, and tables whose cells are
//! words, counts or đồng. What does not parse names its own field; a row left blank is no row.

use crate::model::{AnswerCell, Content};
use duties::forms::{Holds, Part, Rows, Version};
use kernel::Flaw;
use kernel::fold::tidy_text;
use kernel::number::{read_count, read_vnd};

/// Letters of a line.
const LINE: usize = 200;
/// Letters of a text.
pub const TEXT: usize = 5_000;

/// The name of the control of a part.
pub fn field(part: &str) -> String {
    format!("a-{part}")
}

/// The name of the control of a cell.
pub fn cell_field(part: &str, row: usize, column: &str) -> String {
    format!("a-{part}-{row}-{column}")
}

/// The name of the control under the comments of a part, as its flaw names it too.
pub fn comment_field(part: &str) -> String {
    format!("comment-{part}")
}

/// The name of the key of what is said there.
pub fn comment_key_field(part: &str) -> String {
    format!("comment-{part}-key")
}

/// Reads one part from the controls of a form; `typed` gives a control's text.
pub fn read_part(part: &Part, typed: &dyn Fn(&str) -> String) -> Result<Content, Vec<Flaw>> {
    match part {
        Part::One { code, holds, .. } => {
            let name = field(code);
            let text = tidy_text(&typed(&name));
            match check_text(&name, &text, *holds) {
                Some(flaw) => Err(vec![flaw]),
                None => Ok(Content::Text(text)),
            }
        }
        Part::Table { code, columns, rows } => {
            let many = match rows {
                Rows::Fixed(codes) => codes.len(),
                Rows::Free(most) => *most,
            };
            let (mut read, mut flaws) = (Vec::new(), Vec::new());
            for at in 0..many {
                let mut cells = Vec::with_capacity(columns.len());
                for column in *columns {
                    let name = cell_field(code, at, column.code);
                    match read_cell(&name, &typed(&name), column.holds) {
                        Ok(cell) => cells.push(cell),
                        Err(flaw) => flaws.push(flaw),
                    }
                }
                let is_blank = cells.iter().all(|cell| *cell == AnswerCell::Blank);
                if !is_blank || matches!(rows, Rows::Fixed(_)) {
                    read.push(cells);
                }
            }
            if flaws.is_empty() { Ok(Content::Rows(read)) } else { Err(flaws) }
        }
    }
}

fn check_text(name: &str, text: &str, holds: Holds) -> Option<Flaw> {
    let most = if holds == Holds::Line { LINE } else { TEXT };
    let length = text.chars().count();
    match holds {
        Holds::Choice(codes) if !text.is_empty() && !codes.contains(&text) => {
            Some(Flaw::new(name, "kit-flaw-choice"))
        }
        _ if length > most => {
            let flaw = Flaw::new(name, "kit-flaw-long").arg("max", most.to_string());
            Some(flaw.arg("n", length.to_string()))
        }
        _ => None,
    }
}

fn read_cell(name: &str, typed: &str, holds: Holds) -> Result<AnswerCell, Flaw> {
    let text = tidy_text(typed).replace('\n', " ");
    if text.is_empty() {
        return Ok(AnswerCell::Blank);
    }
    let number = |read: Result<i64, kernel::number::NumberFlaw>| {
        read.map(AnswerCell::Number).map_err(|flaw| Flaw::new(name, flaw.key()))
    };
    match holds {
        Holds::Count => number(read_count(&text)),
        Holds::Money => number(read_vnd(&text)),
        _ => match check_text(name, &text, Holds::Line) {
            Some(flaw) => Err(flaw),
            None => Ok(AnswerCell::Text(text)),
        },
    }
}

/// What a report must answer before it is sent and has not.
pub fn missing(version: &Version, answered: &dyn Fn(&str) -> bool) -> Vec<Flaw> {
    let needed = version.parts.iter().filter_map(|part| match part {
        Part::One { code, is_optional: false, .. } => Some(*code),
        _ => None,
    });
    needed
        .filter(|code| !answered(code))
        .map(|code| Flaw::new(field(code), "answer-missing"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use duties::forms;
    use std::collections::HashMap;

    fn read(part: &str, typed: &[(&str, &str)]) -> Result<Content, Vec<(String, &'static str)>> {
        let version = forms::find("flash").expect("it").version(1);
        let typed: HashMap<&str, &str> = typed.iter().copied().collect();
        let get = |name: &str| typed.get(name).copied().unwrap_or_default().to_owned();
        let part = version.part(part).expect("a part");
        read_part(part, &get)
            .map_err(|flaws| flaws.into_iter().map(|flaw| (flaw.field, flaw.key)).collect())
    }

    #[test]
    fn cells_are_read_by_what_they_hold_and_blank_rows_fall_away() {
        let told = read(
            "relief",
            &[
                ("a-relief-0-what", " Mì tôm "),
                ("a-relief-0-households", "1.200"),
                ("a-relief-0-value", "1,98 tỷ"),
                ("a-relief-2-what", "Nước uống"),
            ],
        );
        let words = |text: &str| AnswerCell::Text(text.into());
        let rows = vec![
            vec![words("Mì tôm"), AnswerCell::Number(1_200), AnswerCell::Number(1_980_000_000)],
            vec![words("Nước uống"), AnswerCell::Blank, AnswerCell::Blank],
        ];
        assert_eq!(told, Ok(Content::Rows(rows)));
        let wrong =
            read("relief", &[("a-relief-1-households", "mười"), ("a-relief-1-value", "-3")]);
        assert_eq!(
            wrong,
            Err(vec![
                ("a-relief-1-households".into(), "number-not-a-number"),
                ("a-relief-1-value".into(), "number-negative"),
            ])
        );
    }

    #[test]
    fn fixed_rows_stay_in_their_places() {
        let told = read("damage", &[("a-damage-2-amount", "3")]).expect("rows");
        assert_eq!(told.rows().len(), 8);
        assert_eq!(told.rows()[2][0], AnswerCell::Number(3));
        assert_eq!(told.rows()[0], vec![AnswerCell::Blank, AnswerCell::Blank]);
    }

    #[test]
    fn a_choice_is_one_of_its_codes_and_what_is_needed_is_asked_for() {
        assert!(read("flash-level", &[("a-flash-level", "3")]).is_ok());
        let wrong = read("flash-level", &[("a-flash-level", "6")]);
        assert_eq!(wrong, Err(vec![("a-flash-level".into(), "kit-flaw-choice")]));
        let version = forms::find("flash").expect("it").version(1);
        let fields: Vec<String> =
            missing(version, &|code| code != "flash-when").into_iter().map(|f| f.field).collect();
        assert_eq!(fields, ["a-flash-when"], "what may be left out is not asked for");
    }
}
