//! Whose report it is, as far as its own head says: the provinces that its first lines name, before
//! its sentences begin. It knows no unit; the names of provinces are given to it.

use crate::rules::numerals::tokens;
use kernel::fold::fold;

/// The longest line of a head, and the lines that may stand in one.
const WORDS: usize = 40;
const LINES: usize = 12;

/// Words after which a name is a province's, where it stands in a head: the same name may be a
/// commune's, and then other words stand before it.
const BEFORE: [&str; 6] = ["tinh", "thanh pho", "tp", "chu thap do", "ctd", "hoi"];

/// The lines of a report before its first sentence and its first part.
pub fn head(paragraphs: &[String]) -> &[String] {
    let is_over = |paragraph: &String| {
        let said = paragraph.trim();
        let is_sentence = said.ends_with(['.', ';', ':']) && said.contains(' ');
        let words = tokens(said);
        let begins_part = words.first().is_some_and(|word| {
            word.is_number || matches!(word.folded.as_str(), "i" | "a" | "phan")
        });
        is_sentence || begins_part || words.len() > WORDS
    };
    let lines = paragraphs.iter().position(is_over).unwrap_or(paragraphs.len());
    &paragraphs[..lines.min(LINES)]
}

/// Which of these names (of provinces, in short) the head of a report says, each once.
pub fn named<'a>(head: &[String], provinces: &[&'a str]) -> Vec<&'a str> {
    let lines: Vec<String> = head.iter().map(|line| spaced(line)).collect();
    let is_said = |name: &str| {
        let name = fold(name);
        let spoken = |before: &&str| {
            let words = format!(" {before} {name} ");
            lines.iter().any(|line| line.contains(&words))
        };
        // `Kiên Giang, ngày 31 tháng 10 năm 2024`
        let dated = format!(" {name} ngay ");
        BEFORE.iter().any(spoken) || lines.iter().any(|l| l.starts_with(&dated))
    };
    provinces.iter().copied().filter(|name| is_said(name)).collect()
}

/// Folded words between single spaces, signs left out.
fn spaced(line: &str) -> String {
    let words = tokens(line).into_iter().filter(|token| token.is_word);
    let words: Vec<String> = words.map(|token| token.folded).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROVINCES: [&str; 5] = ["Kiên Giang", "An Giang", "Hòa Bình", "Hậu Giang", "Cà Mau"];

    fn said(text: &str) -> Vec<&'static str> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        named(head(&lines), &PROVINCES)
    }

    #[test]
    fn the_head_names_a_province_and_its_sentences_do_not() {
        let s4 = include_str!("texts/s4.txt");
        assert_eq!(said(s4), ["Kiên Giang"]);
        assert!(said(include_str!("texts/made.txt")).is_empty(), "no province there is called so");
        let line = "Kiên Giang, ngày 31 tháng 10 năm 2024\nBÁO CÁO\nTháng 10";
        assert_eq!(said(line), ["Kiên Giang"]);
        assert_eq!(said("Kết quả công tác Hội Chữ thập đỏ Cà Mau tháng 9/2024"), ["Cà Mau"]);
        assert!(said("Trong tháng đã ủng hộ tỉnh Hậu Giang 20 triệu đồng.").is_empty());
        assert!(said("BÁO CÁO\nI. KẾT QUẢ\nỦng hộ tỉnh Hậu Giang 20 triệu").is_empty());
    }

    #[test]
    fn a_commune_that_is_called_like_a_province_is_no_province() {
        assert!(said("HỘI CHỮ THẬP ĐỎ XÃ HÒA BÌNH\nBÁO CÁO THÁNG 10/2024").is_empty());
        assert_eq!(said("HỘI CHỮ THẬP ĐỎ TỈNH HÒA BÌNH\nBÁO CÁO"), ["Hòa Bình"]);
    }
}
