//! A small tree for the kernel's own tests: the centre, two provinces, a district with two
//! communes, and a province that was merged away. With it the five people of our tests.

#![allow(clippy::unwrap_used)]

use crate::day::{Day, Instant};
use crate::db::trial::TrialDb;
use crate::db::{Tx, sql};
use crate::error::Result;
use crate::ids::{AccountId, UnitId};
use crate::pass::{Act, Grant, Pass, Role, Who};
use crate::place::{self, Place};
use crate::seal::Level;

pub const CENTRE: UnitId = UnitId(1);
pub const KIEN_GIANG: UnitId = UnitId(2);
pub const GIANG_THANH: UnitId = UnitId(3);
pub const PHU_LOI: UnitId = UnitId(4);
pub const TAN_KHANH_HOA: UnitId = UnitId(5);
pub const CAO_BANG: UnitId = UnitId(6);
/// Closed at the end of 2023, before the day of the tests.
pub const MERGED: UnitId = UnitId(7);

pub static SAVE: Act = Act {
    name: "trial.note.save",
    roles: &Role::ALL,
    writes: true,
    sees: Level::Sensitive,
    by_job: false,
};

pub static LOOK: Act = Act {
    name: "trial.note.look",
    roles: &Role::ALL,
    writes: false,
    sees: Level::Internal,
    by_job: true,
};

/// A look that sees sealed fields, too.
pub static LOOK_DEEP: Act = Act {
    name: "trial.note.look-deep",
    roles: &Role::ALL,
    writes: false,
    sees: Level::Sensitive,
    by_job: false,
};

/// 1 November 2024, the day on which the tests happen.
pub fn today() -> Day {
    Day::from_number(20_241_101).unwrap()
}

/// Its noon.
pub fn noon() -> Instant {
    Instant(1_730_437_200_000)
}

/// Plants the tree.
pub async fn plant(db: &TrialDb) {
    db.write(|tx| {
        tx.without_journal("a tree for a test");
        let end = 99_991_231;
        for (unit, code, level, chain, until) in [
            (CENTRE, "", "centre", &[CENTRE][..], end),
            (KIEN_GIANG, "kien-giang", "province", &[KIEN_GIANG, CENTRE], end),
            (GIANG_THANH, "gt", "district", &[GIANG_THANH, KIEN_GIANG, CENTRE], end),
            (PHU_LOI, "pl", "commune", &[PHU_LOI, GIANG_THANH, KIEN_GIANG, CENTRE], end),
            (
                TAN_KHANH_HOA,
                "tkh",
                "commune",
                &[TAN_KHANH_HOA, GIANG_THANH, KIEN_GIANG, CENTRE],
                end,
            ),
            (CAO_BANG, "cao-bang", "province", &[CAO_BANG, CENTRE], end),
            (MERGED, "ha-tay", "province", &[MERGED, CENTRE], 20_231_231),
        ] {
            found(tx, unit, code, level, until)?;
            for (depth, above) in chain.iter().enumerate() {
                sql("insert into reach (above, unit, from_on, until_on, depth) \
                     values ($1, $2, 10101, $3, $4)")
                .bind(*above)
                .bind(unit)
                .bind(until)
                .bind(depth as i64)
                .run(tx)?;
            }
        }
        Ok(())
    })
    .await
    .unwrap();
}

fn found(tx: &mut Tx<'_>, unit: UnitId, code: &str, level: &str, until: i64) -> Result<u64> {
    sql("insert into unit (id, key, code, name, name_folded, short_name, level, from_on, \
         until_on, version) values ($1, $2, $3, $3, $3, $3, $4, 10101, $5, 1)")
    .bind(unit)
    .bind(uuid::Uuid::now_v7())
    .bind(code)
    .bind(level)
    .bind(until)
    .run(tx)
}

/// The place of a unit today.
pub async fn at(db: &TrialDb, unit: UnitId) -> Place {
    db.read(move |tx| place::get(tx, unit, today())).await.unwrap()
}

/// Somebody with one role at one unit.
pub fn person(name: &str, role: Role, unit: UnitId) -> Who {
    let grant = Grant { role, unit, from: Day::BEGINNING, until: Day::OPEN_END };
    Who::account(AccountId::new(), name, vec![grant], noon(), today())
}

/// An's pass for an act at a unit: she works at the centre and may do everything.
pub async fn pass(db: &TrialDb, act: &'static Act, unit: UnitId) -> Pass {
    let place = at(db, unit).await;
    person("An", Role::Centre, CENTRE).may(act, &place).unwrap()
}
