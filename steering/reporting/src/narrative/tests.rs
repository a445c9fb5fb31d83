//! The words of S4 come back from its cells, and a sentence that contradicts them is refused.

use super::*;
use crate::model::Of;
use kernel::Month;

fn cells() -> Cells {
    let mut cells = Cells { month: Month::parse("2024-10").ok(), ..Cells::default() };
    for (code, amount, least) in [
        ("members_total", 20_315, false),
        ("training_classes", 2, false),
        ("houses_built", 10, false),
        ("houses_value", 472_000_000, false),
        ("bridges_built", 8, false),
        ("bridges_value", 1_230_000_000, false),
        ("water_filters_value", 1_980_000_000, true),
        ("humanitarian_value_total", 20_073_000_000, false),
        ("inspections", 2, false),
    ] {
        cells.values.insert(code.into(), (amount, least));
    }
    cells.stated.insert("humanitarian_value_total".into(), (20_000_000_000, true));
    cells.names.insert("inspections".into(), vec!["Kiên Lương".into(), "Vĩnh Thuận".into()]);
    cells
}

fn say(text: &str) -> (String, Vec<&'static str>) {
    let lines = parse("w", text).unwrap_or_default();
    let rendered = render("w", &lines, &cells());
    let words = rendered.iter().map(Rendered::text).collect::<Vec<_>>().join("\n");
    (words, rendered.iter().flat_map(Rendered::flaws).map(|flaw| flaw.key).collect())
}

#[test]
fn numbers_are_printed_as_s4_prints_them() {
    let (words, flaws) = say(
        "- có {members_total} hội viên; {training_classes:02} lớp; cất mới {houses_built} căn nhà \
         trị giá {houses_value} đồng; {bridges_built} cây cầu trị giá {bridges_value} đồng, trên \
         {water_filters_value} đồng, tại {names:inspections}; tháng {month}/{year}.",
    );
    assert_eq!(
        words,
        "có 20.315 hội viên; 02 lớp; cất mới 10 căn nhà trị giá 472 triệu đồng; 8 cây cầu trị giá \
         1,230 tỷ đồng, trên 1,980 tỷ đồng, tại Kiên Lương và Vĩnh Thuận; tháng 10/2024."
    );
    assert!(flaws.is_empty(), "{flaws:?}");
}

#[test]
fn what_is_zero_is_left_out_and_the_sentence_still_ends() {
    let (words, _) = say(
        "+ hỗ trợ[ cất mới {houses_built} căn nhà;][ {bicycles} xe đạp;]\n[- {funeral_cases} ca.]",
    );
    assert_eq!(words, "hỗ trợ cất mới 10 căn nhà.");
}

#[test]
fn no_sentence_prints_a_number_below_zero() {
    let said = |text: &str, below: &[&str]| {
        let mut cells = cells();
        for code in below {
            cells.values.insert((*code).into(), (-1_096, false));
        }
        let lines = parse("w", text).expect("sound");
        render("w", &lines, &cells).iter().map(Rendered::text).collect::<Vec<_>>().join("\n")
    };
    let clauses = "+ hỗ trợ[ {houses_built} căn nhà trị giá {houses_value} đồng;][ {bridges_built} \
                   cây cầu;]\nTổng trị giá đạt {humanitarian_value_total} đồng.";
    let total = "Tổng trị giá đạt 20,073 tỷ đồng.";
    assert_eq!(said(clauses, &["houses_value"]), format!("hỗ trợ 8 cây cầu.\n{total}"));
    assert_eq!(said(clauses, &["humanitarian_value_total"]).lines().count(), 1);
    // A clause around clauses that are all left out goes with them.
    let whole = "[+ hỗ trợ[ {houses_built} căn nhà;][ {bridges_built} cây cầu;]]";
    assert_eq!(said(whole, &["houses_built", "bridges_built"]), "");
    // Of the wording that ships no line does, whatever fell below zero.
    let all: Vec<&str> = crate::figures::FIGURES.iter().map(|figure| figure.code).collect();
    for part in [DEFAULT, SPAN].into_iter().flat_map(parts) {
        let words = said(&part.body, &all);
        assert!(!words.contains("-1.096"), "{}: {words}", part.name);
    }
}

#[test]
fn a_template_that_contradicts_its_cells_is_refused() {
    let least = "đạt trên {humanitarian_value_total:stated} đồng";
    assert_eq!(say(least), ("đạt trên 20 tỷ đồng".into(), vec![]));
    assert_eq!(say("trên {houses_value} đồng").1, ["wording-says-least"]);
    assert_eq!(say("trị giá {water_filters_value} đồng").1, ["wording-hides-least"]);
    assert_eq!(say("có 20.315 hội viên").1, ["wording-stray-number"]);
    assert_eq!(say("mở 3 lớp").1, ["wording-stray-number"]);
    assert!(parse("w", "có {no_such} người").is_err());
    assert!(parse("w", "có {members_total người").is_err());
    assert!(parse("w", "có [x {members_total}").is_err());
}

#[test]
fn givers_and_places_are_told_where_records_name_them_and_no_more_than_a_sentence_carries() {
    let month = parts(DEFAULT);
    let social = month.iter().find(|part| part.name == "social").expect("a section");
    let lines = parse("w", &social.body).expect("sound");
    let said = |cells: &Cells| -> String {
        render("w", &lines, cells).iter().map(Rendered::text).collect::<Vec<_>>().join("\n")
    };
    let mut cells = cells();
    cells.values.insert("water_filters".into(), (2_200, false));
    assert!(said(&cells).contains("Các cấp Hội tiếp nhận và trao tặng 2.200 thiết bị"));
    cells.partners.insert("water_filters".into(), vec!["SIPCO".into()]);
    let words = said(&cells);
    assert!(words.contains("Các cấp Hội phối hợp SIPCO tiếp nhận và trao tặng 2.200"), "{words}");
    cells.partners.insert("water_filters".into(), (1..=8).map(|n| format!("bên {n}")).collect());
    let words = said(&cells);
    assert!(words.contains("bên 6 và 02 đơn vị, cá nhân khác tiếp nhận"), "{words}");
    cells.values.insert("tet_qd_households".into(), (500, false));
    let places = (1..=9).map(|n| format!("xã {n}")).collect();
    cells.places.insert("tet_qd_households".into(), places);
    let words = said(&cells);
    assert!(words.contains("tại xã 1, xã 2, xã 3, xã 4, xã 5, xã 6 và 03 nơi khác cho"), "{words}");
}

#[test]
fn years_dates_names_and_sayings_may_be_typed() {
    for text in [
        "năm 2024",
        "năm học 2023-2024",
        "phương châm “4 tại chỗ”",
        "do Bão số 3 gây ra",
        "Cụm thi đua số 8 - các tỉnh",
        "Kỷ niệm 50 năm Ngày Giải phóng và kỷ niệm 135 năm ngày sinh",
        "trước ngày 15/12",
        "Kế hoạch 30/KH-BCĐ",
    ] {
        assert_eq!(stray_number(text), None, "{text}");
    }
}

#[test]
fn the_wording_of_every_form_is_sound() {
    for form in duties::forms::FORMS {
        let of = Of { form, period: span_of(form.code), subject: None, flash_no: Some(2) };
        for part in parts(template(form)) {
            let name = format!("{} {}", form.code, part.name);
            let lines = parse(&part.name, &part.body).unwrap_or_default();
            assert!(!lines.is_empty(), "{name}");
            let mut all = cells();
            all.names.insert("inspections".into(), vec![]);
            all.values.insert("inspections".into(), (0, false));
            all.texts = span_words(&of);
            all.texts.insert("subject", "bão số 3".into());
            let rendered = render(&part.name, &lines, &all);
            let flaws = rendered.iter().flat_map(Rendered::flaws);
            let keys: Vec<_> = flaws.map(|flaw| flaw.key).collect();
            assert!(keys.is_empty(), "{name}: {keys:?}");
            let words = rendered.iter().map(Rendered::text).collect::<String>();
            assert!(!words.contains(['{', '}']), "{name}: {words}");
        }
    }
}

/// A span that ends in October 2024 or holds it.
fn span_of(form: &str) -> kernel::period::Period {
    let text = match form {
        "quarter" => "2024-Q4",
        "six-months" => "2024-H2",
        "nine-months" => "2024-9M",
        "year" | "campaign" | "directive-18" => "2024",
        "school-year" => "2024-2025",
        _ => "2024-10",
    };
    kernel::period::Period::parse(text).expect("a period")
}

#[test]
fn a_quarter_and_a_flash_report_say_what_they_tell_of() {
    let intro = |form: &str, part: &str| {
        let form = duties::forms::find(form).expect("a form");
        let all = parts(template(form));
        let body = &all.iter().find(|found| found.name == part).expect("a part").body;
        let of = Of { form, period: span_of(form.code), subject: None, flash_no: Some(2) };
        let mut cells = cells();
        cells.texts = span_words(&of);
        cells.texts.insert("subject", "bão số 3".into());
        let lines = parse(part, body).expect("sound");
        render(part, &lines, &cells).iter().map(Rendered::text).collect::<String>()
    };
    assert_eq!(intro("quarter", "part-one"), "KẾT QUẢ CÔNG TÁC QUÝ IV NĂM 2024");
    assert!(intro("quarter", "summary").contains("trọng tâm quý I năm 2025"));
    let flash = intro("flash", "summary");
    assert_eq!(flash, "Tình hình thiệt hại và công tác cứu trợ bão số 3 (lần 02)");
}
