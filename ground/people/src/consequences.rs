//! What a change of the map does to people: registers and accounts go to the successor, rights
//! follow to it from the day of the change, terms of office end with their unit. What somebody was
//! at the old unit stays written there.

use crate::store::succession;
use kernel::db::Tx;
use kernel::{Day, Pass, Result, UnitId};
use org::consequences::{Change, Consequence, Consequences, Following, Reaching, Rehung, Rows};
use uuid::Uuid;

/// What simply goes along.
static REGISTERS: Rows = Rows(&[
    Following { table: "account", open: "closed_at is null", key: "follows-account", moves: true },
    Following {
        table: "api_token",
        open: "closed_at is null and expires_on >= $1",
        key: "follows-api-token",
        moves: true,
    },
    Following { table: "person", open: "closed_on >= $1", key: "follows-person", moves: true },
    Following {
        table: "organisation",
        open: "closed_on >= $1",
        key: "follows-organisation",
        moves: true,
    },
    // Who signs for a unit signs what it still owes; its successor names its own.
    Following { table: "signer", open: "until_on >= $1", key: "follows-signer", moves: false },
]);

/// A right reaches every unit under its own.
static RIGHTS: Reaching = Reaching {
    table: "account_role",
    open: "closed_at is null and until_on >= $1",
    left: "reaches-role-left",
    came: "reaches-role-came",
};

/// What follows a unit that is no more to whoever takes its place.
pub struct Follows;

impl Consequences for Follows {
    fn foresee(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        closing: &[UnitId],
        day: Day,
    ) -> Result<Vec<Consequence>> {
        let mut all = (&REGISTERS).foresee(tx, pass, closing, day)?;
        all.extend(succession::count(tx, pass, closing, day)?);
        Ok(all)
    }

    fn foresee_hung(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        hung: &[Rehung],
        day: Day,
    ) -> Result<Vec<Consequence>> {
        (&RIGHTS).foresee_hung(tx, pass, hung, day)
    }

    fn holds(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        at: (UnitId, Day),
        record: Uuid,
    ) -> Result<Option<&'static str>> {
        // An account goes where its rights go, and rights follow the default part.
        let held = (&REGISTERS).holds(tx, pass, at, record)?;
        Ok(held.filter(|key| !["follows-account", "follows-api-token"].contains(key)))
    }

    fn follow(&self, tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()> {
        (&REGISTERS).follow(tx, pass, change)?;
        succession::pass_roles_on(tx, pass, change)?;
        succession::end_offices(tx, pass, change)
    }

    fn go_back(&self, tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<()> {
        succession::resume_offices(tx, pass, change)?;
        succession::take_roles_back(tx, pass, change)?;
        (&REGISTERS).go_back(tx, pass, change)
    }

    fn newly_at(&self, tx: &mut Tx<'_>, pass: &Pass, change: &Change) -> Result<Vec<Consequence>> {
        let mut all = (&REGISTERS).newly_at(tx, pass, change)?;
        all.extend(succession::new_roles(tx, pass, change)?);
        Ok(all)
    }
}
