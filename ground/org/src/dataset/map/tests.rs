//! What is drawn is there: the islands, every commune, an old province over today's land.

use super::*;
use kit::map::Shape;

fn spread(shapes: &[&Shape]) -> [f64; 4] {
    let points = || shapes.iter().flat_map(|shape| shape.rings.iter().flatten());
    let least = |pick: fn(&(f64, f64)) -> f64| points().map(pick).fold(f64::MAX, f64::min);
    let most = |pick: fn(&(f64, f64)) -> f64| points().map(pick).fold(f64::MIN, f64::max);
    [least(|p| p.0), most(|p| p.0), least(|p| p.1), most(|p| p.1)]
}

#[test]
fn every_province_has_its_shape_and_its_communes() {
    let all = provinces().all();
    assert_eq!(all.len(), 34);
    let communes: usize = all.iter().map(|shape| communes(&shape.code).all().len()).sum();
    assert_eq!(communes, 3_321);
    assert_eq!(super::communes("91").all().len(), 102);
    assert!(super::communes("00").all().is_empty());
}

#[test]
fn the_archipelagos_are_drawn_where_they_are() {
    let far = |province: &str, commune: &str| {
        let communes = communes(province);
        let isle = communes.with_codes(&[commune]);
        assert_eq!(isle.len(), 1, "{commune} has a shape");
        spread(&isle)
    };
    let [west, _, south, north] = far("48", "20333");
    assert!(west > 111.0 && south > 15.0 && north < 18.0, "Hoàng Sa");
    let [west, _, south, north] = far("56", "22736");
    assert!(west > 111.0 && south > 6.0 && north < 12.0, "Trường Sa");
    let [_, east, ..] = spread(&provinces().all());
    assert!(east > 114.0, "the map of the country holds both");
    let stands = |points: Vec<Point>, code: &str| {
        points.iter().any(|point| point.code == code && point.longitude > 111.0)
    };
    assert!(stands(points(Old::Province("48")), "498"), "Hoàng Sa on the old map");
    assert!(stands(points(Old::Province("56")), "576"), "Trường Sa on the old map");
    assert_eq!(points(Old::District("576")).iter().filter(|p| p.longitude > 111.0).count(), 3);
}

#[test]
fn an_old_province_is_drawn_over_todays_land() {
    let districts = points(Old::Province("91"));
    assert_eq!(districts.len(), 15);
    let land = land(Old::Province("91"));
    let [west, east, south, north] = spread(&land.all());
    for point in &districts {
        let is_inside = west <= point.longitude
            && point.longitude <= east
            && south <= point.latitude
            && point.latitude <= north;
        assert!(is_inside, "{point:?}");
    }
    // Not the whole of today's An Giang: the old one lay to the north-east.
    assert!(land.all().len() < communes("91").all().len());
    assert!(!super::land(Old::District("498")).all().is_empty(), "an island district");
    assert_eq!(super::land(Old::Country).all().len(), 34);
    assert_eq!(points(Old::Country).len(), 63);
    assert_eq!(points(Old::District("914")).len(), 5);
    assert!(super::land(Old::District("000")).all().is_empty());
}

#[test]
fn every_old_province_and_district_has_land() {
    for province in points(Old::Country) {
        assert!(!land(Old::Province(&province.code)).all().is_empty(), "{}", province.name);
        for district in points(Old::Province(&province.code)) {
            assert!(!heirs([district.code]).is_empty(), "{}", district.name);
        }
    }
}
