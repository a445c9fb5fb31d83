//! `GET /leaders/sheet.pdf`: the leaders' page on one page of paper: its figures in words, one of
//! them over thirteen months, the units below by it. The paper is made by the press and is nobody's
//! signed report.

use super::cards;
use super::leaders::{Asked, read};
use super::ranking::amount;
use crate::picture::{Below, Picture, Told};
use kernel::Day;
use kernel::figure::Figure;
use kernel::number::count;
use kernel::paper::{Align, Layout, Paper, Table};
use kit::printer::{Press, print};
use kit::web::download;
use kit::{Answer, Routes, Visit, Words};
use reporting::shown::{SIX, say};

const PDF: &str = "application/pdf";
/// Units a page has room for; the rest stand together in one line.
const ROOM: usize = 12;
/// Figures a page has room for.
const LINES: usize = 11;

pub(super) fn routes() -> Routes {
    Routes::new().get("/leaders/sheet.pdf", pdf)
}

/// `GET /leaders/sheet.pdf?unit=&month=&figure=&map=`
async fn pdf(visit: Visit) -> Answer {
    visit.known()?;
    let asked = Asked::of(&visit)?;
    let picture = read(&visit, &asked).await?;
    let paper = paper(visit.words(), &picture, &asked, visit.who().today());
    let code = picture.standing.place.code.replace('/', "-");
    let name = format!("{code}-{}.pdf", asked.month.iso());
    let press = visit.house().shelf::<Press>()?;
    let bytes = print(move || press.0.pdf(&paper)).await?;
    Ok(download(bytes, PDF, &name))
}

fn paper(words: &Words, picture: &Picture, asked: &Asked, today: Day) -> Paper {
    let month = asked.month.vn();
    let summary = words.say_with("leaders-sheet-summary", &[("month", month)]);
    let mut paper = Paper::of_kind(&words.say("leaders-sheet-kind"), &summary, today)
        .agency(&picture.standing.place.name)
        .body(|body| {
            let (shown, rest) = picture.shown.split_at(picture.shown.len().min(LINES));
            for figure in shown {
                body.item("-", line(words, picture, figure));
            }
            if !rest.is_empty() {
                let said = [("n", rest.len().to_string())];
                body.item("-", words.say_with("leaders-more", &said));
            }
            body.table(months(words, picture, asked));
            if !picture.below.is_empty() {
                let room = ROOM.saturating_sub(2 * shown.len().saturating_sub(SIX.len()));
                body.table(table(words, picture, asked, room.max(1)));
            }
        });
    // It is nobody's signed report: it is set small enough to stay one page.
    paper.layout = Layout { body_pt: 12, table_pt: 10, spacing_pt: 4, ..paper.layout };
    paper.lang = words.lang().code().to_owned();
    if let Some(map) = &asked.map {
        paper = paper.note(&words.say_with("leaders-sheet-map", &[("day", map.day.vn())]));
    }
    if let Some(old) = &picture.instead_of {
        paper = paper.note(&old.said(words, picture.day, &picture.standing.place.name));
    }
    let open = picture.unapproved;
    if open.units > 0 {
        let said = [("units", count(open.units)), ("of", count(open.of))];
        paper = paper.note(&words.say_with("sum-unapproved", &said));
    }
    if picture.is_split || picture.months.iter().any(|told| told.is_marked) {
        paper = paper.note(&words.say("leaders-illustrated"));
    }
    if !picture.now().is_told() {
        let nearest = picture.nearest.as_ref();
        let nearest = nearest.map(|(name, _)| words.say_with("map-nearest", &[("unit", name)]));
        let said = [words.say("map-cannot-tell"), words.say("map-cannot-tell-why")];
        let said: Vec<String> = said.into_iter().chain(nearest).collect();
        paper = paper.note(&said.join(" "));
    }
    if picture.cut.is_any() {
        let key = if picture.cut.is_made_up() { "map-made-up" } else { "map-apportioned" };
        paper = paper.note(&words.say(key));
    }
    paper
}

/// `Hội viên: 46.214 người; tăng 46 người so với tháng 9/2024; …`
fn line(words: &Words, picture: &Picture, figure: &'static Figure) -> String {
    let code = figure.code;
    let value = match picture.now().value(code) {
        Some(value) => {
            let (digits, unit) = say::large(words, figure, value);
            format!("{digits} {unit}")
        }
        None => cards::nothing(words, picture.now().is_told()),
    };
    let star = if picture.now().is_marked { " *" } else { "" };
    let mut parts = vec![format!("{}{star}: {value}", say::label(words, code))];
    let moves = cards::moves(words, picture, figure);
    parts.extend(moves.iter().map(|one| format!("{} {}", one.said, one.than)));
    parts.join("; ")
}

/// The sum of the units that the page has no room for; one that cannot be told leaves none.
fn together(words: &Words, code: &str, rest: &[Below]) -> String {
    if rest.iter().any(|one| !one.is_told) {
        return words.say("map-not-told");
    }
    let known: Vec<i64> = rest.iter().filter_map(|one| one.now).collect();
    let sum = known.iter().try_fold(0_i64, |sum, value| sum.checked_add(*value));
    match sum.filter(|_| !known.is_empty()) {
        Some(sum) => say::amount(code, sum),
        None => "—".to_owned(),
    }
}

/// The figure over thirteen months, in two halves beside each other, each month with its bar.
fn months(words: &Words, picture: &Picture, asked: &Asked) -> Table {
    let (figure, told) = (asked.figure, &picture.months);
    let unit = say::unit(words, figure);
    let label = say::label(words, figure.code);
    let mut table = Table::new()
        .caption(words.say_with("leaders-months", &[("figure", format!("{label} ({unit})"))]));
    for _ in 0..2 {
        table = table
            .column(words.say("report-span-month"), 3, Align::Left)
            .column(String::new(), 5, Align::Left)
            .column(unit.clone(), 4, Align::Right);
    }
    let most = told.iter().filter_map(|one| one.value(figure.code)).max().unwrap_or_default();
    let cells = |one: &Told| {
        let star = if one.is_marked { " *" } else { "" };
        let value = one.value(figure.code);
        let said = match value {
            Some(value) => say::amount(figure.code, value),
            None if one.is_told() => "—".to_owned(),
            None => words.say("map-not-told"),
        };
        [format!("{}{star}", one.month.vn()), bar(value.unwrap_or_default(), most), said]
    };
    let half = told.len().div_ceil(2);
    for at in 0..half {
        let left = cells(&told[at]);
        let right = told.get(half + at).map_or_else(Default::default, cells);
        table = table.row(left.into_iter().chain(right));
    }
    table
}

/// Halves of a letter in the longest bar.
const HALVES: i64 = 16;

/// A bar of letters, as long as the value is of the most; what is more than nothing is seen.
fn bar(value: i64, most: i64) -> String {
    if value <= 0 || most <= 0 {
        return String::new();
    }
    let part = i128::from(value) * i128::from(HALVES) / i128::from(most);
    let halves = usize::try_from(part).unwrap_or_default().max(1);
    let half = if halves % 2 == 1 { "▌" } else { "" };
    format!("{}{half}", "█".repeat(halves / 2))
}

fn table(words: &Words, picture: &Picture, asked: &Asked, room: usize) -> Table {
    let code = asked.figure.code;
    let label = say::label(words, code);
    let star = if picture.is_split { " *" } else { "" };
    let head = format!("{}{star} ({})", asked.month.vn(), say::unit(words, asked.figure));
    let mut table = Table::new()
        .caption(words.say_with("leaders-ranking", &[("figure", label)]))
        .column(words.say("leaders-rank"), 1, Align::Centre)
        .column(words.say("leaders-unit"), 6, Align::Left)
        .column(head, 3, Align::Right);
    let (shown, rest) = picture.below.split_at(picture.below.len().min(room));
    for (at, one) in shown.iter().enumerate() {
        table =
            table.row([(at + 1).to_string(), one.name.clone(), amount(words, asked.figure, one)]);
    }
    if !rest.is_empty() {
        let said = words.say_with("leaders-rest", &[("n", rest.len().to_string())]);
        table = table.row([String::new(), said, together(words, code, rest)]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_value_and_never_lost() {
        assert_eq!(bar(100, 100), "████████");
        assert_eq!(bar(50, 100), "████");
        assert_eq!(bar(20, 100), "█▌");
        assert_eq!(bar(1, 1_000_000), "▌");
        assert_eq!(bar(0, 100), "");
        assert_eq!(bar(-3, 100), "");
        assert_eq!(bar(i64::MAX, i64::MAX), "████████");
    }
}
