//! `/catalogue/new`: a chapter's own kind of work. It counts like a shipped one, so nothing new has
//! to be built and no figure is invented; it may have its own campaign, fewer sources of value,
//! fewer counts and its own words for them. First the base is chosen, then the rest is said.

use crate::model::{GROUPS, Kind, KindId, NewKind, Own};
use crate::shipped::{campaigns, parts, shipped};
use crate::{ValueSource, acts, rules, store};
use kernel::{Error, Flaw, Result};
use kit::form::{Choice, Field, FieldOf, Filled, Form, FormOf, Reading};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, Lang, Markup, PageHead, Routes, Typed, Visit, Words, html};
use org::standing::Standing;

/// Closing says why.
pub(super) static CLOSE: Form =
    Form::new("close", &[Field::text("why", "catalogue-close-why", 200)]);

static BASE: Form =
    Form::new("base", &[Field::select("base", "catalogue-base").hint("catalogue-base-hint")]);

pub(super) fn routes() -> Routes {
    Routes::new().get("/catalogue/new", new).post("/catalogue/new", create)
}

/// The form of a kind with this base: the words of what it counts have fields of their own.
struct Sheet {
    base: &'static Kind,
    /// Name of the field, code of the measure, the base's word.
    labels: Vec<(String, String, String)>,
}

impl Sheet {
    fn of(code: &str, words: &Words) -> Option<Sheet> {
        let base = shipped().iter().find(|kind| kind.code == code)?;
        let label = |m: &crate::Counted| {
            let said = [("unit", m.label(words.lang()).to_owned())];
            (
                format!("label-{}", m.code),
                m.code.clone(),
                words.say_with("catalogue-unit-of", &said),
            )
        };
        Some(Sheet { base, labels: base.measures.iter().map(label).collect() })
    }

    fn fields(&self) -> Vec<FieldOf<'_>> {
        let mut fields = vec![
            FieldOf::key("id"),
            FieldOf::hidden("based_on"),
            FieldOf::text("label_vi", "catalogue-name", rules::NAME_LETTERS),
            FieldOf::text("label_en", "catalogue-name-en", rules::NAME_LETTERS).optional(),
            FieldOf::long_text("aliases", "catalogue-aliases", 600)
                .hint("catalogue-aliases-hint")
                .optional(),
            FieldOf::select("campaign", "catalogue-campaign").optional(),
        ];
        if !self.base.value_sources.is_empty() {
            let sources = FieldOf::checks("sources", "catalogue-sources");
            fields.push(sources.hint("catalogue-sources-hint").optional());
        }
        if self.base.measures.len() > 1 {
            let without = FieldOf::checks("without", "catalogue-without");
            fields.push(without.hint("catalogue-without-hint").optional());
        }
        for (name, _, label) in &self.labels {
            fields.push(FieldOf::text(name, label, 40).in_words().short().optional());
        }
        fields
    }

    fn read(&self, read: &Reading<'_>) -> Result<NewKind> {
        read.check_all()?;
        let label_vi = read.text("label_vi");
        let sources: Vec<ValueSource> =
            read.choices("sources").into_iter().filter_map(ValueSource::read).collect();
        let label = |(name, code, _): &(String, String, String)| {
            Some((code.clone(), read.maybe_text(name)?))
        };
        Ok(NewKind {
            id: KindId::read(&read.text("id"))?,
            based_on: self.base.code.clone(),
            label_en: read.maybe_text("label_en").unwrap_or_else(|| label_vi.clone()),
            label_vi,
            aliases: parts(&read.text("aliases"), '\n'),
            own: Own {
                campaign: Some(read.choice("campaign").to_owned()).filter(|c| !c.is_empty()),
                sources,
                labels: self.labels.iter().filter_map(label).collect(),
                without: read.choices("without").into_iter().map(str::to_owned).collect(),
            },
        })
    }
}

/// `GET /catalogue/new?unit=&base=`
async fn new(visit: Visit) -> Answer {
    let begun = Typed::of([("based_on", visit.query("base"))]);
    draw(&visit, begun, &[]).await
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
    let sheet = Sheet::of(typed.get("based_on"), visit.words());
    let sheet = sheet.ok_or_else(|| Error::flaw("base", "catalogue-choose-base"))?;
    let fields = sheet.fields();
    let form = FormOf::new("kind", &fields);
    let new = sheet.read(&form.read(typed))?;
    let work = visit.house().db.write(move |tx| {
        let standing = Standing::at(tx, &who, &acts::ADD, &code, who.today())?;
        let known = store::kinds(tx, &standing.pass, who.today())?;
        Error::refuse(rules::check(&new, &known))?;
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
    let unit = &standing.place.code;
    let head = PageHead::new(visit.say("catalogue-new"), Group::Works)
        .lead(standing.place.name.clone())
        .narrow();
    let head = standing.head(head, |code| format!("/catalogue/new?unit={code}"));
    let Some(sheet) = Sheet::of(typed.get("based_on"), words) else {
        let head = head.flaws(BASE.summary(words, flaws));
        return Ok(visit.page(&head, choose(visit, unit, flaws)));
    };
    let fields = sheet.fields();
    let form = FormOf::new("kind", &fields);
    let head = head.flaws(form.summary(words, flaws));
    let action = format!("/catalogue/new?unit={unit}");
    let filled = offered(words, sheet.base, Filled::with(typed, flaws));
    let body = form.whole(words, &action, &words.say("catalogue-add"), &filled);
    Ok(visit.page(&head, html! { (counts_like(visit, sheet.base, &action)) (body) }))
}

/// What can be chosen of a kind of this base.
fn offered<'f>(words: &Words, base: &Kind, filled: Filled<'f>) -> Filled<'f> {
    filled
        .choices("campaign", running(words))
        .choices("sources", sources(words, base))
        .choices("without", others(words, base))
}

/// Which figures a kind of this base counts in, and the way back to choose another.
fn counts_like(visit: &Visit, base: &Kind, action: &str) -> Markup {
    let words = visit.words();
    let counts = words.say_with("catalogue-counts-like", &[("kind", base.label(words.lang()))]);
    html! { p { (counts) " " (button_link(&words.say("catalogue-other-base"), action, false)) } }
}

/// The base first: what is counted, and so what else can be said, comes from it.
fn choose(visit: &Visit, unit: &str, flaws: &[Flaw]) -> Markup {
    let words = visit.words();
    let filled = Filled::with(Typed::default(), flaws).choices("base", bases(visit));
    html! {
        form.form #base method="get" action="/catalogue/new" novalidate {
            input type="hidden" name="unit" value=(unit);
            (BASE.draw(words, &filled))
            button.btn.lead type="submit" { (words.say("catalogue-go-on")) }
        }
    }
}

/// The shipped kinds by group.
fn bases(visit: &Visit) -> Vec<Choice> {
    let lang: Lang = visit.words().lang();
    let choice =
        |kind: &Kind| Choice { value: kind.code.clone(), label: kind.label(lang).to_owned() };
    let of = |group: &'static str| shipped().iter().filter(move |kind| kind.group == group);
    GROUPS.into_iter().flat_map(of).map(choice).collect()
}

/// The campaigns, after that of the base and none.
fn running(words: &Words) -> Vec<Choice> {
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    let all = campaigns().iter();
    let all = all.map(|campaign| choice(&campaign.code, campaign.label(words.lang()).to_owned()));
    [("", "catalogue-campaign-of-base"), (Own::NONE, "catalogue-campaign-none")]
        .map(|(value, key)| choice(value, words.say(key)))
        .into_iter()
        .chain(all)
        .collect()
}

fn sources(words: &Words, base: &Kind) -> Vec<Choice> {
    let choice = |source: &ValueSource| Choice {
        value: source.code().to_owned(),
        label: words.say(&format!("source-{}", source.code())),
    };
    base.value_sources.iter().map(choice).collect()
}

/// What the base counts beside its first, which is always counted.
fn others(words: &Words, base: &Kind) -> Vec<Choice> {
    let choice = |measure: &crate::Counted| Choice {
        value: measure.code.clone(),
        label: measure.label(words.lang()).to_owned(),
    };
    base.measures.iter().skip(1).map(choice).collect()
}
