//! `/appeals/inhandao`: cards go to Inhandao as a file, and the ids it gives come back as a list
//! that is looked at before it is written down. What goes out is what the public page tells.

use super::{PATH, words as say};
use crate::board::{self, Board};
use crate::model::Card;
use addresses::acts::ELSEWHERE;
use addresses::desk;
use addresses::model::{ElsewhereRow, Linked, Outcome};
use addresses::rules::{ReadLinks, read_links};
use addresses::store::{self, INHANDAO};
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, number};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::table::{Column, Line, table};
use kit::web::{csv_file, download};
use kit::{Answer, Markup, PageHead, Typed, Visit, Words, html};
use org::standing::Standing;

/// Lines of a preview that are drawn.
const DRAWN: usize = 200;
const HERE: &str = "/appeals/inhandao";

static LIST: Form = Form::new(
    "links",
    &[Field::long_text("list", "inhandao-list", 400_000).hint("inhandao-list-hint")],
);

/// The cards of a unit and under it, with what the site calls them.
async fn loaded(visit: &Visit) -> Result<(Standing, Vec<ElsewhereRow>)> {
    let (who, unit) = (visit.who().clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &ELSEWHERE, &unit, who.today())?;
        let rows = store::elsewhere(tx, &standing.pass, INHANDAO)?;
        Ok((standing, rows))
    };
    visit.house().db.read(read).await
}

/// `GET /appeals/inhandao?unit=`
pub(super) async fn show(visit: Visit) -> Answer {
    visit.known()?;
    let (standing, rows) = loaded(&visit).await?;
    let board = board::now(visit.house()).await?;
    Ok(draw(&visit, (&standing, &rows, &board), Typed::default(), &[], html! {}))
}

/// `GET /appeals/inhandao.csv?unit=`
pub(super) async fn file(visit: Visit) -> Answer {
    visit.known()?;
    let (standing, rows) = loaded(&visit).await?;
    let board = board::now(visit.house()).await?;
    let words = visit.words();
    let heads = HEADS.map(|key| words.say(key)).to_vec();
    let lines = rows.iter().map(|row| sent(&visit, &board, row));
    let text = csv_file(&std::iter::once(heads).chain(lines).collect::<Vec<_>>());
    let name = format!("inhandao-{}.csv", standing.place.code.replace('/', "-"));
    Ok(download(text, "text/csv; charset=utf-8", &name))
}

const HEADS: [&str; 9] = [
    "inhandao-card",
    "inhandao-code",
    "inhandao-on",
    "inhandao-state",
    "inhandao-about",
    "appeal-province",
    "appeal-needs",
    "appeal-story",
    "inhandao-link",
];

/// A line of the file: a card that is shown; or one that is not and is to be taken down wherever it
/// stands: it may have been sent before its id came back.
fn sent(visit: &Visit, board: &Board, row: &ElsewhereRow) -> Vec<String> {
    let words = visit.words();
    let card = board.cards.iter().find(|card| card.code == row.card);
    let code = row.code.clone().unwrap_or_default();
    let on = row.published_on.map(|on| on.vn()).unwrap_or_default();
    let Some(card) = card else {
        let down = words.say("inhandao-down");
        let line = [row.card.clone(), code, on, down].into_iter();
        return line.chain(vec![String::new(); 5]).collect();
    };
    let needs = card.needs.iter().map(|need| say::need(words, need));
    vec![
        row.card.clone(),
        code,
        on,
        words.say("inhandao-shown"),
        say::about(words, card),
        say::place(words, board, card),
        needs.collect::<Vec<_>>().join("; "),
        card.story.clone(),
        format!("{}{PATH}/{}", visit.house().address, card.code),
    ]
}

/// `POST /appeals/inhandao?unit=`: looked at first, written down when that is asked for.
pub(super) async fn take(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    let (standing, rows) = loaded(&visit).await?;
    let board = board::now(visit.house()).await?;
    let seen = (&standing, rows.as_slice(), &board);
    let read = LIST.read(&typed);
    let list = read.text("list");
    let links = match read.check_all().and_then(|()| read_links(&list).map_err(flawed)) {
        Ok(links) => links,
        Err(Error::Invalid(flaws)) => return Ok(draw(&visit, seen, typed, &flaws, html! {})),
        Err(other) => return Err(other.into()),
    };
    let writes = typed.get("go") == "1";
    let outcomes = linked(&visit, &links, writes).await?;
    if writes {
        let toast = Toast::new("inhandao-done").arg("many", changes(&outcomes).to_string());
        return visit.done(&format!("{HERE}?unit={}", standing.place.code), &toast);
    }
    let preview = preview(&visit, &standing, (&links, &outcomes), &list);
    Ok(draw(&visit, seen, typed, &[], preview))
}

/// What each line does, or would do.
async fn linked(visit: &Visit, links: &ReadLinks, writes: bool) -> Result<Vec<Outcome>> {
    let (who, unit, lines) = (visit.who().clone(), visit.query("unit"), links.lines.clone());
    let work = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &ELSEWHERE, &unit, who.today())?;
        desk::link(tx, &standing.pass, (INHANDAO, &lines), writes)
    };
    let db = &visit.house().db;
    if writes { db.write(work).await } else { db.read(work).await }
}

fn flawed(flaw: Flaw) -> Error {
    Error::Invalid(vec![flaw])
}

fn changes(outcomes: &[Outcome]) -> usize {
    outcomes.iter().filter(|one| matches!(one, Outcome::New | Outcome::Changed(_))).count()
}

fn draw(
    visit: &Visit,
    (standing, rows, board): (&Standing, &[ElsewhereRow], &Board),
    typed: Typed,
    flaws: &[Flaw],
    preview: Markup,
) -> Response {
    let words = visit.words();
    let unit = &standing.place.code;
    let head = PageHead::new(words.say("inhandao-title"), Group::Works)
        .lead(words.say("inhandao-lead"))
        .flaws(LIST.summary(words, flaws))
        .actions(button_link(
            &words.say("inhandao-file"),
            &format!("/appeals/inhandao.csv?unit={unit}"),
            true,
        ));
    let head = standing.head(head, |code| format!("{HERE}?unit={code}"));
    let shown = |card: &Card| rows.iter().any(|row| row.card == card.code);
    let told = [
        ("shown", number::count(board.cards.iter().filter(|card| shown(card)).count() as i64)),
        ("there", number::count(rows.iter().filter(|row| row.code.is_some()).count() as i64)),
    ];
    let filled = Filled::with(typed, flaws);
    let action = format!("{HERE}?unit={unit}");
    let body = html! {
        div.stack {
            section.card { p { (words.say_with("inhandao-many", &told)) } }
            (preview)
            section.card {
                h2 { (words.say("inhandao-back")) }
                (LIST.whole(words, &action, &words.say("inhandao-look"), &filled))
            }
        }
    };
    visit.page(&head, body)
}

fn said(words: &Words, outcome: &Outcome) -> String {
    match outcome {
        Outcome::New => words.say("inhandao-new"),
        Outcome::Changed(old) => words.say_with("inhandao-changed", &[("old", old.clone())]),
        Outcome::Same => words.say("inhandao-same"),
        Outcome::Unknown => words.say("inhandao-unknown"),
        Outcome::Taken => words.say("inhandao-taken"),
    }
}

/// What the list would do, line by line, and the button that does it.
fn preview(
    visit: &Visit,
    standing: &Standing,
    (links, outcomes): (&ReadLinks, &[Outcome]),
    list: &str,
) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("inhandao-card")),
        Column::words(words.say("inhandao-code")),
        Column::words(words.say("inhandao-does")),
    ];
    let line = |(link, outcome): (&Linked, &Outcome)| {
        Line::Row(vec![
            html! { (link.card) },
            html! { (link.code) },
            html! { (said(words, outcome)) },
        ])
    };
    let back = links.back.iter().map(|(text, key)| {
        Line::Row(vec![html! { (text) }, html! {}, html! { strong { (words.say(key)) } }])
    });
    let pairs = links.lines.iter().zip(outcomes);
    let lines: Vec<Line> = back.chain(pairs.map(line)).take(DRAWN).collect();
    let many = changes(outcomes);
    let go = words.say_with("inhandao-go", &[("many", number::count(many as i64))]);
    html! {
        section.card {
            h2 { (words.say("inhandao-preview")) }
            (table(&words.say("inhandao-preview"), &columns, &lines))
            @if many > 0 {
                form method="post" action={ (HERE) "?unit=" (standing.place.code) } {
                    input type="hidden" name="list" value=(list);
                    input type="hidden" name="go" value="1";
                    button.btn.primary type="submit" { (go) }
                }
            } @else { p.quiet { (words.say("inhandao-nothing")) } }
        }
    }
}
