//! `/reports/board`: who has sent and who has not, for every form of a month, with filters in the
//! address, how complete and how timely, and one-click reminders. What it computes stands in
//! [`crate::watch`].

mod ranked;
mod table;

use super::say as said;
use crate::acts;
use crate::desk::due_month;
use crate::model::Of;
use crate::watch::{self, Ask, Board, Other, PAGE, Row, Sought, Square};
use kernel::db::Tx;
use kernel::number::count;
use kernel::{Error, Month, Result, Who};
use kit::notice::Toast;
use kit::page::{Group, PageHead, Switch, SwitchOption, button_link, button_print};
use kit::tabs::{Part, chips, pagination};
use kit::{Answer, Markup, Routes, Typed, Visit, html};
use org::standing::{self, Standing};

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/board", show).post("/reports/board/remind", remind)
}

/// What the address asks for.
#[derive(Debug, Clone)]
pub(super) struct Query {
    unit: String,
    month: Month,
    /// What tells a report apart ([`Of::slot`]); empty for all.
    form: String,
    /// Code of what is looked for ([`Sought`]); empty for all.
    state: String,
    is_deep: bool,
    page: String,
}

impl Query {
    fn of(visit: &Visit) -> Result<Query> {
        let month = match visit.query("month").as_str() {
            "" => due_month(visit.who().today()),
            text => Month::parse(text).map_err(|_| Error::flaw("month", "report-month-unread"))?,
        };
        Ok(Query {
            unit: visit.query("unit"),
            month,
            form: visit.query("form"),
            state: visit.query("state"),
            is_deep: visit.query("depth") == "all",
            page: visit.query("page"),
        })
    }

    /// The address of the same board with something else asked.
    fn path(&self) -> String {
        let depth = if self.is_deep { "&depth=all" } else { "" };
        let (unit, month) = (&self.unit, self.month.iso());
        let (form, state) = (&self.form, &self.state);
        format!("/reports/board?unit={unit}&month={month}&form={form}&state={state}{depth}")
    }

    /// The address of this very page of the board.
    fn here(&self) -> String {
        format!("{}&page={}", self.path(), self.number())
    }

    fn number(&self) -> i64 {
        self.page.parse().unwrap_or(1).max(1)
    }

    fn ask(&self, who: &Who) -> Ask {
        Ask {
            month: self.month,
            is_deep: self.is_deep,
            page: self.number(),
            slot: self.form.clone(),
            sought: self.sought(),
            today: who.today(),
        }
    }

    /// How the reports stand that are looked for.
    fn sought(&self) -> Option<Sought> {
        Sought::read(&self.state)
    }

    /// Whether a report is of the form, or of the campaign, that is asked for.
    pub(super) fn is_of(&self, of: &Of) -> bool {
        self.form.is_empty() || self.form == of.slot()
    }

    /// Whether the square of an outside organisation is shown; units the database filters.
    fn wants(&self, square: &Square) -> bool {
        self.is_of(&square.of) && self.sought().is_none_or(|sought| sought.holds(square))
    }
}

pub(super) struct Opened {
    standing: Standing,
    board: Board,
    reminds: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, query: &Query) -> Result<Opened> {
    let day = query.month.last();
    let standing = Standing::at(tx, who, &acts::VIEW, &query.unit, day)?;
    let board = watch::board(tx, &standing.pass, &standing.place, &query.ask(who))?;
    let reminds = standing::pass(tx, who, &acts::REMIND, &standing.place).is_ok();
    Ok(Opened { standing, board, reminds })
}

/// `GET /reports/board?unit=&month=&form=&state=&depth=&page=`
async fn show(visit: Visit) -> Answer {
    let (who, mut query) = (visit.known()?.clone(), Query::of(&visit)?);
    let asked = query.clone();
    let opened = visit.house().db.read(move |tx| load(tx, &who, &asked)).await?;
    query.unit.clone_from(&opened.standing.code);
    let words = visit.words();
    let month = said::month(words, query.month);
    let stands = opened.standing.days.hold(visit.who().today());
    let head = PageHead::new(words.say_with("board-title", &[("month", month)]), Group::Reports)
        .lead(opened.standing.place.name.clone())
        .actions(html! {
            @if stands {
                (button_link(&words.say("duties-title"),
                    &format!("/duties?unit={}", query.unit), false))
                (button_link(&words.say("chain-title"),
                    &format!("/reports/chain?unit={}", query.unit), false))
            }
            (button_print(words))
        });
    let with = |code: &str| Query { unit: code.to_owned(), page: String::new(), ..query.clone() };
    let head = opened.standing.head(head, |code| with(code).path());
    let head = head.period(months(&visit, &query, &opened.standing));
    Ok(visit.page(&head, body(&visit, &query, &opened)))
}

fn months(visit: &Visit, query: &Query, standing: &Standing) -> Switch {
    let option = |month: Month| {
        let path = Query { month, page: String::new(), ..query.clone() }.path();
        let option = SwitchOption::new(said::month(visit.words(), month), path);
        standing.days.hold(month.last()).then_some(option)
    };
    let around = (-12..=1).rev().filter_map(|step| option(query.month.add_months(step)));
    Switch::new(said::month(visit.words(), query.month), around.collect())
        .steps(option(query.month.prev()), option(query.month.next()))
}

fn body(visit: &Visit, query: &Query, opened: &Opened) -> Markup {
    let words = visit.words();
    let part = Part::read(&query.page, PAGE, opened.board.found);
    html! {
        (filters(visit, query, opened))
        div.stack {
            section.card.flush { (table::draw(visit, query, opened)) }
            (pagination(words, part, |page| format!("{}&page={page}", query.path())))
            (table::others(visit, query, opened))
            (ranked::draw(visit, query, opened))
        }
    }
}

fn filters(visit: &Visit, query: &Query, opened: &Opened) -> Markup {
    let words = visit.words();
    let base = || Query { page: String::new(), ..query.clone() };
    let form = |code: &str, label: String| {
        let path = Query { form: code.to_owned(), ..base() }.path();
        (label, path, query.form == code)
    };
    let mut forms = vec![form("", words.say("board-all-forms"))];
    forms.extend(opened.board.forms.iter().map(|of| form(&of.slot(), table::headed(words, of))));
    let state = |code: &str, key: &str| {
        let path = Query { state: code.to_owned(), ..base() }.path();
        (words.say(key), path, query.state == code)
    };
    let states = [
        state("", "board-all-states"),
        state("late", "board-late"),
        state("open", "board-open"),
        state("returned", "state-returned"),
        state("sent", "board-sent"),
        state("unapproved", "board-unapproved"),
    ];
    let depth = |is_deep: bool, key: &str| {
        let path = Query { is_deep, ..base() }.path();
        (words.say(key), path, query.is_deep == is_deep)
    };
    let depths = [depth(false, "board-direct"), depth(true, "board-all-below")];
    html! {
        @if forms.len() > 2 { (chips(&words.say("board-by-form"), &forms)) }
        (chips(&words.say("board-by-state"), &states))
        (chips(&words.say("board-by-depth"), &depths))
    }
}

/// `POST /reports/board/remind?unit=&month=&depth=&page=`: one unit of the page that was seen, one
/// outside organisation, or all units whose day has passed, whatever page they stand on.
async fn remind(visit: Visit, typed: Typed) -> Answer {
    let (who, query) = (visit.known()?.clone(), Query::of(&visit)?);
    let is_body = typed.maybe("outside").is_some();
    let asked = query.clone();
    let work = move |tx: &mut Tx<'_>| {
        let day = asked.month.last();
        let standing = Standing::at(tx, &who, &acts::REMIND, &asked.unit, day)?;
        let done = match is_body {
            true => remind_body(tx, &standing, &asked.ask(&who), &typed)?,
            false => remind_units(tx, &standing, &asked.ask(&who), &typed)?,
        };
        if done.units + done.bodies == 0 {
            tx.without_journal("nobody is told: nothing is written");
        }
        Ok(done)
    };
    let done = visit.house().db.write(work).await?;
    visit.done(&query.here(), &toast_of(is_body, done))
}

/// What became of a reminder, in words.
fn toast_of(is_body: bool, done: watch::Reminded) -> Toast {
    let key = match (is_body, done.letters) {
        (false, _) if done.bodies > 0 => "board-done-remind-both",
        (false, _) => "board-done-remind",
        (true, 0) => "board-done-remind-body",
        (true, _) => "board-done-remind-letter",
    };
    Toast::new(key)
        .arg("units", count(done.units))
        .arg("bodies", count(done.bodies))
        .arg("already", count(done.already))
        .arg("nobody", count(done.nobody))
}

fn remind_units(
    tx: &mut Tx<'_>,
    standing: &Standing,
    ask: &Ask,
    typed: &Typed,
) -> Result<watch::Reminded> {
    let (pass, owner) = (&standing.pass, typed.get("owner"));
    let rows = match owner.is_empty() {
        true => watch::all_rows(tx, pass, ask)?,
        // Others may have sent since the page was drawn: the unit is found wherever it stands now.
        false => match owner.parse::<i64>() {
            Ok(id) => watch::row_of(tx, pass, kernel::UnitId(id), ask)?.into_iter().collect(),
            Err(_) => Vec::new(),
        },
    };
    let mut done = watch::remind(tx, pass, &chosen(&rows, owner, typed.get("form")))?;
    if owner.is_empty() {
        for body in chosen_bodies(&watch::others_of(tx, pass, &standing.place, ask)?, typed) {
            done.with_body(watch::remind_body(tx, pass, &standing.place, body)?);
        }
    }
    Ok(done)
}

/// Outside organisations whose report is late: whoever holds their link is told, and where they
/// gave an address a letter goes there.
fn chosen_bodies<'a>(others: &'a [(Of, Vec<Other>)], typed: &Typed) -> Vec<&'a Other> {
    let form = typed.get("form");
    let of_form = others.iter().filter(|(of, _)| form.is_empty() || of.slot() == form);
    of_form.flat_map(|(_, rows)| rows).filter(|row| row.square.is_late()).collect()
}

fn remind_body(
    tx: &mut Tx<'_>,
    standing: &Standing,
    ask: &Ask,
    typed: &Typed,
) -> Result<watch::Reminded> {
    let board = watch::board(tx, &standing.pass, &standing.place, ask)?;
    let of_form = board.others.iter().filter(|(of, _)| of.slot() == typed.get("form"));
    let mut owing = of_form.flat_map(|(_, rows)| rows).filter(|row| row.square.is_waited_for());
    let body =
        owing.find(|row| row.id.to_string() == typed.get("outside")).ok_or(Error::NotFound)?;
    watch::remind_body(tx, &standing.pass, &standing.place, body)
}

/// Whom a reminder is for: one unit, or every unit whose report is late.
fn chosen<'a>(
    rows: &'a [Row],
    owner: &str,
    form: &str,
) -> Vec<(&'a crate::store::BoardUnit, &'a Square)> {
    let is_wanted = |row: &Row, square: &Square| match owner {
        "" => square.is_late(),
        id => row.unit.id.to_string() == id && square.is_waited_for(),
    };
    let is_form = |square: &Square| form.is_empty() || square.of.slot() == form;
    let squares = rows.iter().flat_map(|row| row.squares.iter().map(move |square| (row, square)));
    let wanted = squares.filter(|(row, square)| is_form(square) && is_wanted(row, square));
    wanted.map(|(row, square)| (&row.unit, square)).collect()
}
