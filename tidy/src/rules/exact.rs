//! No floating point where money and figures are kept.

use super::is_part;
use crate::read::tokens::Kind;
use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "Money is whole đồng",
    why: "a report adds up to the đồng or not at all; a ratio is made at the very end, in Rust, \
          and only to be shown",
};

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.rust().iter().filter(|file| is_exact(&file.path)) {
        for token in file.tokens() {
            let float = token.is("f32") || token.is("f64");
            if float || (token.kind == Kind::Number && is_fraction(&token.text)) {
                let what = format!("`{}` is floating point", token.text);
                found.push(Finding::at(&file.path, token.line, what));
            }
        }
    }
    found
}

/// Milliseconds of a bench are no money.
fn is_exact(path: &str) -> bool {
    if path.starts_with("ground/book/src/bench") {
        return false;
    }
    let kernel = path.starts_with("kernel/");
    (kernel && ["money", "number", "figure"].iter().any(|part| is_part(path, part)))
        || path.starts_with("ground/book/src/")
        || path.starts_with("ground/ledger/src/")
}

fn is_fraction(number: &str) -> bool {
    let number = number.replace('_', "");
    let decimal = number.starts_with(|c: char| c.is_ascii_digit()) && !number.starts_with("0x");
    decimal && (number.contains('.') || number.contains("f64") || number.contains("f32"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial;

    #[test]
    fn the_house_keeps_it() {
        trial::keeps(&RULE, check);
    }

    #[test]
    fn it_can_fail() {
        let bad = "fn f(x: f64) { let _ = (x as i64, 0.5, 1_000, 'f'); }";
        let files = [
            ("kernel/src/money.rs", bad),
            ("kernel/src/number/words.rs", bad),
            ("ground/book/src/rules.rs", bad),
            ("kit/src/chart.rs", bad),
        ];
        assert_eq!(trial::found(check, &files).len(), 6);
    }
}
