//! Numbers as Vietnamese people write, print and say them. Points group thousands and a comma
//! begins a fraction. What is read and printed is exact: money is whole đồng in an `i64`, and a
//! floating-point number will never appear here.

mod print;
mod read;
#[cfg(test)]
mod tests;
mod words;

pub use print::{
    VndUnit, at_least_holds, count, in_unit, nearly_holds, padded, vnd, vnd_in_millions,
    vnd_in_unit,
};
pub use read::{read_count, read_signed_count, read_signed_vnd, read_vnd};
pub use words::{capital_first, in_words, vnd_in_words};

/// Why a text is not the number that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFlaw {
    /// Nothing was typed.
    Empty,
    /// It is not a number.
    NotANumber,
    /// It does not fit into 64 bits.
    TooLarge,
    /// A part of a đồng, or of a person.
    Fraction,
    /// Below zero, where only zero and more can be.
    Negative,
    /// Two people could read two numbers (`1,980` is 1.980 to one and 1,98 to another).
    Ambiguous,
}

impl NumberFlaw {
    /// The message key.
    pub fn key(self) -> &'static str {
        match self {
            NumberFlaw::Empty => "number-empty",
            NumberFlaw::NotANumber => "number-not-a-number",
            NumberFlaw::TooLarge => "number-too-large",
            NumberFlaw::Fraction => "number-fraction",
            NumberFlaw::Negative => "number-negative",
            NumberFlaw::Ambiguous => "number-ambiguous",
        }
    }
}
