//! The kernel: four words every capability stands on (who, where, when, how much), the journal,
//! the seal and the databases. It knows nothing of any capability and will never import one.

pub mod clock;
mod codes;
pub mod day;
pub mod db;
pub mod error;
pub mod figure;
pub mod ids;
pub mod journal;
pub mod money;
pub mod month;
pub mod number;
pub mod paper;
pub mod pass;
pub mod period;
pub mod place;
pub mod received;
pub mod seal;
pub mod sheet;

pub use ::fold;
pub use clock::Clock;
pub use day::{Day, Instant};
pub use error::{Error, Flaw, Result};
pub use ids::{Id, UnitId};
pub use money::{Count, Vnd};
pub use month::Month;
pub use pass::{Act, Pass, Role, Who};
pub use period::Period;
