//! `/sponsorship/norms`: how far a unit has come in a month with what the campaign asks (S3 I.3,
//! III, IV): each address helped, each with at least the norm, each committee member and department
//! with its addresses, each chapter, member and volunteer with one, a facility in the province.
//! Every number opens down: a meter to whoever is behind by name (`/sponsorship/norms/who`), a unit
//! to its own page, and there to the dossiers. It decides nothing.

use super::offered::vnd;
use super::who;
use crate::desk::{CENTRE, Covered};
use crate::rules::{Norm, norm};
use crate::{acts, desk, store};
use addresses::store::round::Progress;
use addresses::{AddressId, AddressRow};
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Month, Pass, Result, UnitId, Who, number};
use kit::badge::{Tone, badge};
use kit::notice::progress;
use kit::page::{Group, button_link, button_print};
use kit::sift::{Choose, Sift};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, Words, html};
use org::standing::Standing;
use std::collections::HashMap;

/// Dossiers that are listed one by one.
const MOST: i64 = 500;
const PROVINCE: &str = "province";
/// Months that are offered.
const OFFERED: i64 = 13;

pub(super) fn routes() -> Routes {
    Routes::new().get("/sponsorship/norms", index)
}

/// How many keep a norm, of how many that owe it.
#[derive(Default, Clone, Copy)]
struct Owing {
    all: i64,
    kept: i64,
}

impl Owing {
    fn count(&mut self, keeps: bool) {
        self.all += 1;
        self.kept += i64::from(keeps);
    }
}

/// How far a unit has come.
struct Seen {
    standing: Standing,
    sift: Sift,
    month: Month,
    /// Addresses, facilities among them, those helped, those that reached the norm, đồng.
    all: [i64; 5],
    /// Where nobody helps comes first.
    units: Vec<Covered>,
    /// The same by name and code, as far as they stand.
    places: HashMap<UnitId, (String, String)>,
    rows: Vec<AddressRow>,
    received: HashMap<AddressId, i64>,
    committee: Owing,
    chapter: Owing,
    /// Facilities of a province; at the centre the provinces that stand by as many as they owe.
    facilities: Owing,
    round: Progress,
    may_keep: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let (pass, today) = (&standing.pass, who.today());
    let month = Month::parse(sift.get("month")).unwrap_or(Month::of(today));
    let days = (month.first(), month.last());
    let units = desk::covered(tx, pass, month)?;
    let mut all = [0; 5];
    for one in &units {
        let own = &one.reached;
        let here = [one.addresses, one.facilities, own.helped, own.reached, own.value];
        for (sum, one) in all.iter_mut().zip(here) {
            *sum += one;
        }
    }
    // The whole country is read by province: a line for each commune would be no overview.
    let units = match standing.place.level.as_str() {
        CENTRE => desk::by_branch(&units, &place::branches(tx, standing.place.id, today)?),
        _ => units,
    };
    let ids: Vec<UnitId> = units.iter().map(|one| one.unit).collect();
    let places = place::many(tx, &ids, today)?;
    let places = places.into_iter().map(|own| (own.id, (own.name, own.code))).collect();
    // The dossiers themselves stand where they are kept.
    let is_leaf = standing.below.is_empty();
    let rows = match is_leaf {
        true => addresses::store::helpable_rows(tx, pass, days, MOST)?,
        false => Vec::new(),
    };
    let received: HashMap<AddressId, i64> = match is_leaf {
        true => store::received(tx, pass, month)?.into_iter().collect(),
        false => HashMap::new(),
    };
    let (committee, chapter) = owing(tx, pass, month)?;
    let facilities = facilities(tx, (pass, &standing.place), month)?;
    let may_keep = who.may(&acts::KEEP, &standing.place).is_ok();
    let round = addresses::store::round::progress(tx, pass, month.last())?;
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen {
        standing,
        sift,
        month,
        all,
        units,
        places,
        rows,
        received,
        committee,
        chapter,
        facilities,
        round,
        may_keep,
    })
}

/// Who owes addresses, and who stands by as many.
fn owing(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<(Owing, Owing)> {
    let (mut committee, mut chapter) = (Owing::default(), Owing::default());
    for (owed, one) in desk::owing(tx, pass, month)? {
        let of = if owed == Norm::OfCommittee { &mut committee } else { &mut chapter };
        of.count(one.keeps);
    }
    Ok((committee, chapter))
}

/// The facilities that a province stands by, of as many as it owes; at the centre the provinces
/// that do, of all. Those below a province owe none.
fn facilities(tx: &mut Tx<'_>, (pass, at): (&Pass, &Place), month: Month) -> Result<Owing> {
    let mut all = Owing::default();
    if ![CENTRE, PROVINCE].contains(&at.level.as_str()) {
        return Ok(all);
    }
    for one in desk::keepers(tx, (pass, at), (Norm::Facilities, month), MOST)? {
        all.count(one.keeps);
    }
    if at.level == PROVINCE {
        all.all = norm(Norm::Facilities, month.last());
        all.kept = all.kept.min(all.all);
    }
    Ok(all)
}

/// `GET /sponsorship/norms?unit=&month=`
async fn index(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let sift = Sift::of(&visit, "/sponsorship/norms", &["month"]);
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone());
    let seen = visit.house().db.read(read).await?;
    Ok(draw(&visit, &seen))
}

fn draw(visit: &Visit, seen: &Seen) -> Response {
    let words = visit.words();
    let head = PageHead::new(words.say("sponsorship-norms"), Group::Works)
        .lead(words.say_with("sponsorship-norms-lead", &[("month", seen.month.vn())]))
        .actions(html! {
            (button_print(words))
            @if seen.may_keep {
                (button_link(
                    &words.say("sponsorship-proposals"),
                    &format!("/sponsorship/proposals?unit={}", seen.sift.unit),
                    false,
                ))
            }
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let body = html! {
        div.stack {
            section.card { (months(visit, seen)) (meters(visit, seen)) }
            section.card {
                h2 { (words.say("sponsorship-where")) }
                @if seen.rows.is_empty() { (by_unit(visit, seen)) }
                @else { (listed(visit, seen)) }
            }
        }
    };
    visit.page(&head, body)
}

fn months(visit: &Visit, seen: &Seen) -> Markup {
    seen.sift.draw(visit.words(), &[choose_month(visit)], None)
}

/// The months that are offered, this one first.
pub(super) fn choose_month(visit: &Visit) -> Choose {
    let now = Month::of(visit.who().today());
    let month = |at: i64| {
        let month = now.add_months(-at);
        (month.iso(), month.vn())
    };
    Choose::new("month", visit.say("sponsorship-month"), (0..OFFERED).map(month).collect())
}

/// One line a norm: how far, and what is asked.
fn meters(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let day = seen.month.last();
    let [addresses, _, helped, reached, value] = seen.all;
    let meter = |code: Norm, (done, all): (i64, i64)| {
        let said = match all {
            0 => words.say(nobody(code)),
            _ => words.say_with(
                "sponsorship-norm-of",
                &[("done", number::count(done)), ("all", number::count(all))],
            ),
        };
        let to = who::path(&seen.sift.unit, code, seen.month);
        html! {
            (progress(&label(words, code, day), done, all.max(1), &said))
            p.quiet { a href=(to) { (words.say(&format!("sponsorship-who-{}", code.code()))) } }
        }
    };
    html! {
        (meter(Norm::Helped, (helped, addresses)))
        (meter(Norm::MonthAmount, (reached, addresses)))
        (meter(Norm::OfCommittee, (seen.committee.kept, seen.committee.all)))
        (meter(Norm::OfChapter, (seen.chapter.kept, seen.chapter.all)))
        // A province stands by a facility; those below it need not.
        @if seen.facilities.all > 0 {
            (meter(Norm::Facilities, (seen.facilities.kept, seen.facilities.all)))
        }
        (dossiers(visit, seen))
        p { (words.say_with("sponsorship-norms-value", &[("value", vnd(value))])) }
    }
}

/// That nobody owes a norm here, as a message key.
pub(super) fn nobody(code: Norm) -> &'static str {
    match code {
        Norm::Helped | Norm::MonthAmount => "sponsorship-norms-none",
        Norm::OfCommittee | Norm::OfChapter => "sponsorship-norm-nobody",
        Norm::Facilities => "sponsorship-who-no-facilities",
    }
}

/// A norm in words, with what it asks on a day.
pub(super) fn label(words: &Words, code: Norm, day: Day) -> String {
    words.say_with(&format!("sponsorship-norm-{}", code.code()), &[("asked", asked(code, day))])
}

/// Dossiers of the yearly round that stood before its last day (ADR-03); nothing where none runs.
fn dossiers(visit: &Visit, seen: &Seen) -> Markup {
    let (words, round) = (visit.words(), &seen.round);
    html! {
        @if let Some(due) = round.due_on {
            @let label = words.say_with("sponsorship-norm-dossiers", &[("day", due.vn())]);
            @let said = [
                ("done", number::count(round.in_time)),
                ("all", number::count(round.lines)),
            ];
            (progress(
                &label,
                round.in_time,
                round.lines.max(1),
                &words.say_with("sponsorship-norm-of", &said),
            ))
            p.quiet { a href={ "/addresses/rounds?unit=" (seen.sift.unit) } {
                (words.say("sponsorship-who-dossiers"))
            } }
        }
    }
}

/// What a norm asks, as its line says it.
fn asked(code: Norm, day: Day) -> String {
    let value = norm(code, day);
    match code {
        Norm::MonthAmount => vnd(value),
        _ => number::count(value),
    }
}

fn by_unit(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("sponsorship-unit")),
        Column::number(words.say("sponsorship-addresses")),
        Column::number(words.say("sponsorship-helped")),
        Column::number(words.say("sponsorship-reached")),
        Column::number(words.say("sponsorship-amount")).minor(),
        Column::words(words.say("sponsorship-state")),
    ];
    // What the unit keeps itself is listed by name; another unit has a page of its own.
    let to = |code: &str| match code == seen.sift.unit {
        true => who::path(code, Norm::MonthAmount, seen.month),
        false => seen.sift.at(code),
    };
    let line = |one: &Covered| {
        let own = &one.reached;
        Line::Row(vec![
            html! {
                @if let Some((name, code)) = seen.places.get(&one.unit) {
                    a href=(to(code)) { (name) }
                }
            },
            html! { (number::count(one.addresses)) },
            html! { (number::count(own.helped)) },
            html! { (number::count(own.reached)) },
            html! { (vnd(own.value)) },
            html! {
                @if one.is_left_alone() {
                    (badge(Tone::Call, &words.say("sponsorship-nobody-helps")))
                }
            },
        ])
    };
    let lines: Vec<Line> = seen.units.iter().map(line).collect();
    html! {
        @if lines.is_empty() { p.quiet { (words.say("sponsorship-norms-none")) } }
        @else { (table(&words.say("sponsorship-where"), &columns, &lines)) }
    }
}

fn listed(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let least = norm(Norm::MonthAmount, seen.month.last());
    let columns = [
        Column::words(words.say("address-name")),
        Column::words(words.say("address-class")).minor(),
        Column::number(words.say("sponsorship-amount")),
        Column::words(words.say("sponsorship-state")),
    ];
    let line = |row: &AddressRow| {
        let amount = seen.received.get(&row.id).copied().unwrap_or(0);
        let (tone, said) = match amount {
            0 => (Tone::Call, "sponsorship-nobody-helps"),
            amount if amount < least => (Tone::Waiting, "sponsorship-below"),
            _ => (Tone::Done, "sponsorship-at-norm"),
        };
        Line::Row(vec![
            html! { a href={ "/sponsorship/addresses/" (row.id) } { (row.name) } },
            html! { (words.say(&format!("address-class-{}", row.class))) },
            html! { (vnd(amount)) },
            badge(tone, &words.say(said)),
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        (table(&words.say("sponsorship-where"), &columns, &lines))
        @if seen.rows.len() as i64 == MOST {
            p.quiet { (words.say_with("sponsorship-norms-cut", &[("most", MOST.to_string())])) }
        }
    }
}
