//! Shares of single figures that a decision says apart from those of the unit that it cuts.

use super::moves::changed;
use crate::model::{DecisionId, DecisionRow, MoveId};
use kernel::db::{Tx, sql};
use kernel::{Pass, Result, UnitId, row};

row! {
    /// The share that a part of a cut unit has of one figure.
    pub struct ApartRow {
        /// The move that makes the part.
        pub id: MoveId,
        /// The unit that is cut.
        pub unit: UnitId,
        /// Code of the figure.
        pub figure: String,
        /// The share's numerator.
        pub share_part: i64,
        /// The share's denominator.
        pub share_whole: i64,
    }
}

/// All of a decision, or of one unit that it cuts: figure by figure, parts in their order.
pub fn apart(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    decision: DecisionId,
    unit: Option<UnitId>,
) -> Result<Vec<ApartRow>> {
    sql("select m.id, m.unit, s.figure, s.share_part, s.share_whole from restructuring_share s \
         join restructuring_move m on m.id = s.move where m.restructuring = $1 \
         and m.taken_out_at is null and m.unit is not null and ($2 = 0 or m.unit = $2) \
         order by s.figure, m.place_in_order, m.id")
    .bind(decision)
    .bind(unit.unwrap_or(UnitId(0)))
    .all(tx)
}

/// Says how one figure is divided; without shares, as its unit is.
pub fn put_apart(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
    (figure, parts): (&str, &[MoveId]),
    shares: &[(i64, i64)],
) -> Result<()> {
    for (at, id) in parts.iter().enumerate() {
        sql("delete from restructuring_share where move = $1 and figure = $2")
            .bind(*id)
            .bind(figure)
            .run(tx)?;
        if let Some((part, whole)) = shares.get(at) {
            sql("insert into restructuring_share (move, figure, share_part, share_whole) \
                 values ($1, $2, $3, $4)")
            .bind(*id)
            .bind(figure)
            .bind(*part)
            .bind(*whole)
            .run(tx)?;
        }
        sql("update restructuring_move set version = version + 1 where id = $1")
            .bind(*id)
            .run(tx)?;
    }
    changed(tx, pass, decision, parts)
}
