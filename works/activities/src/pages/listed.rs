//! `GET /activities`: the work of a unit and all under it in a month, as a list, on a calendar
//! or on a map. Every filter stands in the address, so that what is seen can be sent to a
//! colleague and kept as a file.

mod around;
mod calendar;
mod files;
mod filters;
mod joined;
mod spans;

use super::say;
use crate::model::{ActivityId, Cursor, Filter, ListedRow, State};
use crate::{acts, store};
use axum::response::Response;
use catalogue::{Campaign, Kind};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Error, Month, Period, Result, UnitId, Who, number, period};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;
use std::collections::HashMap;

/// Lines of a page.
const LINES: i64 = 50;
/// Lines of a file or a calendar.
const MANY: i64 = 20_000;

pub(super) fn routes() -> Routes {
    Routes::new().get("/activities", index)
}

/// What is asked, as the address says it.
#[derive(Debug, Clone)]
struct Asked {
    unit: String,
    month: Month,
    /// A whole year or school year instead of the month, where one is asked for.
    year: Option<Period>,
    /// One day of the month alone: what was going on that day.
    day: Option<Day>,
    kind: String,
    state: String,
    campaign: String,
    search: String,
    /// Code of the unit where the work was done; empty for anywhere.
    place: String,
    view: String,
    after: Option<Cursor>,
}

impl Asked {
    fn of(visit: &Visit) -> Result<Asked> {
        let text = visit.query("month");
        let month = match text.as_str() {
            "" => Month::of(visit.who().today()),
            text => Month::parse(text).map_err(|flaw| Error::flaw("month", flaw.key()))?,
        };
        let after = visit.query("after");
        let after = after.split_once('.').and_then(|(day, id)| {
            Some(Cursor { on_day: Day::parse(day).ok()?, id: ActivityId::read(id).ok()? })
        });
        Ok(Asked {
            unit: visit.query("unit"),
            month,
            year: year(&visit.query("year"))?,
            day: Day::parse(&visit.query("day")).ok().filter(|day| Month::of(*day) == month),
            kind: visit.query("kind"),
            state: visit.query("state"),
            campaign: campaign(&visit.query("campaign")),
            search: visit.query("q"),
            place: visit.query("place"),
            view: visit.query("view"),
            after,
        })
    }

    /// The campaign that is asked for, if there is one that is called so.
    fn campaign(&self) -> Option<&'static Campaign> {
        catalogue::campaign_named(&self.campaign)
    }

    fn filter(&self, spot: Option<UnitId>, kinds: &[Kind]) -> Filter {
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Filter {
            from: self.span().0,
            until: self.shown_day().map_or(self.span().1, |day| day.add_days(calendar::LATER)),
            kinds: self.kinds(kinds),
            state: State::read(self.shown_state()),
            campaign: some(&self.campaign),
            search: self.search.clone(),
            spot,
            begun: self.shown_day(),
        }
    }

    /// The kind that is asked for and the chapter's own that are based on it.
    fn kinds(&self, known: &[Kind]) -> Vec<String> {
        if self.kind.is_empty() {
            return Vec::new();
        }
        let own = known.iter().filter(|one| one.based_on == self.kind && one.code != self.kind);
        std::iter::once(&self.kind).chain(own.map(|one| &one.code)).cloned().collect()
    }

    /// The year that is shown, if one is: a calendar shows its month.
    fn shown_year(&self) -> Option<Period> {
        self.year.filter(|_| !self.is_calendar())
    }

    /// The day that is shown, if one is: of a list alone.
    fn shown_day(&self) -> Option<Day> {
        self.day.filter(|_| self.view.is_empty() && self.year.is_none())
    }

    /// The days that are asked for.
    fn span(&self) -> (Day, Day) {
        match (self.shown_year(), self.shown_day()) {
            (Some(year), _) => (year.first(), year.last()),
            (None, Some(day)) => (day, day),
            (None, None) => (self.month.first(), self.month.last()),
        }
    }

    /// The same list at another unit, month, state, view or page.
    fn path(&self, page: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("unit", &self.unit).append_pair("month", &self.month.iso());
        let rest = [
            ("kind", &self.kind),
            ("state", &self.state),
            ("campaign", &self.campaign),
            ("q", &self.search),
            ("place", &self.place),
            ("view", &self.view),
        ];
        for (name, value) in rest.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        if let Some(year) = self.year {
            query.append_pair("year", &year.to_string());
        }
        if let Some(day) = self.day {
            query.append_pair("day", &day.iso());
        }
        format!("{page}?{}", query.finish())
    }

    /// The state that is shown. Sums are of what counts unless another state is asked for: a map
    /// never adds a draft, or what was taken back, to the work that was done.
    fn shown_state(&self) -> &str {
        match self.state.as_str() {
            "" if self.is_map() => State::Counted.code(),
            state => state,
        }
    }

    fn is_map(&self) -> bool {
        self.view == "map"
    }

    fn is_calendar(&self) -> bool {
        self.view == "calendar"
    }
}

/// A year (`2024`), or a school year (`2024-2025`) as the report forms begin and end it (kernel:
/// `Period`).
fn year(typed: &str) -> Result<Option<Period>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let read = Period::parse(typed).map_err(|flaw| Error::flaw("year", flaw.key()))?;
    match read.kind() {
        period::Kind::Year | period::Kind::SchoolYear => Ok(Some(read)),
        _ => Err(Error::flaw("year", "activities-no-year")),
    }
}

/// A campaign is asked for by its code, its name or another wording of it; what nobody calls so
/// stays as it was typed and finds nothing.
fn campaign(typed: &str) -> String {
    let found = catalogue::campaign_named(typed);
    found.map_or_else(|| typed.to_owned(), |campaign| campaign.code.clone())
}

struct Opened {
    standing: Standing,
    /// Where the work was done, if a place is asked for.
    spot: Option<Place>,
    rows: Vec<ListedRow>,
    /// What the unit did together with others, who recorded it.
    joined: Vec<ListedRow>,
    around: Option<around::Around>,
    kinds: HashMap<String, Kind>,
    may_record: bool,
    /// Whether work is checked, for who may set it.
    checking: Option<bool>,
}

fn load(tx: &mut Tx<'_>, who: &Who, asked: &Asked, most: i64) -> Result<Opened> {
    let (first, last) = asked.span();
    let day = last.min(who.today().max(first));
    let standing = Standing::at(tx, who, &acts::VIEW, &asked.unit, day)?;
    let pass = &standing.pass;
    let spot = match asked.place.as_str() {
        "" => None,
        code => Some(place::find(tx, code, day)?),
    };
    let kinds = catalogue::known(tx, pass)?;
    let filter = asked.filter(spot.as_ref().map(|spot| spot.id), &kinds);
    let mut rows = store::list(tx, pass, &filter, asked.after, most)?;
    if asked.is_calendar() {
        rows.extend(calendar::going_on(tx, pass, asked, &filter)?);
    }
    let joined = match asked.view.is_empty() && asked.after.is_none() {
        true => store::joined(tx, pass, asked.span(), LINES)?,
        false => Vec::new(),
    };
    let kinds = kinds.into_iter().map(|kind| (kind.code.clone(), kind)).collect();
    let may_record = who.may(&acts::RECORD, &standing.place).is_ok();
    let checking = match who.may(&acts::SETTINGS, &standing.place) {
        Ok(pass) => Some(store::needs_check(tx, &pass)?),
        Err(_) => None,
    };
    let around = match asked.is_map() {
        true => Some(around::load(tx, &standing, &filter, day)?),
        false => None,
    };
    Ok(Opened { standing, spot, rows, joined, around, kinds, may_record, checking })
}

async fn opened(visit: &Visit, most: i64) -> std::result::Result<(Asked, Opened), kit::Refusal> {
    let (who, mut asked) = (visit.known()?.clone(), Asked::of(visit)?);
    let at = asked.clone();
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &at, most);
    let opened = visit.house().db.read(read).await?;
    asked.unit.clone_from(&opened.standing.place.code);
    Ok((asked, opened))
}

/// `GET /activities?unit=&month=&kind=&state=&campaign=&q=&place=&view=&after=&file=`
async fn index(visit: Visit) -> Answer {
    if let Some(kept) = Kept::asked(&visit) {
        let (asked, opened) = opened(&visit, MANY).await?;
        return kept.answer(&visit, files::sheet(&visit, &asked, &opened)).await;
    }
    let most = if visit.query("view") == "calendar" { MANY } else { LINES };
    let (asked, opened) = opened(&visit, most).await?;
    Ok(draw(&visit, &asked, &opened))
}

fn draw(visit: &Visit, asked: &Asked, opened: &Opened) -> Response {
    let words = visit.words();
    let mut head = PageHead::new(words.say("activities-title"), Group::Works)
        .lead(words.say("activities-lead"));
    head = head.actions(html! {
        @if asked.is_calendar() {
            (button_link(
                &words.say("feed-title"),
                &format!("/activities/calendar?unit={}", asked.unit),
                false,
            ))
        }
        (links(visit))
        @if opened.may_record {
            (button_link(
                &words.say("activity-new"),
                &format!("/activities/new?unit={}", asked.unit),
                true,
            ))
        }
    });
    // A place is looked at from where it was asked: another unit begins without it.
    let to = |code: &str| {
        let (unit, place) = (code.to_owned(), String::new());
        Asked { unit, place, ..asked.clone() }.path("/activities")
    };
    let head = opened.standing.head(head, to).period(spans::draw(visit, asked));
    visit.page(
        &head,
        html! {
            div.stack {
                (filters::draw(visit, asked, opened))
                section.card.flush[asked.is_calendar()] {
                    @if let Some(around) = opened.around.as_ref().filter(|a| !around::is_empty(a)) {
                        (around::draw(visit, asked, around))
                    } @else if opened.rows.is_empty() {
                        (empty(Icon::Note, &words.say(none(asked)), None))
                    } @else if asked.is_calendar() {
                        (calendar::draw(visit, asked, opened))
                    } @else {
                        (list(visit, opened))
                    }
                }
                (next(visit, asked, opened))
                (joined::draw(visit, opened))
                (checking(visit, asked, opened))
            }
        },
    )
}

/// What is said where nothing is found.
fn none(asked: &Asked) -> &'static str {
    match State::read(asked.shown_state()) {
        Some(State::Counted) => "activities-none-counted",
        _ => "activities-none",
    }
}

fn list(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("activity-name")),
        Column::words(words.say("activity-day")),
        Column::words(words.say("activity-unit")).minor(),
        Column::number(words.say("activity-counted")),
        Column::number(words.say("activity-value-dong")).minor(),
        Column::words(words.say("activity-state")).minor(),
    ];
    let line = |row: &ListedRow| {
        let kind = opened.kinds.get(&row.kind);
        let state = State::read(&row.state).unwrap_or(State::Reversed);
        Line::Row(vec![
            html! {
                a href={ "/activities/" (row.id) } { (row.title) }
                @if row.title != say::kind(words, kind, &row.kind) {
                    br; span.quiet { (say::kind(words, kind, &row.kind)) }
                }
            },
            html! { (row.on_day.vn()) },
            html! { (row.unit_name) },
            html! { (say::counted(words, kind, row.counted)) },
            html! { @if row.amount != 0 { (number::vnd(row.amount)) } },
            say::state(words, state),
        ])
    };
    let lines: Vec<Line> = opened.rows.iter().map(line).collect();
    table(&words.say("activities-title"), &columns, &lines)
}

/// The way to older lines.
fn next(visit: &Visit, asked: &Asked, opened: &Opened) -> Markup {
    let last = opened.rows.last().filter(|_| opened.rows.len() as i64 == LINES);
    html! {
        @if let Some(last) = last.filter(|_| !asked.is_calendar() && !asked.is_map()) {
            nav.pages aria-label=(visit.say("kit-pages")) {
                (button_link(
                    &visit.say("activities-older"),
                    &older(asked, last),
                    false,
                ))
            }
        }
    }
}

fn older(asked: &Asked, last: &ListedRow) -> String {
    format!("{}&after={}.{}", asked.path("/activities"), last.on_day.iso(), last.id)
}

/// Whether work is seen by a second pair of eyes, for who may say so.
fn checking(visit: &Visit, asked: &Asked, opened: &Opened) -> Markup {
    let words = visit.words();
    html! {
        @if let Some(needs) = opened.checking {
            @let key = if needs { "activities-checked-now" } else { "activities-unchecked-now" };
            @let change = if needs { "activities-uncheck" } else { "activities-do-check" };
            section.card {
                h2 { (words.say("activities-checking")) }
                p.quiet { (words.say(key)) }
                form.inline method="post" action={ "/activities/checking?unit=" (asked.unit) } {
                    input type="hidden" name="needs_check" value=(if needs { "0" } else { "1" });
                    button.btn type="submit" {
                        (words.say(change))
                    }
                }
            }
        }
    }
}
