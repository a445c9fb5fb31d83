//! How an address for other programs is declared: one value from which come its route, the reading
//! of its query and its part of the OpenAPI document, so that the three cannot drift apart. It
//! answers nothing itself.

use axum::handler::Handler;
use kit::{House, Routes};
use people::Scope;

/// What a parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Text of up to so many letters.
    Text(usize),
    /// A unit: its key (a UUID) or its path.
    Unit,
    /// A UUID.
    Uuid,
    /// A whole number within bounds.
    Number(i64, i64),
    /// A day, `2024-10-31`.
    Day,
    /// A month, `2024-10`.
    Month,
    /// A period: `2024-10`, `2024-Q4`, `2024-H2`, `2024-9M`, `2024`.
    Period,
    /// A figure's code.
    Figure,
    /// `reported`, `today` or a day.
    Map,
    /// `true` or `false`.
    Yes,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// A parameter.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it stands in the path.
    pub is_in_path: bool,
    /// Whether it must be there.
    pub is_needed: bool,
    /// Whether it may come several times.
    pub repeats: bool,
}

impl Param {
    /// One that may be left out.
    pub const fn new(name: &'static str, holds: Holds) -> Param {
        Param { name, holds, is_in_path: false, is_needed: false, repeats: false }
    }

    /// One of the path.
    pub const fn path(name: &'static str, holds: Holds) -> Param {
        Param { name, holds, is_in_path: true, is_needed: true, repeats: false }
    }

    /// One that must be there.
    pub const fn needed(mut self) -> Param {
        self.is_needed = true;
        self
    }

    /// One that may come several times.
    pub const fn many(mut self) -> Param {
        self.repeats = true;
        self
    }
}

/// What an address sends: a schema by name in one or more content types.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// Name of its schema.
    pub schema: &'static str,
    /// Content types.
    pub kinds: &'static [&'static str],
}

/// JSON of a schema.
pub const fn json(schema: &'static str) -> Body {
    Body { schema, kinds: &["application/json"] }
}

/// An address with a method.
#[derive(Debug)]
pub struct Endpoint {
    /// `GET`, `POST`, `PUT`, `DELETE`.
    pub method: &'static str,
    /// `/api/v1/units/{unit}`.
    pub path: &'static str,
    /// Its name in the document (`listUnits`); words for it stand under `api-op-<name>`.
    pub id: &'static str,
    /// Its group.
    pub tag: &'static str,
    /// What a token must be for; none where no token is asked.
    pub scope: Option<Scope>,
    /// Its parameters.
    pub params: &'static [Param],
    /// Names of request headers that it reads.
    pub headers: &'static [&'static str],
    /// What is sent to it.
    pub takes: Option<Body>,
    /// What it answers when all is well.
    pub answers: Body,
    /// Statuses beside 200 and the usual refusals.
    pub also: &'static [u16],
    /// Statuses that are no refusals, or whose refusal has a shape of its own.
    pub instead: &'static [(u16, Option<Body>)],
    /// Whether parameters it does not know are left unread instead of refused.
    pub is_lenient: bool,
}

impl Endpoint {
    /// A reading address.
    pub const fn get(path: &'static str, id: &'static str, tag: &'static str) -> Endpoint {
        Endpoint {
            method: "GET",
            path,
            id,
            tag,
            scope: None,
            params: &[],
            headers: &[],
            takes: None,
            answers: json("Any"),
            also: &[],
            instead: &[],
            is_lenient: false,
        }
    }
}

/// The routes of a part together with what was declared for them.
#[derive(Default)]
pub struct Api {
    routes: Routes,
    endpoints: Vec<&'static Endpoint>,
}

impl Api {
    /// None yet.
    pub fn new() -> Api {
        Api::default()
    }

    /// Answers an address.
    pub fn on<H, T>(mut self, endpoint: &'static Endpoint, handler: H) -> Api
    where
        H: Handler<T, House>,
        T: 'static,
    {
        self.endpoints.push(endpoint);
        let path = endpoint.path;
        self.routes = match endpoint.method {
            "POST" => self.routes.post_up_to(path, LARGEST_BODY, handler),
            "PUT" => self.routes.put(path, handler),
            "DELETE" => self.routes.delete(path, handler),
            _ => self.routes.get(path, handler),
        };
        self
    }

    /// With those of another part.
    pub fn and(mut self, other: Api) -> Api {
        self.routes = self.routes.and(other.routes);
        self.endpoints.extend(other.endpoints);
        self
    }

    /// The routes.
    pub fn routes(self) -> Routes {
        self.routes
    }

    /// What was declared.
    pub fn endpoints(&self) -> Vec<&'static Endpoint> {
        self.endpoints.clone()
    }
}

/// The largest set of values taken at once: forty thousand of them.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// Everything that is declared in the whole program, put on the shelf by `program`.
pub struct Endpoints(pub Vec<&'static Endpoint>);
