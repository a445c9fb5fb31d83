//! What follows to whoever takes a unit's place after July 2025: what it planned is marked by its
//! successor, a cluster goes on with the successors of its members; then a commune is cut, and one
//! figure of it otherwise than the others. On every engine; it opens with who may not.

use crate::house::{self, Demo, PROVINCE};
use crate::restructuring::recomputed;
use crate::visitor::{Visitor, fresh_key};
use axum::http::StatusCode;
use book::{Figures, Maps, OnMap};
use kernel::db::Tx;
use kernel::{Day, Month, Result, Role, place};
use reporting::model::{State, TaskId};
use reporting::{acts, store};

mod issued;

const NEW_PROVINCE: &str = "an-giang";
const JULY: &str = "/reports?unit=an-giang&month=2025-07";
const PLAN: &str = "Khai trương bếp ăn mới tại Rạch Giá";

#[tokio::test]
async fn what_was_open_goes_on_under_the_successors() {
    let today = Day::of(2025, 9, 2).expect("a day");
    for demo in house::every_demo_on(today).await {
        println!("on {}", demo.engine);
        planned_in_june(&demo).await;
        let due = restructuring::desk::run_due(&demo.house).await.expect("what is due");
        assert_eq!(due, 1);
        let mut dung = Visitor::of(&demo, "dung").await;
        assert_eq!(dung.get(JULY).await.status, StatusCode::NOT_FOUND);
        assert_eq!(dung.get("/clusters?month=2025-08").await.status, StatusCode::OK);
        let others = dung.page("/clusters?month=2025-08").await.words();
        assert!(others.contains("không thuộc cụm thi đua nào"), "{others}");
        a_plan_is_marked_by_the_successor(&demo).await;
        a_report_that_was_open_goes_its_way(&demo).await;
        a_cluster_goes_on(&demo).await;
        one_figure_is_cut_by_its_own_shares(&demo).await;
        let (left_over, ties) = recomputed::from_the_api_alone(&demo, "2025-09-02").await;
        assert!(left_over > 3 && ties > 3, "{left_over} rests, {ties} ties say little");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Kiên Giang plans July in its last report.
pub async fn planned_in_june(demo: &Demo) {
    let june = Month::parse("2025-06").expect("a month");
    let plan = move |tx: &mut Tx<'_>| -> Result<()> {
        let an = house::person_on(tx, Role::Centre, "trung-uong", june.last())?;
        let place = place::find(tx, PROVINCE, june.last())?;
        let pass = an.may(&acts::TYPE, &place)?;
        let report = store::open(tx, &pass, june)?;
        store::add_task(tx, &pass, TaskId::new(), report.id, PLAN, Some(2))
    };
    demo.house.db.write(plan).await.expect("planned");
}

/// An Giang's July opens with it, names who planned it, and marks it once.
async fn a_plan_is_marked_by_the_successor(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let page = binh.page(JULY).await;
    let words = page.words();
    assert!(words.contains(PLAN) && words.contains("Tỉnh Kiên Giang đã dự kiến"), "{words}");
    let task = page.field("task");
    let form = [("task", &*task), ("version", "1"), ("outcome", "done"), ("note", "")];
    let mark = JULY.replace("/reports?", "/reports/task/mark?");
    assert_eq!(binh.post(&mark, &form).await.status, StatusCode::SEE_OTHER);
    let again = binh.post(&mark, &form).await;
    assert_ne!(again.status, StatusCode::SEE_OTHER, "an older page marks nothing");
    let old = binh.get("/reports?unit=kien-giang&month=2025-07&map=today").await;
    assert_eq!(old.status, StatusCode::NOT_FOUND, "a unit that is no more has no July");
    // August has nothing of it: the old province planned July alone.
    let august = binh.page(&JULY.replace("07", "08")).await.words();
    assert!(!august.contains(PLAN), "{august}");
}

/// Kiên Giang's June was open when it ended: Bình, who is An Giang's officer now, types what was
/// missing and sends it, An approves it; it stays Kiên Giang's. Nobody else may.
async fn a_report_that_was_open_goes_its_way(demo: &Demo) {
    let june = Month::parse("2025-06").expect("a month");
    let (page, key) = ("/reports?unit=kien-giang&month=2025-06", fresh_key());
    let cell_page = page.replace("/reports?", "/reports/cell?");
    let cell = [("cell", "members_new"), ("value", "4"), ("base", "0"), ("key", key.as_str())];
    let mut binh = Visitor::of(demo, "binh").await;
    let shown = binh.page(page).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    let step = [("report", report.as_str()), ("version", version.as_str()), ("step", "send")];
    for path in [cell_page.as_str(), "/reports/step"] {
        let form = if path == "/reports/step" { &step[..] } else { &cell[..] };
        let told = Visitor::guest(demo).post(path, form).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{path}");
        for login in ["dung", "chi"] {
            let told = Visitor::of(demo, login).await.post(path, form).await;
            assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}: {path}");
        }
    }
    let told = binh.post_json(&cell_page, &cell).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    for (login, word) in [("binh", "send"), ("an", "approve")] {
        let mut officer = Visitor::of(demo, login).await;
        let shown = officer.page(page).await;
        let (report, version) = (shown.field("report"), shown.field("version"));
        let step = [("report", report.as_str()), ("version", version.as_str()), ("step", word)];
        let told = officer.post("/reports/step", &step).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{word}: {}", told.words());
    }
    let view = demo.view(PROVINCE, june).await;
    assert_eq!(view.state(), State::Approved);
    assert_eq!(view.value("members_new").expect("a figure").value, 4, "it is Kiên Giang's");
    let july = demo.view(NEW_PROVINCE, june.next()).await;
    assert_eq!(july.value("members_new").expect("a figure").value, 0, "and not An Giang's July");
    issued::goes_to_its_end(demo, &mut binh).await;
}

/// The cluster of Kiên Giang and Sóc Trăng is An Giang's and Cần Thơ's since, the old one's before;
/// on today's map last October is theirs too.
async fn a_cluster_goes_on(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let october = binh.page("/clusters?month=2024-10").await.words();
    assert!(october.contains("Kiên Giang") && october.contains("20.315"), "{october}");
    let now = binh.page("/clusters?month=2025-08&figure=members_total").await.words();
    assert!(now.contains("Tháng 8/2024 Cần Thơ An Giang") && now.contains("trên 2"), "{now}");
    let mapped = binh.page("/clusters?month=2024-10&figure=members_total&map=today").await.words();
    let both = demo.figures(NEW_PROVINCE, house::october()).await;
    let own = both.iter().find(|(code, _)| *code == "members_total").expect("a figure").1;
    let sum = kernel::number::count(20_315 + own);
    assert!(mapped.contains(&sum) && mapped.contains("Tháng 10/2023 Cần Thơ An Giang"), "{mapped}");
    let wrong = binh.get("/clusters?month=2024-10&map=hom-kia").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

const NEW: &str = "/restructuring/new?unit=an-giang";
const CUT: &str = "an-giang/xa-vinh-dieu";
const PARTS: [(&str, &str); 2] =
    [("Xã Giang Thành", "an-giang/xa-giang-thanh"), ("Xã Bình Giang", "an-giang/xa-binh-giang")];

/// Half of everything goes to each neighbour, of the kitchens' meals a tenth and the rest; what was
/// reported before lies on the new map by these shares, to the last meal.
async fn one_figure_is_cut_by_its_own_shares(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let id = fresh_key();
    let words =
        [("id", &*id), ("version", "0"), ("title", "Chia một xã"), ("number", "15/QĐ-HCTĐ")];
    let more = [("on_day", "01/09/2025"), ("signer", "Chủ tịch Hội"), ("body", "")];
    let form: Vec<_> = words.into_iter().chain(more).collect();
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(NEW, &form).await.status, StatusCode::NOT_FOUND);
    let path = binh.post(NEW, &form).await.to;
    for (at, (name, _)) in PARTS.iter().enumerate() {
        let (key, version) = (fresh_key(), (at + 1).to_string());
        let part = [("id", &*key), ("version", &version), ("unit", "xa vinh dieu")];
        let to = [("target", *name), ("share", "1/2")];
        let form: Vec<_> = part.into_iter().chain(to).collect();
        let told = binh.post(&format!("{path}/moves/new?sort=part"), &form).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    }
    let before = on_map(demo, CUT, Day::of(2025, 8, 31).expect("a day")).await;
    let unit =
        demo.house.db.read(|tx| Ok(place::find(tx, CUT, Day::of(2025, 8, 31).expect("a day"))?.id));
    let unit = unit.await.expect("a commune");
    let apart = format!("{path}/shares/{unit}/figure");
    let said = |one: &'static str, other: &'static str| {
        [("version", "3"), ("figure", "kitchen_meals"), ("apart", one), ("apart", other)]
    };
    assert_eq!(dung.post(&apart, &said("1/10", "9/10")).await.status, StatusCode::NOT_FOUND);
    let told = binh.post(&apart, &said("1/10", "8/10")).await;
    assert!(told.words().contains("cộng lại đúng một"), "{}", told.words());
    assert_eq!(binh.post(&apart, &said("1/10", "90%")).await.status, StatusCode::SEE_OTHER);
    let page = binh.page(&format!("{path}/shares/{unit}")).await.words();
    assert!(page.contains("1/10 · ") && page.contains("Bình Giang 90%"), "{page}");
    let none = [("version", "4"), ("figure", "kitchen_meals"), ("apart", ""), ("apart", "")];
    let others = format!("{path}/shares/1/figure");
    assert_eq!(binh.post(&others, &none).await.status, StatusCode::NOT_FOUND, "not of this cut");
    let eve = Day::of(2025, 8, 31).expect("a day");
    let mut held = Vec::new();
    for (_, code) in PARTS {
        held.push(on_map(demo, code, eve).await);
    }
    let take = [("version", "4"), ("number", "15/QĐ-HCTĐ")];
    assert_eq!(binh.post(&format!("{path}/take"), &take).await.status, StatusCode::SEE_OTHER);
    assert_eq!(restructuring::desk::run_due(&demo.house).await.expect("due"), 1);
    let version = binh.page(&format!("{path}/shares/{unit}")).await.field("version");
    let mut none = none;
    none[0].1 = &version;
    assert_eq!(binh.post(&others, &none).await.status, StatusCode::NOT_FOUND, "nor afterwards");
    let (meals, gifts) = (0, 1);
    assert!(before[meals] > 10 && before[gifts] > 1, "{before:?} says nothing");
    let today = Day::of(2025, 9, 2).expect("a day");
    for (at, (_, code)) in PARTS.iter().enumerate() {
        let now = on_map(demo, code, today).await;
        let tenths = if at == 0 { 1 } else { 9 };
        let near = |part: i64, of: i64, in_all: i64| (part * in_all - of).abs() < in_all;
        let (more_meals, more_gifts) = (now[meals] - held[at][meals], now[gifts] - held[at][gifts]);
        assert!(near(more_meals, before[meals] * tenths, 10), "{code}: {more_meals} {before:?}");
        assert!(near(more_gifts, before[gifts], 2), "{code}: {more_gifts} {before:?}");
    }
}

/// Meals and gifts of last October of a unit as it stands on a day.
async fn on_map(demo: &Demo, code: &'static str, day: Day) -> Vec<i64> {
    let house = &demo.house;
    let (figures, maps) =
        (house.shelf::<Figures>().expect("figures"), house.shelf::<Maps>().expect("maps"));
    let read = move |tx: &mut Tx<'_>| {
        let an =
            house::person_on(tx, Role::Centre, "trung-uong", Day::of(2025, 9, 2).expect("a day"))?;
        let place = place::find(tx, code, day)?;
        let pass = org::standing::pass(tx, &an, &acts::VIEW, &place)?;
        let atlas = maps.atlas(tx)?;
        let at = (place.id, house::october(), day);
        let OnMap::Told { values, .. } = book::on_map(tx, &pass, &figures, &atlas, at)? else {
            panic!("{code} cannot be told");
        };
        let told = |code: &str| {
            let id = figures.id(code).expect("a figure");
            values.iter().find(|(known, _)| *known == id).map_or(0, |(_, value)| *value)
        };
        Ok(vec![told("kitchen_meals"), told("gift_parcels")])
    };
    house.db.read(read).await.expect("read")
}
