//! What must hold of the list of those who were helped by a piece of work: it holds no more, and
//! gives no more, than the work counts and is worth. Pure.

use crate::model::ActivityRow;
use catalogue::{Counted, Kind, Nature, Part};
use help::HelpRow;
use kernel::fold::{fold, words};
use kernel::seal::Level;
use kernel::{Flaw, number};

/// What stands before a name and is none of it.
const ADDRESSED: [&str; 12] =
    ["ong", "ba", "anh", "chi", "em", "chau", "be", "co", "chu", "bac", "cu", "ho"];
/// Words of a name below which it is also something else.
const FULL_NAME_WORDS: usize = 2;
/// Nobody is older (the oldest known person lived 122 years).
const OLDEST_YEARS: i64 = 125;

/// The counts that say how many a list may hold; none where work of a kind has no list. Of what was
/// given it is what the kind is told by; of sessions, camps and honours the people who were there.
fn of_list(kind: &Kind) -> Vec<&Counted> {
    match (kind.guard >= Level::Personal, kind.value_figure.is_some()) {
        (true, true) => super::main_counts(kind).collect(),
        (true, false) => kind.measures.iter().filter(|one| is_everybody(kind, one)).collect(),
        (false, _) => Vec::new(),
    }
}

/// People who are no part of other people: who learns first aid is one of the class already.
fn is_everybody(kind: &Kind, one: &Counted) -> bool {
    let whole = one.part.as_ref().and_then(Part::whole).and_then(|code| kind.measure(code));
    one.nature == Nature::People && whole.is_none_or(|whole| whole.nature != Nature::People)
}

/// How many those of a list may be together, by the counts of the work; nothing where there is no
/// list.
pub fn most_listed(kind: &Kind, counts: &[(String, i64)]) -> Option<i64> {
    let of = of_list(kind);
    let many = |one: &Counted| counts.iter().find(|(code, _)| *code == one.code).map_or(0, |c| c.1);
    (!of.is_empty()).then(|| of.into_iter().map(many).sum())
}

/// Whether nobody who was helped in a year was born in another.
pub(super) fn is_odd_year(born: i64, year: i64) -> bool {
    born > year || born < year - OLDEST_YEARS
}

/// What must hold of a list when its work is corrected: the work counts no less and is worth no
/// less than the list holds.
pub fn check_list(field: String, (most, amount): (i64, i64), listed: &[HelpRow]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let many: i64 = listed.iter().map(|help| help.quantity).sum();
    if many > most {
        let flaw = Flaw::new(field, "people-of-list-is-longer");
        flaws.push(flaw.arg("many", number::count(many)));
    }
    let worth: i64 = listed.iter().map(|help| help.amount).sum();
    if worth > amount {
        let flaw = Flaw::new("value", "people-of-list-is-dearer");
        flaws.push(flaw.arg("amount", number::vnd(worth)));
    }
    flaws
}

/// What must hold of a line: no more is given than is left of what the work counts and is worth.
pub fn check_help(
    (row, most): (&ActivityRow, i64),
    known: &[HelpRow],
    (quantity, amount): (i64, i64),
    birth_year: Option<i64>,
) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let given: i64 = known.iter().map(|help| help.quantity).sum();
    if quantity <= 0 {
        flaws.push(Flaw::new("quantity", "people-of-nothing"));
    } else if given + quantity > most {
        let flaw = Flaw::new("quantity", "people-of-more-than-counted");
        flaws.push(flaw.arg("left", number::count(most - given)));
    }
    let worth: i64 = known.iter().map(|help| help.amount).sum();
    if amount < 0 || worth + amount > row.amount {
        let flaw = Flaw::new("amount", "people-of-more-than-worth");
        flaws.push(flaw.arg("left", number::vnd(row.amount - worth)));
    }
    let year = i64::from(row.until_on.year());
    if birth_year.is_some_and(|born| is_odd_year(born, year)) {
        flaws.push(Flaw::new("birth_year", "people-of-birth-year-odd"));
    }
    flaws
}

/// Whether what is told of the work in clear (its title, story, how its value was reckoned) holds a
/// name of its list: the name would lie open beside the seal. What is no help but an honour, a camp
/// or a session may name who was there.
pub fn is_told(kind: &Kind, name: &str, told: &[&str]) -> bool {
    kind.value_figure.is_some() && holds_name(name, told)
}

/// Whether a text holds somebody's name, with or without tones and what stands before it. One word
/// alone is also something else.
pub fn holds_name(name: &str, told: &[&str]) -> bool {
    let name = fold(name);
    let name: Vec<&str> = words(&name).skip_while(|word| ADDRESSED.contains(word)).collect();
    let holds = |text: &&str| {
        let text = fold(text);
        let text: Vec<&str> = words(&text).collect();
        text.windows(name.len()).any(|part| part == name)
    };
    name.len() >= FULL_NAME_WORDS && told.iter().any(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_the_list_is_found_in_what_is_told() {
        let is_told = |code: &str, name: &str, told: &str| {
            let kind = catalogue::shipped().iter().find(|kind| kind.code == code);
            super::is_told(kind.expect("a kind"), name, &["", told])
        };
        assert!(is_told("gift", "Bà Trần Thị Bông", "Tặng quà bà TRẦN THỊ BÔNG, ấp 3"));
        assert!(is_told("gift", "Trần  thi bong", "(Trần Thị Bông)"));
        assert!(!is_told("gift", "Trần Thị Bông", "Tặng quà ở đường Trần Thị Bưởi"));
        assert!(!is_told("gift", "Bà Hai", "Hai phần quà cho bà con"));
        assert!(!is_told("gift", "Trần Thị", "Tặng quà bà Trần, bà Thị"));
        // Who is honoured is named.
        assert!(!is_told("award-individual", "Trần Thị Bông", "Khen bà Trần Thị Bông"));
    }

    #[test]
    fn a_list_holds_what_was_given_or_who_was_there() {
        let most = |code: &str, counts: &[(&str, i64)]| {
            let kind = catalogue::shipped().iter().find(|kind| kind.code == code);
            let counts: Vec<_> = counts.iter().map(|(of, n)| ((*of).to_owned(), *n)).collect();
            most_listed(kind.expect("a kind"), &counts)
        };
        assert_eq!(most("gift", &[("parcels", 40), ("people", 90)]), Some(40));
        let both = [("transfers", 2), ("treatments", 3), ("people", 4)];
        assert_eq!(most("patient-support", &both), Some(5));
        // Whoever learns a trade is helped with it.
        assert_eq!(most("training-vocational", &[("trainees", 12)]), Some(12));
        assert_eq!(most("youth-camp", &[("camps", 1), ("participants", 60)]), Some(60));
        let class = [("classes", 1), ("participants", 30), ("firstaid", 30)];
        assert_eq!(most("training-class", &class), Some(30), "each is one of the class");
        assert_eq!(most("award-individual", &[("persons", 7)]), Some(7));
        assert_eq!(most("first-aid-outside", &[("sessions", 1), ("participants", 30)]), Some(30));
        // Nobody is named of a bridge or an inspection.
        assert_eq!(most("bridge", &[("bridges", 1)]), None);
        assert_eq!(most("inspection", &[("units", 3)]), None);
    }
}
