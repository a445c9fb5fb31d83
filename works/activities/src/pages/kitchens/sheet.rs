//! The kitchens of a month as a file: one row a kitchen, all of them, and their sum. What nobody
//! said or planned stays empty.

use super::drawn::{a_meal, of_sort, tells_sorts};
use super::{SORTS, Seen};
use crate::rules::KeptPlan;
use crate::store::KitchenRow;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, UnitId, Vnd};
use kit::Visit;
use std::collections::HashMap;

pub(super) fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let words = visit.words();
    let place = &seen.standing.place;
    let title = format!("{} · {} · {}", words.say("kitchens-title"), place.name, seen.month.vn());
    let name = format!("kitchens {} {}", place.code, seen.month.iso());
    let mut sheet = Sheet::new(&name, &title, seen.month.last())
        .column(&words.say("kitchens-place"), Kind::Text)
        .column(&words.say("kitchens-days"), Kind::Count)
        .column(&words.say("kitchens-meals"), Kind::Count);
    for sort in SORTS {
        sheet = sheet.column(&words.say(&format!("kitchens-{sort}")), Kind::Count);
    }
    sheet = sheet
        .column(&words.say("kitchens-value"), Kind::Vnd)
        .column(&words.say("kitchens-cost"), Kind::Vnd)
        .column(&words.say("kitchens-planned-days"), Kind::Count)
        .column(&words.say("kitchens-planned-served"), Kind::Count)
        .column(&words.say("kitchens-planned-meals"), Kind::Count)
        .column(&words.say("kitchens-planned-cooked"), Kind::Count)
        .column(&words.say("kitchens-unplanned-cooked"), Kind::Count);
    let kept = seen.kept.iter().map(|(row, kept)| (row.unit, kept)).collect();
    for row in &seen.rows {
        sheet.row(cells(seen, row, &kept));
    }
    if !seen.rows.is_empty() {
        sheet.strong_row(sum(words.say("kitchens-all"), seen));
    }
    sheet
}

fn count(many: i64) -> Cell {
    Cell::Count(Count(many))
}

fn cost(meals: i64, amount: i64) -> Cell {
    a_meal(meals, amount).map_or(Cell::Empty, |cost| Cell::Vnd(Vnd(cost)))
}

fn cells(seen: &Seen, row: &KitchenRow, kept: &HashMap<UnitId, &KeptPlan>) -> Vec<Cell> {
    let sorts = SORTS.map(|sort| seen.sorts.get(&(row.unit, sort.to_owned())));
    let is_told = sorts.iter().any(Option::is_some);
    let told = |many: Option<&i64>| match is_told {
        true => count(many.copied().unwrap_or_default()),
        false => Cell::Empty,
    };
    let mut cells = vec![Cell::from(row.name.as_str()), count(row.days), count(row.meals)];
    cells.extend(sorts.map(told));
    cells.extend([Cell::Vnd(Vnd(row.amount)), cost(row.meals, row.amount)]);
    cells.extend(match kept.get(&row.unit) {
        Some(kept) => [kept.planned, kept.served, kept.meals, kept.cooked, kept.beside].map(count),
        None => [const { Cell::Empty }; 5],
    });
    cells
}

/// All kitchens together, as the page says it.
fn sum(said: String, seen: &Seen) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(said), Cell::Empty, count(seen.sum.meals)];
    cells.extend(SORTS.map(|sort| match tells_sorts(seen) {
        true => count(of_sort(seen, sort)),
        false => Cell::Empty,
    }));
    cells.extend([Cell::Vnd(Vnd(seen.sum.amount)), cost(seen.sum.meals, seen.sum.amount)]);
    cells
}
