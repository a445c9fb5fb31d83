//! The norm prices of a kind, on its page: what held when, by which decision, and a form that sets
//! the next one.

use crate::model::{Kind, NormId};
use crate::store::NormRow;
use crate::{acts, rules, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, number};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

static NORM: Form = Form::new(
    "norm",
    &[
        Field::key("id"),
        Field::vnd("amount", "catalogue-norm-amount").hint("catalogue-norm-hint"),
        Field::day("from_on", "catalogue-norm-from"),
        Field::text("basis", "catalogue-norm-basis", 200),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/catalogue/{kind}/norm", new).post("/catalogue/{kind}/norm", create)
}

/// Whether a kind can be worth something by a norm.
pub(super) fn has_norms(kind: &Kind) -> bool {
    kind.value_sources.contains(&crate::ValueSource::Norm)
}

/// What held when; nothing for a kind without norms.
pub(super) fn draw(visit: &Visit, unit: &str, kind: &Kind, all: &[NormRow], may: bool) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("catalogue-norm-from")),
        Column::number(words.say("catalogue-norm-amount")),
        Column::words(words.say("catalogue-norm-basis")),
        Column::words(words.say("catalogue-norm-by")).minor(),
    ];
    let line = |row: &NormRow| {
        Line::Row(vec![
            html! { (row.from_on.vn()) },
            html! { (number::vnd(row.amount)) },
            html! { (row.basis) },
            html! { (row.made_name) },
        ])
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    html! {
        @if has_norms(kind) {
            section.card {
                h2 { (words.say("catalogue-norms")) }
                @if lines.is_empty() {
                    p.quiet { (words.say("catalogue-norms-none")) }
                } @else {
                    (table(&words.say("catalogue-norms"), &columns, &lines))
                }
                @if may {
                    p { a href={ "/catalogue/" (kind.code) "/norm?unit=" (unit) } {
                        (words.say("catalogue-norm-new"))
                    } }
                }
            }
        }
    }
}

/// `GET /catalogue/{kind}/norm?unit=`
async fn new(visit: Visit, Path(kind): Path<String>) -> Answer {
    let begun = Typed::of([("from_on", visit.who().today().vn())]);
    form(&visit, &kind, begun, &[]).await
}

/// `POST /catalogue/{kind}/norm?unit=`
async fn create(visit: Visit, Path(kind): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    match add(&visit, &kind, &typed).await {
        Err(Error::Invalid(flaws)) => form(&visit, &kind, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(to) => visit.done(&to, &Toast::new("catalogue-done-norm")),
    }
}

async fn add(visit: &Visit, kind: &str, typed: &Typed) -> Result<String> {
    let (who, code, kind) = (visit.who().clone(), visit.query("unit"), kind.to_owned());
    let new = read(&kind, typed)?;
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::NORM, &code, who.today())?;
        let kind = store::kind(tx, &standing.pass, &kind)?;
        let flaws = rules::check_norm(&kind, new.amount);
        if !flaws.is_empty() {
            return Err(Error::Invalid(flaws));
        }
        store::add_norm(tx, &standing.pass, &new)?;
        Ok(format!("/catalogue/{}?unit={}", kind.code, standing.place.code))
    };
    visit.house().db.write(work).await
}

fn read(kind: &str, typed: &Typed) -> Result<NormRow> {
    let read = NORM.read(typed);
    read.check_all()?;
    let from_on =
        read.maybe_day("from_on").ok_or_else(|| Error::flaw("from_on", "kit-flaw-empty"))?;
    Ok(NormRow {
        id: NormId::read(&read.text("id"))?,
        kind: kind.to_owned(),
        amount: read.vnd("amount").0,
        from_on,
        basis: read.text("basis"),
        made_name: String::new(),
    })
}

async fn form(visit: &Visit, kind: &str, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code, asked) = (visit.known()?.clone(), visit.query("unit"), kind.to_owned());
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::NORM, &code, who.today())?;
        let kind = store::kind(tx, &standing.pass, &asked)?;
        Ok((standing, kind))
    };
    let (standing, kind) = visit.house().db.read(read).await?;
    let words = visit.words();
    let to = |code: &str| format!("/catalogue/{}/norm?unit={code}", kind.code);
    let head = PageHead::new(visit.say("catalogue-norm-new"), Group::Works)
        .lead(kind.label(words.lang()).to_owned())
        .flaws(NORM.summary(words, flaws))
        .narrow();
    let head = standing.head(head, to);
    let action = to(&standing.place.code);
    let filled = Filled::with(typed, flaws);
    Ok(visit.page(&head, NORM.whole(words, &action, &visit.say("catalogue-norm-set"), &filled)))
}
