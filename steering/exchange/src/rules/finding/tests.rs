//! S4 itself gives its 56 figures; a report of another month and chapter, with other words, gives
//! its own; what is missing or doubtful is said.

use super::*;

const S4: &str = include_str!("texts/s4.txt");
const MADE: &str = include_str!("texts/made.txt");
/// The figures of S4 as indicators.md has them.
const PRINTED_IN_S4: &str = include_str!("../../../../../data/demo/kien-giang-2024-10.csv");

fn told(text: &str) -> Told {
    read(&text.lines().map(str::to_owned).collect::<Vec<_>>())
}

fn value(told: &Told, code: &str) -> Option<i64> {
    told.figures.iter().find(|found| found.code == code).and_then(|found| found.amount)
}

fn doubts(told: &Told, code: &str) -> Vec<&'static str> {
    let own = told.figures.iter().find(|found| found.code == code);
    own.map(|found| found.doubts.iter().map(|flaw| flaw.key).collect()).unwrap_or_default()
}

/// Code, value and mark of every figure that S4 prints.
fn printed_in_s4() -> Vec<(String, i64, bool)> {
    let lines = PRINTED_IN_S4.lines().skip(1).filter(|line| !line.is_empty());
    let parts = lines.map(|line| line.split(',').collect::<Vec<_>>());
    let read =
        |part: Vec<&str>| (part[0].to_owned(), part[1].parse().expect("a value"), part[2] == "yes");
    parts.map(read).collect()
}

#[test]
fn s4_gives_its_56_figures() {
    let told = told(S4);
    let expected = printed_in_s4();
    assert_eq!((told.figures.len(), expected.len()), (56, 56));
    for (code, amount, at_least) in &expected {
        let found = told.figures.iter().find(|found| found.code == code).expect("a figure");
        let said = (found.amount, found.at_least);
        assert_eq!(
            said,
            (Some(*amount), *at_least),
            "{code}: {} {:?}",
            found.sentence,
            found.doubts
        );
        let number = &found.sentence[found.span.0..found.span.1];
        assert_eq!(number.is_empty(), *code == "youth_conferences", "{code}: {number}");
    }
    assert_eq!(told.month, Month::parse("2024-10").ok());
}

#[test]
fn what_is_doubtful_in_s4_is_said_and_nothing_else_is() {
    let told = told(S4);
    let all: Vec<(&str, Vec<&str>)> = told
        .figures
        .iter()
        .filter(|found| !found.doubts.is_empty())
        .map(|found| (found.code, found.doubts.iter().map(|flaw| flaw.key).collect()))
        .collect();
    let expected = [
        ("members_decreased", vec!["found-gross-or-net"]),
        ("patient_support_value", vec!["found-shared"]),
        ("youth_conferences", vec!["found-uncounted"]),
    ];
    assert_eq!(all, expected);
    assert_eq!(told.noughts.len(), 1, "mở 0 lớp: {:?}", told.noughts);
    assert!(told.noughts[0].contains("mở 0 lớp"));
    let own = |code: &str| {
        let found = told.figures.iter().find(|found| found.code == code)?;
        Some((found.amount?, found.at_least))
    };
    let sums = sums(own);
    let codes: Vec<&str> = sums.iter().map(|sum| sum.code).collect();
    assert_eq!(
        codes,
        ["social_value", "social_other_value", "health_value", "humanitarian_value_total"]
    );
    assert!(sums.iter().all(|sum| sum.holds), "{sums:?}");
}

#[test]
fn sentences_may_stand_in_any_order() {
    let mut paragraphs: Vec<String> = S4.lines().map(str::to_owned).collect();
    let end = paragraphs.iter().position(|p| p.starts_with("II.")).expect("part II");
    let mut seed = 20_241_031_u64;
    for round in 0..20 {
        for at in (1..end).rev() {
            // A small generator of its own: the order is the same on every run.
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            paragraphs.swap(at, (seed >> 33) as usize % (at + 1));
        }
        let told = read(&paragraphs);
        for (code, amount, _) in printed_in_s4() {
            assert_eq!(value(&told, &code), Some(amount), "{code} in round {round}");
        }
    }
}

const M: i64 = 1_000_000;
/// What the made report tells.
const MADE_FIGURES: &[(&str, i64)] = &[
    ("members_total", 31_402),
    ("members_in_population_db", 12_050),
    ("members_new", 118),
    ("members_decreased", 12),
    ("volunteers_total", 9_876),
    ("volunteers_decreased", 5),
    ("youth_total", 45_300),
    ("training_classes", 3),
    ("training_participants", 142),
    ("posts_social", 65),
    ("posts_press_tv", 9),
    ("posts_central_portal", 3),
    ("outreach_sessions", 85),
    ("outreach_attendance", 4_120),
    ("social_value", 5_316 * M),
    ("addresses_helped_turns", 640),
    ("addresses_value", 320 * M),
    ("social_other_value", 4_996 * M),
    ("houses_built", 4),
    ("houses_value", 240 * M),
    ("bridges_built", 2),
    ("bridges_value", 1_056 * M),
    ("kitchen_meals", 40_125),
    ("kitchen_value", 600 * M),
    ("patient_transfers", 31),
    ("patient_support_value", 45 * M),
    ("school_kit_pupils", 1_250),
    ("school_kit_value", 155 * M),
    ("bicycles", 60),
    ("bicycles_value", 100 * M),
    ("funeral_cases", 12),
    ("funeral_value", 60 * M),
    ("gift_parcels", 5_480),
    ("gift_value", 2_740 * M),
    ("disaster_households", 17),
    ("disaster_household_value", 85 * M),
    ("health_value", 3_600 * M),
    ("free_exam_turns", 12_300),
    ("free_exam_value", 1_800 * M),
    ("blood_units", 2_250),
    ("blood_value", 1_800 * M),
    ("awards_collectives", 15),
    ("awards_individuals", 22),
    ("traffic_firstaid_classes", 1),
    ("traffic_firstaid_participants", 35),
    ("inspections", 4),
    ("humanitarian_value_total", 9_000 * M),
];

#[test]
fn another_chapter_tells_its_month_in_its_own_words() {
    let told = told(MADE);
    for (code, amount) in MADE_FIGURES {
        let code = *code;
        let found = told.figures.iter().find(|found| found.code == code).expect("a figure");
        assert_eq!(found.amount, Some(*amount), "{code}: {} {:?}", found.sentence, found.doubts);
    }
    for missing in [
        "water_filters",
        "water_filters_value",
        "tet_qd_households",
        "treatment_cases",
        "disaster_appeal_value",
        "volunteers_in_population_db",
        "youth_conferences",
    ] {
        assert_eq!((value(&told, missing), doubts(&told, missing)), (None, vec!["found-nothing"]));
    }
    // Two numbers of posts on the site: one is proposed, the other named.
    assert_eq!(doubts(&told, "posts_website"), ["found-others"]);
    assert_eq!(
        doubts(&told, "addresses_value"),
        ["found-far"],
        "its count stands a sentence before"
    );
    assert_eq!(doubts(&told, "patient_support_value"), Vec::<&str>::new(), "for one count alone");
    assert_eq!(told.month, Month::parse("2023-07").ok());
}

#[test]
fn a_sum_that_does_not_hold_is_seen() {
    let text = S4.replace("trị giá 562 triệu đồng", "trị giá 652 triệu đồng");
    let told = told(&text);
    let own = |code: &str| Some((value(&told, code)?, code == "humanitarian_value_total"));
    let wrong: Vec<Sum> = sums(own).into_iter().filter(|sum| !sum.holds).collect();
    let told: Vec<(&str, i64, i64)> =
        wrong.iter().map(|sum| (sum.code, sum.stated, sum.summed)).collect();
    assert_eq!(told, [("social_value", 14_561_000_000, 14_651_000_000)]);
}

#[test]
fn slips_and_rounded_words_are_doubts() {
    let told = told(
        "Phát triển mới 0 hội viên, toàn tỉnh có gần 20.000 hội viên.\n\
         Cất mới 10 căn nhà trị giá 1.472 tỷ đồng.\n\
         Phục vụ bếp ăn 500 suất cơm, trị giá trên 20 triệu đồng.\n\
         Tặng 300 suất quà. Trong dịp lễ tặng thêm 120 suất quà.",
    );
    assert_eq!(doubts(&told, "members_new"), ["found-nought"]);
    assert_eq!(
        (value(&told, "members_total"), doubts(&told, "members_total")),
        (Some(20_000), vec!["found-about"])
    );
    assert_eq!(
        (value(&told, "houses_value"), doubts(&told, "houses_value")),
        (None, vec!["found-two-ways"])
    );
    assert_eq!(doubts(&told, "kitchen_value"), ["found-at-least"]);
    assert_eq!(
        (value(&told, "gift_parcels"), doubts(&told, "gift_parcels")),
        (Some(300), vec!["found-others"])
    );
}

/// A text without a full stop is read in pieces, and of each as many numbers as a report could
/// mean; what is told of a figure stays short.
#[test]
fn a_text_without_end_is_read_in_pieces() {
    let endless = "tặng 12 suất quà, phát 7 thùng gạo ".repeat(6_000);
    let values = (1..5_000).map(|at| format!("Tặng {at} suất quà. ")).collect::<String>();
    let plans = "Tặng 0 suất quà. ".repeat(200);
    let told = told(&format!("{endless}\n{values}\nPhần II: Phương hướng nhiệm vụ\n{plans}"));
    assert_eq!(value(&told, "gift_parcels"), Some(12));
    for found in &told.figures {
        assert!(found.sentence.len() <= 8_000, "{}: {}", found.code, found.sentence.len());
        let words = found.doubts.iter().flat_map(|flaw| &flaw.args);
        assert!(words.map(|(_, said)| said.len()).sum::<usize>() < 200, "{:?}", found.doubts);
    }
    assert_eq!(told.noughts.len(), 50);
}
