//! `/account/tokens`: the tokens by which other programs act for one's own account. A token is
//! made after the password was proved, shown once on the answer, and closed at once.

use super::cookie::Browser;
use super::draw::moment;
use super::entry;
use crate::acts;
use crate::model::forms::TOKEN;
use crate::model::{ApiTokenId, ApiTokenRow, NewApiToken, Scope};
use crate::proof::password::Password;
use crate::proof::token::ApiToken;
use crate::rules::tokens::{acts_as, last_day};
use crate::store::accounts::Made;
use crate::store::tokens;
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Error, Flaw, Pass, Result, Who};
use kit::badge::{Tone, badge, mark};
use kit::form::{Choice, Filled};
use kit::notice::{Toast, banner, empty};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};

/// Units offered under each role.
const UNITS: usize = 200;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/account/tokens", show)
        .post("/account/tokens", make)
        .post("/account/tokens/{token}/close", close)
}

/// What the page shows.
struct Own {
    tokens: Vec<ApiTokenRow>,
    units: Vec<Choice>,
}

async fn show(visit: Visit) -> Answer {
    let own = load(&visit).await?;
    let until = visit.who().today().add_months(6).vn();
    let typed = Typed::of([("scopes", "units"), ("scopes", "figures"), ("until", &until)]);
    Ok(draw(&visit, &own, None, typed, &[]))
}

async fn load(visit: &Visit) -> std::result::Result<Own, kit::Refusal> {
    let who = visit.known()?.clone();
    let pass = who.may_own(&acts::OWN_TOKEN)?;
    let read = move |tx: &mut Tx<'_>| {
        Ok(Own { tokens: tokens::list_own(tx, &pass)?, units: units(tx, &who)? })
    };
    Ok(visit.house().db.read(read).await?)
}

/// The units of one's roles and those directly under them.
fn units(tx: &mut Tx<'_>, who: &Who) -> Result<Vec<Choice>> {
    let mut choices: Vec<Choice> = Vec::new();
    for grant in who.grants().iter().filter(|grant| acts_as(grant.role, &[]).is_some()) {
        let place = place::get(tx, grant.unit, who.today())?;
        let below = place::children(tx, place.id, who.today())?;
        let all = std::iter::once((place.code, place.name))
            .chain(below.into_iter().take(UNITS).map(|unit| (unit.code, unit.name)));
        for (value, label) in all {
            if choices.iter().all(|choice| choice.value != value) {
                choices.push(Choice { value, label });
            }
        }
    }
    Ok(choices)
}

async fn make(visit: Visit, browser: Browser, typed: Typed) -> Answer {
    let pass = visit.known()?.may_own(&acts::OWN_TOKEN)?;
    let made = match asked(&visit, &typed).await {
        Ok(new) => prove_and_add(&visit, &browser, &pass, &typed, new).await,
        Err(error) => Err(error),
    };
    let own = load(&visit).await?;
    match made {
        Ok(token) => {
            let fresh = Typed::of([("until", typed.get("until"))]);
            Ok(draw(&visit, &own, Some(&token), fresh, &[]))
        }
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &own, None, typed, &flaws)),
        Err(other) => Err(other.into()),
    }
}

/// Reads the form; the unit must be one that a role of the account reaches.
async fn asked(visit: &Visit, typed: &Typed) -> Result<NewApiToken> {
    let read = TOKEN.read(typed);
    let who = visit.who().clone();
    let until = read.maybe_day("until").unwrap_or(who.today());
    last_day(until, who.today()).into_iter().for_each(|flaw| read.flaw(flaw));
    read.check_all()?;
    let scopes = read.choices("scopes").into_iter().filter_map(Scope::read).collect();
    let (id, name) = (ApiTokenId::read(&read.text("id"))?, read.text("name"));
    let code = read.choice("unit").to_owned();
    let find = move |tx: &mut Tx<'_>| reached(tx, &who, &code);
    let unit = visit.house().db.read(find).await?.id;
    Ok(NewApiToken { id, name, unit, scopes, expires_on: until })
}

fn reached(tx: &mut Tx<'_>, who: &Who, code: &str) -> Result<Place> {
    let far = || Error::flaw("unit", "people-token-unit-far");
    let place = place::find(tx, code, who.today()).map_err(|_| far())?;
    let reads = who.grants().iter().filter(|grant| acts_as(grant.role, &[]).is_some());
    let is_reached = reads.into_iter().any(|grant| place.chain.contains(&grant.unit));
    if is_reached { Ok(place) } else { Err(far()) }
}

async fn prove_and_add(
    visit: &Visit,
    browser: &Browser,
    pass: &Pass,
    typed: &Typed,
    new: NewApiToken,
) -> Result<ApiToken> {
    let password = Password::typed(typed.get("current"));
    entry::prove_own(visit.house(), browser, pass, password).await?;
    let token = ApiToken::new()?;
    let (kept, pass) = (token.clone(), pass.clone());
    let work = move |tx: &mut Tx<'_>| tokens::add(tx, &pass, &new, &kept);
    match visit.house().db.write(work).await? {
        Made::New => Ok(token),
        Made::Already => Err(Error::flaw("", "people-token-already")),
    }
}

async fn close(visit: Visit, Path(token): Path<String>) -> Answer {
    let pass = visit.known()?.may_own(&acts::OWN_TOKEN)?;
    let id = ApiTokenId::read(&token)?;
    visit.house().db.write(move |tx| tokens::close_own(tx, &pass, id)).await?;
    visit.done("/account/tokens", &Toast::new("people-token-closed"))
}

fn draw(
    visit: &Visit,
    own: &Own,
    made: Option<&ApiToken>,
    typed: Typed,
    flaws: &[Flaw],
) -> Response {
    let words = visit.words();
    let mut head =
        PageHead { title: visit.say("people-tokens"), narrow: true, ..PageHead::default() };
    head.lead = Some(visit.say("people-tokens-lead"));
    head.flaws = TOKEN.summary(words, flaws);
    let filled = Filled::with(typed, flaws).choices("unit", own.units.clone());
    visit.page(
        &head,
        html! {
            div.stack {
                @if let Some(token) = made { (shown_once(visit, token)) }
                section.card {
                    h2 { (visit.say("people-tokens-list")) }
                    (list(visit, &own.tokens))
                }
                @if !own.units.is_empty() {
                    section.card {
                        h2 { (visit.say("people-token-new")) }
                        (TOKEN.whole(words, "/account/tokens", &visit.say("people-token-new"),
                            &filled))
                    }
                }
            }
        },
    )
}

fn shown_once(visit: &Visit, token: &ApiToken) -> Markup {
    banner(
        Tone::Call,
        html! {
            p { strong { (visit.say("people-token-made")) } }
            p { code.secret #token-made { (token.text()) } }
            p { (visit.say("people-token-once")) }
            p { (visit.say("people-token-use")) }
        },
    )
}

fn list(visit: &Visit, tokens: &[ApiTokenRow]) -> Markup {
    if tokens.is_empty() {
        return empty(kit::icon::Icon::Lock, &visit.say("people-tokens-none"), None);
    }
    let columns = [
        Column::words(visit.say("people-token-name")),
        Column::words(visit.say("people-token-scopes")).minor(),
        Column::words(visit.say("people-token-until")),
        Column::words(visit.say("people-token-used")).minor(),
        Column::words(visit.say("people-token-state")),
    ];
    let lines: Vec<Line> = tokens.iter().map(|token| line(visit, token)).collect();
    table(&visit.say("people-tokens-list"), &columns, &lines)
}

fn line(visit: &Visit, token: &ApiTokenRow) -> Line {
    let scopes = Scope::list(&token.scopes);
    let scopes = scopes.iter().map(|scope| visit.say(&format!("people-scope-{}", scope.code())));
    let is_over = token.expires_on < visit.who().today();
    let close = format!("/account/tokens/{}/close", token.id);
    Line::Row(vec![
        html! { (token.name) " " span.quiet { (token.unit_name) } },
        html! { ul.list { @for scope in scopes { li { (scope) } } } },
        html! { (token.expires_on.vn()) },
        html! {
            @match token.used_at {
                Some(at) => (moment(at)),
                None => (visit.say("people-token-never-used")),
            }
        },
        html! {
            @if token.closed_at.is_some() {
                (mark(Tone::Locked, &visit.say("people-token-state-closed")))
            } @else if is_over {
                (mark(Tone::Blank, &visit.say("people-token-state-over")))
            } @else {
                (badge(Tone::Done, &visit.say("people-token-state-open"))) " "
                (kit::page::button_post(&visit.say("people-token-close"), &close, false))
            }
        },
    ])
}
