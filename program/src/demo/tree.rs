//! The tree of the demo: the shipped units with their bodies and clusters.

use crate::cli::Stop;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Result, UnitId, Who};
use kit::House;
use org::dataset;
use org::store::{self, BodyMemberRow, BodyRow, ClusterRow};
use uuid::Uuid;

/// Loads the tree; false when it was there.
pub async fn load(house: &House, who: &Who) -> std::result::Result<bool, Stop> {
    let who = who.clone();
    let loaded = house
        .db
        .write(move |tx| {
            let data = dataset::tree();
            let pass = who.may(&org::LOAD, &centre())?;
            if store::load(tx, &pass, &data)?.is_none() {
                return Ok(false);
            }
            bodies(tx, &who, &data)?;
            clusters(tx, &who, &data)?;
            restructuring::shipped::record(tx, &who, &data)?;
            Ok(true)
        })
        .await?;
    Ok(loaded)
}

/// The centre before there is a tree to find it in.
fn centre() -> Place {
    Place {
        id: UnitId(1),
        code: String::new(),
        name: String::new(),
        short_name: String::new(),
        level: String::new(),
        from: Day::BEGINNING,
        until: Day::OPEN_END,
        chain: vec![UnitId(1)],
    }
}

/// Units are numbered in the order of the data (`org::store::load`).
fn place_of(tx: &mut Tx<'_>, data: &dataset::TreeData, key: &str) -> Result<Place> {
    let at = data.units.iter().position(|unit| unit.key == key);
    let id = at.map(|at| UnitId(at as i64 + 1)).ok_or(kernel::Error::NotFound)?;
    place::get(tx, id, Day::BEGINNING)
}

fn bodies(tx: &mut Tx<'_>, who: &Who, data: &dataset::TreeData) -> Result<()> {
    let mut last: Option<(String, BodyRow)> = None;
    for seed in dataset::bodies() {
        let place = place_of(tx, data, &seed.unit)?;
        let pass = who.may(&org::LOAD, &place)?;
        let is_new =
            last.as_ref().is_none_or(|(unit, body)| *unit != seed.unit || body.name != seed.name);
        if is_new {
            let body = BodyRow {
                id: Uuid::now_v7(),
                kind: seed.kind.clone(),
                name: seed.name.clone(),
                from_on: place.from,
                until_on: place.until,
                source: seed.source.clone(),
            };
            store::add_body(tx, &pass, &body)?;
            last = Some((seed.unit.clone(), body));
        }
        if let (Some((_, body)), false) = (&last, seed.member.is_empty()) {
            let member = BodyMemberRow { id: Uuid::now_v7(), name: seed.member, duty: seed.duty };
            store::add_body_member(tx, &pass, body, &member)?;
        }
    }
    Ok(())
}

fn clusters(tx: &mut Tx<'_>, who: &Who, data: &dataset::TreeData) -> Result<()> {
    let mut made: Vec<ClusterRow> = Vec::new();
    for seed in dataset::clusters() {
        let place = place_of(tx, data, &seed.unit)?;
        let pass = who.may(&org::LOAD, &place)?;
        if !made.iter().any(|cluster| cluster.name == seed.name) {
            let cluster = ClusterRow {
                id: Uuid::now_v7(),
                name: seed.name.clone(),
                source: seed.source.clone(),
            };
            store::add_cluster(tx, &pass, &cluster, Day::BEGINNING)?;
            made.push(cluster);
        }
        if let Some(cluster) = made.iter().find(|cluster| cluster.name == seed.name) {
            store::add_cluster_unit(tx, &pass, cluster, Uuid::now_v7(), &place)?;
        }
    }
    Ok(())
}
