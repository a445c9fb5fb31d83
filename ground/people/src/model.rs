//! What the things are: persons, organisations, terms of office, signers, accounts and their
//! roles, sessions. Plain data and the codes kept in the database; no database, no page.

pub mod account;
pub mod forms;
pub mod person;
pub mod token;

pub use account::{
    AccountRow, GrantRow, NewAccount, NewRole, OpenSession, RoleId, Session, SessionId,
};
pub use person::{
    BodyRef, Capacity, Kind, NewOffice, NewOrganisation, NewPerson, NewSigner, OfficeId, OfficeRow,
    OrganisationId, OrganisationRow, PersonId, PersonRow, Sex, SignerId, SignerRow,
};
pub use token::{ApiTokenId, ApiTokenRow, NewApiToken, OpenToken, Scope};

/// Reads and writes an enum as its stable code, in the database and in message keys.
macro_rules! codes {
    ($name:ident { $($variant:ident = $code:literal),* $(,)? }) => {
        impl $name {
            /// Every value, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The stable code kept in the database and in message keys.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            /// The value with this code.
            pub fn read(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }
        }
    };
}
pub(crate) use codes;
