//! Numbers that may be typed into a template: years, dates, names and fixed sayings. Every other
//! digit must be a reference to a cell; this file finds the one that is not.

/// The first number in the words of a template that should be a reference, if any.
pub fn stray_number(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut quoted = false;
    for (at, word) in words.iter().enumerate() {
        let opens = word.contains('“');
        let closes = word.contains('”');
        let inside = quoted || opens;
        if word.chars().any(|c| c.is_ascii_digit()) && !inside {
            let before = at.checked_sub(1).map_or("", |b| words[b]);
            let before2 = at.checked_sub(2).map_or("", |b| words[b]);
            let after = words.get(at + 1).copied().unwrap_or("");
            if !is_literal(word, before, before2, after) {
                return Some((*word).to_owned());
            }
        }
        quoted = (quoted || opens) && !closes;
    }
    None
}

/// Years, spans of years, dates, "Bão số 3", "Cụm thi đua số 8", "kỷ niệm 50 năm", document
/// numbers such as 15/KH-HCTĐ.
fn is_literal(word: &str, before: &str, before2: &str, after: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_number = bare.chars().all(|c| c.is_ascii_digit());
    let year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    if is_number && year(bare) {
        return true;
    }
    let dated = bare.split(['/', '-']).collect::<Vec<_>>();
    if dated.len() > 1 && dated.iter().all(|p| p.chars().all(|c| c.is_ascii_digit())) {
        return dated.iter().any(|part| year(part)) || dated.len() == 2 && dated[0].len() <= 2;
    }
    if bare.contains('/') && bare.chars().any(char::is_alphabetic) {
        return true;
    }
    let lower = |text: &str| text.to_lowercase();
    let named = lower(before) == "số" || lower(before) == "khóa" || lower(before) == "tháng";
    let after_jubilee = lower(before) == "niệm" && lower(before2).ends_with("kỷ");
    let jubilee = lower(after) == "năm" && after_jubilee;
    let day = lower(before) == "ngày";
    is_number && (named || jubilee || day)
}
