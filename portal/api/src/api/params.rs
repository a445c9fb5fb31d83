//! The parameters that several addresses share. They hold no value.

use crate::declare::{Holds, Param};

/// Lines of a page.
pub const LIMIT: Param = Param::new("limit", Holds::Number(1, 500));
/// The cursor of the next page.
pub const AFTER: Param = Param::new("after", Holds::Text(80));
/// The tree of a day.
pub const AS_OF: Param = Param::new("as_of", Holds::Day);
/// A unit and all under it.
pub const UNDER: Param = Param::new("under", Holds::Unit);
/// A unit in the path.
pub const UNIT: Param = Param::path("unit", Holds::Uuid);
/// Figures by code.
pub const FIGURE: Param = Param::new("figure", Holds::Figure).many();
/// Periods.
pub const PERIOD: Param = Param::new("period", Holds::Period).many().needed();
/// The map.
pub const MAP: Param = Param::new("map", Holds::Map);
/// A cluster in the path.
pub const CLUSTER: Param = Param::path("cluster", Holds::Uuid);
