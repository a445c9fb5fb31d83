//! `/care`: the files of a programme at a unit and under it, whom nobody saw in which month, and
//! how those who left it left.

use crate::acts;
use crate::model::{File, FileRow, Outcome};
use crate::rules::{self, Programme};
use crate::store::{self, Intake};
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Day, Result, Vnd, Who, number};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::sift::{Choose, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::{Part, chips};
use kit::web::address;
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new().get("/care", index)
}

/// What the list shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    files: Vec<(File, String)>,
    sums: store::Sums,
    intakes: Vec<String>,
    may_keep: bool,
}

/// The filters of the list beside its unit.
const FILTERS: [&str; 5] = ["programme", "state", "missed", "intake", "year"];

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    mut sift: Sift,
    (programme, is_file): (&Programme, bool),
) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let (pass, asked) = (&standing.pass, (programme.code.as_str(), who.today()));
    let intake = Intake::of(sift.get("intake"));
    let mut rows = store::list(tx, pass, (asked.0, asked.1, &intake), sift.days(), MANY)?;
    let state = |row: &FileRow| if row.closed_on.is_none() { "open" } else { "ended" };
    rows.retain(|row| sift.takes("state", state(row)));
    let (files, part) = match sift.get("missed") {
        "1" => {
            let mut all = store::with_entries(tx, pass, rows)?;
            all.retain(|(file, _)| !rules::missed_of(programme, file, who.today()).is_empty());
            sift.cut(all, is_file)
        }
        _ => {
            let (rows, part) = sift.cut(rows, is_file);
            (store::with_entries(tx, pass, rows)?, part)
        }
    };
    let sums = store::sums(tx, pass, asked)?;
    let intakes = store::intakes(tx, pass, asked)?;
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, part, files, sums, intakes, may_keep })
}

/// The programme that an address asks for; the first one when it asks for none.
pub(super) fn asked(visit: &Visit) -> Result<&'static Programme> {
    let code = visit.query("programme");
    let first = rules::programmes().first().filter(|_| code.is_empty());
    rules::programme(&code).or(first).ok_or(kernel::Error::NotFound)
}

/// `GET /care?unit=&programme=&state=&missed=&intake=&year=&page=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, programme) = (visit.known()?.clone(), asked(&visit)?);
    let kept = Kept::asked(&visit);
    let (sift, is_file) = (Sift::of(&visit, "/care", &FILTERS), kept.is_some());
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone(), (programme, is_file));
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        return kept.answer(&visit, sheet(&visit, programme, &seen)).await;
    }
    let unit = &seen.sift.unit;
    let head = PageHead::new(visit.say("care-title"), Group::Works)
        .lead(visit.say("care-lead"))
        .actions(actions(&visit, unit, programme, seen.may_keep));
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let body = html! {
        div.stack {
            section.card { (ways(&visit, &seen.sift, programme)) (sums(&visit, &seen.sums)) }
            section.card {
                (filters(&visit, &seen, programme))
                (list(&visit, programme, &seen))
            }
        }
    };
    Ok(visit.page(&head, body))
}

/// Whether they go on, whom nobody saw, with whom and in which year they entered.
fn filters(visit: &Visit, seen: &Seen, programme: &Programme) -> Markup {
    let words = visit.words();
    let state = |code: &str| (code.to_owned(), words.say(&format!("care-is-{code}")));
    let mut choices =
        vec![Choose::new("state", words.say("care-state"), ["open", "ended"].map(state).into())];
    if programme.follow_up {
        let missed = vec![("1".to_owned(), words.say("care-is-missed"))];
        choices.push(Choose::new("missed", words.say("care-cohort-months"), missed));
    }
    choices.push(of_intake(visit, &seen.intakes));
    choices.push(Choose::years(words.say("care-year"), visit.who().today()));
    seen.sift.draw(words, &choices, None)
}

/// The filter by those who came together.
pub(super) fn of_intake(visit: &Visit, intakes: &[String]) -> Choose {
    let all = intakes.iter().map(|one| (one.clone(), one.clone()));
    Choose::new("intake", visit.say("care-intake"), all.collect())
}

fn actions(visit: &Visit, unit: &str, programme: &Programme, may_keep: bool) -> Markup {
    let new = format!("/care/new?unit={unit}&programme={}", programme.code);
    let of = [("unit", unit), ("programme", &programme.code), ("intake", &visit.query("intake"))];
    let cohort = address("/care/cohort", &of);
    html! {
        (links(visit))
        @if programme.follow_up { (button_link(&visit.say("care-cohort"), &cohort, false)) }
        @if may_keep { (button_link(&visit.say("care-new"), &new, true)) }
    }
}

/// One row a file and no name: a file that leaves the house cannot be masked.
fn sheet(visit: &Visit, programme: &Programme, seen: &Seen) -> Sheet {
    let words = visit.words();
    let place = &seen.standing.place;
    let title = format!("{} · {}", programme.label(words.lang()), place.name);
    let name = format!("care {} {}", programme.code, place.code);
    let today = visit.who().today();
    let mut sheet = Sheet::new(&name, &title, today)
        .column(&words.say("care-unit"), Kind::Text)
        .column(&words.say("care-intake"), Kind::Text)
        .column(&words.say("care-opened"), Kind::Day)
        .column(&words.say("care-last"), Kind::Day)
        .column(&words.say("care-value"), Kind::Vnd)
        .column(&words.say("care-missed-months"), Kind::Count)
        .column(&words.say("care-state"), Kind::Text);
    for (file, unit) in &seen.files {
        let outcome = file.row.result.as_deref().and_then(Outcome::read);
        let state = match outcome {
            Some(outcome) => words.say(&format!("care-outcome-{}", outcome.code())),
            None => words.say("care-going-on"),
        };
        sheet.row([
            Cell::from(unit.as_str()),
            Cell::from(file.row.intake()),
            Cell::Day(file.row.opened_on),
            file.standing().map(|entry| entry.on_day).max().map_or(Cell::Empty, Cell::Day),
            Cell::Vnd(Vnd(file.standing().map(|entry| entry.amount).sum())),
            Cell::Count(Count(rules::missed_of(programme, file, today).len() as i64)),
            Cell::from(state),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

/// The other programmes of the unit.
fn ways(visit: &Visit, sift: &Sift, here: &Programme) -> Markup {
    let lang = visit.words().lang();
    let to = |code: &str| sift.with("programme", code);
    let way = |one: &Programme| (one.label(lang).to_owned(), to(&one.code), one.code == here.code);
    let all: Vec<(String, String, bool)> = rules::programmes().iter().map(way).collect();
    chips(&visit.say("care-title"), &all)
}

/// What all files of the programme add up to, whichever of them the list shows.
fn sums(visit: &Visit, sums: &store::Sums) -> Markup {
    let words = visit.words();
    let many = |result: Option<&str>| {
        let found = sums.ended.iter().find(|(own, _)| own.as_deref() == result);
        found.map_or(0, |(_, many)| *many)
    };
    let fact = |label: String, said: String| html! { div { dt { (label) } dd { (said) } } };
    html! {
        dl.facts {
            (fact(words.say("care-open-files"), number::count(many(None))))
            @for outcome in Outcome::LEAVING {
                @let many = many(Some(outcome.code()));
                @if many > 0 {
                    (fact(
                        words.say(&format!("care-outcome-{}", outcome.code())),
                        number::count(many),
                    ))
                }
            }
            (fact(words.say("care-value-all"), number::vnd(sums.amount)))
        }
    }
}

fn list(visit: &Visit, programme: &Programme, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("care-person")),
        Column::words(words.say("care-unit")).minor(),
        Column::words(words.say("care-intake")).minor(),
        Column::words(words.say("care-opened")),
        Column::words(words.say("care-last")).minor(),
        Column::number(words.say("care-value")),
        Column::words(words.say("care-state")),
    ];
    let today = visit.who().today();
    let line = |(file, unit): &(File, String)| {
        let last = file.standing().map(|entry| entry.on_day).max();
        Line::Row(vec![
            html! { a href={ "/care/files/" (file.row.id) } { "••••••••" } },
            html! { (unit) },
            html! { (file.row.intake()) },
            html! { (file.row.opened_on.vn()) },
            html! { (last.map(|day| day.vn()).unwrap_or_default()) },
            html! { (number::vnd(file.standing().map(|entry| entry.amount).sum())) },
            state(visit, programme, file, today),
        ])
    };
    let lines: Vec<Line> = seen.files.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::People, &words.say("care-none"), None))
        } @else {
            (table(programme.label(words.lang()), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

/// Where a file stands: ended and how, or whom nobody saw in how many months.
pub(super) fn state(visit: &Visit, programme: &Programme, file: &File, today: Day) -> Markup {
    let words = visit.words();
    let outcome = file.row.result.as_deref().and_then(Outcome::read);
    let missed = rules::missed_of(programme, file, today).len();
    match outcome {
        Some(outcome) => {
            badge(Tone::Locked, &words.say(&format!("care-outcome-{}", outcome.code())))
        }
        None if missed > 0 => badge(
            Tone::Call,
            &words.say_with("care-missed", &[("months", number::count(missed as i64))]),
        ),
        None => badge(Tone::Done, &words.say("care-going-on")),
    }
}
