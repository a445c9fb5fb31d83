//! The words of a Rust file with their lines: no comments, no documentation, strings as what they
//! say. Words inside `html!` and inside tests are marked, because some rules ask.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Word,
    /// A string; `text` is what it says.
    Text,
    /// A number or a character.
    Number,
    /// A sign or a bracket, one character.
    Mark,
}

/// One token.
#[derive(Debug, Clone)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// What it says.
    pub text: String,
    /// The line it starts on, from 1.
    pub line: usize,
    /// Compiled for tests alone.
    pub in_test: bool,
    /// Inside `html!`.
    pub in_html: bool,
    /// For an opening bracket: the index of its closing one.
    pub close: usize,
}

impl Token {
    /// Whether it is this sign or word (a string never is).
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }

    /// Whether it is a string.
    pub fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }
}

/// Reads the tokens of a text; nothing when it is not Rust.
pub fn read(text: &str) -> Option<Vec<Token>> {
    let stream: TokenStream = text.parse().ok()?;
    let mut reader = Reader { tokens: Vec::new() };
    reader.stream(stream, Place::default());
    Some(reader.tokens)
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    in_test: bool,
    in_html: bool,
}

struct Reader {
    tokens: Vec<Token>,
}

impl Reader {
    fn stream(&mut self, stream: TokenStream, mut place: Place) {
        let trees: Vec<TokenTree> = stream.into_iter().collect();
        let outside = place.in_test;
        let mut at = 0;
        while let Some(tree) = trees.get(at) {
            if let Some((attribute, length, inner)) = attribute(&trees[at..]) {
                place.in_test |= is_for_tests(attribute);
                if inner && place.in_test {
                    // `#![cfg(test)]`: all that follows.
                    return self.rest(&trees[at + length..], place);
                }
                if !starts_with(attribute, "doc") {
                    self.push(Kind::Mark, "#".into(), tree, place);
                    self.group(attribute, place);
                }
                at += length;
                continue;
            }
            match tree {
                TokenTree::Group(group) => {
                    let in_html = place.in_html || self.ends_with(&["html", "!"]);
                    self.group(group, Place { in_html, ..place });
                    if group.delimiter() == Delimiter::Brace {
                        place.in_test = outside;
                    }
                }
                TokenTree::Ident(word) => self.push(Kind::Word, word.to_string(), tree, place),
                TokenTree::Punct(mark) => {
                    self.push(Kind::Mark, mark.to_string(), tree, place);
                    if mark.as_char() == ';' {
                        place.in_test = outside;
                    }
                }
                TokenTree::Literal(literal) => match said(&literal.to_string()) {
                    Some(text) => self.push(Kind::Text, text, tree, place),
                    None => self.push(Kind::Number, literal.to_string(), tree, place),
                },
            }
            at += 1;
        }
    }

    fn rest(&mut self, trees: &[TokenTree], place: Place) {
        self.stream(trees.iter().cloned().collect(), place);
    }

    fn group(&mut self, group: &Group, place: Place) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => return self.stream(group.stream(), place),
        };
        let opened = self.tokens.len();
        let token = |text: &str, line| Token {
            kind: Kind::Mark,
            text: text.to_owned(),
            line,
            in_test: place.in_test,
            in_html: place.in_html,
            close: 0,
        };
        self.tokens.push(token(open, group.span_open().start().line));
        self.stream(group.stream(), place);
        self.tokens[opened].close = self.tokens.len();
        self.tokens.push(token(close, group.span_close().start().line));
    }

    fn push(&mut self, kind: Kind, text: String, tree: &TokenTree, place: Place) {
        let line = tree.span().start().line;
        let Place { in_test, in_html } = place;
        self.tokens.push(Token { kind, text, line, in_test, in_html, close: 0 });
    }

    fn ends_with(&self, words: &[&str]) -> bool {
        let last = self.tokens.len().checked_sub(words.len()).map(|from| &self.tokens[from..]);
        last.is_some_and(|last| last.iter().zip(words).all(|(token, word)| token.is(word)))
    }
}

/// An attribute at the start: its brackets, how many trees it takes, whether it is an inner one.
fn attribute(trees: &[TokenTree]) -> Option<(&Group, usize, bool)> {
    let mark = |at: usize, sign| match trees.get(at) {
        Some(TokenTree::Punct(mark)) => mark.as_char() == sign,
        _ => false,
    };
    if !mark(0, '#') {
        return None;
    }
    let inner = mark(1, '!');
    let at = if inner { 2 } else { 1 };
    match trees.get(at) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            Some((group, at + 1, inner))
        }
        _ => None,
    }
}

fn starts_with(group: &Group, word: &str) -> bool {
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(first)) if first == word)
}

/// `#[test]`, `#[tokio::test]`, `#[cfg(test)]`, `#[cfg(all(test, …))]`; not `#[cfg(not(test))]`.
fn is_for_tests(group: &Group) -> bool {
    let words = group.stream().to_string();
    let words: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let asks = words.first() == Some(&"cfg") && !words.contains(&"not") && words.contains(&"test");
    let marks = words.last() == Some(&"test") && words.len() <= 2;
    asks || (marks && words.first() != Some(&"cfg"))
}

/// What a string literal says; nothing for numbers, characters and bytes of one letter.
fn said(source: &str) -> Option<String> {
    let start = source.find(['"', '\''])?;
    let (prefix, rest) = source.split_at(start);
    if !rest.starts_with('"') || prefix.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let body = rest.trim_end_matches('#');
    let body = body.get(1..body.len().checked_sub(1)?)?;
    Some(if prefix.contains('r') { body.to_owned() } else { unescape(body) })
}

fn unescape(body: &str) -> String {
    let mut said = String::with_capacity(body.len());
    let mut letters = body.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            said.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => said.push('\n'),
            Some('t') => said.push('\t'),
            Some('\n' | '\r') => while letters.next_if(|c| c.is_whitespace()).is_some() {},
            Some(other) => said.push(other),
            None => {}
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, bool, bool)> {
        let tokens = read(text).unwrap_or_default();
        let named = tokens.into_iter().filter(|t| t.kind == Kind::Word);
        named.map(|t| (t.text, t.in_test, t.in_html)).collect()
    }

    fn marked(text: &str, word: &str) -> Option<(bool, bool)> {
        words(text).into_iter().find(|w| w.0 == word).map(|w| (w.1, w.2))
    }

    #[test]
    fn tests_and_pages_are_marked() {
        let text =
            "/// word\nfn a() { html! { b { c } } }\n#[cfg(test)] mod t { fn d() {} } fn e() {}";
        assert_eq!(marked(text, "word"), None, "documentation is not code");
        assert_eq!(marked(text, "a"), Some((false, false)));
        assert_eq!(marked(text, "c"), Some((false, true)));
        assert_eq!(marked(text, "d"), Some((true, false)));
        assert_eq!(marked(text, "e"), Some((false, false)));
        assert_eq!(marked("#[cfg(not(test))] fn f() {}", "f"), Some((false, false)));
        assert_eq!(marked("#[tokio::test] async fn g() {}", "g"), Some((true, false)));
    }

    #[test]
    fn strings_say_what_they_say() {
        let source = "let a = \"x \\\n   y\\\"\"; let b = r#\"z\"#; let c = 'q'; let d = 1.5;";
        let said: Vec<String> = read(source)
            .unwrap_or_default()
            .into_iter()
            .filter(Token::is_text)
            .map(|t| t.text)
            .collect();
        assert_eq!(said, ["x y\"", "z"]);
    }
}
