//! What a figure is: a declaration in code, made by the capability that posts to it. One
//! declaration puts a figure in the report, in targets, on the portal and in open data. It holds
//! no value and will never read one.

/// How a figure behaves over time (indicators.md, column *Kind*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// Adds over months and over units.
    Flow,
    /// A level at the end of the month: adds over units, carries forward over months.
    Stock,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A whole number of things, people or turns.
    Count,
    /// Đồng.
    Money,
}

/// A figure of the society.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Stable code, as in indicators.md (`members_total`).
    pub code: &'static str,
    /// Number in the printed report (1 to 56 for S4); the order in which figures are shown.
    pub no: u16,
    /// Message key suffix of the unit (`unit-<unit>`): `nguoi`, `luot`, `dong` …
    pub unit: &'static str,
    /// Flow or stock.
    pub kind: FigureKind,
    /// Count or money.
    pub measure: Measure,
    /// A derived figure: the figures it is made of, each with its sign. Never stored.
    pub formula: Option<&'static [(&'static str, i64)]>,
    /// Whether a cell of it may be marked "at least" (printed with *trên*).
    pub at_least: bool,
    /// The document that asks for it (`S4 I.1`).
    pub source: &'static str,
}

impl Figure {
    /// Whether the figure is computed from others when it is read.
    pub fn is_derived(&self) -> bool {
        self.formula.is_some()
    }
}
