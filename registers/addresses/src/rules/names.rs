//! A name as it is looked for: its words without tones, in any order, and the words that a slip of
//! the finger may have made of another. Pure; who is found is weighed elsewhere.

use std::collections::BTreeSet;

/// Words of one name that are looked for; a longer one is a facility's.
pub const MOST_WORDS: usize = 8;
/// Letters of a piece of a word.
const PIECE: usize = 3;

/// The words of a name without tones, each once, in their order.
pub fn words(name: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut words = matcher::name_words(name);
    words.retain(|word| seen.insert(word.clone()));
    words.truncate(MOST_WORDS);
    words
}

/// One form for all orders of the words of a name.
pub fn sorted(words: &[String]) -> String {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_unstable();
    words.join(" ")
}

/// The pieces of a word, its ends marked: a word with one wrong letter keeps some of them.
pub fn pieces(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = std::iter::once('_').chain(word.chars()).chain(['_']).collect();
    letters.windows(PIECE.min(letters.len())).map(|piece| piece.iter().collect()).collect()
}

/// The names with one word left out.
pub fn without_one(words: &[String]) -> Vec<String> {
    if words.len() < 3 {
        return Vec::new();
    }
    let but = |at: usize| {
        let left = words.iter().enumerate().filter(|(own, _)| *own != at);
        sorted(&left.map(|(_, word)| word.clone()).collect::<Vec<_>>())
    };
    (0..words.len()).map(but).collect()
}

/// The names with the word at a place put as another.
pub fn with_other(words: &[String], at: usize, others: &[String]) -> Vec<String> {
    let one = |other: &String| {
        let put = words.iter().enumerate().map(|(own, word)| if own == at { other } else { word });
        sorted(&put.cloned().collect::<Vec<_>>())
    };
    others.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_slips_and_what_is_left_out_are_looked_for() {
        let typed = words("Hoà, Trần  Thị");
        assert_eq!(typed, ["hoa", "tran", "thi"]);
        assert_eq!(sorted(&typed), "hoa thi tran");
        assert_eq!(sorted(&typed), sorted(&words("tran thi hòa")), "one form for all orders");
        assert_eq!(words("Na Na"), ["na"], "a word is looked for once");
        assert_eq!(without_one(&typed), ["thi tran", "hoa thi", "hoa tran"]);
        assert!(without_one(&words("Thị Hoà")).is_empty(), "one word alone is anybody's");
        assert_eq!(with_other(&typed, 0, &["hoan".into()]), ["hoan thi tran"]);
        let shared = pieces("trann").intersection(&pieces("tran")).count();
        assert!(shared >= 2 && pieces("tran").intersection(&pieces("le")).count() == 0);
        assert_eq!(pieces("y").into_iter().collect::<Vec<_>>(), ["_y_"]);
        assert!(words(" ., ").is_empty());
    }
}
