//! The forms of a herd, one a step, and the animals each step may be done to. They decide nothing:
//! the desk refuses what cannot be.

use crate::model::{AnimalId, AnimalRow, Herd, Left, Sex};
use crate::{acts, rules};
use kernel::{Day, Result};
use kit::form::{Choice, Field, Form};
use kit::{Words, html};

/// What can be recorded of a herd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// An animal comes from a giver.
    Receive,
    /// An animal goes to its first keeper, or goes on.
    Place,
    /// A calf is born.
    Birth,
    /// A bull calf is sold for a heifer.
    Exchange,
    /// An animal leaves.
    Leave,
    /// A leaving was a mistake.
    Return,
    /// An animal goes to another keeper.
    Move,
    /// A placing was a mistake.
    Mistake,
    /// A slip in what was written of an animal.
    Correct,
    /// A keeper is released.
    Release,
    /// A release was a mistake.
    Owe,
}

impl Step {
    /// All, in the order they are offered.
    pub const ALL: [Step; 11] = [
        Step::Receive,
        Step::Place,
        Step::Birth,
        Step::Exchange,
        Step::Leave,
        Step::Return,
        Step::Move,
        Step::Mistake,
        Step::Correct,
        Step::Release,
        Step::Owe,
    ];

    /// The stable code (`cattle-step-<code>`, `cattle-done-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Step::Receive => "receive",
            Step::Place => "place",
            Step::Birth => "birth",
            Step::Exchange => "exchange",
            Step::Leave => "leave",
            Step::Return => "return",
            Step::Move => "move",
            Step::Mistake => "mistake",
            Step::Correct => "correct",
            Step::Release => "release",
            Step::Owe => "owe",
        }
    }

    /// What is said when it is done.
    pub fn done(self) -> &'static str {
        match self {
            Step::Receive => "cattle-done-receive",
            Step::Place => "cattle-done-place",
            Step::Birth => "cattle-done-birth",
            Step::Exchange => "cattle-done-exchange",
            Step::Leave => "cattle-done-leave",
            Step::Return => "cattle-done-return",
            Step::Move => "cattle-done-move",
            Step::Mistake => "cattle-done-mistake",
            Step::Correct => "cattle-done-correct",
            Step::Release => "cattle-done-release",
            Step::Owe => "cattle-done-owe",
        }
    }

    /// The step with this code.
    pub fn read(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Its form.
    pub fn form(self) -> &'static Form {
        match self {
            Step::Receive => &RECEIVE,
            Step::Place | Step::Move => &PLACE,
            Step::Birth => &BIRTH,
            Step::Exchange => &EXCHANGE,
            Step::Leave => &LEAVE,
            Step::Correct => &CORRECT,
            Step::Return | Step::Mistake | Step::Release | Step::Owe => &WHY,
        }
    }

    /// Whether an animal is offered for it.
    fn takes(self, herd: &Herd, animal: &AnimalRow, today: Day) -> bool {
        let is_kept = animal.is_kept();
        match self {
            Step::Receive => false,
            Step::Birth => is_kept && animal.sex() == Sex::Female,
            Step::Exchange => is_kept && animal.sex() == Sex::Male && animal.mother.is_some(),
            Step::Leave => is_kept,
            Step::Correct => animal.left() != Some(Left::Mistake),
            Step::Return => !is_kept,
            Step::Place => rules::can_go_on(herd, animal, today).is_ok(),
            Step::Move | Step::Mistake => is_kept && herd.placement(animal.id).is_some(),
            Step::Release => {
                animal.placed_on.is_some() && rules::duty(herd, animal, today).is_open()
            }
            Step::Owe => animal.released_on.is_some(),
        }
    }

    /// What its doer needs: only the office says whether a keeper still owes.
    pub fn act(self) -> &'static kernel::Act {
        match self {
            Step::Release | Step::Owe => &acts::RELEASE,
            _ => &acts::KEEP,
        }
    }

    /// The animals it is offered for.
    pub fn choices(self, words: &Words, herd: &Herd, today: Day) -> Vec<Choice> {
        let mine = herd.animals.iter().filter(|animal| self.takes(herd, animal, today));
        mine.map(|animal| Choice { value: self.value(animal), label: said(words, animal) })
            .collect()
    }

    /// How an animal is chosen: a correction names the version that its reader sees as well.
    fn value(self, animal: &AnimalRow) -> String {
        match self {
            Step::Correct => format!("{}.{}", animal.id, animal.version),
            _ => animal.id.to_string(),
        }
    }

    /// The choice of the animal that a link asks for.
    pub fn choice(self, herd: &Herd, asked: &str) -> String {
        let animal = AnimalId::read(asked).ok().and_then(|id| herd.animal(id));
        animal.map(|animal| self.value(animal)).unwrap_or_default()
    }
}

/// The animal of a choice, and the version that was seen; none is older than all.
pub(super) fn read_choice(value: &str) -> (Result<AnimalId>, i64) {
    let (id, version) = value.split_once('.').unwrap_or((value, ""));
    (AnimalId::read(id), version.parse().unwrap_or(0))
}

/// An animal in words: its number, sex and birth, and how it left.
pub(super) fn said(words: &Words, animal: &AnimalRow) -> String {
    let sex = words.say(&format!("cattle-sex-{}", animal.sex().code()));
    let born = words.say_with("cattle-born-on", &[("day", animal.born_on.vn())]);
    let mut said = format!("{} · {sex} · {born}", animal.tag);
    if let (Some(left), Some(on)) = (animal.left(), animal.left_on) {
        let how = words.say(&format!("cattle-left-{}", left.code()));
        said.push_str(&format!(" · {how} {}", on.vn()));
    }
    said
}

/// How an animal can leave, as choices.
pub(super) fn ways(words: &Words) -> Vec<Choice> {
    let choice = |left: Left| Choice {
        value: left.code().to_owned(),
        label: words.say(&format!("cattle-left-{}", left.code())),
    };
    Left::ALL.into_iter().map(choice).collect()
}

/// The name of a keeper, never shown before it is opened.
pub(super) fn masked() -> kit::Markup {
    html! { "••••••••" }
}

const SEXES: &[(&str, &str)] = &[("female", "cattle-sex-female"), ("male", "cattle-sex-male")];

const SEXES_OR_SAME: &[(&str, &str)] =
    &[("same", "cattle-sex-same"), ("female", "cattle-sex-female"), ("male", "cattle-sex-male")];

const SOURCES: &[(&str, &str)] = &[("goods", "cattle-source-goods"), ("cash", "source-cash")];

static RECEIVE: Form = Form::new(
    "receive",
    &[
        Field::key("id"),
        Field::text("tag", "cattle-tag", 20).hint("cattle-tag-hint").short(),
        Field::radios("sex", "cattle-sex").of(SEXES),
        Field::day("born_on", "cattle-born").hint("cattle-born-hint"),
        Field::day("on", "cattle-entered"),
        Field::text("giver", "cattle-giver", rules::NAME_LETTERS).optional(),
        Field::vnd("amount", "cattle-amount").optional(),
        Field::radios("source", "cattle-source").of(SOURCES).optional(),
        activities::GOODS,
    ],
);
static PLACE: Form = Form::new(
    "place",
    &[
        Field::key("id"),
        Field::select("animal", "cattle-animal"),
        Field::text("name", "cattle-keeper-name", rules::NAME_LETTERS).hint("cattle-keeper-hint"),
        Field::count("birth_year", "cattle-keeper-year").optional(),
        help::NAMESAKE,
        Field::text("where", "cattle-keeper-where", 300).optional(),
        Field::day("on", "cattle-placed"),
        Field::text("note", "cattle-note", 200).optional(),
    ],
);
static BIRTH: Form = Form::new(
    "birth",
    &[
        Field::key("id"),
        Field::select("animal", "cattle-mother"),
        Field::text("tag", "cattle-tag", 20).hint("cattle-tag-hint").short(),
        Field::radios("sex", "cattle-sex").of(SEXES),
        Field::day("on", "cattle-born"),
    ],
);
static EXCHANGE: Form = Form::new(
    "exchange",
    &[
        Field::key("id"),
        Field::select("animal", "cattle-bull"),
        Field::day("on", "cattle-exchanged"),
        Field::text("tag", "cattle-heifer-tag", 20).hint("cattle-tag-hint").short(),
        Field::day("born_on", "cattle-heifer-born").hint("cattle-born-hint"),
    ],
);
static LEAVE: Form = Form::new(
    "leave",
    &[
        Field::select("animal", "cattle-animal"),
        Field::select("how", "cattle-left"),
        Field::day("on", "cattle-left-on"),
        Field::text("note", "cattle-note", 200).optional(),
    ],
);
static CORRECT: Form = Form::new(
    "correct",
    &[
        Field::select("animal", "cattle-animal"),
        Field::text("tag", "cattle-tag", 20).hint("cattle-stays-hint").short().optional(),
        Field::radios("sex", "cattle-sex").of(SEXES_OR_SAME),
        Field::day("born_on", "cattle-born").hint("cattle-stays-hint").optional(),
    ],
);
static WHY: Form = Form::new(
    "why",
    &[Field::select("animal", "cattle-animal"), Field::text("note", "cattle-why", 200)],
);
