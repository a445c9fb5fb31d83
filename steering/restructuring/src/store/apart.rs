//! Shares of single figures that a decision says apart from those of the unit that it cuts.

use super::touch;
use crate::model::{ApartRow, DecisionId, DecisionRow, MoveId};
use kernel::db::{ToValue, Tx, Value, sql};
use kernel::journal;
use kernel::{Pass, Result, UnitId};
use uuid::Uuid;

/// All of a decision, or of one unit that it cuts: figure by figure, parts in their order.
pub fn apart(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    decision: DecisionId,
    unit: Option<UnitId>,
) -> Result<Vec<ApartRow>> {
    sql("select m.id, m.unit, s.figure, s.share_part, s.share_whole from restructuring_share s \
         join restructuring_move m on m.id = s.move where m.restructuring = $1 \
         and m.taken_out_at is null and s.taken_out_at is null and m.unit is not null \
         and ($2 = 0 or m.unit = $2) \
         order by s.figure, m.place_in_order, m.id")
    .bind(decision)
    .bind(unit.unwrap_or(UnitId(0)))
    .all(tx)
}

/// Says how one figure is divided; without shares, as its unit is. What was said before stays in
/// the journal of its row.
pub fn put_apart(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
    (figure, parts): (&str, &[MoveId]),
    shares: &[(i64, i64)],
) -> Result<()> {
    let mut lines = Vec::new();
    for (at, id) in parts.iter().enumerate() {
        lines.extend(match shares.get(at) {
            Some(share) => Some(say(tx, (*id, figure), *share)?),
            None => take_back(tx, pass, (*id, figure))?,
        });
    }
    journal::record_all(tx, pass, "restructuring_share", &lines)?;
    touch(tx, pass, decision)
}

/// The share of a part, under the next version of its row.
fn say(
    tx: &mut Tx<'_>,
    (part, figure): (MoveId, &str),
    (share_part, share_whole): (i64, i64),
) -> Result<(Value, i64)> {
    sql("insert into restructuring_share (id, move, figure, share_part, share_whole, version) \
         values ($1, $2, $3, $4, $5, 1) on conflict (move, figure) do update set \
         share_part = excluded.share_part, share_whole = excluded.share_whole, \
         taken_out_at = null, version = restructuring_share.version + 1")
    .bind(Uuid::now_v7())
    .bind(part)
    .bind(figure)
    .bind(share_part)
    .bind(share_whole)
    .run(tx)?;
    let row: (Uuid, i64) =
        sql("select id, version from restructuring_share where move = $1 and figure = $2")
            .bind(part)
            .bind(figure)
            .one(tx)?;
    Ok((row.0.to_value(), row.1))
}

/// Takes the share of a part back; nothing when it has none.
fn take_back(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (part, figure): (MoveId, &str),
) -> Result<Option<(Value, i64)>> {
    let row: Option<(Uuid, i64)> =
        sql("select id, version from restructuring_share where move = $1 and figure = $2 \
             and taken_out_at is null")
        .bind(part)
        .bind(figure)
        .maybe(tx)?;
    let Some((id, version)) = row else { return Ok(None) };
    sql("update restructuring_share set taken_out_at = $1, version = version + 1 where id = $2")
        .bind(pass.at())
        .bind(id)
        .run(tx)?;
    Ok(Some((id.to_value(), version + 1)))
}
