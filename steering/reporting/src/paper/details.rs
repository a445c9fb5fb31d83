//! What a wording takes from the records themselves (`{partners:…}`, `{places:…}`): loaded only
//! for the figures that it names. It words nothing.

use super::wording::Words;
use crate::narrative::{self, Cells, Piece};
use crate::telling;
use crate::view::View;
use kernel::db::Tx;
use kernel::{Pass, Result};
use std::collections::BTreeSet;

/// The cells of a report with the details that its words ask for.
pub(super) fn cells(tx: &mut Tx<'_>, pass: &Pass, view: &View, words: &Words) -> Result<Cells> {
    let mut cells = view.narrative();
    let tasks = view.tasks.iter().map(|task| task.body.as_str());
    let templates: Vec<&str> = words.templates().chain(tasks).collect();
    fill(tx, pass, view, &templates, &mut cells)?;
    Ok(cells)
}

/// Adds the details that some templates ask for.
pub fn fill(
    tx: &mut Tx<'_>,
    pass: &Pass,
    view: &View,
    templates: &[&str],
    cells: &mut Cells,
) -> Result<()> {
    let mut asked = Asked::default();
    for template in templates {
        for line in narrative::parse("", template).unwrap_or_default() {
            asked.add(&line.pieces);
        }
    }
    if asked.partners.is_empty() && asked.places.is_empty() {
        return Ok(());
    }
    let months = view.told_months();
    for code in asked.partners {
        let said = telling::partners(tx, pass, months, &code)?;
        if !said.is_empty() {
            cells.partners.insert(code, said);
        }
    }
    for code in asked.places {
        let said = telling::places(tx, pass, months, &code)?;
        let said: Vec<String> = said.iter().map(|(place, above)| in_a_line(place, above)).collect();
        if !said.is_empty() {
            cells.places.insert(code, said);
        }
    }
    Ok(())
}

/// `xã Phú Lợi, huyện Giang Thành`: within a line a level is written small.
fn in_a_line(place: &str, above: &str) -> String {
    let small = |name: &str| {
        let mut letters = name.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    };
    format!("{}, {}", small(place), small(above))
}

#[derive(Default)]
struct Asked {
    partners: BTreeSet<String>,
    places: BTreeSet<String>,
}

impl Asked {
    fn add(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Partners(code) => drop(self.partners.insert(code.clone())),
                Piece::Places(code) => drop(self.places.insert(code.clone())),
                Piece::Optional(inner) => self.add(inner),
                _ => {}
            }
        }
    }
}
