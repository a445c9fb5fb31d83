//! What the campaign asks (S3 I.3, III, IV), as settings with the day from which each holds
//! (`data/norms.csv`, with its source). Pure.

use addresses::rules::Dated;
use kernel::Day;
use sponsors::SponsorKind;
use std::sync::OnceLock;

/// A norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    /// Đồng that an address receives a month at the least (ADR-07).
    MonthAmount,
    /// Addresses of each member of the steering committee, department, mass organisation (ADR-11).
    OfCommittee,
    /// Addresses of each chapter, member and volunteer that registered (ADR-12).
    OfChapter,
    /// Facilities that a province stands by (ADR-13).
    Facilities,
    /// Per cent of the addresses that are helped (ADR-10).
    Helped,
}

impl Norm {
    /// All of them, in the order of their meters.
    pub const ALL: [Norm; 5] =
        [Norm::Helped, Norm::MonthAmount, Norm::OfCommittee, Norm::OfChapter, Norm::Facilities];

    /// The norm of a code.
    pub fn read(code: &str) -> Option<Norm> {
        Norm::ALL.into_iter().find(|norm| norm.code() == code)
    }

    /// The stable code, in the data and in messages (`sponsorship-norm-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Norm::MonthAmount => "month_amount",
            Norm::OfCommittee => "addresses_of_committee",
            Norm::OfChapter => "addresses_of_chapter",
            Norm::Facilities => "facilities_of_province",
            Norm::Helped => "helped_percent",
        }
    }
}

/// The norm that holds on a day; before the first one, the first one.
pub fn norm(norm: Norm, on: Day) -> i64 {
    static ALL: OnceLock<Dated> = OnceLock::new();
    ALL.get_or_init(|| Dated::read(include_str!("../../data/norms.csv"))).on(norm.code(), on)
}

/// The norm that a sponsor of a kind owes; nothing for who helps of their own will.
pub fn owes(kind: SponsorKind) -> Option<Norm> {
    match kind {
        SponsorKind::Committee | SponsorKind::Agency | SponsorKind::Mass => Some(Norm::OfCommittee),
        SponsorKind::Chapter | SponsorKind::Member | SponsorKind::Volunteer => {
            Some(Norm::OfChapter)
        }
        _ => None,
    }
}
