//! `filter=name:ilike:phú`: conditions on the members of a thing. It reads no thing.

use kernel::{Error, Result};
use serde_json::Value;

/// A condition.
#[derive(Debug, Clone)]
pub struct Filter {
    path: Vec<String>,
    how: String,
    value: String,
}

impl Filter {
    /// Reads `member:operator:value`.
    pub fn read(text: &str) -> Result<Filter> {
        let flaw = || Error::flaw("filter", "dhis2-flaw-filter");
        let mut parts = text.splitn(3, ':');
        let (path, how) = (parts.next().ok_or_else(flaw)?, parts.next().ok_or_else(flaw)?);
        let how = how.to_lowercase();
        let value = parts.next().unwrap_or_default().to_owned();
        let known = [
            "eq", "!eq", "ne", "neq", "ieq", "like", "!like", "ilike", "!ilike", "$like", "$ilike",
            "in", "!in", "gt", "ge", "gte", "lt", "le", "lte", "null", "!null",
        ];
        if !known.contains(&how.as_str()) {
            return Err(flaw());
        }
        let path = path.split('.').map(str::to_owned).collect();
        Ok(Filter { path, how, value })
    }

    /// The member that it looks at first.
    pub fn member(&self) -> &str {
        self.path.first().map_or("", String::as_str)
    }

    /// Whether a thing fits.
    pub fn fits(&self, thing: &Value) -> bool {
        let mut at = thing;
        for name in &self.path {
            at = at.get(name).unwrap_or(&Value::Null);
        }
        let text = match at {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let (folded, wanted) = (kernel::fold::fold(&text), kernel::fold::fold(&self.value));
        let list = self.value.trim_start_matches('[').trim_end_matches(']');
        let numbers = || Some((text.parse::<i64>().ok()?, self.value.parse::<i64>().ok()?));
        let compare = |is: fn(&i64, &i64) -> bool| match numbers() {
            Some((own, other)) => is(&own, &other),
            None => false,
        };
        match self.how.as_str() {
            "eq" => text == self.value,
            "!eq" | "ne" | "neq" => text != self.value,
            "ieq" => folded == wanted,
            "like" => text.contains(&self.value),
            "!like" => !text.contains(&self.value),
            "ilike" => folded.contains(&wanted),
            "!ilike" => !folded.contains(&wanted),
            "$like" => text.starts_with(&self.value),
            "$ilike" => folded.starts_with(&wanted),
            "in" => list.split(',').any(|one| one == text),
            "!in" => !list.split(',').any(|one| one == text),
            "gt" => compare(|a, b| a > b),
            "ge" | "gte" => compare(|a, b| a >= b),
            "lt" => compare(|a, b| a < b),
            "le" | "lte" => compare(|a, b| a <= b),
            "null" => at.is_null(),
            _ => !at.is_null(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn conditions_hold_or_not() {
        let thing = json!({ "name": "Xã Phú Lợi", "level": 4, "parent": { "id": "a" } });
        let fits = |text: &str| Filter::read(text).map(|filter| filter.fits(&thing)).ok();
        assert_eq!(fits("name:ilike:phu loi"), Some(true));
        assert_eq!(fits("level:ge:4"), Some(true));
        assert_eq!(fits("level:lt:4"), Some(false));
        assert_eq!(fits("parent.id:in:[b,a]"), Some(true));
        assert_eq!(fits("closedDate:null"), Some(true));
        assert_eq!(fits("name:sounds:x"), None);
        assert_eq!(fits("name"), None);
    }
}
