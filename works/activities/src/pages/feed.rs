//! `/calendar/{feed}`: the work of a unit as an iCalendar feed under a secret address (RFC 5545),
//! and the page that makes one. What was done and what lies ahead leave the house in it: it names
//! kinds, counts and units, never a title, which may name a person. It says from which day until
//! which it holds them.

mod text;

use super::listed;
use crate::ahead::{AGAIN_DAYS, Aheads, Asked};
use crate::model::{Ahead, Filter, ListedRow, State};
use crate::{acts, store};
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place;
use kernel::{Day, Error, Instant, Result, Who, number};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};
use people::proof::token::Token;
use text::Event;

/// Days back and ahead that a feed tells of; pieces of work, and things that lie ahead, at most.
const DAYS: i64 = AGAIN_DAYS;
const MOST: i64 = 1_000;

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
    let aheads = visit.house().shelf::<Aheads>()?;
    let work = move |tx: &mut Tx<'_>| told(tx, (&token, &aheads), at, today);
    let told = visit.house().db.read(work).await?;
    let about = about(&visit, &told, today);
    let text = text::calendar(&events(&visit, &told, today), (at, &about));
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((StatusCode::OK, kind, text).into_response())
}

/// What was done and what lies ahead, as events without a title.
fn events(visit: &Visit, told: &Told, today: Day) -> Vec<Event> {
    let words = visit.words().in_lang(kit::Lang::Vi);
    let of = |code: Option<&String>| told.kinds.iter().find(|kind| Some(&kind.code) == code);
    let done = told.held.kept.iter().map(|row| text::done(row, of(Some(&row.kind))));
    let ahead = told.ahead.iter().map(|row| {
        let what = listed::said(&words, of(row.kind.as_ref()), row);
        let key = if row.on < today { "feed-late" } else { "feed-ahead" };
        text::ahead(row, words.say_with(key, &[("what", what)]))
    });
    done.chain(ahead).collect()
}

/// What a feed tells of.
struct Told {
    held: Held,
    /// What lies ahead, or is past its day and open.
    ahead: Vec<Ahead>,
    /// The last day of which it holds all that lies ahead.
    ahead_until: Day,
    kinds: Vec<Kind>,
}

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

/// What lies ahead of a span, as much of it as a feed holds, and the last day of which it holds
/// all: whole days, unless one day alone is more.
fn held_ahead((mut rows, is_cut): (Vec<Ahead>, bool), until: Day) -> (Vec<Ahead>, Day) {
    let Some(last) = rows.last().map(|row| row.on).filter(|_| is_cut) else {
        return (rows, until);
    };
    let whole = rows.iter().filter(|row| row.on < last).count();
    if whole > 0 {
        rows.truncate(whole);
        return (rows, last.add_days(-1));
    }
    (rows, last)
}

/// What a calendar says of itself: from which day until which it holds the work and what lies
/// ahead, and whether it would hold more.
fn about(visit: &Visit, told: &Told, today: Day) -> String {
    let (words, from) = (visit.words(), today.add_days(-DAYS).vn());
    let about = match told.held.cut_at {
        None => words.say_with("feed-about", &[("from", from)]),
        Some(day) => {
            let args = [("from", from), ("day", day.vn()), ("n", number::count(MOST))];
            words.say_with("feed-about-cut", &args)
        }
    };
    let args = [("about", about), ("until", told.ahead_until.vn())];
    words.say_with("feed-about-ahead", &args)
}

fn told(
    tx: &mut Tx<'_>,
    (token, aheads): (&Token, &Aheads),
    at: Instant,
    today: Day,
) -> Result<Told> {
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
        quick: false,
    };
    let rows = store::list(tx, &pass, &filter, None, MOST + 1)?;
    let until = today.add_days(DAYS);
    let (ahead, ahead_until) = lying_ahead(tx, (&who, &unit), aheads, (filter.from, until))?;
    let kinds = catalogue::known(tx, &pass)?;
    Ok(Told { held: held(rows, MOST as usize), ahead, ahead_until, kinds })
}

/// What lies ahead of a unit, with what is past its day and open.
fn lying_ahead(
    tx: &mut Tx<'_>,
    (who, place): (&Who, &place::Place),
    aheads: &Aheads,
    (from, until): (Day, Day),
) -> Result<(Vec<Ahead>, Day)> {
    let found = aheads.of(tx, &Asked { who, place, from, until, most: MOST })?;
    Ok(held_ahead(found, until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ActivityId;

    pub(super) fn row(day: u8) -> ListedRow {
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
}
