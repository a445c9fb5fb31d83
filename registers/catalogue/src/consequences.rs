//! What a change of the map does to the catalogue: kinds that a chapter added go with it. Norms are
//! a decision of the unit that made them and end with it.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[
    Following { table: "kind", open: "closed_on >= $1", key: "follows-kind", moves: true },
    // The price that holds or is to come.
    Following {
        table: "norm",
        open: "not exists (select 1 from norm later where later.unit = norm.unit \
               and later.kind = norm.kind and later.from_on > norm.from_on \
               and later.from_on <= $1)",
        key: "follows-norm",
        moves: false,
    },
]);
