//! Vietnamese text made comparable: the form to search by, the form to keep, the key to sort by.
//! The databases disagree about letter case and accents, so these are always made here and kept
//! in columns of their own. It will never change what is shown: a name is printed as it was kept.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form to search by: lower case, without marks, đ as d, single spaces. *Hòa*, *hoà* and
/// *HÒA* in any encoding are all `hoa`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.chars().filter(|c| !is_invisible(*c)).nfkd();
    for letter in letters.flat_map(char::to_lowercase).nfkd() {
        match letter {
            'đ' => folded.push('d'),
            mark if is_combining_mark(mark) || is_invisible(mark) => {}
            gap if gap.is_whitespace() || gap.is_control() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            letter => folded.push(letter),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The form to keep: composed letters, nothing invisible, no spaces at the ends of lines, single
/// spaces within. Lines stay lines; empty lines at the ends go.
pub fn tidy_text(text: &str) -> String {
    let composed: String = text.chars().filter(|c| !is_invisible(*c)).nfc().collect();
    let composed = composed.replace("\r\n", "\n");
    let lines = composed.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    let lines: Vec<String> = lines.map(single_spaces).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Whether every word of the query begins some word of the text; both are folded already. *hung
/// dang* finds *Đặng Văn Hùng*; an empty query finds everything.
pub fn matches(folded_query: &str, folded_text: &str) -> bool {
    words(folded_query).all(|wanted| words(folded_text).any(|word| word.starts_with(wanted)))
}

/// The words of a folded text: letters and digits, whatever stands between them.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn single_spaces(line: &str) -> String {
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    line.split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Characters that show nothing: they come with copied text, and could make two names that look
/// the same differ or hide a direction. (Unicode: default ignorable, bidi controls, fillers.)
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}
