//! Units, figures and the data set as DHIS2 names them. Members that its clients read are there;
//! none is made up. It reads the tree in memory and the declarations, no database.

use crate::fields::Fields;
use api::{Tree, uid};
use kernel::figure::{Figure, FigureKind};
use kernel::{Day, UnitId};
use kit::{Lang, Visit, Words};
use org::store::WholeRow;
use serde_json::{Map, Value, json};

/// The default category option combination, by the letters every DHIS2 has for it.
pub const DEFAULT_COMBO: &str = "HllvX50cXC0";

/// The letters of the monthly report.
pub fn report_uid() -> String {
    uid::of("dataset", "month")
}

/// What is written for a day.
fn moment(day: Day) -> String {
    format!("{}T00:00:00.000", day.iso())
}

/// The level of a unit: 1 is the centre's.
pub fn level(tree: &Tree, unit: UnitId, day: Day) -> usize {
    tree.chain(unit, day).len()
}

/// A unit with the members that are asked for.
pub fn unit(tree: &Tree, unit: &WholeRow, fields: &Fields, day: Day) -> Value {
    let mut told = Map::new();
    let chain = tree.chain(unit.id, day);
    let uids = || chain.iter().rev().filter_map(|id| tree.get(*id)).map(|u| uid::of_unit(u.key));
    let mut tell = |name: &str, make: &dyn Fn() -> Value| {
        if fields.within(name).is_some() {
            told.insert(name.to_owned(), make());
        }
    };
    tell("id", &|| json!(uid::of_unit(unit.key)));
    tell("code", &|| json!(unit.code));
    for name in ["name", "displayName"] {
        tell(name, &|| json!(unit.name));
    }
    for name in ["shortName", "displayShortName"] {
        tell(name, &|| json!(unit.short_name));
    }
    tell("level", &|| json!(chain.len()));
    tell("path", &|| json!(uids().fold(String::new(), |path, uid| format!("{path}/{uid}"))));
    tell("openingDate", &|| {
        let known = unit.from_on.max(Day::of(1946, 11, 23).unwrap_or(Day::FIRST));
        json!(moment(known))
    });
    if unit.until_on < Day::LAST {
        tell("closedDate", &|| json!(moment(unit.until_on)));
    }
    tell("leaf", &|| json!(tree.children(unit.id, day).is_empty()));
    if let (Some(lon), Some(lat)) = (unit.lon_e6, unit.lat_e6) {
        tell("geometry", &|| point(lon, lat));
    }
    relatives(tree, unit, (fields, &chain), day, &mut told);
    Value::Object(told)
}

/// Parent, ancestors and children: only when they are asked for by name, each with what is asked.
fn relatives(
    tree: &Tree,
    of: &WholeRow,
    (fields, chain): (&Fields, &[UnitId]),
    day: Day,
    told: &mut Map<String, Value>,
) {
    let plain = Fields::read("id,displayName");
    let within = |name: &str| {
        let inner = fields.within(name).filter(|inner| !inner.is_empty());
        inner.unwrap_or(&plain).clone()
    };
    if let (Some(_), Some(above)) =
        (fields.within("parent"), chain.get(1).and_then(|id| tree.get(*id)))
    {
        told.insert("parent".into(), unit(tree, above, &within("parent"), day));
    }
    if fields.names("ancestors") {
        let inner = within("ancestors");
        let all = chain.iter().skip(1).rev().filter_map(|id| tree.get(*id));
        let all: Vec<Value> = all.map(|above| unit(tree, above, &inner, day)).collect();
        told.insert("ancestors".into(), json!(all));
    }
    if fields.names("children") {
        let inner = within("children");
        let all = tree.children(of.id, day).into_iter();
        let all: Vec<Value> = all.map(|child| unit(tree, child, &inner, day)).collect();
        told.insert("children".into(), json!(all));
    }
}

fn point(lon_e6: i64, lat_e6: i64) -> Value {
    json!({ "type": "Point", "coordinates": [lon_e6 as f64 / 1e6, lat_e6 as f64 / 1e6] })
}

/// Units with a place as GeoJSON.
pub fn geojson(tree: &Tree, units: &[&WholeRow], day: Day) -> Value {
    let feature = |unit: &&WholeRow| {
        let (lon, lat) = unit.lon_e6.zip(unit.lat_e6)?;
        let chain = tree.chain(unit.id, day);
        let above = chain.get(1).and_then(|id| tree.get(*id));
        Some(json!({
            "type": "Feature",
            "id": uid::of_unit(unit.key),
            "geometry": point(lon, lat),
            "properties": {
                "code": unit.code,
                "name": unit.name,
                "level": chain.len(),
                "parent": above.map(|above| uid::of_unit(above.key)),
            },
        }))
    };
    let features: Vec<Value> = units.iter().filter_map(feature).collect();
    json!({ "type": "FeatureCollection", "features": features })
}

/// A figure as a data element.
pub fn element(visit: &Visit, figure: &Figure) -> Value {
    let key = api::say::label_key(figure.code);
    let said = |lang| Words::new(visit.house().catalogue.clone(), lang).say(&key);
    let (vi, en) = (said(Lang::Vi), said(Lang::En));
    let set = json!({
        "id": report_uid(),
        "name": visit.say("dhis2-report"),
        "periodType": "Monthly",
    });
    json!({
        "id": uid::of_figure(figure.code),
        "code": figure.code,
        "name": vi,
        "shortName": vi,
        "displayName": visit.say(&key),
        "displayShortName": visit.say(&key),
        "formName": vi,
        "translations": [
            { "property": "NAME", "locale": "vi", "value": vi },
            { "property": "NAME", "locale": "en", "value": en },
        ],
        "valueType": "INTEGER_ZERO_OR_POSITIVE",
        "domainType": "AGGREGATE",
        "aggregationType": match figure.kind {
            FigureKind::Flow => "SUM",
            FigureKind::Stock => "LAST",
        },
        "zeroIsSignificant": true,
        "description": figure.source,
        "categoryCombo": { "id": "bjDvmb4bfuf", "name": "default" },
        "dataSetElements": [{ "dataSet": set }],
    })
}

/// The monthly report as a data set.
pub fn data_set(visit: &Visit) -> Value {
    let figures = visit.house().figures.iter().filter(|figure| !figure.is_derived());
    let elements = figures.map(|figure| {
        json!({ "dataElement": {
            "id": uid::of_figure(figure.code),
            "name": visit.say(&api::say::label_key(figure.code)),
        } })
    });
    json!({
        "id": report_uid(),
        "code": "month",
        "name": visit.say("dhis2-report"),
        "shortName": visit.say("dhis2-report"),
        "displayName": visit.say("dhis2-report"),
        "periodType": "Monthly",
        "categoryCombo": { "id": "bjDvmb4bfuf", "name": "default" },
        "dataSetElements": elements.collect::<Vec<_>>(),
    })
}

/// The figure with these letters, or with this code.
pub fn figure_of(visit: &Visit, text: &str) -> Option<&'static Figure> {
    let all = visit.house().figures.clone();
    all.iter().copied().find(|figure| uid::of_figure(figure.code) == text || figure.code == text)
}

/// The unit with these letters, key or path.
pub fn unit_of<'t>(tree: &'t Tree, text: &str, day: Day) -> Option<&'t WholeRow> {
    tree.by_uid(text).or_else(|| tree.find(text, day).ok())
}
