//! Accounts, the roles given to them and their sessions. Nothing here carries a password or a
//! secret: those are types of `proof` and columns the store alone reads.

use super::person::PersonId;
use crate::proof::password::Hashed;
use kernel::ids::AccountId;
use kernel::{Day, Id, Instant, Role, UnitId, row};

/// Marker of [`RoleId`].
pub enum RoleMark {}
/// A role given to an account.
pub type RoleId = Id<RoleMark>;

/// Marker of [`SessionId`].
pub enum SessionMark {}
/// A session as its owner sees it in the list; it opens nothing.
pub type SessionId = Id<SessionMark>;

/// An account to be added, with the roles it begins with.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The id it will have.
    pub id: AccountId,
    /// The name typed at log-in (`chi.phuloi`).
    pub login: String,
    /// How the account is shown to others.
    pub display_name: String,
    /// The person behind it, when the person is kept.
    pub person: Option<PersonId>,
    /// The hashed password.
    pub password: Hashed,
    /// Whether it opens nothing until its owner chose a password of their own.
    pub must_change: bool,
    /// Code of the language its pages begin in (`vi`, `en`).
    pub lang: String,
}

/// A role to be given.
#[derive(Debug, Clone)]
pub struct NewRole {
    /// The id it will have.
    pub id: RoleId,
    /// The role.
    pub role: Role,
    /// First day.
    pub from: Day,
    /// Last day; 9999-12-31 when open.
    pub until: Day,
}

row! {
    /// An account of a list.
    pub struct AccountRow {
        /// Its id.
        pub id: AccountId,
        /// The unit it belongs to.
        pub unit: UnitId,
        /// The name typed at log-in.
        pub login: String,
        /// How it is shown to others.
        pub display_name: String,
        /// Whether its owner must choose a password first.
        pub must_change: bool,
        /// Whether a one-time code is asked at log-in.
        pub totp_on: bool,
        /// Code of its language.
        pub lang: String,
        /// When it was closed.
        pub closed_at: Option<Instant>,
        /// Version.
        pub version: i64,
    }
}

row! {
    /// A role given to an account, with the name of its unit.
    pub struct GrantRow {
        /// Its id.
        pub id: RoleId,
        /// The account.
        pub account: AccountId,
        /// Code of the role.
        pub role: String,
        /// The unit it is given for.
        pub unit: UnitId,
        /// Name of that unit.
        pub unit_name: String,
        /// First day.
        pub from_on: Day,
        /// Last day; 9999-12-31 when open.
        pub until_on: Day,
        /// Version.
        pub version: i64,
    }
}

row! {
    /// A session as its owner sees it.
    pub struct Session {
        /// Its id.
        pub id: SessionId,
        /// Browser and system in a few words.
        pub agent: String,
        /// When it began.
        pub made_at: Instant,
        /// When it was last used, to some minutes.
        pub seen_at: Instant,
    }
}

/// What the frame of a page needs to know of who has logged in.
#[derive(Debug, Clone)]
pub struct OpenSession {
    /// The account.
    pub account: AccountId,
    /// This session.
    pub session: SessionId,
    /// How the account is shown.
    pub display_name: String,
    /// Code of its language.
    pub lang: String,
    /// The unit its pages open with: of its first role of today, else the one it belongs to.
    pub home_unit: UnitId,
    /// Whether it opens nothing until its owner chose a password.
    pub must_change: bool,
    /// Whether [`crate::sessions::touch`] is due.
    pub is_stale: bool,
}
