//! Paragraphs and runs of Word. The order of the children is that of the schema (ECMA-376 part 1,
//! 17.3.1.26 and 17.3.2.28), kept here once: Word refuses a file that has them otherwise. It will
//! never hold more than one paragraph.

use super::xml::Xml;
use kernel::paper::{Run, Style, Text};

/// How a line of text stands.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Left,
    Centre,
    Right,
}

/// One paragraph: its style, and where it differs from it. Lengths in twentieths of a point.
#[derive(Default)]
pub(super) struct Paragraph {
    style: &'static str,
    keep_with_next: bool,
    boxed: bool,
    ruled: bool,
    before: Option<u32>,
    exact_line: Option<u32>,
    indents: Option<(u32, u32)>,
    side: Option<Side>,
    runs: Vec<(String, Look)>,
    picture: Option<String>,
    section: Option<String>,
}

/// How a run differs from the style of its paragraph.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    /// Bold or italic.
    pub(super) style: Style,
    /// Size in points.
    pub(super) size_pt: Option<u16>,
}

impl Look {
    /// Bold, of this size.
    pub(super) fn bold(size_pt: u16) -> Look {
        Look { style: Style { bold: true, italic: false }, size_pt: Some(size_pt) }
    }

    /// Upright, of this size.
    pub(super) fn plain(size_pt: u16) -> Look {
        Look { style: Style::default(), size_pt: Some(size_pt) }
    }

    /// In italics, of this size.
    pub(super) fn italic(size_pt: u16) -> Look {
        Look { style: Style { bold: false, italic: true }, size_pt: Some(size_pt) }
    }
}

impl Paragraph {
    /// An empty paragraph in a style of `styles.xml`.
    pub(super) fn of(style: &'static str) -> Paragraph {
        Paragraph { style, ..Paragraph::default() }
    }

    /// With words.
    pub(super) fn words(mut self, words: &str, look: Look) -> Paragraph {
        if !words.is_empty() {
            self.runs.push((words.to_owned(), look));
        }
        self
    }

    /// With a picture (a `w:drawing`) before its words.
    pub(super) fn picture(mut self, drawing: String) -> Paragraph {
        self.picture = Some(drawing);
        self
    }

    /// With the runs of a text.
    pub(super) fn text(mut self, text: &Text) -> Paragraph {
        let look = |run: &Run| Look { style: run.style, size_pt: None };
        self.runs.extend(text.runs.iter().map(|run| (run.words.clone(), look(run))));
        self
    }

    /// Never the last on its page.
    pub(super) fn keep_with_next(mut self, keep: bool) -> Paragraph {
        self.keep_with_next = keep;
        self
    }

    /// In a box.
    pub(super) fn boxed(mut self) -> Paragraph {
        self.boxed = true;
        self
    }

    /// With so much space before it.
    pub(super) fn before(mut self, before: u32) -> Paragraph {
        self.before = Some(before);
        self
    }

    /// Set in from both sides.
    pub(super) fn indents(mut self, left: u32, right: u32) -> Paragraph {
        self.indents = Some((left, right));
        self
    }

    /// Standing at this side.
    pub(super) fn side(mut self, side: Side) -> Paragraph {
        self.side = Some(side);
        self
    }

    /// The last of its section; the argument is the `w:sectPr` element.
    pub(super) fn ends_section(mut self, section: String) -> Paragraph {
        self.section = Some(section);
        self
    }

    /// As low as a paragraph can be.
    pub(super) fn low(mut self) -> Paragraph {
        self.exact_line = Some(20);
        self.before = Some(0);
        self
    }

    /// A drawn line of this width in the middle of a space of that width.
    pub(super) fn rule(width: u32, of: u32) -> Paragraph {
        let side = of.saturating_sub(width) / 2;
        let mut rule = Paragraph::of("HeadLine").low().indents(side, side);
        rule.ruled = true;
        rule.exact_line = Some(60);
        rule
    }

    /// Writes it.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.open("w:p", &[]).open("w:pPr", &[]);
        xml.val("w:pStyle", self.style);
        if self.keep_with_next {
            xml.empty("w:keepNext", &[]);
        }
        self.write_borders(xml);
        self.write_spacing(xml);
        if let Some((left, right)) = self.indents {
            let (left, right) = (left.to_string(), right.to_string());
            let ends = [("w:left", &*left), ("w:right", &*right), ("w:firstLine", "0")];
            xml.empty("w:ind", &ends);
        }
        if let Some(side) = self.side {
            let side = match side {
                Side::Left => "left",
                Side::Centre => "center",
                Side::Right => "right",
            };
            xml.val("w:jc", side);
        }
        if let Some(section) = &self.section {
            xml.raw(section);
        }
        xml.close("w:pPr");
        if let Some(drawing) = &self.picture {
            xml.open("w:r", &[]).raw(drawing).close("w:r");
        }
        self.runs.iter().for_each(|(words, look)| write_run(xml, words, *look));
        xml.close("w:p");
    }

    fn write_borders(&self, xml: &mut Xml) {
        let sides: &[&str] = match (self.boxed, self.ruled) {
            (true, _) => &["w:top", "w:left", "w:bottom", "w:right"],
            (false, true) => &["w:bottom"],
            (false, false) => return,
        };
        let space = if self.boxed { "2" } else { "0" };
        xml.open("w:pBdr", &[]);
        for side in sides {
            let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", space)];
            xml.empty(side, &[&line[..], &[("w:color", "000000")]].concat());
        }
        xml.close("w:pBdr");
    }

    fn write_spacing(&self, xml: &mut Xml) {
        let before = self.before.map(|before| before.to_string());
        let line = self.exact_line.map(|line| line.to_string());
        let mut spacing: Vec<(&str, &str)> = Vec::new();
        spacing.extend(before.as_deref().map(|before| ("w:before", before)));
        if let Some(line) = line.as_deref() {
            spacing.extend([("w:after", "0"), ("w:line", line), ("w:lineRule", "exact")]);
        }
        if !spacing.is_empty() {
            xml.empty("w:spacing", &spacing);
        }
    }
}

fn write_run(xml: &mut Xml, words: &str, look: Look) {
    xml.open("w:r", &[]).open("w:rPr", &[]);
    if look.style.bold {
        xml.empty("w:b", &[]).empty("w:bCs", &[]);
    }
    if look.style.italic {
        xml.empty("w:i", &[]).empty("w:iCs", &[]);
    }
    if let Some(size_pt) = look.size_pt {
        let half_points = size_pt * 2;
        xml.val("w:sz", half_points).val("w:szCs", half_points);
    }
    xml.close("w:rPr");
    xml.open("w:t", &[("xml:space", "preserve")]).words(words).close("w:t");
    xml.close("w:r");
}
