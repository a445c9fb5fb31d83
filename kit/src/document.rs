//! A document on the screen, as it will be printed: an A4 sheet in the middle. Its words are made
//! by `kernel::paper` and by nobody else; numbers that come from a cell lead to their page, those
//! that contradict the data are red and say why, those to be looked at twice are amber. It prints,
//! but the official file is `press`'s.

use crate::badge::Tone;
use crate::lang::Words;
use crate::notice::banner;
use kernel::paper::decree::{MOTTO, NATIONAL_TITLE};
use kernel::paper::{
    Align, Appendix, Block, Body, Cited, Head, Level, Paper, Run, Signature, Table, Text,
};
use maud::{Markup, html};

/// What the sheets need besides the paper: the words, and where the code of a cell leads.
struct Desk<'a> {
    words: &'a Words,
    href: &'a dyn Fn(&str) -> Option<String>,
}

/// Draws a paper. `href` makes the address of the page that says why, from the code of a cell.
pub fn document(words: &Words, paper: &Paper, href: &dyn Fn(&str) -> Option<String>) -> Markup {
    let desk = Desk { words, href };
    html! {
        (flaws(&desk, paper, Tone::Wrong))
        (flaws(&desk, paper, Tone::Waiting))
        div.desk role="region" aria-label=(words.say("kit-document-page")) tabindex="0" {
            article.sheet lang=(paper.lang) {
                (head(&paper.head))
                (addressees(&paper.addressee_lines()))
                (body(&desk, &paper.body))
                (foot(paper))
                (notes(paper))
            }
            @for (at, one) in paper.appendices.iter().enumerate() {
                (appendix(&desk, one, one.number_line(at, paper.appendices.len()), paper))
            }
        }
    }
}

/// Every number that contradicts the data (or, apart from them, is to be looked at twice), before
/// the sheet, each leading to its place in it.
fn flaws(desk: &Desk<'_>, paper: &Paper, tone: Tone) -> Markup {
    let is_asked = |cited: &Cited| cited.flaw.is_some() && tone_of(cited) == tone;
    let wrong: Vec<(&Run, &Cited)> = paper.cited().filter(|(_, c)| is_asked(c)).collect();
    let key = if tone == Tone::Wrong { "kit-document-wrong" } else { "kit-document-look" };
    html! {
        @if !wrong.is_empty() {
            (banner(tone, html! {
                h2 { (desk.words.say(key)) }
                ul {
                    @for (run, cited) in wrong {
                        li {
                            a href={ "#at-" (cited.code) } { (run.words) } ": "
                            (why(desk, cited).unwrap_or_default())
                        }
                    }
                }
            }))
        }
    }
}

fn tone_of(cited: &Cited) -> Tone {
    if cited.is_notice() { Tone::Waiting } else { Tone::Wrong }
}

fn why(desk: &Desk<'_>, cited: &Cited) -> Option<String> {
    cited.flaw.as_ref().map(|flaw| desk.words.say_flaw(flaw, None))
}

/// Boxes 1 to 5, 10 and 11 of the decree.
fn head(head: &Head) -> Markup {
    html! {
        div.sheet-top {
            div {
                @if let Some(superior) = head.superior_line() { p { (superior) } }
                p.bold.ruled { (head.agency_line()) }
            }
            div {
                p.bold { (NATIONAL_TITLE) }
                p.bold.ruled { (MOTTO) }
            }
            div {
                @if let Some(number) = &head.number { p { (number.line()) } }
                @if let Some(letter) = head.letter_line() { p { (letter) } }
                @for stamp in head.stamps() { p { span.stamp { (stamp) } } }
            }
            div { @if let Some(day) = &head.place_day { p.slant { (day.line()) } } }
        }
        @if let Some((kind, summary)) = head.kind_lines() {
            p.centre.bold.kind { (kind) }
            p.centre.bold.ruled { (summary) }
        }
    }
}

fn addressees(lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            div.addressees { @for line in lines { p { (line) } } }
        }
    }
}

fn body(desk: &Desk<'_>, body: &Body) -> Markup {
    html! { @for block in &body.blocks { (one(desk, block)) } }
}

fn one(desk: &Desk<'_>, block: &Block) -> Markup {
    match block {
        Block::Heading { level, mark, text } => heading(desk, *level, mark, text),
        Block::Paragraph(text) => html! { p.first { (running(desk, text)) } },
        Block::Item { mark, text } => html! { p.first { (mark) " " (running(desk, text)) } },
        Block::Table(table) => self::table(desk, table),
    }
}

fn heading(desk: &Desk<'_>, level: Level, mark: &str, text: &Text) -> Markup {
    let said = html! { @if !mark.is_empty() { (mark) " " } (running(desk, text)) };
    match level {
        Level::Part => html! { h2 { (said) } },
        Level::Section => html! { h3 { (said) } },
        Level::Point => html! { h4 { (said) } },
    }
}

fn running(desk: &Desk<'_>, text: &Text) -> Markup {
    html! { @for run in &text.runs { (styled(desk, run)) } }
}

fn styled(desk: &Desk<'_>, run: &Run) -> Markup {
    let said = match &run.cited {
        Some(cited) => live(desk, &run.words, cited),
        None => html! { (run.words) },
    };
    match (run.style.bold, run.style.italic) {
        (false, false) => said,
        (true, false) => html! { b { (said) } },
        (false, true) => html! { i { (said) } },
        (true, true) => html! { b { i { (said) } } },
    }
}

/// A number of a cell: a link to its page, red with the reason when it contradicts the data.
fn live(desk: &Desk<'_>, words: &str, cited: &Cited) -> Markup {
    let why = why(desk, cited);
    let class = match &why {
        None => "live",
        Some(_) if cited.is_notice() => "live look",
        Some(_) => "live wrong",
    };
    let id = why.as_ref().map(|_| format!("at-{}", cited.code));
    html! {
        @match (desk.href)(&cited.code) {
            Some(href) => a class=(class) id=[id] href=(href) title=[why] { (words) },
            None => span class=(class) id=[id] title=[why] { (words) },
        }
    }
}

fn table(desk: &Desk<'_>, table: &Table) -> Markup {
    let class = |align: Align| match align {
        Align::Left => None,
        Align::Centre => Some("centre"),
        Align::Right => Some("end"),
    };
    html! {
        table {
            @if let Some(caption) = &table.caption { caption { (running(desk, caption)) } }
            thead { tr {
                @for column in &table.columns { th scope="col" { (running(desk, &column.head)) } }
            } }
            tbody {
                @for row in &table.rows {
                    tr { @for (cell, column) in row.iter().zip(&table.columns) {
                        td class=[class(column.align)] { (running(desk, cell)) }
                    } }
                }
            }
        }
    }
}

/// Boxes 7 and 9b: recipients at the left, signature at the right.
fn foot(paper: &Paper) -> Markup {
    let lines = paper.recipient_lines();
    html! {
        div.sheet-foot {
            div.to {
                @for (at, line) in lines.iter().enumerate() {
                    @if at == 0 { p { b { i { (line) } } } } @else { p { (line) } }
                }
            }
            @if let Some(signature) = &paper.signature { (signed(signature)) }
        }
    }
}

fn signed(signature: &Signature) -> Markup {
    html! {
        div {
            @for line in signature.title_lines() { p.bold { (line) } }
            p.bold.name { (signature.name) }
        }
    }
}

fn appendix(desk: &Desk<'_>, one: &Appendix, number: String, paper: &Paper) -> Markup {
    html! {
        article.sheet.wide[one.landscape] lang=(paper.lang) {
            p.centre.bold { (number) }
            p.centre.bold { (one.title_line()) }
            @if let Some(note) = &one.note { p.centre.slant { (note) } }
            (body(desk, &one.body))
            (notes(paper))
        }
    }
}

/// Lines for the foot of every page, that must not be lost when one page is copied.
fn notes(paper: &Paper) -> Markup {
    html! {
        @if !paper.notes.is_empty() {
            footer.sheet-notes { @for note in &paper.notes { p { (note) } } }
        }
    }
}

#[cfg(test)]
mod tests;
