//! The addresses under `/api/v1`. Each handler reads its query by its declaration, asks for its
//! pass and answers; no SQL and no rule stands here.

mod cells;
mod clusters;
mod figures;
mod me;
mod params;
mod reports;
mod units;
mod values;
mod work;

use crate::declare::Api;

/// All of them.
pub fn all() -> Api {
    Api::new()
        .and(me::api())
        .and(units::api())
        .and(figures::api())
        .and(values::api())
        .and(clusters::api())
        .and(reports::api())
        .and(cells::api())
        .and(work::api())
}
