//! The moves of a decision: thousands of them may be added at once and are read a page at a time.

use super::touch;
use crate::model::{DecisionId, DecisionRow, MoveId, MoveRow, Sort};
use kernel::db::{Many, ROWS, ToValue, Tx, sql};
use kernel::journal;
use kernel::{Day, Pass, Result, UnitId, row};

const COLUMNS: &str = "m.id, m.place_in_order, m.sort, m.unit, m.target, m.target_move, \
                       m.share_part, m.share_whole, m.name, m.short_name, m.level, \
                       m.official_code, m.lat_e6, m.lon_e6, m.version";

/// All standing moves of a decision, in order.
pub fn all_moves(tx: &mut Tx<'_>, _pass: &Pass, decision: DecisionId) -> Result<Vec<MoveRow>> {
    sql(format!(
        "select {COLUMNS} from restructuring_move m where m.restructuring = $1 \
         and m.taken_out_at is null order by m.place_in_order, m.id"
    ))
    .bind(decision)
    .all(tx)
}

/// Numbers of the decisions in effect that changed some of these units after a day and until
/// another, the oldest first. Numbers of decisions are public facts, so no pass is asked.
pub fn numbers(
    tx: &mut Tx<'_>,
    units: &[UnitId],
    (after, until): (Day, Day),
) -> Result<Vec<String>> {
    let decisions: Vec<(DecisionId, Day, String)> = sql("select id, on_day, number \
         from restructuring where state = 'done' and on_day > $1 and on_day <= $2 \
         order by on_day, number")
    .bind(after)
    .bind(until)
    .all(tx)?;
    let mut all = Vec::new();
    for (id, on_day, number) in decisions {
        if has_changed(tx, (id, on_day), units)? && !all.contains(&number) {
            all.push(number);
        }
    }
    Ok(all)
}

/// Whether a decision changed some of these units: is about one of them, or took a unit from under
/// one of them away.
fn has_changed(
    tx: &mut Tx<'_>,
    (decision, day): (DecisionId, Day),
    units: &[UnitId],
) -> Result<bool> {
    let about = "select m.id from restructuring_move m where m.restructuring = $1 \
                 and m.taken_out_at is null and m.unit in [] limit 1";
    // Where it leads: itself under another unit, a unit that stood, or one that it founded.
    let lost = "select m.id from reach r join restructuring_move m on m.unit = r.unit \
                left join unit f on f.key = m.target_move \
                where m.restructuring = $1 and m.taken_out_at is null and m.sort <> 'abolish' \
                and m.sort <> 'rename' and r.from_on <= $2 and r.until_on >= $2 and r.above in [] \
                and not exists (select 1 from reach a where a.above = r.above and a.from_on <= $3 \
                and a.until_on >= $3 and a.unit = case when m.sort = 'parent' then m.unit \
                else coalesce(m.target, f.id) end) limit 1";
    for units in units.chunks(ROWS) {
        let found: Option<MoveId> =
            sql(about).bind(decision).list(units.iter().copied()).maybe(tx)?;
        if found.is_some() {
            return Ok(true);
        }
    }
    for units in units.chunks(ROWS) {
        let (eve, ids) = (day.add_days(-1), units.iter().copied());
        let found: Option<MoveId> =
            sql(lost).bind(decision).bind(eve).bind(day).list(ids).maybe(tx)?;
        if found.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Adds moves at the end, as one change of the decision; those sent twice are added once.
pub fn add_moves(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
    moves: &[MoveRow],
) -> Result<()> {
    if let [one] = moves {
        let known: Option<MoveId> =
            sql("select id from restructuring_move where id = $1").bind(one.id).maybe(tx)?;
        if known.is_some() {
            return Ok(());
        }
    }
    let last: i64 = sql("select coalesce(max(place_in_order), 0) from restructuring_move \
         where restructuring = $1")
    .bind(decision.id)
    .one(tx)?;
    let mut many = Many::new(
        "insert into restructuring_move (id, restructuring, place_in_order, sort, unit, target, \
         target_move, share_part, share_whole, name, short_name, level, official_code, lat_e6, \
         lon_e6, version) values",
        16,
    );
    for (at, one) in (last + 1..).zip(moves) {
        many.push(vec![
            one.id.to_value(),
            decision.id.to_value(),
            at.to_value(),
            one.sort.to_value(),
            one.unit.to_value(),
            one.target.to_value(),
            one.target_move.to_value(),
            one.share_part.to_value(),
            one.share_whole.to_value(),
            one.name.to_value(),
            one.short_name.to_value(),
            one.level.to_value(),
            one.official_code.to_value(),
            one.lat_e6.to_value(),
            one.lon_e6.to_value(),
            1_i64.to_value(),
        ]);
    }
    many.write(tx)?;
    let lines: Vec<_> = moves.iter().map(|one| (one.id.to_value(), 1)).collect();
    journal::record_all(tx, pass, "restructuring_move", &lines)?;
    touch(tx, pass, decision)
}

/// Takes a move out of an open decision.
pub fn take_out(tx: &mut Tx<'_>, pass: &Pass, decision: &DecisionRow, id: MoveId) -> Result<()> {
    let out = sql("update restructuring_move set taken_out_at = $1, version = version + 1 \
         where id = $2 and restructuring = $3 and taken_out_at is null")
    .bind(pass.at())
    .bind(id)
    .bind(decision.id)
    .run(tx)?;
    if out == 0 {
        return Ok(());
    }
    let subject = journal::Subject::new("restructuring_move", id);
    let version = sql("select version from restructuring_move where id = $1").bind(id).one(tx)?;
    journal::record(tx, pass, subject, version)?;
    super::named::take_back_of(tx, pass, id)?;
    touch(tx, pass, decision)
}

/// The parts into which a decision cuts a unit, in their order.
pub fn parts_of(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    decision: DecisionId,
    unit: UnitId,
) -> Result<Vec<MoveRow>> {
    sql(format!(
        "select {COLUMNS} from restructuring_move m where m.restructuring = $1 and m.unit = $2 \
         and m.sort = $3 and m.taken_out_at is null order by m.place_in_order, m.id"
    ))
    .bind(decision)
    .bind(unit)
    .bind(Sort::Part.code())
    .all(tx)
}

/// Says anew which shares the parts of a unit have.
pub fn change_shares(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
    shares: &[(MoveId, (i64, i64))],
) -> Result<()> {
    for (id, (part, whole)) in shares {
        sql("update restructuring_move set share_part = $1, share_whole = $2, \
             version = version + 1 where id = $3 and restructuring = $4")
        .bind(*part)
        .bind(*whole)
        .bind(*id)
        .bind(decision.id)
        .run(tx)?;
    }
    let ids: Vec<MoveId> = shares.iter().map(|(id, _)| *id).collect();
    changed(tx, pass, decision, &ids)
}

/// Writes the next versions of moves into the journal, and that of their decision.
pub(super) fn changed(
    tx: &mut Tx<'_>,
    pass: &Pass,
    decision: &DecisionRow,
    ids: &[MoveId],
) -> Result<()> {
    let mut lines = Vec::with_capacity(ids.len());
    for id in ids {
        let version: i64 =
            sql("select version from restructuring_move where id = $1").bind(*id).one(tx)?;
        lines.push((id.to_value(), version));
    }
    journal::record_all(tx, pass, "restructuring_move", &lines)?;
    touch(tx, pass, decision)
}

/// How many moves of each sort a decision has.
pub fn counts(tx: &mut Tx<'_>, _pass: &Pass, decision: DecisionId) -> Result<Vec<(String, i64)>> {
    sql("select sort, count(*) from restructuring_move where restructuring = $1 \
         and taken_out_at is null group by sort order by sort")
    .bind(decision)
    .all(tx)
}

row! {
    /// A move with the names of its units.
    pub struct Named {
        /// Its id.
        pub id: MoveId,
        /// Sort code.
        pub sort: String,
        /// The unit it is about.
        pub unit: Option<UnitId>,
        /// That unit's name.
        pub unit_name: Option<String>,
        /// That unit's path.
        pub unit_code: Option<String>,
        /// The name of the unit it leads to.
        pub target_name: Option<String>,
        /// That unit's path.
        pub target_code: Option<String>,
        /// The move that founds the unit it leads to.
        pub target_move: Option<MoveId>,
        /// The name of the unit it leads to, when another move founds it.
        pub founded_name: Option<String>,
        /// The new name.
        pub name: String,
        /// The new short name.
        pub short_name: String,
        /// Level code of a founded unit.
        pub level: String,
        /// The share's numerator.
        pub share_part: Option<i64>,
        /// The share's denominator.
        pub share_whole: Option<i64>,
    }
}

const NAMED: &str = "m.id, m.sort, m.unit, u.name as unit_name, u.code as unit_code, \
     t.name as target_name, t.code as target_code, m.target_move, n.name as founded_name, m.name, \
     m.short_name, m.level, m.share_part, m.share_whole";

const FROM: &str = "from restructuring_move m left join unit u on u.id = m.unit \
     left join unit t on t.id = m.target left join restructuring_move n on n.id = m.target_move \
     where m.restructuring = $1 and m.taken_out_at is null";

/// Which moves a page shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Of one sort; empty: of all.
    pub sort: String,
    /// Whose names hold these folded words; empty: all.
    pub folded: String,
    /// How many to leave out before.
    pub offset: i64,
    /// How many at most.
    pub limit: i64,
}

/// A page of moves in order, and how many there are in all.
pub fn list_moves(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    decision: DecisionId,
    wanted: &Wanted,
) -> Result<(Vec<Named>, i64)> {
    let some = "($2 = '' or m.sort = $2) and ($3 = '' or coalesce(u.name_folded, '') like $3 \
                or coalesce(t.name_folded, '') like $3)";
    let like = match wanted.folded.as_str() {
        "" => String::new(),
        text => format!("%{}%", text.replace(['%', '_'], "")),
    };
    let ask =
        |text: String| sql(text).bind(decision).bind(wanted.sort.as_str()).bind(like.as_str());
    let total: i64 = ask(format!("select count(*) {FROM} and {some}")).one(tx)?;
    let rows = ask(format!(
        "select {NAMED} {FROM} and {some} order by m.place_in_order, m.id limit $4 offset $5"
    ))
    .bind(wanted.limit)
    .bind(wanted.offset)
    .all(tx)?;
    Ok((rows, total))
}

/// The parts into which a decision cuts a unit, with names, in their order.
pub fn named_parts(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    decision: DecisionId,
    unit: UnitId,
) -> Result<Vec<Named>> {
    sql(format!(
        "select {NAMED} {FROM} and m.unit = $2 and m.sort = $3 order by m.place_in_order, m.id"
    ))
    .bind(decision)
    .bind(unit)
    .bind(Sort::Part.code())
    .all(tx)
}
