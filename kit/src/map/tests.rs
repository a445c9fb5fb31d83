//! Maps: what must be visible is visible, and a neighbour's border stays shared.

use super::*;
use crate::lang::{Catalogue, Lang};
use std::sync::Arc;

const TWO: &str = r#"{"features":[
 {"properties":{"code":"1","name":"Một"},"geometry":{"type":"Polygon","coordinates":
  [[[105.0,10.0],[106.0,10.0],[106.0,11.0],[105.0,11.0],[105.0,10.0]]]}},
 {"properties":{"code":"2","name":"Hai","over":"x"},"geometry":{"type":"MultiPolygon","coordinates":
  [[[[106.0,10.0],[107.0,10.0],[107.0,11.0],[106.0,11.0],[106.0,10.0]]],
   [[[112.0,16.5],[112.01,16.5],[112.01,16.51],[112.0,16.5]]]]}}]}"#;

fn words() -> Words {
    let Ok(catalogue) = Catalogue::build([]) else { unreachable!("the kit's texts parse") };
    Words::new(Arc::new(catalogue), Lang::Vi)
}

fn spot(code: &str, value: Option<i64>) -> Spot {
    let printed = value.map(kernel::number::count).unwrap_or_default();
    Spot { code: code.into(), name: code.into(), value, printed, href: None, calls: false }
}

#[test]
fn islands_are_rings_and_the_archipelagos_are_named() {
    let Ok(shapes) = Shapes::read(TWO, Some("over")) else { unreachable!("it is GeoJSON") };
    let head = MapHead { title: "Thử", unit: "người", call: None, is_country: true };
    let spots = [spot("1", Some(3)), spot("2", None)];
    let drawn = shaded(&words(), &head, &shapes.all(), &spots).into_string();
    assert!(drawn.contains("<circle"), "the island is drawn");
    assert!(drawn.contains("Hoàng Sa") && drawn.contains("Trường Sa"));
    assert!(drawn.contains("Sơ đồ, không thay thế bản đồ địa giới hành chính"));
    assert!(drawn.contains("shade-5") && drawn.contains("class=\"none\""));
    assert_eq!(shapes.under("x").len(), 1);
}

#[test]
fn a_file_of_another_kind_is_a_fault() {
    assert!(Shapes::read("{}", None).is_err());
    assert!(Shapes::read("no", None).is_err());
}

#[test]
fn shades_follow_ranks() {
    let scale = Scale::of([1, 2, 3, 4, 1000].into_iter());
    assert_eq!([1, 2, 3, 4, 1000].map(|v| scale.step(v)), [1, 2, 3, 4, 5]);
    let few = Scale::of([7, 9].into_iter());
    assert_eq!([7, 9].map(|v| few.step(v)), [4, 5]);
    assert_eq!(Scale::of(std::iter::empty()).classes().count(), 0);
}
