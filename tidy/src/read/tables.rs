//! The tables and columns that schema steps make, with the words of each column. It reads the
//! small SQL of schema steps, not all of SQL.

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The table.
    pub table: String,
    /// The column.
    pub name: String,
    /// Its type and what follows it, small letters.
    pub words: Vec<String>,
    /// The line it starts on, from 1.
    pub line: usize,
}

/// What a schema step makes.
#[derive(Debug, Default)]
pub struct Step {
    /// Tables with the line of their statement.
    pub tables: Vec<(String, usize)>,
    /// Columns, of new tables and added ones.
    pub columns: Vec<Column>,
    /// Every other word of the step with its line, small letters, comments and strings left out.
    pub words: Vec<(String, usize)>,
}

/// Constraints of a table start with these; a column with anything else.
const CONSTRAINTS: &[&str] = &["primary", "unique", "check", "foreign", "constraint"];

/// Reads a schema step.
pub fn read(text: &str) -> Step {
    let words = words(text);
    let mut step = Step { words: words.clone(), ..Step::default() };
    for statement in words.split(|(word, _)| word == ";") {
        let start: Vec<&str> = statement.iter().take(6).map(|(word, _)| word.as_str()).collect();
        match start.as_slice() {
            ["create", "table", name, "(", ..] => {
                step.tables.push(((*name).to_owned(), statement[0].1));
                step.columns.extend(columns(name, &statement[4..]));
            }
            ["alter", "table", table, "add", "column", _] => {
                step.columns.extend(columns(table, &statement[5..]));
            }
            _ => {}
        }
    }
    step
}

/// The columns between commas at the outer level.
fn columns(table: &str, words: &[(String, usize)]) -> Vec<Column> {
    let mut found: Vec<Vec<(String, usize)>> = vec![Vec::new()];
    let mut depth = 0_i32;
    for (word, line) in words {
        match word.as_str() {
            "(" => depth += 1,
            ")" if depth == 0 => break,
            ")" => depth -= 1,
            "," if depth == 0 => {
                found.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = found.last_mut() {
            last.push((word.clone(), *line));
        }
    }
    found
        .into_iter()
        .filter_map(|words| {
            let (name, line) = words.first()?.clone();
            let words = words.into_iter().skip(1).map(|(word, _)| word).collect();
            let column = Column { table: table.to_owned(), name, words, line };
            (!CONSTRAINTS.contains(&column.name.as_str())).then_some(column)
        })
        .collect()
}

/// Words and signs with their lines; comments and strings are left out.
fn words(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let code = line.split("--").next().unwrap_or_default();
        // `/* clustered */` and its like stand within one line; strings too.
        let mut rest = code.to_lowercase();
        while let Some((open, close)) = rest.find("/*").zip(rest.find("*/"))
            && open < close
        {
            rest.replace_range(open..close + 2, " ");
        }
        let plain: String = rest.split('\'').step_by(2).collect::<Vec<_>>().join(" '' ");
        let mut word = String::new();
        for letter in plain.chars().chain([' ']) {
            if letter.is_alphanumeric() || letter == '_' {
                word.push(letter);
                continue;
            }
            if !word.is_empty() {
                found.push((std::mem::take(&mut word), at + 1));
            }
            if !letter.is_whitespace() {
                found.push((letter.to_string(), at + 1));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_columns_are_read() {
        let step = read(
            "-- head\ncreate table a (\n  id uuid primary key, -- x, y\n  b text not null,\n  \
             primary key (id, b)\n) /* clustered */;\ncreate index a_b on a (b);\n\
             alter table a add column c bigint not null default 0;",
        );
        assert_eq!(step.tables, [("a".to_owned(), 2)]);
        let names: Vec<_> =
            step.columns.iter().map(|c| (c.name.as_str(), c.words[0].as_str(), c.line)).collect();
        assert_eq!(names, [("id", "uuid", 3), ("b", "text", 4), ("c", "bigint", 8)]);
    }
}
