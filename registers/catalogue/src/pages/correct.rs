//! `/catalogue/{kind}/edit`: a slip in the name of a chapter's own kind is corrected, its other
//! wordings too. Its code and what it counts like stay: the work recorded under it stays its work.

use crate::model::{Kind, KindId};
use crate::shipped::parts;
use crate::store::KindRow;
use crate::{acts, rules, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, Who};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, button_link};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

static NAMED: Form = Form::new(
    "kind",
    &[
        Field::hidden("version"),
        Field::text("label_vi", "catalogue-name", rules::NAME_LETTERS),
        Field::text("label_en", "catalogue-name-en", rules::NAME_LETTERS).optional(),
        Field::long_text("aliases", "catalogue-aliases", 600)
            .hint("catalogue-aliases-hint")
            .optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/catalogue/{kind}/edit", edit).post("/catalogue/{kind}/edit", correct)
}

/// The way to it, from the page of a kind.
pub(super) fn button(visit: &Visit, unit: &str, kind: &Kind) -> Markup {
    let to = format!("/catalogue/{}/edit?unit={unit}", kind.code);
    button_link(&visit.say("catalogue-edit"), &to, false)
}

/// A kind that the unit itself added, with the pass to correct it.
fn own(tx: &mut Tx<'_>, who: &Who, code: &str, id: KindId) -> Result<(Standing, KindRow)> {
    let standing = Standing::at(tx, who, &acts::CORRECT, code, who.today())?;
    let row = store::stored(tx, &standing.pass, id)?;
    if row.unit != standing.place.id {
        return Err(Error::NotFound);
    }
    Ok((standing, row))
}

async fn opened(visit: &Visit, kind: &str) -> Result<(Standing, KindRow)> {
    let (who, code, id) = (visit.who().clone(), visit.query("unit"), KindId::read(kind)?);
    visit.house().db.read(move |tx: &mut Tx<'_>| own(tx, &who, &code, id)).await
}

/// `GET /catalogue/{kind}/edit?unit=`
async fn edit(visit: Visit, Path(kind): Path<String>) -> Answer {
    visit.known()?;
    let (standing, row) = opened(&visit, &kind).await?;
    let typed = Typed::of([
        ("version", row.version.to_string()),
        ("label_vi", row.label_vi.clone()),
        ("label_en", row.label_en.clone()),
        ("aliases", parts(&row.aliases, '|').join("\n")),
    ]);
    Ok(draw(&visit, &standing, &row, typed, &[]))
}

/// `POST /catalogue/{kind}/edit?unit=`
async fn correct(visit: Visit, Path(kind): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let (standing, row) = opened(&visit, &kind).await?;
    let flaws = match put(&visit, &standing.place.code, &row, &typed).await {
        Err(Error::Invalid(flaws)) => flaws,
        // Somebody was faster: what was typed comes back beside the way to the newer words.
        Err(Error::Conflict(_)) => vec![Flaw::new("version", "catalogue-changed-meanwhile")],
        Err(other) => return Err(other.into()),
        Ok(to) => return visit.done(&to, &Toast::new("catalogue-done-edit")),
    };
    Ok(draw(&visit, &standing, &row, typed, &flaws))
}

async fn put(visit: &Visit, code: &str, row: &KindRow, typed: &Typed) -> Result<String> {
    let read = NAMED.read(typed);
    read.check_all()?;
    let (who, code, id) = (visit.who().clone(), code.to_owned(), row.id);
    let label_vi = read.text("label_vi");
    let label_en = read.maybe_text("label_en").unwrap_or_else(|| label_vi.clone());
    let aliases = parts(&read.text("aliases"), '\n');
    let version: i64 = read.text("version").parse().unwrap_or(0);
    let work = move |tx: &mut Tx<'_>| {
        let (standing, row) = own(tx, &who, &code, id)?;
        let known = store::kinds(tx, &standing.pass, who.today())?;
        Error::refuse(rules::check_named(&id.to_string(), &label_vi, &aliases, &known))?;
        let said = KindRow {
            label_vi: label_vi.clone(),
            label_en: label_en.clone(),
            aliases: aliases.join("|"),
            version,
            ..row
        };
        store::name(tx, &standing.pass, &said)?;
        Ok(format!("/catalogue/{id}?unit={code}"))
    };
    visit.house().db.write(work).await
}

fn draw(
    visit: &Visit,
    standing: &Standing,
    row: &KindRow,
    typed: Typed,
    flaws: &[Flaw],
) -> axum::response::Response {
    let (words, unit) = (visit.words(), &standing.place.code);
    let is_older = flaws.iter().any(|flaw| flaw.field == "version");
    let head = PageHead::new(visit.say("catalogue-edit"), Group::Works)
        .lead(row.label_vi.clone())
        .flaws(NAMED.summary(words, flaws))
        .narrow();
    let action = format!("/catalogue/{}/edit?unit={unit}", row.id);
    let filled = Filled::with(typed, flaws);
    let form = NAMED.whole(words, &action, &visit.say("catalogue-keep"), &filled);
    visit.page(
        &head,
        html! {
            @if is_older { p { a href=(action) { (visit.say("catalogue-see-newer")) } } }
            p.quiet { (visit.say("catalogue-edit-told")) }
            (form)
        },
    )
}
