//! What a class is. No database, no web.

use activities::model::{ActivityId, Joint};
use agreements::AgreementId;
use kernel::{Day, Id, UnitId, row};
use std::collections::BTreeSet;

/// Marker of [`ClassId`].
pub enum ClassRecord {}
/// A class. Made by the client, so that one sent twice is opened once.
pub type ClassId = Id<ClassRecord>;
/// Marker of [`SessionId`].
pub enum SessionRecord {}
/// A session of a class.
pub type SessionId = Id<SessionRecord>;
/// Marker of [`ParticipantId`].
pub enum ParticipantRecord {}
/// Somebody who learns in a class.
pub type ParticipantId = Id<ParticipantRecord>;
/// Marker of [`CertificateId`].
pub enum CertificateRecord {}
/// A certificate.
pub type CertificateId = Id<CertificateRecord>;

/// The kinds of work that are classes (codes of the catalogue). Teaching a trade (TRN-07) is none:
/// whoever learns it is helped, and the name of whoever is helped lies sealed in the register of
/// help, while a learner's stands on a list and a certificate.
pub const KINDS: [&str; 8] = [
    "training-class",
    "training-skill",
    "training-region",
    "training-volunteers",
    "training-mobilising",
    "training-advising",
    "traffic-firstaid-class",
    "first-aid-outside",
];

/// Whether work of a kind is kept as a class. A class of another kind was opened when it still was:
/// it is read, corrected and ended, and no name is put on its list any more.
pub fn is_class(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// The kind whose classes are of one of the [`FIELDS`].
pub const OF_FIELDS: &str = "training-skill";

/// The skill fields for officers (checklist TRN-01): finance and procurement, mobilising resources,
/// Inhandao and digital work, communication and events, working internationally.
pub const FIELDS: [&str; 5] = ["finance", "resources", "digital", "communication", "international"];

/// The levels of first aid (Thông tư 17/2014/TT-BYT), and none for other classes.
pub const LEVELS: [&str; 4] = ["none", "community", "one", "two"];

/// Who learns.
pub const SORTS: [&str; 6] = ["officer", "member", "volunteer", "pupil", "driver", "people"];

/// What somebody reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Passed.
    Passed,
    /// Came and did not pass.
    Failed,
}

impl Outcome {
    /// The stable code (`lesson-result-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Failed => "failed",
        }
    }

    /// The outcome with this code.
    pub fn read(code: &str) -> Option<Outcome> {
        [Outcome::Passed, Outcome::Failed].into_iter().find(|outcome| outcome.code() == code)
    }
}

row! {
    /// A class as stored.
    pub struct ClassRow {
        /// Its id.
        pub id: ClassId,
        /// The unit that holds it.
        pub unit: UnitId,
        /// Code of its kind.
        pub kind: String,
        /// What it is about.
        pub title: String,
        /// Level of first aid ([`LEVELS`]).
        pub level: String,
        /// The skill field ([`FIELDS`]) of a class for officers.
        pub field: Option<String>,
        /// With whom it is held.
        pub partner: String,
        /// What of its cost the partner bears, in đồng, where that was told.
        pub partner_share: Option<i64>,
        /// Where, in words.
        pub place: String,
        /// In which commune, when not at the unit.
        pub spot: Option<UnitId>,
        /// Code of its campaign (`activities::model::Joint`).
        pub campaign: Option<String>,
        /// The version in which its joiners were said.
        pub joined_in: Option<i64>,
        /// How many are expected.
        pub planned: i64,
        /// What it costs, in đồng; only classes whose kind has a value count it.
        pub cost: i64,
        /// Its first day.
        pub begins_on: Day,
        /// Its last day, once it was ended.
        pub ended_on: Option<Day>,
        /// Why it was not held, if it was not.
        pub stopped_why: Option<String>,
        /// The work that counts it.
        pub activity: Option<ActivityId>,
        /// The agreement it is held under.
        pub agreement: Option<AgreementId>,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl ClassRow {
    /// Whether it can still change.
    pub fn is_open(&self) -> bool {
        self.ended_on.is_none() && self.stopped_why.is_none()
    }
}

row! {
    /// A session as stored.
    pub struct SessionRow {
        /// Its id.
        pub id: SessionId,
        /// The day.
        pub on_day: Day,
        /// What it is about.
        pub topic: String,
        /// Who teaches.
        pub trainer: String,
        /// Periods (*tiết*).
        pub periods: i64,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A participant as stored.
    pub struct ParticipantRow {
        /// Its id.
        pub id: ParticipantId,
        /// Full name.
        pub full_name: String,
        /// Year of birth.
        pub birth_year: Option<i64>,
        /// Who it is ([`SORTS`]).
        pub sort: String,
        /// Where it works, learns or lives.
        pub workplace: String,
        /// What was reached ([`Outcome`] code).
        pub result: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A certificate as stored, with whom it is for.
    pub struct CertificateRow {
        /// Its id.
        pub id: CertificateId,
        /// Who has it.
        pub participant: ParticipantId,
        /// The class it is from.
        pub class: ClassId,
        /// The name on it.
        pub full_name: String,
        /// What the class was about.
        pub title: String,
        /// Level of first aid.
        pub level: String,
        /// Year of its number.
        pub year: i64,
        /// Its number in the unit's year.
        pub running: i64,
        /// When it was given.
        pub given_on: Day,
        /// Until when it is good; none for ever.
        pub expires_on: Option<Day>,
        /// Why it was withdrawn, if it was.
        pub withdrawn_why: Option<String>,
    }
}

impl CertificateRow {
    /// `007/2024`.
    pub fn number(&self) -> String {
        format!("{:03}/{}", self.running, self.year)
    }
}

/// Whether a certificate is good, read on the day of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is good.
    Good,
    /// It was, until its day.
    Expired,
    /// It was withdrawn.
    Withdrawn,
}

/// A class with everything that stands of it.
#[derive(Debug, Clone)]
pub struct Class {
    /// Its row.
    pub row: ClassRow,
    /// Its sessions, by day.
    pub sessions: Vec<SessionRow>,
    /// Who learns, by given name.
    pub participants: Vec<ParticipantRow>,
    /// Who came to which session.
    pub there: Vec<(SessionId, ParticipantId)>,
    /// The certificates that were given.
    pub certificates: Vec<CertificateRow>,
    /// The units that hold it together with its own.
    pub joiners: Vec<UnitId>,
}

impl Class {
    /// Where, with whom and for which campaign it is held.
    pub fn joint(&self) -> Joint {
        Joint {
            place: self.row.spot,
            campaign: self.row.campaign.clone(),
            joiners: self.joiners.clone(),
        }
    }

    /// Whether somebody holds a certificate of it.
    pub fn is_certified(&self) -> bool {
        self.certificates.iter().any(|one| one.withdrawn_why.is_none())
    }

    /// How often somebody came.
    pub fn came(&self, who: ParticipantId) -> usize {
        self.there.iter().filter(|(_, participant)| *participant == who).count()
    }

    /// Everybody who came at least once.
    pub fn attended(&self) -> i64 {
        let came = self.participants.iter().filter(|one| self.came(one.id) > 0).count();
        i64::try_from(came).unwrap_or(i64::MAX)
    }

    /// Periods of all sessions.
    pub fn periods(&self) -> i64 {
        self.sessions.iter().map(|session| session.periods).sum()
    }

    /// Days on which there was a session.
    pub fn days(&self) -> i64 {
        let all: BTreeSet<Day> = self.sessions.iter().map(|session| session.on_day).collect();
        i64::try_from(all.len()).unwrap_or(i64::MAX)
    }

    /// The certificate that somebody holds.
    pub fn certificate(&self, who: ParticipantId) -> Option<&CertificateRow> {
        let own = |one: &&CertificateRow| one.participant == who && one.withdrawn_why.is_none();
        self.certificates.iter().find(own)
    }
}
