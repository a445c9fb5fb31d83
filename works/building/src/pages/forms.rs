//! The forms of a construction, one a step. They decide nothing: the desk refuses what cannot be.

use crate::model::{FOR_HOUSEHOLDS, File, Stage};
use crate::rules;
use activities::{GOODS, GOODS_MANY, JointAround, draws_goods};
use catalogue::ValueSource;
use help::{NewReceiver, Sort};
use kernel::fold::tidy_text;
use kernel::seal::Secret;
use kernel::{Flaw, number};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::{Markup, Typed, Words, html};

/// The field in which somebody says that it is another house.
const AGAIN: &str = "again";

/// What can be recorded of a construction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A stage is reached.
    Reach,
    /// Somebody gives.
    Fund,
    /// Somebody does not give after all.
    Unfund,
    /// Who builds, until when.
    Plan,
    /// What it is, for whom, where.
    Correct,
    /// The last stage, or giving it up, was a mistake.
    Back,
    /// It is given up.
    Stop,
}

impl Step {
    /// All, in the order they are offered.
    pub const ALL: [Step; 7] =
        [Step::Reach, Step::Fund, Step::Unfund, Step::Plan, Step::Correct, Step::Back, Step::Stop];

    /// The stable code (`construction-step-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Step::Reach => "reach",
            Step::Fund => "fund",
            Step::Unfund => "unfund",
            Step::Plan => "plan",
            Step::Correct => "correct",
            Step::Back => "back",
            Step::Stop => "stop",
        }
    }

    /// What is said when it is done.
    pub fn done(self) -> &'static str {
        match self {
            Step::Reach => "construction-done-reach",
            Step::Fund => "construction-done-fund",
            Step::Unfund => "construction-done-unfund",
            Step::Plan => "construction-done-plan",
            Step::Correct => "construction-done-correct",
            Step::Back => "construction-done-back",
            Step::Stop => "construction-done-stop",
        }
    }

    /// The step with this code.
    pub fn read(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Whether it can be done to a file now.
    pub fn is_offered(self, file: &File) -> bool {
        match self {
            Step::Back => file.standing().count() > 1 || file.row.stopped_why.is_some(),
            // What was given up leaves its goods where they were received.
            Step::Unfund => file.row.stage() != Stage::Handed && file.budget().next().is_some(),
            _ => file.row.is_open(),
        }
    }

    /// Its form.
    pub fn form(self) -> &'static Form {
        match self {
            Step::Reach => &REACH,
            Step::Fund => &FUND,
            Step::Unfund => &UNFUND,
            Step::Plan => &PLAN,
            Step::Correct => &CORRECT,
            Step::Back | Step::Stop => &WHY,
        }
    }

    /// The form as it begins.
    pub fn begun(self, file: &File, around: Option<&JointAround>, today: kernel::Day) -> Typed {
        let row = &file.row;
        match self {
            Step::Plan => {
                let said = |due: Option<kernel::Day>| due.map(|due| due.vn()).unwrap_or_default();
                let whole =
                    [("builder", row.builder.clone()), ("due_on", said(row.due_on))].into_iter();
                let whole = whole.map(|(name, value)| (name.to_owned(), value));
                let stage = |stage: Stage| (rules::due_field(stage), said(file.due_of(stage)));
                Typed::of(whole.chain(Stage::PLANNED.map(stage)))
            }
            Step::Correct => {
                let own = [
                    ("version", row.version.to_string()),
                    ("kind", row.kind.clone()),
                    ("title", row.title.clone()),
                    ("people", row.people.map(|many| many.to_string()).unwrap_or_default()),
                    ("note", row.note.clone()),
                ];
                let own = own.into_iter().map(|(name, value)| (name.to_owned(), value));
                Typed::of(own.chain(around.map(|all| all.begun(&file.joint())).unwrap_or_default()))
            }
            _ => Typed::of([("on", today.vn())]),
        }
    }
}

/// The household that a form names; of what is no house it is not read.
pub(super) fn household(read: &Reading<'_>, kind: &str) -> Option<NewReceiver> {
    let namesake = help::namesake(read);
    let name = read.maybe_text("household").filter(|_| FOR_HOUSEHOLDS.contains(&kind))?;
    Some(NewReceiver {
        sort: Sort::Household,
        name: Secret::new(tidy_text(&name)),
        birth_year: read.maybe_count("birth_year"),
        namesake,
        note: Secret::new(read.text("where")),
    })
}

/// A form; whether it is another house is asked only of what looks like one that is there.
pub(super) fn asking(
    form: &Form,
    words: &Words,
    (action, button): (&str, &str),
    filled: &Filled<'_>,
) -> Markup {
    let is_asked =
        filled.flaws.iter().any(|flaw| flaw.field == AGAIN) || !filled.typed.get(AGAIN).is_empty();
    let names = form.fields.iter().map(|field| field.name);
    let names = names.filter(|name| draws_goods(filled, name));
    let names: Vec<&str> = names.filter(|name| *name != AGAIN || is_asked).collect();
    html! {
        form.form #(form.name) method="post" action=(action) novalidate {
            (form.draw_part(words, filled, &names))
            button.btn.lead type="submit" { (button) }
        }
    }
}

/// The way to the house that a form was asked about.
pub(super) fn same(words: &Words, flaws: &[Flaw]) -> Markup {
    let asked = flaws.iter().find(|flaw| flaw.field == AGAIN);
    let id = asked.and_then(|flaw| flaw.args.iter().find(|(name, _)| *name == "id"));
    html! {
        @if let Some((_, id)) = id {
            p { a href={ "/constructions/" (id) } { (words.say("construction-same-see")) } }
        }
    }
}

/// The next stages as choices; after a refusal the one that was asked for stays among them.
pub(super) fn stages(words: &Words, file: &File) -> Vec<Choice> {
    let choice = |stage: Stage| Choice {
        value: stage.code().to_owned(),
        label: words.say(&format!("construction-stage-{}", stage.code())),
    };
    rules::next(file).into_iter().map(choice).collect()
}

/// Where a budget can come from, as choices.
pub(super) fn sources(words: &Words) -> Vec<Choice> {
    let choice = |source: ValueSource| Choice {
        value: source.code().to_owned(),
        label: words.say(&format!("source-{}", source.code())),
    };
    rules::SOURCES.into_iter().map(choice).collect()
}

/// The parts of the budget that stand, as choices.
pub(super) fn funds(file: &File) -> Vec<Choice> {
    let choice = |fund: &crate::model::FundRow| Choice {
        value: fund.id.to_string(),
        label: format!("{} · {}", fund.giver, number::vnd(fund.amount)),
    };
    file.budget().map(choice).collect()
}

static REACH: Form = Form::new(
    "reach",
    &[
        Field::select("stage", "construction-stage"),
        Field::day("on", "construction-day"),
        Field::text("note", "construction-record", rules::LETTERS)
            .at_times("construction-record-hint"),
    ],
);
static FUND: Form = Form::new(
    "fund",
    &[
        Field::key("id"),
        // Goods that were received say both themselves; without them neither is left out.
        Field::text("giver", "construction-giver", rules::LETTERS)
            .at_times("construction-of-goods-hint"),
        Field::select("source", "construction-source"),
        Field::vnd("amount", "construction-amount").at_times("construction-of-goods-hint"),
        Field::text("basis", "construction-basis", rules::LETTERS).optional(),
        GOODS,
        GOODS_MANY,
    ],
);
static UNFUND: Form = Form::new(
    "unfund",
    &[
        Field::select("fund", "construction-fund"),
        Field::text("why", "construction-why", rules::LETTERS),
    ],
);
static PLAN: Form = Form::new(
    "plan",
    &[
        Field::text("builder", "construction-builder", rules::LETTERS).optional(),
        Field::day("due_on", "construction-due").hint("construction-due-hint").optional(),
        Field::day("due_surveyed", "construction-due-surveyed").optional(),
        Field::day("due_funded", "construction-due-funded").optional(),
        Field::day("due_started", "construction-due-started").optional(),
        Field::day("due_foundation", "construction-due-foundation").optional(),
        Field::day("due_raised", "construction-due-raised").optional(),
        Field::day("due_roofed", "construction-due-roofed").optional(),
        Field::day("due_accepted", "construction-due-accepted").optional(),
    ],
);
static CORRECT: Form = Form::new(
    "correct",
    &[
        Field::hidden("version"),
        Field::select("kind", "construction-kind"),
        Field::text("title", "construction-name", rules::LETTERS).hint("construction-name-hint"),
        Field::text("household", "construction-household", 120)
            .hint("construction-household-kept")
            .optional(),
        Field::count("birth_year", "construction-birth-year").optional(),
        help::NAMESAKE,
        Field::text("where", "construction-where", 300).optional(),
        Field::count("people", "construction-people").hint("construction-people-hint").optional(),
        activities::PLACE,
        activities::FIRST,
        activities::SECOND,
        activities::THIRD,
        activities::CAMPAIGN,
        Field::text("note", "construction-note", rules::LETTERS).optional(),
        Field::check("again", "construction-is-another"),
    ],
);
static WHY: Form = Form::new("why", &[Field::text("why", "construction-why", rules::LETTERS)]);
