//! `/nguoi-giup/{own}`: a sponsor's own page, behind a secret link. It sees its own pledges by
//! their codes, what they are for, and what became of each đồng; never a name, an exact place, a
//! telephone or a face, and nothing of anybody else. What was guessed wrong is counted and waits.

use super::offered::vnd;
use super::{statement, thanks};
use crate::model::{AskingRow, GivingRow, PledgeRow};
use crate::store::OfSponsor;
use crate::{rules, store};
use addresses::model::{Purpose, StepSort};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Error, Month, Pass, Result, Who};
use kit::badge::{Tone, badge};
use kit::page::button_link;
use kit::printer::{Press, print};
use kit::table::{Column, Line, table};
use kit::web::{download, redirect};
use kit::{Answer, Markup, PageHead, Refusal, Routes, Visit, html};
use people::Address;
use people::proof::token::Token;
use sponsors::{SponsorRow, acts};

/// Where links lead.
pub(super) const PATH: &str = "/nguoi-giup";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/nguoi-giup/{own}", show)
        .get("/nguoi-giup/{own}/sao-ke.pdf", pdf)
        .get("/nguoi-giup/{own}/thu-cam-on.pdf", thank)
}

/// One pledge as its sponsor sees it.
pub(super) struct Own {
    pub pledge: PledgeRow,
    pub code: String,
    pub askings: Vec<AskingRow>,
    /// The flower or tree it is called by, coarse class and place, while the address agrees to
    /// be matched; nothing after.
    pub about: Option<(Option<&'static str>, String, String)>,
    /// What the slot is for, in words that name nobody; likewise.
    pub words: String,
    /// Their story in words that name nobody, while that is agreed to.
    pub story: String,
    pub has_ended: bool,
}

/// What a link opens.
pub(super) struct Opened {
    pub row: SponsorRow,
    pub place: Place,
    pub own: Vec<Own>,
    pub givings: Vec<GivingRow>,
}

/// Whose page a link opens. One that is closed or over is unknown, like one that never was.
fn entered(tx: &mut Tx<'_>, visitor: &Who, token: &Token) -> Result<(SponsorRow, Place, Pass)> {
    let found = sponsors::store::link_of(tx, token)?;
    let found =
        found.filter(|(link, row)| link.is_open_on(visitor.today()) && row.closed_on.is_none());
    let (_, row) = found.ok_or(Error::NotFound)?;
    let place = place::get(tx, row.unit, visitor.today())?;
    let by = Who::link(row.called.clone(), (&acts::OWN, row.unit), visitor.at(), visitor.today());
    let pass = by.may(&acts::OWN, &place)?;
    Ok((row, place, pass))
}

/// What the link opens.
fn load(tx: &mut Tx<'_>, visitor: &Who, token: &Token) -> Result<Opened> {
    let (row, place, pass) = entered(tx, visitor, token)?;
    let mut own = Vec::new();
    for OfSponsor { pledge, code, words, askings } in store::of_sponsor(tx, &pass, row.id)? {
        let shown = addresses::store::shown(tx, &pass, pledge.address)?;
        let is_shown = shown.may(Purpose::Match) && shown.has(StepSort::Approve);
        let about = is_shown.then(|| (shown.called(), shown.class.clone(), shown.place.clone()));
        let has_ended = shown.has_ended;
        let (words, story) = match is_shown {
            true => (words, shown.story().to_owned()),
            false => Default::default(),
        };
        own.push(Own { pledge, code, askings, about, words, story, has_ended });
    }
    let givings = store::of_sponsor_givings(tx, &pass, row.id)?;
    Ok(Opened { row, place, own, givings })
}

/// Looks behind a link; a wrong one is counted, too many wait.
async fn opened(
    visit: &Visit,
    address: &Address,
    link: &str,
) -> std::result::Result<Opened, Refusal> {
    let who = visit.who().clone();
    people::behind(visit, address, link, move |tx: &mut Tx<'_>, token: &Token| {
        load(tx, &who, token)
    })
    .await
}

/// `GET /nguoi-giup/{own}`
async fn show(visit: Visit, address: Address, Path(link): Path<String>) -> Answer {
    let opened = opened(&visit, &address, &link).await?;
    Ok(draw(&visit, &link, &opened))
}

/// `GET /nguoi-giup/{own}/sao-ke.pdf`
async fn pdf(visit: Visit, address: Address, Path(link): Path<String>) -> Answer {
    let opened = opened(&visit, &address, &link).await?;
    let paper = statement::paper(visit.words(), &opened, visit.who().today());
    let press = visit.house().shelf::<Press>()?;
    let bytes = print(move || press.0.pdf(&paper)).await?;
    Ok(download(bytes, super::PDF, &format!("sao-ke-{}.pdf", visit.who().today().iso())))
}

/// `GET /nguoi-giup/{own}/thu-cam-on.pdf?period=`: of the quarter or the year that ended last;
/// where nothing arrived in it the page is shown, which says so.
async fn thank(visit: Visit, address: Address, Path(link): Path<String>) -> Answer {
    let [quarter, year] = thanks::finished(visit.who().today());
    let span = if visit.query("period") == "year" { year } else { quarter };
    let (who, span) = (visit.who().clone(), span.ok_or(Error::NotFound)?);
    let find = move |tx: &mut Tx<'_>, token: &Token| {
        let (row, place, pass) = entered(tx, &who, token)?;
        thanks::load(tx, &pass, (&row, &place), span)
    };
    let Some(thanks) = people::behind(&visit, &address, &link, find).await? else {
        return Ok(redirect(&format!("{PATH}/{link}")));
    };
    let paper = thanks::paper(visit.words(), &thanks, visit.who().today());
    let press = visit.house().shelf::<Press>()?;
    let bytes = print(move || press.0.pdf(&paper)).await?;
    Ok(download(bytes, super::PDF, &format!("thu-cam-on-{}.pdf", span.last().iso())))
}

/// The letters of thanks that can be had, or that there is nothing to thank for yet.
fn letters(visit: &Visit, link: &str, opened: &Opened) -> Markup {
    let words = visit.words();
    let spans = thanks::finished(visit.who().today()).into_iter().zip(["quarter", "year"]);
    html! {
        @for (span, name) in spans.filter_map(|(span, name)| Some((span?, name))) {
            @let said = [("span", thanks::span_words(words, span))];
            p {
                @if opened.givings.iter().any(|giving| span.holds(giving.on_day)) {
                    @let to = format!("{PATH}/{link}/thu-cam-on.pdf?period={name}");
                    (button_link(&words.say_with("own-letter", &said), &to, false))
                } @else {
                    span.quiet { (words.say_with("letter-nothing", &said)) }
                }
            }
        }
    }
}

fn draw(visit: &Visit, link: &str, opened: &Opened) -> Response {
    let words = visit.words();
    let named = [("called", opened.row.called.clone()), ("unit", opened.place.name.clone())];
    let whole: i64 = opened.givings.iter().map(|giving| giving.amount).sum();
    let statement = format!("{PATH}/{link}/sao-ke.pdf");
    let head = PageHead {
        title: words.say("own-title"),
        lead: Some(words.say_with("own-lead", &named)),
        actions: Some(button_link(&words.say("own-statement"), &statement, false)),
        ..PageHead::default()
    };
    let body = html! {
        div.stack {
            section.card {
                h2 { (words.say_with("own-thanks", &named)) }
                p { (words.say_with("own-sum", &[
                    ("many", opened.givings.len().to_string()),
                    ("value", vnd(whole)),
                ])) }
                (letters(visit, link, opened))
            }
            section.card { h2 { (words.say("own-addresses")) } (pledges(visit, opened)) }
            section.card { h2 { (words.say("sponsorship-arrived")) } (givings(visit, opened)) }
            p.quiet { (words.say("own-privacy")) }
        }
    };
    visit.plain_page(&head, body)
}

/// Whom a pledge helps, as far as its sponsor may know: a class and a place that enough others
/// share, while they agree.
fn about(visit: &Visit, own: &Own) -> Markup {
    let words = visit.words();
    html! {
        @if own.has_ended { (badge(Tone::Locked, &words.say("own-ended"))) }
        @else if let Some((called, class, place)) = &own.about {
            @if let Some(called) = called { strong { (called) } " · " }
            (words.say(&format!("address-class-{class}"))) " · " (place)
            @if !own.words.is_empty() { " · " (own.words) }
        } @else { (words.say("own-not-shown")) }
    }
}

/// The pledges as lines, not as a table: a telephone has no room for a story beside four columns.
fn pledges(visit: &Visit, opened: &Opened) -> Markup {
    let line = |own: &Own| {
        let pledge = &own.pledge;
        let term = format!("{}–{}", pledge.from_month.vn(), pledge.until_month.vn());
        html! {
            li { div {
                span { (about(visit, own)) }
                span { (this_month(visit, own)) }
                span.quiet {
                    (own.code) "/" (pledge.part) " · " (vnd(pledge.amount)) " "
                    (visit.say("address-a-month")) " · " (term)
                    @if !own.story.is_empty() { br; (own.story) }
                }
            } }
        }
    };
    html! {
        @if opened.own.is_empty() { p.quiet { (visit.say("own-none")) } }
        @else { ul.list { @for own in &opened.own { (line(own)) } } }
    }
}

/// Whether what is asked this month came, and which months nothing came in.
fn this_month(visit: &Visit, own: &Own) -> Markup {
    let (words, today) = (visit.words(), visit.who().today());
    let asking = own.askings.iter().find(|asking| asking.month == Month::of(today));
    let missed = own.askings.iter().filter(|asking| rules::is_missed(asking, today));
    let missed: Vec<String> = missed.map(|asking| asking.month.vn()).collect();
    html! {
        @match asking {
            Some(asking) if asking.giving.is_some() => {
                (badge(Tone::Done, &words.say("sponsorship-is-given")))
            }
            Some(_) => (badge(Tone::Waiting, &words.say("sponsorship-is-open"))),
            None => (words.say("own-nothing-asked")),
        }
        @if !missed.is_empty() {
            " " (badge(Tone::Call, &words.say_with(
                "sponsorship-missed",
                &[("months", missed.join(", "))],
            )))
        }
    }
}

/// The code of the slot that a hand-over answered; empty for help beside any pledge.
pub(super) fn code_of<'a>(opened: &'a Opened, giving: &GivingRow) -> &'a str {
    let own = opened.own.iter().find(|own| Some(own.pledge.id) == giving.pledge);
    own.map_or("", |own| own.code.as_str())
}

/// The months that a hand-over answered.
pub(super) fn months_of(opened: &Opened, giving: &GivingRow) -> String {
    let own = opened.own.iter().find(|own| Some(own.pledge.id) == giving.pledge);
    let askings = own.map_or(&[][..], |own| own.askings.as_slice());
    let months = askings.iter().filter(|asking| asking.giving == Some(giving.id));
    months.map(|asking| asking.month.vn()).collect::<Vec<_>>().join(", ")
}

fn givings(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("sponsorship-on")),
        Column::words(words.say("sponsorship-code")),
        Column::words(words.say("sponsorship-for")).minor(),
        Column::number(words.say("sponsorship-amount")),
        Column::words(words.say("sponsorship-proof")).minor(),
    ];
    let line = |giving: &GivingRow| {
        Line::Row(vec![
            html! { (giving.on_day.vn()) },
            html! { (code_of(opened, giving)) },
            html! {
                (words.say(&format!("sponsorship-sort-{}", giving.sort)))
                " " (months_of(opened, giving))
            },
            html! { (vnd(giving.amount)) },
            html! { (words.say(&format!("sponsorship-proof-{}", giving.proof))) },
        ])
    };
    let lines: Vec<Line> = opened.givings.iter().map(line).collect();
    html! {
        @if lines.is_empty() { p.quiet { (words.say("own-arrived-none")) } }
        @else { (table(&words.say("sponsorship-arrived"), &columns, &lines)) }
    }
}
