//! The radar through its doors: two sponsors of one person are seen, those who share a slot are not
//! an alarm, an agency's list without names meets a sponsor's help and no number of it is kept or
//! shown, what is answered goes down until another giver comes, communes that nobody helps are
//! listed, and of another province nothing but its name is told. It opens with who may not.

use crate::house::{self, COMMUNE, Demo, PROVINCE};
use crate::visitor::{Visitor, done, fresh_key, refused};
use axum::http::StatusCode;

mod lists;
mod scene;

use scene::{NUMBER, Scene};

/// The radar of Chi's commune in the last full month.
fn radar() -> String {
    format!("/radar?unit={COMMUNE}")
}

#[tokio::test]
async fn help_that_meets_is_seen_and_answered() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        who_may_not(&demo, &scene).await;
        two_sponsors_of_one_person_are_seen(&demo, &mut chi, &scene).await;
        who_share_a_slot_are_no_alarm(&demo, &mut chi, &scene).await;
        what_is_answered_goes_down(&demo, &mut chi, &scene).await;
        another_giver_asks_again(&demo, &mut chi, &scene).await;
        of_another_province_its_name_alone_is_told(&demo, &scene).await;
        whoever_reads_alone_answers_nothing(&demo, &scene).await;
        two_dossiers_find_one_gift_once(&demo, &mut chi, &scene).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

#[tokio::test]
async fn communes_that_nobody_helps_are_shown() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo).await;
        let mut dung = Visitor::of(&demo, "dung").await;
        let above = format!("/radar?unit={PROVINCE}&month=2024-11");
        assert_eq!(dung.get(&above).await.status, StatusCode::NOT_FOUND);
        let mut binh = Visitor::of(&demo, "binh").await;
        let found = format!("{above}&q=phu+loi");
        let words = binh.page(&found).await.words();
        assert!(communes(&words).contains("Xã Phú Lợi"), "found without tones: {words}");
        assert!(words.contains("Xem chỉ tiêu"), "{words}");
        let other = binh.page(&format!("{above}&q=khong+co+xa+nay")).await.words();
        assert!(other.contains("Không có xã nào tên như vậy"), "{other}");
        let mut chi = Visitor::of(&demo, "chi").await;
        scene.help(&demo, &mut chi, (0, 1, 0), "2024-11").await;
        let words = binh.page(&found).await.words();
        assert!(!communes(&words).contains("Xã Phú Lợi"), "it was helped: {words}");
    }
}

/// What stands below the title of the communes.
fn communes(words: &str) -> &str {
    let all = words.split("Xã có địa chỉ mà chưa ai giúp").last();
    all.expect("the communes")
}

/// Dũng of another province finds nothing, Khách is asked to log in, and a link that is guessed was
/// never there.
async fn who_may_not(demo: &Demo, scene: &Scene) {
    let person = scene.person(0);
    let lists = format!("/radar/lists?unit={COMMUNE}");
    let new = format!("/radar/lists/new?unit={COMMUNE}");
    let mut dung = Visitor::of(demo, "dung").await;
    let bare = format!("/radar/people/{}", scene.addresses[0]);
    for path in [&radar(), &person, &bare, &lists, &new] {
        assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let agency = scene.agency.to_string();
    let line = format!("{NUMBER};;gạo;300000");
    let form = [("organisation", agency.as_str()), ("month", "2024-10"), ("lines", &line)];
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    let answer = [("version", "0"), ("family", "living"), ("verdict", "both"), ("words", "Cần")];
    assert_eq!(dung.post(&person, &answer).await.status, StatusCode::NOT_FOUND);
    let mut guest = Visitor::guest(demo);
    assert_eq!(guest.post(&new, &form).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(guest.post(&person, &answer).await.status, StatusCode::UNAUTHORIZED);
    assert!(guest.get(&radar()).await.to.starts_with("/login"), "a guest sees the radar");
    let link = format!("/danh-sach-khoa/{}", "0".repeat(64));
    assert_eq!(guest.get(&link).await.status, StatusCode::NOT_FOUND);
    let form = [("month", "2024-10"), ("lines", line.as_str())];
    assert_eq!(guest.post(&link, &form).await.status, StatusCode::NOT_FOUND);
}

/// One sponsor, twice too, is no overlap; a second one is. The dossier's code stands there and
/// leads down, its name nowhere.
async fn two_sponsors_of_one_person_are_seen(demo: &Demo, chi: &mut Visitor, scene: &Scene) {
    let code = &scene.codes[0];
    scene.help(demo, chi, (0, 1, 0), "2024-10").await;
    scene.help(demo, chi, (0, 1, 0), "2024-10").await;
    let page = chi.page(&radar()).await.words();
    assert!(!page.contains(code.as_str()), "one giver twice is an overlap: {page}");
    scene.help(demo, chi, (0, 1, 1), "2024-10").await;
    let page = chi.page(&radar()).await;
    for said in [code.as_str(), "Nhà hảo tâm Mẫu 0; Nhà hảo tâm Mẫu 1", "cần xem", "900.000"]
    {
        assert!(page.words().contains(said), "{said}: {}", page.words());
    }
    let open = chi.page(&format!("{}&state=open", radar())).await.words();
    assert!(open.contains(code.as_str()), "{open}");
    assert!(!page.text().contains(scene::NAMES[0]), "whoever is helped is named");
    let person = chi.page(&scene.person(0)).await;
    assert!(person.text().contains(&format!("/addresses/{}", scene.addresses[0])));
    assert!(!person.text().contains(scene::NAMES[0]), "whoever is helped is named");
    let other = chi.page(&format!("{}&month=2024-09", radar())).await.words();
    assert!(!other.contains(code.as_str()), "another month: {other}");
}

/// Two who share the parts of one slot planned to.
async fn who_share_a_slot_are_no_alarm(demo: &Demo, chi: &mut Visitor, scene: &Scene) {
    scene.share(demo, chi, 1, "2024-10").await;
    let code = &scene.codes[1];
    let shared = chi.page(&format!("{}&state=shared", radar())).await.words();
    assert!(shared.contains(code.as_str()) && shared.contains("chia phần"), "{shared}");
    let open = chi.page(&format!("{}&state=open", radar())).await.words();
    assert!(!open.contains(code.as_str()), "what was planned is an alarm: {open}");
}

fn answer<'a>(version: &'a str, words: &'a str) -> [(&'a str, &'a str); 4] {
    [("version", version), ("family", "living"), ("verdict", "both"), ("words", words)]
}

/// Somebody says that both are needed, in words; it goes down, and whoever was slower is told.
async fn what_is_answered_goes_down(demo: &Demo, chi: &mut Visitor, scene: &Scene) {
    let (path, code) = (scene.person(0), scene.codes[0].as_str());
    refused(&chi.post(&path, &answer("0", "")).await, "Nhập");
    let bare = [("version", "0"), ("family", "living"), ("words", "Nhà đông người")];
    refused(&chi.post(&path, &bare).await, "Chọn");
    let gone = [("version", "0"), ("family", "school"), ("verdict", "both"), ("words", "Cần")];
    refused(&chi.post(&path, &gone).await, "không còn hai bên");
    done(&chi.post(&path, &answer("0", "Nhà đông người")).await);
    refused(&chi.post(&path, &answer("0", "Cũng nghĩ vậy")).await, "vừa trả lời");
    let open = chi.page(&format!("{}&state=open", radar())).await.words();
    assert!(!open.contains(code), "what was answered waits still: {open}");
    let answered = chi.page(&format!("{}&state=answered", radar())).await.words();
    assert!(answered.contains(code) && answered.contains("đúng là cần cả hai"), "{answered}");
    let person = chi.page(&path).await.words();
    assert!(person.contains("Nhà đông người") && person.contains("01/11/2024"), "{person}");
    let mut binh = Visitor::of(demo, "binh").await;
    let above = binh.page(&format!("/radar?unit={PROVINCE}&state=answered")).await.words();
    assert!(above.contains(code), "the province reads the same answer: {above}");
}

/// The society's own work for the same name and year of birth is a third giver: it is asked again,
/// and a second word takes the place of the first.
async fn another_giver_asks_again(demo: &Demo, chi: &mut Visitor, scene: &Scene) {
    scene.beside(demo, "Công ty Mẫu").await;
    scene.work(demo, "LAM THI MOT KIN", "Công ty Mẫu 0").await;
    let open = chi.page(&format!("{}&state=open", radar())).await.words();
    let code = scene.codes[0].as_str();
    assert!(open.contains(code) && open.contains("xem lại"), "{open}");
    let person = chi.page(&scene.person(0)).await.words();
    for said in ["Công ty Mẫu 0", "trùng họ tên và năm sinh", "31/10/2024"] {
        assert!(person.contains(said), "{said}: {person}");
    }
    done(&chi.post(&scene.person(0), &answer("1", "Thêm cho Tết")).await);
    let open = chi.page(&format!("{}&state=open", radar())).await.words();
    assert!(!open.contains(code), "{open}");
    // The province has a sponsor of that name among those it sees; the commune has words alone.
    let mut binh = Visitor::of(demo, "binh").await;
    let above = binh.page(&format!("/radar?unit={PROVINCE}&state=answered")).await.words();
    assert!(above.contains(code), "the province asks what the commune answered: {above}");
}

/// Somebody with two dossiers here had a gift of the society once, not once for each.
async fn two_dossiers_find_one_gift_once(demo: &Demo, chi: &mut Visitor, scene: &Scene) {
    scene.again(demo).await;
    scene.work(demo, "TRAN THI BA KIN", "Cửa hàng Hai Mẫu").await;
    let person = chi.page(&scene.person(2)).await.words();
    assert!(person.contains("Các hồ sơ này cùng một số định danh"), "{person}");
    assert_eq!(person.matches("Cửa hàng Hai Mẫu").count(), 1, "one gift is told twice: {person}");
}

/// Somebody of one number has a dossier in two provinces and is helped in both: each reads of the
/// other its province and nothing else.
async fn of_another_province_its_name_alone_is_told(demo: &Demo, scene: &Scene) {
    let mut chi = Visitor::of(demo, "chi").await;
    scene.help(demo, &mut chi, (2, 1, 2), "2024-10").await;
    let far = scene.far(demo).await;
    let mut binh = Visitor::of(demo, "binh").await;
    let page = binh.page(&format!("/radar?unit={PROVINCE}&state=open")).await.words();
    assert!(page.contains(scene.codes[2].as_str()) && page.contains("Cà Mau"), "{page}");
    let person = binh.page(&scene.person(2)).await;
    assert!(person.words().contains("một bên ở Tỉnh Cà Mau"), "{}", person.words());
    let beyond = format!("/addresses/{}", far.address);
    for untold in [scene::FAR_SPONSOR, far.code.as_str(), beyond.as_str(), "444.000"] {
        assert!(!person.text().contains(untold), "{untold} is told to another province");
    }
    let mut dung = Visitor::of(demo, "dung").await;
    let page = dung.page("/radar?unit=ca-mau&state=open").await.words();
    assert!(page.contains(far.code.as_str()) && page.contains("Kiên Giang"), "{page}");
    assert!(!page.contains("Nhà hảo tâm Mẫu"), "{page}");
}

/// The centre reads all of it; who only reads answers nothing.
async fn whoever_reads_alone_answers_nothing(demo: &Demo, scene: &Scene) {
    let mut an = Visitor::of(demo, "an").await;
    let page = an.page("/radar").await.words();
    assert!(page.contains(scene.codes[2].as_str()), "{page}");
    let told = an.get(&format!("/radar/people/{}", fresh_key())).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "an id that was guessed");
}
