//! The words of forms, terms and owners that several pages share. It composes no sentence.

use crate::rules::{DueRule, When};
use kernel::period::Period;
use kit::Words;

/// What a form is called.
pub fn form(words: &Words, code: &str) -> String {
    words.say(&format!("form-{code}"))
}

/// What a span is called: `quý IV/2024`.
pub fn period(words: &Words, period: Period) -> String {
    let label = period.label();
    words.say_with(label.key, &label.args)
}

/// A term in words: *trước ngày 15/12*, *trong vòng 5 ngày sau kỳ*.
pub fn due(words: &Words, rule: &DueRule) -> String {
    let told = match rule.when {
        When::After { days, is_working } => {
            let key = match (is_working, rule.is_inclusive) {
                (false, true) => "due-after-days",
                (false, false) => "due-before-days",
                (true, true) => "due-after-working",
                (true, false) => "due-before-working",
            };
            words.say_with(key, &[("n", days.to_string())])
        }
        When::On { month, day, years } => {
            let key = match (rule.is_inclusive, years) {
                (true, 0) => "due-on",
                (false, 0) => "due-before",
                (true, _) => "due-on-next",
                (false, _) => "due-before-next",
            };
            words.say_with(key, &[("day", format!("{day:02}/{month:02}"))])
        }
    };
    if rule.is_shifted { format!("{told}; {}", words.say("due-shifted")) } else { told }
}
