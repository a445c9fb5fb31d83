//! `GET /activities`: the work of a unit and all under it in a month, as a list, on a calendar
//! or on a map. Every filter stands in the address, so that what is seen can be sent to a
//! colleague and kept as a file.

mod ahead;
mod around;
mod calendar;
mod files;
mod filters;
mod joined;
mod lines;
mod spans;

pub(super) use ahead::said;

use crate::ahead::Aheads;
use crate::model::{ActivityId, Cursor, Filter, ListedRow, State};
use crate::{acts, store};
use axum::response::Response;
use catalogue::{Campaign, Kind};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Error, Month, Pass, Period, Result, UnitId, Who};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::{Answer, Markup, PageHead, Routes, Visit, Words, html};
use org::standing::{self, Standing};
use std::collections::HashMap;

/// Lines of a page.
const LINES: i64 = 50;
/// Lines of a file or a calendar.
const MANY: i64 = 20_000;
/// The view, as the address says it, on which sums stand at their places.
const MAP: &str = "map";

pub(super) fn routes() -> Routes {
    Routes::new().get("/activities", index).get("/activities/around", around::onmap::show)
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
    /// Only what has no file of its own.
    quick: bool,
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
        let (state, view) = (visit.query("state"), visit.query("view"));
        // What lies ahead stands on one page, and all of it has a file: these narrow it to nothing.
        let is_planned = state == ahead::PLANNED && view != MAP;
        Ok(Asked {
            unit: visit.query("unit"),
            month,
            year: spans::read_year(&visit.query("year"))?,
            day: Day::parse(&visit.query("day")).ok().filter(|day| Month::of(*day) == month),
            kind: visit.query("kind"),
            state,
            campaign: campaign(&visit.query("campaign")),
            search: visit.query("q"),
            place: visit.query("place"),
            view,
            quick: visit.query("quick") == "1" && !is_planned,
            after: after.filter(|_| !is_planned),
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
            quick: self.quick,
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
        if self.quick {
            query.append_pair("quick", "1");
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
            "" | ahead::PLANNED if self.is_map() => State::Counted.code(),
            state => state,
        }
    }

    /// Whether what lies ahead alone is asked for.
    fn is_planned(&self) -> bool {
        self.state == ahead::PLANNED && !self.is_map()
    }

    /// Whether what lies ahead is shown: what is recorded in one state, added up or stands on a
    /// later page is asked for without it.
    fn shows_ahead(&self) -> bool {
        let is_asked = self.state.is_empty() || self.is_planned();
        is_asked && !self.is_map() && !self.quick && self.after.is_none()
    }

    fn is_map(&self) -> bool {
        self.view == MAP
    }

    fn is_calendar(&self) -> bool {
        self.view == "calendar"
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
    ahead: ahead::Seen,
    /// What the unit did together with others, who recorded it.
    joined: Vec<ListedRow>,
    around: Option<around::Around>,
    kinds: HashMap<String, Kind>,
    /// Whether the unit is there today.
    stands: bool,
    may_record: bool,
    /// Whether work is checked, for who may set it.
    checking: Option<bool>,
}

fn load(
    tx: &mut Tx<'_>,
    (who, words, aheads): (&Who, &Words, &Aheads),
    asked: &Asked,
    most: i64,
) -> Result<Opened> {
    let (first, day) = standing::come(asked.span(), who.today());
    let standing = Standing::within(tx, who, &acts::VIEW, &asked.unit, (first, day))?;
    let pass = &standing.pass;
    let spot = match asked.place.as_str() {
        "" => None,
        code => Some(place::find_within(tx, code, (first, day))?),
    };
    let kinds = catalogue::known(tx, pass)?;
    let filter = asked.filter(spot.as_ref().map(|spot| spot.id), &kinds);
    let at = (&standing, asked);
    let ahead = ahead::load(tx, (who, words, aheads), at, (&filter, &kinds))?;
    let rows = done(tx, pass, asked, (&filter, most))?;
    let is_first = asked.view.is_empty() && asked.after.is_none();
    let joined = match is_first && !asked.is_planned() {
        true => store::joined(tx, pass, asked.span(), LINES)?,
        false => Vec::new(),
    };
    let kinds = kinds.into_iter().map(|kind| (kind.code.clone(), kind)).collect();
    // Nothing new is recorded at a unit that was closed since.
    let stands = (standing.place.from..=standing.place.until).contains(&who.today());
    let may_record = stands && who.may(&acts::RECORD, &standing.place).is_ok();
    let checking = match who.may(&acts::SETTINGS, &standing.place) {
        Ok(pass) => Some(store::needs_check(tx, &pass)?),
        Err(_) => None,
    };
    let around = match asked.is_map() {
        true => Some(around::load(tx, &standing, &filter, day)?),
        false => None,
    };
    Ok(Opened { standing, spot, rows, ahead, joined, around, kinds, stands, may_record, checking })
}

/// The work that was done, as far as any is asked for.
fn done(
    tx: &mut Tx<'_>,
    pass: &Pass,
    asked: &Asked,
    (filter, most): (&Filter, i64),
) -> Result<Vec<ListedRow>> {
    if asked.is_planned() {
        return Ok(Vec::new());
    }
    let mut rows = store::list(tx, pass, filter, asked.after, most)?;
    if asked.is_calendar() {
        rows.extend(calendar::going_on(tx, pass, asked, filter)?);
    }
    Ok(rows)
}

async fn opened(visit: &Visit, most: i64) -> std::result::Result<(Asked, Opened), kit::Refusal> {
    let (who, mut asked) = (visit.known()?.clone(), Asked::of(visit)?);
    let (at, words) = (asked.clone(), visit.words().clone());
    let aheads = visit.house().shelf::<Aheads>()?;
    let read = move |tx: &mut Tx<'_>| load(tx, (&who, &words, &aheads), &at, most);
    let opened = visit.house().db.read(read).await?;
    let place = &opened.standing.place;
    asked.unit.clone_from(&opened.standing.code);
    // Of a year within which it was closed, a calendar has its last month.
    asked.month = asked.month.clamp(Month::of(place.from), Month::of(place.until));
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
        @if asked.is_calendar() && opened.stands {
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
    let head =
        opened.standing.head(head, to).period(spans::draw(visit, asked, &opened.standing.days));
    visit.page(
        &head,
        html! {
            div.stack {
                (filters::draw(visit, asked, opened))
                (ahead::draw(visit, asked, opened))
                @if asked.is_calendar() || !asked.is_planned() {
                    section.card.flush[asked.is_calendar()] { (whole(visit, asked, opened)) }
                }
                (lines::next(visit, asked, opened))
                (joined::draw(visit, opened))
                (checking(visit, asked, opened))
            }
        },
    )
}

/// The map, the calendar or the list.
fn whole(visit: &Visit, asked: &Asked, opened: &Opened) -> Markup {
    let around = opened.around.as_ref().filter(|around| !around::is_empty(around));
    let is_bare = opened.rows.is_empty() && (!asked.is_calendar() || opened.ahead.rows.is_empty());
    html! {
        @if let Some(around) = around { (around::draw(visit, asked, (&opened.standing, around))) }
        @else if is_bare { (empty(Icon::Note, &visit.say(none(asked)), None)) }
        @else if asked.is_calendar() { (calendar::draw(visit, asked, opened)) }
        @else { (lines::list(visit, opened)) }
    }
}

/// What is said where nothing is found.
fn none(asked: &Asked) -> &'static str {
    if asked.is_planned() {
        return "ahead-none";
    }
    match State::read(asked.shown_state()) {
        Some(State::Counted) => "activities-none-counted",
        _ => "activities-none",
    }
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
