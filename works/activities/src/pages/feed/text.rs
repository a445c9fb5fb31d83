//! The text of an iCalendar feed (RFC 5545): events of whole days, lines folded and escaped. It
//! decides nothing of what stands in it.

use crate::model::{Ahead, ListedRow};
use catalogue::Kind;
use kernel::{Day, Instant, number};
use kit::Lang;
use std::fmt::Write;

/// Octets of a line (RFC 5545, 3.1).
const LINE: usize = 73;

/// A thing with whole days.
pub(super) struct Event {
    /// The same as long as it is the same thing.
    key: String,
    from: Day,
    until: Day,
    said: String,
    unit: String,
    /// It has not happened.
    is_ahead: bool,
}

/// A piece of work that was done: its kind and how much of it.
pub(super) fn done(row: &ListedRow, kind: Option<&Kind>) -> Event {
    let unit = kind.and_then(|kind| kind.measures.first()).map_or("", |m| m.label(Lang::Vi));
    let label = kind.map_or(row.kind.as_str(), |kind| kind.label(Lang::Vi));
    Event {
        key: row.id.to_string(),
        from: row.from_on,
        until: row.on_day,
        said: format!("{label}: {} {unit}", number::count(row.counted)),
        unit: row.unit_name.clone(),
        is_ahead: false,
    }
}

/// A thing that lies ahead, in these words.
pub(super) fn ahead(row: &Ahead, said: String) -> Event {
    let unit = row.unit_name.clone();
    Event { key: row.key.clone(), from: row.on, until: row.on, said, unit, is_ahead: true }
}

/// The feed. Days have no zone (RFC 5545, 3.3.4), so a phone abroad shows the days that were
/// written here.
pub(super) fn calendar(events: &[Event], (at, about): (Instant, &str)) -> String {
    let mut text = String::new();
    let stamp = format!("{:08}T000000Z", at.day().number());
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nhan Ai//VI", "CALSCALE:GREGORIAN"] {
        put(&mut text, line);
    }
    put(&mut text, &format!("X-WR-CALDESC:{}", escape(about)));
    for event in events {
        put(&mut text, "BEGIN:VEVENT");
        put(&mut text, &format!("UID:{}@nhan-ai", event.key));
        put(&mut text, &format!("DTSTAMP:{stamp}"));
        put(&mut text, &format!("DTSTART;VALUE=DATE:{:08}", event.from.number()));
        // The end is the day after the last one (RFC 5545, 3.6.1).
        put(&mut text, &format!("DTEND;VALUE=DATE:{:08}", event.until.add_days(1).number()));
        put(&mut text, &format!("SUMMARY:{}", escape(&event.said)));
        put(&mut text, &format!("LOCATION:{}", escape(&event.unit)));
        // Not done yet, and whoever reads it is not busy by it.
        if event.is_ahead {
            put(&mut text, "STATUS:TENTATIVE");
            put(&mut text, "TRANSP:TRANSPARENT");
        }
        put(&mut text, "END:VEVENT");
    }
    put(&mut text, "END:VCALENDAR");
    text
}

/// RFC 5545, 3.3.11.
fn escape(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace(['\r', '\n'], " ")
}

/// A line with its end, folded between letters where it is longer than a line may be.
fn put(text: &mut String, line: &str) {
    let mut room = LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            text.push_str("\r\n ");
            room = LINE;
        }
        room -= letter.len_utf8();
        let _ = write!(text, "{letter}");
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::super::tests::row;
    use super::*;

    #[test]
    fn work_over_days_spans_them() {
        let told = calendar(&[done(&row(31), None)], (Instant(0), "Việc; gần đây"));
        assert!(told.contains("X-WR-CALDESC:Việc\\; gần đây\r\n"), "{told}");
        let days = "DTSTART;VALUE=DATE:20241030\r\nDTEND;VALUE=DATE:20241101\r\n";
        assert!(told.contains(days), "{told}");
        assert!(!told.contains("Tên một người"), "a title leaves the house");
    }

    #[test]
    fn lines_are_folded_between_letters_and_escaped() {
        let mut text = String::new();
        put(&mut text, &format!("SUMMARY:{}", escape(&"Bếp, ăn; ".repeat(20))));
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= LINE + 1), "{lines:?}");
        assert!(lines[1].starts_with(' ') && text.ends_with("\r\n"));
        let whole = text.replace("\r\n ", "");
        assert!(whole.starts_with("SUMMARY:Bếp\\, ăn\\; Bếp\\, ăn"), "{whole}");
    }
}
