//! The cookie of a session and what else a browser tells about itself. The cookie is `HttpOnly`,
//! `SameSite=Lax`, and with TLS `Secure` under the prefix `__Host-`, which no other host and no
//! plain connection can set. Nothing here decides who somebody is.

use crate::model::OpenSession;
use crate::proof::token::Token;
use crate::store::sessions::{self, LONGEST_MS, cookie_name};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Result, Who};
use kit::{House, Refusal};
use std::convert::Infallible;
use std::net::SocketAddr;

/// The address a request came from, as `program` knows it (behind a proxy: the proxy's word). Put
/// into the extensions of a request; without it the connection's own address is used.
#[derive(Debug, Clone)]
pub struct Address(pub String);

impl FromRequestParts<House> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        _house: &House,
    ) -> std::result::Result<Address, Infallible> {
        Ok(address_of(parts))
    }
}

fn address_of(parts: &Parts) -> Address {
    let told = parts.extensions.get::<Address>().cloned();
    let peer = || {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        peer.map(|ConnectInfo(address)| address.ip().to_string())
    };
    told.unwrap_or_else(|| Address(peer().unwrap_or_default()))
}

/// The token a request carries, if it has the shape of one.
pub(super) fn token(headers: &HeaderMap, is_tls: bool) -> Option<Token> {
    let all = headers.get_all(header::COOKIE);
    let mut pairs = all.iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    pairs.find_map(|pair| {
        let (found, value) = pair.trim().split_once('=')?;
        if found == cookie_name(is_tls) { Token::read(value) } else { None }
    })
}

/// Gives the browser its token.
pub(super) fn give(answer: &mut Response, house: &House, token: &Token) -> Result<()> {
    let pair = format!("{}={}", cookie_name(house.is_tls), token.text());
    set(answer, house, &pair, LONGEST_MS / 1000)
}

/// Takes the token back.
pub(super) fn take(answer: &mut Response, house: &House) -> Result<()> {
    set(answer, house, &format!("{}=", cookie_name(house.is_tls)), 0)
}

/// Lets the pages go on in the language of the account.
pub(super) fn speak(answer: &mut Response, house: &House, lang: &str) -> Result<()> {
    const YEAR_S: i64 = 31_536_000;
    match kit::Lang::read(lang) {
        Some(lang) => set(answer, house, &format!("lang={}", lang.code()), YEAR_S),
        None => Ok(()),
    }
}

fn set(answer: &mut Response, house: &House, pair: &str, life_s: i64) -> Result<()> {
    let secure = if house.is_tls { "; Secure" } else { "" };
    let text = format!("{pair}; Path=/; HttpOnly; SameSite=Lax; Max-Age={life_s}{secure}");
    let value = HeaderValue::from_str(&text).map_err(Error::fault)?;
    answer.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}

/// The layer in front of every page: turns the cookie into [`kernel::Who`] with the rights of
/// today and [`OpenSession`], both in the extensions of the request. It decides nothing: a guest
/// is somebody too, and every handler asks for its pass.
pub async fn recognise(State(house): State<House>, mut request: Request, next: Next) -> Response {
    if kit::web::is_for_programs(request.uri().path()) {
        return super::program::recognise(house, request, next).await;
    }
    let Some(token) = token(request.headers(), house.is_tls) else {
        return next.run(request).await;
    };
    match behind(&house, token).await {
        Ok(Some((who, info))) => {
            request.extensions_mut().insert(who);
            request.extensions_mut().insert(info);
        }
        Ok(None) => {}
        Err(error) => return Refusal::from(error).into_response(),
    }
    next.run(request).await
}

async fn behind(house: &House, token: Token) -> Result<Option<(Who, OpenSession)>> {
    let (at, today) = (house.clock.now(), house.clock.today());
    let found = house.db.read(move |tx| sessions::who(tx, token.text(), at, today)).await?;
    if let Some((_, info)) = &found
        && info.is_stale
    {
        let session = info.session;
        house.db.write(move |tx| sessions::touch(tx, session, at)).await?;
    }
    Ok(found)
}

/// The browser behind a request.
#[derive(Debug, Clone)]
pub(super) struct Browser {
    /// The token it carries.
    pub token: Option<Token>,
    /// Its session, when the layer of `program` found one.
    pub session: Option<OpenSession>,
    /// Browser and system in a few words.
    pub agent: String,
    /// Where it is.
    pub address: String,
}

impl FromRequestParts<House> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &House,
    ) -> std::result::Result<Browser, Infallible> {
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Browser {
            token: token(&parts.headers, house.is_tls),
            session: parts.extensions.get::<OpenSession>().cloned(),
            agent: short_agent(agent.unwrap_or_default()),
            address: address_of(parts).0,
        })
    }
}

/// `Firefox · Windows`: what a person needs to tell their own browsers apart, and no more.
fn short_agent(agent: &str) -> String {
    let has = |list: &[(&str, &'static str)]| {
        list.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    // The order matters: Edge calls itself Chrome, Chrome calls itself Safari.
    let browser = has(&[
        ("Edg", "Edge"),
        ("CocCoc", "Cốc Cốc"),
        ("coc_coc", "Cốc Cốc"),
        ("Firefox", "Firefox"),
        ("SamsungBrowser", "Samsung"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = has(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::short_agent;

    #[test]
    fn a_browser_is_named_in_two_words() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                    Gecko) Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(short_agent(edge), "Edge · Windows");
        assert_eq!(short_agent("curl/8"), "");
    }
}
