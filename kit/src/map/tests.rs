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

/// The largest dot on the northernmost, westernmost corner of the land lies in the picture whole.
#[test]
fn a_dot_on_the_edge_is_not_cut() {
    let Ok(shapes) = Shapes::read(TWO, Some("over")) else { unreachable!("it is GeoJSON") };
    let head = MapHead { title: "Thử", unit: "người", call: None, is_country: false };
    let dots = vec![Dot { spot: spot("1", Some(9)), longitude: 105.0, latitude: 16.51 }];
    let drawn = dotted(&words(), &head, &shapes.all(), dots).into_string();
    let number = |from: &str| -> f64 {
        let rest = drawn.split(from).nth(1).unwrap_or_default();
        rest.split([' ', '"']).next().and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
    };
    let left = number("viewBox=\"");
    let circle = drawn.split("<circle class=\"dot").nth(1).unwrap_or_default();
    let at = |name: &str| -> f64 {
        let rest = circle.split(name).nth(1).unwrap_or_default();
        rest.split('"').next().and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
    };
    assert!((at("r=\"") - 20.0).abs() < 0.1, "not the largest: {circle}");
    for edge in [at("cx=\""), at("cy=\"")] {
        assert!(edge - at("r=\"") >= left, "cut at {left}: {circle}");
    }
}
