//! A table on paper: columns with their share of the width, a head that is repeated on every
//! page, and rows of texts. It will never sum: what stands in it is given.

use super::text::Text;

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Short marks.
    Centre,
    /// Numbers.
    Right,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head, read out before each of its cells by those who cannot see the table.
    pub head: Text,
    /// Its share of the width, against the shares of the others; at least 1.
    pub share: u16,
    /// How its cells stand.
    pub align: Align,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// A line above it.
    pub caption: Option<Text>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; [`Table::row`] makes each as wide as the columns.
    pub rows: Vec<Vec<Text>>,
}

impl Table {
    /// A table without columns or rows.
    pub fn new() -> Table {
        Table::default()
    }

    /// With a line above it.
    pub fn caption(mut self, text: impl Into<Text>) -> Table {
        self.caption = Some(text.into());
        self
    }

    /// One more column; a share of 0 is taken as 1.
    pub fn column(mut self, head: impl Into<Text>, share: u16, align: Align) -> Table {
        self.columns.push(Column { head: head.into(), share: share.max(1), align });
        self
    }

    /// One more row, as wide as the table: missing cells are empty, and cells past the last
    /// column are joined to it, so that no word is lost.
    pub fn row(mut self, cells: impl IntoIterator<Item = impl Into<Text>>) -> Table {
        let mut row: Vec<Text> = cells.into_iter().map(Into::into).collect();
        if self.columns.is_empty() {
            self = self.column("", 1, Align::Left);
        }
        let width = self.columns.len();
        if row.len() > width {
            let rest: Vec<Text> = row.drain(width..).collect();
            if let Some(last) = row.last_mut() {
                last.runs.extend(rest.into_iter().flat_map(|text| text.runs));
            }
        }
        row.resize(width, Text::new());
        self.rows.push(row);
        self
    }

    /// Whether any column says what it holds.
    pub fn has_head(&self) -> bool {
        self.columns.iter().any(|column| !column.head.is_empty())
    }

    /// Every text in it, in reading order: caption, heads, cells.
    pub fn texts(&self) -> Vec<&Text> {
        let caption = self.caption.iter();
        let heads = self.columns.iter().map(|column| &column.head);
        caption.chain(heads).chain(self.rows.iter().flatten()).collect()
    }
}
