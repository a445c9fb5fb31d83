//! One pair beside each other with the reasons, for a page that asks while somebody types. What is
//! usual in the country stands for what a list would teach; nothing is learnt or kept.

use crate::compare::{Comparing, Parts};
use crate::level::{FIELDS, Field, reason};
use crate::model::Model;
use crate::person::{Fields, People};
use crate::rarity::Rarity;
use crate::word::Words;

/// Why two records may be one person, or may not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// What was compared.
    pub field: Field,
    /// How it stands: `name-toneless`, `birth-swapped`, `number-old` …; one word a case, to be said
    /// in the reader's language.
    pub key: &'static str,
    /// For (above nought) or against, in bits: one more doubles the odds.
    pub weight: f32,
}

/// How likely two records are one person, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// From 0 to 1.
    pub likelihood: f32,
    /// What is known on both sides, the strongest first.
    pub reasons: Vec<Reason>,
}

/// Compares two records by what is usual in the country. Communes are compared by their names: give
/// both as they are called today. The answer is the same whichever is given first.
pub fn likely(a: &Fields, b: &Fields) -> Explained {
    let mut people = People::new(&[]);
    people.add("a", a);
    people.add("b", b);
    let rarity = Rarity::usual(&people);
    let model = Model::usual(rarity.many);
    let on = Comparing { people: &people, rarity: &rarity };
    let mut parts = Parts::default();
    let mut pattern = on.parts(0, 1, &mut parts);
    pattern.strangers = parts.iter().sum();
    let mut reasons = Vec::new();
    for (field, (level, strangers)) in FIELDS.iter().zip(pattern.levels.iter().zip(parts)) {
        if *level != 0 {
            let weight = model.one[*field as usize][usize::from(*level)] - strangers;
            let weight = weight / std::f32::consts::LN_2;
            reasons.push(Reason { field: *field, key: reason(*field, *level), weight });
        }
    }
    reasons.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()));
    Explained { likelihood: 1.0 / (1.0 + (-model.odds(&pattern)).exp()), reasons }
}

/// The words of a name without tones, as they stand: what a register keeps to find a name by.
pub fn name_words(name: &str) -> Vec<String> {
    let mut words = Words::new();
    let mut spelled = Vec::new();
    words.read(name, &mut spelled);
    let bare = spelled.iter().map(|word| words.bare.text(words.word(*word).bare).to_owned());
    bare.collect()
}

/// One key for all spellings and orders of a name: its words without tones, sorted. *Hoà, Trần
/// Thị*, `tran thi hoa` and *TRẦN THỊ HÒA* have one key.
pub fn name_key(name: &str) -> String {
    let mut words = name_words(name);
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const AN: Fields = Fields {
        name: "Trần Thị Hoà",
        sex: "Nữ",
        birth: "12/03/1961",
        number: "091161001234",
        phone: "0169 1234567",
        hamlet: "Ấp Ba",
        commune: "Xã Thạnh Lộc",
        district: "",
        province: "Kiên Giang",
    };

    fn keys(a: &Fields, b: &Fields) -> (bool, Vec<&'static str>) {
        let (one, other) = (likely(a, b), likely(b, a));
        assert_eq!(one, other, "the same whichever is given first");
        (one.likelihood > 0.5, one.reasons.iter().map(|reason| reason.key).collect())
    }

    #[test]
    fn spellings_of_one_person_are_told_with_their_reasons() {
        let as_typed = |name: &'static str| Fields { name, ..AN };
        for (name, key) in [
            ("TRẦN THỊ HÒA", "name-same"),
            ("tran thi hoa", "name-toneless"),
            ("Trần Thị Hóa", "name-tones"),
            ("Hòa Trần Thị", "name-order"),
            ("Trần Hòa", "name-left-out"),
            ("T. T. Hòa", "name-initials"),
            ("Trần Thịhòa", "name-joined"),
            ("Trần Thị Hoàn", "name-typo"),
            ("Chần Thị Hòa", "name-typo"),
        ] {
            let (same, keys) = keys(&AN, &as_typed(name));
            assert!(same && keys.contains(&key), "{name}: {keys:?}");
        }
    }

    #[test]
    fn papers_and_phones_of_before_are_known() {
        let later = Fields {
            name: "Trần Thị Hòa",
            birth: "03/12/1961",
            number: "161001234",
            phone: "+84 39 123 4567",
            hamlet: "ấp 3",
            ..AN
        };
        let (same, keys) = keys(&AN, &later);
        assert!(same);
        for key in ["birth-swapped", "number-old", "phone-same", "hamlet-same", "commune-same"] {
            assert!(keys.contains(&key), "{key}: {keys:?}");
        }
    }

    #[test]
    fn twins_and_namesakes_are_two_people() {
        let twin = Fields { name: "Trần Thị Hậu", number: "091161001235", ..AN };
        assert!(!keys(&AN, &twin).0, "a twin");
        let namesake = Fields {
            birth: "1970",
            number: "",
            phone: "0912345678",
            commune: "Xã Mỹ Đức",
            hamlet: "",
            province: "Hà Nội",
            ..AN
        };
        assert!(!keys(&AN, &namesake).0, "a namesake");
        let (same, reasons) = keys(&Fields::default(), &Fields::default());
        assert!(!same && reasons.is_empty(), "two who are not known");
    }

    #[test]
    fn a_name_has_one_key() {
        for name in ["Hoà, Trần Thị", "tran thi hoa", "TRẦN  THỊ HÒA"] {
            assert_eq!(name_key(name), "hoa thi tran", "{name}");
        }
        assert_eq!(name_words("Trần Thị Hoà"), ["tran", "thi", "hoa"]);
        assert_eq!(name_key(" .,"), "");
    }
}
