//! What stands above the content: agencies, number, day, kind and summary (Decree 30/2020/NĐ-CP,
//! Appendix I, boxes 1 to 5, 10 and 11). It will never give out a number: the register does.

use super::decree;
use super::text::clean;
use crate::day::Day;

/// A space that does not break, for places that are filled in by hand.
const OPEN: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// The head of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The agency above (*cơ quan chủ quản*).
    pub superior: Option<String>,
    /// The agency that issues.
    pub agency: String,
    /// Number and symbol.
    pub number: Option<NumberLine>,
    /// Place and day.
    pub place_day: Option<PlaceDay>,
    /// What it is about.
    pub subject: Subject,
    /// How fast it must go (box 10b).
    pub urgency: Option<Urgency>,
    /// How far it may go (box 11).
    pub circulation: Option<Circulation>,
    /// Level of secrecy (box 10a), in the words of the law.
    pub secrecy: Option<String>,
    /// The words that mark a paper not yet issued.
    pub draft: Option<String>,
}

/// What a paper is about, and whether it names its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Box 5a: the kind (`BÁO CÁO`) and the summary, centred.
    Kind {
        /// The kind.
        name: String,
        /// The summary (*trích yếu*).
        summary: String,
    },
    /// Box 5b: an official letter; `V/v` and the summary under the number.
    Letter {
        /// The summary.
        summary: String,
    },
}

/// Number in the year's series and symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberLine {
    /// The number; `None` until it is registered.
    pub number: Option<u32>,
    /// Kind and agency (`BC-HCTĐ`).
    pub symbol: String,
}

/// Place and day of issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceDay {
    /// The place (`Kiên Giang`).
    pub place: String,
    /// The day; `None` until it is issued.
    pub day: Option<Day>,
    /// The year that is printed while the day is open.
    pub year: i16,
}

/// Box 10b.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// *KHẨN*.
    Urgent,
    /// *THƯỢNG KHẨN*.
    VeryUrgent,
    /// *HỎA TỐC*.
    Express,
}

/// Box 11.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Circulation {
    /// *XEM XONG TRẢ LẠI*.
    ReturnAfterReading,
    /// *LƯU HÀNH NỘI BỘ*.
    Internal,
}

impl Head {
    pub(super) fn about(subject: Subject) -> Head {
        Head {
            superior: None,
            agency: String::new(),
            number: None,
            place_day: None,
            subject,
            urgency: None,
            circulation: None,
            secrecy: None,
            draft: None,
        }
    }

    /// The superior agency as printed: upper case.
    pub fn superior_line(&self) -> Option<String> {
        self.superior.as_ref().map(|name| name.to_uppercase())
    }

    /// The issuing agency as printed: upper case.
    pub fn agency_line(&self) -> String {
        self.agency.to_uppercase()
    }

    /// The summary of a letter as printed under its number.
    pub fn letter_line(&self) -> Option<String> {
        match &self.subject {
            Subject::Letter { summary } => Some(format!("{} {summary}", decree::CONCERNING)),
            Subject::Kind { .. } => None,
        }
    }

    /// The boxed words under the number: secrecy, urgency, circulation, draft.
    pub fn stamps(&self) -> Vec<String> {
        let urgency = self.urgency.map(|urgency| urgency.words().to_owned());
        let circulation = self.circulation.map(|circulation| circulation.words().to_owned());
        let all = [self.secrecy.clone(), urgency, circulation, self.draft.clone()];
        all.into_iter().flatten().map(|words| clean(&words).to_uppercase()).collect()
    }

    /// Kind and summary as printed, for papers that name their kind.
    pub fn kind_lines(&self) -> Option<(String, &str)> {
        match &self.subject {
            Subject::Kind { name, summary } => Some((name.to_uppercase(), summary)),
            Subject::Letter { .. } => None,
        }
    }
}

impl NumberLine {
    /// `Số: 05/BC-HCTĐ`; numbers below ten get a zero in front.
    pub fn line(&self) -> String {
        let number = self.number.map_or_else(|| OPEN.to_owned(), |number| format!("{number:02}"));
        format!("{} {number}/{}", decree::NUMBER, self.symbol)
    }
}

impl PlaceDay {
    /// `Kiên Giang, ngày 05 tháng 01 năm 2020`; days below ten and months 1 and 2 get a zero in
    /// front, other months do not (Appendix I, II.4).
    pub fn line(&self) -> String {
        let (day, month, year) = match self.day {
            Some(day) => (format!("{:02}", day.day()), month(day.month()), day.year()),
            None => (OPEN.to_owned(), OPEN.to_owned(), self.year),
        };
        let place = &self.place;
        let [days, months, years] = [decree::DAY, decree::MONTH, decree::YEAR];
        format!("{place}, {days} {day} {months} {month} {years} {year}")
    }
}

fn month(number: u8) -> String {
    if number < 3 { format!("{number:02}") } else { number.to_string() }
}

impl Urgency {
    /// The words of the stamp.
    pub fn words(self) -> &'static str {
        match self {
            Urgency::Urgent => "KHẨN",
            Urgency::VeryUrgent => "THƯỢNG KHẨN",
            Urgency::Express => "HỎA TỐC",
        }
    }
}

impl Circulation {
    /// The words of the stamp.
    pub fn words(self) -> &'static str {
        match self {
            Circulation::ReturnAfterReading => "XEM XONG TRẢ LẠI",
            Circulation::Internal => "LƯU HÀNH NỘI BỘ",
        }
    }
}
