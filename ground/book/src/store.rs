//! Every statement of the Book. Others come through the names given out here; what a number
//! means is decided in `rules` and by the capability that posts it.

mod atlas;
pub(crate) mod batch;
mod booked;
mod drill;
mod handed;
mod held;
pub(crate) mod ids;
mod late;
mod locks;
mod map;
mod moves;
mod named;
mod numbers;
mod own;
mod owned;
mod pending;
pub(crate) mod position;
mod post;
mod reads;
mod sealed;
mod standing;
mod succession;
mod totals;
mod trail;
pub(crate) mod upsert;
mod verify;

pub use atlas::{Atlas, Cover, Fate, Forebears, Maps, NamedHeir};
pub use booked::{Booked, booked_at, booked_elsewhere};
pub use drill::{After, Basis, Entry, entries};
pub use handed::{Handed, divide_anew, handed};
pub use held::held;
pub use late::{
    Late, LateAt, LateEntry, late, late_before, late_before_on_map, late_on_map, records_around,
};
pub use locks::{is_month_locked, lock, locked_of, locks_from, open_month, unlock};
pub use map::{
    Cut, IssuedOnMap, MapPart, OnMap, issued_on_map, issued_span_on_map, months_on_map, named_of,
    on_map, parts_on_map, spans_on_map, units_on_map,
};
pub use moves::{Undone, change_parents, close_units, nothing_after, undo, unshift};
pub(crate) use numbers::ids_of;
pub use own::month_with_own;
pub use owned::owned;
pub use pending::{fold, is_pending};
pub use post::{correct, correct_all, post, restate, reverse};
pub use reads::{Child, Line, Readings, children, contributors, month, readings, series, span};
pub use sealed::{Paper, PaperId, Sealed, seal, sealed};
pub use standing::{Standing, booked_by, standing_at, standing_of_record, sums_of_records};
pub use verify::{Broken, Law, verify};
