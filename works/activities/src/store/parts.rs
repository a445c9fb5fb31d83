//! What a piece of work holds beside its row, in the version in which it was said.

use crate::model::{ActivityId, ActivityRow, Partner, Parts, Worth};
use catalogue::ValueSource;
use kernel::db::{Tx, sql};
use kernel::{Pass, Result, UnitId};

/// What a piece of work holds now.
pub fn parts(tx: &mut Tx<'_>, _pass: &Pass, row: &ActivityRow) -> Result<Parts> {
    let counts: Vec<(String, i64)> =
        sql("select code, amount from activity_count where activity = $1 and version = $2 \
             order by code")
        .bind(row.id)
        .bind(row.said_in)
        .all(tx)?;
    let worth: Vec<(String, i64, String)> =
        sql("select source, amount, basis from activity_value where activity = $1 \
             and version = $2 order by source")
        .bind(row.id)
        .bind(row.said_in)
        .all(tx)?;
    let partners: Vec<(String, i64)> =
        sql("select name, share from activity_partner where activity = $1 and version = $2 \
             order by place_in_order")
        .bind(row.id)
        .bind(row.said_in)
        .all(tx)?;
    let joiners: Vec<UnitId> =
        sql("select unit from activity_joiner where activity = $1 and version = $2 order by unit")
            .bind(row.id)
            .bind(row.said_in)
            .all(tx)?;
    let read = |(source, amount, basis): (String, i64, String)| {
        Some(Worth { source: ValueSource::read(&source)?, amount, basis })
    };
    Ok(Parts {
        counts,
        worth: worth.into_iter().filter_map(read).collect(),
        partners: partners.into_iter().map(|(name, share)| Partner { name, share }).collect(),
        joiners,
    })
}

/// Writes what a version says.
pub(super) fn put(tx: &mut Tx<'_>, id: ActivityId, version: i64, parts: &Parts) -> Result<()> {
    for (code, amount) in &parts.counts {
        sql("insert into activity_count (activity, version, code, amount) values ($1, $2, $3, $4)")
            .bind(id)
            .bind(version)
            .bind(code.as_str())
            .bind(*amount)
            .run(tx)?;
    }
    for worth in &parts.worth {
        sql("insert into activity_value (activity, version, source, amount, basis) \
             values ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(version)
        .bind(worth.source.code())
        .bind(worth.amount)
        .bind(worth.basis.as_str())
        .run(tx)?;
    }
    for (at, partner) in parts.partners.iter().enumerate() {
        sql("insert into activity_partner (activity, version, place_in_order, name, share) \
             values ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(version)
        .bind(at as i64 + 1)
        .bind(partner.name.as_str())
        .bind(partner.share)
        .run(tx)?;
    }
    for joiner in &parts.joiners {
        sql("insert into activity_joiner (activity, version, unit) values ($1, $2, $3)")
            .bind(id)
            .bind(version)
            .bind(*joiner)
            .run(tx)?;
    }
    Ok(())
}
