//! `/calendar/{feed}`: the work of a unit as an iCalendar feed under a secret address (RFC 5545),
//! and the page that makes one. A feed leaves the house: it names kinds, counts and units, never a
//! title, which may name a person. It says from which day on it holds the work.

use crate::model::{Filter, ListedRow, State};
use crate::{acts, store};
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place;
use kernel::{Day, Error, Instant, Result, number};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, Lang, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};
use people::proof::token::Token;
use std::fmt::Write;

/// Days back that a feed tells of, and pieces of work at most.
const DAYS: i64 = 92;
const MOST: i64 = 1_000;
/// Octets of a line (RFC 5545, 3.1).
const LINE: usize = 73;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/calendar/{feed}", read)
        .get("/activities/calendar", show)
        .post("/activities/calendar", open)
        .post("/activities/calendar/close", close)
}

/// `GET /activities/calendar?unit=`
async fn show(visit: Visit) -> Answer {
    draw(&visit, None).await
}

/// `POST /activities/calendar?unit=`: the secret is shown once, on the answer.
async fn open(visit: Visit, _: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let token = Token::new()?;
    let made = token.clone();
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::FEED, &code, who.today())?;
        store::open_feed(tx, &standing.pass, &made)
    };
    visit.house().db.write(work).await?;
    draw(&visit, Some(&token)).await
}

/// `POST /activities/calendar/close?unit=`
async fn close(visit: Visit, _: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::FEED, &code, who.today())?;
        store::close_feeds(tx, &standing.pass)?;
        Ok(standing.place.code)
    };
    let unit = visit.house().db.write(work).await?;
    let to = format!("/activities/calendar?unit={unit}");
    visit.done(&to, &Toast::new("feed-done-close"))
}

async fn draw(visit: &Visit, made: Option<&Token>) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::FEED, &code, who.today())?;
        let many = store::feeds(tx, &standing.pass)?;
        Ok((standing, many))
    };
    let (standing, many) = visit.house().db.read(read).await?;
    let unit = &standing.place.code;
    let back = format!("/activities?unit={unit}&view=calendar");
    let head = PageHead::new(visit.say("feed-title"), Group::Works)
        .lead(visit.say("feed-lead"))
        .actions(button_link(&visit.say("activities-as-calendar"), &back, false))
        .narrow();
    let head = standing.head(head, |code| format!("/activities/calendar?unit={code}"));
    Ok(visit.page(&head, body(visit, unit, made, many > 0)))
}

fn body(visit: &Visit, unit: &str, made: Option<&Token>, has_one: bool) -> Markup {
    let path = |step: &str| format!("/activities/calendar{step}?unit={unit}");
    html! {
        section.card {
            @if let Some(token) = made {
                p { strong { (visit.say("feed-made")) } }
                p { code { (visit.house().address) "/calendar/" (token.text()) } }
                p.quiet { (visit.say("feed-once")) }
            }
            form.inline method="post" action=(path("")) {
                button.btn.lead type="submit" { (visit.say("feed-open")) }
            }
            @if has_one {
                form.inline method="post" action=(path("/close")) {
                    button.btn type="submit" { (visit.say("feed-close")) }
                }
            }
        }
    }
}

/// `GET /calendar/{feed}`: no log-in; the secret is asked, and then the rights of its account.
async fn read(visit: Visit, Path(feed): Path<String>) -> Answer {
    let token = Token::read(feed.trim_end_matches(".ics")).ok_or(Error::NotFound)?;
    let (at, today) = (visit.house().clock.now(), visit.house().clock.today());
    let work = move |tx: &mut Tx<'_>| told(tx, &token, at, today);
    let (rows, kinds) = visit.house().db.read(work).await?;
    let about = about(&visit, &rows, today);
    let text = calendar(&rows.kept, &kinds, (at, &about));
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((StatusCode::OK, kind, text).into_response())
}

type Told = (Held, Vec<Kind>);

/// The work that a feed holds, and the first day of which it holds all, where that is not the whole
/// span.
struct Held {
    kept: Vec<ListedRow>,
    cut_at: Option<Day>,
}

/// Of the newest work of a span, one piece more than a feed holds: what it keeps are whole days, so
/// that no day looks as if less had been done on it. A day that is more than a feed alone is cut.
fn held(mut rows: Vec<ListedRow>, most: usize) -> Held {
    let Some(over) = rows.get(most).map(|row| row.on_day) else {
        return Held { kept: rows, cut_at: None };
    };
    rows.truncate(most);
    let whole = rows.iter().filter(|row| row.on_day > over).count();
    let cut_at = if whole == 0 { over } else { over.add_days(1) };
    rows.truncate(if whole == 0 { most } else { whole });
    Held { kept: rows, cut_at: Some(cut_at) }
}

/// What a calendar says of itself: from which day on it holds the work, and whether it would hold
/// more.
fn about(visit: &Visit, held: &Held, today: Day) -> String {
    let from = today.add_days(-DAYS).vn();
    match held.cut_at {
        None => visit.words().say_with("feed-about", &[("from", from)]),
        Some(day) => {
            let args = [("from", from), ("day", day.vn()), ("n", number::count(MOST))];
            visit.words().say_with("feed-about-cut", &args)
        }
    }
}

fn told(tx: &mut Tx<'_>, token: &Token, at: Instant, today: Day) -> Result<Told> {
    let (account, unit) = store::feed_of(tx, token)?.ok_or(Error::NotFound)?;
    let who = people::sessions::of_account(tx, account, at, today)?.ok_or(Error::NotFound)?;
    let unit = place::get(tx, unit, today)?;
    let pass = standing::pass(tx, &who, &acts::VIEW, &unit)?;
    let filter = Filter {
        from: today.add_days(-DAYS),
        until: today,
        kinds: Vec::new(),
        state: Some(State::Counted),
        campaign: None,
        search: String::new(),
        spot: None,
        begun: None,
    };
    let rows = store::list(tx, &pass, &filter, None, MOST + 1)?;
    Ok((held(rows, MOST as usize), catalogue::known(tx, &pass)?))
}

/// The feed: the whole days of a piece of work. Days have no zone (RFC 5545, 3.3.4), so a phone
/// abroad shows the days that were written here.
fn calendar(rows: &[ListedRow], kinds: &[Kind], (at, about): (Instant, &str)) -> String {
    let mut text = String::new();
    let stamp = format!("{:08}T000000Z", at.day().number());
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nhan Ai//VI", "CALSCALE:GREGORIAN"] {
        put(&mut text, line);
    }
    put(&mut text, &format!("X-WR-CALDESC:{}", escape(about)));
    for row in rows {
        let kind = kinds.iter().find(|kind| kind.code == row.kind);
        let unit = kind.and_then(|kind| kind.measures.first()).map_or("", |m| m.label(Lang::Vi));
        let label = kind.map_or(row.kind.as_str(), |kind| kind.label(Lang::Vi));
        put(&mut text, "BEGIN:VEVENT");
        put(&mut text, &format!("UID:{}@nhan-ai", row.id));
        put(&mut text, &format!("DTSTAMP:{stamp}"));
        put(&mut text, &format!("DTSTART;VALUE=DATE:{:08}", row.from_on.number()));
        // The end is the day after the last one (RFC 5545, 3.6.1).
        put(&mut text, &format!("DTEND;VALUE=DATE:{:08}", row.on_day.add_days(1).number()));
        let said = format!("{label}: {} {unit}", number::count(row.counted));
        put(&mut text, &format!("SUMMARY:{}", escape(&said)));
        put(&mut text, &format!("LOCATION:{}", escape(&row.unit_name)));
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
    use super::*;
    use crate::model::ActivityId;

    fn row(day: u8) -> ListedRow {
        ListedRow {
            id: ActivityId::new(),
            unit_code: "x".into(),
            unit_name: "Xã X".into(),
            kind: "kitchen".into(),
            from_on: Day::of(2024, 10, 30).expect("a day"),
            on_day: Day::of(2024, 10, day).expect("a day"),
            title: "Tên một người".into(),
            state: "counted".into(),
            counted: 120,
            amount: 0,
        }
    }

    #[test]
    fn what_is_cut_is_cut_between_days() {
        let of = |days: &[u8]| held(days.iter().map(|day| row(*day)).collect(), 3);
        let told = |days: &[u8]| (of(days).kept.len(), of(days).cut_at);
        let day = |day| Day::of(2024, 10, day);
        assert_eq!(told(&[31, 30, 29]), (3, None));
        assert_eq!(told(&[31, 30, 30, 29]), (3, day(30)), "the day that is over is out whole");
        assert_eq!(told(&[31, 30, 30, 30]), (1, day(31)), "no day is held in part");
        assert_eq!(told(&[31, 31, 31, 31]), (3, day(31)), "one day that is more than a feed");
    }

    #[test]
    fn work_over_days_spans_them() {
        let told = calendar(&[row(31)], &[], (Instant(0), "Việc; gần đây"));
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
