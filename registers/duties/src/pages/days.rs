//! `/days`: the year's days off and the days worked in exchange. Everybody may look, the centre
//! changes: the calendar is the whole country's.

use crate::model::{DayId, DayRow};
use crate::rules::Calendar;
use crate::{acts, store};
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Pass, Result, Who, place};
use kit::badge::{Tone, badge};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, Switch, SwitchOption, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Lang, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};

static DAY: Form = Form::new(
    "day",
    &[
        Field::key("id"),
        Field::day("on_day", "day-field-day"),
        Field::radios("sort", "day-field-sort").of(&[("off", "day-off"), ("work", "day-work")]),
        Field::text("name", "day-field-name", 120),
        Field::text("basis", "day-field-basis", 200).hint("day-field-basis-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/days", show).post("/days", add).post("/days/close", close)
}

/// A pass to change the calendar: the centre's alone, wherever it looks from. A role of the centre
/// that was given for a part of the country does not change the whole country's days.
fn of_the_country(tx: &mut Tx<'_>, who: &Who, unit: &str) -> Result<Pass> {
    let standing = Standing::at(tx, who, &acts::DAYS, unit, who.today())?;
    let home = place::get(tx, standing::own(who, &acts::DAYS)?, who.today())?;
    if home.chain.len() == 1 { Ok(standing.pass) } else { Err(Error::NotFound) }
}

struct Opened {
    calendar: Calendar,
    own: Vec<DayRow>,
    may: bool,
    year: i16,
}

/// `GET /days?year=`
async fn show(visit: Visit) -> Answer {
    draw(&visit, Typed::default(), &[]).await
}

/// `POST /days?year=`
async fn add(visit: Visit, typed: Typed) -> Answer {
    let (who, unit) = (visit.known()?.clone(), visit.query("unit"));
    let made = match read(&typed) {
        Ok(row) => {
            let work = move |tx: &mut Tx<'_>| {
                let pass = of_the_country(tx, &who, &unit)?;
                store::add_day(tx, &pass, &row)?;
                Ok(row.on_day.year())
            };
            visit.house().db.write(work).await
        }
        // Whoever may not change it learns nothing of what was wrong.
        Err(error) => {
            let ask = move |tx: &mut Tx<'_>| of_the_country(tx, &who, &unit);
            visit.house().db.read(ask).await?;
            Err(error)
        }
    };
    match made {
        Ok(year) => visit.done(&format!("/days?year={year}"), &Toast::new("day-done-add")),
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

fn read(typed: &Typed) -> Result<DayRow> {
    let reading = DAY.read(typed);
    let on_day = reading.maybe_day("on_day");
    reading.check_all()?;
    Ok(DayRow {
        id: DayId::read(&reading.text("id"))?,
        on_day: on_day.ok_or_else(|| Error::flaw("on_day", "day-empty"))?,
        is_working: reading.choice("sort") == "work",
        name: reading.text("name"),
        basis: reading.text("basis"),
        version: 0,
    })
}

/// `POST /days/close?year=`
async fn close(visit: Visit, typed: Typed) -> Answer {
    let (who, unit) = (visit.known()?.clone(), visit.query("unit"));
    let id = typed.get("id").to_owned();
    let work = move |tx: &mut Tx<'_>| {
        let pass = of_the_country(tx, &who, &unit)?;
        store::close_day(tx, &pass, DayId::read(&id)?)
    };
    visit.house().db.write(work).await?;
    let year: i16 = visit.query("year").parse().unwrap_or_else(|_| visit.who().today().year());
    visit.done(&format!("/days?year={year}"), &Toast::new("day-done-close"))
}

async fn opened(visit: &Visit) -> std::result::Result<Opened, kit::Refusal> {
    let (who, unit) = (visit.known()?.clone(), visit.query("unit"));
    let year: i16 = visit.query("year").parse().unwrap_or_else(|_| who.today().year());
    let year = year.clamp(2000, 2100);
    let read = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::VIEW, &unit, who.today())?;
        let (first, last) = (Day::of(year, 1, 1), Day::of(year, 12, 31));
        let span = first.zip(last).ok_or(Error::NotFound)?;
        Ok(Opened {
            calendar: store::calendar(tx)?,
            own: store::changed_days(tx, &standing.pass, span)?,
            may: of_the_country(tx, &who, &unit).is_ok(),
            year,
        })
    };
    Ok(visit.house().db.read(read).await?)
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let opened = opened(visit).await?;
    Ok(page(visit, &opened, typed, flaws))
}

fn page(visit: &Visit, opened: &Opened, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let option = |year: i16| SwitchOption::new(year.to_string(), format!("/days?year={year}"));
    let years = (opened.year - 2..=opened.year + 2).rev().map(option).collect();
    let switch = Switch::new(opened.year.to_string(), years)
        .steps(Some(option(opened.year - 1)), Some(option(opened.year + 1)));
    let head = PageHead::new(words.say("days-title"), Group::Steering)
        .lead(words.say("days-lead"))
        .actions(button_print(words))
        .flaws(DAY.summary(words, flaws))
        .period(switch);
    let filled = Filled::with(typed, flaws);
    let action = format!("/days?year={}", opened.year);
    let body = html! {
        div.stack {
            section.card { (list(visit, opened)) }
            @if opened.may {
                section.card {
                    h2 { (words.say("day-add")) }
                    (DAY.whole(words, &action, &words.say("day-add"), &filled))
                }
            }
        }
    };
    visit.page(&head, body)
}

fn list(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("day-field-day")),
        Column::words(words.say("day-field-sort")),
        Column::words(words.say("day-field-name")),
        Column::words(words.say("day-field-basis")).minor(),
    ];
    let line = |(day, marked): (&Day, &crate::model::Marked)| {
        let own = opened.own.iter().find(|row| row.on_day == *day);
        let name = match words.lang() {
            Lang::Vi => &marked.name_vi,
            Lang::En => &marked.name_en,
        };
        Line::Row(vec![
            html! {
                (day.vn()) " " span.quiet { (words.say(&format!("kit-weekday-{}", day.weekday()))) }
            },
            match marked.is_working {
                true => badge(Tone::Note, &words.say("day-work")),
                false => badge(Tone::Blank, &words.say("day-off")),
            },
            html! { (name) },
            html! { @match own {
                Some(row) => {
                    (row.basis)
                    @if opened.may {
                        form.inline method="post" action={ "/days/close?year=" (opened.year) } {
                            input type="hidden" name="id" value=(row.id);
                            button.btn type="submit" { (words.say("day-take-back")) }
                        }
                    }
                },
                None => span.quiet { (words.say("day-shipped")) },
            } },
        ])
    };
    let lines: Vec<Line> = opened.calendar.of_year(opened.year).map(line).collect();
    html! {
        @if lines.is_empty() {
            p.quiet { (words.say("days-none")) }
        } @else {
            (table(&words.say("days-title"), &columns, &lines))
        }
    }
}
