//! The Vietnamese labels that a paper prints: figures, units, parts of forms. Papers are Vietnamese
//! whoever reads the page, so they are taken from the Vietnamese files and never from the reader's.

use std::collections::HashMap;
use std::sync::LazyLock;

static LABELS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let files = [
        include_str!("../../figures/messages/vi.ftl"),
        include_str!("../../messages/vi.ftl"),
        include_str!("../../map/messages/vi.ftl"),
        duties::WORDS_VI,
    ];
    let lines = files.into_iter().flat_map(str::lines).filter(|line| !line.starts_with([' ', '#']));
    lines.filter_map(|line| line.split_once(" = ")).collect()
});

/// The label of a key; the key itself where nobody wrote it.
pub fn label(key: &str) -> String {
    LABELS.get(key).copied().unwrap_or(key).to_owned()
}

/// The sentence of a key with its words in their places.
pub fn filled(key: &str, words: &[(&'static str, String)]) -> String {
    let fill =
        |said: String, (name, word): &(&str, String)| said.replace(&format!("{{ ${name} }}"), word);
    words.iter().fold(label(key), fill)
}

/// The label of a figure.
pub fn figure(code: &str) -> String {
    label(&format!("figure-{}", code.replace('_', "-")))
}

#[cfg(test)]
mod tests {
    use super::{figure, label};
    use crate::figures::FIGURES;
    use duties::forms::FORMS;

    #[test]
    fn every_figure_and_part_has_its_label() {
        for one in FIGURES {
            assert!(!figure(one.code).starts_with("figure-"), "{}", one.code);
            let unit = format!("unit-{}", one.unit);
            assert_ne!(label(&unit), unit);
        }
        for part in FORMS.iter().flat_map(|form| form.versions).flat_map(|v| v.parts) {
            let key = format!("part-{}", part.code());
            assert_ne!(label(&key), key);
        }
    }
}
