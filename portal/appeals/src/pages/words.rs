//! How a card is put into words, the same on the list, on its own page, in the picture and in the
//! text that is shared.

use crate::board::Board;
use crate::model::{Card, Need};
use addresses::model::Sort;
use addresses::rules::pseudonym;
use kernel::number;
use kit::Words;

/// What a card is called: a flower or a tree, and its code.
pub(super) fn called(card: &Card) -> String {
    format!("{} · {}", pseudonym(&card.code), card.code)
}

/// Who it is about, as far as it tells.
pub(super) fn about(words: &Words, card: &Card) -> String {
    let said = |family: &str, code: &Option<String>| {
        code.as_ref().map(|code| words.say(&format!("address-{family}-{code}")))
    };
    let band = card.shared.band.map(|band| words.say(&format!("appeal-band-{band}")));
    let class = said("class", &card.shared.class).unwrap_or_else(|| words.say("appeal-any-class"));
    // That somebody is a person goes without saying; of a facility its class says it.
    let is_said = card.shared.sort.as_deref() == Some(Sort::Household.code());
    let sort = said("sort", &card.shared.sort).filter(|_| is_said);
    let parts = [Some(class), sort, band].into_iter().flatten();
    capital(&parts.collect::<Vec<_>>().join(" · "))
}

/// A text with a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// Where it is: its province, or that this is not told.
pub(super) fn place(words: &Words, board: &Board, card: &Card) -> String {
    match card.shared.province {
        Some(unit) => board.name(unit).to_owned(),
        None => words.say("appeal-any-place"),
    }
}

/// A sum a month.
pub(super) fn a_month(words: &Words, amount: i64) -> String {
    words.say_with("appeal-a-month", &[("amount", number::vnd(amount))])
}

/// One need.
pub(super) fn need(words: &Words, need: &Need) -> String {
    let sort = words.say(&format!("address-need-{}", need.sort));
    let amount = match need.is_monthly {
        true => a_month(words, need.amount),
        false => words.say_with("appeal-once", &[("amount", number::vnd(need.amount))]),
    };
    format!("{}: {amount}", capital(&sort))
}

/// What is lacking, in one line.
pub(super) fn lacks(words: &Words, card: &Card) -> String {
    match card.lacks() {
        0 => words.say("appeal-reached"),
        amount => words.say_with("appeal-lacks", &[("amount", number::vnd(amount))]),
    }
}

/// The text that is shared, with the address of the card.
pub(super) fn shared(words: &Words, board: &Board, card: &Card, link: &str) -> String {
    let told = [
        ("called", called(card)),
        ("about", about(words, card)),
        ("place", place(words, board, card)),
        ("lacks", lacks(words, card)),
        ("link", link.to_owned()),
    ];
    words.say_with("appeal-share-text", &told)
}
