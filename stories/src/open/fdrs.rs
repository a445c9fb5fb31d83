//! Whom work reached goes to the Book and to the yearly table of the Federation as people: never
//! with the turns they came, never again when the work is taken back. It opens with who may not.

use super::{Demo, StatusCode, program};
use crate::house::{COMMUNE, PROVINCE, every_demo, november};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use people::Scope;

/// The columns of the table, by their places.
const VALUE: usize = 4;
const BASIS: usize = 5;
const BESIDE: usize = 6;
const OF: usize = 8;
const WHY: usize = 9;

#[tokio::test]
async fn people_reach_the_yearly_table_and_turns_stand_apart() {
    for demo in every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        who_may_not(&demo, &mut chi).await;
        let read = [Scope::Units, Scope::Figures];
        let mut seen = program(&demo, "binh", PROVINCE, &read).await;
        a_clinic_counts_its_people(&demo, &mut chi, &mut seen).await;
        turns_are_an_estimate_where_nobody_told_people(&mut chi, &mut seen).await;
        households_and_bridges_are_told_apart(&mut chi, &mut seen).await;
        first_aid_is_told_of_a_class(&demo, &mut chi, &mut seen).await;
        assert!(demo.broken().await.is_empty(), "{}", demo.engine);
    }
}

async fn who_may_not(demo: &Demo, chi: &mut Visitor) {
    let table = table(COMMUNE);
    assert_eq!(Visitor::guest(demo).get(&table).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(chi.get(&table).await.status, StatusCode::UNAUTHORIZED, "a cookie is no token");
    let mut dung = program(demo, "dung", "trung-uong", &[Scope::Figures]).await;
    assert_eq!(dung.get(&table).await.status, StatusCode::NOT_FOUND);
    let mut names = program(demo, "chi", COMMUNE, &[Scope::Units]).await;
    assert_eq!(names.get(&table).await.status, StatusCode::FORBIDDEN);
    let mut dung = Visitor::of(demo, "dung").await;
    let clinic = [("count-turns", "60"), ("count-people", "45")];
    assert_eq!(recorded(&mut dung, "free-exam", &clinic).await.status, StatusCode::NOT_FOUND);
}

/// 45 people who came 60 times are 45, at every level above; corrected they are 44, taken back they
/// are gone.
async fn a_clinic_counts_its_people(demo: &Demo, chi: &mut Visitor, seen: &mut Visitor) {
    let health = "KPI_ReachH";
    let before = [line(seen, COMMUNE, health).await, line(seen, PROVINCE, health).await];
    let printed = demo.figures(COMMUNE, november()).await;
    let above = recorded(chi, "free-exam", &[("count-turns", "60"), ("count-people", "61")]).await;
    refused(&above, "61");
    let clinic = [("count-turns", "60"), ("count-people", "45")];
    let to = done(&recorded(chi, "free-exam", &clinic).await);
    for (unit, before) in [COMMUNE, PROVINCE].into_iter().zip(&before) {
        let now = line(seen, unit, health).await;
        let more =
            |column: usize, code: &str| part(&now[column], code) - part(&before[column], code);
        assert_eq!(more(OF, "free_exam_people"), 45, "{now:?}");
        assert_eq!(number(&now[VALUE]), sum(&now[OF]), "what it is made of: {now:?}");
        assert!(!now[OF].contains("turns") && now[BASIS].starts_with("cộng theo"), "{now:?}");
        let turns = part(&before[BESIDE], "free_exam_turns") + part(&before[OF], "free_exam_turns");
        assert_eq!(part(&now[BESIDE], "free_exam_turns"), turns + 60, "{now:?}");
    }
    let value = number(&line(seen, COMMUNE, health).await[VALUE]);
    let mut fewer = work(&[("count-turns", "60"), ("count-people", "44")], "1");
    fewer[0].1 = to.trim_start_matches("/activities/").to_owned();
    done(&chi.post(&format!("{to}/edit"), &pairs(&fewer)).await);
    assert_eq!(number(&line(seen, COMMUNE, health).await[VALUE]), value - 1, "corrected");
    // The form of the month asks for turns and has no line for them.
    let codes = |all: &[(&'static str, i64)]| all.iter().map(|(code, _)| *code).collect::<Vec<_>>();
    let now = demo.figures(COMMUNE, november()).await;
    assert_eq!(codes(&now), codes(&printed));
    reversed(chi, &to, "2").await;
    assert_eq!(line(seen, COMMUNE, health).await, before[0], "taken back");
    assert_eq!(line(seen, PROVINCE, health).await, before[1], "taken back");
    assert_eq!(demo.figures(COMMUNE, november()).await, printed);
}

/// Where only turns are told they stand as what they are; the first who tells people ends it, and
/// nobody adds the one to the other.
async fn turns_are_an_estimate_where_nobody_told_people(chi: &mut Visitor, seen: &mut Visitor) {
    let school = "KPI_ReachRCRCEd";
    let before = line(seen, COMMUNE, school).await;
    let lesson = done(&recorded(chi, "compassion-lesson", &[("count-turns", "90")]).await);
    let turns = line(seen, COMMUNE, school).await;
    if before[OF].contains("people") {
        assert_eq!(turns[VALUE], before[VALUE], "turns were added to people: {turns:?}");
    } else {
        assert_eq!(number(&turns[VALUE]), number(&before[VALUE]) + 90, "{turns:?}");
        assert!(turns[BASIS].starts_with("ước tính"), "{turns:?}");
        assert!(turns[OF].contains("compassion_turns="), "{turns:?}");
    }
    let told = [("count-turns", "50"), ("count-people", "30")];
    let told = done(&recorded(chi, "compassion-lesson", &told).await);
    let now = line(seen, COMMUNE, school).await;
    assert_eq!(number(&now[VALUE]), sum(&now[OF]), "{now:?}");
    assert_eq!(part(&now[OF], "compassion_people"), part(&before[OF], "compassion_people") + 30);
    assert!(!now[OF].contains("turns"), "people and turns are mixed: {now:?}");
    assert!(part(&now[BESIDE], "compassion_turns") >= 140, "{now:?}");
    for to in [lesson, told] {
        reversed(chi, &to, "1").await;
    }
    assert_eq!(line(seen, COMMUNE, school).await, before);
}

/// A repaired house has people in it; whom a bridge serves is told beside the line and why.
async fn households_and_bridges_are_told_apart(chi: &mut Visitor, seen: &mut Visitor) {
    let before = line(seen, COMMUNE, "KPI_ReachS").await;
    let house = [("count-houses", "1"), ("value", "9 triệu"), ("source", "cash")];
    let empty = done(&recorded(chi, "house-repair", &house).await);
    let silent = line(seen, COMMUNE, "KPI_ReachS").await;
    if before[OF].is_empty() {
        assert_eq!(silent[VALUE], "", "no household is divided into people: {silent:?}");
        assert!(silent[BASIS].contains("chưa ghi số người"), "{silent:?}");
    }
    let house = [&house[..], &[("count-people", "5")]].concat();
    let full = done(&recorded(chi, "house-repair", &house).await);
    let now = line(seen, COMMUNE, "KPI_ReachS").await;
    assert_eq!(number(&now[VALUE]), number(&before[VALUE]) + 5, "{now:?}");
    let work = [("count-works", "1"), ("count-people", "700"), ("value", "9 triệu")];
    let work = [&work[..], &[("source", "labour")]].concat();
    let long = line(seen, COMMUNE, "KPI_ReachLTSPD").await;
    let bridge = done(&recorded(chi, "rural-work", &work).await);
    let now = line(seen, COMMUNE, "KPI_ReachLTSPD").await;
    assert_eq!(now[VALUE], long[VALUE], "they are reached through a bridge: {now:?}");
    let more = part(&now[BESIDE], "rural_works_people") - part(&long[BESIDE], "rural_works_people");
    assert!(more == 700 && now[WHY].contains("gián tiếp"), "{now:?}");
    for to in [empty, full, bridge] {
        reversed(chi, &to, "1").await;
    }
    assert_eq!(line(seen, COMMUNE, "KPI_ReachS").await, before);
}

/// Of a class on several subjects those who learnt first aid are told apart: they are some of it.
async fn first_aid_is_told_of_a_class(demo: &Demo, chi: &mut Visitor, seen: &mut Visitor) {
    let before = number(&line(seen, COMMUNE, "KPI_TrainFA").await[VALUE]);
    let learners = demo.levels("training_participants", november()).await;
    let class =
        |aid| [("count-classes", "1"), ("count-participants", "25"), ("count-firstaid", aid)];
    refused(&recorded(chi, "training-class", &class("26")).await, "26");
    let to = done(&recorded(chi, "training-class", &class("12")).await);
    let now = number(&line(seen, COMMUNE, "KPI_TrainFA").await[VALUE]);
    assert_eq!(now, before + 12);
    let held = demo.levels("training_participants", november()).await;
    assert_eq!(held, learners.map(|had| had + 25), "they are some of the class");
    reversed(chi, &to, "1").await;
}

fn table(unit: &str) -> String {
    format!("/api/v1/fdrs?unit={unit}&year=2024")
}

/// A line of the table by its columns.
async fn line(seen: &mut Visitor, unit: &str, code: &str) -> Vec<String> {
    let text = seen.page(&table(unit)).await.text();
    let line = text.lines().find(|line| line.starts_with(code)).expect("a line");
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("a cell").push(letter),
        }
    }
    cells
}

/// What a column says of a figure.
fn part(column: &str, code: &str) -> i64 {
    let own = column.split(' ').filter_map(|one| one.split_once('='));
    own.filter(|(own, _)| *own == code).map(|(_, many)| number(many)).sum()
}

fn sum(column: &str) -> i64 {
    column.split(' ').filter_map(|one| one.split_once('=')).map(|(_, many)| number(many)).sum()
}

fn number(text: &str) -> i64 {
    text.parse().unwrap_or(0)
}

async fn recorded(who: &mut Visitor, kind: &str, fields: &[(&'static str, &str)]) -> Told {
    let to = format!("/activities/new?unit={COMMUNE}&kind={kind}");
    who.post(&to, &pairs(&work(fields, "0"))).await
}

/// Work of 1 November; what looks like another piece is said to be one of its own.
fn work(fields: &[(&'static str, &str)], base: &str) -> Vec<(&'static str, String)> {
    let mut form = vec![
        ("id", fresh_key()),
        ("key", fresh_key()),
        ("base", base.to_owned()),
        ("from", "01/11/2024".to_owned()),
        ("again", "1".to_owned()),
    ];
    form.extend(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
    form
}

fn pairs<'a>(form: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

async fn reversed(who: &mut Visitor, to: &str, version: &str) {
    let form = [("version", version), ("why", "Hết truyện")];
    done(&who.post(&format!("{to}/reverse"), &form).await);
}
