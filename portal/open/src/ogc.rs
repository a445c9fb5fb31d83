//! `/ogc`: OGC API Features, part 1 core: the units and the provinces as collections of features,
//! with a box, a day, pages and links. Anyone may read it; wrong parameters answer 400, as the
//! standard asks.

use crate::geo::{self, Bounds};
use crate::papers;
use api::{Api, Asked, Body, Endpoint, Holds, Param, Tree, answer, json as body};
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use kernel::{Day, Error};
use kit::web::Problem;
use kit::{Answer, Refusal, Visit};
use serde_json::{Value, json};

const CORE: &str = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf";

const FEATURES: Body = Body { schema: "Any", kinds: &[GEOJSON] };

const F: Param = Param::new("f", Holds::OneOf(&["json"]));
const COLLECTION: Param = Param::path("collection", Holds::OneOf(&["units", "provinces"]));

const fn page(path: &'static str, id: &'static str) -> Endpoint {
    // A query that the standard does not know is 400 there, not 422.
    Endpoint { params: &[F], answers: body("Any"), also: &[400], ..Endpoint::get(path, id, "ogc") }
}

static LANDING: Endpoint = page("/ogc", "ogcLanding");
static CONFORMANCE: Endpoint = page("/ogc/conformance", "ogcConformance");
static COLLECTIONS: Endpoint = page("/ogc/collections", "ogcCollections");
static ONE: Endpoint =
    Endpoint { params: &[COLLECTION, F], ..page("/ogc/collections/{collection}", "ogcCollection") };
static ITEMS: Endpoint = Endpoint {
    params: &[
        COLLECTION,
        F,
        Param::new("bbox", Holds::Text(200)),
        Param::new("datetime", Holds::Text(80)),
        Param::new("limit", Holds::Number(1, 10_000)),
        Param::new("offset", Holds::Number(0, 1_000_000)),
    ],
    answers: FEATURES,
    ..page("/ogc/collections/{collection}/items", "ogcItems")
};
static ITEM: Endpoint = Endpoint {
    params: &[COLLECTION, Param::path("feature", Holds::Uuid), F],
    answers: FEATURES,
    ..page("/ogc/collections/{collection}/items/{feature}", "ogcItem")
};

pub fn api() -> Api {
    Api::new()
        .on(&LANDING, landing)
        .on(&CONFORMANCE, conformance)
        .on(&COLLECTIONS, collections)
        .on(&ONE, collection)
        .on(&ITEMS, items)
        .on(&ITEM, item)
}

/// This house's own address as the request names it; relative where it names none.
pub fn base(visit: &Visit, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let fits = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
    if host.is_empty() || !host.chars().all(fits) {
        return String::new();
    }
    format!("{}://{host}", if visit.house().is_tls { "https" } else { "http" })
}

/// A query of the standard: what cannot be read is 400.
fn asked(endpoint: &'static Endpoint, visit: &Visit) -> Result<Asked, Refusal> {
    Asked::read(endpoint, visit).map_err(|error| bad(error).into())
}

fn bad(error: Error) -> Problem {
    let flaw = match error {
        Error::Invalid(flaws) => flaws.into_iter().next(),
        _ => None,
    };
    let mut problem = Problem::new(StatusCode::BAD_REQUEST, "api-flaw-parameter");
    if let Some(flaw) = flaw {
        problem = problem.with("parameter", json!(flaw.field));
        problem.flaw = flaw;
    }
    problem
}

fn link(rel: &str, kind: &str, href: String, title: Option<String>) -> Value {
    match title {
        Some(title) => json!({ "rel": rel, "type": kind, "href": href, "title": title }),
        None => json!({ "rel": rel, "type": kind, "href": href }),
    }
}

const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";

async fn landing(visit: Visit, headers: HeaderMap) -> Answer {
    asked(&LANDING, &visit)?;
    let base = base(&visit, &headers);
    let at = |path: &str| format!("{base}{path}");
    let document = "application/vnd.oai.openapi+json;version=3.1";
    let told = json!({
        "title": visit.say("open-ogc-title"),
        "description": visit.say("open-ogc-about"),
        "links": [
            link("self", JSON, at("/ogc"), None),
            link("service-desc", document, at("/api/openapi.json"), None),
            link("service-doc", "text/html", at("/du-lieu-mo"), None),
            link("conformance", JSON, at("/ogc/conformance"), None),
            link("data", JSON, at("/ogc/collections"), None),
        ],
    });
    answer::told(&headers, &told)
}

async fn conformance(visit: Visit, headers: HeaderMap) -> Answer {
    asked(&CONFORMANCE, &visit)?;
    let classes = ["core", "geojson"].map(|class| format!("{CORE}/{class}"));
    answer::told(&headers, &json!({ "conformsTo": classes }))
}

fn described(visit: &Visit, base: &str, id: &str) -> Value {
    let at = format!("{base}/ogc/collections/{id}");
    let title = visit.say(&format!("open-ogc-{id}"));
    json!({
        "id": id,
        "title": title,
        "description": visit.say(&format!("open-ogc-{id}-about")),
        "itemType": "feature",
        "crs": ["http://www.opengis.net/def/crs/OGC/1.3/CRS84"],
        "extent": {
            "spatial": {
                "bbox": [[102.0, 7.0, 117.5, 23.5]],
                "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            },
        },
        "links": [
            link("self", JSON, at.clone(), Some(title.clone())),
            link("items", GEOJSON, format!("{at}/items"), Some(title)),
        ],
    })
}

async fn collections(visit: Visit, headers: HeaderMap) -> Answer {
    asked(&COLLECTIONS, &visit)?;
    let base = base(&visit, &headers);
    let all = ["provinces", "units"].map(|id| described(&visit, &base, id));
    let own = link("self", JSON, format!("{base}/ogc/collections"), None);
    answer::told(&headers, &json!({ "links": [own], "collections": all }))
}

/// The level of a collection (`units` has all levels); unknown for another name.
fn level_of(collection: &str) -> Result<Option<&'static str>, Error> {
    match collection {
        "units" => Ok(None),
        "provinces" => Ok(Some("province")),
        _ => Err(Error::NotFound),
    }
}

async fn collection(visit: Visit, headers: HeaderMap, Path(id): Path<String>) -> Answer {
    level_of(&id)?;
    asked(&ONE, &visit)?;
    let base = base(&visit, &headers);
    answer::told(&headers, &described(&visit, &base, &id))
}

fn bounds(text: &str) -> Option<Bounds> {
    let all: Vec<f64> = text.split(',').map(|n| n.trim().parse().ok()).collect::<Option<_>>()?;
    let flat = match all.as_slice() {
        [west, south, east, north] => [*west, *south, *east, *north],
        [west, south, _, east, north, _] => [*west, *south, *east, *north],
        _ => return None,
    };
    let is_sound = flat.iter().all(|n| n.is_finite()) && flat[1] <= flat[3];
    is_sound.then_some(flat)
}

/// The day of a `datetime`: an instant, or an interval, of which the later end that is closed
/// counts.
fn day(text: &str, today: Day) -> Option<Day> {
    let one = |text: &str| match text {
        "" | ".." => Some(None),
        text => {
            let date = text.get(..10)?;
            let rest = text.get(10..)?;
            (rest.is_empty() || rest.starts_with('T')).then(|| Day::parse(date).ok().map(Some))?
        }
    };
    match text.split_once('/') {
        Some((first, last)) => {
            let (first, last) = (one(first)?, one(last)?);
            if first.zip(last).is_some_and(|(first, last)| last < first) {
                return None;
            }
            Some(last.or(first).unwrap_or(today))
        }
        None => one(text)?,
    }
}

async fn items(visit: Visit, headers: HeaderMap, Path(id): Path<String>) -> Answer {
    let level = level_of(&id)?;
    let asked = asked(&ITEMS, &visit)?;
    let wrong = |field: &str, key| Refusal::from(bad(Error::flaw(field, key)));
    let within = match asked.text("bbox") {
        Some(text) => Some(bounds(text).ok_or_else(|| wrong("bbox", "open-flaw-bbox"))?),
        None => None,
    };
    let today = visit.house().clock.today();
    let day = match asked.text("datetime") {
        Some(text) => day(text, today).ok_or_else(|| wrong("datetime", "open-flaw-datetime"))?,
        None => today,
    };
    let (papers, tree) = papers::all(visit.house()).await?;
    let mut all = geo::features(&tree, level, day);
    if let Some(within) = &within {
        all.retain(|feature| feature.is_within(within));
    }
    let slice = Slice::of(&asked, all.len());
    let newest = geo::newest(&papers, None);
    let page = all[slice.range()].iter();
    let told = page.map(|one| one.told(&tree, day, newest.get(&one.unit.id).copied()));
    let told: Vec<Value> = told.collect();
    let whole = json!({
        "type": "FeatureCollection",
        "features": told,
        "numberMatched": slice.matched,
        "numberReturned": told.len(),
        "timeStamp": visit.house().clock.now().iso(),
        "links": links(&visit, &headers, &id, &slice),
    });
    geojson(&whole)
}

/// Features change with the clock's reading in them: they are not kept by tag.
fn geojson(value: &Value) -> Answer {
    let mut answer = kit::web::json(StatusCode::OK, value);
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(GEOJSON));
    Ok(answer)
}

struct Slice {
    offset: usize,
    limit: usize,
    matched: usize,
}

impl Slice {
    fn of(asked: &Asked, matched: usize) -> Slice {
        let number = |name, usual| usize::try_from(asked.number(name, usual)).unwrap_or(0);
        Slice { offset: number("offset", 0), limit: number("limit", 100), matched }
    }

    fn range(&self) -> std::ops::Range<usize> {
        let start = self.offset.min(self.matched);
        start..self.offset.saturating_add(self.limit).min(self.matched)
    }
}

/// To itself, to the pages before and after, to the collection.
fn links(visit: &Visit, headers: &HeaderMap, id: &str, slice: &Slice) -> Vec<Value> {
    let base = base(visit, headers);
    let at = |offset: usize| {
        let kept = visit.queries().into_iter().filter(|(name, _)| name != "offset");
        let mut query: Vec<String> =
            kept.map(|(name, value)| format!("{name}={}", value.replace(' ', "%20"))).collect();
        query.push(format!("offset={offset}"));
        format!("{base}/ogc/collections/{id}/items?{}", query.join("&"))
    };
    let mut links = vec![
        link("self", GEOJSON, at(slice.offset), None),
        link("collection", JSON, format!("{base}/ogc/collections/{id}"), None),
    ];
    let end = slice.offset.saturating_add(slice.limit);
    if end < slice.matched {
        links.push(link("next", GEOJSON, at(end), None));
    }
    if slice.offset > 0 {
        links.push(link("prev", GEOJSON, at(slice.offset.saturating_sub(slice.limit)), None));
    }
    links
}

async fn item(visit: Visit, headers: HeaderMap, Path((id, key)): Path<(String, String)>) -> Answer {
    let level = level_of(&id)?;
    asked(&ITEM, &visit)?;
    let (papers, tree) = papers::all(visit.house()).await?;
    let unit = one(&tree, &key)?;
    let today = visit.house().clock.today();
    let day = today.within(unit.from_on, unit.until_on);
    let newest = geo::newest(&papers, None);
    let features = geo::features(&tree, level, day);
    let found = features.iter().find(|feature| feature.unit.id == unit.id);
    let found = found.ok_or(Error::NotFound)?;
    let mut told = found.told(&tree, day, newest.get(&unit.id).copied());
    let at = format!("{}/ogc/collections/{id}", base(&visit, &headers));
    told["links"] = json!([
        link("self", GEOJSON, format!("{at}/items/{key}"), None),
        link("collection", JSON, at, None),
    ]);
    geojson(&told)
}

fn one<'t>(tree: &'t Tree, key: &str) -> Result<&'t org::store::WholeRow, Error> {
    uuid::Uuid::parse_str(key).map_err(|_| Error::NotFound)?;
    tree.find(key, Day::LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_days_are_read_as_the_standard_writes_them() {
        assert_eq!(bounds("104,9,106,11"), Some([104.0, 9.0, 106.0, 11.0]));
        assert_eq!(bounds("104,9,0,106,11,5"), Some([104.0, 9.0, 106.0, 11.0]));
        for bad in ["", "1,2,3", "a,b,c,d", "1,9,2,3", "1,2,inf,4"] {
            assert_eq!(bounds(bad), None, "{bad}");
        }
        let today = Day::of(2024, 11, 1).unwrap_or(Day::FIRST);
        let july = Day::of(2025, 7, 1);
        assert_eq!(day("2025-07-01", today), july);
        assert_eq!(day("2025-07-01T00:00:00Z", today), july);
        assert_eq!(day("../2025-07-01", today), july);
        assert_eq!(day("../..", today), Some(today));
        for bad in ["July", "2025-13-01", "2025-07-02/2025-07-01", "2025-07-01x"] {
            assert_eq!(day(bad, today), None, "{bad}");
        }
    }
}
