//! The shipped tree is the one the law made, and a code is unique on a day.

use super::*;
use crate::model::{BodyKind, Duty};
use std::collections::{HashMap, HashSet};

fn on(data: &TreeData, day: Day) -> Vec<&UnitSeed> {
    let stands = |unit: &&UnitSeed| {
        unit.from.is_none_or(|first| first <= day) && unit.until.is_none_or(|last| day <= last)
    };
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
    // The last day of the old map and the first of the new.
    let (old, new) = (on(&data, day("2025-06-30")), on(&data, day("2025-07-01")));
    let counts = |units: &[&UnitSeed]| ["province", "district", "commune"].map(|l| count(units, l));
    assert_eq!(counts(&old), [63, 696, 10_035]);
    assert_eq!(counts(&new), [34, 0, 3_321]);
    let stays = |unit: &&UnitSeed| unit.from.is_none() && unit.until.is_none();
    let kept: Vec<&str> = data.units.iter().filter(stays).map(|unit| unit.code.as_str()).collect();
    // The centre and the provinces that were not merged; Huế became a city half a year earlier.
    assert_eq!(
        kept,
        [
            "trung-uong",
            "ha-noi",
            "cao-bang",
            "dien-bien",
            "lai-chau",
            "son-la",
            "lang-son",
            "quang-ninh",
            "thanh-hoa",
            "nghe-an",
            "ha-tinh",
            "hue",
        ]
    );
}

#[test]
fn kien_giang_has_its_fifteen_districts() {
    let data = tree();
    let is_below =
        |unit: &&UnitSeed| unit.parent.as_deref() == Some("old:p:91") && unit.level == "district";
    let mut codes: Vec<&str> =
        data.units.iter().filter(is_below).map(|unit| unit.code.as_str()).collect();
    codes.sort_unstable();
    let expected = [
        "huyen-an-bien",
        "huyen-an-minh",
        "huyen-chau-thanh",
        "huyen-giang-thanh",
        "huyen-giong-rieng",
        "huyen-go-quao",
        "huyen-hon-dat",
        "huyen-kien-hai",
        "huyen-kien-luong",
        "huyen-tan-hiep",
        "huyen-u-minh-thuong",
        "huyen-vinh-thuan",
        "thanh-pho-ha-tien",
        "thanh-pho-phu-quoc",
        "thanh-pho-rach-gia",
    ];
    assert_eq!(codes, expected.map(|word| format!("kien-giang/{word}")));
}

/// Two names under one parent that differ by marks alone: the second carries its official code.
#[test]
fn clashing_names_are_told_apart_by_their_official_code() {
    let data = tree();
    let is_marked = |unit: &&UnitSeed| {
        unit.official_code.as_ref().is_some_and(|code| unit.code.ends_with(&format!("-{code}")))
    };
    let marked: Vec<&str> =
        data.units.iter().filter(is_marked).map(|unit| unit.code.as_str()).collect();
    assert_eq!(marked, MARKED);
}

const MARKED: [&str; 30] = [
    "lao-cai/thi-xa-sa-pa/phuong-sa-pa-03002",
    "yen-bai/huyen-tran-yen/xa-minh-quan-04567",
    "nam-dinh/huyen-truc-ninh/xa-truc-hung-14083",
    "thanh-hoa/huyen-vinh-loc/xa-vinh-hung-15379",
    "thanh-hoa/huyen-hoang-hoa/xa-hoang-quy-15916",
    "thanh-hoa/huyen-hoang-hoa/xa-hoang-dong-15997",
    "thanh-hoa/huyen-hoang-hoa/xa-hoang-thanh-16000",
    "thanh-hoa/huyen-hoang-hoa/xa-hoang-phu-16003",
    "thanh-hoa/huyen-hau-loc/xa-hoa-loc-16075",
    "thanh-hoa/huyen-nga-son/xa-nga-thanh-16141",
    "nghe-an/huyen-quy-chau/xa-chau-binh-16804",
    "nghe-an/huyen-ky-son/xa-nam-can-16873",
    "nghe-an/huyen-yen-thanh/xa-dong-thanh-17572",
    "nghe-an/huyen-nghi-loc/xa-nghi-van-17911",
    "hue/thi-xa-huong-tra/phuong-huong-van-20011",
    "quang-nam/huyen-phu-ninh/xa-tam-dan-20392",
    "quang-nam/huyen-nam-tra-my/xa-tra-don-20956",
    "quang-ngai/huyen-binh-son/xa-binh-thanh-21091",
    "gia-lai/huyen-chu-prong/xa-ia-bang-23924",
    "binh-phuoc/huyen-loc-ninh/xa-loc-thanh-25294",
    "vinh-long/thi-xa-binh-minh/xa-dong-thanh-29818",
    "an-giang/huyen-phu-tan/xa-phu-thanh-30433",
    "thai-nguyen/xa-van-lang-05665",
    "hai-phong/xa-cam-giang-10903",
    "quang-ngai/xa-son-ha-21292",
    "quang-ngai/xa-ba-to-21523",
    "dong-nai/xa-loc-thanh-25294",
    "ho-chi-minh/xa-thanh-an-27676",
    "tay-ninh/xa-tan-thanh-27826",
    "dong-thap/xa-tan-thanh-30157",
];

#[test]
fn a_path_begins_with_the_path_of_the_unit_above() {
    let data = tree();
    let codes: HashMap<&str, &str> =
        data.units.iter().map(|unit| (unit.key.as_str(), unit.code.as_str())).collect();
    for unit in &data.units {
        match unit.parent.as_deref() {
            None | Some("central") => assert!(!unit.code.contains('/'), "{}", unit.code),
            Some(above) => {
                let (path, _) = unit.code.rsplit_once('/').unwrap_or_default();
                assert_eq!(path, codes[above]);
            }
        }
    }
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
    let links = |from: &str, kind: Transfer| {
        let is_one = |link: &&SuccessionSeed| link.from.starts_with(from) && link.kind == kind;
        data.succession.iter().filter(is_one).count()
    };
    assert_eq!(links("old:p:", Transfer::Whole), 63 - 11);
    assert_eq!(links("old:c:", Transfer::Whole), 9_564);
    assert_eq!(links("old:c:", Transfer::Part), 1_033);
    // The five island districts without communes become special zones; the others end.
    assert_eq!(links("old:d:", Transfer::Whole), 5);
    assert_eq!(links("old:d:", Transfer::Abolished), 691);
    assert_eq!(data.succession.len(), 52 + 10_602 + 691);
    for unit in data.units.iter().filter(|unit| unit.level == "district") {
        assert_eq!(from[unit.key.as_str()].len(), 1, "{} has one heir", unit.code);
    }
    let heir = |code: &str| from[code][0].to.clone();
    assert_eq!(heir("old:d:498"), "new:c:20333");
    assert_eq!(heir("old:d:914"), "new:p:91");
    assert_eq!(heir("old:d:001"), "old:p:01");
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
}

#[test]
fn the_society_files_speak_of_units_and_kinds_that_are_known() {
    let data = tree();
    let keys: HashSet<&str> = data.units.iter().map(|unit| unit.key.as_str()).collect();
    let levels = levels();
    assert_eq!(levels.len(), 13);
    let is_level = |code: &str| levels.iter().any(|level| level.code == code);
    assert!(levels.iter().flat_map(|level| &level.under).all(|code| is_level(code)));
    assert!(data.units.iter().all(|unit| is_level(&unit.level)));
    let bodies = bodies();
    assert_eq!(bodies.len(), 9);
    for body in &bodies {
        assert!(keys.contains(body.unit.as_str()) && !body.source.is_empty(), "{body:?}");
        assert!(BodyKind::read(&body.kind).is_some(), "{body:?}");
        assert_eq!(body.member.is_empty(), body.duty.is_empty(), "{body:?}");
        assert!(body.duty.is_empty() || Duty::read(&body.duty).is_some(), "{body:?}");
    }
    let clusters = clusters();
    let members: Vec<&str> = clusters.iter().map(|line| line.unit.as_str()).collect();
    assert_eq!(members, ["old:p:91", "old:p:94"]);
}

/// What data names by a code must have a word in both languages.
#[test]
fn every_level_duty_and_transfer_has_its_words() {
    let mut wanted: Vec<String> =
        levels().iter().map(|level| format!("level-{}", level.code)).collect();
    wanted.extend(Duty::ALL.map(|duty| format!("org-duty-{}", duty.code())));
    let transfers = [Transfer::Whole, Transfer::Part, Transfer::Abolished];
    wanted.extend(transfers.map(|kind| format!("org-succession-{}", kind.code())));
    for (lang, words) in crate::CAPABILITY.messages {
        for key in &wanted {
            let is_said = words.lines().any(|line| line.starts_with(&format!("{key} =")));
            assert!(is_said, "{key} in {lang:?}");
        }
    }
}
