//! What a line of a table names: where it was done, the units that joined, the agreement, the
//! goods. A name is taken where it fits one thing alone; what fits several or none is said with the
//! line. It writes nothing.

use crate::model::ConsignmentId;
use crate::sheet::Line;
use crate::{rules, store};
use agreements::AgreementId;
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::place::{self, Place};
use kernel::{Day, Error, Flaw, Pass, Result, UnitId};

/// What was found of what a line names.
#[derive(Debug, Default)]
pub struct Named {
    /// Units that joined.
    pub joiners: Vec<UnitId>,
    /// The agreement it was done under.
    pub agreement: Option<AgreementId>,
    /// The goods it hands over.
    pub consignment: Option<ConsignmentId>,
}

/// Things named at most where several fit.
const NAMED: usize = 5;

/// Looks up what a line of a unit names on a day. All flaws come at once.
pub fn named(tx: &mut Tx<'_>, pass: &Pass, unit: &Place, line: &Line, on: Day) -> Result<Named> {
    let mut flaws = Vec::new();
    let mut found = Named::default();
    match joiners(tx, unit, line.get("joiners"), on)? {
        Ok(units) => found.joiners = units,
        Err(more) => flaws.extend(more),
    }
    match agreement(tx, pass, line.get("agreement"))? {
        Ok(agreement) => found.agreement = agreement,
        Err(flaw) => flaws.push(flaw),
    }
    match consignment(tx, pass, line.get("consignment"), on)? {
        Ok(goods) => found.consignment = goods,
        Err(flaw) => flaws.push(flaw),
    }
    Error::refuse(flaws)?;
    Ok(found)
}

/// Units by their paths or, where one alone is called so, by their names.
pub(super) fn joiners(
    tx: &mut Tx<'_>,
    unit: &Place,
    typed: &str,
    on: Day,
) -> Result<std::result::Result<Vec<UnitId>, Vec<Flaw>>> {
    let (mut units, mut flaws, mut spots) = (Vec::new(), Vec::new(), None);
    for name in typed.split([';', '|']).map(str::trim).filter(|name| !name.is_empty()) {
        let read = match by_path(tx, name, on)? {
            Some(unit) => Ok(Some(unit.id)),
            None => {
                let all = match spots.take() {
                    Some(all) => all,
                    None => store::spots(tx, unit, on)?,
                };
                rules::read_spot("joiners", name, spots.insert(all))
            }
        };
        match read {
            Ok(Some(id)) if id != unit.id && !units.contains(&id) => units.push(id),
            Ok(_) => {}
            Err(flaw) => flaws.push(flaw),
        }
    }
    Ok(if flaws.is_empty() { Ok(units) } else { Err(flaws) })
}

/// Where a line says that its work was done: a path, or a name in the province of the unit; none
/// where it says nothing. What fits several places, or none, is said at its column.
pub fn spot(
    tx: &mut Tx<'_>,
    unit: &Place,
    line: &Line,
    on: Day,
) -> Result<std::result::Result<Option<UnitId>, Flaw>> {
    if line.place.is_empty() {
        return Ok(Ok(None));
    }
    if let Some(place) = by_path(tx, &line.place, on)? {
        return Ok(Ok(Some(place.id)));
    }
    Ok(rules::read_spot("place", &line.place, &store::spots(tx, unit, on)?))
}

/// The unit with this path on a day, wherever it stands: it may join.
pub fn by_path(tx: &mut Tx<'_>, typed: &str, on: Day) -> Result<Option<Place>> {
    match place::find(tx, typed, on) {
        Err(Error::NotFound) => Ok(None),
        found => Ok(Some(found?)),
    }
}

/// An agreement by its id, the number of its paper, what it is about or with whom it is.
fn agreement(
    tx: &mut Tx<'_>,
    pass: &Pass,
    typed: &str,
) -> Result<std::result::Result<Option<AgreementId>, Flaw>> {
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    let id = AgreementId::read(typed).ok();
    let near = agreements::store::near(tx, pass, id)?;
    let asked = fold(typed);
    let of = |text: &str| fold(text) == asked;
    let ways: [&dyn Fn(&agreements::AgreementRow) -> bool; 4] = [
        &|row| Some(row.id) == id,
        &|row| of(&row.number),
        &|row| of(&row.title) || of(&format!("{}: {}", row.partner, row.title)),
        &|row| of(&row.partner),
    ];
    for is_meant in ways {
        let fit: Vec<_> = near.iter().filter(|row| is_meant(row)).collect();
        match fit.as_slice() {
            [] => {}
            [one] => return Ok(Ok(Some(one.id))),
            several => {
                let said = several.iter().map(|row| format!("{} ({})", row.title, row.number));
                return Ok(Err(several_fit("agreement", typed, said)));
            }
        }
    }
    Ok(Err(Flaw::new("agreement", "sheet-agreement-unknown").arg("text", typed)))
}

/// Goods that are left, by their id or by what they are.
fn consignment(
    tx: &mut Tx<'_>,
    pass: &Pass,
    typed: &str,
    on: Day,
) -> Result<std::result::Result<Option<ConsignmentId>, Flaw>> {
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    let left = store::left_goods(tx, pass, on)?;
    let (id, asked) = (ConsignmentId::read(typed).ok(), fold(typed));
    let is_meant = |row: &&crate::model::ConsignmentRow| {
        Some(row.id) == id
            || fold(&row.item) == asked
            || fold(&format!("{} · {}", row.item, row.partner)) == asked
    };
    let fit: Vec<_> = left.iter().filter(is_meant).collect();
    Ok(match fit.as_slice() {
        [] => Err(Flaw::new("consignment", "sheet-consignment-unknown").arg("text", typed)),
        [one] => Ok(Some(one.id)),
        several => {
            let said = several.iter().map(|row| format!("{} · {}", row.item, row.partner));
            Err(several_fit("consignment", typed, said))
        }
    })
}

fn several_fit(field: &str, typed: &str, said: impl Iterator<Item = String>) -> Flaw {
    let named: Vec<String> = said.take(NAMED).collect();
    let flaw = Flaw::new(field, "sheet-several-fit").arg("text", typed);
    flaw.arg("named", named.join("; "))
}
