//! The stages of a construction on its page: what was reached when, what is planned, what is past
//! its day, and the photos that hang on each. It decides nothing.

use super::index::late_by;
use super::show::Opened;
use crate::model::{File, Stage, StageId, StageRow};
use kernel::db::Tx;
use kernel::seal::attachment;
use kernel::{Day, Pass, Result, number};
use kit::badge::{Tone, badge};
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};
use std::collections::HashMap;

/// The table whose rows the photos of a stage hang on.
pub(super) const SUBJECT: &str = "construction_stage";

/// How many photos and papers hang on each stage.
pub(super) fn papers(tx: &mut Tx<'_>, pass: &Pass, file: &File) -> Result<HashMap<StageId, usize>> {
    let mut all = HashMap::new();
    for stage in &file.stages {
        let key = attachment::key_text(stage.id.uuid());
        let own = attachment::list(tx, pass, SUBJECT, &key)?;
        all.insert(stage.id, own.iter().filter(|paper| paper.closed_at.is_none()).count());
    }
    Ok(all)
}

/// The stages that were reached, then those that are planned.
pub(super) fn draw(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("construction-stage")),
        Column::words(words.say("construction-day")),
        Column::words(words.say("construction-stage-due")),
        Column::words(words.say("papers-title")),
    ];
    let file = &opened.file;
    let reached = file.stages.iter().map(|row| reached(visit, opened, row));
    let planned = |stage: &Stage| *stage > file.row.stage() && file.row.is_open();
    let planned = Stage::ALL.into_iter().filter(planned);
    let planned = planned.filter_map(|stage| Some((stage, file.due_of(stage)?)));
    let lines: Vec<Line> =
        reached.chain(planned.map(|(stage, due)| ahead(visit, stage, due))).collect();
    table(&words.say("construction-stages"), &columns, &lines)
}

fn reached(visit: &Visit, opened: &Opened, row: &StageRow) -> Line {
    let words = visit.words();
    let stage = Stage::read(&row.stage).unwrap_or(Stage::Applied);
    let due = opened.file.due_of(stage);
    let papers = opened.papers.get(&row.id).copied().unwrap_or(0);
    let said = match papers {
        0 => words.say("construction-photos-add"),
        n => words.say_with("construction-photos", &[("n", number::count(n as i64))]),
    };
    Line::Row(vec![
        html! {
            (words.say(&format!("construction-stage-{}", stage.code())))
            @if row.taken_back_why.is_some() {
                " " (badge(Tone::Locked, &words.say("construction-taken-back")))
            }
            @if !row.note.is_empty() { p { (row.note) } }
            @if let Some(why) = &row.taken_back_why { p.quiet { (why) } }
            p.quiet { (words.say_with("construction-by", &[("who", row.made_name.clone())])) }
        },
        html! { (row.on_day.vn()) },
        html! { @if let Some(due) = due { (due.vn()) } },
        html! {
            @if papers > 0 || (opened.may_keep && row.taken_back_why.is_none()) {
                a.offer[papers == 0] href={ "/constructions/stages/" (row.id) "/papers" } { (said) }
            }
        },
    ])
}

/// A stage that is planned and was not reached.
fn ahead(visit: &Visit, stage: Stage, due: Day) -> Line {
    let words = visit.words();
    let is_late = due < visit.who().today();
    // How late it is stands under its name: beside the day a phone has no room for it.
    Line::Row(vec![
        html! {
            (words.say(&format!("construction-stage-{}", stage.code()))) " "
            (badge(Tone::Note, &words.say("construction-planned")))
            @if is_late { " " (late_by(visit, due)) }
        },
        html! {},
        html! { (due.vn()) },
        html! {},
    ])
}
