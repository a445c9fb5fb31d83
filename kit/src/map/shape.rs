//! Shapes read from GeoJSON once at the start and kept in memory. Only what is drawn is kept:
//! code, name, parent and rings.

use kernel::{Error, Result};
use serde_json::Value;

/// The shape of a unit.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its code in the file.
    pub code: String,
    /// Its name in the file.
    pub name: String,
    /// The code of the unit it lies in, if the file says so.
    pub parent: Option<String>,
    /// Rings of (longitude, latitude) in degrees.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// All shapes of a file.
#[derive(Debug, Clone, Default)]
pub struct Shapes(Vec<Shape>);

impl Shapes {
    /// Reads a FeatureCollection of polygons; `parent` is the name of the property that holds the
    /// code of the unit above. A file of another kind is a fault.
    pub fn read(geojson: &str, parent: Option<&str>) -> Result<Shapes> {
        let file: Value = serde_json::from_str(geojson).map_err(Error::fault)?;
        let features = file["features"].as_array().ok_or_else(|| bad("it has no features"))?;
        features.iter().map(|feature| read_one(feature, parent)).collect::<Result<_>>().map(Shapes)
    }

    /// All of them.
    pub fn all(&self) -> Vec<&Shape> {
        self.0.iter().collect()
    }

    /// Those under a parent.
    pub fn under(&self, parent: &str) -> Vec<&Shape> {
        self.0.iter().filter(|shape| shape.parent.as_deref() == Some(parent)).collect()
    }

    /// Those with one of these codes.
    pub fn with_codes(&self, codes: &[&str]) -> Vec<&Shape> {
        self.0.iter().filter(|shape| codes.contains(&shape.code.as_str())).collect()
    }
}

fn bad(why: &str) -> Error {
    Error::fault(format!("the map file is not what it should be: {why}"))
}

fn read_one(feature: &Value, parent: Option<&str>) -> Result<Shape> {
    let about = &feature["properties"];
    let text = |value: &Value| value.as_str().map(str::to_string);
    let code = text(&about["code"]).ok_or_else(|| bad("a shape has no code"))?;
    let geometry = &feature["geometry"];
    let inside = &geometry["coordinates"];
    let rings = match geometry["type"].as_str() {
        Some("Polygon") => read_rings(inside)?,
        Some("MultiPolygon") => {
            let parts = inside.as_array().ok_or_else(|| bad("a shape has no parts"))?;
            parts.iter().map(read_rings).collect::<Result<Vec<_>>>()?.concat()
        }
        _ => return Err(bad("a shape is no polygon")),
    };
    let name = text(&about["name"]).unwrap_or_else(|| code.clone());
    Ok(Shape { code, name, parent: parent.and_then(|p| text(&about[p])), rings })
}

fn read_rings(polygon: &Value) -> Result<Vec<Vec<(f64, f64)>>> {
    let rings = polygon.as_array().ok_or_else(|| bad("a polygon has no rings"))?;
    let point = |pair: &Value| Some((pair.get(0)?.as_f64()?, pair.get(1)?.as_f64()?));
    rings
        .iter()
        .map(|ring| {
            let points = ring.as_array().ok_or_else(|| bad("a ring has no points"))?;
            points.iter().map(|p| point(p).ok_or_else(|| bad("a point has no place"))).collect()
        })
        .collect()
}
