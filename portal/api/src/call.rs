//! A request of another program that showed a token: who it acts for and what it may. Cookies mean
//! nothing here.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use kernel::Who;
use kit::web::Problem;
use kit::{House, Refusal, Visit};
use people::{OpenToken, Scope};

/// A request with a token.
pub struct Call {
    /// The request as the house sees it.
    pub visit: Visit,
    /// The token.
    pub token: OpenToken,
    /// The headers that were sent.
    pub headers: HeaderMap,
}

impl Call {
    /// Who it acts for, when the token is for such a thing.
    pub fn may(&self, scope: Scope) -> Result<Who, Refusal> {
        if self.token.scopes.contains(&scope) {
            return Ok(self.visit.who().clone());
        }
        let what = self.visit.say(&format!("people-scope-{}", scope.code()));
        Err(Problem::new(StatusCode::FORBIDDEN, "api-scope-missing").arg("what", what).into())
    }

    /// The text of a header; empty when it was not sent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl FromRequestParts<House> for Call {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Call, Refusal> {
        let token = parts.extensions.get::<OpenToken>().cloned().ok_or(Refusal::LogIn)?;
        let visit = match Visit::from_request_parts(parts, house).await {
            Ok(visit) => visit,
            Err(never) => match never {},
        };
        visit.known()?;
        Ok(Call { visit, token, headers: parts.headers.clone() })
    }
}
