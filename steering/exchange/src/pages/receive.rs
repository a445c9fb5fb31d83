//! Taking a file that was sent: it is opened by the reader, looked at from afar (is it a table of
//! ours, of figures or of work?) and kept, sealed. Nothing of it is judged yet.

use super::asked::Asked;
use crate::cells::drawn;
use crate::cells::judge::Plan;
use crate::model::{IntakeId, What};
use crate::rules::finding;
use crate::store::{self, File};
use crate::{acts, history};
use activities::sheet;
use axum::extract::Request;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::received::{Table, Unfit};
use kernel::seal::Keys;
use kernel::{Error, Flaw, Month, Result};
use kit::Visit;
use kit::reader::{Reading, reading};
use kit::web::{Held, Upload};
use org::standing::Standing;
use std::sync::Arc;

/// The longest name of a file that is kept, in letters.
const NAME_LETTERS: usize = 200;
/// What a file without a name is called.
const NAMELESS: &str = "tep";

/// A file beside the room of its bytes. Whatever works on the bytes holds both: a sender who goes
/// away ends neither the reading nor the writing, and until they end the bytes lie in memory.
struct Waiting {
    file: File,
    _held: Held,
}

/// Takes a table; invalid (field `file`) when it is none of ours.
pub async fn table(visit: &Visit, asked: &Asked, mut upload: Upload) -> Result<IntakeId> {
    let (id, _held) = (key(&upload)?, std::mem::take(&mut upload.held));
    if upload.name.is_empty() && upload.bytes.is_empty() {
        return Err(Error::flaw("file", "exchange-file-none"));
    }
    let file = File { name: name(&upload), bytes: upload.bytes };
    let waiting = Arc::new(Waiting { file, _held });
    let (reader, own) = (reader(visit)?, waiting.clone());
    let table = Arc::new(reading(move || reader.0.table(&own.file.bytes)).await?);
    let (what, rows) = told(visit, asked, &table).map_err(|flaw| Error::Invalid(vec![flaw]))?;
    drop(table);
    let (who, keys) = (visit.who().clone(), visit.house().shelf::<Arc<Keys>>()?);
    let asked = asked.clone();
    let keep = move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::SEND, &asked.unit, asked.month.last())?;
        let (pass, place) = (&standing.pass, &standing.place);
        if store::add(tx, pass, id, (what, rows), Some(asked.month))? {
            store::add_file(tx, pass, (&keys, place), id, &waiting.file)?;
        }
        Ok(id)
    };
    visit.house().db.write(keep).await
}

/// What a table tells of, and how many rows it has.
fn told(
    visit: &Visit,
    asked: &Asked,
    table: &Arc<Table>,
) -> std::result::Result<(What, usize), Flaw> {
    let template = drawn::read(table)?.map(|drawn| drawn.template).unwrap_or_default();
    let seen = table.tabs.iter().filter(|tab| !tab.is_hidden);
    let work = seen.clone().find(|tab| sheet::head_row(tab).is_some());
    if let Some(tab) = work.filter(|_| template != "figures") {
        let lines = sheet::lines(tab)?;
        return match lines.is_empty() {
            true => Err(Flaw::new("file", "exchange-no-rows")),
            false => Ok((What::Activities, lines.len())),
        };
    }
    let plan = Plan::of(table, &visit.house().catalogue, (&asked.unit, asked.month))?;
    match plan {
        Some(plan) if plan.lines().is_empty() => Err(Flaw::new("file", "exchange-no-rows")),
        Some(plan) => Ok((What::Figures, plan.lines().len())),
        None => Err(Flaw::new("file", "exchange-no-table")),
    }
}

/// A posted form with its file; one that is too large is a flaw of its field like any other.
pub async fn upload(request: Request) -> Result<Upload> {
    match Upload::read(request).await {
        Err(Error::TooLarge) => Err(Unfit::TooLarge.into()),
        other => other,
    }
}

/// What was sent of an old report.
pub struct Words {
    /// The id that the form made.
    pub id: IntakeId,
    /// The file, or what was pasted.
    pub file: File,
    /// What was found in it.
    pub told: finding::Told,
    /// The room of its bytes while they wait to be kept.
    held: Held,
}

/// Takes an old report: a file, else what was pasted.
pub async fn words(visit: &Visit, mut upload: Upload) -> Result<Words> {
    let (id, held) = (key(&upload)?, std::mem::take(&mut upload.held));
    let pasted = upload.typed.get("text").trim().to_owned();
    let (name, bytes, is_pasted) = match (upload.bytes.is_empty(), pasted.is_empty()) {
        (false, _) => (name(&upload), upload.bytes, false),
        (true, false) => (visit.say("history-pasted"), pasted.into_bytes(), true),
        (true, true) => return Err(Error::flaw("file", "history-none")),
    };
    let reader = reader(visit)?;
    let read = move || {
        let paragraphs = reader.0.words(&bytes);
        Ok((paragraphs.map(|all| finding::read(&all)), (bytes, held)))
    };
    let (told, (bytes, held)) = match reading(read).await? {
        // What was pasted has no kind: a flaw of it belongs to its own field.
        (Err(Error::Invalid(_)), _) if is_pasted => {
            return Err(Error::flaw("text", "history-pasted-unread"));
        }
        (told, kept) => (told?, kept),
    };
    Ok(Words { id, file: File { name, bytes }, told: found(told)?, held })
}

/// What was found in a report; one without a figure is none.
fn found(told: finding::Told) -> Result<finding::Told> {
    match told.figures.iter().all(|found| found.amount.is_none()) {
        true => Err(Error::flaw("file", "history-no-figures")),
        false => Ok(told),
    }
}

/// Keeps an old report with what was found in it.
pub async fn keep(visit: &Visit, unit: String, month: Month, words: Words) -> Result<IntakeId> {
    let Words { id, file, told, held } = words;
    // The room goes with the bytes into what writes them, which ends later than who asked for it.
    let new = Arc::new((history::New { id, unit, month, file, told }, held));
    let (who, keys) = (visit.who().clone(), visit.house().shelf::<Arc<Keys>>()?);
    let keep = move |tx: &mut Tx<'_>| history::keep(tx, &who, &keys, &new.0);
    visit.house().db.write(keep).await?;
    Ok(id)
}

fn key(upload: &Upload) -> Result<IntakeId> {
    IntakeId::read(upload.typed.get("id")).map_err(|_| Error::flaw("file", "kit-flaw-key"))
}

/// The reader of the house.
pub fn reader(visit: &Visit) -> Result<Reading> {
    Ok(visit.house().shelf::<Reading>()?.as_ref().clone())
}

fn name(upload: &Upload) -> String {
    let plain = tidy_text(&upload.name).replace(['/', '\\', '\n'], " ");
    let short: String = plain.chars().take(NAME_LETTERS).collect();
    if short.is_empty() { NAMELESS.to_owned() } else { short }
}
