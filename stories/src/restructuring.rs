//! The map changes: July 2025 comes over the demo, rights and open things follow to the successors
//! and nothing that was reported moves; then two communes of An Giang are merged by a decision of
//! the province, tried dry, taken, and undone. On every engine; it opens with who may not.

mod before;
mod carried;
mod cluster;
mod dhis2;
mod dry;
mod led_on;
mod level;
mod made_up;
mod named;
mod open_cut;
pub mod recomputed;
mod stood;
pub mod ways;
mod work;

use crate::house::{self, Demo, PROVINCE, october};
use crate::visitor::{Visitor, done, fresh_key};
use axum::http::StatusCode;
use book::{Figures, Maps, OnMap};
use kernel::db::Tx;
use kernel::{Day, Month, Role, place};

pub const SHIPPED: &str = "/restructuring/0197b1a7-0000-7000-8000-000000002025";
const NEW_PROVINCE: &str = "an-giang";

/// After the summer of 2025.
fn today() -> Day {
    Day::of(2025, 9, 2).expect("a day")
}

#[tokio::test]
async fn the_map_changes_and_no_number_is_lost() {
    for mut demo in house::every_demo_on(today()).await {
        println!("on {}", demo.engine);
        let printed = demo.figures(PROVINCE, october()).await;
        demo.turn_to(Day::of(2025, 6, 20).expect("a day"));
        work::gives_before_july(&demo).await;
        demo.turn_to(today());
        july_comes(&demo).await;
        assert_eq!(demo.figures(PROVINCE, october()).await, printed, "October moved");
        rights_have_followed(&demo).await;
        october_on_todays_map(&demo).await;
        levels_go_on(&demo).await;
        dhis2::tells_a_level_of_the_map(&demo).await;
        dhis2::tells_a_level_as_reported(&demo).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        who_may_not(&demo).await;
        dry::tells_every_consequence(&demo, &mut binh).await;
        let decision = written(&mut binh).await;
        tried_dry(&mut binh, &decision).await;
        taken_and_undone(&demo, &mut binh, &decision).await;
        work::is_the_successors(&demo, &mut binh).await;
        ways::every_sort_of_move(&demo, &mut binh).await;
        open_cut::cannot_be_told_apart(&demo, &mut binh).await;
        work::of_a_commune_that_was_cut(&demo, &mut binh).await;
        cluster::says_what_it_cannot_tell(&demo, &mut binh).await;
        level::is_abolished(&mut demo, &mut binh).await;
        recomputed::from_the_api_alone(&demo, "2025-10-02").await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn run_due(demo: &Demo) -> usize {
    restructuring::desk::run_due(&demo.house).await.expect("what is due")
}

/// The decision that the tree was loaded with has waited for its day.
async fn july_comes(demo: &Demo) {
    let members = level(demo, "trung-uong", "members_total", Month::of(today())).await;
    assert_eq!(run_due(demo).await, 1);
    assert_eq!(run_due(demo).await, 0, "it is done once");
    let after = level(demo, "trung-uong", "members_total", Month::of(today())).await;
    assert_eq!(after, members, "nobody was lost");
    let here = level(demo, NEW_PROVINCE, "members_total", Month::of(today())).await;
    assert_eq!(here, members, "the members of Kiên Giang are An Giang's");
}

/// A level of a unit in a month, as known now.
async fn level(demo: &Demo, unit: &'static str, code: &'static str, month: Month) -> i64 {
    demo.view(unit, month).await.value(code).expect("a figure").value
}

/// Bình's right is An Giang's now; he opens the archive of Kiên Giang, and Dũng does not.
async fn rights_have_followed(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let home = binh.page("/reports?month=2025-08").await.words();
    assert!(home.contains("Tỉnh An Giang"), "{home}");
    let archive = "/reports?unit=kien-giang&month=2024-10";
    let old = binh.page(archive).await.words();
    assert!(old.contains("20.315") && old.contains("Kiên Giang"), "{old}");
    // June was the old provinces': the new one is asked for nothing, and points to them.
    let june = binh.page("/reports?month=2025-06").await;
    assert!(june.words().contains("được lập ngày 01/07/2025"), "{}", june.words());
    assert!(june.text().contains("/reports?unit=kien-giang&amp;month=2025-06"));
    assert!(!june.text().contains("name=\"cell."), "a month before its day is typed into");
    let home = binh.page("/?month=2025-06").await.words();
    assert!(home.contains("Báo cáo của đơn vị cũ chưa ban hành: Tỉnh Kiên Giang"), "{home}");
    assert!(!home.contains("quý I/2025"), "{home}");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(archive).await.status, StatusCode::NOT_FOUND);
    // Chi's commune went whole into another one: her right and her open file went along.
    let mut chi = Visitor::of(demo, "chi").await;
    let files = chi.page("/care").await.words();
    assert!(files.contains("Xã Giang Thành"), "{files}");
    let decision = chi.page(SHIPPED).await.words();
    assert!(decision.contains("202/2025/QH15") && decision.contains("Đã thực hiện"), "{decision}");
}

/// What was reported on the old map, read on today's: An Giang has all of the October of both old
/// provinces, figure by figure, and the page says what it is made of.
async fn october_on_todays_map(demo: &Demo) {
    let (old, kien_giang) =
        (demo.figures(NEW_PROVINCE, october()).await, demo.figures(PROVINCE, october()).await);
    let (figures, maps) = shelf(demo);
    let told = demo.house.db.read(move |tx: &mut Tx<'_>| {
        let an = house::person_on(tx, Role::Centre, "trung-uong", today())?;
        let place = place::find(tx, NEW_PROVINCE, today())?;
        let pass = an.may(&reporting::acts::VIEW, &place)?;
        let atlas = maps.atlas(tx)?;
        book::on_map(tx, &pass, &figures, &atlas, (place.id, october(), today()))
    });
    let OnMap::Told { values, .. } = told.await.expect("read") else { panic!("not told") };
    let (figures, _) = shelf(demo);
    for ((code, one), (_, other)) in old.iter().zip(&kien_giang) {
        let id = figures.id(code).expect("a figure");
        let sum = values.iter().find(|(known, _)| *known == id).map(|(_, value)| *value);
        assert_eq!(sum, Some(one + other), "{code}");
    }
    let mut binh = Visitor::of(demo, "binh").await;
    let both = old.iter().zip(&kien_giang).map(|((code, one), (_, other))| (*code, one + other));
    led_on::on_todays_map(demo, &mut binh, &both.collect::<Vec<_>>()).await;
    let page = binh.page("/reports/map?month=2024-10&figure=kitchen_meals").await.words();
    for said in ["Tỉnh Kiên Giang", "153.133", "Bản đồ hôm nay", "minh họa"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // This year beside the last one, both on the map of this October.
    let on = "/reports/map?month=2025-10&map=31/10/2025&figure=houses_built";
    let page = binh.page(on).await.words();
    let both = old.iter().chain(&kien_giang);
    let last: i64 = both.filter(|(code, _)| *code == "houses_built").map(|(_, n)| *n).sum();
    let month = Month::parse("2025-10").expect("a month");
    let this = level(demo, NEW_PROVINCE, "houses_built", month).await;
    assert!(page.contains(&format!("Nhà cất mới {this} 0 {last} căn")), "{this} {last}: {page}");
    // Both Octobers of the demo are made up in part and bear the mark; September has nothing.
    let heads = "Tháng 10/2025 * Tháng 9/2025 Tháng 10/2024 *";
    assert!(page.contains(heads) && page.contains("Có số liệu minh họa trong kỳ này"), "{page}");
    let plain = binh.page("/reports/map?month=2025-09&map=31/10/2025").await.words();
    assert!(!plain.contains("Tháng 9/2025 *"), "{plain}");
    // A longer span is the sum of its months on the same map; it opens down to each of them.
    let quarter = "/reports/map?form=quarter&period=2024-Q4&figure=kitchen_meals&map=today";
    let page = binh.page(quarter).await;
    let meals: i64 = old
        .iter()
        .chain(&kien_giang)
        .filter(|(code, _)| *code == "kitchen_meals")
        .map(|(_, n)| *n)
        .sum();
    let said = kernel::number::count(meals);
    assert!(page.words().contains("quý IV/2024") && page.words().contains(&said), "{said}");
    assert!(page.text().contains("month=2024-10&amp;map=today&amp;figure=kitchen_meals"));
    let directive = binh.get("/reports/map?form=directive&period=2024&map=today").await;
    assert_eq!(directive.status, StatusCode::NOT_FOUND, "it has no figures");
    let wrong = binh.get("/reports/map?month=2024-10&map=hom-kia").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut dung = Visitor::of(demo, "dung").await;
    let other = dung.get("/reports/map?unit=an-giang&month=2024-10").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

/// The demo's October 2025 goes on from September: those who were there, plus the new, less those
/// who left, in the whole province, though only some communes report.
async fn levels_go_on(demo: &Demo) {
    let [september, october] = ["2025-09", "2025-10"].map(|m| Month::parse(m).expect("a month"));
    let moves = [
        ("members_total", Some("members_new"), Some("members_decreased")),
        ("volunteers_total", None, Some("volunteers_decreased")),
        ("youth_total", None, None),
    ];
    for (code, new, left) in moves {
        let before = level(demo, NEW_PROVINCE, code, september).await;
        let mut now = before;
        if let Some(new) = new {
            let new = level(demo, NEW_PROVINCE, new, october).await;
            assert!(new > 0, "nobody joined");
            now += new;
        }
        if let Some(left) = left {
            now -= level(demo, NEW_PROVINCE, left, october).await;
        }
        assert!(before > 0);
        assert_eq!(level(demo, NEW_PROVINCE, code, october).await, now, "{code}");
    }
}

fn shelf(demo: &Demo) -> (std::sync::Arc<Figures>, std::sync::Arc<Maps>) {
    let house = &demo.house;
    (house.shelf::<Figures>().expect("figures"), house.shelf::<Maps>().expect("maps"))
}

const NEW: &str = "/restructuring/new?unit=an-giang";

pub fn words_of<'a>(id: &'a str, number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("version", "0"),
        ("title", "Nhập hai xã"),
        ("number", number),
        ("on_day", "01/09/2025"),
        ("signer", "Chủ tịch Hội"),
        ("body", ""),
    ]
}

/// Guests, clerks and other provinces write no decision for An Giang.
async fn who_may_not(demo: &Demo) {
    let id = fresh_key();
    let form = words_of(&id, "12/QĐ-HCTĐ");
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.post(NEW, &form).await.status, StatusCode::UNAUTHORIZED);
    for login in ["chi", "dung"] {
        let mut other = Visitor::of(demo, login).await;
        assert_eq!(other.post(NEW, &form).await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

/// Names are enough; a name that two units bear is asked about, and a wrong table says its line.
async fn written(binh: &mut Visitor) -> String {
    let id = fresh_key();
    let path = done(&binh.post(NEW, &words_of(&id, "12/QĐ-HCTĐ")).await);
    assert_eq!(path, format!("/restructuring/{id}"));
    let add = format!("{path}/moves/new?sort=whole");
    let one = fresh_key();
    let unit = |unit: &'static str, version: &'static str| {
        vec![("unit", unit), ("target", "Xã Giang Thành"), ("version", version)]
    };
    let mut unknown = unit("Xã Không Có", "1");
    unknown.push(("id", &one));
    let told = binh.post(&add, &unknown).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.words().contains("Không thấy đơn vị này"), "{}", told.words());
    assert_eq!(told.field("unit"), "Xã Không Có", "what was typed is kept");
    let mut right = unit("xa vinh dieu", "1");
    right.push(("id", &one));
    done(&binh.post(&add, &right).await);
    // Somebody with an older page meets a conflict, and the same move sent twice is one.
    let two = fresh_key();
    let mut stale = unit("Xã Bình Giang", "1");
    stale.push(("id", &two));
    assert_eq!(binh.post(&add, &stale).await.status, StatusCode::CONFLICT);
    let table = [("version", "2"), ("table", "sort;unit;target\nnuốt;a;b\n")];
    let told = binh.post(&format!("{path}/moves/table"), &table).await;
    assert!(told.words().contains("Dòng 2"), "{}", told.words());
    let page = binh.page(&path).await.words();
    assert!(page.contains("Xã Vĩnh Điều") && page.contains("Xã Giang Thành"), "{page}");
    path
}

async fn tried_dry(binh: &mut Visitor, path: &str) {
    let dry = binh.page(&format!("{path}/dry")).await.words();
    for said in ["Chưa có gì thay đổi", "Thôi hoạt động 1", "Hội viên"] {
        assert!(dry.contains(said), "{said}: {dry}");
    }
}

async fn taken_and_undone(demo: &Demo, binh: &mut Visitor, path: &str) {
    let september = Month::of(today());
    let before = level(demo, NEW_PROVINCE, "members_total", september).await;
    let take = format!("{path}/take");
    let told = binh.post(&take, &[("version", "2"), ("number", "13")]).await;
    assert!(told.words().contains("Ghi đúng số của quyết định"), "{}", told.words());
    done(&binh.post(&take, &[("version", "2"), ("number", "12/QĐ-HCTĐ")]).await);
    assert_eq!(run_due(demo).await, 1);
    assert_eq!(level(demo, NEW_PROVINCE, "members_total", september).await, before);
    let gone = "an-giang/xa-vinh-dieu";
    let stands = |day: Day| {
        demo.house.db.read(move |tx: &mut Tx<'_>| Ok(place::find(tx, gone, day).is_ok()))
    };
    assert!(
        !stands(today()).await.expect("read")
            && stands(Day::of(2025, 8, 31).expect("a day")).await.expect("read")
    );
    let undo = format!("{path}/undo");
    let version = binh.page(&undo).await.field("version");
    let told = binh.post(&undo, &[("version", &version), ("why", "")]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    done(&binh.post(&undo, &[("version", &version), ("why", "Ký lại")]).await);
    assert!(stands(today()).await.expect("read"), "it stands again");
    assert_eq!(level(demo, NEW_PROVINCE, "members_total", september).await, before);
    let page = binh.page(path).await.words();
    assert!(page.contains("Ký lại"), "{page}");
}
