//! What a target is. No database, no web.

use kernel::{Id, UnitId, row};

/// Marker of [`TargetId`].
pub enum TargetRecord {}
/// A target. Made by the client, so that one sent twice is kept once.
pub type TargetId = Id<TargetRecord>;

row! {
    /// A target as stored.
    pub struct TargetRow {
        /// Its id.
        pub id: TargetId,
        /// The unit that is to reach it.
        pub unit: UnitId,
        /// The year.
        pub year: i64,
        /// The code of the figure: a flow adds up over the year, a stock stands at its end.
        pub figure: String,
        /// How much, in the unit of the figure (money in đồng); none when it was taken back.
        pub amount: Option<i64>,
        /// The paper it was set by.
        pub basis: String,
        /// How often it was changed.
        pub version: i64,
    }
}
