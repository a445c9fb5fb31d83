//! The lines above a signature. Decree 30/2020/NĐ-CP, Annex I, II.7a: the capacity's abbreviation
//! stands before the title it signs for, in capitals; the signer's own title stands below.

use crate::model::Capacity;
use kernel::Flaw;
use kernel::fold::tidy_text;

/// The longest line that fits the box of a signature at 14 points.
const LONGEST: usize = 60;

/// The first line as it is printed: capitals, and the abbreviation if it was not typed.
pub fn first_line(capacity: Capacity, typed: &str) -> String {
    let typed = tidy_text(typed).to_uppercase();
    let mark = capacity.mark();
    let bare = mark.trim_end_matches('.');
    let title = typed
        .strip_prefix(mark)
        .or_else(|| typed.strip_prefix(bare).filter(|rest| rest.starts_with(' ')))
        .unwrap_or(&typed);
    let title = title.trim();
    if mark.is_empty() || title.is_empty() { title.to_owned() } else { format!("{mark} {title}") }
}

/// The second line as it is printed.
pub fn second_line(typed: &str) -> String {
    tidy_text(typed).to_uppercase()
}

/// The flaws of both lines, made by [`first_line`] and [`second_line`].
pub fn flaws(capacity: Capacity, first: &str, second: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if first.is_empty() {
        flaws.push(Flaw::new("first_line", "people-signer-title-empty"));
    }
    if capacity.has_second_line() && second.is_empty() {
        let flaw = Flaw::new("second_line", "people-signer-own-title-empty");
        flaws.push(flaw.arg("mark", capacity.mark()));
    }
    if !capacity.has_second_line() && !second.is_empty() {
        flaws.push(Flaw::new("second_line", "people-signer-own-title-extra"));
    }
    for (field, line) in [("first_line", first), ("second_line", second)] {
        if line.chars().count() > LONGEST {
            let most = LONGEST.to_string();
            flaws.push(Flaw::new(field, "people-signer-line-long").arg("most", most));
        }
    }
    flaws
}
