//! What is posted from a commune's page in a yearly round. What was typed always comes back; of a
//! pasted list the lines that could be read are taken, and the others come back alone.

use super::round_forms::{GIVE, HAS, LIST, LOOK, ONE, OUT, Shown, Which};
use super::round_sheet::{draw, loaded};
use crate::model::{CarryId, HandedIn, LineAnswer, LineId, Listed, Listing, SheetId};
use crate::{acts, desk, rules};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::{Day, Error, Flaw, Result, number};
use kit::notice::Toast;
use kit::{Answer, Routes, Typed, Visit};

/// Letters of a line that is told beside its flaw.
const TOLD_LETTERS: usize = 60;
/// Lines whose flaws are told at once; all of them come back.
const TOLD: usize = 20;

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/addresses/rounds/{round}/{commune}/give", give)
        .post("/addresses/rounds/{round}/{commune}/list", list)
        .post("/addresses/rounds/{round}/{commune}/one", one)
        .post("/addresses/rounds/{round}/{commune}/none", none)
        .post("/addresses/rounds/{round}/{commune}/answer", answer_line)
        .post("/addresses/rounds/{round}/{commune}/review", review)
}

type At = Path<(String, String)>;

/// Answers a post: back to the page, or the page with what was typed and what is wrong.
async fn answered(
    visit: &Visit,
    (round, sheet): (&str, &str),
    (which, typed): (Which, Typed),
    done: Result<Toast>,
) -> Answer {
    match done {
        Err(Error::Invalid(flaws)) => {
            // A line that is read here belongs to the page; what cannot be one is none.
            let line = LineId::read(typed.get("line")).map_or("", |_| typed.get("line"));
            let act = if which == Which::Give { &acts::ROUND } else { &acts::KEEP };
            let seen = loaded(visit, act, (round, sheet), line).await?;
            Ok(draw(visit, &seen, &Shown { which, typed, flaws, taken: None }))
        }
        Err(other) => Err(other.into()),
        Ok(toast) => visit.done(&format!("/addresses/rounds/{round}/{sheet}"), &toast),
    }
}

fn base(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or(0)
}

/// `POST /addresses/rounds/{round}/{commune}/give`
async fn give(visit: Visit, Path((round, sheet)): At, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), SheetId::read(&sheet)?);
    let (read, base) = (GIVE.read(&typed), base(&typed));
    let given_to = read.text("given_to");
    let work = move |tx: &mut Tx<'_>| desk::round::give(tx, &who, (id, base), &given_to);
    let done = match read.check_all() {
        Ok(()) => visit.house().db.write(work).await,
        Err(flawed) => Err(flawed),
    };
    let done = done.map(|()| Toast::new("address-done"));
    answered(&visit, (&round, &sheet), (Which::Give, typed), done).await
}

/// `POST /addresses/rounds/{round}/{commune}/list`
async fn list(visit: Visit, Path((round, sheet)): At, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), SheetId::read(&sheet)?);
    let (lines, back) = match read_lines(&typed, who.today()) {
        Ok(read) => (Ok(read.lines), read.back),
        Err(flawed) => (Err(flawed), Vec::new()),
    };
    let done = match lines {
        Ok(lines) => {
            let work = move |tx: &mut Tx<'_>| desk::round::hand_in(tx, &who, id, &lines);
            visit.house().db.write(work).await
        }
        Err(flawed) => Err(flawed),
    };
    match done {
        Ok(taken) if !back.is_empty() => {
            let seen = loaded(&visit, &acts::KEEP, (&round, &sheet), "").await?;
            Ok(draw(&visit, &seen, &came_back(taken, &back, typed.get("of_all"))))
        }
        other => {
            let done = other.map(|taken| toast(&taken));
            answered(&visit, (&round, &sheet), (Which::List, typed), done).await
        }
    }
}

fn read_lines(typed: &Typed, today: Day) -> Result<rules::ReadList> {
    LIST.read(typed).check_all()?;
    let of_all = Listing::read(typed.get("of_all"));
    let read = rules::read_list(typed.get("list"), of_all, today);
    read.map_err(|flaw| Error::Invalid(vec![flaw]))
}

fn toast(taken: &HandedIn) -> Toast {
    Toast::new("address-done-round-list")
        .arg("added", number::count(taken.added))
        .arg("known", number::count(taken.known))
}

/// The lines that could not be read come back alone, each with what is wrong with it.
fn came_back(taken: HandedIn, back: &[(String, &'static str)], of_all: &str) -> Shown {
    let flaw = |(at, (line, key)): (usize, &(String, &'static str))| {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let said: String = cells.join("; ").chars().take(TOLD_LETTERS).collect();
        Flaw::new("list", key).arg("line", (at + 1).to_string()).arg("said", said)
    };
    let flaws = back.iter().enumerate().take(TOLD).map(flaw).collect();
    let text: Vec<&str> = back.iter().map(|(line, _)| line.as_str()).collect();
    let typed = Typed::of([("list", text.join("\n")), ("of_all", of_all.to_owned())]);
    Shown { which: Which::List, typed, flaws, taken: Some(taken) }
}

/// `POST /addresses/rounds/{round}/{commune}/one`
async fn one(visit: Visit, Path((round, sheet)): At, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), SheetId::read(&sheet)?);
    let done = match read_one(&typed) {
        Ok((line, listed)) => {
            let is_other = !typed.get("is_other").is_empty();
            let work = move |tx: &mut Tx<'_>| {
                desk::round::add_line(tx, &who, id, (line, &listed, is_other))
            };
            visit.house().db.write(work).await
        }
        Err(flawed) => Err(flawed),
    };
    let done = done.map(|()| Toast::new("address-done"));
    answered(&visit, (&round, &sheet), (Which::One, typed), done).await
}

fn read_one(typed: &Typed) -> Result<(LineId, Listed)> {
    let read = ONE.read(typed);
    let (id, name, birth_year) =
        (read.text("id"), read.text("name"), read.maybe_count("birth_year"));
    let class = Listing::read(read.choice("class"));
    read.check_all()?;
    let class = class.ok_or_else(|| Error::flaw("class", "kit-flaw-choose"))?;
    Ok((LineId::read(&id)?, Listed { name: tidy_text(&name), birth_year, class }))
}

/// `POST /addresses/rounds/{round}/{commune}/none`
async fn none(visit: Visit, Path((round, sheet)): At, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), SheetId::read(&sheet)?);
    let base = base(&typed);
    let work = move |tx: &mut Tx<'_>| desk::round::none(tx, &who, (id, base));
    let done = visit.house().db.write(work).await.map(|()| Toast::new("address-done"));
    answered(&visit, (&round, &sheet), (Which::None, typed), done).await
}

/// `POST /addresses/rounds/{round}/{commune}/answer`
async fn answer_line(visit: Visit, Path((round, sheet)): At, typed: Typed) -> Answer {
    let (who, base) = (visit.known()?.clone(), base(&typed));
    let done = match read_answer(&typed) {
        Ok((line, answer)) => {
            let work = move |tx: &mut Tx<'_>| desk::round::answer(tx, &who, (line, base), &answer);
            visit.house().db.write(work).await
        }
        Err(flawed) => Err(flawed),
    };
    let done = done.map(|()| Toast::new("address-done"));
    answered(&visit, (&round, &sheet), (Which::Line, typed), done).await
}

fn read_answer(typed: &Typed) -> Result<(LineId, LineAnswer)> {
    let none = || Error::flaw("", "kit-flaw-choose");
    let line = LineId::read(typed.get("line")).map_err(|_| none())?;
    let (form, name) = match typed.get("answer") {
        "has" => (&HAS, "code"),
        "out" => (&OUT, "why"),
        "again" => return Ok((line, LineAnswer::Again)),
        _ => return Err(none()),
    };
    let read = form.read(typed);
    let said = read.text(name);
    read.check_all()?;
    let answer = match name {
        "code" => LineAnswer::Has(said.to_uppercase()),
        _ => LineAnswer::LeftOut(said),
    };
    Ok((line, answer))
}

/// `POST /addresses/rounds/{round}/{commune}/review`
async fn review(visit: Visit, Path((round, sheet)): At, typed: Typed) -> Answer {
    let (who, base) = (visit.known()?.clone(), base(&typed));
    let done = match read_look(&typed) {
        Ok((carry, on, by_whom)) => {
            let work = move |tx: &mut Tx<'_>| {
                desk::round::look_at(tx, &who, (carry, base), (on, &by_whom))
            };
            visit.house().db.write(work).await
        }
        Err(flawed) => Err(flawed),
    };
    let done = done.map(|()| Toast::new("address-done"));
    answered(&visit, (&round, &sheet), (Which::Carry, typed), done).await
}

fn read_look(typed: &Typed) -> Result<(CarryId, Day, String)> {
    let carry = CarryId::read(typed.get("carry"));
    let carry = carry.map_err(|_| Error::flaw("", "kit-flaw-choose"))?;
    let read = LOOK.read(typed);
    let (on, by_whom) = (read.maybe_day("on"), read.text("by_whom"));
    read.check_all()?;
    Ok((carry, on.ok_or_else(|| Error::flaw("on", "kit-flaw-empty"))?, by_whom))
}
