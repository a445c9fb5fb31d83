//! Lists of agencies: pasted by an officer and handed in behind a link. Not one number of them is
//! kept, shown or told, and an agency learns of nobody whether the society knows them.

use super::scene::{AGENCY, NUMBER, Scene};
use super::{done, radar, refused};
use crate::house::{self, COMMUNE, Demo};
use crate::visitor::{Told, Visitor};
use axum::http::StatusCode;

/// An agency that hands its lists to another province.
const FAR_AGENCY: &str = "Sở Y tế Mẫu";
/// A number of nobody who is known.
const OTHER: &str = "079185099999";

#[tokio::test]
async fn a_list_without_names_meets_what_sponsors_give() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        super::who_may_not(&demo, &scene).await;
        scene.help(&demo, &mut chi, (2, 1, 2), "2024-10").await;
        a_name_is_refused(&mut chi, &scene).await;
        a_list_is_taken_once(&mut chi, &scene).await;
        what_it_tells_meets_a_sponsor(&mut chi, &scene).await;
        an_agency_learns_of_nobody(&demo, &mut chi, &scene).await;
        no_number_is_anywhere(&demo, &scene).await;
        a_list_is_withdrawn_with_a_word(&mut chi, &scene).await;
        of_a_list_beyond_reach_its_province_alone_is_told(&demo, &mut chi, &scene).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

fn new() -> String {
    format!("/radar/lists/new?unit={COMMUNE}")
}

async fn paste(chi: &mut Visitor, scene: &Scene, lines: &str) -> Told {
    let agency = scene.agency.to_string();
    let form = [("organisation", agency.as_str()), ("month", "2024-10"), ("lines", lines)];
    chi.post(&new(), &form).await
}

/// A line with a name is told by its place and the others are taken; nothing that was pasted comes
/// back, and a list without an agency is not one.
async fn a_name_is_refused(chi: &mut Visitor, scene: &Scene) {
    let form = [("month", "2024-10"), ("lines", NUMBER)];
    refused(&chi.post(&new(), &form).await, "Chọn");
    let agency = scene.agency.to_string();
    let ahead = format!("{NUMBER};;gạo;300000");
    let form = [("organisation", agency.as_str()), ("month", "2024-12"), ("lines", &ahead)];
    refused(&chi.post(&new(), &form).await, "Chọn một tháng");
    refused(&paste(chi, scene, " \n").await, "Nhập");
    let lines = format!("Trần Thị Ba Kín;10/2024;gạo;300000\n{OTHER};10/2024;gạo;100000");
    let told = paste(chi, scene, &lines).await;
    refused(&told, "Dòng 1: cột đầu có chữ");
    assert!(told.words().contains("Đã nhận 1 dòng mới"), "{}", told.words());
    assert!(!told.text().contains("Ba Kín") && !told.text().contains(OTHER), "it comes back");
    let bad = paste(chi, scene, &format!("{NUMBER};10/2024;gạo;nhiều")).await;
    refused(&bad, "Dòng 1: ghi giá trị");
    assert!(!bad.text().contains(NUMBER), "a number comes back on a page");
    let long = "x;;gạo;1\n".repeat(5_002);
    refused(&paste(chi, scene, &long).await, "nhiều nhất 5.000 dòng");
}

/// What is pasted twice is counted once, in another order and with a line more too.
async fn a_list_is_taken_once(chi: &mut Visitor, scene: &Scene) {
    let lines = format!("{NUMBER};10/2024;gạo;300000");
    done(&paste(chi, scene, &lines).await);
    let home = chi.page(&format!("/radar/lists?unit={COMMUNE}")).await;
    assert!(home.words().contains(AGENCY) && home.words().contains("400.000"), "{}", home.words());
    let again = format!("{NUMBER}; 2024-10 ; Gạo ; 300.000\n{OTHER};;gao;100.000");
    done(&paste(chi, scene, &again).await);
    let list = chi.page(&format!("/radar/lists?unit={COMMUNE}")).await;
    assert!(list.words().contains("400.000"), "counted twice: {}", list.words());
    let one = chi.page(&list.record("/radar/lists/")).await.words();
    assert!(one.contains("gạo, thực phẩm 2 400.000"), "{one}");
}

async fn what_it_tells_meets_a_sponsor(chi: &mut Visitor, scene: &Scene) {
    let code = scene.codes[2].as_str();
    let page = chi.page(&radar()).await.words();
    assert!(page.contains(code) && page.contains(AGENCY), "{page}");
    let person = chi.page(&scene.person(2)).await;
    for said in [AGENCY, "trùng số định danh", "Nhà hảo tâm Mẫu 2", "300.000"] {
        assert!(person.words().contains(said), "{said}: {}", person.words());
    }
    assert!(!person.text().contains(NUMBER), "the number is shown");
}

/// Behind its link an agency hands in who is known and who is not, and is answered alike.
async fn an_agency_learns_of_nobody(demo: &Demo, chi: &mut Visitor, scene: &Scene) {
    let make = format!("/radar/links?unit={COMMUNE}");
    let agency = scene.agency.to_string();
    let link = |told: &Told| {
        let text = told.text();
        let from = text.find("/danh-sach-khoa/").expect("a link");
        text[from..from + "/danh-sach-khoa/".len() + 64].to_owned()
    };
    refused(&chi.post(&make, &[]).await, "Chọn");
    let first = link(&chi.post(&make, &[("organisation", &agency)]).await);
    let own = link(&chi.post(&make, &[("organisation", &agency)]).await);
    let mut guest = Visitor::guest(demo);
    assert_eq!(guest.get(&first).await.status, StatusCode::NOT_FOUND, "the old link opens");
    let page = guest.page(&own).await;
    assert!(page.words().contains(AGENCY), "{}", page.words());
    let mut answers = Vec::new();
    // The telephone of two who are known, and that of nobody.
    for phone in ["0912 345 678", "0912 345 679"] {
        let lines = format!("{phone};;tiền;250000");
        let to = done(&guest.post(&own, &[("month", "2024-10"), ("lines", &lines)]).await);
        let told = guest.page(&to).await;
        let shown = ["345 67", "34567"].iter().any(|part| told.text().contains(part));
        assert!(!shown, "a telephone is shown");
        assert!(!scene.codes.iter().any(|code| told.text().contains(code)), "a dossier is told");
        answers.push(told.words().contains("Đã nhận 1 dòng mới, 0 dòng đã có từ trước"));
    }
    assert_eq!(answers, [true, true], "who is known is answered otherwise");
    let bad = guest.post(&own, &[("month", "2024-10"), ("lines", "bà Ba;;gạo;1")]).await;
    refused(&bad, "cột đầu có chữ");
    let person = chi.page(&scene.person(0)).await.words();
    assert!(person.contains("trùng số điện thoại") && person.contains("250.000"), "{person}");
    let lists = chi.page(&format!("/radar/lists?unit={COMMUNE}")).await;
    let close = format!("/radar/links/close?unit={COMMUNE}");
    let id = lists.field("link");
    done(&chi.post(&close, &[("link", &id)]).await);
    assert_eq!(guest.get(&own).await.status, StatusCode::NOT_FOUND, "a closed link opens");
}

/// What was pasted stands in no table, in whatever form it was typed; the agency's name does, so
/// the search can find.
async fn no_number_is_anywhere(demo: &Demo, scene: &Scene) {
    let stolen = demo.dump().await;
    let stolen = String::from_utf8_lossy(&stolen);
    let holds = |text: &str| {
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        stolen.contains(text) || stolen.contains(&hex)
    };
    assert!(holds(AGENCY) && holds(&scene.codes[2]), "the search finds nothing");
    for marker in [NUMBER, OTHER, "185067893", "185099999", "912345679", "0912 345 679"] {
        assert!(!holds(marker), "{marker} lies open on {}", demo.engine);
    }
}

/// A list is withdrawn with a word: it meets nothing any more, stays with the word, and the same
/// can be handed in anew.
async fn a_list_is_withdrawn_with_a_word(chi: &mut Visitor, scene: &Scene) {
    let lists = format!("/radar/lists?unit={COMMUNE}");
    let home = chi.page(&lists).await.record("/radar/lists/");
    let version = chi.page(&home).await.field("version");
    let path = format!("{home}/withdraw");
    refused(&chi.post(&path, &[("version", version.as_str())]).await, "Nhập");
    let why = [("version", version.as_str()), ("why", "Gửi nhầm tháng")];
    done(&chi.post(&path, &why).await);
    refused(&chi.post(&path, &why).await, "đã rút rồi");
    assert!(chi.page(&home).await.words().contains("Gửi nhầm tháng"));
    let code = scene.codes[2].as_str();
    let page = chi.page(&radar()).await.words();
    assert!(!page.contains(code), "what was withdrawn meets still: {page}");
    done(&paste(chi, scene, &format!("{NUMBER};;gạo;300000")).await);
    assert!(chi.page(&radar()).await.words().contains(code));
}

/// An agency that is told here and helped in another province too is not given away by two lines
/// that do not meet. Another one of there is one line, however many it handed in; and what it gave
/// that met nothing is told by the province, not by what it was for.
async fn of_a_list_beyond_reach_its_province_alone_is_told(
    demo: &Demo,
    chi: &mut Visitor,
    scene: &Scene,
) {
    let path = scene.person(2);
    scene.list_far(demo, scene.agency, &[("food", 310_000)]).await;
    let person = chi.page(&path).await.words();
    assert!(person.contains(AGENCY) && !person.contains("Cà Mau"), "given away: {person}");
    let other = scene.other_agency(demo, FAR_AGENCY).await;
    scene.list_far(demo, other, &[("food", 320_000), ("cash", 330_000)]).await;
    let person = chi.page(&path).await.words();
    assert_eq!(person.matches("một bên ở Tỉnh Cà Mau").count(), 1, "{person}");
    assert!(!person.contains("giúp việc khác"), "{person}");
    scene.list_far(demo, other, &[("livelihood", 340_000)]).await;
    let person = chi.page(&path).await.words();
    assert!(person.contains("Cũng có bên giúp việc khác ở Tỉnh Cà Mau"), "{person}");
    assert_eq!(person.matches("một bên ở Tỉnh Cà Mau").count(), 1, "{person}");
    for untold in [FAR_AGENCY, "sinh kế", "310.000", "320.000", "330.000", "340.000"] {
        assert!(!person.contains(untold), "{untold} is told to another province: {person}");
    }
}
