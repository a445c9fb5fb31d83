//! Units as GeoJSON features (RFC 7946): a point, or since July 2025 the schematic shape of a
//! province, marked as such; with the figures of the newest published paper. Degrees are for
//! drawing alone; it reads no database.

use crate::papers::Paper;
use api::Tree;
use kernel::{Day, UnitId};
use kit::map::Shape;
use org::dataset::map::provinces;
use org::store::WholeRow;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// West, south, east, north.
pub type Bounds = [f64; 4];

/// A unit with its place.
pub struct Feature<'t> {
    /// The unit.
    pub unit: &'t WholeRow,
    shape: Option<&'static Shape>,
}

/// The units of a level (none: all) that stand on a day, in order.
pub fn features<'t>(tree: &'t Tree, level: Option<&str>, day: Day) -> Vec<Feature<'t>> {
    let shapes: HashMap<&str, &'static Shape> = match org::ground::is_before(day) {
        true => HashMap::new(),
        false => provinces().all().into_iter().map(|shape| (shape.code.as_str(), shape)).collect(),
    };
    let is_wanted =
        |unit: &&WholeRow| Tree::stands(unit, day) && level.is_none_or(|level| unit.level == level);
    let feature = |unit: &'t WholeRow| {
        let code = unit.official_code.as_deref().filter(|_| unit.level == "province");
        Feature { unit, shape: code.and_then(|code| shapes.get(code).copied()) }
    };
    tree.units().iter().filter(is_wanted).map(feature).collect()
}

impl Feature<'_> {
    fn bounds(&self) -> Option<Bounds> {
        if let Some(shape) = self.shape {
            let points = || shape.rings.iter().flatten();
            let least = |at: fn(&(f64, f64)) -> f64| points().map(at).fold(f64::MAX, f64::min);
            let most = |at: fn(&(f64, f64)) -> f64| points().map(at).fold(f64::MIN, f64::max);
            return Some([least(|p| p.0), least(|p| p.1), most(|p| p.0), most(|p| p.1)]);
        }
        let (lon, lat) = self.unit.lon_e6.zip(self.unit.lat_e6)?;
        let (lon, lat) = (lon as f64 / 1e6, lat as f64 / 1e6);
        Some([lon, lat, lon, lat])
    }

    /// Whether it lies in some part within bounds.
    pub fn is_within(&self, of: &Bounds) -> bool {
        self.bounds().is_some_and(|own| {
            own[0] <= of[2] && own[2] >= of[0] && own[1] <= of[3] && own[3] >= of[1]
        })
    }

    fn geometry(&self) -> Value {
        if let Some(shape) = self.shape {
            let rings = shape.rings.iter().map(|ring| {
                let mut ring: Vec<[f64; 2]> = ring.iter().map(|(x, y)| [*x, *y]).collect();
                // RFC 7946, 3.1.6: a ring is closed.
                if ring.first() != ring.last()
                    && let Some(first) = ring.first().copied()
                {
                    ring.push(first);
                }
                json!([ring])
            });
            return json!({ "type": "MultiPolygon", "coordinates": rings.collect::<Vec<_>>() });
        }
        match self.unit.lon_e6.zip(self.unit.lat_e6) {
            Some((lon, lat)) => {
                json!({ "type": "Point", "coordinates": [lon as f64 / 1e6, lat as f64 / 1e6] })
            }
            None => Value::Null,
        }
    }

    /// As GeoJSON, with the figures of a paper.
    pub fn told(&self, tree: &Tree, day: Day, paper: Option<&Paper>) -> Value {
        let unit = self.unit;
        let above = tree.above(unit.id, day).and_then(|id| tree.get(id));
        let mut about = Map::new();
        about.insert("code".into(), json!(unit.code));
        about.insert("official_code".into(), json!(unit.official_code));
        about.insert("name".into(), json!(unit.name));
        about.insert("level".into(), json!(unit.level));
        about.insert("above".into(), json!(above.map(|above| above.code.clone())));
        let kind = if self.shape.is_some() { "sketch" } else { "point" };
        about.insert("geometry_kind".into(), json!(kind));
        let month = paper.filter(|paper| paper.is_month()).map(|paper| paper.month.iso());
        about.insert("figures_month".into(), json!(month));
        let period = paper.map(|paper| paper.of.period.to_string());
        about.insert("figures_period".into(), json!(period));
        about.insert("figures_form".into(), json!(paper.map(|paper| paper.of.form.code)));
        about.insert("figures_paper".into(), json!(paper.map(|paper| paper.symbol.clone())));
        for told in paper.iter().flat_map(|paper| &paper.values) {
            about.insert(told.code.clone(), json!(told.value));
        }
        json!({
            "type": "Feature",
            "id": unit.key.to_string(),
            "geometry": self.geometry(),
            "properties": about,
        })
    }
}

/// The newest published month of each unit, or its paper of a span.
pub fn newest(papers: &[Paper], period: Option<kernel::Period>) -> HashMap<UnitId, &Paper> {
    let is_asked = |paper: &&Paper| match period {
        Some(period) => paper.of.period == period,
        None => paper.is_month(),
    };
    let mut newest: HashMap<UnitId, &Paper> = HashMap::new();
    for paper in papers.iter().filter(is_asked) {
        newest.entry(paper.unit).or_insert(paper);
    }
    newest
}
