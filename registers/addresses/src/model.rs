//! What a humanitarian address is. No database, no web.

mod card;
mod codes;
mod parts;
mod round;
mod same;
mod withdrawal;

pub use card::{CardFacts, CardId, CardRow, ElsewhereId, ElsewhereRow, Linked, OpenNeed, Outcome};
pub use codes::{EndReason, Means, NeedSort, Purpose, Secrets, Sort, State, StepSort};
pub use parts::{
    AlarmId, AlarmRow, ConsentId, ConsentRow, LookRow, MemberId, MemberRow, NeedId, NeedRow,
    PlanId, PlanRow, StepId, StepRow,
};
pub use round::{
    Carried, CarriedIn, CarryId, CarryRow, HandedIn, LineAnswer, LineId, LineRow, LineState,
    Listed, ListedIn, Listing, RoundId, RoundRow, SheetId, SheetRow, Tally,
};

pub use same::{ListedRow, SameId, SameRow};
pub use withdrawal::{Followed, WithdrawalRow};

use kernel::ids::AccountId;
use kernel::seal::Secret;
use kernel::{Day, Id, Instant, UnitId, row};

/// Marker of [`AddressId`].
pub enum AddressRecord {}
/// An address. Made by the client, so that one sent twice is opened once.
pub type AddressId = Id<AddressRecord>;

row! {
    /// An address as stored: nothing of it is opened.
    pub struct AddressRow {
        /// Its id: the record whose key seals all of it.
        pub id: AddressId,
        /// The unit that keeps it.
        pub unit: UnitId,
        /// What it is called where nobody may be named; never used again.
        pub code: String,
        /// [`Sort`] code.
        pub sort: String,
        /// Coarse class of its group.
        pub class: String,
        /// Name of the person, the head of the household or the facility.
        pub name: String,
        /// Year of birth.
        pub birth_year: Option<i64>,
        /// Sex code.
        pub sex: Option<String>,
        /// How many people live there.
        pub people: Option<i64>,
        /// What they live in (code).
        pub housing: Option<String>,
        /// Income a head and month, in đồng.
        pub income: Option<i64>,
        /// Help came first; selection and confirmation follow.
        pub is_urgent: bool,
        /// [`State`] code.
        pub state: String,
        /// The day of the survey.
        pub opened_on: Day,
        /// When help ended.
        pub ended_on: Option<Day>,
        /// [`EndReason`] code.
        pub ended_how: Option<String>,
        /// Message key of what looks wrong with the identity number.
        pub number_odd: Option<String>,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Who opened it.
        pub opened_by: Option<AccountId>,
        /// The same as colleagues read it.
        pub opened_name: String,
        /// Who wrote in it last.
        pub changed_name: String,
        /// When.
        pub changed_at: Instant,
        /// Optimistic version.
        pub version: i64,
    }
}

impl AddressRow {
    /// Where it stands; an unknown code counts as ended, so that nothing is asked for by accident.
    pub fn state(&self) -> State {
        State::read(&self.state).unwrap_or(State::Ended)
    }

    /// It went into another dossier of the same person.
    pub fn is_merged(&self) -> bool {
        self.ended_how.as_deref() == Some(EndReason::Merged.code())
    }

    /// What it is.
    pub fn sort(&self) -> Sort {
        Sort::read(&self.sort).unwrap_or(Sort::Person)
    }
}

/// What lies open in a dossier, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Person, household or facility.
    pub sort: Sort,
    /// Its name.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// Sex code.
    pub sex: Option<String>,
    /// How many people live there.
    pub people: Option<i64>,
    /// What they live in (code).
    pub housing: Option<String>,
    /// Income a head and month, in đồng.
    pub income: Option<i64>,
    /// Help comes first.
    pub is_urgent: bool,
    /// The day of the survey.
    pub opened_on: Day,
}

/// What is sealed, as it is written down: field and value; what is not named stays as it was.
pub type Told = Vec<(Secrets, Secret<String>)>;

/// A dossier as it is opened or written anew.
pub struct Draft {
    /// Its id.
    pub id: AddressId,
    /// The version its writer had read; 0 for a new one.
    pub base: i64,
    /// What lies open.
    pub open: Open,
    /// What is sealed.
    pub told: Told,
    /// Message key of the mark it carries, if any.
    pub illustrative: Option<String>,
}

/// A dossier with all that may be seen without opening a seal.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// Its row.
    pub row: AddressRow,
    /// Steps, the oldest first, those taken back too.
    pub steps: Vec<StepRow>,
    /// Members, those who left too.
    pub members: Vec<MemberRow>,
    /// Needs, those met too.
    pub needs: Vec<NeedRow>,
    /// Steps of the plan, in the order of their review.
    pub plan: Vec<PlanRow>,
    /// Consents, the newest first.
    pub consents: Vec<ConsentRow>,
    /// Which sealed fields hold something, and the version of the dossier in which each was said.
    pub sealed: Vec<(Secrets, i64)>,
    /// The key of the dossier was destroyed.
    pub is_erased: bool,
}

impl Dossier {
    /// The steps that stand.
    pub fn standing(&self) -> impl Iterator<Item = &StepRow> {
        self.steps.iter().filter(|step| step.taken_back_why.is_none())
    }

    /// Whether a step stands.
    pub fn has(&self, sort: StepSort) -> bool {
        self.standing().any(|step| step.sort == sort.code())
    }

    /// The consent that holds for a purpose.
    pub fn consent(&self, purpose: Purpose) -> Option<&ConsentRow> {
        let holds = |one: &&ConsentRow| one.withdrawn_on.is_none();
        self.consents.iter().filter(holds).find(|one| one.purpose == purpose.code())
    }
}
