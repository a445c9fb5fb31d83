//! What stands in a dossier beside its row: steps, members, needs, the plan, consents, looks.

use super::AddressId;
use kernel::ids::AccountId;
use kernel::{Day, Id, Instant, row};

/// Marker of [`StepId`].
pub enum StepRecord {}
/// A step that was taken; made by the client.
pub type StepId = Id<StepRecord>;
/// Marker of [`MemberId`].
pub enum MemberRecord {}
/// Somebody who lives there; made by the client.
pub type MemberId = Id<MemberRecord>;
/// Marker of [`NeedId`].
pub enum NeedRecord {}
/// A need; made by the client.
pub type NeedId = Id<NeedRecord>;
/// Marker of [`PlanId`].
pub enum PlanRecord {}
/// A step of the plan; made by the client.
pub type PlanId = Id<PlanRecord>;
/// Marker of [`ConsentId`].
pub enum ConsentRecord {}
/// A consent; made by the client.
pub type ConsentId = Id<ConsentRecord>;

row! {
    /// A step that was taken.
    pub struct StepRow {
        /// Its id.
        pub id: StepId,
        /// [`super::StepSort`] code.
        pub sort: String,
        /// The day.
        pub on_day: Day,
        /// Who took it: who was present, who signed.
        pub by_whom: String,
        /// Number of the minutes or of the paper.
        pub evidence: String,
        /// How it ended, where that is asked.
        pub outcome: Option<String>,
        /// Why it was taken back, if it was.
        pub taken_back_why: Option<String>,
        /// The account that recorded it.
        pub made_by: Option<AccountId>,
        /// The same as colleagues read it.
        pub made_name: String,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// Somebody who lives there.
    pub struct MemberRow {
        /// Its id.
        pub id: MemberId,
        /// Their name.
        pub name: String,
        /// Year of birth.
        pub birth_year: Option<i64>,
        /// What they are to the head.
        pub relation: String,
        /// When they left, if they did.
        pub left_on: Option<Day>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A need.
    pub struct NeedRow {
        /// Its id.
        pub id: NeedId,
        /// [`super::NeedSort`] code.
        pub sort: String,
        /// In words.
        pub words: String,
        /// Worth what, in đồng.
        pub amount: i64,
        /// Every month; once if not.
        pub is_monthly: bool,
        /// When it was met, if it was.
        pub met_on: Option<Day>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A step of the plan toward standing on one's own feet.
    pub struct PlanRow {
        /// Its id.
        pub id: PlanId,
        /// In words.
        pub words: String,
        /// When somebody looks whether it was done.
        pub review_on: Day,
        /// When it was done, if it was.
        pub done_on: Option<Day>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A consent.
    pub struct ConsentRow {
        /// Its id.
        pub id: ConsentId,
        /// [`super::Purpose`] code.
        pub purpose: String,
        /// When it was given.
        pub given_on: Day,
        /// [`super::Means`] code.
        pub means: String,
        /// Which wording was read out.
        pub wording: String,
        /// Who gave it, where not the person: the guardian.
        pub by_whom: String,
        /// The child was asked and agrees.
        pub child_agrees: bool,
        /// When it was withdrawn, if it was.
        pub withdrawn_on: Option<Day>,
        /// By when the withdrawal is answered.
        pub answer_by: Option<Day>,
        /// By when everything that rested on it is done.
        pub finish_by: Option<Day>,
        /// When the withdrawal was answered, if it was.
        pub answered_on: Option<Day>,
        /// When everything that rested on it was done, if it was.
        pub finished_on: Option<Day>,
        /// Optimistic version.
        pub version: i64,
    }
}

/// Marker of [`AlarmId`].
pub enum AlarmRecord {}
/// That somebody opened very many dossiers.
pub type AlarmId = Id<AlarmRecord>;

row! {
    /// That somebody opened very many dossiers within an hour.
    pub struct AlarmRow {
        /// Its id.
        pub id: AlarmId,
        /// Whose account.
        pub account: AccountId,
        /// The same as colleagues read it.
        pub name: String,
        /// When.
        pub at: Instant,
        /// Dossiers within the hour.
        pub many: i64,
        /// Why they went on past the measure, or opened in an emergency; empty where neither.
        pub why: String,
        /// Code of the dossier that was opened in an emergency by somebody out of reach.
        pub code: Option<String>,
        /// The unit from which that was.
        pub from_unit: Option<String>,
        /// Who reviewed it, if somebody did.
        pub reviewed_name: Option<String>,
        /// When.
        pub reviewed_at: Option<Instant>,
        /// What they found.
        pub verdict: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// One look at what is sealed.
    pub struct LookRow {
        /// The address.
        pub address: AddressId,
        /// Who, as colleagues read it.
        pub name: String,
        /// When.
        pub at: Instant,
        /// Codes of the fields, separated by spaces.
        pub fields: String,
        /// What for.
        pub purpose: String,
    }
}
