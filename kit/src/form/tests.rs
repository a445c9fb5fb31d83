//! A form keeps what was typed, says the same words twice, and reads generously.

use super::*;
use crate::lang::{Catalogue, Lang};
use kernel::Error;
use std::sync::Arc;

const FORM: Form = Form::new(
    "probe",
    &[
        Field::key("id"),
        Field::text("name", "kit-probe-name", 10),
        Field::count("homes", "kit-probe-homes"),
        Field::day("on", "kit-probe-day").optional(),
        Field::radios("kind", "kit-probe-kind").of(&[("a", "kit-probe-a"), ("b", "kit-probe-b")]),
    ],
);

fn words() -> Words {
    let text = "kit-probe-name = Họ và tên\nkit-probe-homes = Số hộ\nkit-probe-day = Ngày\n\
                kit-probe-kind = Loại\nkit-probe-a = A\nkit-probe-b = B\n";
    let Ok(catalogue) = Catalogue::build([(Lang::Vi, text)]) else { unreachable!("it parses") };
    Words::new(Arc::new(catalogue), Lang::Vi)
}

fn flaws(body: &str) -> Vec<Flaw> {
    match FORM.read(&Typed::parse(body.as_bytes())).check_all() {
        Err(Error::Invalid(flaws)) => flaws,
        _ => Vec::new(),
    }
}

const KEY: &str = "id=0192d3a4-0000-7000-8000-000000000000";

#[test]
fn all_flaws_come_at_once_and_the_typed_comes_back() {
    let typed = Typed::parse(format!("{KEY}&name=&homes=mười&kind=").as_bytes());
    let Err(Error::Invalid(flaws)) = FORM.read(&typed).check_all() else {
        unreachable!("three fields are flawed")
    };
    assert_eq!(flaws.len(), 3);
    let words = words();
    let summary = FORM.summary(&words, &flaws);
    assert_eq!(summary[0], ("probe-name".into(), "Nhập họ và tên".into()));
    assert_eq!(summary[2], ("probe-kind-1".into(), "Chọn loại".into()));
    let drawn = FORM.draw(&words, &Filled::with(typed, &flaws)).into_string();
    for (anchor, said) in summary {
        assert!(drawn.contains(&said), "{said}");
        assert!(drawn.contains(&format!("id=\"{anchor}\"")), "{anchor}");
    }
    assert!(drawn.contains("value=\"mười\""));
    assert!(!drawn.contains("required"));
}

#[test]
fn too_long_and_unknown_have_their_own_words() {
    let told = flaws(&format!("{KEY}&name=12345678901&homes=1&kind=c&on=32/13/2024"));
    let keys: Vec<_> = told.iter().map(|flaw| flaw.key).collect();
    assert_eq!(keys, ["kit-flaw-long", "day-impossible", "kit-flaw-choice"]);
}

#[test]
fn numbers_and_days_are_read_generously() {
    let typed = Typed::parse(format!("{KEY}&name=A&homes=20.315&kind=a&on=5/3/24").as_bytes());
    let read = FORM.read(&typed);
    assert!(read.check_all().is_ok());
    assert_eq!(read.count("homes"), 20_315);
    assert_eq!(read.maybe_day("on"), kernel::Day::of(2024, 3, 5));
}

#[test]
fn a_form_drawn_anew_has_a_fresh_key_and_keeps_a_sent_one() {
    let words = words();
    let fresh = FORM.draw(&words, &Filled::default()).into_string();
    assert!(fresh.contains("name=\"id\" value=\"0"));
    let again = Filled::with(Typed::parse(KEY.as_bytes()), &[]);
    assert!(FORM.draw(&words, &again).into_string().contains("0192d3a4-0000-7000-8000"));
}

#[test]
fn fields_known_at_run_time_are_drawn_read_and_worded_like_the_others() {
    let labels: Vec<(String, String)> =
        ["meals", "turns"].iter().map(|code| (format!("m-{code}"), format!("Số {code}"))).collect();
    let fields: Vec<FieldOf<'_>> =
        labels.iter().map(|(name, label)| FieldOf::count(name, label).in_words()).collect();
    let form = FormOf::new("work", &fields);
    let typed = Typed::parse("m-meals=1.200&m-turns=".as_bytes());
    let read = form.read(&typed);
    assert_eq!(read.count("m-meals"), 1_200);
    let Err(Error::Invalid(flaws)) = read.check_all() else { unreachable!("one is empty") };
    let words = words();
    let summary = form.summary(&words, &flaws);
    assert_eq!(summary, [("work-m-turns".to_string(), "Nhập số turns".to_string())]);
    let part = form.draw_part(&words, &Filled::with(typed, &flaws), &["m-turns"]).into_string();
    assert!(part.contains("Số turns") && part.contains("Nhập số turns"), "{part}");
    assert!(!part.contains("Số meals"), "only what was asked for");
}

#[test]
fn a_line_offers_what_may_be_typed_and_nothing_is_chosen_once() {
    let words = words();
    let choice = |value: &str| Choice { value: value.into(), label: value.into() };
    let filled = Filled::default().choices("name", vec![choice("Xã Phú Lợi")]);
    let drawn = FORM.draw(&words, &filled).into_string();
    assert!(drawn.contains("list=\"probe-name-list\""), "{drawn}");
    assert!(drawn.contains("<datalist id=\"probe-name-list\"><option value=\"Xã Phú Lợi\">"));
    assert!(!FORM.draw(&words, &Filled::default()).into_string().contains("list="));
    let fields =
        [FieldOf::text("one", "kit-probe-name", 9), FieldOf::text("two", "kit-probe-name", 9)];
    let filled = Filled::default().choices("one", vec![choice("7")]).like("two", "one");
    let drawn = FormOf::new("work", &fields).draw(&words, &filled).into_string();
    assert_eq!(drawn.matches("list=\"work-one-list\"").count(), 2, "{drawn}");
    assert_eq!(drawn.matches("<datalist").count(), 1, "{drawn}");
    let fields = [FieldOf::select("place", "kit-probe-name")];
    let form = FormOf::new("work", &fields);
    let none = |label: &str| Choice { value: String::new(), label: label.into() };
    let all = vec![none("Tại đơn vị"), choice("7")];
    let drawn = form.draw(&words, &Filled::default().choices("place", all)).into_string();
    assert_eq!(drawn.matches("<option value=\"\"").count(), 1, "{drawn}");
}
