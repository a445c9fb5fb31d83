//! Very many made dossiers at once, for a bench in a database of its own: what lies open of each
//! and its name, nothing sealed, nothing led further. No page comes here.

use super::names;
use crate::model::AddressId;
use kernel::db::{Many, ToValue, Tx, Value};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Pass, Result, UnitId};

/// A dossier of somebody who never lived.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its id.
    pub id: AddressId,
    /// The unit that keeps it.
    pub unit: UnitId,
    /// Full name.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// Sex code.
    pub sex: Option<String>,
    /// Whether its name was not among those written before.
    pub is_new_name: bool,
}

/// Writes them; one line of the journal stands for all.
pub fn fill(tx: &mut Tx<'_>, pass: &Pass, all: &[Made]) -> Result<()> {
    let mut rows = Many::new(
        "insert into address (id, unit, code, sort, class, name, name_folded, birth_year, sex, \
         is_urgent, state, opened_on, opened_name, changed_name, changed_at, version) values",
        16,
    );
    for one in all {
        rows.push(vec![
            one.id.to_value(),
            one.unit.to_value(),
            one.id.to_string().to_value(),
            "person".to_value(),
            "hardship".to_value(),
            one.name.to_value(),
            fold(&one.name).to_value(),
            one.birth_year.to_value(),
            one.sex.to_value(),
            Value::Bool(false),
            "surveyed".to_value(),
            pass.today().to_value(),
            pass.name().to_value(),
            pass.name().to_value(),
            pass.at().to_value(),
            1_i64.to_value(),
        ]);
    }
    rows.write(tx)?;
    for one in all.iter().filter(|one| one.is_new_name) {
        names::keep(tx, &one.name)?;
    }
    if let Some(first) = all.first() {
        journal::record(tx, pass, Subject::new("address", first.id), 1)?;
    }
    Ok(())
}
