//! `GET /reports/sheet.xlsx?…&map=`: the spreadsheet of a span on the map of a day, with what is
//! divided, made up or cannot be told said above it. It reads and never writes.

use super::{OfDay, Seen, cut_of, read};
use crate::acts;
use crate::model::Of;
use crate::pages::{paper, periods};
use crate::sheet::{Frame, figures};
use duties::forms;
use kernel::period::Period;
use kernel::sheet::Sheet;
use kit::printer::{Press, XLSX, print};
use kit::web::download;
use kit::{Answer, Visit};

/// The file.
pub(in crate::pages) async fn answer(visit: &Visit) -> Answer {
    let (seen, map, asked) = read(visit, &acts::PRINT).await?;
    let name = format!("map-{}.xlsx", map.day);
    let name = paper::file_name(&seen.standing.place.code, &asked.of, &name);
    let (press, sheet) = (visit.house().shelf::<Press>()?, sheet(visit, &seen, &map, &asked.of));
    let bytes = print(move || press.0.xlsx(&sheet)).await?;
    Ok(download(bytes, XLSX, &name))
}

fn sheet(visit: &Visit, seen: &Seen, map: &OfDay, of: &Of) -> Sheet {
    let words = visit.words();
    let called = |period: Option<Period>| {
        let of = Of { period: period.unwrap_or(of.period), ..of.clone() };
        periods::called(words, &of)
    };
    let title = [
        ("unit", seen.standing.place.name.clone()),
        ("period", called(None)),
        ("day", map.day.vn()),
    ];
    let mut notes = vec![words.say_with("map-sheet-told", &title[2..])];
    let cut = seen.told.iter().map(cut_of).max().unwrap_or_default();
    let said = [
        (seen.marks.contains(&true), "map-illustrated"),
        (cut.is_any(), "map-apportioned"),
        (cut.is_made_up(), "map-made-up"),
        (seen.values.iter().any(Option::is_none), "map-cannot-tell-why"),
    ];
    notes.extend(said.iter().filter(|(is_so, _)| *is_so).map(|(_, key)| words.say(key)));
    let spans = [None, forms::before(of.period), forms::year_before(of.period)];
    let frame = Frame {
        name: of.period.to_string(),
        title: words.say_with("map-sheet-title", &title),
        made_on: of.key().last(),
        heads: spans.map(called),
        notes,
    };
    figures(words, &frame, |figure| Some([0, 1, 2].map(|span| seen.value(span, figure))))
}
