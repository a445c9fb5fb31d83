//! `/catalogue/new`: a chapter's own kind of work. It counts like a shipped one, so nothing new
//! has to be built and no figure is invented.

use crate::model::{GROUPS, Kind, KindId, NewKind};
use crate::shipped::{parts, shipped};
use crate::{acts, rules, store};
use kernel::{Error, Flaw, Result};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, Lang, PageHead, Routes, Typed, Visit};
use org::standing::Standing;

static KIND: Form = Form::new(
    "kind",
    &[
        Field::key("id"),
        Field::text("label_vi", "catalogue-name", rules::NAME_LETTERS),
        Field::select("based_on", "catalogue-base").hint("catalogue-base-hint"),
        Field::text("label_en", "catalogue-name-en", rules::NAME_LETTERS).optional(),
        Field::long_text("aliases", "catalogue-aliases", 600)
            .hint("catalogue-aliases-hint")
            .optional(),
    ],
);

/// Closing says why.
pub(super) static CLOSE: Form =
    Form::new("close", &[Field::text("why", "catalogue-close-why", 200)]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/catalogue/new", new).post("/catalogue/new", create)
}

async fn new(visit: Visit) -> Answer {
    draw(&visit, Typed::default(), &[]).await
}

/// `POST /catalogue/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match add(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(to) => visit.done(&to, &Toast::new("catalogue-done-add")),
    }
}

async fn add(visit: &Visit, typed: &Typed) -> Result<String> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let read = KIND.read(typed);
    read.check_all()?;
    let label_vi = read.text("label_vi");
    let new = NewKind {
        id: KindId::read(&read.text("id"))?,
        based_on: read.choice("based_on").to_owned(),
        label_en: read.maybe_text("label_en").unwrap_or_else(|| label_vi.clone()),
        label_vi,
        aliases: parts(&read.text("aliases"), '\n'),
    };
    let work = visit.house().db.write(move |tx| {
        let standing = Standing::at(tx, &who, &acts::ADD, &code, who.today())?;
        let known = store::kinds(tx, &standing.pass, who.today())?;
        let flaws = rules::check(&new, &known);
        if !flaws.is_empty() {
            return Err(Error::Invalid(flaws));
        }
        store::add(tx, &standing.pass, &new)?;
        Ok(format!("/catalogue/{}?unit={}", new.id, standing.place.code))
    });
    work.await
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let found =
        visit.house().db.read(move |tx| Standing::at(tx, &who, &acts::ADD, &code, who.today()));
    let standing = found.await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("catalogue-new"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(KIND.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/catalogue/new?unit={code}"));
    let action = format!("/catalogue/new?unit={}", standing.place.code);
    let filled = Filled::with(typed, flaws).choices("based_on", bases(visit));
    Ok(visit.page(&head, KIND.whole(words, &action, &visit.say("catalogue-add"), &filled)))
}

/// The shipped kinds by group.
fn bases(visit: &Visit) -> Vec<Choice> {
    let lang: Lang = visit.words().lang();
    let choice =
        |kind: &Kind| Choice { value: kind.code.clone(), label: kind.label(lang).to_owned() };
    let of = |group: &'static str| shipped().iter().filter(move |kind| kind.group == group);
    GROUPS.into_iter().flat_map(of).map(choice).collect()
}
