//! How a cell of a filled table stands to what is kept: the template says what its owner had before
//! his eyes, so that what he left alone is told from what he changed, and what somebody else
//! changed meanwhile from both. Nothing is written over in silence.

use crate::model::Kind;

/// A value with its mark *trên*; nothing is an empty cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The amount.
    pub amount: Option<i64>,
    /// Printed with *trên*.
    pub at_least: bool,
}

impl Held {
    /// An empty cell.
    pub const NOTHING: Held = Held { amount: None, at_least: false };

    /// An amount without a mark.
    pub fn of(amount: i64) -> Held {
        Held { amount: Some(amount), at_least: false }
    }
}

/// What the template showed: the version and the value its owner had before his eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The version; 0 for a cell that nobody had typed.
    pub version: i64,
    /// The value.
    pub held: Held,
}

/// What is kept now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The version; 0 for a cell that nobody has typed.
    pub version: i64,
    /// The value.
    pub held: Held,
}

/// How a cell of the file stands. A file that is no template of ours shows nothing (`shown` is
/// none): its empty cells say nothing, and what it fills is compared with what is kept.
pub fn verdict(file: Held, shown: Option<Shown>, kept: Kept) -> Kind {
    let is_left_alone = match shown {
        Some(shown) => shown.held == file,
        None => file.amount.is_none(),
    };
    if is_left_alone || file == kept.held {
        return Kind::Same;
    }
    if shown.is_some_and(|shown| shown.version != kept.version) {
        return Kind::Moved;
    }
    if kept.held.amount.is_none() { Kind::New } else { Kind::Changed }
}

/// How a row stands, by its cells: the most pressing of them.
pub fn of_row(cells: impl IntoIterator<Item = Kind>) -> Kind {
    cells.into_iter().min().unwrap_or(Kind::Same)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn kept(version: i64, amount: i64) -> Kept {
        Kept { version, held: Held { amount: Some(amount), at_least: false } }
    }

    const EMPTY: Kept = Kept { version: 0, held: Held::NOTHING };

    fn shown(version: i64, amount: Option<i64>) -> Option<Shown> {
        Some(Shown { version, held: Held { amount, at_least: false } })
    }

    #[test]
    fn what_was_left_alone_stays_whatever_happened_meanwhile() {
        assert_eq!(verdict(Held::of(5), shown(1, Some(5)), kept(1, 5)), Kind::Same);
        assert_eq!(verdict(Held::of(5), shown(1, Some(5)), kept(4, 9)), Kind::Same);
        assert_eq!(verdict(Held::NOTHING, shown(0, None), kept(1, 9)), Kind::Same);
    }

    #[test]
    fn what_was_typed_is_new_or_changed_or_there_already() {
        assert_eq!(verdict(Held::of(7), shown(0, None), EMPTY), Kind::New);
        assert_eq!(verdict(Held::of(0), shown(0, None), EMPTY), Kind::New, "nought is said too");
        assert_eq!(verdict(Held::of(7), shown(1, Some(5)), kept(1, 5)), Kind::Changed);
        assert_eq!(verdict(Held::NOTHING, shown(1, Some(5)), kept(1, 5)), Kind::Changed);
        // Sent again after it was written: the template is old, what it says is kept.
        assert_eq!(verdict(Held::of(7), shown(1, Some(5)), kept(2, 7)), Kind::Same);
        let over = Held { at_least: true, ..Held::of(5) };
        assert_eq!(verdict(over, shown(1, Some(5)), kept(1, 5)), Kind::Changed);
    }

    #[test]
    fn what_somebody_else_changed_is_never_written_over() {
        assert_eq!(verdict(Held::of(7), shown(1, Some(5)), kept(2, 6)), Kind::Moved);
        assert_eq!(verdict(Held::of(7), shown(0, None), kept(1, 6)), Kind::Moved);
        assert_eq!(verdict(Held::NOTHING, shown(1, Some(5)), kept(2, 6)), Kind::Moved);
    }

    #[test]
    fn a_file_of_ones_own_says_only_what_it_fills() {
        assert_eq!(verdict(Held::NOTHING, None, kept(3, 5)), Kind::Same);
        assert_eq!(verdict(Held::of(6), None, kept(3, 5)), Kind::Changed);
        assert_eq!(verdict(Held::of(6), None, EMPTY), Kind::New);
    }

    #[test]
    fn a_row_is_as_pressing_as_its_most_pressing_cell() {
        assert_eq!(of_row([Kind::Same, Kind::New, Kind::Changed]), Kind::Changed);
        assert_eq!(of_row([Kind::New, Kind::Wrong, Kind::Moved]), Kind::Wrong);
        assert_eq!(of_row([]), Kind::Same);
    }
}
