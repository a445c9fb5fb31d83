//! Families of stable codes: what the database and the message keys hold of an enum. It holds no
//! code of its own.

/// Makes a family of codes: an enum with its stable codes, in the order they are offered.
#[macro_export]
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$own:meta])* $one:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$own])* $one),+ }

        impl $name {
            /// All, in the order they are offered.
            pub const ALL: &'static [$name] = &[$($name::$one),+];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $($name::$one => $code),+ }
            }

            /// The one with this code.
            pub fn read(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
