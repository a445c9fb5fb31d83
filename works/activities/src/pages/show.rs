//! `GET /activities/{activity}`: one piece of work with everything it holds, the figures it went
//! into, and what can be done with it now. It prints on one sheet.

use super::{kept_joint, say, under};
use crate::model::{ActivityId, ActivityRow, ConsignmentRow, Parts, State};
use crate::{KindFiles, acts, desk, store};
use agreements::{AgreementId, AgreementRow};
use axum::extract::Path;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Flaw, Month, Pass, Result, Who, number};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::page::{Group, button_link, button_print};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, Words, html};
use org::standing;

/// Why work comes back or is taken back.
pub(super) static WHY: Form =
    Form::new("why", &[Field::hidden("version"), Field::text("why", "activity-why", 200)]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/activities/{activity}", show)
}

/// A record with everything its page shows.
pub(super) struct Opened {
    pub(super) row: ActivityRow,
    parts: Parts,
    kind: Option<Kind>,
    unit: Place,
    place: Option<Place>,
    goods: Option<ConsignmentRow>,
    joiners: Vec<String>,
    agreement: Option<AgreementRow>,
    /// Those that work of a file may be said to be done under.
    pub(super) agreements: Vec<(AgreementId, String)>,
    /// What may be said of where it was done and who joined, where its file says nothing of it.
    pub(super) joint: Option<kept_joint::Sayable>,
    /// The month that it counts in or is subtracted in, when its own was locked.
    booked: Option<Month>,
    can: Can,
}

/// What the reader may do now.
struct Can {
    people: bool,
    papers: bool,
    record: bool,
    check: bool,
    reverse: bool,
    /// Work of a file that was sent back.
    again: bool,
}

/// A small form of the page that came back.
#[derive(Default)]
pub(super) struct Back {
    pub typed: Typed,
    pub flaws: Vec<Flaw>,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: ActivityId, with: (&KindFiles, &Typed)) -> Result<Opened> {
    let (row, pass) = desk::seen(tx, who, id)?;
    let unit = place::get(tx, row.unit, row.until_on)?;
    let place = match row.place {
        Some(at) => Some(place::get(tx, at, row.until_on)?),
        None => None,
    };
    let is_mine = row.said_by.is_some() && row.said_by == who.account_id();
    let state = row.state();
    let is_open = state != State::Reversed && row.kept_in.is_none();
    let kind = catalogue::kind(tx, &pass, &row.kind).ok();
    let is_offered = desk::is_offered(&row, who);
    let mut may = |act| standing::pass(tx, who, act, &unit).is_ok();
    let can = Can {
        people: may(&help::acts::LIST) && super::people::has_list(kind.as_ref()),
        papers: may(&acts::VIEW) || may(&acts::MINE),
        record: (may(&acts::RECORD) || is_offered && may(&acts::OFFER)) && is_open,
        check: may(&acts::CHECK) && state == State::Waiting && !is_mine,
        reverse: may(&acts::REVERSE) && is_open,
        again: may(&acts::RECORD) && state == State::Draft && row.kept_in.is_some(),
    };
    let parts = store::parts(tx, &pass, &row)?;
    let mut joiners = Vec::new();
    for unit in &parts.joiners {
        joiners.push(place::get(tx, *unit, row.until_on)?.name);
    }
    let goods = match row.consignment {
        Some(goods) => Some(store::consignment(tx, &pass, goods)?),
        None => None,
    };
    let agreement = match row.agreement {
        Some(id) => agreements::store::near(tx, &pass, Some(id))?.pop(),
        None => None,
    };
    let (mut agreements, mut joint) = (Vec::new(), None);
    if may_say_of_file(tx, who, &row, &unit) {
        agreements = offered(tx, &pass, &row, agreement.as_ref())?;
        joint = kept_joint::sayable(tx, (&row, &parts, &unit), with)?;
    }
    let booked = desk::booked(tx, &pass, &row, who.today())?;
    Ok(Opened {
        row,
        parts,
        kind,
        unit,
        place,
        goods,
        joiners,
        agreement,
        agreements,
        joint,
        booked,
        can,
    })
}

/// Whether it is said here where, with whom and under which agreement work was done: of what a file
/// recorded.
fn may_say_of_file(tx: &mut Tx<'_>, who: &Who, row: &ActivityRow, unit: &Place) -> bool {
    row.kept_in.is_some()
        && row.state() != State::Reversed
        && standing::pass(tx, who, &acts::RECORD, unit).is_ok()
}

/// The agreements that hold on the last day of the work, and the one it names.
fn offered(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &ActivityRow,
    named: Option<&AgreementRow>,
) -> Result<Vec<(AgreementId, String)>> {
    let mut all = agreements::store::running(tx, pass, row.until_on)?;
    if let Some(named) = named.filter(|named| all.iter().all(|(id, _)| *id != named.id)) {
        all.push((named.id, format!("{}: {}", named.partner, named.title)));
    }
    Ok(all)
}

async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    page(&visit, ActivityId::read(&id)?, Back::default()).await
}

/// The page, with what came back of its small forms.
pub(super) async fn page(visit: &Visit, id: ActivityId, back: Back) -> Answer {
    let (who, typed) = (visit.who().clone(), back.typed.clone());
    let files = visit.house().shelf::<KindFiles>()?;
    let read = move |tx: &mut Tx<'_>| load(tx, &who, id, (&files, &typed));
    let opened = visit.house().db.read(read).await?;
    let row = &opened.row;
    let head = PageHead::new(row.title.clone(), Group::Works)
        .lead(lead(visit, &opened))
        .flaws(kept_joint::summary(visit, &back))
        .actions(actions(visit, &opened));
    let body = html! {
        div.pair {
            div.stack { section.card { (facts(visit, &opened)) } }
            div.stack {
                (into(visit, &opened))
                (under::card(visit, &opened))
                (kept_joint::card(visit, &opened, &back))
                (steps(visit, &opened))
            }
        }
    };
    Ok(visit.page(&head, body))
}

/// The kind, when the title does not say it already, and the unit.
fn lead(visit: &Visit, opened: &Opened) -> String {
    let kind = say::kind(visit.words(), opened.kind.as_ref(), &opened.row.kind);
    match kind == opened.row.title {
        true => opened.unit.name.clone(),
        false => format!("{kind} · {}", opened.unit.name),
    }
}

fn actions(visit: &Visit, opened: &Opened) -> Markup {
    let (id, unit) = (opened.row.id, &opened.unit.code);
    html! {
        (button_print(visit.words()))
        @if opened.can.people {
            (button_link(
                &visit.say("people-of-title"),
                &format!("/activities/{id}/people"),
                false,
            ))
        }
        @if opened.can.papers {
            (button_link(&visit.say("papers-title"), &format!("/activities/{id}/papers"), false))
        }
        @if opened.can.record {
            (button_link(
                &visit.say("activity-again"),
                &format!("/activities/new?unit={unit}&like={id}"),
                false,
            ))
            (button_link(&visit.say("activity-edit"), &format!("/activities/{id}/edit"), true))
        }
    }
}

fn facts(visit: &Visit, opened: &Opened) -> Markup {
    let (words, row) = (visit.words(), &opened.row);
    let lang = words.lang();
    let campaign = row
        .campaign
        .as_deref()
        .and_then(|code| catalogue::campaigns().iter().find(|campaign| campaign.code == code));
    html! {
        p {
            (say::state(words, row.state()))
            @if let Some(key) = &row.illustrative { " " (badge(Tone::Note, &words.say(key))) }
        }
        @if let Some(note) = &row.note { p { strong { (note) } } }
        dl.facts {
            (fact(&words.say("activity-unit"), html! {
                a href=(list_of(&opened.unit, row)) { (opened.unit.name) }
            }))
            (fact(&words.say("activity-days"), html! { (days(row)) }))
            @if let Some(place) = &opened.place {
                (fact(&words.say("activity-place"), html! { (place.name) }))
            }
            (held(visit, opened))
            @if let Some(goods) = &opened.goods {
                (fact(&words.say("activity-consignment"), html! {
                    a href={ "/consignments/" (goods.id) } { (goods.item) } " · " (goods.partner)
                }))
            }
            @if let Some(agreed) = &opened.agreement {
                (fact(&words.say("activity-agreement"), html! {
                    a href={ "/agreements/" (agreed.id) } { (agreed.partner) ": " (agreed.title) }
                    @if !(agreed.holds(row.from_on) && agreed.holds(row.until_on)) {
                        " " (badge(Tone::Call, &beyond(words, agreed)))
                    }
                }))
            }
            @if let Some(link) = &row.link {
                (fact(&words.say("activity-link"), html! {
                    a href=(link) rel="noopener noreferrer" { (link) }
                }))
            }
            @if let Some(file) = &row.kept_in {
                (fact(&words.say("activity-kept-in"), html! {
                    a href=(file) { (words.say("activity-kept-in-file")) }
                }))
            }
            @if let Some(campaign) = campaign {
                (fact(&words.say("activity-campaign"), html! { (campaign.label(lang)) }))
            }
            @if !row.story.is_empty() {
                (fact(&words.say("activity-story"), html! { (row.story) }))
            }
            (fact(&words.say("activity-recorded"), html! {
                (row.recorded_name) " · " (row.made_at.day().vn()) " " (row.made_at.hour_minute())
            }))
            @if let Some(name) = &row.checked_name {
                (fact(&words.say("activity-checked"), html! { (name) }))
            }
        }
    }
}

/// That its days lie outside the term of its agreement.
fn beyond(words: &Words, agreed: &AgreementRow) -> String {
    let term = [("from", agreed.from_on.vn()), ("until", agreed.last().vn())];
    words.say_with(desk::BEYOND, &term)
}

/// What it counted and was worth, who gave, who joined.
fn held(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let (row, lang) = (&opened.row, words.lang());
    html! {
        @for (code, amount) in &opened.parts.counts {
            @let measure = opened.kind.as_ref().and_then(|kind| kind.measure(code));
            (fact(&words.say("activity-counted"), html! {
                (number::count(*amount)) " "
                (measure.map_or(code.as_str(), |measure| measure.label(lang)))
            }))
        }
        @for worth in &opened.parts.worth {
            (fact(&words.say("activity-worth"), html! {
                @if row.at_least { (words.say("activity-over")) " " }
                (say::vnd(words, worth.amount))
                " · " (words.say(&format!("source-{}", worth.source.code())))
                @if !worth.basis.is_empty() { " · " (worth.basis) }
            }))
        }
        @for partner in &opened.parts.partners {
            (fact(&words.say("activity-partner"), html! {
                (partner.name) " · " (say::vnd(words, partner.share))
            }))
        }
        @for name in &opened.joiners {
            (fact(&words.say("activity-joiner"), html! { (name) }))
        }
    }
}

/// The list of the unit in the month of the work.
fn list_of(unit: &Place, row: &ActivityRow) -> String {
    format!("/activities?unit={}&month={}", unit.code, Month::of(row.until_on).iso())
}

fn days(row: &ActivityRow) -> String {
    match row.from_on == row.until_on {
        true => row.until_on.vn(),
        false => format!("{} – {}", row.from_on.vn(), row.until_on.vn()),
    }
}

fn fact(label: &str, said: Markup) -> Markup {
    html! { div { dt { (label) } dd { (said) } } }
}

/// The figures of the report that it went into, or, taken back after the lock, is subtracted from,
/// each a link to why it is what it is.
fn into(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let month = opened.booked.unwrap_or(Month::of(opened.row.until_on)).iso();
    let codes: Vec<&str> = opened.kind.iter().flat_map(Kind::figures).collect();
    let (is_told, heads) = match opened.row.state() {
        State::Reversed => (opened.booked.is_some(), ("activity-out-of", "activity-out-of-late")),
        state => (state == State::Counted, ("activity-into", "activity-into-late")),
    };
    let why = |code: &str| format!("/why?unit={}&month={month}&figure={code}", opened.unit.code);
    html! {
        @if is_told && !codes.is_empty() {
            section.card {
                h2 { (words.say(heads.0)) }
                @if let Some(booked) = opened.booked {
                    p { (words.say_with(heads.1, &[
                        ("month", Month::of(opened.row.until_on).vn()),
                        ("booked", booked.vn()),
                    ])) }
                }
                ul.list { @for code in codes {
                    li { a href=(why(code)) { span { (say::figure(words, code)) } } }
                } }
            }
        }
    }
}

fn steps(visit: &Visit, opened: &Opened) -> Markup {
    let (words, row) = (visit.words(), &opened.row);
    let path = |step: &str| format!("/activities/{}/{step}", row.id);
    let version = kit::Typed::of([("version", row.version.to_string())]);
    let filled = || Filled::with(version.clone(), &[]);
    html! {
        @if opened.can.check {
            section.card {
                h2 { (words.say("activity-check-title")) }
                form.inline method="post" action=(path("check")) {
                    input type="hidden" name="version" value=(row.version);
                    button.btn.lead type="submit" { (words.say("activity-check")) }
                }
                form.form method="post" action=(path("return")) novalidate {
                    (WHY.draw(words, &filled()))
                    button.btn type="submit" { (words.say("activity-return")) }
                }
            }
        }
        @if opened.can.again {
            section.card {
                h2 { (words.say("activity-again-title")) }
                p.quiet { (words.say("activity-again-told")) }
                form.inline method="post" action=(path("again")) {
                    input type="hidden" name="version" value=(row.version);
                    button.btn.lead type="submit" { (words.say("activity-send-again")) }
                }
            }
        }
        @if opened.can.reverse {
            section.card {
                details {
                    summary { (words.say("activity-reverse")) }
                    @match row.state() {
                        State::Counted => p.quiet { (words.say("activity-reverse-told")) }
                        _ => p.quiet { (words.say("activity-reverse-told-not-counted")) }
                    }
                    (WHY.whole(words, &path("reverse"), &words.say("activity-reverse"), &filled()))
                }
            }
        }
    }
}
