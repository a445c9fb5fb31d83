//! No inline script, style or handler in a page: the policy sent with each page refuses them.

use super::is_capability;
use crate::read::rust::RustFile;
use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "No inline script or style",
    why: "the Content-Security-Policy refuses them, so they would do nothing but look as if they \
          did; put style into the kit's classes and behaviour into the kit's script",
};

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let drawn = ["kit/", "program/"];
    for file in tree.rust() {
        if !is_capability(&file.path) && !drawn.iter().any(|part| file.path.starts_with(part)) {
            continue;
        }
        for (at, token) in file.product() {
            if let Some(what) = attribute(file, at).or_else(|| element(file, at)) {
                found.push(Finding::at(&file.path, token.line, what));
            }
            if token.is_text() && is_inline(&token.text) {
                found.push(Finding::at(&file.path, token.line, "inline markup in a string"));
            }
        }
    }
    found
}

/// `style=…` and `onclick=…` in `html!`; `@let style = …` is a name.
fn attribute(file: &RustFile, at: usize) -> Option<String> {
    let token = file.tokens().get(at).filter(|t| t.in_html)?;
    let is_name = at > 0 && file.tokens()[at - 1].is("let");
    let bad = token.is("style") || is_handler(&token.text);
    (bad && !token.is_text() && !is_name && file.stands(at + 1, &["="]))
        .then(|| format!("`{}=`", token.text))
}

/// `script { … }` or `style { … }` with something in it.
fn element(file: &RustFile, at: usize) -> Option<String> {
    let token = file.tokens().get(at).filter(|t| t.in_html)?;
    let before = at.checked_sub(1).map(|at| &file.tokens()[at]);
    let opens = before.is_none_or(|t| t.is("{") || t.is("}") || t.is(";") || t.is(")"));
    if !opens || !(token.is("script") || token.is("style")) {
        return None;
    }
    let body = file.tokens()[at..].iter().position(|t| t.is("{") || t.is(";"))? + at;
    let open = &file.tokens()[body];
    (open.is("{") && open.close > body + 1).then(|| format!("`{}` with a body", token.text))
}

fn is_handler(word: &str) -> bool {
    const EVENTS: &[&str] = &[
        "click",
        "change",
        "input",
        "submit",
        "load",
        "error",
        "keydown",
        "keyup",
        "focus",
        "blur",
        "mouseover",
        "pointerdown",
        "toggle",
    ];
    word.strip_prefix("on").is_some_and(|event| EVENTS.contains(&event))
}

fn is_inline(text: &str) -> bool {
    let text = text.to_lowercase();
    let handler = text.split(" on").skip(1).any(|rest| {
        rest.split_once('=').is_some_and(|(event, _)| is_handler(&format!("on{event}")))
    });
    text.contains("<script>") || text.contains("<style") || text.contains(" style=\"") || handler
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial;

    #[test]
    fn the_house_keeps_it() {
        trial::keeps(&RULE, check);
    }

    #[test]
    fn it_can_fail() {
        let bad = "fn f() { let style = 1; html! { p style=\"x\" {} button onclick=(y) { \"a\" }\n\
                   script src=(z) {} script { (w) } @let style = 2; };\n\
                   raw(\"<p style=\\\"x\\\">\"); }";
        let found = trial::found(check, &[("kit/src/a.rs", bad), ("press/src/a.rs", bad)]);
        assert_eq!(found.len(), 4, "{found:#?}");
    }
}
