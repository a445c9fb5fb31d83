//! The session in front of every page: it turns the cookie into [`Who`], with the rights of
//! today. It decides nothing: a guest is somebody too, and every handler asks for its pass.

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kit::{House, Refusal};

/// Recognises who asks and lets the request through.
pub async fn recognise(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let Some(token) = token(&request, &house) else { return next.run(request).await };
    let (at, today) = (house.clock.now(), house.clock.today());
    let found = house.db.read(move |tx| people::sessions::who(tx, &token, at, today)).await;
    match found {
        Ok(Some((who, session))) => {
            request.extensions_mut().insert(who);
            request.extensions_mut().insert(session);
        }
        Ok(None) => {}
        Err(error) => return Refusal::from(error).into_response(),
    }
    next.run(request).await
}

fn token(request: &Request, house: &House) -> Option<String> {
    let name = people::sessions::cookie_name(house.is_tls);
    let cookies = request.headers().get_all(header::COOKIE);
    cookies.iter().filter_map(|value| value.to_str().ok()).flat_map(|text| text.split(';')).find_map(
        |pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name && !value.is_empty()).then(|| value.to_owned())
        },
    )
}
