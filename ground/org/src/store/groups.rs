//! Bodies of a unit (Ban Chấp hành, Ban Thường vụ, Thường trực, Ban Chỉ đạo) and clusters across
//! the tree (Cụm thi đua số 8), each with its days (checklist ORG-02..04, 16..18).

use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Day, Pass, Result, UnitId, row};
use std::collections::BTreeSet;
use uuid::Uuid;

row! {
    /// A body of a unit.
    pub struct BodyRow {
        /// Its id.
        pub id: Uuid,
        /// Kind code (`executive`, `standing`, `permanent`, `steering`).
        pub kind: String,
        /// Name.
        pub name: String,
        /// First day.
        pub from_on: Day,
        /// Last day.
        pub until_on: Day,
        /// The document that says so.
        pub source: String,
    }
}

row! {
    /// A member department of a body.
    pub struct BodyMemberRow {
        /// Its id.
        pub id: Uuid,
        /// Department or office.
        pub name: String,
        /// Duty code (`head`, `deputy`, `member`).
        pub duty: String,
    }
}

row! {
    /// A cluster.
    pub struct ClusterRow {
        /// Its id.
        pub id: Uuid,
        /// Name.
        pub name: String,
        /// The document that says so, and how sure it is.
        pub source: String,
    }
}

row! {
    /// A unit of a cluster.
    pub struct ClusterUnitRow {
        /// The unit.
        pub unit: UnitId,
        /// Its path.
        pub code: String,
        /// Its name.
        pub name: String,
    }
}

/// The bodies of the pass's unit on a day.
pub fn bodies(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Vec<BodyRow>> {
    sql("select id, kind, name, from_on, until_on, source from body \
         where unit = $1 and from_on <= $2 and until_on >= $2 order by name_folded, id")
    .bind(pass.unit()?)
    .bind(day)
    .all(tx)
}

/// The members of a body on a day, in order.
pub fn body_members(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    body: Uuid,
    day: Day,
) -> Result<Vec<BodyMemberRow>> {
    sql("select id, name, duty from body_member \
         where body = $1 and from_on <= $2 and until_on >= $2 order by place_in_order, id")
    .bind(body)
    .bind(day)
    .all(tx)
}

/// Adds a body to the pass's unit.
pub fn add_body(tx: &mut Tx<'_>, pass: &Pass, body: &BodyRow) -> Result<()> {
    let made = sql(
        "insert into body (id, unit, kind, name, name_folded, from_on, until_on, source, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict do nothing",
    )
    .bind(body.id)
    .bind(pass.unit()?)
    .bind(body.kind.as_str())
    .bind(body.name.as_str())
    .bind(fold(&body.name))
    .bind(body.from_on)
    .bind(body.until_on)
    .bind(body.source.as_str())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("body", body.id), 1)?;
    }
    Ok(())
}

/// Adds a member at the end of a body's list.
pub fn add_body_member(
    tx: &mut Tx<'_>,
    pass: &Pass,
    body: &BodyRow,
    member: &BodyMemberRow,
) -> Result<()> {
    let last: i64 = sql("select coalesce(max(place_in_order), 0) from body_member where body = $1")
        .bind(body.id)
        .one(tx)?;
    let made =
        sql("insert into body_member (id, body, name, duty, place_in_order, from_on, until_on, \
         version) values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing")
        .bind(member.id)
        .bind(body.id)
        .bind(member.name.as_str())
        .bind(member.duty.as_str())
        .bind(last + 1)
        .bind(body.from_on)
        .bind(body.until_on)
        .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("body_member", member.id), 1)?;
    }
    Ok(())
}

/// The clusters that a unit belongs to on a day.
pub fn clusters(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Vec<ClusterRow>> {
    let unit = pass.unit()?;
    let mut own = Vec::new();
    for cluster in all_clusters(tx)? {
        if members(tx, cluster.id, day)?.contains(&unit) {
            own.push(cluster);
        }
    }
    Ok(own)
}

/// Every cluster, by name. Which units form a cluster is a public fact: no pass is asked.
pub fn all_clusters(tx: &mut Tx<'_>) -> Result<Vec<ClusterRow>> {
    sql("select id, name, source from cluster order by name, id").all(tx)
}

/// A cluster by its id: public, without a pass.
pub fn cluster(tx: &mut Tx<'_>, id: Uuid) -> Result<ClusterRow> {
    sql("select id, name, source from cluster where id = $1").bind(id).one(tx)
}

/// The units of a cluster on a day: public, without a pass.
pub fn cluster_units(tx: &mut Tx<'_>, cluster: Uuid, day: Day) -> Result<Vec<ClusterUnitRow>> {
    let units = members(tx, cluster, day)?;
    sql("select id as unit, code, name from unit where id in [] order by name_folded, id")
        .list(units)
        .all(tx)
}

/// Who belongs to a cluster on a day: its units, and for each that is no more whoever has taken
/// its place (of several the default one). A membership that was ended before its unit passes to
/// nobody.
fn members(tx: &mut Tx<'_>, cluster: Uuid, day: Day) -> Result<BTreeSet<UnitId>> {
    let mut asked: Vec<(UnitId, Day)> =
        sql("select m.unit, u.until_on from cluster_unit m join unit u on u.id = m.unit \
         where m.cluster = $1 and m.from_on <= $2 \
         and (m.until_on >= $2 or m.until_on >= u.until_on)")
        .bind(cluster)
        .bind(day)
        .all(tx)?;
    let mut stand = BTreeSet::new();
    // A decision hands on at most what an earlier one has founded: each turn is a later day.
    while !asked.is_empty() {
        let (now, gone): (Vec<_>, Vec<_>) = asked.into_iter().partition(|(_, last)| *last >= day);
        stand.extend(now.into_iter().map(|(unit, _)| unit));
        if gone.is_empty() {
            break;
        }
        asked = sql("select distinct u.id, u.until_on from succession s \
             join unit u on u.id = s.to_unit join unit f on f.id = s.from_unit \
             where s.from_unit in [] and s.is_default = true and s.on_day > f.until_on")
        .list(gone.into_iter().map(|(unit, _)| unit))
        .all(tx)?;
    }
    Ok(stand)
}

/// Adds a cluster.
pub fn add_cluster(tx: &mut Tx<'_>, pass: &Pass, cluster: &ClusterRow, from: Day) -> Result<()> {
    let made = sql("insert into cluster (id, name, kind, from_on, until_on, source, version) \
         values ($1, $2, 'emulation', $3, $4, $5, 1) on conflict do nothing")
    .bind(cluster.id)
    .bind(cluster.name.as_str())
    .bind(from)
    .bind(Day::LAST)
    .bind(cluster.source.as_str())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("cluster", cluster.id), 1)?;
    }
    Ok(())
}

/// Puts a unit into a cluster for the days it stands.
pub fn add_cluster_unit(
    tx: &mut Tx<'_>,
    pass: &Pass,
    cluster: &ClusterRow,
    id: Uuid,
    unit: &kernel::place::Place,
) -> Result<()> {
    let made = sql("insert into cluster_unit (id, cluster, unit, from_on, until_on, version) \
         values ($1, $2, $3, $4, $5, 1) on conflict do nothing")
    .bind(id)
    .bind(cluster.id)
    .bind(unit.id)
    .bind(unit.from)
    .bind(unit.until)
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("cluster_unit", id), 1)?;
    }
    Ok(())
}
