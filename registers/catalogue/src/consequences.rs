//! What a change of the map does to the catalogue: kinds that a chapter added go with it. Norms are
//! a decision of the unit that made them and end with it.

use org::consequences::{Following, Rows};

/// What follows a unit that is no more to whoever takes its place.
pub static FOLLOWS: Rows = Rows(&[
    Following { table: "kind", open: "closed_on >= $1", key: "follows-kind", moves: true },
    Following { table: "norm", open: "amount > 0", key: "follows-norm", moves: false },
]);
