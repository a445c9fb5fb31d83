//! The ways in which two records agree or differ, field by field: what is counted, learnt and told
//! as a reason. It holds no weight.

/// What two records are compared by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Field {
    /// Full name.
    Name,
    /// Day of birth.
    Birth,
    /// Number of an identity paper.
    Number,
    /// Telephone.
    Phone,
    /// Commune, by its name or by what became of it.
    Commune,
    /// Hamlet, quarter, street.
    Hamlet,
    /// District.
    District,
    /// Province.
    Province,
    /// Sex.
    Sex,
}

/// All fields, in the order of their numbers.
pub const FIELDS: [Field; 9] = [
    Field::Name,
    Field::Birth,
    Field::Number,
    Field::Phone,
    Field::Commune,
    Field::Hamlet,
    Field::District,
    Field::Province,
    Field::Sex,
];
pub(crate) const MOST_LEVELS: usize = 13;

/// How two names stand to each other; nought is that one of them is unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum NameLevel {
    Unknown,
    Exact,
    Toneless,
    Tones,
    Order,
    LeftOut,
    Initials,
    Joined,
    Typo,
    Typos,
    GivenSame,
    FamilySame,
    Different,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum CommuneLevel {
    Unknown,
    Same,
    Renamed,
    Similar,
    Different,
}

/// For each field, the first levels of its groups: levels of one group share a sum of one, because
/// the group is known from other fields (a hamlet within one commune, or not).
pub(crate) const GROUPS: [&[usize]; 9] = [
    &[1, 13],
    &[1, 9],
    &[1, 7],
    &[1, 4],
    &[1, 5],
    &[1, 4, 7],
    &[1, 4, 7, 10],
    &[1, 3, 5, 7],
    &[1, 3],
];

/// The reasons, by field and level, as message keys: `match-name-same` …; none for the unknown.
const REASONS: [&[&str]; 9] = [
    &[
        "",
        "name-same",
        "name-toneless",
        "name-tones",
        "name-order",
        "name-left-out",
        "name-initials",
        "name-joined",
        "name-typo",
        "name-typos",
        "name-given",
        "name-family",
        "name-different",
    ],
    &[
        "",
        "birth-same",
        "birth-swapped",
        "birth-digit",
        "birth-year-only",
        "birth-two-parts",
        "birth-year",
        "birth-near-year",
        "birth-different",
    ],
    &[
        "",
        "number-same",
        "number-old",
        "number-digit",
        "number-other-paper",
        "number-near",
        "number-different",
    ],
    &["", "phone-same", "phone-digit", "phone-different"],
    &["", "commune-same", "commune-renamed", "commune-similar", "commune-different"],
    &[
        "",
        "hamlet-same",
        "hamlet-similar",
        "hamlet-different",
        "hamlet-same",
        "hamlet-similar",
        "hamlet-different",
    ],
    &[
        "",
        "district-same",
        "district-similar",
        "district-different",
        "district-same",
        "district-similar",
        "district-different",
        "district-same",
        "district-similar",
        "district-different",
    ],
    &[
        "",
        "province-same",
        "province-different",
        "province-same",
        "province-different",
        "province-same",
        "province-different",
    ],
    &["", "sex-same", "sex-different"],
];

/// The reason that a level gives; empty where nothing is known.
pub(crate) fn reason(field: Field, level: u8) -> &'static str {
    let reasons = REASONS.get(field as usize).and_then(|of| of.get(usize::from(level)));
    reasons.copied().unwrap_or("")
}
