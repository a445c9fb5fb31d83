//! What stands below the content: recipients and signature (Decree 30/2020/NĐ-CP, Appendix I,
//! boxes 7 and 9b). It will never sign.

use super::decree;
use super::text::clean;

/// One line of *Nơi nhận*. The tags are practice and not in the decree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who gets it (`Ủy ban MTTQ tỉnh`).
    pub name: String,
    /// What for (`để b/c`).
    pub purpose: Option<String>,
    /// By which way (`Bản ĐT`).
    pub channel: Option<String>,
}

impl Recipient {
    /// A recipient without tags.
    pub fn new(name: &str) -> Recipient {
        Recipient { name: clean(name), purpose: None, channel: None }
    }

    /// With what it is for.
    pub fn purpose(mut self, purpose: &str) -> Recipient {
        self.purpose = Some(clean(purpose));
        self
    }

    /// With the way it goes.
    pub fn channel(mut self, channel: &str) -> Recipient {
        self.channel = Some(clean(channel));
        self
    }

    /// `- Ủy ban MTTQ tỉnh (để b/c, Bản ĐT)`, without what ends the line.
    fn line(&self) -> String {
        let tags: Vec<&str> =
            [&self.purpose, &self.channel].into_iter().flatten().map(String::as_str).collect();
        match tags.is_empty() {
            true => format!("- {}", self.name),
            false => format!("- {} ({})", self.name, tags.join(", ")),
        }
    }
}

impl From<&str> for Recipient {
    fn from(name: &str) -> Recipient {
        Recipient::new(name)
    }
}

/// The last recipient: those who keep a copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Archive {
    /// The unit that drafted it (`VP`).
    pub unit: Option<String>,
    /// How many copies are kept.
    pub copies: Option<u16>,
}

impl Archive {
    /// The clerk's office alone: `Lưu: VT`.
    pub fn clerk() -> Archive {
        Archive::default()
    }

    /// Also the unit that drafted it.
    pub fn unit(mut self, symbol: &str) -> Archive {
        self.unit = Some(clean(symbol));
        self
    }

    /// With the number of copies.
    pub fn copies(mut self, copies: u16) -> Archive {
        self.copies = Some(copies);
        self
    }

    fn line(&self) -> String {
        let unit = self.unit.as_ref().map(|unit| format!(", {unit}")).unwrap_or_default();
        let copies = self.copies.map(|copies| format!(" ({copies})")).unwrap_or_default();
        format!("- {}{unit}{copies}", decree::ARCHIVE)
    }
}

/// The lines of *Nơi nhận*: the word, then one line each; `;` after each and `.` after the last.
/// Empty when nobody is named.
pub(super) fn recipient_lines(recipients: &[Recipient], archive: Option<&Archive>) -> Vec<String> {
    let entries: Vec<String> =
        recipients.iter().map(Recipient::line).chain(archive.map(Archive::line)).collect();
    let last = entries.len();
    let ended = entries.into_iter().enumerate().map(|(at, line)| {
        let end = if at + 1 == last { "." } else { ";" };
        format!("{line}{end}")
    });
    match last {
        0 => Vec::new(),
        _ => std::iter::once(decree::RECIPIENTS.to_owned()).chain(ended).collect(),
    }
}

/// In whose place or name a person signs; the words of the decree's box 7a.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    /// *TM.*: on behalf of a body.
    OnBehalfOf(String),
    /// *KT.*: in place of the head.
    InPlaceOf(String),
    /// *TL.*: by order of the head.
    ByOrderOf(String),
    /// *TUQ.*: by written authority of the head.
    ByAuthorityOf(String),
}

impl Over {
    /// `TL. CHỦ TỊCH`.
    pub fn line(&self) -> String {
        let (mark, whom) = match self {
            Over::OnBehalfOf(whom) => ("TM.", whom),
            Over::InPlaceOf(whom) => ("KT.", whom),
            Over::ByOrderOf(whom) => ("TL.", whom),
            Over::ByAuthorityOf(whom) => ("TUQ.", whom),
        };
        format!("{mark} {}", clean(whom).to_uppercase())
    }
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The lines above the position, outermost first (`TM. …`, then `KT. …`).
    pub over: Vec<Over>,
    /// Whether the person holds the position for the time being (*Q.*).
    pub acting: bool,
    /// The position.
    pub position: String,
    /// The person's name, without title or degree.
    pub name: String,
}

impl Signature {
    /// A person in a position.
    pub fn new(position: &str, name: &str) -> Signature {
        let (position, name) = (clean(position), clean(name));
        Signature { over: Vec::new(), acting: false, position, name }
    }

    /// With one more line above the position, below those already there.
    pub fn over(mut self, over: Over) -> Signature {
        self.over.push(over);
        self
    }

    /// As one who holds the position for the time being.
    pub fn acting(mut self) -> Signature {
        self.acting = true;
        self
    }

    /// The lines above the signature: `TL. CHỦ TỊCH`, `CHÁNH VĂN PHÒNG`.
    pub fn title_lines(&self) -> Vec<String> {
        let acting = if self.acting { "Q. " } else { "" };
        let position = format!("{acting}{}", self.position.to_uppercase());
        self.over.iter().map(Over::line).chain(std::iter::once(position)).collect()
    }
}
