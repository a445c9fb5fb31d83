//! A paper as JSON for the template. Words are strings of it, and typst prints a string as it is:
//! nothing a person typed is ever read as markup. The keys are those of `paper.typ`.

use crate::fonts::{FAMILY, balanced};
use crate::qr;
use kernel::Result;
use kernel::paper::{
    Align, Appendix, Block, Body, Layout, Level, Paper, Run, Style, Table, Text, decree,
};
use serde_json::{Value, json};

/// The whole paper.
pub(super) fn of(paper: &Paper) -> Result<Value> {
    let head = &paper.head;
    let made = paper.made_on;
    let (lang, region) = paper.lang.split_once('-').unwrap_or((paper.lang.as_str(), ""));
    let kind = head.kind_lines();
    // The kind is the first heading; where there is none, the content begins at the top.
    let above = usize::from(kind.is_some());
    let of = paper.appendices.len();
    let (national, body_pt) = (paper.layout.national_pt, paper.layout.body_pt);
    // In twentieths of a point, as Word has it; the left column leaves 4 points at both sides.
    let wide = u32::from(paper.layout.text_width_mm()) * 14_400 / 254;
    let left = (wide * 2 / 5).saturating_sub(160);
    let proof = match &paper.proof {
        Some(proof) => json!({ "lines": proof.lines(), "runs": dark_runs(&proof.address)? }),
        None => Value::Null,
    };
    Ok(json!({
        "title": paper.title,
        "lang": lang,
        "region": (!region.is_empty()).then_some(region),
        "made": [made.year(), made.month(), made.day()],
        "typeface": FAMILY,
        "layout": layout(&paper.layout),
        "superior": head.superior_line().map(|line| fitted(&line, false, national, left)),
        "agency": fitted(&head.agency_line(), true, national, left),
        "national": decree::NATIONAL_TITLE,
        "motto": decree::MOTTO,
        "number": head.number.as_ref().map(|number| number.line()),
        "letter": head.letter_line().map(|line| fitted(&line, false, national, left)),
        "stamps": head.stamps(),
        "day": head.place_day.as_ref().map(|place_day| place_day.line()),
        "kind": kind.map(|(name, summary)| {
            json!({ "name": name, "summary": fitted(summary, true, body_pt, wide * 7 / 8) })
        }),
        "addressees": paper.addressee_lines(),
        "body": body(&paper.body, above),
        "recipients": paper.recipient_lines(),
        "proof": proof,
        "signature": paper.signature.as_ref().map(|signature| {
            json!({ "titles": signature.title_lines(), "name": signature.name })
        }),
        "appendices": paper.appendices.iter().enumerate()
            .map(|(at, one)| appendix(one, at, of)).collect::<Vec<_>>(),
        "notes": paper.notes,
    }))
}

/// The dark stretches of a QR code: row, first module, how many, and how many modules a side has.
fn dark_runs(address: &str) -> Result<Value> {
    let rows = qr::modules(address)?;
    let mut runs: Vec<[usize; 3]> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        for (from, dark) in row.iter().enumerate() {
            match (dark, runs.last_mut()) {
                (false, _) => {}
                (true, Some(last)) if last[0] == at && last[1] + last[2] == from => last[2] += 1,
                (true, _) => runs.push([at, from, 1]),
            }
        }
    }
    Ok(json!({ "side": rows.len(), "dark": runs }))
}

/// Words to be centred, how long they are and how wide their paragraph is, in twentieths of a
/// point.
fn fitted(words: &str, bold: bool, size_pt: u16, most_twips: u32) -> Value {
    let broken = balanced(words, bold, size_pt, most_twips);
    json!({ "words": words, "longest": broken.longest_twips, "within": broken.within_twips })
}

fn layout(layout: &Layout) -> Value {
    json!({
        "left": layout.left_mm,
        "right": layout.right_mm,
        "top": layout.top_mm,
        "bottom": layout.bottom_mm,
        "first_line_tenth": layout.first_line_tenth_mm,
        "spacing": layout.spacing_pt,
        "national": layout.national_pt,
        "motto": layout.motto_pt,
        "body": layout.body_pt,
        "recipients_head": layout.recipients_head_pt,
        "recipients": layout.recipients_pt,
        "table": layout.table_pt,
    })
}

fn appendix(appendix: &Appendix, at: usize, of: usize) -> Value {
    json!({
        "number": appendix.number_line(at, of),
        "title": appendix.title_line(),
        "note": appendix.note,
        "landscape": appendix.landscape,
        "body": body(&appendix.body, 1),
    })
}

fn body(body: &Body, above: usize) -> Vec<Value> {
    // PDF/UA wants headings that never skip a level, whatever levels a paper uses.
    let mut open: Vec<Level> = Vec::new();
    let mut drawn = Vec::new();
    for block in &body.blocks {
        drawn.push(match block {
            Block::Heading { level, mark, text } => {
                open.retain(|above| above < level);
                open.push(*level);
                let italic = *level == Level::Point;
                json!({
                    "is": "heading",
                    "depth": above + open.len(),
                    "runs": marked(mark, text, Style { bold: true, italic }),
                })
            }
            Block::Paragraph(text) => json!({ "is": "paragraph", "runs": runs(text) }),
            Block::Item { mark, text } => {
                json!({ "is": "paragraph", "runs": marked(mark, text, Style::default()) })
            }
            Block::Table(one) => table(one),
        });
    }
    drawn
}

fn table(table: &Table) -> Value {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| {
            let head = column.head.clone().all_bold();
            let side = match column.align {
                Align::Left => "left",
                Align::Centre => "center",
                Align::Right => "right",
            };
            json!({ "share": column.share, "side": side, "runs": runs(&head) })
        })
        .collect();
    let width = table.columns.len();
    let row = |row: &Vec<Text>| row.iter().take(width).map(runs).collect::<Vec<_>>();
    json!({
        "is": "table",
        "caption": table.caption.as_ref().map(runs),
        "headed": table.has_head(),
        "columns": columns,
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

fn marked(mark: &str, text: &Text, style: Style) -> Vec<Value> {
    let before = if mark.is_empty() { String::new() } else { format!("{mark} ") };
    let mut whole = Text::new().styled(&before, style);
    for run in &text.runs {
        let mut run = run.clone();
        run.style.bold |= style.bold;
        run.style.italic |= style.italic;
        whole = whole.push(run);
    }
    runs(&whole)
}

fn runs(text: &Text) -> Vec<Value> {
    let run = |run: &Run| {
        let Style { bold, italic } = run.style;
        json!({ "w": run.words, "b": bold, "i": italic })
    };
    text.runs.iter().map(run).collect()
}
