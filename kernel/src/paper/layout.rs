//! Margins and sizes of type. The decree gives ranges and lets social organisations apply it as
//! fits them (Decree 30/2020/NĐ-CP, Article 2.2), so a paper carries its own choice. It will
//! never choose a typeface file: the decree says Times New Roman, and `press` finds it.

/// Lengths in millimetres (tenths where it says so), type in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Left margin, 30 to 35.
    pub left_mm: u16,
    /// Right margin, 15 to 20.
    pub right_mm: u16,
    /// Top margin, 20 to 25.
    pub top_mm: u16,
    /// Bottom margin, 20 to 25.
    pub bottom_mm: u16,
    /// First line of a paragraph, in tenths: 10 or 12.7 mm.
    pub first_line_tenth_mm: u16,
    /// Between paragraphs, 6 or more.
    pub spacing_pt: u16,
    /// National title and agencies, 12 or 13.
    pub national_pt: u16,
    /// Motto, number and day, 13 or 14.
    pub motto_pt: u16,
    /// Kind, content and signature, 13 or 14.
    pub body_pt: u16,
    /// The word above the recipients, 12.
    pub recipients_head_pt: u16,
    /// The recipients, and notes at the foot, 11.
    pub recipients_pt: u16,
    /// Rows of a table.
    pub table_pt: u16,
}

impl Default for Layout {
    /// Decree 30/2020/NĐ-CP, Appendix I, parts I.1 and II.
    fn default() -> Layout {
        Layout {
            left_mm: 30,
            right_mm: 15,
            top_mm: 20,
            bottom_mm: 20,
            first_line_tenth_mm: 127,
            spacing_pt: 6,
            national_pt: 12,
            motto_pt: 13,
            body_pt: 14,
            recipients_head_pt: 12,
            recipients_pt: 11,
            table_pt: 12,
        }
    }
}

impl Layout {
    /// Width of an A4 page, upright.
    pub const PAGE_WIDTH_MM: u16 = 210;
    /// Height of an A4 page, upright.
    pub const PAGE_HEIGHT_MM: u16 = 297;

    /// Width of the text on an upright page.
    pub fn text_width_mm(&self) -> u16 {
        Layout::PAGE_WIDTH_MM.saturating_sub(self.left_mm).saturating_sub(self.right_mm)
    }
}
