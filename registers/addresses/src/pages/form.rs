//! `/addresses/new` and `/addresses/{address}/edit`: a dossier as the surveyor writes it, short
//! enough for a telephone. What is sensitive is sealed as it is saved and never drawn back; where
//! two wrote in one dossier, both values are shown and a person chooses.

use super::likely;
use crate::model::{AddressId, Dossier, Draft, LineId, Listing, Open, Secrets, Sort, Told};
use crate::rules::{self, Both, HOUSING, SEXES};
use crate::{acts, desk};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::seal::{Keys, Secret};
use kernel::{Day, Error, Flaw, Result, number};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit, Words, html};
use org::standing::Standing;
use std::sync::Arc;

const SORTS: &[(&str, &str)] = &[
    ("person", "address-sort-person"),
    ("household", "address-sort-household"),
    ("facility", "address-sort-facility"),
];

/// Fields that lie open, in the order of [`values`].
const OPEN: [&str; 9] =
    ["sort", "name", "birth_year", "sex", "people", "housing", "income", "is_urgent", "opened_on"];

/// Fields before who may be the same person: what they are called and when they were born.
const FIRST: usize = 3;

macro_rules! fields {
    ($($extra:expr),* $(,)?) => {
        &[
            Field::radios("sort", "address-sort").of(SORTS),
            Field::text("name", "address-name", 120).hint("address-name-hint"),
            Field::count("birth_year", "address-birth-year").optional(),
            Field::select("sex", "address-sex").optional(),
            Field::select("group", "address-group").hint("address-group-hint").optional(),
            Field::count("people", "address-people").optional(),
            Field::select("housing", "address-housing").optional(),
            Field::vnd("income", "address-income").hint("address-income-hint").optional(),
            Field::text("number", "address-secret-number", 30).hint("address-sealed-hint").short()
                .optional(),
            Field::text("phone", "address-secret-phone", 20).hint("address-sealed-hint").short()
                .optional(),
            Field::text("where", "address-secret-where", 300).hint("address-sealed-hint")
                .optional(),
            Field::long_text("health", "address-secret-health", 1_000).hint("address-sealed-hint")
                .optional(),
            Field::long_text("story", "address-secret-story", 4_000).hint("address-sealed-hint")
                .optional(),
            Field::check("is_urgent", "address-urgent"),
            Field::day("opened_on", "address-opened"),
            $($extra),*
        ]
    };
}

static NEW: Form =
    Form::new("address", fields![Field::key("id"), Field::check("again", "address-again")]);
static EDIT: Form = Form::new(
    "address",
    fields![
        Field::hidden("version").optional(),
        Field::hidden("was_sort").optional(),
        Field::hidden("was_name").optional(),
        Field::hidden("was_birth_year").optional(),
        Field::hidden("was_sex").optional(),
        Field::hidden("was_people").optional(),
        Field::hidden("was_housing").optional(),
        Field::hidden("was_income").optional(),
        Field::hidden("was_is_urgent").optional(),
        Field::hidden("was_opened_on").optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/addresses/new", new)
        .post("/addresses/new", create)
        .get("/addresses/{address}/edit", edit)
        .post("/addresses/{address}/edit", change)
}

/// What lies open in a dossier, as its form shows it, in the order of [`OPEN`].
fn values(open: &Open) -> [String; 9] {
    let many = |count: Option<i64>| count.map(|many| many.to_string()).unwrap_or_default();
    [
        open.sort.code().to_owned(),
        open.name.clone(),
        many(open.birth_year),
        open.sex.clone().unwrap_or_default(),
        many(open.people),
        open.housing.clone().unwrap_or_default(),
        open.income.map(number::vnd).unwrap_or_default(),
        if open.is_urgent { "1".into() } else { String::new() },
        open.opened_on.vn(),
    ]
}

fn open_of(dossier: &Dossier) -> Open {
    let row = &dossier.row;
    Open {
        sort: row.sort(),
        name: row.name.clone(),
        birth_year: row.birth_year,
        sex: row.sex.clone(),
        people: row.people,
        housing: row.housing.clone(),
        income: row.income,
        is_urgent: row.is_urgent,
        opened_on: row.opened_on,
    }
}

/// What was typed; in what is sealed an empty field stays as it was.
fn read(read: &Reading<'_>, today: Day) -> Result<(Open, Told)> {
    let mut told = Told::new();
    for field in Secrets::ALL {
        let value = match field {
            Secrets::Phone => match people::rules::forms::phone("phone", &read.text("phone")) {
                Ok(phone) => phone,
                Err(flaw) => {
                    read.flaw(flaw);
                    None
                }
            },
            _ => read.maybe_text(field.code()),
        };
        told.extend(value.map(|value| (*field, Secret::new(value))));
    }
    let known = |name: &str, all: &[&str]| {
        let said = read.choice(name);
        all.contains(&said).then(|| said.to_owned())
    };
    let sort = Sort::read(read.choice("sort"));
    let (sex, housing) = (known("sex", &SEXES), known("housing", &HOUSING));
    read.check_all()?;
    let open = Open {
        sort: sort.ok_or_else(|| Error::flaw("sort", "kit-flaw-choose"))?,
        name: tidy_text(&read.text("name")),
        birth_year: read.maybe_count("birth_year"),
        sex,
        people: read.maybe_count("people"),
        housing,
        income: read.maybe_vnd("income").map(|income| income.0),
        is_urgent: read.is_ticked("is_urgent"),
        opened_on: read.maybe_day("opened_on").unwrap_or(today),
    };
    Ok((open, told))
}

/// `GET /addresses/new?unit=&line=`
async fn new(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let opened_on = ("opened_on", who.today().vn());
    let Some(id) = line_of(&visit)? else {
        let begun = [opened_on, ("sort", "person".to_owned())];
        return draw_new(&visit, Typed::of(begun), &[]).await;
    };
    let find = move |tx: &mut Tx<'_>| Ok(desk::round::line(tx, &who, id)?.0);
    let line = visit.house().db.read(find).await?;
    let group = Listing::read(&line.class).map_or("", Listing::group);
    let begun = [
        opened_on,
        ("sort", "household".to_owned()),
        ("name", line.name),
        ("birth_year", line.birth_year.map(|year| year.to_string()).unwrap_or_default()),
        ("group", group.to_owned()),
    ];
    draw_new(&visit, Typed::of(begun), &[]).await
}

/// The line of a yearly round from which the dossier is opened, if it is from one.
fn line_of(visit: &Visit) -> Result<Option<LineId>> {
    let line = visit.query("line");
    if line.is_empty() { Ok(None) } else { LineId::read(&line).map(Some) }
}

/// `POST /addresses/new?unit=&line=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match add(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw_new(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/addresses/{id}"), &Toast::new("address-done-new")),
    }
}

async fn add(visit: &Visit, typed: &Typed) -> Result<AddressId> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let reading = NEW.read(typed);
    let (open, told) = read(&reading, who.today())?;
    let id = AddressId::read(&reading.text("id"))?;
    let (is_known, line) = (reading.is_ticked("again"), line_of(visit)?);
    let draft = Arc::new(Draft { id, base: 0, open, told, illustrative: None });
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::KEEP, &code, who.today())?;
        let unit = standing.place.id;
        desk::open(tx, (&who, &keys), unit, (&draft, is_known))?;
        match line {
            Some(line) => desk::round::opened(tx, &who, line, (id, unit, is_known)),
            None => Ok(()),
        }
    });
    work.await?;
    Ok(id)
}

async fn draw_new(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let today = visit.known()?.today();
    let (standing, likely) = likely::look(visit, &typed).await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("address-new"), Group::Works)
        .lead(visit.say("address-new-lead"))
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/addresses/new?unit={code}"));
    let unit = &standing.place.code;
    let line = line_of(visit)?.map(|id| format!("&line={id}")).unwrap_or_default();
    let action = format!("/addresses/new?unit={unit}{line}");
    let filled = chosen(words, Filled::with(typed, flaws), today);
    let (first, rest) = NEW.fields.split_at(FIRST);
    let names = |fields: &[Field]| fields.iter().map(|field| field.name).collect::<Vec<_>>();
    let body = html! {
        form.form #address method="post" action=(action) novalidate {
            (NEW.draw_part(words, &filled, &names(first)))
            (likely::place(visit, unit, &likely))
            (NEW.draw_part(words, &filled, &names(rest)))
            button.btn.lead type="submit" { (words.say("address-add")) }
        }
    };
    Ok(visit.page(&head, body))
}

/// The choices of the lists that open.
fn chosen<'a>(words: &Words, filled: Filled<'a>, today: Day) -> Filled<'a> {
    let none = Choice { value: String::new(), label: words.say("address-not-said") };
    let list = |family: &str, codes: &[&str]| {
        let said = |code: &&str| Choice {
            value: (*code).to_owned(),
            label: words.say(&format!("address-{family}-{code}")),
        };
        std::iter::once(none.clone()).chain(codes.iter().map(said)).collect()
    };
    let named = rules::groups()
        .iter()
        .filter(|group| Sort::ALL.iter().any(|sort| group.is_of(*sort, today)));
    let named = named.map(|group| Choice {
        value: group.code.clone(),
        label: group.label(words.lang()).to_owned(),
    });
    let groups = std::iter::once(none.clone()).chain(named).collect();
    filled
        .choices("sex", list("sex", &SEXES))
        .choices("housing", list("housing", &HOUSING))
        .choices("group", groups)
}

async fn loaded(visit: &Visit, id: AddressId) -> Result<Dossier> {
    let who = visit.who().clone();
    let find = move |tx: &mut Tx<'_>| Ok(desk::opened(tx, &who, &acts::KEEP, id)?.0);
    visit.house().db.read(find).await
}

/// `GET /addresses/{address}/edit`
async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let dossier = loaded(&visit, AddressId::read(&id)?).await?;
    let typed = begun(&dossier);
    Ok(draw_edit(&visit, &dossier, typed, &[]))
}

/// The form of a dossier as it begins: what lies open, and what was read of it.
fn begun(dossier: &Dossier) -> Typed {
    let now = values(&open_of(dossier));
    Typed::of(form_pairs(&now, &now, dossier.row.version))
}

fn form_pairs(now: &[String; 9], was: &[String; 9], version: i64) -> Vec<(String, String)> {
    let mut pairs = vec![("version".to_owned(), version.to_string())];
    for (at, name) in OPEN.iter().enumerate() {
        pairs.push((format!("was_{name}"), was[at].clone()));
        // A box that is not ticked is not posted.
        if *name != "is_urgent" || !now[at].is_empty() {
            pairs.push(((*name).to_owned(), now[at].clone()));
        }
    }
    pairs
}

/// `POST /addresses/{address}/edit`
async fn change(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = AddressId::read(&id)?;
    let dossier = loaded(&visit, id).await?;
    let base = typed.get("version").parse().unwrap_or(0);
    if base != dossier.row.version {
        return Ok(meet(&visit, &dossier, &typed));
    }
    match write(&visit, &dossier, &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw_edit(&visit, &dossier, typed, &flaws)),
        Err(Error::Conflict(_)) => Ok(meet(&visit, &loaded(&visit, id).await?, &typed)),
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/addresses/{id}"), &Toast::new("address-done-edit")),
    }
}

async fn write(visit: &Visit, dossier: &Dossier, typed: &Typed) -> Result<()> {
    let (who, row) = (visit.who().clone(), &dossier.row);
    let (open, told) = read(&EDIT.read(typed), who.today())?;
    let draft = Draft { id: row.id, base: row.version, open, told, illustrative: None };
    let (draft, keys) = (Arc::new(draft), visit.house().shelf::<Arc<Keys>>()?);
    let work = move |tx: &mut Tx<'_>| desk::write(tx, (&who, &keys), &draft);
    visit.house().db.write(work).await
}

/// Another wrote in the dossier meanwhile: the form comes back on top of what stands now. What only
/// one of them changed is kept; what both changed is shown with the other value beside it, and so
/// is a sealed field that both told, whose other value stays closed.
fn meet(visit: &Visit, dossier: &Dossier, typed: &Typed) -> axum::response::Response {
    let (now, row) = (values(&open_of(dossier)), &dossier.row);
    let field = |(at, name): (usize, &&'static str)| {
        let was = typed.get(&format!("was_{name}")).to_owned();
        (*name, was, tidy_text(typed.get(name)), now[at].clone())
    };
    let fields: Vec<_> = OPEN.iter().enumerate().map(field).collect();
    let (kept, both) = rules::merged(&fields);
    let base: i64 = typed.get("version").parse().unwrap_or(0);
    let mut pairs: Vec<(String, String)> =
        kept.into_iter().filter(|(name, value)| name != "is_urgent" || !value.is_empty()).collect();
    pairs.extend(OPEN.iter().zip(&now).map(|(name, now)| (format!("was_{name}"), now.clone())));
    pairs.push(("version".to_owned(), row.version.to_string()));
    let mut flaws = vec![Flaw::new("", "address-met-other").arg("name", &row.changed_name)];
    flaws.extend(both.into_iter().map(|both| theirs(visit, both)));
    for secret in Secrets::ALL {
        let mine = typed.get(secret.code()).to_owned();
        let told = dossier.sealed.iter().find(|(own, _)| own == secret);
        if !mine.is_empty() && told.is_some_and(|(_, said)| *said > base) {
            flaws.push(Flaw::new(secret.code(), "address-met-sealed"));
        }
        pairs.push((secret.code().to_owned(), mine));
    }
    draw_edit(visit, dossier, Typed::of(pairs), &flaws)
}

fn theirs(visit: &Visit, both: Both) -> Flaw {
    let said = match both.field.as_str() {
        "sort" | "sex" | "housing" if !both.theirs.is_empty() => {
            visit.say(&format!("address-{}-{}", both.field, both.theirs))
        }
        "is_urgent" => visit.say(if both.theirs.is_empty() { "address-no" } else { "address-yes" }),
        _ if both.theirs.is_empty() => visit.say("address-empty"),
        _ => both.theirs,
    };
    Flaw::new(both.field, "address-met-both").arg("theirs", said)
}

fn draw_edit(
    visit: &Visit,
    dossier: &Dossier,
    typed: Typed,
    flaws: &[Flaw],
) -> axum::response::Response {
    let words = visit.words();
    let head = PageHead::new(visit.say("address-edit"), Group::Works)
        .lead(visit.say("address-edit-lead"))
        .flaws(EDIT.summary(words, flaws))
        .narrow();
    let action = format!("/addresses/{}/edit", dossier.row.id);
    let filled = chosen(words, Filled::with(typed, flaws), visit.who().today());
    visit.page(&head, EDIT.whole(words, &action, &visit.say("address-save"), &filled))
}
