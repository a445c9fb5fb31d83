//! What a card may say: a name that is nobody's, and a story in which nobody is named. Pure.

use super::telling::check_open_words;
use kernel::Flaw;
use kernel::fold::fold;

/// Flowers and trees, so that a card can be spoken of.
const NAMES: [&str; 24] = [
    "Hoa Sen",
    "Hoa Mai",
    "Hoa Đào",
    "Hoa Cúc",
    "Hoa Ban",
    "Hoa Súng",
    "Hoa Nhài",
    "Hoa Bưởi",
    "Hoa Cau",
    "Hoa Gạo",
    "Hoa Lúa",
    "Hoa Mận",
    "Hoa Sim",
    "Hoa Quỳ",
    "Cây Tràm",
    "Cây Đước",
    "Cây Dừa",
    "Cây Đa",
    "Cây Tre",
    "Cây Bàng",
    "Cây Thông",
    "Cây Sao",
    "Cây Lim",
    "Cây Trúc",
];
/// Digits in a row that may be a telephone, a number, a house or a year; an age has two.
const DIGITS: usize = 3;

/// What a card is called by its code: a flower or a tree, which says nothing of whose it is.
pub fn pseudonym(code: &str) -> &'static str {
    let sum: usize = code.bytes().map(usize::from).sum();
    NAMES[sum % NAMES.len()]
}

/// What must hold of a story that is published: it names nobody who lives there and no place below
/// the province, and holds no number that leads to somebody (threats-and-promises T6).
pub fn check_story(story: &str, people: &[&str], places: &[String]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let said = format!(" {} ", words(story).join(" "));
    let holds = |phrase: &str| {
        let phrase = words(phrase).join(" ");
        !phrase.is_empty() && said.contains(&format!(" {phrase} "))
    };
    if people.iter().any(|name| names(story, name) || holds(&tail(name))) {
        flaws.push(Flaw::new("story", "address-story-name"));
    }
    if let Some(place) = places.iter().find(|place| holds(place)) {
        flaws.push(Flaw::new("story", "address-story-place").arg("place", place));
    }
    flaws.extend(check_open_words("story", story));
    if holds_number(story) || leads_away(story) {
        flaws.push(Flaw::new("story", "address-story-number"));
    }
    flaws
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The last two words of a name, by which people are known; all of a shorter one.
fn tail(name: &str) -> String {
    let words = words(name);
    words[words.len().saturating_sub(2)..].join(" ")
}

/// Whether the given name stands in a story as names are written: with its tones and a capital. A
/// word that only begins a sentence is taken for it too: it can be put another way.
fn names(story: &str, name: &str) -> bool {
    let Some(given) = name.split_whitespace().last().map(str::to_lowercase) else { return false };
    let words = story.split(|sign: char| !sign.is_alphanumeric());
    let is_named = |word: &str| word.starts_with(char::is_uppercase);
    words.filter(|word| is_named(word)).any(|word| word.to_lowercase() == given)
}

/// Whether digits stand together, or parted by whatever is no letter, that may lead to somebody.
fn holds_number(story: &str) -> bool {
    let together = story.split(|sign: char| !sign.is_ascii_digit());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    together.map(str::len).any(|long| long >= DIGITS)
        || story.split(char::is_alphabetic).any(|run| digits(run) >= 2 * DIGITS)
}

/// Whether a story holds a link or the address of a mailbox.
fn leads_away(story: &str) -> bool {
    let is_name = |part: &str| part.chars().filter(|sign| sign.is_alphanumeric()).count() >= 2;
    let is_site = |word: &str| {
        let mut parts = word.split('.').skip_while(|part| !is_name(part));
        parts.next().is_some() && parts.next().is_some_and(is_name)
    };
    story.contains('@') || story.split_whitespace().any(is_site)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(story: &str) -> Vec<String> {
        let places = ["Vĩnh Hòa".to_owned(), "Giồng Riềng".to_owned()];
        let flaws = check_story(story, &["Trần Thị Bé Hoa", "Danh Út"], &places);
        flaws.into_iter().map(|flaw| flaw.key.to_string()).collect()
    }

    #[test]
    fn a_story_that_names_nobody_passes() {
        let story = "Bà trồng hoa trong vườn để bán. Bà 78 tuổi, sống một mình, mắt kém v.v. \
                     Bà cần gạo và thuốc hằng tháng, khoảng 300 nghìn.";
        assert_eq!(keys(story), ["address-story-number"], "three digits may be a house");
        let story = "Bà trồng hoa trong vườn để bán. Bà 78 tuổi, nuôi hai cháu 12, 14 tuổi v.v.";
        assert!(keys(story).is_empty());
    }

    #[test]
    fn names_places_and_numbers_are_seen() {
        for story in ["Nhà bà Hoa dột nát.", "Hoa mồ côi.", "Tên cháu: HOA", "Nhà (Út) dột nát"]
        {
            assert_eq!(keys(story), ["address-story-name"], "{story}");
        }
        assert_eq!(keys("Nhà ba be hoa dột nát."), ["address-story-name"], "without tones");
        assert_eq!(keys("Cháu là con anh DANH ÚT."), ["address-story-name"]);
        assert_eq!(keys("Nhà ở vinh hoa."), ["address-story-place"]);
        assert_eq!(keys("Xin gọi 0912.345.678"), ["address-story-number"]);
        assert_eq!(keys("Sinh năm 1950"), ["address-story-number"]);
        for story in ["Xem https://a.vn/b", "zalo.me/be", "trang bebe.vn", "09,12,34,56,78", "a@b"]
        {
            assert_eq!(keys(story), ["address-story-number"], "{story}");
        }
    }

    #[test]
    fn a_card_always_has_the_same_name() {
        assert_eq!(pseudonym("7KQ2MX4P"), pseudonym("7KQ2MX4P"));
        assert!(NAMES.contains(&pseudonym("22222222")));
    }
}
