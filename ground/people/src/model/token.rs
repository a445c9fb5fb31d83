//! What a token of another program is: what it may, where, until when. It holds no secret.

use kernel::ids::AccountId;
use kernel::{Day, Id, Instant, UnitId, row};

/// Marker of [`ApiTokenId`].
pub enum ApiTokenRecord {}
/// A token by which another program acts for an account.
pub type ApiTokenId = Id<ApiTokenRecord>;

/// What a token may. It never gives more than its account has that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// To read units, levels and successions.
    Units,
    /// To read figures, reports, clusters and lists of work (without names).
    Figures,
    /// To type values into open reports.
    Write,
}

impl Scope {
    /// All, in the order they are offered.
    pub const ALL: [Scope; 3] = [Scope::Units, Scope::Figures, Scope::Write];

    /// The stable code (`people-scope-<code>` in messages).
    pub fn code(self) -> &'static str {
        match self {
            Scope::Units => "units",
            Scope::Figures => "figures",
            Scope::Write => "write",
        }
    }

    /// The scope with this code.
    pub fn read(code: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.code() == code)
    }

    /// The scopes of a kept list (`units figures`); an unknown word gives nothing.
    pub fn list(text: &str) -> Vec<Scope> {
        text.split(' ').filter_map(Scope::read).collect()
    }
}

/// A token to be kept.
#[derive(Debug, Clone)]
pub struct NewApiToken {
    /// Its id, made by the form.
    pub id: ApiTokenId,
    /// The program that will use it.
    pub name: String,
    /// Where it acts: this unit and all under it.
    pub unit: UnitId,
    /// What it may.
    pub scopes: Vec<Scope>,
    /// Its last day.
    pub expires_on: Day,
}

row! {
    /// A token as its owner sees it.
    pub struct ApiTokenRow {
        /// Its id.
        pub id: ApiTokenId,
        /// The program that uses it.
        pub name: String,
        /// Name of its unit.
        pub unit_name: String,
        /// Its scopes, with spaces between.
        pub scopes: String,
        /// When it was made.
        pub made_at: Instant,
        /// Its last day.
        pub expires_on: Day,
        /// When it was last used, to some minutes.
        pub used_at: Option<Instant>,
        /// When it was closed.
        pub closed_at: Option<Instant>,
    }
}

/// What an API answer needs to know of the token that asks.
#[derive(Debug, Clone)]
pub struct OpenToken {
    /// The token.
    pub id: ApiTokenId,
    /// The account it acts for.
    pub account: AccountId,
    /// The log-in name of that account.
    pub login: String,
    /// The program's name.
    pub name: String,
    /// The unit it is given for.
    pub unit: UnitId,
    /// What it may.
    pub scopes: Vec<Scope>,
    /// Its last day.
    pub expires_on: Day,
    /// Whether [`crate::tokens::touch`] is due.
    pub is_stale: bool,
}
