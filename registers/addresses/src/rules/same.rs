//! How likely two people are one, with the reasons in words: what the matcher weighs, told of
//! people whose numbers nobody sees. Pure; it decides nothing, a person does.

use crate::model::AddressRow;
use kernel::Flaw;
use matcher::Fields;

/// From here on somebody should look, if they may see both.
pub const MAYBE: f32 = 0.1;
/// From even odds on, whoever may not see the other is told whom to ask.
pub const SURE: f32 = 0.5;
/// What a number or a telephone adds when it is the same, whatever the names say.
const MARKED: f32 = 0.9;
/// A reason that adds less than this, in bits, is not told.
const TOLD: f32 = 0.5;
/// Reasons that are told of one pair.
const REASONS: usize = 4;
/// Numbers and telephones are known as hashes: that two are the same is all that can be weighed.
const NUMBER: &str = "079160004711";
const PHONE: &str = "0903004711";

/// Somebody, as far as it lies open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// Sex code.
    pub sex: Option<String>,
    /// The commune as it is called today; empty where the dossier is kept above communes.
    pub commune: String,
    /// The province as it is called today.
    pub province: String,
}

/// How likely two are one, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// From 0 to 1.
    pub likelihood: f32,
    /// What speaks for it, the strongest first (`address-why-<key>`).
    pub why: Vec<&'static str>,
}

/// Weighs two people; `is_number` and `is_phone`: those of both are the same.
pub fn weigh(one: &Person, other: &Person, (is_number, is_phone): (bool, bool)) -> Weighed {
    let years = [one, other].map(|own| own.birth_year.map(|year| year.to_string()));
    let same = (is_number, is_phone);
    let told =
        matcher::likely(&fields_of(one, &years[0], same), &fields_of(other, &years[1], same));
    let floor = if is_number { MARKED } else { 0.0 };
    let adds = told.reasons.iter().filter(|reason| reason.weight > TOLD);
    let adds = adds.map(|reason| reason.key).filter(|key| *key != "sex-same");
    Weighed { likelihood: told.likelihood.max(floor), why: adds.take(REASONS).collect() }
}

fn fields_of<'p>(
    own: &'p Person,
    year: &'p Option<String>,
    (is_number, is_phone): (bool, bool),
) -> Fields<'p> {
    Fields {
        name: &own.name,
        sex: match own.sex.as_deref() {
            Some("female") => "F",
            Some("male") => "M",
            _ => "",
        },
        birth: year.as_deref().unwrap_or(""),
        number: if is_number { NUMBER } else { "" },
        phone: if is_phone { PHONE } else { "" },
        hamlet: "",
        commune: &own.commune,
        district: "",
        province: &own.province,
    }
}

/// What must hold of two dossiers of which one is to go into the other: neither went already, and
/// nobody's help ends by it.
pub fn check_same(stays: &AddressRow, goes: &AddressRow) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if stays.is_merged() || goes.is_merged() {
        flaws.push(Flaw::new("", "address-same-gone"));
    } else if stays.ended_on.is_some() && goes.ended_on.is_none() {
        flaws.push(Flaw::new("", "address-same-ended"));
    }
    if stays.id == goes.id {
        flaws.push(Flaw::new("", "address-same-itself"));
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, year: Option<i64>, commune: &str) -> Person {
        Person {
            name: name.to_owned(),
            birth_year: year,
            sex: Some("female".to_owned()),
            commune: commune.to_owned(),
            province: "Kiên Giang".to_owned(),
        }
    }

    #[test]
    fn spellings_of_one_person_are_met_and_namesakes_far_away_are_not() {
        let own = person("Trần Thị Bé Mẫu", Some(1957), "Xã Phú Lợi");
        for (name, why) in [
            ("tran thi be mau", "name-toneless"),
            ("Mẫu Trần Thị Bé", "name-order"),
            ("Trần Thị Bé Mậu", "name-tones"),
            ("Trần Thị Bé Mâuu", "name-typo"),
        ] {
            let told = weigh(&own, &person(name, Some(1957), "Xã Phú Lợi"), (false, false));
            assert!(told.likelihood > SURE && told.why.contains(&why), "{name}: {told:?}");
        }
        let usual = person("Nguyễn Văn Hùng", Some(1957), "Xã Phú Lợi");
        let far = Person { province: "Cà Mau".into(), ..usual.clone() };
        let far = Person { commune: "Xã Tân Tiến".into(), birth_year: Some(1971), ..far };
        let told = weigh(&usual, &far, (false, false));
        assert!(told.likelihood < MAYBE, "a namesake of another age and province: {told:?}");
        let told = weigh(&usual, &far, (true, false));
        assert!(told.likelihood >= MARKED && told.why.contains(&"number-same"), "{told:?}");
        let nobody = weigh(&Person::default(), &Person::default(), (false, false));
        assert!(nobody.likelihood < MAYBE && nobody.why.is_empty(), "{nobody:?}");
    }
}
