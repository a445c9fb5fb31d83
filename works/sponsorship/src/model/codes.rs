//! The code on the slip of somebody who is helped. It holds no code, only what became of it.

use super::GivingId;
use addresses::AddressId;
use kernel::{Day, Id, Instant, Month, row};

/// Marker of [`CodeId`].
pub enum CodeRecord {}
/// A slip with a code.
pub type CodeId = Id<CodeRecord>;

/// Why a code opens nothing any more (`sponsorship-code-<code>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was said, and help was written down.
    Used,
    /// A newer slip took its place.
    Replaced,
    /// It was guessed at too often.
    Locked,
}

impl Why {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Why::Used => "used",
            Why::Replaced => "replaced",
            Why::Locked => "locked",
        }
    }
}

row! {
    /// A slip as stored, without its code.
    pub struct CodeRow {
        /// Its id.
        pub id: CodeId,
        /// Whose slip it is.
        pub address: AddressId,
        /// The month that it is for.
        pub month: Month,
        /// Wrong codes that were said on `wrong_on`.
        pub wrong: i64,
        /// The last day on which a wrong code was said.
        pub wrong_on: Option<Day>,
        /// The help that it proves.
        pub giving: Option<GivingId>,
        /// Who made it.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// When it was closed.
        pub closed_at: Option<Instant>,
        /// [`Why`] code.
        pub closed_why: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}
