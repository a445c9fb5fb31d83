//! The shipped tree is the one the law made, and a code is unique on a day.

use super::*;
use std::collections::{HashMap, HashSet};

fn on(data: &TreeData, day: Day) -> Vec<&UnitSeed> {
    let stands = |u: &&UnitSeed| u.from.is_none_or(|f| f <= day) && u.until.is_none_or(|l| day <= l);
    data.units.iter().filter(stands).collect()
}

fn day(text: &str) -> Day {
    text.parse().unwrap_or(Day::FIRST)
}

fn count(units: &[&UnitSeed], level: &str) -> usize {
    units.iter().filter(|unit| unit.level == level).count()
}

#[test]
fn both_maps_have_the_units_of_the_law() {
    let data = tree();
    let (old, new) = (on(&data, day("2024-10-31")), on(&data, day("2025-10-31")));
    let counts = |units: &[&UnitSeed]| ["province", "district", "commune"].map(|l| count(units, l));
    assert_eq!(counts(&old), [63, 696, 10_035]);
    assert_eq!(counts(&new), [34, 0, 3_321]);
    let kept = data.units.iter().filter(|u| u.level == "province" && u.from.is_none() && u.until.is_none());
    assert_eq!(kept.count(), 11);
}

#[test]
fn a_code_is_unique_on_a_day_and_not_for_ever() {
    let data = tree();
    for units in [on(&data, day("2024-10-31")), on(&data, day("2025-10-31"))] {
        let codes: HashSet<&str> = units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(codes.len(), units.len());
    }
    let find = |text: &str, code: &str| {
        on(&data, day(text)).into_iter().find(|unit| unit.code == code).map(|u| u.key.clone())
    };
    assert_eq!(find("2024-10-31", "an-giang"), Some("old:p:89".into()));
    assert_eq!(find("2025-10-31", "an-giang"), Some("new:p:91".into()));
    assert!(find("2024-10-31", "kien-giang/huyen-giang-thanh/xa-phu-loi").is_some());
    assert!(find("2025-10-31", "an-giang/phuong-rach-gia").is_some());
    assert!(find("2024-10-31", "kien-giang/vong-tay-nhan-ai").is_some());
    assert_eq!(find("2025-10-31", "kien-giang"), None);
}

#[test]
fn what_is_new_was_in_use_before() {
    let data = tree();
    let (old, new) = (on(&data, day("2024-10-31")), on(&data, day("2025-10-31")));
    let slugs: HashSet<&str> =
        old.iter().filter(|u| u.level == "province").map(|u| u.code.as_str()).collect();
    let provinces = new.iter().filter(|u| u.level == "province");
    assert_eq!(provinces.filter(|u| slugs.contains(u.code.as_str())).count(), 34);
    let official: HashSet<_> =
        old.iter().filter(|u| u.level == "commune").map(|u| &u.official_code).collect();
    let communes = new.iter().filter(|u| u.level == "commune");
    assert_eq!(communes.filter(|u| official.contains(&u.official_code)).count(), 3_316);
}

#[test]
fn nothing_is_lost_on_the_way() {
    let data = tree();
    let keys: HashSet<&str> = data.units.iter().map(|unit| unit.key.as_str()).collect();
    let mut from: HashMap<&str, Vec<&SuccessionSeed>> = HashMap::new();
    let mut reached: HashSet<&str> = HashSet::new();
    for link in &data.succession {
        assert!(keys.contains(link.from.as_str()) && keys.contains(link.to.as_str()), "{link:?}");
        from.entry(&link.from).or_default().push(link);
        reached.insert(&link.to);
    }
    for unit in &data.units {
        if unit.level == "commune" && unit.from.is_some() {
            assert!(reached.contains(unit.key.as_str()), "{} comes from nowhere", unit.code);
        }
        if unit.level == "commune" && unit.until.is_some() {
            let links = &from[unit.key.as_str()];
            let whole = links.len() == 1 && links[0].kind == Transfer::Whole;
            let parts = links.len() >= 2 && links.iter().filter(|l| l.is_default).count() == 1;
            assert!(whole || parts, "{}", unit.code);
        }
    }
    let communes = data.succession.iter().filter(|l| l.from.starts_with("old:c")).count();
    assert_eq!(communes + 5, 10_602);
}

#[test]
fn parents_stand_before_their_children() {
    let data = tree();
    let mut seen: HashSet<&str> = HashSet::new();
    for unit in &data.units {
        if let Some(parent) = &unit.parent {
            assert!(seen.contains(parent.as_str()), "{}", unit.code);
        }
        seen.insert(&unit.key);
    }
    assert_eq!(levels().len(), 13);
    assert!(bodies().len() >= 9 && clusters().len() == 2);
}
