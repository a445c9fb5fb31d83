//! `/reports/letterhead`: the head of a unit's papers and to whom they go (Nghị định
//! 30/2020/NĐ-CP). A recipient is taken off the list, never deleted.

use crate::acts;
use crate::model::LineId;
use crate::store::{self, LetterheadRow, RecipientRow};
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, Month, Result, Who};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, PageHead};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Typed, Visit, html};
use org::standing::Standing;

const HEAD: Form = Form::new(
    "letterhead",
    &[
        Field::hidden("version"),
        Field::text("superior", "letterhead-superior", 200).hint("letterhead-superior-hint"),
        Field::text("agency", "letterhead-agency", 200).hint("letterhead-agency-hint"),
        Field::text("symbol", "letterhead-symbol", 40).hint("letterhead-symbol-hint").short(),
        Field::text("place_name", "letterhead-place", 80).hint("letterhead-place-hint").short(),
    ],
);

const RECIPIENT: Form = Form::new(
    "recipient",
    &[
        Field::key("id"),
        Field::text("body", "recipient-body", 200).hint("recipient-body-hint"),
        Field::text("purpose", "recipient-purpose", 60).hint("recipient-purpose-hint").optional(),
        Field::text("channel", "recipient-channel", 60).hint("recipient-channel-hint").optional(),
        Field::check("addressed", "recipient-addressed"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/reports/letterhead", show)
        .post("/reports/letterhead", save)
        .post("/reports/recipient", add)
        .post("/reports/recipient/close", close)
}

struct Opened {
    standing: Standing,
    head: Option<LetterheadRow>,
    recipients: Vec<RecipientRow>,
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str) -> Result<Opened> {
    let standing = Standing::at(tx, who, &acts::SETTINGS, code, who.today())?;
    let head = store::letterhead(tx, &standing.pass, who.today())?;
    let recipients = store::recipients(tx, &standing.pass)?;
    Ok(Opened { standing, head, recipients })
}

async fn opened(visit: &Visit) -> std::result::Result<Opened, kit::Refusal> {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    Ok(visit.house().db.read(move |tx: &mut Tx<'_>| load(tx, &who, &code)).await?)
}

/// `GET /reports/letterhead?unit=`
async fn show(visit: Visit) -> Answer {
    let opened = opened(&visit).await?;
    Ok(draw(&visit, &opened, Post::none()))
}

/// What was posted and refused, by form.
struct Post<'a> {
    head: Option<(Typed, &'a [Flaw])>,
    recipient: Option<(Typed, &'a [Flaw])>,
}

impl Post<'_> {
    fn none() -> Post<'static> {
        Post { head: None, recipient: None }
    }
}

/// `POST /reports/letterhead?unit=`
async fn save(visit: Visit, typed: Typed) -> Answer {
    let opened = opened(&visit).await?;
    let read = HEAD.read(&typed);
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        let post = Post { head: Some((typed.clone(), &flaws)), recipient: None };
        return Ok(draw(&visit, &opened, post));
    }
    let row = LetterheadRow {
        id: opened.head.as_ref().map_or_else(LineId::new, |head| head.id),
        superior: read.text("superior"),
        agency: read.text("agency"),
        symbol: read.text("symbol"),
        place_name: read.text("place_name"),
        version: typed.get("version").parse().unwrap_or(0),
    };
    let (who, code) = (visit.known()?.clone(), opened.standing.place.code.clone());
    let write = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SETTINGS, &code, who.today())?;
        // From the first of the month before: the paper of a past month may still go out under it.
        let from = Month::of(who.today()).prev().first();
        store::put_letterhead(tx, &standing.pass, &row, from)
    };
    visit.house().db.write(write).await?;
    visit.done(&here(&opened), &Toast::new("letterhead-done"))
}

fn here(opened: &Opened) -> String {
    format!("/reports/letterhead?unit={}", opened.standing.place.code)
}

/// `POST /reports/recipient?unit=`
async fn add(visit: Visit, typed: Typed) -> Answer {
    let opened = opened(&visit).await?;
    let read = RECIPIENT.read(&typed);
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        let post = Post { head: None, recipient: Some((typed.clone(), &flaws)) };
        return Ok(draw(&visit, &opened, post));
    }
    let last = opened.recipients.iter().map(|row| row.place_in_order).max().unwrap_or(0);
    let row = RecipientRow {
        id: typed.get("id").parse().map_err(|_| Error::flaw("id", "kit-flaw-key"))?,
        place_in_order: last + 1,
        body: read.text("body"),
        purpose: read.maybe_text("purpose"),
        channel: read.maybe_text("channel"),
        addressed: read.is_ticked("addressed"),
        version: 0,
    };
    let (who, code) = (visit.known()?.clone(), opened.standing.place.code.clone());
    let write = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SETTINGS, &code, who.today())?;
        store::add_recipient(tx, &standing.pass, &row)
    };
    visit.house().db.write(write).await?;
    visit.done(&here(&opened), &Toast::new("recipient-done-add"))
}

/// `POST /reports/recipient/close?unit=`
async fn close(visit: Visit, typed: Typed) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let id: LineId = typed.get("id").parse().map_err(|_| Error::NotFound)?;
    let back = format!("/reports/letterhead?unit={code}");
    let write = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SETTINGS, &code, who.today())?;
        store::close_recipient(tx, &standing.pass, id)
    };
    visit.house().db.write(write).await?;
    visit.done(&back, &Toast::new("recipient-done-close"))
}

fn stored(head: Option<&LetterheadRow>) -> Typed {
    match head {
        None => Typed::default(),
        Some(head) => Typed::of([
            ("version", head.version.to_string()),
            ("superior", head.superior.clone()),
            ("agency", head.agency.clone()),
            ("symbol", head.symbol.clone()),
            ("place_name", head.place_name.clone()),
        ]),
    }
}

fn draw(visit: &Visit, opened: &Opened, post: Post<'_>) -> Response {
    let words = visit.words();
    let code = &opened.standing.place.code;
    let (typed, flaws) = post.head.unwrap_or_else(|| (stored(opened.head.as_ref()), &[]));
    let (new, new_flaws) = post.recipient.unwrap_or_else(|| (Typed::default(), &[]));
    let mut told = HEAD.summary(words, flaws);
    told.extend(RECIPIENT.summary(words, new_flaws));
    let head = PageHead::new(words.say("letterhead-title"), Group::Steering)
        .lead(opened.standing.place.name.clone())
        .flaws(told);
    let head = opened.standing.head(head, |code| format!("/reports/letterhead?unit={code}"));
    let save = format!("/reports/letterhead?unit={code}");
    let add = format!("/reports/recipient?unit={code}");
    visit.page(
        &head,
        html! {
            div.stack {
                section.card {
                    h2 { (words.say("letterhead-head")) }
                    (HEAD.whole(words, &save, &words.say("letterhead-save"),
                        &Filled::with(typed, flaws)))
                }
                section.card {
                    h2 { (words.say("recipient-title")) }
                    (recipients(visit, opened))
                    h3 { (words.say("recipient-add")) }
                    (RECIPIENT.whole(words, &add, &words.say("recipient-add"),
                        &Filled::with(new, new_flaws)))
                }
            }
        },
    )
}

fn recipients(visit: &Visit, opened: &Opened) -> Markup {
    if opened.recipients.is_empty() {
        return html! { p.quiet { (visit.say("recipient-none")) } };
    }
    let columns = [
        Column::words(visit.say("recipient-body")),
        Column::words(visit.say("recipient-purpose")),
        Column::words(visit.say("recipient-channel")).minor(),
        Column::words(visit.say("report-take-out")),
    ];
    let action = format!("/reports/recipient/close?unit={}", opened.standing.place.code);
    let line = |row: &RecipientRow| {
        Line::Row(vec![
            html! {
                (row.body)
                @if row.addressed { " " span.quiet { (visit.say("recipient-addressed")) } }
            },
            html! { (row.purpose.as_deref().unwrap_or_default()) },
            html! { (row.channel.as_deref().unwrap_or_default()) },
            html! {
                form.inline method="post" action=(action) {
                    input type="hidden" name="id" value=(row.id);
                    button.btn type="submit" { (visit.say("report-take-out")) }
                }
            },
        ])
    };
    let lines: Vec<Line> = opened.recipients.iter().map(line).collect();
    table(&visit.say("recipient-title"), &columns, &lines)
}
