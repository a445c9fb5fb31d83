//! Open data: what anyone may read without a token. Figures of issued papers that their unit has
//! published, as HXL-tagged CSV, as GeoJSON and OGC API Features, as an Atom feed and as the yearly
//! table of the FDRS; and the page that explains all of it. Nothing of a month that is still being
//! worked on is ever here (docs/decisions/0134).

mod acts;
mod consequences;
mod csv_file;
mod fdrs;
mod feed;
mod geo;
mod ogc;
mod pages;
mod papers;
pub mod store;

pub use consequences::FOLLOWS;

pub use acts::PUBLISH;
pub use papers::Published;

use kernel::db::Step;
use kit::{Capability, Lang, Routes};

/// Every address that the OpenAPI document tells.
pub fn api() -> api::Api {
    ogc::api().and(fdrs::api())
}

fn routes() -> Routes {
    api().routes().and(pages::routes())
}

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "open",
    schema: &[Step {
        name: "open/0001_publication",
        sql: include_str!("../schema/0001_publication.sql"),
    }],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes,
};
