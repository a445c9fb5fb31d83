//! What a cattle bank is. No database, no web.

use activities::model::ActivityId;
use catalogue::ValueSource;
use help::ReceiverId;
use kernel::{Day, Id, UnitId, row};

/// Marker of [`BankId`].
pub enum BankRecord {}
/// A bank. Made by the client, so that one sent twice is opened once.
pub type BankId = Id<BankRecord>;
/// Marker of [`AnimalId`].
pub enum AnimalRecord {}
/// An animal: the record that the Book's entries of the herd name.
pub type AnimalId = Id<AnimalRecord>;
/// Marker of [`PlacementId`].
pub enum PlacementRecord {}
/// An animal with a keeper, from a day.
pub type PlacementId = Id<PlacementRecord>;

/// Marker of [`UndoneId`].
pub enum UndoneRecord {}
/// A leaving that was taken back.
pub type UndoneId = Id<UndoneRecord>;

/// Sex of an animal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// A heifer or cow.
    Female,
    /// A bull.
    Male,
}

impl Sex {
    /// The stable code (`cattle-sex-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Sex::Female => "female",
            Sex::Male => "male",
        }
    }

    /// The sex with this code.
    pub fn read(code: &str) -> Option<Sex> {
        [Sex::Female, Sex::Male].into_iter().find(|sex| sex.code() == code)
    }
}

/// How an animal left the herd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It died.
    Dead,
    /// It was sold.
    Sold,
    /// It was recorded by mistake and never was.
    Mistake,
}

impl Left {
    /// All, in the order they are offered.
    pub const ALL: [Left; 3] = [Left::Dead, Left::Sold, Left::Mistake];

    /// The stable code (`cattle-left-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Left::Dead => "dead",
            Left::Sold => "sold",
            Left::Mistake => "mistake",
        }
    }

    /// The way with this code.
    pub fn read(code: &str) -> Option<Left> {
        Left::ALL.into_iter().find(|left| left.code() == code)
    }
}

row! {
    /// A bank as stored.
    pub struct BankRow {
        /// Its id.
        pub id: BankId,
        /// The unit that runs it.
        pub unit: UnitId,
        /// What it is called.
        pub name: String,
        /// Code of its rule ([`crate::rules::Rule`]).
        pub rule: String,
        /// Months until a calf can go on.
        pub wean_months: i64,
        /// Months that the keeper then has to hand it over.
        pub grace_months: i64,
        /// A bull calf is sold to buy the heifer that goes on.
        pub sells_bulls: bool,
        /// The how-manyeth calf goes on, where the bank asks otherwise than its rule.
        pub calf_order: Option<i64>,
        /// `female` or `any` of them, likewise.
        pub calf_sex: Option<String>,
        /// Since when it runs.
        pub opened_on: Day,
        /// The decision it rests on.
        pub note: String,
        /// Message key of the mark that it carries wherever shown, if any.
        pub illustrative: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// An animal as stored.
    pub struct AnimalRow {
        /// Its id.
        pub id: AnimalId,
        /// Its bank.
        pub bank: BankId,
        /// The number on its ear, unique in the bank.
        pub tag: String,
        /// Sex code.
        pub sex: String,
        /// When it was born.
        pub born_on: Day,
        /// Its mother, when it was born in the bank.
        pub mother: Option<AnimalId>,
        /// The bull calf whose sale bought it.
        pub bought_for: Option<AnimalId>,
        /// When it came into the bank: born, given or bought.
        pub entered_on: Day,
        /// Who gave it.
        pub giver: String,
        /// What it was worth when it came, in đồng.
        pub amount: i64,
        /// Whether that came as the animal or as money ([`ValueSource`] code); none is goods.
        pub worth_source: Option<String>,
        /// How it left ([`Left`] code).
        pub left_how: Option<String>,
        /// When it left.
        pub left_on: Option<Day>,
        /// A word on that; of an animal that is back, why an earlier leaving was taken back.
        pub left_note: Option<String>,
        /// When it was first placed with a keeper; from then on it owes a calf.
        pub placed_on: Option<Day>,
        /// The animal whose duty it fulfilled when it went on.
        pub repays: Option<AnimalId>,
        /// When its keeper was released from the duty.
        pub released_on: Option<Day>,
        /// Why.
        pub released_why: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

impl AnimalRow {
    /// Its sex; what cannot be read is a bull, which owes and passes on nothing.
    pub fn sex(&self) -> Sex {
        Sex::read(&self.sex).unwrap_or(Sex::Male)
    }

    /// What its worth came as.
    pub fn source(&self) -> ValueSource {
        self.worth_source.as_deref().and_then(ValueSource::read).unwrap_or(ValueSource::Goods)
    }

    /// How it left, if it did.
    pub fn left(&self) -> Option<Left> {
        self.left_how.as_deref().and_then(Left::read)
    }

    /// The word of a leaving that was taken back before such words were kept apart: nothing else of
    /// that leaving is known.
    pub fn older_word(&self) -> Option<UndoneRow> {
        let why = self.left_note.clone().filter(|why| self.is_kept() && !why.is_empty())?;
        Some(UndoneRow {
            id: UndoneId::new(),
            animal: self.id,
            left_how: None,
            left_on: None,
            left_note: None,
            why,
            undone_on: None,
            made_name: None,
        })
    }

    /// In the herd on a day: it came, and did not leave before or on it.
    pub fn is_kept(&self) -> bool {
        self.left_how.is_none()
    }
}

row! {
    /// A leaving that was taken back, as stored.
    pub struct UndoneRow {
        /// Its id.
        pub id: UndoneId,
        /// The animal.
        pub animal: AnimalId,
        /// How it was said to have left ([`Left`] code).
        pub left_how: Option<String>,
        /// When.
        pub left_on: Option<Day>,
        /// What was noted of it.
        pub left_note: Option<String>,
        /// Why that was taken back.
        pub why: String,
        /// When it was taken back.
        pub undone_on: Option<Day>,
        /// By whom.
        pub made_name: Option<String>,
    }
}

row! {
    /// A keeper of an animal as stored.
    pub struct PlacementRow {
        /// Its id.
        pub id: PlacementId,
        /// The animal.
        pub animal: AnimalId,
        /// The household; its name is sealed in the register of help.
        pub receiver: ReceiverId,
        /// From when.
        pub given_on: Day,
        /// Until when, once the animal went to another keeper.
        pub ended_on: Option<Day>,
        /// A word on it.
        pub note: String,
        /// The work that counts the hand-over; none where a keeper was only changed.
        pub activity: Option<ActivityId>,
        /// Optimistic version.
        pub version: i64,
    }
}

/// Everything of one bank.
#[derive(Debug, Clone)]
pub struct Herd {
    /// The bank.
    pub bank: BankRow,
    /// Its animals, the oldest record first.
    pub animals: Vec<AnimalRow>,
    /// Its keepers, the oldest first.
    pub placements: Vec<PlacementRow>,
}

impl Herd {
    /// An animal of the herd.
    pub fn animal(&self, id: AnimalId) -> Option<&AnimalRow> {
        self.animals.iter().find(|animal| animal.id == id)
    }

    /// The keeper's row of an animal that has one of its own.
    pub fn placement(&self, animal: AnimalId) -> Option<&PlacementRow> {
        self.placements.iter().find(|row| row.animal == animal && row.ended_on.is_none())
    }

    /// The heifer that was bought with the money of a bull.
    pub fn heifer(&self, bull: AnimalId) -> Option<&AnimalRow> {
        let bought = |other: &&AnimalRow| other.bought_for == Some(bull);
        self.animals.iter().filter(bought).find(|other| other.left() != Some(Left::Mistake))
    }

    /// The mother of an animal that was born in the bank, or of the bull it was bought for.
    pub fn mother(&self, animal: &AnimalRow) -> Option<&AnimalRow> {
        let bull = animal.bought_for.and_then(|bull| self.animal(bull));
        animal.mother.or(bull.and_then(|bull| bull.mother)).and_then(|id| self.animal(id))
    }

    /// Who keeps an animal now: its own keeper, or that of its mother while it is a calf.
    pub fn keeper(&self, animal: &AnimalRow) -> Option<ReceiverId> {
        let own = self.placement(animal.id);
        match (own, animal.mother.or(animal.bought_for)) {
            (Some(placement), _) => Some(placement.receiver),
            (None, Some(from)) => self.animal(from).and_then(|from| self.keeper(from)),
            (None, None) => None,
        }
    }
}
