//! What stands around a file: the other files of the same person, those before it first, and what
//! the person was helped with in all, whichever file or work gave it. It opens no name.

use crate::model::{FileRow, Outcome};
use crate::{acts, rules, store};
use help::{Kinds, Sum};
use kernel::db::Tx;
use kernel::{Pass, Result, Who, place};
use kit::table::{Column, Line, table};
use kit::{Lang, Markup, Visit, html};
use org::standing;

/// The other files of a person, and all help to it where its reader may see that.
pub(super) struct Around {
    files: Vec<FileRow>,
    /// What they are read beside.
    here: FileRow,
    sums: Vec<Sum>,
    /// Code and name of every kind of work.
    kinds: Vec<(String, String)>,
}

pub(super) fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    (pass, here): (&Pass, &FileRow),
    (kinds, lang): (&Kinds, Lang),
) -> Result<Around> {
    let mut files = Vec::new();
    for row in store::files_of(tx, pass, here.receiver)? {
        let place = place::get(tx, row.unit, who.today())?;
        if row.id != here.id && standing::pass(tx, who, &acts::VIEW, &place).is_ok() {
            files.push(row);
        }
    }
    let unit = help::store::unit_of(tx, here.receiver)?;
    let place = place::get(tx, unit, who.today())?;
    let sums = match standing::pass(tx, who, &help::acts::LIST, &place) {
        Ok(pass) => help::store::sums_of(tx, &pass, here.receiver)?,
        Err(_) => Vec::new(),
    };
    let kinds = kinds.names(tx, pass, lang)?;
    Ok(Around { files, here: here.clone(), sums, kinds })
}

pub(super) fn draw(visit: &Visit, around: &Around) -> Markup {
    let words = visit.words();
    html! {
        @if !around.sums.is_empty() {
            section.card {
                h2 { (words.say("care-helped-all")) }
                p.quiet {
                    a href={ "/helped/" (around.here.receiver) } {
                        (words.say("care-helped-each"))
                    }
                }
                (help::summed(words, &around.kinds, &around.sums))
            }
        }
        @if !around.files.is_empty() {
            section.card { h2 { (words.say("care-others")) } (files(visit, around)) }
        }
    }
}

fn files(visit: &Visit, around: &Around) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("care-file")),
        Column::words(words.say("care-opened")),
        Column::words(words.say("care-closed-on")),
        Column::words(words.say("care-state")),
    ];
    let line = |row: &FileRow| {
        let programme = rules::programme(&row.programme);
        let label = programme.map_or(row.programme.as_str(), |one| one.label(words.lang()));
        let is_before = row.programme == around.here.programme
            && (row.opened_on, row.id) < (around.here.opened_on, around.here.id);
        let outcome = row.result.as_deref().and_then(Outcome::read);
        let state = match outcome {
            Some(outcome) => words.say(&format!("care-outcome-{}", outcome.code())),
            None => words.say("care-going-on"),
        };
        Line::Row(vec![
            html! {
                a href={ "/care/files/" (row.id) } {
                    @if is_before { (words.say("care-file-before")) ": " }
                    (label)
                }
            },
            html! { (row.opened_on.vn()) },
            html! { @if let Some(closed) = row.closed_on { (closed.vn()) } },
            html! { (state) },
        ])
    };
    let lines: Vec<Line> = around.files.iter().map(line).collect();
    table(&words.say("care-others"), &columns, &lines)
}
