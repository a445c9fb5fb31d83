//! A document as data: what an official paper of Decree 30/2020/NĐ-CP is made of, in the order
//! in which it is read. `press` prints it, the web previews it, and both use the wording made
//! here, so that they cannot differ. It will never know about fonts, files or HTML, and it never
//! reads a clock: the day it was made is given.

mod appendix;
mod body;
pub mod decree;
mod foot;
mod head;
mod layout;
mod lines;
mod proof;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use appendix::Appendix;
pub use body::{Block, Body, Level};
pub use foot::{Archive, Over, Recipient, Signature};
pub use head::{Circulation, Head, NumberLine, PlaceDay, Subject, Urgency};
pub use layout::Layout;
pub use proof::Proof;
pub use table::{Align, Column, Table};
pub use text::{Cited, Run, Style, Text};

use crate::day::Day;

/// One official paper. Every element that may be missing is an `Option` or an empty list; the
/// national title and the motto never are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The title a reader's window shows; not printed.
    pub title: String,
    /// The language of the words, as BCP 47 writes it (`vi-VN`).
    pub lang: String,
    /// The day this paper was made: the date in the file's own data. It stands on the page only
    /// where [`PlaceDay`] says so.
    pub made_on: Day,
    /// Margins and sizes.
    pub layout: Layout,
    /// Boxes 1 to 5 of the decree: agencies, national title, number, day, kind and summary.
    pub head: Head,
    /// Whom it is sent to (*Kính gửi*, box 9a).
    pub addressees: Vec<String>,
    /// What it says.
    pub body: Body,
    /// Who gets a copy (*Nơi nhận*, box 9b).
    pub recipients: Vec<Recipient>,
    /// The last line of the recipients (*Lưu: VT*).
    pub archive: Option<Archive>,
    /// Who signs (box 7).
    pub signature: Option<Signature>,
    /// The code of an issued paper, by which a reader asks whether it is still the last word.
    pub proof: Option<Proof>,
    /// Lines at the foot of every page, for a mark that must not be lost when one page is copied
    /// (*phân bổ minh họa*).
    pub notes: Vec<String>,
    /// Appendices; each begins a page and counts its own pages.
    pub appendices: Vec<Appendix>,
}

impl Paper {
    /// A paper that names its kind: `BÁO CÁO`, then the summary of what it is about.
    pub fn of_kind(kind: &str, summary: &str, made_on: Day) -> Paper {
        let subject = Subject::Kind { name: text::clean(kind), summary: text::clean(summary) };
        let title = format!("{} {}", text::clean(kind), text::clean(summary));
        Paper::about(subject, title, made_on)
    }

    /// An official letter (*công văn*): it names no kind, its summary (*V/v …*) stands under the
    /// number.
    pub fn letter(summary: &str, made_on: Day) -> Paper {
        let summary = text::clean(summary);
        let title = summary.clone();
        Paper::about(Subject::Letter { summary }, title, made_on)
    }

    fn about(subject: Subject, title: String, made_on: Day) -> Paper {
        Paper {
            title: title.trim().to_owned(),
            lang: "vi-VN".to_owned(),
            made_on,
            layout: Layout::default(),
            head: Head::about(subject),
            addressees: Vec::new(),
            body: Body::new(),
            recipients: Vec::new(),
            archive: None,
            signature: None,
            proof: None,
            notes: Vec::new(),
            appendices: Vec::new(),
        }
    }

    /// The agency above the one that issues.
    pub fn superior(mut self, name: &str) -> Paper {
        self.head.superior = Some(text::clean(name));
        self
    }

    /// The agency that issues it.
    pub fn agency(mut self, name: &str) -> Paper {
        self.head.agency = text::clean(name);
        self
    }

    /// Its number in the agency's series of the year, and its symbol (`BC-HCTĐ`). Without a
    /// number the place for it stays open.
    pub fn number(mut self, number: Option<u32>, symbol: &str) -> Paper {
        self.head.number = Some(NumberLine { number, symbol: text::clean(symbol) });
        self
    }

    /// Where and on which day it is issued; without a day the place for it stays open.
    pub fn dated(mut self, place: &str, day: Option<Day>) -> Paper {
        let year = day.unwrap_or(self.made_on).year();
        self.head.place_day = Some(PlaceDay { place: text::clean(place), day, year });
        self
    }

    /// How fast it must go.
    pub fn urgency(mut self, urgency: Urgency) -> Paper {
        self.head.urgency = Some(urgency);
        self
    }

    /// How far it may go.
    pub fn circulation(mut self, circulation: Circulation) -> Paper {
        self.head.circulation = Some(circulation);
        self
    }

    /// Its level of secrecy, in the words of the law on state secrets (`MẬT`).
    pub fn secrecy(mut self, level: &str) -> Paper {
        self.head.secrecy = Some(text::clean(level));
        self
    }

    /// Marks it as not issued, with these words (`DỰ THẢO`).
    pub fn draft(mut self, words: &str) -> Paper {
        self.head.draft = Some(text::clean(words));
        self
    }

    /// One more addressee.
    pub fn to(mut self, addressee: &str) -> Paper {
        self.addressees.push(text::clean(addressee));
        self
    }

    /// What it says, written block by block.
    pub fn body(mut self, write: impl FnOnce(&mut Body)) -> Paper {
        write(&mut self.body);
        self
    }

    /// One more recipient.
    pub fn recipient(mut self, recipient: impl Into<Recipient>) -> Paper {
        self.recipients.push(recipient.into());
        self
    }

    /// The archive line after the recipients.
    pub fn archive(mut self, archive: Archive) -> Paper {
        self.archive = Some(archive);
        self
    }

    /// Who signs.
    pub fn signed(mut self, signature: Signature) -> Paper {
        self.signature = Some(signature);
        self
    }

    /// The code by which a reader checks it.
    pub fn proof(mut self, proof: Proof) -> Paper {
        self.proof = Some(proof);
        self
    }

    /// One more line at the foot of every page.
    pub fn note(mut self, words: &str) -> Paper {
        self.notes.push(text::clean(words));
        self
    }

    /// One more appendix.
    pub fn appendix(mut self, appendix: Appendix) -> Paper {
        self.appendices.push(appendix);
        self
    }

    /// Every number in the paper that came from a cell, in the order in which it is read.
    pub fn cited(&self) -> impl Iterator<Item = (&Run, &Cited)> {
        let bodies = std::iter::once(&self.body).chain(self.appendices.iter().map(|one| &one.body));
        bodies
            .flat_map(|body| body.blocks.iter())
            .flat_map(Block::texts)
            .flat_map(|text| text.runs.iter())
            .filter_map(|run| run.cited.as_ref().map(|cited| (run, cited)))
    }
}
