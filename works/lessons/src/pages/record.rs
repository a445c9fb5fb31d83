//! `/classes/{class}/record?step=`: one form for each thing that happens to a class.

use super::forms::{self, Step};
use super::plan;
use crate::desk::{self, Correction};
use crate::model::{
    CertificateId, Class, ClassId, Outcome, ParticipantId, ParticipantRow, SessionId, SessionRow,
};
use crate::{acts, rules};
use activities::JointAround;
use axum::extract::Path;
use axum::response::Response;
use book::Figures;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::{Day, Error, Flaw, Result, Who};
use kit::form::{Filled, Reading};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, PageHead, Routes, Typed, Visit};

pub(super) fn routes() -> Routes {
    Routes::new().get("/classes/{class}/record", show).post("/classes/{class}/record", record)
}

fn asked(visit: &Visit) -> Result<Step> {
    Step::read(&visit.query("step")).ok_or(Error::NotFound)
}

/// A class with what its correction chooses from; other steps need nothing else.
pub(super) struct Around {
    pub class: Class,
    kinds: Vec<Kind>,
    pub joint: Option<JointAround>,
}

async fn around(visit: &Visit, id: ClassId, (step, typed): (Step, &Typed)) -> Result<Around> {
    let (who, typed) = (visit.who().clone(), typed.clone());
    let act = if step.is_office() { &acts::CERTIFY } else { &acts::KEEP };
    let read = move |tx: &mut Tx<'_>| {
        let (class, place, pass) = desk::opened(tx, &who, act, id)?;
        if step != Step::Correct {
            return Ok(Around { class, kinds: Vec::new(), joint: None });
        }
        let kinds = catalogue::known(tx, &pass)?;
        let said = (&typed, &class.joint());
        let joint = Some(JointAround::load(tx, &place, who.today(), said)?);
        Ok(Around { class, kinds, joint })
    };
    let mut around = visit.house().db.read(read).await?;
    let name = |one: &ParticipantRow| kernel::fold::name_sort_key(&one.full_name);
    around.class.participants.sort_by_cached_key(name);
    Ok(around)
}

/// The session that an address names.
fn session<'c>(visit: &Visit, class: &'c Class) -> Option<&'c SessionRow> {
    let id = SessionId::read(&visit.query("session")).ok()?;
    class.sessions.iter().find(|session| session.id == id)
}

/// `GET /classes/{class}/record?step=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (today, step) = (visit.known()?.today(), asked(&visit)?);
    let around = around(&visit, ClassId::read(&id)?, (step, &Typed::default())).await?;
    let session = session(&visit, &around.class);
    if step == Step::Attend && session.is_none() {
        return Err(Error::NotFound.into());
    }
    let begun = step.begun(&around, session, today);
    Ok(draw(&visit, &around, step, begun, &[]))
}

/// `POST /classes/{class}/record?step=`
async fn record(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let (step, id) = (asked(&visit)?, ClassId::read(&id)?);
    let around = around(&visit, id, (step, &typed)).await?;
    let session = session(&visit, &around.class).map(|session| session.id);
    let work = match Told::read(step, &around, session, &typed) {
        Ok(told) => write(&visit, id, told).await,
        Err(error) => Err(error),
    };
    match work {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &around, step, typed, &flaws)),
        Err(other) => Err(other.into()),
        Ok(is_late) => {
            let key = match step {
                Step::Reopen => activities::desk::back_key(is_late, "lesson-done"),
                _ => activities::desk::done_key(is_late, "lesson-done"),
            };
            let toast = Toast::new(key);
            visit.done(&format!("/classes/{id}"), &toast)
        }
    }
}

async fn write(visit: &Visit, id: ClassId, told: Told) -> Result<bool> {
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let work = move |tx: &mut Tx<'_>| told.write(tx, (&who, &figures), id);
    visit.house().db.write(work).await
}

/// What a form told, read.
enum Told {
    Session(SessionRow),
    People(Vec<ParticipantRow>),
    Attend(SessionId, Vec<ParticipantId>),
    Results(Vec<(ParticipantId, Option<Outcome>)>),
    End,
    Correct(Box<Correction>),
    Certify(Day, Option<i64>),
    Withdraw(CertificateId, String),
    Back(Option<SessionId>, Option<ParticipantId>, String),
    Reopen(String),
    Stop(String),
}

impl Told {
    fn read(
        step: Step,
        around: &Around,
        session: Option<SessionId>,
        typed: &Typed,
    ) -> Result<Told> {
        let (read, class) = (step.form().read(typed), &around.class);
        let people = people(step, &read);
        read.check_all()?;
        let why = read.text("why");
        Ok(match step {
            Step::Session => Told::Session(SessionRow {
                id: SessionId::read(&read.text("id"))?,
                on_day: day(&read, "on")?,
                topic: read.text("topic"),
                trainer: read.text("trainer"),
                periods: read.count("periods"),
                version: 1,
            }),
            Step::People => Told::People(people),
            Step::Attend => {
                let session = session.ok_or(Error::NotFound)?;
                Told::Attend(session, ids(&read, "there"))
            }
            Step::Results => Told::Results(results(class, &ids(&read, "passed"))),
            Step::End => Told::End,
            Step::Correct => Told::Correct(Box::new(corrected(&read, around)?)),
            Step::Certify => Told::Certify(day(&read, "given_on")?, read.maybe_count("months")),
            Step::Withdraw => {
                let id = CertificateId::read(read.choice("certificate"));
                let id = id.map_err(|_| Error::flaw("certificate", "kit-flaw-choose"))?;
                Told::Withdraw(id, why)
            }
            Step::Back => {
                let what = read.choice("what");
                Told::Back(SessionId::read(what).ok(), ParticipantId::read(what).ok(), why)
            }
            Step::Reopen => Told::Reopen(why),
            Step::Stop => Told::Stop(why),
        })
    }

    fn write(
        &self,
        tx: &mut Tx<'_>,
        (who, figures): (&Who, &Figures),
        id: ClassId,
    ) -> Result<bool> {
        match self {
            Told::Session(new) => desk::add_session(tx, who, id, new),
            Told::People(all) => desk::add_participants(tx, who, id, all),
            Told::Attend(session, there) => desk::attend(tx, who, id, *session, there),
            Told::Results(all) => desk::judge(tx, who, id, all),
            Told::End => return desk::end(tx, who, figures, id),
            Told::Correct(new) => return desk::correct(tx, who, figures, id, new),
            Told::Certify(on, months) => desk::certify(tx, who, id, *on, *months),
            Told::Withdraw(one, why) => desk::withdraw(tx, who, id, *one, why),
            Told::Back(session, one, why) => desk::take_back(tx, who, id, (*session, *one), why),
            Told::Reopen(why) => return desk::reopen(tx, who, figures, id, why),
            Told::Stop(why) => desk::stop(tx, who, id, why),
        }?;
        Ok(false)
    }
}

/// What a class is corrected to.
fn corrected(read: &Reading<'_>, around: &Around) -> Result<Correction> {
    let joint = around.joint.as_ref().map(|joint| joint.read(read, around.class.row.unit));
    read.check_all()?;
    Ok(Correction {
        base: read.text("version").parse().unwrap_or(0),
        kind: read.choice("kind").to_owned(),
        title: read.text("title"),
        level: read.choice("level").to_owned(),
        field: Some(read.choice("field").to_owned()).filter(|code| !code.is_empty()),
        begins_on: day(read, "begins_on")?,
        place: read.text("hall"),
        partner: read.text("partner"),
        partner_share: read.maybe_vnd("partner_share").map(|share| share.0),
        planned: read.count("planned"),
        cost: read.vnd("cost").0,
        joint: joint.unwrap_or_default(),
    })
}

fn day(read: &Reading<'_>, field: &'static str) -> Result<Day> {
    read.maybe_day(field).ok_or_else(|| Error::flaw(field, "kit-flaw-empty"))
}

fn ids(read: &Reading<'_>, field: &'static str) -> Vec<ParticipantId> {
    read.choices(field).into_iter().filter_map(|id| ParticipantId::read(id).ok()).collect()
}

/// The people of a list that was typed or pasted.
fn people(step: Step, read: &Reading<'_>) -> Vec<ParticipantRow> {
    if step != Step::People {
        return Vec::new();
    }
    let sort = read.choice("sort").to_owned();
    // Tabs of a spreadsheet are parts; as spaces they would run name and year together.
    let list = tidy_text(&read.choice("people").replace('\t', ";"));
    match rules::read_people(&list) {
        Err(flaw) => {
            read.flaw(flaw);
            Vec::new()
        }
        Ok(all) => all
            .into_iter()
            .map(|(name, birth_year, workplace)| ParticipantRow {
                id: ParticipantId::new(),
                full_name: tidy_text(&name),
                birth_year,
                sort: sort.clone(),
                workplace,
                result: None,
                version: 1,
            })
            .collect(),
    }
}

/// Who came and is ticked passed; who came and is not did not; who never came reached nothing.
fn results(class: &Class, passed: &[ParticipantId]) -> Vec<(ParticipantId, Option<Outcome>)> {
    let of = |one: &ParticipantRow| match (class.came(one.id), passed.contains(&one.id)) {
        (_, true) => Some(Outcome::Passed),
        (0, false) => None,
        (_, false) => Some(Outcome::Failed),
    };
    class.participants.iter().map(|one| (one.id, of(one))).collect()
}

fn draw(visit: &Visit, around: &Around, step: Step, typed: Typed, flaws: &[Flaw]) -> Response {
    let (words, form, class) = (visit.words(), step.form(), &around.class);
    let said = words.say(&format!("lesson-step-{}", step.code()));
    let back = format!("/classes/{}", class.row.id);
    let head = PageHead::new(said.clone(), Group::Works)
        .lead(words.say(&format!("lesson-about-{}", step.code())))
        .flaws(form.summary(words, flaws))
        .actions(button_link(&words.say("lesson-back-to"), &back, false))
        .narrow();
    let filled = Filled::with(typed, flaws);
    let filled = match &around.joint {
        Some(joint) => {
            let own = (around.kinds.as_slice(), class.row.kind.as_str());
            plan::offered(visit, joint.offer(words, filled), own)
        }
        None => filled,
    };
    let filled = filled
        .choices("sort", forms::sorts(words))
        .choices("there", forms::everybody(class))
        .choices("passed", forms::came(class))
        .choices("what", forms::parts(class))
        .choices("certificate", forms::certificates(class));
    let mut action = format!("{back}/record?step={}", step.code());
    if step == Step::Attend {
        action = format!("{action}&session={}", visit.query("session"));
    }
    visit.page(&head, form.whole(words, &action, &said, &filled))
}
