//! A paper as plain lines, in the order in which it is read. Every print must carry these words,
//! no more (page numbers apart) and no less; the tests of `press` hold them to it. It will never
//! be shown to a person.

use super::body::{Block, Body};
use super::decree;
use super::foot::recipient_lines;
use super::{Head, Paper, Signature, Table};

impl Paper {
    /// All words, a line for each paragraph.
    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// All words, a string for each paragraph; none is empty. The notes at the foot come last and
    /// once, though they stand on every page.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = head_lines(&self.head);
        lines.extend(self.addressee_lines());
        lines.extend(body_lines(&self.body));
        lines.extend(self.recipient_lines());
        lines.extend(self.proof.iter().flat_map(|proof| proof.lines()));
        if let Some(signature) = &self.signature {
            lines.extend(signature_lines(signature));
        }
        for (at, appendix) in self.appendices.iter().enumerate() {
            lines.push(appendix.number_line(at, self.appendices.len()));
            lines.push(appendix.title_line());
            lines.extend(appendix.note.clone());
            lines.extend(body_lines(&appendix.body));
        }
        lines.extend(self.notes.iter().cloned());
        lines.retain(|line| !line.trim().is_empty());
        lines
    }

    /// *Kính gửi*: one addressee on the same line; several below, each after a dash.
    pub fn addressee_lines(&self) -> Vec<String> {
        match self.addressees.as_slice() {
            [] => Vec::new(),
            [one] => vec![format!("{} {one}", decree::ADDRESSED_TO)],
            many => {
                let last = many.len() - 1;
                let end = |at: usize| if at == last { "." } else { ";" };
                let each = many.iter().enumerate().map(|(at, one)| format!("- {one}{}", end(at)));
                std::iter::once(decree::ADDRESSED_TO.to_owned()).chain(each).collect()
            }
        }
    }

    /// *Nơi nhận*: the word, then a line for each recipient and for the archive.
    pub fn recipient_lines(&self) -> Vec<String> {
        recipient_lines(&self.recipients, self.archive.as_ref())
    }
}

fn head_lines(head: &Head) -> Vec<String> {
    let mut lines: Vec<String> = head.superior_line().into_iter().collect();
    lines.push(head.agency_line());
    lines.push(decree::NATIONAL_TITLE.to_owned());
    lines.push(decree::MOTTO.to_owned());
    lines.extend(head.number.as_ref().map(|number| number.line()));
    lines.extend(head.letter_line());
    lines.extend(head.stamps());
    lines.extend(head.place_day.as_ref().map(|place_day| place_day.line()));
    if let Some((name, summary)) = head.kind_lines() {
        lines.extend([name, summary.to_owned()]);
    }
    lines
}

fn body_lines(body: &Body) -> Vec<String> {
    body.blocks
        .iter()
        .flat_map(|block| match block {
            Block::Table(table) => table_lines(table),
            other => {
                let words: String = other.texts().iter().map(|text| text.words()).collect();
                vec![format!("{} {words}", other.mark()).trim().to_owned()]
            }
        })
        .collect()
}

fn table_lines(table: &Table) -> Vec<String> {
    table.texts().iter().map(|text| text.words().trim().to_owned()).collect()
}

fn signature_lines(signature: &Signature) -> Vec<String> {
    let mut lines = signature.title_lines();
    lines.push(signature.name.clone());
    lines
}
