//! `/agreements/{agreement}/work`: what was done under an agreement, and what it was worth. It
//! reads and never writes.

use super::say;
use crate::model::{ListedRow, State};
use crate::store::UnderAgreement;
use crate::{acts, store};
use agreements::{AgreementId, AgreementRow};
use axum::extract::Path;
use axum::response::Response;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::{Result, Who, number};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, button_link, button_print};
use kit::sift::MANY;
use kit::table::{Column, Line, table};
use kit::tabs::{Part, pagination};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing;

pub(super) fn routes() -> Routes {
    Routes::new().get("/agreements/{agreement}/work", show)
}

/// Pieces of a page, and of what is printed of it.
const PAGE: i64 = 200;

/// What the page shows.
struct Opened {
    row: AgreementRow,
    /// The name of the unit whose work it is.
    unit: String,
    sum: UnderAgreement,
    part: Part,
    work: Vec<ListedRow>,
    kinds: Vec<Kind>,
}

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    id: AgreementId,
    (page, is_file): (&str, bool),
) -> Result<Opened> {
    let row = agreements::store::found(tx, id)?;
    // A unit below reads what it did itself.
    let (unit, _) = agreements::seen(tx, who, &row)?;
    let pass = standing::pass(tx, who, &acts::VIEW, &unit)?;
    let sum = store::sum_of_agreement(tx, &pass, id)?;
    let part = Part::read(page, PAGE, sum.pieces);
    let rows = if is_file { (0, MANY) } else { (part.offset(), part.size) };
    let work = store::of_agreement(tx, &pass, id, rows)?;
    let kinds = catalogue::known(tx, &pass)?;
    Ok(Opened { row, unit: unit.name, sum, part, work, kinds })
}

/// `GET /agreements/{agreement}/work?page=&file=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), AgreementId::read(&id)?);
    let (page, kept) = (visit.query("page"), Kept::asked(&visit));
    let is_file = kept.is_some();
    let read = move |tx: &mut Tx<'_>| load(tx, &who, id, (&page, is_file));
    let opened = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        let name = ("agreement-work", opened.row.title.as_str());
        let sheet = super::sheets::sheet(&visit, name, &opened.kinds, &opened.work);
        return kept.answer(&visit, sheet).await;
    }
    Ok(draw(&visit, &opened))
}

fn draw(visit: &Visit, opened: &Opened) -> Response {
    let row = &opened.row;
    let own = format!("/agreements/{}", row.id);
    let head = PageHead::new(visit.say("agreement-work"), Group::Works)
        .lead(format!("{} · {}", row.title, opened.unit))
        .actions(html! {
            (links(visit))
            (button_print(visit.words()))
            (button_link(&row.partner, &own, false))
        });
    let to = |page| format!("{own}/work?page={page}");
    visit.page(
        &head,
        html! { div.stack {
            section.card { (list(visit, opened)) }
            (pagination(visit.words(), opened.part, to))
        } },
    )
}

fn list(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("activity-name")),
        Column::words(words.say("activity-day")),
        Column::words(words.say("activity-unit")).minor(),
        Column::number(words.say("activity-counted")).minor(),
        Column::number(words.say("activity-value-dong")),
        Column::words(words.say("activity-state")).minor(),
    ];
    let line = |row: &ListedRow| {
        let state = State::read(&row.state).unwrap_or(State::Reversed);
        Line::Row(vec![
            html! { a href={ "/activities/" (row.id) } { (row.title) } },
            html! { (row.on_day.vn()) },
            html! { (row.unit_name) },
            html! { (number::count(row.counted)) },
            html! { (number::vnd(row.amount)) },
            say::state(words, state),
        ])
    };
    let args =
        [("many", number::count(opened.sum.counted)), ("amount", number::vnd(opened.sum.amount))];
    let lines: Vec<Line> = opened.work.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("agreement-work-none"), None))
        } @else {
            p { strong { (words.say_with("agreement-work-sum", &args)) } }
            (table(&words.say("agreement-work"), &columns, &lines))
        }
    }
}
