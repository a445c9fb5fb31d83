//! Recording: choose a kind, fill its form. The same form corrects a record; yesterday's can be
//! taken as a beginning (`?like=`).

use super::form::{self, Around, Sheet, told_day};
use super::papers::OfWork;
use super::{choose, hints, more};
use crate::model::{ActivityId, ConsignmentId, Draft};
use crate::{acts, desk, rules, store};
use ::papers::{FORM_BYTES, Holder, PHOTO_BYTES, PHOTOS, Photos, Shelf};
use axum::extract::{Path, Request};
use book::Figures;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place;
use kernel::seal::Keys;
use kernel::seal::attachment::New;
use kernel::{Day, Error, Flaw, Pass, Result, UnitId, Who};
use kit::notice::Toast;
use kit::page::Group;
use kit::web::{Sent, Uploads};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::{self, Standing};
use std::sync::Arc;
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/activities/new", new)
        .post_up_to("/activities/new", FORM_BYTES, create)
        .get("/activities/{activity}/edit", edit)
        .post_up_to("/activities/{activity}/edit", FORM_BYTES, correct)
}

/// What the form of a unit needs.
pub(super) struct Desk {
    pub standing: Standing,
    pub kinds: Vec<Kind>,
    pub around: Around,
}

impl Desk {
    /// The pass to record at a unit: the office's, else a volunteer's.
    pub(super) fn pass(tx: &mut Tx<'_>, who: &Who, unit: UnitId) -> Result<Pass> {
        let place = place::get(tx, unit, who.today())?;
        match standing::pass(tx, who, &acts::RECORD, &place) {
            Err(Error::NotFound) => standing::pass(tx, who, &acts::OFFER, &place),
            found => found,
        }
    }

    /// The desk of a unit, with the places of a day.
    pub(super) fn load(tx: &mut Tx<'_>, who: &Who, code: &str, day: Day) -> Result<Desk> {
        let standing = match Standing::at(tx, who, &acts::RECORD, code, who.today()) {
            Err(Error::NotFound) => Standing::at(tx, who, &acts::OFFER, code, who.today())?,
            found => found?,
        };
        let is_office = standing.pass.act().name == acts::RECORD.name;
        let kinds = catalogue::kinds(tx, &standing.pass, who.today())?;
        let places = store::spots(tx, &standing.place, day)?;
        let joining = store::joining(tx, &standing.place, &places, day)?;
        // Goods and agreements are the office's: a volunteer is not shown them.
        let (mut goods, mut agreements) = (Vec::new(), Vec::new());
        if is_office {
            goods = store::left_goods(tx, &standing.pass, who.today())?;
            agreements = agreements::store::running(tx, &standing.pass, who.today())?;
        }
        let by_path = Vec::new();
        let around = Around { places, joining, by_path, goods, agreements };
        Ok(Desk { standing, kinds, around })
    }

    /// Units that were typed as joiners by their paths join wherever they stand, as in a table.
    fn meet(&mut self, tx: &mut Tx<'_>, typed: &[String], day: Day) -> Result<()> {
        for path in typed {
            if let Some(unit) = desk::by_path(tx, path, day)? {
                self.around.by_path.push(store::by_its_path(unit));
            }
        }
        Ok(())
    }

    /// What a record holds is offered although nobody would be offered it anew: a place outside
    /// the province, a joiner from elsewhere.
    fn keep(&mut self, tx: &mut Tx<'_>, draft: &Draft) -> Result<()> {
        if let Some(unit) = draft.place
            && rules::by_id(&self.around.places, unit).is_none()
        {
            self.around.places.push(store::spot(tx, unit, draft.until)?);
        }
        for unit in &draft.parts.joiners {
            if rules::by_id(&self.around.joining, *unit).is_none() {
                let unit = place::get(tx, *unit, draft.until)?;
                self.around.by_path.push(store::by_its_path(unit));
            }
        }
        Ok(())
    }

    pub(super) fn kind(&self, code: &str) -> Result<&Kind> {
        self.kinds.iter().find(|kind| kind.code == code).ok_or(Error::NotFound)
    }
}

/// `GET /activities/new?unit=&kind=&like=&consignment=`
async fn new(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let like = ActivityId::read(&visit.query("like")).ok();
    let found = visit.house().db.read(move |tx| {
        let mut opened = Desk::load(tx, &who, &code, who.today())?;
        let begun = like.map(|id| begun_like(tx, &who, &mut opened, id)).transpose()?;
        Ok((opened, begun))
    });
    let (opened, begun) = found.await?;
    let today = visit.who().today();
    if let Some(draft) = begun {
        let draft = Draft { from: today, until: today, ..draft };
        let kind = opened.kind(&draft.kind)?;
        let typed = form::filled(&rules::opened(kind, draft), &opened.around);
        return draw(&visit, &opened, kind, typed, &[]);
    }
    let goods = ConsignmentId::read(&visit.query("consignment")).ok();
    match visit.query("kind").as_str() {
        "" => Ok(choose::draw(&visit, &opened, (choose::ONE, goods))),
        kind => {
            let kind = opened.kind(kind)?;
            draw(&visit, &opened, kind, form::fresh(kind, today, goods), &[])
        }
    }
}

/// A record as the beginning of another one.
fn begun_like(tx: &mut Tx<'_>, who: &Who, opened: &mut Desk, id: ActivityId) -> Result<Draft> {
    let (row, pass) = desk::seen(tx, who, id)?;
    let draft = desk::draft_of(tx, &pass, &row)?;
    opened.keep(tx, &draft)?;
    Ok(Draft { id: ActivityId::new(), base: 0, is_draft: false, kept_in: None, ..draft })
}

fn draw(visit: &Visit, opened: &Desk, kind: &Kind, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (words, unit) = (visit.words(), &opened.standing.place.code);
    let sheet = Sheet::of(kind, visit, &typed);
    let head = PageHead::new(kind.label(words.lang()), Group::Works)
        .lead(words.say_with("activity-new-at", &[("unit", opened.standing.place.name.clone())]))
        .flaws(sheet.summary(words, flaws))
        .narrow();
    let to = |code: &str| format!("/activities/new?unit={code}&kind={}", kind.code);
    let head = opened.standing.head(head, to);
    let body = sheet.draw(visit, &to(unit), typed, flaws, &opened.around);
    let body = html! {
        (hints::file(visit, unit, kind)?)
        (hints::known(visit, opened, flaws))
        (body)
        (week_link(visit, unit, kind))
    };
    Ok(visit.page(&head, body))
}

/// A week at once, for what is done every day.
fn week_link(visit: &Visit, unit: &str, kind: &Kind) -> Markup {
    html! {
        p { a href={ "/activities/week?unit=" (unit) "&kind=" (kind.code) } {
            (visit.say("activity-week-instead"))
        } }
    }
}

/// `POST /activities/new?unit=&kind=`
async fn create(visit: Visit, request: Request) -> Answer {
    visit.known()?;
    // Nobody's photos are read before it is known that he may record.
    let may = desk_at(&visit, &Typed::default()).await?;
    let (typed, photos) = posted(request).await?;
    let is_today = told_day(&typed).is_none_or(|day| day == visit.who().today());
    let opened = match is_today && more::joiners(&typed).is_empty() {
        true => may,
        false => desk_at(&visit, &typed).await?,
    };
    let kind = opened.kind(&visit.query("kind"))?;
    match save(&visit, &opened, kind, (&typed, photos)).await {
        Err(Error::Invalid(flaws)) => draw(&visit, &opened, kind, typed, &flaws),
        Err(other) => Err(other.into()),
        Ok(saved) => done(&visit, &saved),
    }
}

/// The desk of the unit in the address, with the places of the day that was typed.
async fn desk_at(visit: &Visit, typed: &Typed) -> Result<Desk> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let (day, joiners) = (told_day(typed).unwrap_or(who.today()), more::joiners(typed));
    let read = move |tx: &mut Tx<'_>| {
        let mut opened = Desk::load(tx, &who, &code, day)?;
        opened.meet(tx, &joiners, day)?;
        Ok(opened)
    };
    visit.house().db.read(read).await
}

/// What was typed, and the photos that came with it.
async fn posted(request: Request) -> std::result::Result<(Typed, Vec<Sent>), kit::Refusal> {
    let Uploads { typed, files } = Uploads::read(request, PHOTOS, PHOTO_BYTES).await?;
    Ok((typed, files))
}

/// A record and what is kept of its photos; what is wrong with either is said together.
async fn with_photos(
    draft: Result<Draft>,
    photos: Vec<Sent>,
) -> Result<(Shelf, Draft, Arc<Photos>)> {
    let (id, key) = match &draft {
        Ok(draft) => (draft.id.uuid(), draft.key),
        Err(_) => (Uuid::nil(), Uuid::nil()),
    };
    let shelf = Shelf { subject: OfWork::SUBJECT, record: id };
    match (draft, shelf.photos(photos, key, id).await) {
        (Err(Error::Invalid(mut flaws)), Err(Error::Invalid(more))) => {
            flaws.extend(more);
            Err(Error::Invalid(flaws))
        }
        (draft, photos) => Ok((shelf, draft?, photos?)),
    }
}

/// Saves the record and its photos in one transaction: all of it, or nothing.
async fn save(
    visit: &Visit,
    opened: &Desk,
    kind: &Kind,
    (typed, photos): (&Typed, Vec<Sent>),
) -> Result<desk::Saved> {
    let unit = opened.standing.place.id;
    let draft = Sheet::of(kind, visit, typed).read(typed, unit, &opened.around);
    let is_another = form::is_another(typed);
    let (shelf, draft, photos) = with_photos(draft, photos).await?;
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| {
        desk::check_told(tx, &desk::Hand { who: &who, figures: &figures, keys: &keys }, &draft)?;
        let saved = desk::save_or_ask(tx, &who, &figures, unit, (&draft, is_another))?;
        attach(tx, (&who, &keys), unit, (&shelf, &photos.files))?;
        Ok(saved)
    };
    visit.house().db.write(work).await
}

/// Puts what came with the form on the record.
fn attach(
    tx: &mut Tx<'_>,
    (who, keys): (&Who, &Keys),
    unit: UnitId,
    (shelf, files): (&Shelf, &[New]),
) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let pass = Desk::pass(tx, who, unit)?;
    let place = place::get(tx, unit, who.today())?;
    files.iter().try_for_each(|file| shelf.add(tx, &pass, (keys, &place), file))
}

fn done(visit: &Visit, saved: &desk::Saved) -> Answer {
    let key = match (saved.row.state(), saved.is_late) {
        (crate::model::State::Counted, true) => "activity-done-late",
        (crate::model::State::Counted, false) => "activity-done",
        (crate::model::State::Waiting, _) => "activity-done-waiting",
        _ => "activity-done-draft",
    };
    visit.done(&format!("/activities/{}", saved.row.id), &Toast::new(key))
}

/// A record being corrected.
async fn corrected(visit: &Visit, id: ActivityId, typed: &Typed) -> Result<(Desk, Draft)> {
    let (who, day, joiners) = (visit.who().clone(), told_day(typed), more::joiners(typed));
    visit.house().db.read(move |tx: &mut Tx<'_>| begun_again(tx, &who, id, (day, &joiners))).await
}

/// A record with the desk of its unit. What was closed, handed out or ended meanwhile is offered
/// all the same: what was recorded under it is still corrected under it.
fn begun_again(
    tx: &mut Tx<'_>,
    who: &Who,
    id: ActivityId,
    (day, joiners): (Option<Day>, &[String]),
) -> Result<(Desk, Draft)> {
    let (row, pass) = desk::written(tx, who, id)?;
    let draft = desk::draft_of(tx, &pass, &row)?;
    let unit = place::get(tx, row.unit, who.today())?;
    let day = day.unwrap_or(row.until_on);
    let mut opened = Desk::load(tx, who, &unit.code, day)?;
    opened.meet(tx, joiners, day)?;
    opened.keep(tx, &draft)?;
    if opened.kind(&row.kind).is_err() {
        opened.kinds.push(catalogue::kind(tx, &pass, &row.kind)?);
    }
    let around = &mut opened.around;
    if let Some(goods) = row.consignment
        && around.goods.iter().all(|row| row.id != goods)
    {
        around.goods.push(store::consignment(tx, &pass, goods)?);
    }
    if let Some(agreement) = row.agreement
        && around.agreements.iter().all(|(id, _)| *id != agreement)
        && let Some(said) = agreements::store::title(tx, &pass, agreement)?
    {
        around.agreements.push((agreement, said));
    }
    Ok((opened, draft))
}

/// `GET /activities/{activity}/edit`
async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let (opened, draft) = corrected(&visit, ActivityId::read(&id)?, &Typed::default()).await?;
    let kind = opened.kind(&draft.kind)?;
    let typed = form::filled(&rules::opened(kind, draft.clone()), &opened.around);
    draw_edit(&visit, &opened, kind, &draft, typed, &[])
}

/// `POST /activities/{activity}/edit`
async fn correct(visit: Visit, Path(id): Path<String>, request: Request) -> Answer {
    visit.known()?;
    let id = ActivityId::read(&id)?;
    // Nobody's photos are read before it is known that he may correct it.
    corrected(&visit, id, &Typed::default()).await?;
    let (typed, photos) = posted(request).await?;
    let (opened, draft) = corrected(&visit, id, &typed).await?;
    let kind = opened.kind(&draft.kind)?;
    match save(&visit, &opened, kind, (&typed, photos)).await {
        Err(Error::Invalid(flaws)) => draw_edit(&visit, &opened, kind, &draft, typed, &flaws),
        // Somebody was faster: her words come back beside the newer version, nothing is lost.
        Err(Error::Conflict(_)) => {
            let flaws = [Flaw::new("base", "activity-changed-meanwhile")];
            draw_edit(&visit, &opened, kind, &draft, typed, &flaws)
        }
        Err(other) => Err(other.into()),
        Ok(saved) => done(&visit, &saved),
    }
}

fn draw_edit(
    visit: &Visit,
    opened: &Desk,
    kind: &Kind,
    draft: &Draft,
    typed: Typed,
    flaws: &[Flaw],
) -> Answer {
    let words = visit.words();
    let sheet = Sheet::of(kind, visit, &typed);
    let lost = flaws.iter().any(|flaw| flaw.field == "base");
    let head = PageHead::new(words.say("activity-edit"), Group::Works)
        .lead(kind.label(words.lang()).to_owned())
        .flaws(sheet.summary(words, flaws))
        .narrow();
    let action = format!("/activities/{}/edit", draft.id);
    let form = sheet.draw(visit, &action, typed, flaws, &opened.around);
    Ok(visit.page(
        &head,
        html! {
            @if lost {
                p { a href={ "/activities/" (draft.id) } { (words.say("activity-see-newer")) } }
            }
            (hints::known(visit, opened, flaws))
            (form)
        },
    ))
}
