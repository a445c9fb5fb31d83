//! `fields=id,name,children[id,level]`: which members of a thing are told. It reads no thing.

use serde_json::{Map, Value};

/// The deepest that fields may be asked within fields.
const DEEPEST: usize = 8;

/// A choice of members.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, Fields)>);

impl Fields {
    /// Reads a choice; an empty text is none.
    pub fn read(text: &str) -> Fields {
        let mut rest = text;
        Fields::list(&mut rest, 0)
    }

    fn list(rest: &mut &str, depth: usize) -> Fields {
        let mut fields = Fields::default();
        loop {
            let end = rest.find([',', '[', ']']).unwrap_or(rest.len());
            let name = rest[..end].trim();
            // A rename (`name~rename(x)`) is told under its own name.
            let name = name.split('~').next().unwrap_or_default().to_owned();
            *rest = &rest[end..];
            let mut inner = Fields::default();
            if let Some(after) = rest.strip_prefix('[') {
                *rest = after;
                inner = Fields::list(rest, depth + 1);
            }
            if !name.is_empty() && depth < DEEPEST {
                fields.0.push((name, inner));
            }
            match rest.chars().next() {
                Some(',') => *rest = &rest[1..],
                Some(']') => {
                    *rest = &rest[1..];
                    if depth > 0 {
                        return fields;
                    }
                }
                Some(_) => {}
                None => return fields,
            }
        }
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a member is told, and with which members of its own.
    pub fn within(&self, name: &str) -> Option<&Fields> {
        let named = self.0.iter().find(|(known, _)| known == name);
        named.or(self.0.iter().find(|(known, _)| is_all(known))).map(|(_, inner)| inner)
    }

    /// Whether a member is asked for by its own name, not by a word for all of them.
    pub fn names(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// The members that are chosen.
    pub fn choose(&self, thing: Value) -> Value {
        match thing {
            Value::Object(members) => {
                let kept = members.into_iter().filter_map(|(name, value)| {
                    let inner = self.within(&name)?;
                    let value = if inner.is_empty() { value } else { inner.choose(value) };
                    Some((name, value))
                });
                Value::Object(kept.collect::<Map<String, Value>>())
            }
            Value::Array(items) => items.into_iter().map(|item| self.choose(item)).collect(),
            other => other,
        }
    }
}

fn is_all(name: &str) -> bool {
    matches!(name, "*" | ":all" | ":owner" | ":identifiable" | ":nameable" | ":simple")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn members_are_chosen_within_members() {
        let thing = json!({ "id": "a", "name": "b", "kids": [{ "id": "c", "level": 2 }] });
        let chosen = Fields::read("id,kids[level]").choose(thing.clone());
        assert_eq!(chosen, json!({ "id": "a", "kids": [{ "level": 2 }] }));
        assert_eq!(Fields::read("*").choose(thing.clone()), thing);
        let odd = ["[[[", "]]],", "a[b[c", ",,", "a]b", "~"];
        for text in odd {
            Fields::read(text).choose(thing.clone());
        }
    }
}
