//! The addresses. Handlers read their query by its declaration, ask for their pass and answer.

mod data;
mod meta;
mod post;

use api::{Api, Holds, Param};

/// Which members are told.
const FIELDS: Param = Param::new("fields", Holds::Text(2_000));
/// Conditions.
const FILTER: Param = Param::new("filter", Holds::Text(400)).many();
/// The number of a page.
const PAGE: Param = Param::new("page", Holds::Number(1, 1_000_000));
/// Things of a page.
const PAGE_SIZE: Param = Param::new("pageSize", Holds::Number(1, 100_000));
/// `false` for the whole list.
const PAGING: Param = Param::new("paging", Holds::Yes);
/// A thing in the path.
const UID: Param = Param::path("uid", Holds::Text(80));

/// All of them.
pub fn all() -> Api {
    Api::new().and(meta::api()).and(data::api()).and(post::api())
}
