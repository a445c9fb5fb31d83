//! Templates to take: figures as a guarded spreadsheet drawn from what is kept, work as a guarded
//! spreadsheet or as text.

use super::asked::Asked;
use crate::acts;
use crate::cells::drawn;
use crate::cells::template::{self, Draw};
use activities::sheet;
use book::Figures;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::sheet::Workbook;
use kernel::{Result, Who};
use kit::printer::{Press, XLSX, print};
use kit::web::download;
use kit::{Answer, Routes, Visit, Words};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/imports/template.xlsx", figures)
        .get("/imports/work.xlsx", work)
        .get("/imports/work.csv", work_csv)
}

async fn printed(visit: &Visit, book: Workbook, name: &str) -> Answer {
    let press = visit.house().shelf::<Press>()?;
    let bytes = print(move || press.0.workbook(&book)).await?;
    Ok(download(bytes, XLSX, name))
}

/// `GET /imports/template.xlsx?unit=&month=&shape=months|units`
async fn figures(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (book, words) = (visit.house().shelf::<Figures>()?, visit.words().clone());
    let (by_units, at) = (visit.query("shape") == "units", asked.clone());
    let read = move |tx: &mut Tx<'_>| {
        let draw = Draw { who: &who, figures: &book, words: &words };
        match by_units {
            true => template::units(tx, &draw, &at.unit, at.month),
            false => template::months(tx, &draw, &at.unit, at.month),
        }
    };
    let workbook = visit.house().db.read(read).await?;
    let span = match by_units {
        true => asked.month.iso(),
        false => asked.month.year().to_string(),
    };
    let name = format!("so-lieu-{}-{span}.xlsx", asked.unit.replace('/', "-"));
    printed(&visit, workbook, &name).await
}

/// The kinds of work that a unit knows today.
fn kinds(tx: &mut Tx<'_>, who: &Who, asked: &Asked) -> Result<(Standing, Vec<Kind>)> {
    let standing = Standing::at(tx, who, &acts::VIEW, &asked.unit, who.today())?;
    let kinds = catalogue::kinds(tx, &standing.pass, who.today())?;
    Ok((standing, kinds))
}

/// `GET /imports/work.xlsx?unit=`
async fn work(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let today = who.today();
    let read = move |tx: &mut Tx<'_>| kinds(tx, &who, &asked);
    let (standing, kinds) = visit.house().db.read(read).await?;
    let mut book = filled(sheet::workbook(visit.words(), &kinds, today), &standing);
    book = book.sheet(drawn::sheet("activities", &standing.place.code, None, &[], today));
    printed(&visit, book, "viec-thien.xlsx").await
}

/// The units that may be chosen: the reader's own and those directly under it.
fn filled(mut book: Workbook, standing: &Standing) -> Workbook {
    let own = std::iter::once(standing.place.code.clone());
    let codes = own.chain(standing.below.iter().map(|below| below.code.clone())).collect();
    let table = book.sheets.first_mut();
    if let Some(column) = table.and_then(|t| t.columns.iter_mut().find(|c| c.head == "unit")) {
        column.choices = codes;
        column.width_chars = Some(40);
    }
    book
}

/// `GET /imports/work.csv?unit=`
async fn work_csv(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let read = move |tx: &mut Tx<'_>| kinds(tx, &who, &asked);
    let (_, kinds) = visit.house().db.read(read).await?;
    let words: &Words = visit.words();
    let text = sheet::template(words, &kinds).into_bytes();
    Ok(download(text, "text/csv; charset=utf-8", "viec-thien.csv"))
}
