//! `/cattle`: the banks of a unit and of those under it, and the form that opens one.

use crate::model::{BankId, BankRow, Herd};
use crate::{acts, desk, rules, store};
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Error, Flaw, Result, UnitId, Who, number, place};
use kit::badge::{Tone, badge};
use kit::form::{Choice, Field, Filled, Form};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::{Toast, empty};
use kit::page::{Group, button_link};
use kit::sift::{Choose, Sift};
use kit::table::{Column, Line, table};
use kit::{Answer, Lang, Markup, PageHead, Routes, Typed, Visit, Words, html};
use org::standing::{self, Standing};

static BANK: Form = Form::new(
    "bank",
    &[
        Field::key("id"),
        Field::text("name", "cattle-bank-name", rules::NAME_LETTERS),
        Field::select("rule", "cattle-rule"),
        Field::select("calf_order", "cattle-calf-order").optional().hint("cattle-own-hint"),
        Field::select("calf_sex", "cattle-calf-sex").optional(),
        Field::select("bulls", "cattle-bulls").optional(),
        Field::count("wean_months", "cattle-wean").optional().hint("cattle-months-hint"),
        Field::count("grace_months", "cattle-grace").optional().hint("cattle-months-hint"),
        Field::day("opened_on", "cattle-opened"),
        Field::text("note", "cattle-bank-note", 200).optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/cattle", index).get("/cattle/new", new).post("/cattle/new", create)
}

/// What becomes of a bull calf, as the form says it.
const BULLS: [&str; 2] = ["sold", "kept"];

/// What a bank asks otherwise than its published rule, in words; nothing where it does not.
pub(super) fn own_rule(words: &Words, bank: &BankRow) -> Vec<String> {
    let order = bank.calf_order.map(|at| words.say(&format!("cattle-calf-{at}")));
    let sex = bank.calf_sex.as_ref().map(|sex| words.say(&format!("cattle-calf-{sex}")));
    let published = rules::rule(&bank.rule).is_none_or(|rule| rule.sells_bulls == bank.sells_bulls);
    let bulls = if bank.sells_bulls { BULLS[0] } else { BULLS[1] };
    let bulls = (!published).then(|| words.say(&format!("cattle-bulls-{bulls}")));
    [order, sex, bulls].into_iter().flatten().collect()
}

/// What a rule asks, in the reader's language.
pub(super) fn rule_label(words: &Words, code: &str) -> String {
    let label = |rule: &rules::Rule| match words.lang() {
        Lang::Vi => rule.label_vi.clone(),
        Lang::En => rule.label_en.clone(),
    };
    rules::rule(code).map_or_else(|| code.to_owned(), label)
}

/// A bank of the list: its herd and the name of its unit.
type Listed = (Herd, String);

/// How a bank may fare, as the address says it.
const SIGNS: [&str; 3] = ["failing", "watch", "well"];

fn load(tx: &mut Tx<'_>, who: &Who, sift: &Sift) -> Result<(Standing, Vec<Listed>, bool)> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let mut all = Vec::new();
    for (id, unit, name) in store::banks(tx, &standing.pass, who.today())? {
        let unit = place::get(tx, unit, who.today())?;
        let pass = standing::pass(tx, who, &acts::VIEW, &unit)?;
        all.push((store::herd(tx, &pass, id)?, name));
    }
    all.retain(|(herd, _)| {
        let (_, key) = fares(&rules::warnings(&rules::signs(herd, who.today())));
        sift.takes("signs", key.trim_start_matches("cattle-")) && sift.finds(&herd.bank.name)
    });
    let may_open = who.may(&acts::OPEN, &standing.place).is_ok();
    Ok((standing, all, may_open))
}

/// `GET /cattle?unit=&signs=&q=&file=`
async fn index(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let mut sift = Sift::of(&visit, "/cattle", &["signs", "q"]);
    let asked = sift.clone();
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &asked);
    let (standing, all, may_open) = visit.house().db.read(read).await?;
    if let Some(kept) = Kept::asked(&visit) {
        return kept.answer(&visit, sheet(&visit, &standing, &all)).await;
    }
    sift.unit.clone_from(&standing.place.code);
    let words = visit.words();
    let to = format!("/cattle/new?unit={}", sift.unit);
    let head = PageHead::new(words.say("cattle-title"), Group::Works)
        .lead(words.say("cattle-lead"))
        .actions(html! {
            (links(&visit))
            @if may_open { (button_link(&words.say("cattle-new"), &to, true)) }
        });
    let head = standing.head(head, |code| sift.at(code));
    let said = |code: &str| (code.to_owned(), words.say(&format!("cattle-{code}")));
    let signs = [Choose::new("signs", words.say("cattle-signs"), SIGNS.map(said).into())];
    let filters = sift.draw(words, &signs, Some(&words.say("cattle-search")));
    Ok(visit.page(&head, html! { section.card { (filters) (list(&visit, &all)) } }))
}

fn sheet(visit: &Visit, standing: &Standing, all: &[Listed]) -> Sheet {
    let (words, today) = (visit.words(), visit.who().today());
    let title = format!("{} · {}", words.say("cattle-title"), standing.place.name);
    let name = format!("cattle {}", standing.place.code);
    let mut sheet = Sheet::new(&name, &title, today)
        .column(&words.say("cattle-bank-name"), Kind::Text)
        .column(&words.say("cattle-unit"), Kind::Text)
        .column(&words.say("cattle-kept"), Kind::Count)
        .column(&words.say("cattle-passed-on"), Kind::Count)
        .column(&words.say("cattle-overdue"), Kind::Count)
        .column(&words.say("cattle-signs"), Kind::Text);
    for (herd, unit) in all {
        let signs = rules::signs(herd, today);
        sheet.row([
            Cell::from(herd.bank.name.as_str()),
            Cell::from(unit.as_str()),
            Cell::Count(Count(rules::balance(herd).kept)),
            Cell::Count(Count(repaid(herd))),
            Cell::Count(Count(signs.overdue)),
            Cell::from(words.say(fares(&rules::warnings(&signs)).1)),
        ]);
    }
    sheet
}

/// How many animals were handed on.
fn repaid(herd: &Herd) -> i64 {
    herd.animals.iter().filter(|animal| animal.repays.is_some()).count() as i64
}

fn list(visit: &Visit, all: &[Listed]) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("cattle-bank-name")),
        Column::words(words.say("cattle-unit")).minor(),
        Column::number(words.say("cattle-kept")),
        Column::number(words.say("cattle-passed-on")),
        Column::number(words.say("cattle-overdue")),
        Column::words(words.say("cattle-signs")),
    ];
    let lines: Vec<Line> = all.iter().map(|listed| line(visit, listed)).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("cattle-none"), None))
        } @else {
            (table(&words.say("cattle-title"), &columns, &lines))
        }
    }
}

fn line(visit: &Visit, (herd, unit): &Listed) -> Line {
    let (words, today) = (visit.words(), visit.who().today());
    let signs = rules::signs(herd, today);
    Line::Row(vec![
        html! { a href={ "/cattle/" (herd.bank.id) } { (herd.bank.name) } },
        html! { (unit) },
        html! { (number::count(rules::balance(herd).kept)) },
        html! { (number::count(repaid(herd))) },
        html! { (number::count(signs.overdue)) },
        health(words, &rules::warnings(&signs)),
    ])
}

/// One word on how a bank fares.
pub(super) fn health(words: &Words, warnings: &[rules::Warning]) -> Markup {
    let (tone, key) = fares(warnings);
    badge(tone, &words.say(key))
}

fn fares(warnings: &[rules::Warning]) -> (Tone, &'static str) {
    match warnings {
        [] => (Tone::Done, "cattle-well"),
        some if rules::is_failing(some) => (Tone::Call, "cattle-failing"),
        _ => (Tone::Waiting, "cattle-watch"),
    }
}

async fn new(visit: Visit) -> Answer {
    let today = Typed::of([("opened_on", visit.who().today().vn())]);
    draw(&visit, today, &[]).await
}

/// `POST /cattle/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match open(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/cattle/{id}"), &Toast::new("cattle-done-open")),
    }
}

async fn open(visit: &Visit, typed: &Typed) -> Result<BankId> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let row = read(typed)?;
    let id = row.id;
    let work = visit.house().db.write(move |tx| {
        let standing = Standing::at(tx, &who, &acts::OPEN, &code, who.today())?;
        desk::open(tx, &who, standing.place.id, &row)
    });
    work.await?;
    Ok(id)
}

fn read(typed: &Typed) -> Result<BankRow> {
    let read = BANK.read(typed);
    let rule = rules::rule(read.choice("rule"));
    if rule.is_none() {
        read.flaw(Flaw::new("rule", "kit-flaw-choose"));
    }
    if !read.choice("bulls").is_empty() && !BULLS.contains(&read.choice("bulls")) {
        read.flaw(Flaw::new("bulls", "kit-flaw-choose"));
    }
    read.check_all()?;
    let rule = rule.ok_or_else(|| Error::flaw("rule", "kit-flaw-choose"))?;
    let opened_on =
        read.maybe_day("opened_on").ok_or_else(|| Error::flaw("opened_on", "kit-flaw-empty"))?;
    Ok(BankRow {
        id: BankId::read(&read.text("id"))?,
        unit: UnitId(0),
        name: read.text("name"),
        rule: rule.code.clone(),
        wean_months: read.maybe_count("wean_months").unwrap_or(rule.wean_months),
        grace_months: read.maybe_count("grace_months").unwrap_or(rule.grace_months),
        sells_bulls: match read.choice("bulls") {
            "" => rule.sells_bulls,
            choice => choice == "sold",
        },
        calf_order: read.choice("calf_order").parse().ok(),
        calf_sex: Some(read.choice("calf_sex").to_owned()).filter(|sex| !sex.is_empty()),
        opened_on,
        note: read.text("note"),
        illustrative: None,
        version: 0,
    })
}

/// What a province may ask otherwise than the published rule; nothing chosen, the rule holds.
fn own_choices<'f>(words: &Words, filled: Filled<'f>) -> Filled<'f> {
    let as_published = || (String::new(), words.say("cattle-as-published"));
    let orders = rules::ORDERS.map(|at| (at.to_string(), words.say(&format!("cattle-calf-{at}"))));
    let sex = |code: &str| (code.to_owned(), words.say(&format!("cattle-calf-{code}")));
    let sexes = rules::SEXES.into_iter().map(sex);
    let bull = |code: &str| (code.to_owned(), words.say(&format!("cattle-bulls-{code}")));
    let bulls = BULLS.into_iter().map(bull);
    let choices = |own: Vec<(String, String)>| {
        let all = std::iter::once(as_published()).chain(own);
        all.map(|(value, label)| Choice { value, label }).collect::<Vec<Choice>>()
    };
    filled
        .choices("calf_order", choices(orders.collect()))
        .choices("calf_sex", choices(sexes.collect()))
        .choices("bulls", choices(bulls.collect()))
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let read = move |tx: &mut Tx<'_>| Standing::at(tx, &who, &acts::OPEN, &code, who.today());
    let standing = visit.house().db.read(read).await?;
    let words = visit.words();
    let head = PageHead::new(words.say("cattle-new"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(BANK.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/cattle/new?unit={code}"));
    let choice = |rule: &rules::Rule| Choice {
        value: rule.code.clone(),
        label: format!("{} ({})", rule_label(words, &rule.code), rule.source),
    };
    let filled = own_choices(words, Filled::with(typed, flaws))
        .choices("rule", rules::published().iter().map(choice).collect());
    let action = format!("/cattle/new?unit={}", standing.place.code);
    Ok(visit.page(&head, BANK.whole(words, &action, &words.say("cattle-open"), &filled)))
}
