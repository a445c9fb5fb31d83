//! What goods are that were received to be handed over. No database, no web.

use kernel::{Day, Id, UnitId, row};
use uuid::Uuid;

/// Marker of [`ConsignmentId`].
pub enum ConsignmentRecord {}
/// Goods that were received to be handed over.
pub type ConsignmentId = Id<ConsignmentRecord>;

row! {
    /// Goods that were received from a partner.
    pub struct ConsignmentRow {
        /// Its id.
        pub id: ConsignmentId,
        /// The unit that keeps them.
        pub unit: UnitId,
        /// What they are (*máy lọc nước*).
        pub item: String,
        /// In what they are counted (*thiết bị*).
        pub noun: String,
        /// Who gave them.
        pub partner: String,
        /// The day they came.
        pub received_on: Day,
        /// How many came.
        pub quantity: i64,
        /// What all of them are worth, in đồng.
        pub amount: i64,
        /// The value is printed with *trên*.
        pub at_least: bool,
        /// Code of the kind of work that hands them over, when it was said.
        pub kind: Option<String>,
        /// The paper they came with.
        pub note: String,
        /// How many were handed over or are promised to work that waits.
        pub handed: i64,
        /// Why they were taken back, if they were.
        pub taken_back_why: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl ConsignmentRow {
    /// How many are left.
    pub fn left(&self) -> i64 {
        self.quantity - self.handed
    }
}

/// What the other work on a consignment has taken of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Others {
    /// How many.
    pub many: i64,
    /// What these are worth, in đồng.
    pub amount: i64,
}

row! {
    /// What a file of a programme took of goods.
    pub struct TakenRow {
        /// The id of what took it: an entry, a part of a budget, an animal.
        pub id: Uuid,
        /// The goods.
        pub consignment: ConsignmentId,
        /// The unit of the file.
        pub unit: UnitId,
        /// Code of the kind of work that the file is.
        pub kind: String,
        /// The page of the file.
        pub page: String,
        /// The day.
        pub on_day: Day,
        /// How many.
        pub quantity: i64,
        /// What these are worth, in đồng.
        pub amount: i64,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A hand-over as the page of its goods lists it.
    pub struct HandedRow {
        /// The work, or what took the goods for a file.
        pub id: Uuid,
        /// The page of the file; none is the page of the work.
        pub page: Option<String>,
        /// The name of its unit.
        pub unit_name: String,
        /// Code of its kind.
        pub kind: String,
        /// Its last day.
        pub on_day: Day,
        /// What it is called; nothing of a file.
        pub title: String,
        /// State code; of a file whether it stands.
        pub state: String,
        /// How many of the goods.
        pub counted: i64,
        /// Its whole value in đồng.
        pub amount: i64,
    }
}
