//! The rules of ARCHITECTURE.md, as tests over the source tree. A rule is a pure function from the
//! tree to findings; each is proved on a bad snippet to be able to fail. It changes no file, and
//! nothing of the product may depend on it.

pub mod read;
pub mod rules;
#[cfg(test)]
mod trial;

pub use read::tree::Tree;

/// A rule of the house.
#[derive(Debug)]
pub struct Rule {
    /// Its name, as ARCHITECTURE.md or STYLE.md calls it.
    pub name: &'static str,
    /// Why we keep it, for the person whose work it stops.
    pub why: &'static str,
}

/// A place where a rule is not kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the root.
    pub path: String,
    /// The line, from 1; 0 is the file itself.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

impl Finding {
    /// A finding on a line.
    pub fn at(path: &str, line: usize, what: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, what: what.into() }
    }

    /// A finding about a whole file, or about a file that is missing.
    pub fn of(path: &str, what: impl Into<String>) -> Finding {
        Finding::at(path, 0, what)
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}
