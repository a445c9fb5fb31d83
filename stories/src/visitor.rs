//! The people of our stories at a door without a socket: they log in by the real form, keep their
//! cookies, and send what a browser sends. They know no rule of the house.

use crate::house::Demo;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use tower::ServiceExt;

/// Somebody with a browser.
#[derive(Clone)]
pub struct Visitor {
    app: Router,
    jar: BTreeMap<String, String>,
    /// Shown on the paths of other programs, where cookies mean nothing.
    token: Option<String>,
}

/// What was answered.
pub struct Told {
    /// The status.
    pub status: StatusCode,
    /// Where a redirect leads; empty without one.
    pub to: String,
    /// The content type.
    pub kind: String,
    /// All headers.
    pub headers: axum::http::HeaderMap,
    /// The body.
    pub bytes: Bytes,
}

/// A form: names and values.
pub type Pairs<'a> = &'a [(&'a str, &'a str)];

/// As a browser encodes a form.
pub fn form(pairs: Pairs<'_>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// A key as a client makes it.
pub fn fresh_key() -> String {
    uuid::Uuid::now_v7().to_string()
}

impl Visitor {
    /// Khách: no account.
    pub fn guest(demo: &Demo) -> Visitor {
        Visitor { app: demo.app.clone(), jar: BTreeMap::new(), token: None }
    }

    /// One of the demo's people, logged in.
    pub async fn of(demo: &Demo, login: &str) -> Visitor {
        Visitor::known(demo, login, program::demo::PASSWORD).await
    }

    /// Somebody with an account, logged in.
    pub async fn known(demo: &Demo, login: &str, password: &str) -> Visitor {
        let mut visitor = Visitor::guest(demo);
        let pairs = [("login", login), ("password", password), ("next", "/")];
        let told = visitor.post("/login", &pairs).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{login}: {}", told.text());
        assert!(visitor.jar.contains_key("nhanai"), "{login} has no session");
        visitor
    }

    /// The same with a token for the paths of other programs.
    pub fn with_token(mut self, token: &str) -> Visitor {
        self.token = Some(token.to_owned());
        self
    }

    /// Sends JSON, with more headers.
    pub async fn send_json(
        &mut self,
        method: &str,
        path: &str,
        headers: Pairs<'_>,
        body: &str,
    ) -> Told {
        let mut request = self.request(method, path);
        if let Some(all) = request.headers_mut() {
            all.remove(header::CONTENT_TYPE);
        }
        request = request.header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Told {
        self.send(self.request("GET", path).body(Body::empty()).expect("a request")).await
    }

    /// Posts a form as a page does.
    pub async fn post(&mut self, path: &str, pairs: Pairs<'_>) -> Told {
        self.post_bytes(path, form(pairs).into_bytes()).await
    }

    /// Posts any bytes as a form.
    pub async fn post_bytes(&mut self, path: &str, bytes: Vec<u8>) -> Told {
        self.send(self.request("POST", path).body(Body::from(bytes)).expect("a request")).await
    }

    /// Posts a form as our script does, which wants JSON.
    pub async fn post_json(&mut self, path: &str, pairs: Pairs<'_>) -> Told {
        let request = self.request("POST", path).header(header::ACCEPT, "application/json");
        self.send(request.body(Body::from(form(pairs))).expect("a request")).await
    }

    /// A request with the cookies and the marks of this site, to be finished by a story.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let jar: Vec<String> =
            self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "nhanai.test")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = match &self.token {
            Some(token) if path.starts_with("/api") => {
                request.header(header::AUTHORIZATION, format!("Bearer {token}"))
            }
            _ => request,
        };
        if jar.is_empty() { request } else { request.header(header::COOKIE, jar.join("; ")) }
    }

    /// Sends a request and keeps the cookies of the answer.
    pub async fn send(&mut self, request: Request<Body>) -> Told {
        let answer = self.app.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().expect("a cookie").split(';').next().unwrap_or("");
            if let Some((name, value)) = pair.split_once('=') {
                self.jar.insert(name.into(), value.into());
            }
        }
        let head = |name| {
            let value = parts.headers.get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or("").to_owned()
        };
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        Told {
            status: parts.status,
            to: head(header::LOCATION),
            kind: head(header::CONTENT_TYPE),
            headers: parts.headers.clone(),
            bytes,
        }
    }

    /// The cookies as a header line, for a story with a socket of its own.
    pub fn cookies(&self) -> String {
        self.jar
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// The page, which must be there.
    pub async fn page(&mut self, path: &str) -> Told {
        let told = self.get(path).await;
        assert_eq!(told.status, StatusCode::OK, "{path}: {}", told.text());
        told
    }
}

/// Where a form that was taken leads.
pub fn done(told: &Told) -> String {
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    told.to.clone()
}

/// A form that came back says this.
pub fn refused(told: &Told, said: &str) {
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}: {}", told.words());
    assert!(told.words().contains(said), "{said}: {}", told.words());
}

impl Told {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// The words of a page, without its tags.
    pub fn words(&self) -> String {
        let text = self.text();
        let mut words = String::new();
        for piece in text.split('<') {
            words.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
            words.push(' ');
        }
        let words = words.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of the first field of this name.
    pub fn field(&self, name: &str) -> String {
        let text = self.text();
        let found = tag_with(&text, "input", &format!("name=\"{name}\""));
        let tag = found.unwrap_or_else(|| panic!("no field {name} in: {text}"));
        attribute(tag, "value").unwrap_or_default().to_owned()
    }

    /// The version in the form that posts to a path that ends so (`/under`).
    pub fn version_in(&self, step: &str) -> String {
        let text = self.text();
        let form = text.split(&format!("{step}\"")).nth(1);
        let form = form.unwrap_or_else(|| panic!("no form {step} in: {text}"));
        let version = tag_with(form, "input", "name=\"version\"");
        version.and_then(|tag| attribute(tag, "value")).expect("a version").to_owned()
    }

    /// The value of the last choice of a page's only list.
    pub fn last_choice(&self) -> String {
        let text = self.text();
        let tag = text.rsplit("<option").next().unwrap_or_default();
        attribute(tag, "value").unwrap_or_else(|| panic!("no choice in: {text}")).to_owned()
    }

    /// The first link to a record under this path (`/activities/`), whatever other pages of the
    /// capability the menu names before it.
    pub fn record(&self, path: &str) -> String {
        let text = self.text();
        let ids = text.split(path).skip(1).filter_map(|rest| rest.get(..36));
        let id = ids.clone().find(|id| uuid::Uuid::parse_str(id).is_ok());
        format!("{path}{}", id.unwrap_or_else(|| panic!("no {path} in: {text}")))
    }

    /// The tag of the element with this id.
    pub fn tag(&self, id: &str) -> String {
        let text = self.text();
        let at = text.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id} in: {text}"));
        let from = text[..at].rfind('<').unwrap_or(0);
        let until = text[at..].find('>').map_or(text.len(), |end| at + end);
        text[from..until].to_owned()
    }
}

fn tag_with<'a>(text: &'a str, name: &str, mark: &str) -> Option<&'a str> {
    let opened = format!("<{name}");
    text.split(opened.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .find(|tag| tag.contains(mark))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}
