//! The files of the repository as one value, read from disk once or given by a test. What git
//! ignores by folder (builds, packages) is not in it.

use super::rust::RustFile;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Folders that are never ours.
const NOT_OURS: &[&str] = &[".git", "target", "node_modules"];
/// Data this large is not written by hand, and no rule reads it.
const LARGEST_BYTES: u64 = 1_000_000;

/// Text files by path (relative to the root, with `/`), and the Rust among them already read; of
/// every other file its path alone.
pub struct Tree {
    names: BTreeSet<String>,
    texts: BTreeMap<String, String>,
    rust: Vec<RustFile>,
}

impl Tree {
    /// Reads a folder.
    pub fn read(root: &Path) -> Tree {
        let (mut texts, mut names) = (BTreeMap::new(), BTreeSet::new());
        walk(root, "", &mut texts, &mut names);
        Tree { names, ..Tree::from_texts(texts) }
    }

    /// A tree of `(path, text)`.
    pub fn of(files: &[(&str, &str)]) -> Tree {
        Tree::from_texts(files.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())).collect())
    }

    fn from_texts(texts: BTreeMap<String, String>) -> Tree {
        let mut rust: Vec<RustFile> = texts
            .iter()
            .filter(|(path, _)| path.ends_with(".rs"))
            .map(|(path, text)| RustFile::read(path, text))
            .collect();
        let test_modules: Vec<String> =
            rust.iter().flat_map(|file| file.test_modules.iter().cloned()).collect();
        for file in &mut rust {
            file.is_test |= test_modules.iter().any(|module| is_module(&file.path, module));
        }
        Tree { names: texts.keys().cloned().collect(), texts, rust }
    }

    /// Every text file.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Text files whose path ends so (`.sql`, `/Cargo.toml`).
    pub fn ending<'t>(&'t self, end: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.texts().filter(move |(path, _)| path.ends_with(end))
    }

    /// Whether there is a file or a folder of this path, text or not.
    pub fn has(&self, path: &str) -> bool {
        let inside = format!("{}/", path.trim_end_matches('/'));
        self.names.contains(path) || self.names.iter().any(|name| name.starts_with(&inside))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Every Rust file.
    pub fn rust(&self) -> &[RustFile] {
        &self.rust
    }

    /// Schema steps: `…/schema/….sql`.
    pub fn steps(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ending(".sql").filter(|(path, _)| path.contains("/schema/"))
    }
}

/// Whether a file is the module `a/b/c` (`a/b/c.rs`) or lies in its folder.
fn is_module(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn walk(
    folder: &Path,
    under: &str,
    texts: &mut BTreeMap<String, String>,
    names: &mut BTreeSet<String>,
) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if under.is_empty() { name.clone() } else { format!("{under}/{name}") };
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) && path != "data/local" {
                walk(&entry.path(), &path, texts, names);
            }
            continue;
        }
        names.insert(path.clone());
        if entry.metadata().is_ok_and(|data| data.len() <= LARGEST_BYTES)
            && let Ok(text) = std::fs::read_to_string(entry.path())
        {
            texts.insert(path, text);
        }
    }
}
