//! `/classes/new`: the form that plans a class. It counts nothing.

use super::index::kind_label;
use crate::model::{ClassId, ClassRow, FIELDS, KINDS, LEVELS, is_class};
use crate::{acts, desk, rules};
use activities::JointAround;
use activities::model::Joint;
use agreements::AgreementId;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::{Day, Error, Flaw, Result, UnitId, Who};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit};
use org::standing::Standing;

/// The name of a class.
pub(super) const TITLE: Field = Field::text("title", "lesson-name", rules::LETTERS);
/// Its first day.
pub(super) const BEGINS: Field = Field::day("begins_on", "lesson-begins");
/// Where it is held, in words.
pub(super) const HALL: Field =
    Field::text("hall", "lesson-place", rules::LETTERS).hint("lesson-place-hint").optional();
/// With whom.
pub(super) const PARTNER: Field =
    Field::text("partner", "lesson-partner", rules::LETTERS).optional();
/// What of the cost the partner bears.
pub(super) const SHARE: Field = Field::vnd("partner_share", "activity-partner-share").optional();
/// What it costs.
pub(super) const COST: Field = Field::vnd("cost", "lesson-cost").optional();
/// How many are expected.
pub(super) const PLANNED: Field = Field::count("planned", "lesson-planned").optional();
/// Which skill field it is of.
pub(super) const FIELD: Field =
    Field::select("field", "lesson-field").hint("lesson-field-hint").optional();

static NEW: Form = Form::new(
    "class",
    &[
        Field::key("id"),
        Field::select("kind", "lesson-kind"),
        TITLE,
        Field::select("level", "lesson-level"),
        FIELD,
        BEGINS,
        activities::PLACE,
        HALL,
        activities::FIRST,
        activities::SECOND,
        activities::THIRD,
        PARTNER,
        SHARE,
        Field::select("agreement", "activity-agreement").optional(),
        activities::CAMPAIGN,
        PLANNED,
        COST,
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/classes/new", new).post("/classes/new", create)
}

async fn new(visit: Visit) -> Answer {
    let begun = [("begins_on", visit.who().today().vn()), ("level", "none".to_owned())];
    draw(&visit, Typed::of(begun), &[]).await
}

/// `POST /classes/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match plan(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/classes/{id}"), &Toast::new("lesson-done-new")),
    }
}

async fn plan(visit: &Visit, typed: &Typed) -> Result<ClassId> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let Around { standing, joint, .. } = around(visit, typed).await?;
    let (row, joint) = read(typed, standing.place.id, &joint)?;
    let id = row.id;
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::KEEP, &code, who.today())?;
        desk::plan_joint(tx, &who, standing.place.id, &row, &joint)
    });
    work.await?;
    Ok(id)
}

fn read(typed: &Typed, unit: UnitId, around: &JointAround) -> Result<(ClassRow, Joint)> {
    let read = NEW.read(typed);
    let joint = around.read(&read, unit);
    read.check_all()?;
    let begins_on =
        read.maybe_day("begins_on").ok_or_else(|| Error::flaw("begins_on", "kit-flaw-empty"))?;
    let row = ClassRow {
        id: ClassId::read(&read.text("id"))?,
        unit: UnitId(0),
        kind: read.choice("kind").to_owned(),
        title: read.text("title"),
        level: read.choice("level").to_owned(),
        field: Some(read.choice("field").to_owned()).filter(|code| !code.is_empty()),
        partner: read.text("partner"),
        partner_share: read.maybe_vnd("partner_share").map(|share| share.0),
        place: read.text("hall"),
        spot: None,
        campaign: None,
        joined_in: None,
        planned: read.count("planned"),
        cost: read.vnd("cost").0,
        begins_on,
        ended_on: None,
        stopped_why: None,
        activity: None,
        agreement: agreement(&read)?,
        illustrative: None,
        version: 1,
    };
    Ok((row, joint))
}

/// The agreement that was chosen, if one was.
fn agreement(read: &Reading<'_>) -> Result<Option<AgreementId>> {
    match read.choice("agreement") {
        "" => Ok(None),
        id => {
            AgreementId::read(id).map(Some).map_err(|_| Error::flaw("agreement", "kit-flaw-choice"))
        }
    }
}

/// What a plan chooses from: the kinds, the agreements that hold on the day it begins, and where,
/// with whom and for which campaign it may be.
struct Around {
    standing: Standing,
    kinds: Vec<Kind>,
    agreements: Vec<(AgreementId, String)>,
    joint: JointAround,
}

async fn around(visit: &Visit, typed: &Typed) -> Result<Around> {
    let (who, code, typed) = (visit.who().clone(), visit.query("unit"), typed.clone());
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &code, &typed);
    visit.house().db.read(read).await
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str, typed: &Typed) -> Result<Around> {
    let begins_on = Day::read(typed.get("begins_on")).unwrap_or(who.today());
    let standing = Standing::at(tx, who, &acts::KEEP, code, who.today())?;
    let kinds = catalogue::kinds(tx, &standing.pass, who.today())?;
    let agreements = agreements::store::running(tx, &standing.pass, begins_on)?;
    let said = (typed, &Joint::default());
    let joint = JointAround::load(tx, &standing.place, who.today(), said)?;
    Ok(Around { standing, kinds, agreements, joint })
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    visit.known()?;
    let Around { standing, kinds, agreements, joint } = around(visit, &typed).await?;
    let none = visit.say("activity-agreement-none");
    let words = visit.words();
    let head = PageHead::new(visit.say("lesson-new"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/classes/new?unit={code}"));
    let filled = joint.offer(words, Filled::with(typed, flaws));
    let filled = offered(visit, filled, (&kinds, ""))
        .choices("agreement", agreements::choices(none, &agreements));
    let action = format!("/classes/new?unit={}", standing.place.code);
    Ok(visit.page(&head, NEW.whole(words, &action, &visit.say("lesson-add"), &filled)))
}

/// What a plan chooses from that is the same everywhere: kinds, levels, fields. A class of
/// a kind that is kept so no more may stay of it.
pub(super) fn offered<'f>(
    visit: &Visit,
    filled: Filled<'f>,
    (kinds, own): (&[Kind], &str),
) -> Filled<'f> {
    let words = visit.words();
    let choice = |code: &str, label: String| Choice { value: code.to_owned(), label };
    let kind = |code: &str| choice(code, kind_label(visit, kinds, code));
    let former = Some(own).filter(|own| !own.is_empty() && !is_class(own));
    let level = |code: &str| choice(code, words.say(&format!("lesson-level-{code}")));
    let field = |code: &str| choice(code, words.say(&format!("lesson-field-{code}")));
    let fields =
        std::iter::once(choice("", words.say("lesson-field-none"))).chain(FIELDS.map(field));
    filled
        .choices("kind", KINDS.into_iter().chain(former).map(kind).collect())
        .choices("level", LEVELS.map(level).into())
        .choices("field", fields.collect())
}
