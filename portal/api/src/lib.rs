//! The API for other programs (issue: "Open to others"): units, figures, values, reports, work and
//! clusters as JSON under `/api/v1`, with an OpenAPI 3.1 document made from the same declarations
//! as the routes. Every answer is asked for with a token of an account and gives no more than that
//! account may see; cookies mean nothing here. Other doors (DHIS2, open data) are built with
//! [`declare`], [`call`], [`answer`], [`tree`] and [`values`]. It keeps no table of its own.

pub mod answer;
mod api;
pub mod asked;
pub mod call;
pub mod cluster;
pub mod declare;
mod openapi;
pub mod say;
mod schemas;
pub mod tree;
pub mod uid;
pub mod values;

pub use asked::{Asked, Map};
pub use call::Call;
pub use declare::{Api, Body, Endpoint, Endpoints, Holds, Param, json};
pub use openapi::document;
pub use tree::{InPeriods, Tree, Trees};
pub use values::{Line, Reader, Told};

use kit::{Capability, Lang, Routes};

/// Every address of this part.
pub fn api() -> Api {
    api::all().and(openapi::api())
}

fn routes() -> Routes {
    api().routes()
}

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "api",
    schema: &[],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: &[],
    routes,
};
