//! The layers of every request. Outside: what must hold for any answer (headers that keep the
//! browser strict, compression, a panic becomes a fault). Inside, under the session of `program`:
//! where a post may come from, how large it may be, and how a refusal is drawn.

use super::problem::{self, Problem, is_for_programs};
use super::{BODY_LIMIT_BYTES, Capability, House, Refusal, Route, Visit, look};
use crate::assets;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::Error;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// Scripts, styles, pictures and requests come from this house alone; nothing inline; no frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
];

/// Our own script sends a form.
const BY_SCRIPT: HeaderName = HeaderName::from_static("x-by-script");
/// Where it is to go.
const GO_TO: HeaderName = HeaderName::from_static("x-go-to");

/// All routes of the capabilities and of the kit, with the layers that need to know who asks.
/// `program` puts its session layer around this one, then [`outer`]. Answers the recorded routes
/// too, for the access matrix.
pub fn inner(house: &House, capabilities: &[Capability]) -> (Router<House>, Vec<Route>) {
    let mut recorded = vec![Route { path: "/assets/{name}", method: "GET" }];
    let mut router = Router::new().route("/assets/{name}", get(assets::serve));
    for routes in capabilities.iter().map(|c| (c.routes)()).chain([look::routes()]) {
        recorded.extend_from_slice(routes.recorded());
        router = router.merge(routes.into_router());
    }
    recorded.sort_unstable();
    let router = router
        .fallback(|| async { Refusal::from(Error::NotFound) })
        .method_not_allowed_fallback(other_method)
        .layer(middleware::from_fn(tell_where))
        .layer(middleware::from_fn(refuse_foreign))
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .layer(middleware::from_fn_with_state(house.clone(), draw_refusals));
    (router, recorded)
}

/// A page that is asked for in a way it does not know is not there; a program is told so.
async fn other_method(uri: Uri) -> Refusal {
    if is_for_programs(uri.path()) {
        return Problem::new(StatusCode::METHOD_NOT_ALLOWED, "kit-refused-method").into();
    }
    Refusal::from(Error::NotFound)
}

/// What must hold for any answer, also one that the session layer gave.
pub fn outer(house: &House, router: Router) -> Router {
    router
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(house.clone(), draw_refusals))
        .layer(CompressionLayer::new())
        .layer(middleware::map_response(strict))
}

/// A panic is a fault of ours: the message goes to the log, the reader gets a code.
fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let said = cause.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("no message");
    Refusal::from(Error::Fault(format!("panic: {said}"))).into_response()
}

/// Draws a refusal that a handler (or a layer) answered, in the language of the reader.
async fn draw_refusals(State(house): State<House>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visit = Visit::of(&parts, &house);
    let mut answer = next.run(Request::from_parts(parts, body)).await;
    match answer.extensions_mut().remove::<Refusal>() {
        Some(refusal) => refusal.render(&visit),
        // The framework could not read the parts of the path (`/people/%FF`): no page is there.
        None if answer.status() == StatusCode::BAD_REQUEST && !problem::is_one(&answer) => {
            Refusal::from(Error::NotFound).render(&visit)
        }
        None => answer,
    }
}

/// Refuses a change that another site asked for in the name of a person who is logged in here.
async fn refuse_foreign(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_own(request.headers(), is_for_programs(request.uri().path())) {
        return next.run(request).await;
    }
    Refusal::Foreign.into_response()
}

/// Every browser of today sends `Sec-Fetch-Site`, older ones `Origin`. A client that sends neither
/// is no browser: it may act only without cookies, or where cookies mean nothing.
fn is_own(headers: &HeaderMap, ignores_cookies: bool) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host))
        }
        (Some(_), None) => false,
        (None, _) => ignores_cookies || !headers.contains_key(header::COOKIE),
    }
}

/// A script that sent a form cannot see where a redirect leads, and following it would take away
/// the word that the next page shows once: it is told the path and goes there as a reader would.
async fn tell_where(request: Request, next: Next) -> Response {
    let is_by_script = request.headers().contains_key(BY_SCRIPT);
    let mut answer = next.run(request).await;
    if is_by_script
        && answer.status() == StatusCode::SEE_OTHER
        && let Some(path) = answer.headers_mut().remove(header::LOCATION)
    {
        answer.headers_mut().insert(GO_TO, path);
        *answer.status_mut() = StatusCode::NO_CONTENT;
    }
    answer
}

/// Puts the strict headers on an answer; one that a handler set itself stays. What is not said to
/// be kept is kept nowhere: most answers hold somebody's data.
async fn strict(mut answer: Response) -> Response {
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        answer.headers_mut().entry(name).or_insert(value);
    }
    let kept = HeaderValue::from_static("no-store");
    answer.headers_mut().entry(header::CACHE_CONTROL).or_insert(kept);
    answer
}

#[cfg(test)]
mod tests;
