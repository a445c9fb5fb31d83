//! `Cargo.toml` and `package.json`, as far as the rules need them: names and dependencies. It
//! reads the plain way in which ours are written, not all of TOML or JSON.

/// One dependency of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// Its name.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
    /// A folder of ours (`path = …`).
    pub is_path: bool,
}

/// The name in `[package]`.
pub fn package(text: &str) -> Option<&str> {
    let mut section = "";
    for line in text.lines().map(str::trim) {
        if let Some(name) = header(line) {
            section = name;
        } else if section == "package"
            && let Some((key, value)) = line.split_once('=')
            && key.trim() == "name"
        {
            return Some(value.trim().trim_matches('"'));
        }
    }
    None
}

/// Every dependency: plain, dev, build, of a target, of the workspace.
pub fn dependencies(text: &str) -> Vec<Dependency> {
    let mut found = Vec::new();
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(section) = header(line) {
            inside = section.ends_with("dependencies");
            if let Some((table, name)) = section.rsplit_once('.')
                && table.ends_with("dependencies")
            {
                found.push(Dependency { name: clean(name), line: at + 1, is_path: false });
            }
        } else if inside && let Some((key, value)) = line.split_once('=') {
            let name = clean(key.split('.').next().unwrap_or(key));
            if !line.starts_with('#') {
                found.push(Dependency { name, line: at + 1, is_path: value.contains("path =") });
            }
        }
    }
    found
}

/// The packages of `dependencies` and `devDependencies` in a `package.json`.
pub fn npm(text: &str) -> Vec<Dependency> {
    let mut found = Vec::new();
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        let Some((key, value)) = line.split_once("\":") else {
            inside &= !line.starts_with('}');
            continue;
        };
        let name = key.trim_start_matches('"');
        if value.trim() == "{" {
            inside = name.ends_with("ependencies");
        } else if inside {
            found.push(Dependency { name: name.to_owned(), line: at + 1, is_path: false });
        }
    }
    found
}

fn header(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

fn clean(name: &str) -> String {
    name.trim().trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_are_read() {
        let text = "[package]\nname = \"kit\"\n[dependencies]\n# no = 1\naxum.workspace = true\n\
                    kernel = { path = \"../kernel\" }\n[features]\nx = []\n[dependencies.csv]\n";
        assert_eq!(package(text), Some("kit"));
        let found: Vec<_> =
            dependencies(text).into_iter().map(|d| (d.name, d.line, d.is_path)).collect();
        let want = [("axum", 5, false), ("kernel", 6, true), ("csv", 9, false)];
        assert_eq!(found, want.map(|(name, line, path)| (name.to_owned(), line, path)));
    }

    #[test]
    fn packages_of_npm_are_read() {
        let text = "{\n  \"name\": \"x\",\n  \"dependencies\": {\n    \"@a/b\": \"1\"\n  },\n  \
                    \"scripts\": {\n    \"c\": \"d\"\n  }\n}";
        assert_eq!(npm(text).iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["@a/b"]);
    }
}
