//! What was answered to a part of a form: a text or the rows of a table, kept as JSON so that a
//! later version of the form reads an old answer as it was given. Pure: no database, no web.

use serde::{Deserialize, Serialize};

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// Nothing was typed.
    Blank,
    /// People, things, turns or đồng.
    Number(i64),
    /// Words.
    Text(String),
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Content {
    /// A text, line or choice.
    Text(String),
    /// Rows of cells in the order of the columns.
    Rows(Vec<Vec<Cell>>),
}

impl Content {
    /// Reads what is kept; what cannot be read is shown as the text it is.
    pub fn read(body: &str) -> Content {
        serde_json::from_str(body).unwrap_or_else(|_| Content::Text(body.to_owned()))
    }

    /// As it is kept. The same content gives the same letters.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        match self {
            Content::Text(text) => text.is_empty(),
            Content::Rows(rows) => rows.iter().flatten().all(|cell| *cell == Cell::Blank),
        }
    }

    /// The text; empty for a table.
    pub fn text(&self) -> &str {
        match self {
            Content::Text(text) => text,
            Content::Rows(_) => "",
        }
    }

    /// The rows; none for a text.
    pub fn rows(&self) -> &[Vec<Cell>] {
        match self {
            Content::Text(_) => &[],
            Content::Rows(rows) => rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Content};

    #[test]
    fn an_answer_is_read_back_as_it_was_given() {
        let rows = vec![
            vec![Cell::Text("Xã Phú Lợi".into()), Cell::Number(12), Cell::Blank],
            vec![Cell::Text("7".into()), Cell::Number(-1), Cell::Number(3_000_000)],
        ];
        for content in [Content::Rows(rows), Content::Text("Một \"dòng\"\nhai".into())] {
            assert_eq!(Content::read(&content.write()), content);
        }
        assert!(Content::Rows(vec![vec![Cell::Blank]]).is_empty());
        assert!(Content::Text(String::new()).is_empty());
        assert_eq!(Content::read("{oops").text(), "{oops");
    }
}
