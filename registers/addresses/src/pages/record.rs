//! `/addresses/{address}/record?what=`: a form for each step of the way, each line that is added,
//! a consent, and for a step that was a mistake.

use crate::model::{
    AddressId, ConsentId, ConsentRow, Dossier, EndReason, Means, MemberId, MemberRow, NeedId,
    NeedRow, NeedSort, PlanId, PlanRow, Purpose, StepId, StepRow, StepSort,
};
use crate::{Ends, acts, desk, rules, store};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit};
use std::sync::Arc;

macro_rules! form {
    ($name:ident: $($field:expr),+ $(,)?) => {
        static $name: Form =
            Form::new("record", &[Field::key("id"), Field::hidden("version"), $($field),+]);
    };
}

form!(STEP:
    Field::day("on", "address-step-on"),
    Field::text("by_whom", "address-step-by", 300).hint("address-step-by-hint"),
    Field::text("evidence", "address-step-evidence", 120).hint("address-step-evidence-hint")
        .optional(),
);
form!(MINUTES:
    Field::day("on", "address-step-on"),
    Field::text("by_whom", "address-step-by", 300).hint("address-step-by-hint"),
    Field::text("evidence", "address-step-minutes", 120).hint("address-step-minutes-hint"),
);
form!(END:
    Field::day("on", "address-step-on"),
    Field::select("outcome", "address-step-outcome"),
    Field::text("by_whom", "address-step-by", 300).hint("address-step-by-hint"),
    Field::text("evidence", "address-step-evidence", 120).optional(),
);
form!(MEMBER:
    Field::text("name", "address-name", 120),
    Field::count("birth_year", "address-birth-year").optional(),
    Field::text("relation", "address-relation", 60).hint("address-relation-hint"),
);
form!(NEED:
    Field::select("sort", "address-need"),
    Field::text("words", "address-need-words", 200).hint("address-plain-hint"),
    Field::vnd("amount", "address-need-amount"),
    Field::check("is_monthly", "address-need-monthly"),
);
form!(PLAN:
    Field::text("words", "address-plan-words", 300).hint("address-plain-hint"),
    Field::day("review_on", "address-plan-review"),
);
form!(CONSENT:
    Field::select("purpose", "address-consent"),
    Field::day("given_on", "address-consent-on"),
    Field::select("means", "address-means"),
    Field::text("wording", "address-consent-wording", 120).hint("address-consent-wording-hint"),
    Field::text("by_whom", "address-consent-by", 120).hint("address-consent-by-hint").optional(),
    Field::check("child_agrees", "address-consent-child-agrees"),
);
form!(STORY:
    Field::long_text("story", "address-story", 600).hint("address-story-hint").optional(),
);
form!(BACK:
    Field::select("step", "address-step-which"),
    Field::text("why", "address-step-why", 200),
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/addresses/{address}/record", show)
        .post("/addresses/{address}/record", record)
}

/// What can be recorded of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Step(StepSort),
    Member,
    Need,
    Plan,
    Consent,
    Story,
    Back,
}

impl What {
    fn read(code: &str) -> Result<What> {
        Ok(match code {
            "member" => What::Member,
            "need" => What::Need,
            "plan" => What::Plan,
            "consent" => What::Consent,
            "story" => What::Story,
            "back" => What::Back,
            code => What::Step(StepSort::read(code).ok_or(Error::NotFound)?),
        })
    }

    fn form(self) -> &'static Form {
        match self {
            What::Step(StepSort::End) => &END,
            What::Step(StepSort::Select | StepSort::Confirm | StepSort::Approve) => &MINUTES,
            What::Step(_) => &STEP,
            What::Member => &MEMBER,
            What::Need => &NEED,
            What::Plan => &PLAN,
            What::Consent => &CONSENT,
            What::Story => &STORY,
            What::Back => &BACK,
        }
    }

    fn title(self) -> String {
        match self {
            What::Step(sort) => format!("address-step-{}", sort.code()),
            What::Member => "address-add-member".into(),
            What::Need => "address-add-need".into(),
            What::Plan => "address-add-plan".into(),
            What::Consent => "address-add-consent".into(),
            What::Story => "address-add-story".into(),
            What::Back => "address-step-back".into(),
        }
    }
}

/// The story that stands, to be written on.
async fn story(visit: &Visit, id: AddressId) -> Result<String> {
    let who = visit.who().clone();
    let find = move |tx: &mut Tx<'_>| {
        let (_, _, pass) = desk::opened(tx, &who, &acts::KEEP, id)?;
        Ok(store::card(tx, &pass, id)?.map(|card| card.story).unwrap_or_default())
    };
    visit.house().db.read(find).await
}

async fn loaded(visit: &Visit, id: AddressId) -> Result<Dossier> {
    let who = visit.who().clone();
    let find = move |tx: &mut Tx<'_>| Ok(desk::opened(tx, &who, &acts::KEEP, id)?.0);
    visit.house().db.read(find).await
}

/// `GET /addresses/{address}/record?what=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let today = visit.known()?.today().vn();
    let what = What::read(&visit.query("what"))?;
    let dossier = loaded(&visit, AddressId::read(&id)?).await?;
    let told =
        if what == What::Story { story(&visit, dossier.row.id).await? } else { String::new() };
    let begun = Typed::of([
        ("version", dossier.row.version.to_string()),
        ("story", told),
        ("on", today.clone()),
        ("given_on", today),
    ]);
    Ok(draw(&visit, &dossier, what, begun, &[]))
}

/// `POST /addresses/{address}/record?what=`
async fn record(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let (id, what) = (AddressId::read(&id)?, What::read(&visit.query("what"))?);
    let dossier = loaded(&visit, id).await?;
    match write(&visit, (id, what), &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &dossier, what, typed, &flaws)),
        Err(Error::Conflict(_)) => {
            let dossier = loaded(&visit, id).await?;
            Ok(again(&visit, &dossier, what, &typed))
        }
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/addresses/{id}"), &Toast::new("address-done")),
    }
}

/// Another wrote in the dossier meanwhile: nothing that was typed is lost, and it is sent on top of
/// what stands now once its writer has seen that.
fn again(visit: &Visit, dossier: &Dossier, what: What, typed: &Typed) -> Response {
    let kept = what.form().fields.iter().filter(|field| field.name != "version");
    let kept = kept.filter_map(|field| {
        typed.maybe(field.name).map(|value| (field.name.to_owned(), value.to_owned()))
    });
    let version = ("version".to_owned(), dossier.row.version.to_string());
    let pairs: Vec<(String, String)> = kept.chain([version]).collect();
    let flaw = Flaw::new("", "address-met-other").arg("name", &dossier.row.changed_name);
    draw(visit, dossier, what, Typed::of(pairs), &[flaw])
}

/// A form that was read, ready to be written.
enum Read {
    Step(StepSort, StepRow),
    Part(desk::Part),
    Consent(ConsentRow),
    Story(String),
    Back(StepId, String),
}

async fn write(visit: &Visit, (id, what): (AddressId, What), typed: &Typed) -> Result<()> {
    let (who, ends) = (visit.who().clone(), visit.house().shelf::<Ends>()?);
    let base = typed.get("version").parse().unwrap_or(0);
    let read = Arc::new(read(what, &what.form().read(typed))?);
    let work = move |tx: &mut Tx<'_>| match &*read {
        Read::Step(sort, new) => desk::step(tx, (&who, &ends), (id, base), (*sort, new)),
        Read::Part(new) => desk::add_part(tx, &who, (id, base), new),
        Read::Consent(new) => desk::consent(tx, &who, (id, base), new),
        Read::Story(story) => desk::tell(tx, &who, (id, base), story),
        Read::Back(step, why) => desk::take_back(tx, (&who, &ends), (id, base), (*step, why)),
    };
    visit.house().db.write(work).await
}

fn read(what: What, read: &Reading<'_>) -> Result<Read> {
    if what == What::Need && NeedSort::read(read.choice("sort")).is_none() {
        read.flaw(Flaw::new("sort", "kit-flaw-choose"));
    }
    if what == What::Consent {
        if Purpose::read(read.choice("purpose")).is_none() {
            read.flaw(Flaw::new("purpose", "kit-flaw-choose"));
        }
        if Means::read(read.choice("means")).is_none() {
            read.flaw(Flaw::new("means", "kit-flaw-choose"));
        }
    }
    read.check_all()?;
    let id = read.text("id");
    let day = |name: &str| read.maybe_day(name).ok_or_else(|| Error::flaw(name, "kit-flaw-empty"));
    Ok(match what {
        What::Step(sort) => Read::Step(sort, step(sort, StepId::read(&id)?, day("on")?, read)),
        What::Member => Read::Part(desk::Part::Member(MemberRow {
            id: MemberId::read(&id)?,
            name: read.text("name"),
            birth_year: read.maybe_count("birth_year"),
            relation: read.text("relation"),
            left_on: None,
            version: 1,
        })),
        What::Need => Read::Part(desk::Part::Need(NeedRow {
            id: NeedId::read(&id)?,
            sort: read.choice("sort").to_owned(),
            words: read.text("words"),
            amount: read.vnd("amount").0,
            is_monthly: read.is_ticked("is_monthly"),
            met_on: None,
            version: 1,
        })),
        What::Plan => Read::Part(desk::Part::Plan(PlanRow {
            id: PlanId::read(&id)?,
            words: read.text("words"),
            review_on: day("review_on")?,
            done_on: None,
            version: 1,
        })),
        What::Consent => Read::Consent(consent(ConsentId::read(&id)?, day("given_on")?, read)),
        What::Story => Read::Story(read.text("story")),
        What::Back => Read::Back(
            StepId::read(read.choice("step"))
                .map_err(|_| Error::flaw("step", "kit-flaw-choose"))?,
            read.text("why"),
        ),
    })
}

fn step(sort: StepSort, id: StepId, on: kernel::Day, read: &Reading<'_>) -> StepRow {
    let outcome = Some(read.choice("outcome").to_owned()).filter(|_| sort == StepSort::End);
    StepRow {
        id,
        sort: sort.code().to_owned(),
        on_day: on,
        by_whom: read.text("by_whom"),
        evidence: read.text("evidence"),
        outcome,
        taken_back_why: None,
        made_by: None,
        made_name: String::new(),
        version: 1,
    }
}

fn consent(id: ConsentId, on: kernel::Day, read: &Reading<'_>) -> ConsentRow {
    ConsentRow {
        id,
        purpose: read.choice("purpose").to_owned(),
        given_on: on,
        means: read.choice("means").to_owned(),
        wording: read.text("wording"),
        by_whom: read.text("by_whom"),
        child_agrees: read.is_ticked("child_agrees"),
        withdrawn_on: None,
        answer_by: None,
        finish_by: None,
        answered_on: None,
        finished_on: None,
        version: 1,
    }
}

fn draw(visit: &Visit, dossier: &Dossier, what: What, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let form = what.form();
    let head = PageHead::new(words.say(&what.title()), Group::Works)
        .lead(words.say_with("address-record-lead", &[("code", dossier.row.code.clone())]))
        .flaws(form.summary(words, flaws))
        .narrow();
    let action = format!("/addresses/{}/record?what={}", dossier.row.id, visit.query("what"));
    let list = |family: &str, codes: Vec<&'static str>| -> Vec<Choice> {
        let said = |code: &'static str| Choice {
            value: code.to_owned(),
            label: words.say(&format!("address-{family}-{code}")),
        };
        codes.into_iter().map(said).collect()
    };
    let back = |step: &&StepRow| Choice {
        value: step.id.to_string(),
        label: format!(
            "{} · {}",
            words.say(&format!("address-step-{}", step.sort)),
            step.on_day.vn()
        ),
    };
    let free = rules::steps_to_take_back(dossier);
    let filled = Filled::with(typed, flaws)
        .choices("outcome", list("end", EndReason::offered().map(EndReason::code).collect()))
        .choices("sort", list("need", NeedSort::ALL.iter().map(|one| one.code()).collect()))
        .choices("purpose", list("consent", Purpose::ALL.iter().map(|one| one.code()).collect()))
        .choices("means", list("means", Means::ALL.iter().map(|one| one.code()).collect()))
        .choices("step", free.iter().map(back).collect());
    visit.page(&head, form.whole(words, &action, &words.say("address-save"), &filled))
}
