//! `/reports/chain`: how reports go at a unit: which levels wait for approval, who stands in for
//! whom, which locked months are open again for whom. Each is set from a day on, with its basis or
//! reason; nothing here is deleted.

mod forms;

use crate::acts;
use crate::model::{DeputyId, ExceptionId, ExceptionRow, SettingRow};
use crate::store;
use axum::response::Response;
use forms::{Choices, DEPUTY, REOPEN, SETTING, read_deputy, read_reopening, read_setting};
use kernel::db::Tx;
use kernel::{Act, Error, Flaw, Result, Who, place};
use kit::badge::{Tone, badge};
use kit::form::{Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, PageHead, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Typed, Visit, html};
use org::standing::{self, Standing};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/reports/chain", show)
        .post("/reports/chain/approval", set)
        .post("/reports/chain/deputy", name)
        .post("/reports/chain/deputy/close", end)
        .post("/reports/chain/reopen", reopen)
        .post("/reports/chain/reopen/close", close)
}

struct Opened {
    standing: Standing,
    settings: Vec<SettingRow>,
    deputies: Vec<crate::model::DeputyRow>,
    exceptions: Vec<ExceptionRow>,
    choices: Choices,
    may: [bool; 3],
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str) -> Result<Opened> {
    let standing = Standing::at(tx, who, &acts::VIEW, code, who.today())?;
    let pass = &standing.pass;
    let mut may = [false; 3];
    for (at, act) in [&acts::APPROVAL, &acts::DEPUTISE, &acts::REOPEN].into_iter().enumerate() {
        may[at] = standing::pass(tx, who, act, &standing.place).is_ok();
    }
    let choices = Choices::load(tx, who, &standing)?;
    Ok(Opened {
        settings: store::settings(tx, pass)?,
        deputies: store::deputies(tx, pass)?,
        exceptions: store::exceptions(tx, pass, choices.closed())?,
        choices,
        may,
        standing,
    })
}

/// What came back: which form, what was typed, why.
type Back<'a> = (&'static str, Typed, &'a [Flaw]);

/// `GET /reports/chain?unit=`
async fn show(visit: Visit) -> Answer {
    draw(&visit, ("", Typed::default(), &[])).await
}

/// One post of this page: pass, then rules and store, then back to the page or to the form.
async fn posted(
    visit: &Visit,
    (form, act, done): (&'static str, &'static Act, &'static str),
    typed: Typed,
    work: impl Fn(&mut Tx<'_>, &Who, &Standing) -> Result<()> + Send + 'static,
) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let write = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, act, &code, who.today())?;
        work(tx, &who, &standing)?;
        Ok(standing.place.code)
    };
    match visit.house().db.write(write).await {
        Ok(unit) => visit.done(&format!("/reports/chain?unit={unit}"), &Toast::new(done)),
        Err(Error::Invalid(flaws)) => draw(visit, (form, typed, &flaws)).await,
        Err(other) => Err(other.into()),
    }
}

/// `POST /reports/chain/approval?unit=`
async fn set(visit: Visit, typed: Typed) -> Answer {
    let posted_form = typed.clone();
    let work = move |tx: &mut Tx<'_>, _: &Who, standing: &Standing| {
        store::add_setting(tx, &standing.pass, &read_setting(&posted_form)?)
    };
    posted(&visit, ("approval", &acts::APPROVAL, "chain-done-set"), typed, work).await
}

/// `POST /reports/chain/deputy?unit=`: in one's own name alone; nobody gives away another's rights.
async fn name(visit: Visit, typed: Typed) -> Answer {
    let posted_form = typed.clone();
    let work = move |tx: &mut Tx<'_>, who: &Who, standing: &Standing| {
        let choices = Choices::load(tx, who, standing)?;
        let row = read_deputy(&posted_form, who, &choices, standing.place.id)?;
        store::add_deputy(tx, &standing.pass, &row)
    };
    posted(&visit, ("deputy", &acts::DEPUTISE, "chain-done-deputy"), typed, work).await
}

/// `POST /reports/chain/deputy/close?unit=`
async fn end(visit: Visit, typed: Typed) -> Answer {
    let id = typed.get("id").to_owned();
    let work = move |tx: &mut Tx<'_>, _: &Who, standing: &Standing| {
        store::close_deputy(tx, &standing.pass, DeputyId::read(&id)?)
    };
    posted(&visit, ("deputy", &acts::DEPUTISE, "chain-done-end"), typed, work).await
}

/// `POST /reports/chain/reopen?unit=`: a locked month, for one unit, until a day, for a reason.
async fn reopen(visit: Visit, typed: Typed) -> Answer {
    let posted_form = typed.clone();
    let work = move |tx: &mut Tx<'_>, who: &Who, standing: &Standing| {
        let choices = Choices::load(tx, who, standing)?;
        let read = read_reopening(&posted_form, who.today(), &choices)?;
        let unit = place::get(tx, read.unit, who.today())?;
        let pass = standing::pass(tx, who, &acts::REOPEN, &unit)?;
        if !book::is_month_locked(tx, unit.id, read.month)? {
            return Err(Error::flaw("month", "chain-month-not-locked"));
        }
        store::add_exception(tx, &pass, (read.id, read.month), (read.until, &read.reason))
    };
    posted(&visit, ("reopen", &acts::REOPEN, "chain-done-reopen"), typed, work).await
}

/// `POST /reports/chain/reopen/close?unit=`
async fn close(visit: Visit, typed: Typed) -> Answer {
    let id = typed.get("id").to_owned();
    let work = move |tx: &mut Tx<'_>, who: &Who, _: &Standing| {
        let id = ExceptionId::read(&id)?;
        let unit = store::exception_unit(tx, id)?;
        let unit = place::get(tx, unit, who.today())?;
        let pass = standing::pass(tx, who, &acts::REOPEN, &unit)?;
        store::close_exception(tx, &pass, id)
    };
    posted(&visit, ("reopen", &acts::REOPEN, "chain-done-close"), typed, work).await
}

async fn draw(visit: &Visit, back: Back<'_>) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let opened = visit.house().db.read(move |tx| load(tx, &who, &code)).await?;
    Ok(page(visit, &opened, back))
}

fn page(visit: &Visit, opened: &Opened, (form, typed, flaws): Back<'_>) -> Response {
    let words = visit.words();
    let forms: [(&str, &'static Form); 3] =
        [("approval", &SETTING), ("deputy", &DEPUTY), ("reopen", &REOPEN)];
    let told = forms.iter().find(|(name, _)| *name == form);
    let summary = told.map(|(_, form)| form.summary(words, flaws)).unwrap_or_default();
    let unit = &opened.standing.place.code;
    let head = PageHead::new(words.say("chain-title"), Group::Reports)
        .lead(words.say("chain-lead"))
        .actions(button_link(
            &words.say("board-link"),
            &format!("/reports/board?unit={unit}"),
            false,
        ))
        .flaws(summary);
    let head = opened.standing.head(head, |code| format!("/reports/chain?unit={code}"));
    let whole = |name: &'static str, drawn: &Form, key: &str, may: bool| {
        let is_it = form == name;
        let filled = match is_it {
            true => Filled::with(typed.clone(), flaws),
            false => Filled::with(forms::begun(visit, name), &[]),
        };
        let filled = opened.choices.fill(words, name, filled);
        html! {
            @if may {
                details open[is_it] {
                    summary { (words.say(key)) }
                    (drawn.whole(words, &format!("/reports/chain/{name}?unit={unit}"),
                        &words.say(key), &filled))
                }
            }
        }
    };
    let body = html! {
        div.stack {
            section.card #approval-card {
                h2 { (words.say("chain-approval")) }
                p.quiet { (words.say("chain-approval-lead")) }
                (settings(visit, opened))
                (whole("approval", &SETTING, "chain-approval-set", opened.may[0]))
            }
            section.card #deputy-card {
                h2 { (words.say("chain-deputies")) }
                p.quiet { (words.say("chain-deputies-lead")) }
                (deputies(visit, opened))
                (whole("deputy", &DEPUTY, "chain-deputy-name", opened.may[1]))
            }
            section.card #reopen-card {
                h2 { (words.say("chain-reopened")) }
                p.quiet { (words.say("chain-reopened-lead")) }
                (exceptions(visit, opened))
                (whole("reopen", &REOPEN, "chain-reopen", opened.may[2]))
            }
        }
    };
    visit.page(&head, body)
}

fn settings(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("duty-level")),
        Column::words(words.say("chain-needs")),
        Column::words(words.say("duty-from-field")),
        Column::words(words.say("duty-basis")).minor(),
        Column::words(words.say("chain-by")).minor(),
    ];
    let line = |row: &SettingRow| {
        Line::Row(vec![
            html! { (words.say(&format!("level-{}", row.level))) },
            match row.is_needed {
                true => badge(Tone::Waiting, &words.say("chain-waits")),
                false => badge(Tone::Done, &words.say("chain-waits-not")),
            },
            html! { (row.from_on.vn()) },
            html! { (row.basis) },
            html! { (row.unit_name) " · " (row.made_name) },
        ])
    };
    let lines: Vec<Line> = opened.settings.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            p { (words.say("chain-all-wait")) }
        } @else {
            (table(&words.say("chain-approval"), &columns, &lines))
        }
    }
}

/// The button that ends something.
fn ending(visit: &Visit, opened: &Opened, path: &str, id: String, key: &str) -> Markup {
    let action = format!("/reports/chain/{path}/close?unit={}", opened.standing.place.code);
    html! {
        form.inline method="post" action=(action) {
            input type="hidden" name="id" value=(id);
            button.btn type="submit" { (visit.say(key)) }
        }
    }
}

fn deputies(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let today = visit.who().today();
    let columns = [
        Column::words(words.say("chain-principal")),
        Column::words(words.say("chain-deputy")),
        Column::words(words.say("chain-span")),
        Column::words(words.say("chain-why")).minor(),
        Column::words(words.say("report-col-state")),
    ];
    let line = |row: &crate::model::DeputyRow| {
        let is_over = row.closed_at.is_some() || row.until_on < today;
        Line::Row(vec![
            html! { (row.principal_name) },
            html! { (row.deputy_name) },
            html! { (row.from_on.vn()) " – " (row.until_on.vn()) },
            html! { (row.why) },
            html! {
                @if is_over { (badge(Tone::Blank, &words.say("chain-over"))) }
                @else {
                    (badge(Tone::Done, &words.say("chain-holds")))
                    @if opened.may[1] {
                        (ending(visit, opened, "deputy", row.id.to_string(), "chain-end"))
                    }
                }
            },
        ])
    };
    let lines: Vec<Line> = opened.deputies.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            p { (words.say("chain-no-deputy")) }
        } @else {
            (table(&words.say("chain-deputies"), &columns, &lines))
        }
    }
}

fn exceptions(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let today = visit.who().today();
    let columns = [
        Column::words(words.say("report-board-unit")),
        Column::words(words.say("chain-month")),
        Column::words(words.say("chain-until")),
        Column::words(words.say("chain-why")),
        Column::words(words.say("chain-by")).minor(),
        Column::words(words.say("report-col-state")),
    ];
    let line = |row: &ExceptionRow| {
        let to = super::asked::address("/reports", &row.code, row.month);
        Line::Row(vec![
            html! { a href=(to) { (row.unit_name) } },
            html! { (row.month.vn()) },
            html! { (row.until_on.vn()) },
            html! { (row.reason) },
            html! { (row.made_name) },
            html! {
                @if row.is_open_on(today) {
                    (badge(Tone::Waiting, &words.say("chain-open")))
                    @if opened.may[2] {
                        (ending(visit, opened, "reopen", row.id.to_string(), "chain-close"))
                    }
                } @else { (badge(Tone::Locked, &words.say("chain-closed"))) }
            },
        ])
    };
    let lines: Vec<Line> = opened.exceptions.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            p { (words.say("chain-none-reopened")) }
        } @else {
            (table(&words.say("chain-reopened"), &columns, &lines))
        }
    }
}
