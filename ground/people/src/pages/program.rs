//! Who is behind a request of another program: `Authorization: Bearer TOKEN`, `ApiToken TOKEN`, or
//! `Basic` with a log-in name and the token in the place of the password (clients of the DHIS2 Web
//! API know nothing else). A password is never looked at here. Wrong tokens are counted by address.

use super::cookie::Address;
use super::entry::machine_time;
use crate::model::OpenToken;
use crate::proof::token::ApiToken;
use crate::rules::forms::login_key;
use crate::store::throttle::{self, Attempts};
use crate::store::tokens;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::{Result, Who};
use kit::web::Problem;
use kit::{House, Refusal};
use std::net::SocketAddr;

/// What a program showed.
struct Shown {
    token: Option<ApiToken>,
    /// With `Basic`: whose token it must be.
    login: Option<String>,
}

/// Turns the token into [`kernel::Who`] and [`OpenToken`] in the extensions of the request. Without
/// a token the request goes on as nobody's: what is public needs none.
pub(super) async fn recognise(house: House, mut request: Request, next: Next) -> Response {
    let Some(shown) = shown(request.headers()) else { return next.run(request).await };
    match behind(&house, &shown).await {
        Ok(Some((who, open))) => {
            request.extensions_mut().insert(who);
            request.extensions_mut().insert(open);
            next.run(request).await
        }
        Ok(None) => match refused(&house, &address(&request)).await {
            Ok(refusal) => refusal.into_response(),
            Err(error) => Refusal::from(error).into_response(),
        },
        Err(error) => Refusal::from(error).into_response(),
    }
}

fn shown(headers: &HeaderMap) -> Option<Shown> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().unwrap_or_default();
    let (scheme, value) = text.split_once(' ').unwrap_or((text, ""));
    if scheme.eq_ignore_ascii_case("basic") {
        let pair =
            STANDARD.decode(value.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let pair = pair.unwrap_or_default();
        let (login, token) = pair.split_once(':').unwrap_or_default();
        return Some(Shown { token: ApiToken::read(token), login: Some(login.to_owned()) });
    }
    let known = ["bearer", "apitoken"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
    let token = ApiToken::read(value.trim()).filter(|_| known);
    Some(Shown { token, login: None })
}

async fn behind(house: &House, shown: &Shown) -> Result<Option<(Who, OpenToken)>> {
    let Some(token) = shown.token.clone() else { return Ok(None) };
    let (at, today) = (house.clock.now(), house.clock.today());
    let found = house.db.read(move |tx| tokens::who(tx, &token, at, today)).await?;
    let is_theirs = |open: &OpenToken| {
        shown.login.as_ref().is_none_or(|login| login_key(login) == login_key(&open.login))
    };
    let found = found.filter(|(_, open)| is_theirs(open));
    if let Some((_, open)) = &found
        && open.is_stale
    {
        let id = open.id;
        house.db.write(move |tx| tokens::touch(tx, id, at)).await?;
    }
    Ok(found)
}

/// 401, or 429 while the address must wait.
async fn refused(house: &House, address: &str) -> Result<Refusal> {
    let (keys, at) = (Attempts::of_address(address), machine_time());
    let wait = house.db.write(move |tx| throttle::attempt(tx, &keys, at)).await?;
    wait.map_or(Ok(Refusal::LogIn), must_wait)
}

/// 429: an address that guessed wrong too often waits so many milliseconds, and is told how long.
pub fn must_wait(wait_ms: i64) -> Result<Refusal> {
    let seconds = ((wait_ms + 999) / 1000).to_string();
    let problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, "people-log-in-wait");
    let value = HeaderValue::from_str(&seconds).map_err(kernel::Error::fault)?;
    Ok(problem.arg("seconds", seconds).header(header::RETRY_AFTER, value).into())
}

fn address(request: &Request) -> String {
    let told = request.extensions().get::<Address>().map(|address| address.0.clone());
    let peer = || {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        peer.map(|ConnectInfo(address)| address.ip().to_string())
    };
    told.or_else(peer).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tokens_are_taken_for_tokens() {
        let asked = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, HeaderValue::from_static(value));
            shown(&headers).and_then(|shown| shown.token).is_some()
        };
        assert!(!asked("Basic YmluaDpob2Egc2Vu") && !asked("Bearer hoa sen") && !asked("Digest x"));
        let token = ApiToken::new().map(|t| t.text().to_owned()).unwrap_or_default();
        let mut headers = HeaderMap::new();
        let value = HeaderValue::from_str(&format!("ApiToken {token}"));
        headers.insert(header::AUTHORIZATION, value.unwrap_or(HeaderValue::from_static("")));
        assert!(shown(&headers).is_some_and(|shown| shown.token.is_some()));
    }
}
