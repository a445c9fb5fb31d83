//! One request as a page sees it: who asks, in which language, from where, and the frame to draw
//! in. Taking it never fails: a guest is somebody too ([`Visit::known`] asks for more).

use super::problem::is_for_programs;
use super::typed::storable;
use super::{Answer, House, Refusal, answer};
use crate::lang::{Lang, Words};
use crate::notice::Toast;
use crate::page::{self, Bell, Frame, MenuItem, PageHead};
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts};
use axum::response::{IntoResponse, Response};
use kernel::{Result, Who};
use maud::Markup;
use percent_encoding::percent_decode_str;

/// One request.
#[derive(Clone)]
pub struct Visit {
    house: House,
    who: Who,
    words: Words,
    method: Method,
    here: String,
    wants_json: bool,
    letters_percent: u16,
    toast: Option<Toast>,
    bell: Option<Bell>,
}

impl Visit {
    pub(super) fn of(parts: &Parts, house: &House) -> Visit {
        let headers = &parts.headers;
        let accept = header_text(headers, header::ACCEPT.as_str());
        let spoken = header_text(headers, header::ACCEPT_LANGUAGE.as_str());
        let is_program = is_for_programs(parts.uri.path());
        let lang =
            cookie(headers, "lang").filter(|_| !is_program).and_then(|code| Lang::read(&code));
        let letters = cookie(headers, "letters").and_then(|p| p.parse().ok()).unwrap_or(100);
        let nobody = || Who::nobody(house.clock.now(), house.clock.today());
        Visit {
            who: parts.extensions.get::<Who>().cloned().unwrap_or_else(nobody),
            words: Words::new(
                house.catalogue.clone(),
                lang.unwrap_or_else(|| Lang::accept(spoken)),
            ),
            method: parts.method.clone(),
            here: parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_string(),
            wants_json: accept.starts_with("application/json"),
            letters_percent: page::letters_known(letters),
            toast: cookie(headers, "toast").and_then(|text| Toast::read(&text)),
            bell: parts.extensions.get::<Bell>().copied(),
            house: house.clone(),
        }
    }

    /// The house.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// Who asks; perhaps nobody.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// Who asks, if an account has logged in; else the way to the log-in page.
    pub fn known(&self) -> std::result::Result<&Who, Refusal> {
        if self.who.is_known() { Ok(&self.who) } else { Err(Refusal::LogIn) }
    }

    /// The words of the reader.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The text of a key.
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// Path and query of the request.
    pub fn here(&self) -> &str {
        &self.here
    }

    /// Whether our script asked and wants JSON.
    pub fn wants_json(&self) -> bool {
        self.wants_json
    }

    /// A page can be left for the log-in and come back; a post cannot without losing what was
    /// typed, so it is answered in place.
    pub(super) fn may_follow_to_login(&self) -> bool {
        self.method == Method::GET && !self.wants_json
    }

    /// A value of the query (`?as_of=2024-10-31`); empty when absent.
    pub fn query(&self, name: &str) -> String {
        let query = self.here.split_once('?').map_or("", |(_, query)| query);
        let found = form_urlencoded::parse(query.as_bytes()).find(|(n, _)| n == name);
        found.map(|(_, value)| storable(value.into_owned())).unwrap_or_default()
    }

    /// Every name and value of the query, in order (`unit=a&unit=b`).
    pub fn queries(&self) -> Vec<(String, String)> {
        let query = self.here.split_once('?').map_or("", |(_, query)| query);
        let all = form_urlencoded::parse(query.as_bytes()).into_owned();
        all.map(|(name, value)| (storable(name), storable(value))).collect()
    }

    /// A page with rail and top bar.
    pub fn page(&self, head: &PageHead, body: Markup) -> Response {
        let status =
            if head.flaws.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        self.page_as(status, head, body)
    }

    /// A page with rail and top bar, and another status than 200 (409 for a conflict page).
    pub fn page_as(&self, status: StatusCode, head: &PageHead, body: Markup) -> Response {
        let menu = self.menu();
        let drawn = page::page(&self.frame(&menu), head, body);
        self.finish((status, drawn).into_response())
    }

    /// A page without rail (log-in, public).
    pub fn plain_page(&self, head: &PageHead, body: Markup) -> Response {
        let status =
            if head.flaws.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        self.finish((status, self.draw_plain(head, body)).into_response())
    }

    /// A part of a page, for a script that puts it into the page it stands in.
    pub fn part(&self, body: Markup) -> Response {
        body.into_response()
    }

    /// A refusal: with rail for people inside, plain for guests.
    pub(super) fn draw_plain(&self, head: &PageHead, body: Markup) -> Markup {
        let menu = self.menu();
        let frame = self.frame(&menu);
        if self.who.is_known() {
            page::page(&frame, head, body)
        } else {
            page::plain_page(&frame, head, body)
        }
    }

    /// 303 to a path, with a word about what was done that the next page shows.
    pub fn done(&self, path: &str, toast: &Toast) -> Answer {
        let mut response = answer::redirect(path);
        set_cookie(&mut response, &format!("toast={}; Max-Age=60", toast.write()), self)?;
        Ok(response)
    }

    /// The menu items this person may open.
    pub fn menu(&self) -> Vec<MenuItem> {
        let may = |item: &&MenuItem| match item.act {
            None => self.who.is_known(),
            Some(act) => self.who.grants().iter().any(|grant| act.roles.contains(&grant.role)),
        };
        self.house.menu.iter().filter(may).copied().collect()
    }

    fn frame<'a>(&'a self, menu: &'a [MenuItem]) -> Frame<'a> {
        Frame {
            words: &self.words,
            // A page drawn for a post cannot be asked for again by its path.
            here: if self.method == Method::GET { &self.here } else { "/" },
            menu,
            account: self.who.is_known().then(|| self.who.name()),
            bell: self.bell.map(|Bell(count)| count),
            letters_percent: self.letters_percent,
            toast: self.toast.clone(),
            notice: self.house.notice.map(|key| self.words.say(key)),
        }
    }

    /// A toast is shown once.
    fn finish(&self, mut response: Response) -> Response {
        if self.toast.is_some() {
            // An expired cookie of fixed text always parses.
            let _ = set_cookie(&mut response, "toast=; Max-Age=0", self);
        }
        response
    }
}

/// Sets a cookie for the whole house that scripts cannot read.
pub(super) fn set_cookie(response: &mut Response, pair: &str, visit: &Visit) -> Result<()> {
    let secure = if visit.house.is_tls { "; Secure" } else { "" };
    let said = format!("{pair}; Path=/; HttpOnly; SameSite=Lax{secure}");
    let said = HeaderValue::from_str(&said).map_err(kernel::Error::fault)?;
    response.headers_mut().append(header::SET_COOKIE, said);
    Ok(())
}

fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A cookie by its name, percent-decoded.
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE);
    let mut pairs = all.iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    let value = pairs.find_map(|pair| {
        let (n, value) = pair.trim().split_once('=')?;
        (n == name).then_some(value)
    })?;
    Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
}

impl FromRequestParts<House> for Visit {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &House,
    ) -> std::result::Result<Visit, Self::Rejection> {
        Ok(Visit::of(parts, house))
    }
}
