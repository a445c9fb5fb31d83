//! The whole dated tree, for those who read all of it at once (other programs, maps): units, who
//! stood under whom and when, what became of what. All of it is public.

use kernel::db::{Tx, sql};
use kernel::{Day, Result, UnitId, row};
use uuid::Uuid;

row! {
    /// A unit with all that is public of it.
    pub struct WholeRow {
        /// Its id in this database.
        pub id: UnitId,
        /// Its key: the same in every copy of the data.
        pub key: Uuid,
        /// Its path.
        pub code: String,
        /// Code of the statistics office, if it has one.
        pub official_code: Option<String>,
        /// Full name.
        pub name: String,
        /// Short name.
        pub short_name: String,
        /// Code of its level.
        pub level: String,
        /// First day.
        pub from_on: Day,
        /// Last day.
        pub until_on: Day,
        /// Millionths of a degree north.
        pub lat_e6: Option<i64>,
        /// Millionths of a degree east.
        pub lon_e6: Option<i64>,
    }
}

row! {
    /// Who stood under whom.
    pub struct EdgeRow {
        /// The unit below.
        pub unit: UnitId,
        /// From this day.
        pub from_on: Day,
        /// Until this day.
        pub until_on: Day,
        /// The unit above.
        pub above: UnitId,
    }
}

row! {
    /// What became of a unit.
    pub struct PassingRow {
        /// Its id.
        pub id: Uuid,
        /// The day.
        pub on_day: Day,
        /// The unit that was.
        pub from_unit: UnitId,
        /// The unit that took (part of) its place.
        pub to_unit: UnitId,
        /// `whole`, `part`, `abolished`.
        pub kind: String,
        /// Numerator of the share, when it is known.
        pub share_part: Option<i64>,
        /// Its denominator.
        pub share_whole: Option<i64>,
        /// The stated order, by which ties are broken.
        pub place_in_order: i64,
        /// Whether it is the default target.
        pub is_default: bool,
        /// Whether no source gives the share: it was made up for want of one.
        pub is_illustrative: bool,
    }
}

row! {
    /// The share that a successor has of one figure, where it is told apart.
    pub struct ShareRow {
        /// The unit that was.
        pub from_unit: UnitId,
        /// The unit that took a part of its place.
        pub to_unit: UnitId,
        /// Code of the figure.
        pub figure: String,
        /// Numerator of the share; it may be nothing.
        pub share_part: i64,
        /// Its denominator.
        pub share_whole: i64,
    }
}

row! {
    /// A level of the tree.
    pub struct LevelRow {
        /// Its code.
        pub code: String,
        /// 0 is the centre.
        pub rank: i64,
        /// Its name in Vietnamese.
        pub label_vi: String,
        /// Its name in English.
        pub label_en: String,
    }
}

/// A number that changes with every change of the tree. Public, without a pass.
pub fn tree_version(tx: &mut Tx<'_>) -> Result<(i64, i64, i64)> {
    sql("select cast(coalesce(sum(version), 0) as bigint), count(*), \
         (select count(*) from succession) from unit")
    .one(tx)
}

/// Every unit that ever stood; one whose founding was taken back never did. Public, without a pass.
pub fn whole(tx: &mut Tx<'_>) -> Result<Vec<WholeRow>> {
    sql("select id, key, code, official_code, name, short_name, level, from_on, until_on, lat_e6, \
         lon_e6 from unit where until_on >= from_on order by id")
    .all(tx)
}

/// Every edge of the tree. Public, without a pass.
pub fn edges(tx: &mut Tx<'_>) -> Result<Vec<EdgeRow>> {
    sql("select unit, from_on, until_on, above from edge order by unit, from_on").all(tx)
}

/// Every succession. Public, without a pass.
pub fn passings(tx: &mut Tx<'_>) -> Result<Vec<PassingRow>> {
    sql("select id, on_day, from_unit, to_unit, kind, share_part, share_whole, place_in_order, \
         is_default, is_illustrative from succession order by from_unit, place_in_order, to_unit")
    .all(tx)
}

/// Every share of a single figure that differs from its unit's. Public, without a pass.
pub fn figure_shares(tx: &mut Tx<'_>) -> Result<Vec<ShareRow>> {
    sql("select from_unit, to_unit, figure, share_part, share_whole from succession_share \
         order by from_unit, figure, to_unit")
    .all(tx)
}

/// The levels. Public, without a pass.
pub fn levels(tx: &mut Tx<'_>) -> Result<Vec<LevelRow>> {
    sql("select code, rank, label_vi, label_en from level order by rank, code").all(tx)
}
