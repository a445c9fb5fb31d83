//! Small: a file within 400 lines, a function within 70, a handler within 25, a line within 100.

use super::is_part;
use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "Small",
    why: "a part that fits on a page can be read, tested and rewritten alone; cut it where the \
          thought changes, into a folder of the same name",
};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 70;
const HANDLER_LINES: usize = 25;
const LINE_LETTERS: usize = 100;
const WRITTEN_BY_HAND: &[&str] = &["rs", "ts", "mjs", "css", "sql", "ftl"];

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.texts().filter(|(path, _)| is_ours(path)) {
        let lines = text.lines().count();
        if lines > FILE_LINES {
            found.push(Finding::of(path, format!("{lines} lines, {FILE_LINES} are enough")));
        }
        for (at, line) in text.lines().enumerate() {
            let letters = line.chars().count();
            if letters > LINE_LETTERS {
                found.push(Finding::at(path, at + 1, format!("a line of {letters} letters")));
            }
        }
    }
    found.extend(functions(tree));
    found
}

fn is_ours(path: &str) -> bool {
    let written = path.rsplit('.').next().is_some_and(|end| WRITTEN_BY_HAND.contains(&end));
    written && !path.starts_with("data/")
}

fn functions(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.rust() {
        let pages = is_part(&file.path, "pages") || is_part(&file.path, "api");
        for function in file.functions() {
            let handler = pages && function.is_async && !file.is_test && !function.in_test;
            let (most, kind) = match handler {
                true => (HANDLER_LINES, "handler"),
                false => (FUNCTION_LINES, "function"),
            };
            if function.lines > most {
                let (name, lines) = (function.name, function.lines);
                let what = format!("the {kind} `{name}` has {lines} lines, {most} are enough");
                found.push(Finding::at(&file.path, function.line, what));
            }
        }
    }
    found
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
        let long_file = "x\n".repeat(401);
        let long_line = format!("/* {} */", "ă".repeat(95));
        let body = "    step();\n".repeat(30);
        let handler = format!("async fn show() {{\n{body}}}\nfn plain() {{\n{body}}}\n");
        let long = format!("fn long() {{\n{body}{body}{body}}}\n");
        let files = [
            ("kit/a.css", long_file.as_str()),
            ("kit/b.css", long_line.as_str()),
            ("ground/org/src/pages/show.rs", handler.as_str()),
            ("ground/org/src/rules.rs", long.as_str()),
            ("data/map.sql", long_file.as_str()),
        ];
        let found = trial::found(check, &files);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[2].starts_with("ground/org/src/pages/show.rs:1: the handler `show`"));
    }
}
