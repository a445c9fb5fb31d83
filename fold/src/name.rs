//! The order of names in a Vietnamese list: given name first, in the order of the Vietnamese
//! alphabet. The key is plain ASCII for Vietnamese names, so that both databases sort it alike,
//! byte by byte. It will never be shown.

use crate::tidy_text;
use unicode_normalization::UnicodeNormalization;

/// Digits, then the alphabet; f j w z stand where names from abroad expect them.
const ORDER: &str = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// What the first sign of [`ORDER`] becomes; 43 signs later it is `Z`.
const FIRST: u8 = b'0';
/// Before letters of other scripts: they come after every letter of ours.
const FOREIGN: char = '[';
/// Between given name, middle names and family name; between middle names; between letters and
/// tone. All come before every letter, so that *An* stands before *Anh*, and in this order, so
/// that who has no middle name stands before who has one.
const PART: char = ' ';
const GAP: char = ',';
const TONE: char = '-';

/// The key to sort a person's full name by, with a plain comparison of bytes: given name (the last
/// word), then middle names, then the family name. Words are compared by letters, then by tone in
/// the order of dictionaries: none, huyền, hỏi, ngã, sắc, nặng.
pub fn name_sort_key(full_name: &str) -> String {
    let name = tidy_text(full_name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut key = String::new();
    if let Some((given, others)) = words.split_last() {
        push_word(&mut key, given);
        if let Some((family, middle)) = others.split_first() {
            key.push(PART);
            for word in middle {
                push_word(&mut key, word);
                key.push(GAP);
            }
            key.push(PART);
            push_word(&mut key, family);
        }
    }
    key
}

/// The letters of a word in alphabet order, then its tone.
fn push_word(key: &mut String, word: &str) {
    let mut tone = '0';
    let mut letters: Vec<char> = Vec::new();
    for sign in word.chars().flat_map(char::to_lowercase).nfd() {
        match sign {
            '\u{306}' | '\u{302}' | '\u{31b}' => {
                if let Some(letter) = letters.last_mut() {
                    *letter = with_hat(*letter, sign);
                }
            }
            '\u{300}' => tone = '1',
            '\u{309}' => tone = '2',
            '\u{303}' => tone = '3',
            '\u{301}' => tone = '4',
            '\u{323}' => tone = '5',
            letter if letter.is_alphanumeric() => letters.push(letter),
            _ => {}
        }
    }
    for letter in letters {
        push_letter(key, letter);
    }
    key.extend([TONE, tone]);
}

/// The letter of the alphabet that a base letter and its hat make; others stay without it.
fn with_hat(letter: char, hat: char) -> char {
    match (letter, hat) {
        ('a', '\u{306}') => 'ă',
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31b}') => 'ơ',
        ('u', '\u{31b}') => 'ư',
        _ => letter,
    }
}

fn push_letter(key: &mut String, letter: char) {
    let place = ORDER.chars().position(|known| known == letter);
    match place.and_then(|place| u8::try_from(place).ok()) {
        Some(place) => key.push(char::from(FIRST + place)),
        None => key.extend([FOREIGN, letter]),
    }
}
