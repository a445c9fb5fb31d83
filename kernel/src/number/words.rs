//! Numbers in Vietnamese words, as receipts and minutes write them out. The words are language,
//! not messages: they belong to the number, in one language only.

const DIGITS: [&str; 10] =
    ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// `mười bốn tỷ năm trăm sáu mươi mốt triệu`.
pub fn in_words(n: i64) -> String {
    if n == 0 {
        return DIGITS[0].into();
    }
    let mut words = Vec::new();
    if n < 0 {
        words.push("âm".to_owned());
    }
    billions(n.unsigned_abs(), false, &mut words);
    words.join(" ")
}

/// `Năm trăm sáu mươi hai triệu đồng`.
pub fn vnd_in_words(n: i64) -> String {
    let words = in_words(n);
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{} đồng", letters.as_str())
}

/// What stands before *tỷ* is itself a number in words (*hai nghìn tỷ*).
fn billions(n: u64, follows: bool, words: &mut Vec<String>) {
    let (above, below) = (n / 1_000_000_000, n % 1_000_000_000);
    if above > 0 {
        billions(above, follows, words);
        words.push("tỷ".into());
    }
    let mut follows = follows || above > 0;
    for (unit, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let group = below / unit % 1_000;
        if group == 0 {
            continue;
        }
        hundreds(group as usize, follows, words);
        if !name.is_empty() {
            words.push(name.into());
        }
        follows = true;
    }
}

fn hundreds(n: usize, follows: bool, words: &mut Vec<String>) {
    let (hundred, ten, one) = (n / 100, n / 10 % 10, n % 10);
    if hundred > 0 || follows {
        words.push(format!("{} trăm", DIGITS[hundred]));
    }
    let follows = hundred > 0 || follows;
    match ten {
        0 if one > 0 && follows => words.push("linh".into()),
        0 => {}
        1 => words.push("mười".into()),
        _ => words.push(format!("{} mươi", DIGITS[ten])),
    }
    match one {
        0 => {}
        1 if ten > 1 => words.push("mốt".into()),
        5 if ten > 0 => words.push("lăm".into()),
        _ => words.push(DIGITS[one].into()),
    }
}
