//! `POST /activities/{activity}/joint`: where work that a file recorded was done and who joined,
//! where its file does not say so (help in a file, an animal of a herd). It changes no number.

use super::joint::{FIRST, JointAround, PLACE, SECOND, THIRD};
use super::show::{self, Back, Opened};
use crate::model::{ActivityId, ActivityRow, Joint, Parts};
use crate::{KindFiles, acts, desk, store};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Error, Result, Who};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::{Answer, Markup, Routes, Typed, Visit, html};

static JOINT: Form = Form::new("joint", &[Field::hidden("version"), PLACE, FIRST, SECOND, THIRD]);

pub(super) fn routes() -> Routes {
    Routes::new().post("/activities/{activity}/joint", said)
}

/// What is chosen from, and what is said already.
pub(super) struct Sayable {
    around: JointAround,
    said: Joint,
}

/// What may be said of work that may be said something of, on the day of the work; nothing where
/// its file says it.
pub(super) fn sayable(
    tx: &mut Tx<'_>,
    (row, parts, unit): (&ActivityRow, &Parts, &Place),
    (files, typed): (&KindFiles, &Typed),
) -> Result<Option<Sayable>> {
    if row.kept_in.as_deref().is_none_or(|file| files.says_joint(file)) {
        return Ok(None);
    }
    let said = Joint { place: row.place, campaign: None, joiners: parts.joiners.clone() };
    let around = JointAround::load(tx, unit, row.until_on, (typed, &said))?;
    Ok(Some(Sayable { around, said }))
}

/// The form, with what came back of it.
pub(super) fn card(visit: &Visit, opened: &Opened, back: &Back) -> Markup {
    let words = visit.words();
    let Some(Sayable { around, said }) = &opened.joint else { return html! {} };
    let mut pairs = around.begun(said);
    pairs.push(("version".to_owned(), opened.row.version.to_string()));
    let typed = if back.flaws.is_empty() { Typed::of(pairs) } else { back.typed.clone() };
    let filled = around.offer_units(Filled::with(typed, &back.flaws));
    let path = format!("/activities/{}/joint", opened.row.id);
    html! {
        section.card {
            details open[!back.flaws.is_empty()] {
                summary { (words.say("activity-joint")) }
                p.quiet { (words.say("activity-joint-told")) }
                (JOINT.whole(words, &path, &words.say("activity-joint-save"), &filled))
            }
        }
    }
}

/// The lines of the error summary.
pub(super) fn summary(visit: &Visit, back: &Back) -> Vec<(String, String)> {
    JOINT.summary(visit.words(), &back.flaws)
}

async fn said(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = ActivityId::read(&id)?;
    match save(&visit, id, &typed).await {
        Err(Error::Invalid(flaws)) => show::page(&visit, id, Back { typed, flaws }).await,
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/activities/{id}"), &Toast::new("activity-done-joint")),
    }
}

async fn save(visit: &Visit, id: ActivityId, typed: &Typed) -> Result<()> {
    let who = visit.who().clone();
    let of = (id, typed.get("version").parse().unwrap_or(0));
    let (row, around) = asked(visit, of, typed).await?;
    let read = JOINT.read(typed);
    let joint = around.read(&read, row.unit);
    read.check_all()?;
    visit.house().db.write(move |tx: &mut Tx<'_>| desk::say_joint(tx, &who, of, &joint)).await
}

/// The work and what is chosen from, for whoever may say something of it.
async fn asked(
    visit: &Visit,
    of: (ActivityId, i64),
    typed: &Typed,
) -> Result<(ActivityRow, JointAround)> {
    let (who, typed) = (visit.who().clone(), typed.clone());
    let files = visit.house().shelf::<KindFiles>()?;
    let read = move |tx: &mut Tx<'_>| around(tx, &who, of, (&files, &typed));
    visit.house().db.read(read).await
}

fn around(
    tx: &mut Tx<'_>,
    who: &Who,
    (id, version): (ActivityId, i64),
    with: (&KindFiles, &Typed),
) -> Result<(ActivityRow, JointAround)> {
    let (row, pass) = desk::opened(tx, who, &acts::RECORD, id)?;
    if row.version != version {
        return Err(store::stale(version, row.version));
    }
    let unit = kernel::place::get(tx, row.unit, row.until_on)?;
    let parts = store::parts(tx, &pass, &row)?;
    let sayable = sayable(tx, (&row, &parts, &unit), with)?.ok_or(Error::NotFound)?;
    Ok((row, sayable.around))
}
