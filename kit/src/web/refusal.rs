//! How a request is refused: each kind of error has one status and one page (or one JSON object
//! for the script). A refusal says what to do; it never says what exists, and never shows the
//! cause of a fault, only a code under which the log has it.

use super::Visit;
use super::problem::{self, Problem, is_for_programs};
use crate::icon::Icon;
use crate::page::PageHead;
use crate::{conflict, notice};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Flaw};
use maud::{Markup, html};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// What a handler answers.
pub type Answer = Result<Response, Refusal>;

/// Why a request is refused.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// An error of the house; the usual case, by `?`.
    Told(Arc<Error>),
    /// One must log in first.
    LogIn,
    /// The request came from another site.
    Foreign,
    /// Another program is told what no kind of error says.
    Problem(Box<Problem>),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Refusal {
        Refusal::Problem(Box::new(problem))
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal::Told(Arc::new(error))
    }
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Refusal::Told(error) => {
                StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
            Refusal::LogIn => StatusCode::UNAUTHORIZED,
            Refusal::Foreign => StatusCode::FORBIDDEN,
            Refusal::Problem(problem) => problem.status,
        }
    }

    /// The message keys of its title and its advice: `<key>` and `<key>-advice`.
    fn key(&self) -> &'static str {
        match self {
            Refusal::Told(error) => match **error {
                Error::Invalid(_) => "kit-refused-invalid",
                Error::NotFound => "kit-refused-unknown",
                Error::Conflict(_) => "kit-refused-conflict",
                Error::Busy => "kit-refused-busy",
                Error::TooLarge => "kit-refused-large",
                Error::Fault(_) => "kit-refused-fault",
            },
            Refusal::LogIn => "kit-refused-login",
            Refusal::Foreign => "kit-refused-foreign",
            Refusal::Problem(problem) => match problem.status {
                StatusCode::TOO_MANY_REQUESTS => "kit-refused-wait",
                _ => "kit-refused-invalid",
            },
        }
    }

    fn is_fault(&self) -> bool {
        self.status() == StatusCode::INTERNAL_SERVER_ERROR
    }

    /// Draws it for whoever asked; called by the layer that knows them.
    pub(super) fn render(&self, visit: &Visit) -> Response {
        let code = self.is_fault().then(|| self.log());
        let mut answer = if is_for_programs(visit.here()) {
            self.as_problem(visit, code.as_deref())
        } else if let (Refusal::LogIn, true) = (self, visit.may_follow_to_login()) {
            let next: String = form_urlencoded::byte_serialize(visit.here().as_bytes()).collect();
            super::redirect(&format!("/login?next={next}"))
        } else if visit.wants_json() {
            super::json(self.status(), &self.as_json(visit, code.as_deref()))
        } else {
            (self.status(), self.page(visit, code.as_deref())).into_response()
        };
        if let Refusal::Problem(problem) = self {
            answer.headers_mut().extend(problem.headers.iter().cloned());
        }
        if let Refusal::Told(error) = self
            && matches!(**error, Error::Busy)
        {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        answer
    }

    /// Writes the fault to the log and answers the code it stands under.
    fn log(&self) -> String {
        let code = uuid::Uuid::now_v7().simple().to_string();
        // The last letters are the random ones: short enough to be read out on the telephone.
        let code = code[code.len() - 8..].to_uppercase();
        if let Refusal::Told(error) = self {
            tracing::error!(code, %error, "a request ended in a fault");
        }
        code
    }

    /// For another program: problem details.
    fn as_problem(&self, visit: &Visit, code: Option<&str>) -> Response {
        let words = visit.words();
        let said = |flaw: &Flaw| words.say_flaw(flaw, None);
        let mut more = Map::new();
        let key = match self.key() {
            // A program asks for no page.
            "kit-refused-unknown" => "kit-refused-nothing",
            key => key,
        };
        let mut detail = match self {
            Refusal::LogIn => words.say("kit-refused-token"),
            _ => words.say(&format!("{key}-advice")),
        };
        if let Some(code) = code {
            more.insert("code".into(), json!(code));
        }
        match self {
            Refusal::Problem(problem) => {
                detail = said(&problem.flaw);
                more.extend(problem.more.clone());
            }
            Refusal::Told(error) => match &**error {
                Error::Invalid(flaws) => {
                    detail = flaws.first().map(said).unwrap_or(detail);
                    let told = |flaw: &Flaw| json!({ "field": flaw.field, "message": said(flaw) });
                    more.insert("flaws".into(), flaws.iter().map(told).collect());
                }
                Error::Conflict(both) => {
                    let told = json!({
                        "field": both.field, "base": both.base, "current": both.current,
                        "mine": both.mine, "theirs": both.theirs,
                    });
                    more.insert("conflict".into(), told);
                }
                _ => {}
            },
            _ => {}
        }
        let titled = (words.say(key), detail);
        problem::answer(visit, self.status(), titled, more)
    }

    fn as_json(&self, visit: &Visit, code: Option<&str>) -> Value {
        let words = visit.words();
        let mut told = json!({
            "kind": self.key().trim_start_matches("kit-refused-"),
            "message": words.say(self.key()),
        });
        if let Some(code) = code {
            told["code"] = json!(code);
        }
        if let Refusal::Told(error) = self {
            match &**error {
                Error::Invalid(flaws) => {
                    let said = flaws.iter().map(|flaw| {
                        json!({ "field": flaw.field, "message": words.say_flaw(flaw, None) })
                    });
                    told["flaws"] = said.collect();
                }
                Error::Conflict(conflict) => {
                    told["conflict"] = json!({
                        "field": conflict.field, "base": conflict.base,
                        "current": conflict.current, "mine": conflict.mine,
                        "theirs": conflict.theirs, "by": conflict.by,
                    });
                }
                _ => {}
            }
        }
        json!({ "error": told })
    }

    fn page(&self, visit: &Visit, code: Option<&str>) -> Markup {
        let words = visit.words();
        let head = PageHead { title: words.say(self.key()), narrow: true, ..PageHead::default() };
        let body = html! {
            div.card.refused {
                p { (words.say(&format!("{}-advice", self.key()))) }
                (self.details(visit))
                @if let Some(code) = code {
                    p.quiet {
                        (Icon::Note.draw()) (words.say_with("kit-refused-code", &[("code", code)]))
                    }
                }
                p { a.btn href="/" { (words.say("kit-home")) } }
            }
        };
        visit.draw_plain(&head, body)
    }

    fn details(&self, visit: &Visit) -> Markup {
        let words = visit.words();
        match self {
            Refusal::Told(error) => match &**error {
                Error::Invalid(flaws) => notice::flaw_list(words, flaws),
                Error::Conflict(both) => conflict::two_values(words, both),
                _ => html! {},
            },
            Refusal::LogIn => html! {
                p { a.btn.lead href="/login" target="_blank" rel="noopener" {
                    (words.say("kit-session-again"))
                } }
            },
            Refusal::Foreign => html! {},
            Refusal::Problem(problem) => html! { p { (words.say_flaw(&problem.flaw, None)) } },
        }
    }
}

impl IntoResponse for Refusal {
    /// Only the status and a note for the layer above, which draws it in the language of the
    /// reader ([`super::inner`]).
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}
