//! `/api/v1/clusters`: units gathered across the tree (Cụm thi đua số 8), read like a unit: its sum
//! is that of its members in the tree of the month ([`crate::cluster`] says who may see what).

use super::params::{CLUSTER, FIGURE, MAP, PERIOD};
use super::units::tree;
use super::values::wanted;
use crate::asked::Asked;
use crate::call::Call;
use crate::cluster::{self, Gathered, Member};
use crate::declare::{Api, Endpoint, json as body};
use crate::tree::{Tree, Trees};
use crate::values::Reader;
use crate::{answer, say};
use axum::extract::Path;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Result, Who};
use kit::Answer;
use org::store::{self, ClusterRow};
use people::Scope;
use serde_json::{Value, json};
use uuid::Uuid;

static LIST: Endpoint = Endpoint {
    scope: Some(Scope::Units),
    answers: body("ClusterList"),
    ..Endpoint::get("/api/v1/clusters", "listClusters", "clusters")
};
static VALUES: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    params: &[CLUSTER, FIGURE, PERIOD, MAP],
    answers: body("ClusterValues"),
    ..Endpoint::get("/api/v1/clusters/{cluster}/values", "getClusterValues", "clusters")
};

/// Periods of one question.
const MOST_PERIODS: usize = 60;

pub fn api() -> Api {
    Api::new().on(&LIST, list).on(&VALUES, values)
}

async fn list(call: Call) -> Answer {
    let who = call.may(Scope::Units)?;
    Asked::read(&LIST, &call.visit)?;
    let read = move |tx: &mut Tx<'_>| {
        let mut all = Vec::new();
        for cluster in store::all_clusters(tx)? {
            let units = store::cluster_units(tx, cluster.id, who.today())?;
            all.push((cluster, units));
        }
        Ok(all)
    };
    let all = call.visit.house().db.read(read).await?;
    let tree = tree(&call).await?;
    let said = all.iter().map(|(cluster, units)| {
        let units = units.iter().map(|unit| say::short(&tree, Some(unit.unit)));
        let units: Vec<Value> = units.collect();
        json!({ "id": cluster.id, "name": cluster.name, "source": cluster.source, "units": units })
    });
    answer::told(&call.headers, &json!({ "items": said.collect::<Vec<_>>() }))
}

async fn values(call: Call, Path(cluster): Path<String>) -> Answer {
    let who = call.may(Scope::Figures)?;
    let asked = Asked::read(&VALUES, &call.visit)?;
    let id = Uuid::parse_str(&cluster).map_err(|_| Error::NotFound)?;
    let house = call.visit.house();
    let figures = house.shelf::<Figures>()?;
    let wanted = wanted(&asked, &figures)?;
    let (trees, at, asking) = (house.shelf::<Trees>()?, figures.clone(), asked.clone());
    let work = move |tx: &mut Tx<'_>| read(tx, &trees, (&who, &at), id, &asking);
    let (cluster, all) = house.db.read(work).await?;
    let tree = tree(&call).await?;
    let period = |one: &Gathered| said(&tree, &figures, one, &wanted);
    let periods: Vec<Value> = all.iter().map(period).collect();
    let map = asked.text("map").unwrap_or("reported");
    let name = json!({ "id": cluster.id, "name": cluster.name });
    answer::told(&call.headers, &json!({ "cluster": name, "map": map, "periods": periods }))
}

fn said(tree: &Tree, figures: &Figures, one: &Gathered, wanted: &[String]) -> Value {
    let member = |member: &Member| {
        let mut told = say::line(tree, figures, &member.line, wanted);
        told["basis"] = json!(member.basis.code());
        told
    };
    json!({
        "period": one.period.to_string(),
        "sum": say::values(figures, &one.sum, wanted),
        "told": one.told(),
        "units": one.members.iter().map(member).collect::<Vec<_>>(),
    })
}

fn read(
    tx: &mut Tx<'_>,
    trees: &Trees,
    (who, figures): (&Who, &Figures),
    id: Uuid,
    asked: &Asked,
) -> Result<(ClusterRow, Vec<Gathered>)> {
    let (cluster, tree) = (store::cluster(tx, id)?, trees.now(tx)?);
    let map = asked.map(who.today());
    let reader = Reader::new(who, figures, &tree, map);
    let periods = asked.periods("period");
    if periods.len() > MOST_PERIODS {
        return Err(Error::flaw("period", "api-flaw-too-many"));
    }
    let all = cluster::gathered(tx, reader, (who, figures, map), id, &periods)?;
    Ok((cluster, all))
}
