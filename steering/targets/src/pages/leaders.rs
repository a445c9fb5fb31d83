//! `GET /leaders`: a month of a unit in large figures and words, one figure over its months, beside
//! the units below and on the map; as reported or on the map of a day. It reads and never writes.

use super::{cards, ranking};
use crate::picture::{Picture, Wanted, figure};
use book::{Figures, Maps};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Error, Month, Result};
use kit::badge::Tone;
use kit::notice::banner;
use kit::page::{Group, PageHead, button_link, button_print};
use kit::tabs::chips;
use kit::{Answer, Markup, Routes, Visit, html};
use reporting::desk::due_month;
use reporting::shown::asked::address;
use reporting::shown::ofday::{OfDay, Ways};
use reporting::shown::seen::months_to;
use reporting::shown::{bar, say};

pub(super) fn routes() -> Routes {
    Routes::new().get("/leaders", show)
}

/// What the address asks for.
pub struct Asked {
    /// The month.
    pub month: Month,
    /// The figure beside the units below.
    pub figure: &'static Figure,
    /// The map; none: as reported.
    pub map: Option<OfDay>,
}

impl Asked {
    /// Reads the address; a month or a day nobody can read is said so.
    pub fn of(visit: &Visit) -> Result<Asked> {
        let today = visit.who().today();
        let month = match visit.query("month").as_str() {
            "" => due_month(today),
            text => Month::parse(text).map_err(|_| Error::flaw("month", "report-month-unread"))?,
        };
        let map = OfDay::maybe(visit, today)?;
        Ok(Asked { month, figure: figure(&visit.query("figure")), map })
    }

    /// The page of another unit.
    pub fn at(&self, code: &str) -> String {
        self.to("/leaders", code, self.month, self.figure.code)
    }

    /// A page with the same choices.
    pub fn to(&self, base: &str, code: &str, month: Month, figure: &str) -> String {
        let map = self.map.as_ref().map(|map| format!("&map={}", map.text)).unwrap_or_default();
        format!("{}&figure={figure}{map}", address(base, code, month))
    }
}

/// Reads the page in one transaction, for a visitor who is known.
pub async fn read(visit: &Visit, asked: &Asked) -> Result<Picture> {
    let who = visit.who().clone();
    let (figures, maps) = (visit.house().shelf::<Figures>()?, visit.house().shelf::<Maps>()?);
    let wanted = Wanted {
        unit: visit.query("unit"),
        month: asked.month,
        figure: asked.figure,
        day: asked.map.as_ref().map(|map| map.day),
    };
    let work = move |tx: &mut Tx<'_>| Picture::load(tx, &who, (&figures, &maps), &wanted);
    visit.house().db.read(work).await
}

/// `GET /leaders?unit=&month=&figure=&map=`
async fn show(visit: Visit) -> Answer {
    visit.known()?;
    let asked = Asked::of(&visit)?;
    let picture = read(&visit, &asked).await?;
    let words = visit.words();
    let (code, days) = (picture.standing.code.clone(), &picture.standing.days);
    let pdf = asked.to("/leaders/sheet.pdf", &code, asked.month, asked.figure.code);
    let head = PageHead::new(
        words.say_with("leaders-title", &[("month", asked.month.vn())]),
        Group::Reports,
    )
    .lead(picture.standing.place.name.clone())
    .actions(html! {
        (button_print(words))
        (button_link(&words.say("leaders-sheet"), &pdf, false))
    });
    let head = picture.standing.head(head, |code| asked.at(code));
    // On a map it is the map's day that finds the unit, whatever the month.
    let is_there = |month: Month| asked.map.is_some() || days.hold(month.last());
    let page = |month: Month| asked.to("/leaders", &code, month, asked.figure.code);
    let to = |month: Month| is_there(month).then(|| page(month));
    let head = head.period(months_to(asked.month, to, |month| say::month(words, month)));
    Ok(visit.page(&head, body(&visit, picture, &asked)))
}

fn body(visit: &Visit, picture: Picture, asked: &Asked) -> Markup {
    let words = visit.words();
    html! {
        (ways(visit, &picture, asked))
        (told(visit, &picture, asked))
        (kit::figure::cards(&words.say("leaders-figures"), &cards::cards(words, &picture, asked)))
        (choice(visit, &picture, asked))
        div.pair {
            div.stack {
                section.card { (ranking::months(words, &picture, asked.figure)) }
                @if !picture.below.is_empty() {
                    section.card.flush {
                        (ranking::ranking(words, &picture, asked.figure, asked))
                    }
                }
            }
            @if !picture.below.is_empty() {
                div.stack { section.card { (ranking::map(words, picture, asked.figure, asked)) } }
            }
        }
    }
}

fn ways(visit: &Visit, picture: &Picture, asked: &Asked) -> Markup {
    let (standing, figure, today) = (&picture.standing, asked.figure.code, visit.who().today());
    let (place, code, last) = (&standing.place, &standing.code, asked.month.last());
    let page = |code: &str, map: &str| {
        format!("{}&figure={figure}{map}", address("/leaders", code, asked.month))
    };
    let stood = (place.from..=place.until).contains(&last);
    let instead_of = picture.instead_of.as_ref().map(|old| &old.code);
    let ways = Ways {
        action: "/leaders",
        kept: vec![("unit", code.into()), ("month", asked.month.iso()), ("figure", figure.into())],
        reported: instead_of.or(stood.then_some(&place.code)).map(|code| page(code, "")),
        today: standing.days.lead_on((last, last), today).then(|| page(code, "&map=today")),
        map: asked.map.as_ref(),
        day: asked.map.as_ref().map_or(today, |map| map.day),
    };
    ways.draw(visit.words())
}

fn told(visit: &Visit, picture: &Picture, asked: &Asked) -> Markup {
    let words = visit.words();
    let at = (picture.standing.code.as_str(), picture.now().month);
    let is_marked = picture.is_split || picture.months.iter().any(|told| told.is_marked);
    html! {
        @if let Some(old) = &picture.instead_of {
            (old.draw(words, picture.day, &picture.standing.place.name))
        }
        @if picture.unapproved.units > 0 {
            (banner(Tone::Waiting, bar::unapproved(words, at, picture.unapproved)))
        }
        @if is_marked { (banner(Tone::Note, html! { (words.say("leaders-illustrated")) })) }
        @if !picture.now().is_told() {
            (banner(Tone::Waiting, html! {
                strong { (words.say("map-cannot-tell")) } " " (words.say("map-cannot-tell-why"))
                @if let Some((name, code)) = &picture.nearest {
                    " " a href=(asked.at(code)) {
                        (words.say_with("map-nearest", &[("unit", name)]))
                    }
                }
            }))
        }
        (say::divided(words, picture.cut))
    }
}

/// The figure that is set beside the units below.
fn choice(visit: &Visit, picture: &Picture, asked: &Asked) -> Markup {
    let words = visit.words();
    let code = &picture.standing.code;
    let chip = |figure: &&'static Figure| {
        let href = asked.to("/leaders", code, asked.month, figure.code);
        (say::label(words, figure.code), href, asked.figure.code == figure.code)
    };
    let all: Vec<_> = picture.shown.iter().map(chip).collect();
    chips(&words.say("leaders-which"), &all)
}
