//! The forms of a class, one a step. They decide nothing: the desk refuses what cannot be.

use super::plan;
use super::record::Around;
use crate::model::{Class, Outcome, ParticipantRow, SORTS, SessionRow, is_class};
use crate::rules;
use kernel::number;
use kit::form::{Choice, Field, Form};
use kit::{Typed, Words};

/// What can be recorded of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A session.
    Session,
    /// People on the list.
    People,
    /// Who came to a session.
    Attend,
    /// What they reached.
    Results,
    /// The class is ended and counts.
    End,
    /// What it is, where, with whom.
    Correct,
    /// Certificates.
    Certify,
    /// A certificate is withdrawn.
    Withdraw,
    /// A session or somebody was a mistake.
    Back,
    /// The end was a mistake.
    Reopen,
    /// It is not held.
    Stop,
}

impl Step {
    /// All, in the order they are offered.
    pub const ALL: [Step; 11] = [
        Step::Session,
        Step::People,
        Step::Attend,
        Step::Results,
        Step::End,
        Step::Correct,
        Step::Certify,
        Step::Withdraw,
        Step::Back,
        Step::Reopen,
        Step::Stop,
    ];

    /// The stable code (`lesson-step-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Step::Session => "session",
            Step::People => "people",
            Step::Attend => "attend",
            Step::Results => "results",
            Step::End => "end",
            Step::Correct => "correct",
            Step::Certify => "certify",
            Step::Withdraw => "withdraw",
            Step::Back => "back",
            Step::Reopen => "reopen",
            Step::Stop => "stop",
        }
    }

    /// The step with this code.
    pub fn read(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Whether the office alone does it.
    pub fn is_office(self) -> bool {
        matches!(self, Step::Certify | Step::Withdraw)
    }

    /// Whether it is offered for a class as it stands; attendance is offered at each session.
    pub fn is_offered(self, class: &Class) -> bool {
        let (is_open, has_people) = (class.row.is_open(), !class.participants.is_empty());
        match self {
            Step::Session | Step::Stop => is_open,
            Step::People => is_open && is_class(&class.row.kind),
            Step::Attend => false,
            Step::Results => class.row.stopped_why.is_none() && class.attended() > 0,
            Step::End => is_open && class.attended() > 0,
            Step::Correct => class.row.stopped_why.is_none(),
            Step::Certify => class.row.ended_on.is_some() && rules::waiting(class).next().is_some(),
            Step::Withdraw => class.certificates.iter().any(|one| one.withdrawn_why.is_none()),
            Step::Back => is_open && (has_people || !class.sessions.is_empty()),
            Step::Reopen => class.row.ended_on.is_some(),
        }
    }

    /// Its form.
    pub fn form(self) -> &'static Form {
        match self {
            Step::Session => &SESSION,
            Step::People => &PEOPLE,
            Step::Attend => &ATTEND,
            Step::Results => &RESULTS,
            Step::End => &END,
            Step::Correct => &CORRECT,
            Step::Certify => &CERTIFY,
            Step::Withdraw => &WITHDRAW,
            Step::Back => &BACK,
            Step::Reopen | Step::Stop => &WHY,
        }
    }

    /// The form as it begins.
    pub fn begun(self, around: &Around, session: Option<&SessionRow>, today: kernel::Day) -> Typed {
        let class = &around.class;
        match self {
            Step::Correct => corrected(around),
            Step::Attend => {
                let own = class.there.iter().filter(|(of, _)| session.is_some_and(|s| s.id == *of));
                Typed::of(own.map(|(_, who)| ("there", who.to_string())))
            }
            Step::Results => {
                let passed =
                    |one: &&ParticipantRow| one.result.as_deref() == Some(Outcome::Passed.code());
                let all = class.participants.iter().filter(passed);
                Typed::of(all.map(|one| ("passed", one.id.to_string())))
            }
            _ => Typed::of([("on", today.vn()), ("given_on", today.vn())]),
        }
    }
}

/// A class as the form that corrects it begins.
fn corrected(around: &Around) -> Typed {
    let row = &around.class.row;
    let dong = |amount: i64| if amount == 0 { String::new() } else { number::vnd(amount) };
    let own = [
        ("version", row.version.to_string()),
        ("kind", row.kind.clone()),
        ("title", row.title.clone()),
        ("level", row.level.clone()),
        ("field", row.field.clone().unwrap_or_default()),
        ("begins_on", row.begins_on.vn()),
        ("hall", row.place.clone()),
        ("partner", row.partner.clone()),
        ("partner_share", dong(row.partner_share.unwrap_or(0))),
        ("planned", number::count(row.planned)),
        ("cost", dong(row.cost)),
    ];
    let own = own.into_iter().map(|(name, value)| (name.to_owned(), value));
    let joint = around.joint.as_ref().map(|joint| joint.begun(&around.class.joint()));
    Typed::of(own.chain(joint.unwrap_or_default()))
}

fn person(one: &ParticipantRow) -> Choice {
    let label = match one.birth_year {
        Some(year) => format!("{} ({year})", one.full_name),
        None => one.full_name.clone(),
    };
    Choice { value: one.id.to_string(), label }
}

/// Everybody on the list.
pub(super) fn everybody(class: &Class) -> Vec<Choice> {
    class.participants.iter().map(person).collect()
}

/// Everybody who came at least once.
pub(super) fn came(class: &Class) -> Vec<Choice> {
    class.participants.iter().filter(|one| class.came(one.id) > 0).map(person).collect()
}

/// Who can learn.
pub(super) fn sorts(words: &Words) -> Vec<Choice> {
    let choice = |code: &&str| Choice {
        value: (*code).to_owned(),
        label: words.say(&format!("lesson-sort-{code}")),
    };
    SORTS.iter().map(choice).collect()
}

/// Sessions and people, to take one off.
pub(super) fn parts(class: &Class) -> Vec<Choice> {
    let session = |row: &SessionRow| Choice {
        value: row.id.to_string(),
        label: format!("{} · {}", row.on_day.vn(), row.topic),
    };
    class.sessions.iter().map(session).chain(everybody(class)).collect()
}

/// The certificates that stand.
pub(super) fn certificates(class: &Class) -> Vec<Choice> {
    let standing = class.certificates.iter().filter(|one| one.withdrawn_why.is_none());
    standing
        .map(|one| Choice {
            value: one.id.to_string(),
            label: format!("{} · {}", one.number(), one.full_name),
        })
        .collect()
}

static SESSION: Form = Form::new(
    "session",
    &[
        Field::key("id"),
        Field::day("on", "lesson-day"),
        Field::text("topic", "lesson-topic", rules::LETTERS),
        Field::text("trainer", "lesson-trainer", rules::LETTERS),
        Field::count("periods", "lesson-periods"),
    ],
);
static PEOPLE: Form = Form::new(
    "people",
    &[
        Field::select("sort", "lesson-sort"),
        Field::long_text("people", "lesson-list", 100_000).hint("lesson-list-hint"),
    ],
);
static ATTEND: Form = Form::new(
    "attend",
    &[Field::hidden("session"), Field::checks("there", "lesson-there").optional()],
);
static RESULTS: Form = Form::new(
    "results",
    &[Field::checks("passed", "lesson-passed").hint("lesson-passed-hint").optional()],
);
static END: Form = Form::new("end", &[]);
static CORRECT: Form = Form::new(
    "correct",
    &[
        Field::hidden("version"),
        Field::select("kind", "lesson-kind"),
        plan::TITLE,
        Field::select("level", "lesson-level"),
        plan::FIELD,
        plan::BEGINS,
        activities::PLACE,
        plan::HALL,
        activities::FIRST,
        activities::SECOND,
        activities::THIRD,
        plan::PARTNER,
        plan::SHARE,
        activities::CAMPAIGN,
        plan::PLANNED,
        plan::COST,
    ],
);
static CERTIFY: Form = Form::new(
    "certify",
    &[
        Field::day("given_on", "certificate-given"),
        Field::count("months", "certificate-months").hint("certificate-months-hint").optional(),
    ],
);
static WITHDRAW: Form = Form::new(
    "withdraw",
    &[
        Field::select("certificate", "certificate-number"),
        Field::text("why", "lesson-why", rules::LETTERS),
    ],
);
static BACK: Form = Form::new(
    "back",
    &[Field::select("what", "lesson-what"), Field::text("why", "lesson-why", rules::LETTERS)],
);
static WHY: Form = Form::new("why", &[Field::text("why", "lesson-why", rules::LETTERS)]);
