//! The word map of the schema: written once in PostgreSQL's words, given to SQLite in its own.
//! It knows six words and will never grow into a dialect.

/// The schema text for SQLite: its types, every table `strict`, and a table that ends with
/// `) /* clustered */;` kept in the order of its primary key.
pub(super) fn for_sqlite(schema: &str) -> String {
    let mut out = String::with_capacity(schema.len() + 64);
    for line in schema.lines() {
        let code = line.split("--").next().unwrap_or("");
        let mut mapped = map_types(code);
        let end = mapped.trim_end();
        if end.trim_start() == ");" {
            mapped = ") strict;".into();
        } else if end.trim_start() == ") /* clustered */;" {
            mapped = ") strict, without rowid;".into();
        }
        out.push_str(&mapped);
        out.push('\n');
    }
    out
}

fn map_types(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut word = String::new();
    for letter in line.chars().chain(std::iter::once('\n')) {
        if letter.is_ascii_alphanumeric() || letter == '_' {
            word.push(letter);
            continue;
        }
        out.push_str(match word.as_str() {
            "bigint" | "boolean" => "integer",
            "bytea" | "uuid" => "blob",
            other => other,
        });
        word.clear();
        if letter != '\n' {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::for_sqlite;

    #[test]
    fn types_and_table_ends_are_mapped_and_nothing_else() {
        let schema = "create table t ( -- bigint here\n  id uuid primary key,\n  n bigint,\n  \
                      uuid_of_it bytea,\n  b boolean not null\n);\ncreate table u (\n  a bigint\n\
                      ) /* clustered */;";
        let lite = for_sqlite(schema);
        assert!(lite.contains("id blob primary key"));
        assert!(lite.contains("n integer,"));
        assert!(lite.contains("uuid_of_it blob"));
        assert!(lite.contains("b integer not null\n) strict;"));
        assert!(lite.contains("a integer\n) strict, without rowid;"));
    }
}
