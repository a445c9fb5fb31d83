//! What a kitchen means to do: on which days of the week it serves, how many meals a day. No
//! database, no web.

use kernel::{Day, Id, UnitId, row};

/// Marker of [`KitchenPlanId`].
pub enum KitchenPlanRecord {}
/// A plan of a kitchen. Made by the client, so that a plan sent twice is set once.
pub type KitchenPlanId = Id<KitchenPlanRecord>;

row! {
    /// A plan of service; it holds until the next one begins.
    pub struct KitchenPlan {
        /// Its id.
        pub id: KitchenPlanId,
        /// The kitchen, or the unit that cooks.
        pub unit: UnitId,
        /// Its first day.
        pub from_on: Day,
        /// The days of the week, as a sum: Monday 1, Tuesday 2, Wednesday 4 … Sunday 64. None ends
        /// what was planned before.
        pub weekdays: i64,
        /// Meals a day.
        pub meals: i64,
        /// Who set it.
        pub made_name: String,
        /// Its version.
        pub version: i64,
    }
}
