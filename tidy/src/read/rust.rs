//! One Rust file: its tokens, its functions, and whether it is a test. It follows `mod` lines only
//! as far as to know which files are tests.

use super::tokens::{self, Kind, Token};

/// A Rust file.
pub struct RustFile {
    /// Its path from the root.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its tokens; nothing when it cannot be read as Rust.
    pub tokens: Option<Vec<Token>>,
    /// Compiled for tests alone: `tests.rs`, a folder `tests/`, the stories, or a module that its
    /// parent declares under `#[cfg(test)]`.
    pub is_test: bool,
    /// Paths, without `.rs`, of the modules that this file declares under `#[cfg(test)]`.
    pub test_modules: Vec<String>,
}

/// A function with a body.
#[derive(Debug)]
pub struct Function<'f> {
    /// Its name.
    pub name: &'f str,
    /// The line of `fn`.
    pub line: usize,
    /// Lines from `fn` to the closing brace.
    pub lines: usize,
    /// Whether it is `async`.
    pub is_async: bool,
    /// Whether it is `pub` without a limit.
    pub is_public: bool,
    /// Whether it is compiled for tests alone.
    pub in_test: bool,
    /// The tokens between its parentheses.
    pub parameters: &'f [Token],
}

impl RustFile {
    /// Reads one.
    pub fn read(path: &str, text: &str) -> RustFile {
        let tokens = tokens::read(text);
        let test_modules = tokens.as_deref().map_or(Vec::new(), |all| test_modules(path, all));
        let is_test =
            path.ends_with("/tests.rs") || path.contains("/tests/") || path.starts_with("stories/");
        let (path, text) = (path.to_owned(), text.to_owned());
        RustFile { path, text, tokens, is_test, test_modules }
    }

    /// Its tokens, none when it cannot be read.
    pub fn tokens(&self) -> &[Token] {
        self.tokens.as_deref().unwrap_or_default()
    }

    /// The tokens that are compiled into the product, each with its index.
    pub fn product(&self) -> impl Iterator<Item = (usize, &Token)> {
        let tokens = if self.is_test { &[] } else { self.tokens() };
        tokens.iter().enumerate().filter(|(_, token)| !token.in_test)
    }

    /// Whether these words stand from index `at` on.
    pub fn stands(&self, at: usize, words: &[&str]) -> bool {
        let tokens = self.tokens().get(at..at + words.len()).unwrap_or_default();
        tokens.len() == words.len() && tokens.iter().zip(words).all(|(t, word)| t.is(word))
    }

    /// Its functions, nested ones too.
    pub fn functions(&self) -> Vec<Function<'_>> {
        let tokens = self.tokens();
        (0..tokens.len()).filter_map(|at| function(tokens, at)).collect()
    }

    /// The documentation right above a line (`///` lines, attributes skipped).
    pub fn doc_above(&self, line: usize) -> String {
        let lines: Vec<&str> = self.text.lines().take(line.saturating_sub(1)).collect();
        let above = lines.iter().rev().map(|line| line.trim());
        let above = above.take_while(|line| line.starts_with("///") || line.starts_with("#["));
        above.filter(|line| line.starts_with("///")).collect::<Vec<_>>().join("\n")
    }

    /// A file of the crate's own door or of tests' and builders' making, never of the product.
    pub fn is_tooling(&self) -> bool {
        let tools = ["xtask/", "tidy/", "stories/"];
        tools.iter().any(|tool| self.path.starts_with(tool))
            || self.path.ends_with("/build.rs")
            || self.path.contains("/examples/")
            || self.path == "kernel/src/db/trial.rs"
    }
}

fn function(tokens: &[Token], at: usize) -> Option<Function<'_>> {
    let name = tokens.get(at + 1).filter(|t| t.kind == Kind::Word)?;
    if !tokens[at].is("fn") {
        return None;
    }
    let open = at + tokens[at..].iter().position(|t| t.is("("))?;
    let mut body = tokens[open].close + 1;
    while !tokens.get(body)?.is("{") {
        if tokens[body].is(";") {
            return None;
        }
        body = if tokens[body].close > 0 { tokens[body].close + 1 } else { body + 1 };
    }
    let before: Vec<&str> = tokens[..at]
        .iter()
        .rev()
        .map(|t| t.text.as_str())
        .take_while(|w| {
            ["async", "const", "unsafe", "extern", "C", "pub", "(", ")", "crate", "super"]
                .contains(w)
        })
        .collect();
    let line = tokens[at].line;
    Some(Function {
        name: &name.text,
        line,
        lines: tokens[tokens[body].close].line - line + 1,
        is_async: before.contains(&"async"),
        is_public: before.contains(&"pub") && !before.contains(&")"),
        in_test: tokens[at].in_test,
        parameters: &tokens[open + 1..tokens[open].close],
    })
}

/// `#[cfg(test)] mod x;` in `a/b.rs` is `a/b/x`; in `a/lib.rs`, `a/main.rs` and `a/mod.rs`, `a/x`.
fn test_modules(path: &str, tokens: &[Token]) -> Vec<String> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.trim_end_matches(".rs");
    let base = match stem {
        "lib" | "main" | "mod" => folder.to_owned(),
        _ => format!("{folder}/{stem}"),
    };
    tokens
        .windows(3)
        .filter(|w| w[0].is("mod") && w[0].in_test && w[2].is(";"))
        .map(|w| format!("{base}/{}", w[1].text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tree;

    #[test]
    fn functions_are_measured() {
        let text =
            "pub async fn a(x: u8)\n-> u8 {\n  x\n}\npub(crate) fn b() {}\ntrait T { fn c(); }";
        let file = RustFile::read("kit/src/x.rs", text);
        let all: Vec<_> =
            file.functions().iter().map(|f| (f.name.to_owned(), f.lines, f.is_public)).collect();
        assert_eq!(all, [("a".to_owned(), 4, true), ("b".to_owned(), 1, false)]);
        assert!(file.functions()[0].is_async);
    }

    #[test]
    fn modules_of_tests_are_tests() {
        let tree = Tree::of(&[
            ("kit/src/lang.rs", "#[cfg(test)]\nmod probe;\nmod real;"),
            ("kit/src/lang/probe.rs", "//! x"),
            ("kit/src/lang/probe/deep.rs", "//! x"),
            ("kit/src/lang/real.rs", "//! x"),
        ]);
        let tests: Vec<&str> =
            tree.rust().iter().filter(|f| f.is_test).map(|f| f.path.as_str()).collect();
        assert_eq!(tests, ["kit/src/lang/probe.rs", "kit/src/lang/probe/deep.rs"]);
    }
}
