//! What lies ahead in the list of work, in its calendar and in the feed of a telephone: classes,
//! hand-overs, kitchens, follow-up, calves and agreements by their days, told from what was done,
//! gone when it has happened. The feed names nobody. It opens with who may not.

use crate::house::{self, COMMUNE, Demo, PROVINCE};
use crate::visitor::{Visitor, done, fresh_key};
use axum::http::StatusCode;

/// Names of files: they stand on pages of the house and in no feed.
const CLASS: &str = "Sơ cấp cứu xóm Ba";
const BRIDGE: &str = "Cầu Kênh Năm";
const CHILD: &str = "Danh Thị Nhỏ Mười";

#[tokio::test]
async fn a_calendar_says_what_lies_ahead() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        who_may_not(&demo, &mut chi).await;
        let (class, bridge) = planned(&mut chi).await;
        stands_beside_the_list(&mut chi, &class, &bridge).await;
        stands_on_its_day(&mut chi, &class, &bridge).await;
        is_filtered(&mut chi, &class, &bridge).await;
        leaves_the_house_without_names(&demo, &mut chi).await;
        a_province_sees_all_of_it(&mut binh).await;
        goes_when_it_has_happened(&mut chi, &class, &bridge).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

fn list(month: &str, more: &str) -> String {
    format!("/activities?unit={COMMUNE}&month={month}{more}")
}

/// Dũng and Khách read no calendar; where nothing is planned nothing is claimed.
async fn who_may_not(demo: &Demo, chi: &mut Visitor) {
    let mut dung = Visitor::of(demo, "dung").await;
    for more in ["&state=planned", "&view=calendar"] {
        let told = dung.get(&list("2024-11", more)).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
        let told = Visitor::guest(demo).get(&list("2024-11", more)).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER);
    }
    let words = chi.page(&list("2024-11", "")).await.words();
    assert!(!words.contains("Sắp tới và đến hạn"), "{words}");
    let words = chi.page(&list("2024-11", "&state=planned")).await.words();
    assert!(words.contains("không có việc nào dự kiến"), "{words}");
}

/// A class with a session, a bridge that is late for its hand-over, a kitchen's Mondays and a child
/// that is weighed every month: the addresses of the first two.
async fn planned(chi: &mut Visitor) -> (String, String) {
    let (class, session) = (fresh_key(), fresh_key());
    let form = [
        ("id", class.as_str()),
        ("kind", "training-volunteers"),
        ("title", CLASS),
        ("level", "community"),
        ("begins_on", "10/11/2024"),
    ];
    done(&chi.post(&format!("/classes/new?unit={COMMUNE}"), &form).await);
    let class = format!("/classes/{class}");
    let form = [
        ("id", session.as_str()),
        ("on", "12/11/2024"),
        ("topic", "Băng bó"),
        ("trainer", "Bác sĩ Sơn"),
        ("periods", "4"),
    ];
    done(&chi.post(&format!("{class}/record?step=session"), &form).await);
    let bridge = fresh_key();
    let form = [
        ("id", bridge.as_str()),
        ("kind", "bridge"),
        ("title", BRIDGE),
        ("applied_on", "05/01/2024"),
        ("due_on", "25/11/2024"),
    ];
    done(&chi.post(&format!("/constructions/new?unit={COMMUNE}"), &form).await);
    let bridge = format!("/constructions/{bridge}");
    let dues = [("due_on", "25/11/2024"), ("due_surveyed", "25/10/2024")];
    done(&chi.post(&format!("{bridge}/record?step=plan"), &dues).await);
    let plan = fresh_key();
    let form = [("id", plan.as_str()), ("base", "0"), ("from_on", "04/11/2024"), ("weekday", "1")];
    let form = [&form[..], &[("meals", "50")]].concat();
    done(&chi.post(&format!("/kitchens/plan?unit={COMMUNE}"), &form).await);
    let child = fresh_key();
    let form = [
        ("id", child.as_str()),
        ("name", CHILD),
        ("birth_year", "2020"),
        ("opened_on", "01/10/2024"),
    ];
    done(&chi.post(&format!("/care/new?unit={COMMUNE}&programme=nutrition"), &form).await);
    (class, bridge)
}

async fn stands_beside_the_list(chi: &mut Visitor, class: &str, bridge: &str) {
    let page = chi.page(&list("2024-11", "")).await;
    let words = page.words();
    for said in [
        "Sắp tới và đến hạn",
        "1 bếp nấu 50 suất theo kế hoạch 04/11/2024 Xã Phú Lợi dự kiến",
        "Khai giảng lớp",
        "Buổi học",
        "25/11/2024 Xã Phú Lợi dự kiến",
        "Theo dõi tháng 11/2024: Dinh dưỡng cho trẻ em nghèo, khuyết tật: 1 người 30/11/2024",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    for to in [class, bridge] {
        assert!(page.text().contains(&format!("href=\"{to}\"")), "no way to {to}");
    }
    assert!(!words.contains("quá hạn"), "nothing of November is late: {words}");
    assert!(!words.contains("Nhỏ Mười"), "a name lies open: {words}");
    // What was due before today and has not happened is late, on its day.
    let words = chi.page(&list("2024-10", "")).await.words();
    assert!(words.contains("25/10/2024 Xã Phú Lợi quá hạn"), "{words}");
    let csv = chi.page(&list("2024-11", "&file=csv")).await.text();
    let line = csv.lines().find(|line| line.contains(BRIDGE)).expect("a line of the bridge");
    assert!(line.contains(",,,dự kiến"), "it counts nothing: {line}");
}

/// On the calendar a mark and a word tell it from what was done.
async fn stands_on_its_day(chi: &mut Visitor, class: &str, bridge: &str) {
    let page = chi.page(&list("2024-11", "&view=calendar")).await;
    // The class begins on one day and has a session on another.
    assert_eq!(page.text().matches(&format!("href=\"{class}\"")).count(), 2, "{}", page.text());
    assert_eq!(page.text().matches(&format!("href=\"{bridge}\"")).count(), 1);
    let mondays = page.words().matches("1 bếp nấu 50 suất theo kế hoạch dự kiến").count();
    assert_eq!(mondays, 4, "{}", page.words());
    let day = chi.page(&list("2024-11", "&day=2024-11-12")).await;
    assert!(day.text().contains(&format!("href=\"{class}\"")), "{}", day.words());
    assert!(!day.text().contains(&format!("href=\"{bridge}\"")), "another day's");
}

async fn is_filtered(chi: &mut Visitor, class: &str, bridge: &str) {
    let of = async |chi: &mut Visitor, more: &str| {
        let text = chi.page(&list("2024-11", more)).await.text();
        [class, bridge, "bếp nấu"].map(|sought| text.contains(sought))
    };
    assert_eq!(of(chi, "&state=planned").await, [true, true, true]);
    assert_eq!(of(chi, "&state=planned&quick=1").await, [true; 3], "all of it has a file");
    let later = "&state=planned&after=2024-11-01.0192d5f0-0000-7000-8000-000000000000";
    assert_eq!(of(chi, later).await, [true; 3], "it stands on one page");
    assert_eq!(of(chi, later.trim_start_matches("&state=planned")).await, [false; 3]);
    assert_eq!(of(chi, "&kind=bridge").await, [false, true, false], "another kind");
    assert_eq!(of(chi, "&kind=kitchen&view=calendar").await, [false, false, true]);
    assert_eq!(of(chi, "&q=kenh+nam").await, [false, true, false], "another name");
    assert_eq!(of(chi, "&state=counted").await, [false; 3], "not recorded");
    assert_eq!(of(chi, "&view=map").await, [false; 3], "in no sum");
    assert_eq!(of(chi, "&place=kien-giang").await, [true, true, true]);
}

/// The feed holds all of it under names that stay, and no title.
async fn leaves_the_house_without_names(demo: &Demo, chi: &mut Visitor) {
    let own = format!("/activities/calendar?unit={COMMUNE}");
    let page = chi.post(&own, &[]).await.text();
    let secret =
        page.split("/calendar/").find(|part| part.len() > 64 && part.as_bytes()[64] == b'<');
    let feed = format!("/calendar/{}", &secret.expect("a secret")[..64]);
    let text = Visitor::guest(demo).get(&feed).await.text().replace("\r\n ", "");
    for said in [
        "SUMMARY:Dự kiến: Khai giảng lớp:",
        "SUMMARY:Dự kiến: Buổi học:",
        "SUMMARY:Dự kiến: 1 bếp nấu 50 suất theo kế hoạch",
        "SUMMARY:Dự kiến: Theo dõi tháng 12/2024:",
        "SUMMARY:Quá hạn: ",
        "STATUS:TENTATIVE",
        "DTSTART;VALUE=DATE:20241125\r\nDTEND;VALUE=DATE:20241126",
        "Việc dự kiến\\, đến hạn: đến ngày 01/02/2025.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    for name in [CLASS, BRIDGE, CHILD, "Băng bó", "1 người"] {
        assert!(!text.contains(name), "{name} leaves the house: {text}");
    }
    let keys = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let mut all = keys(&text);
    let again = Visitor::guest(demo).get(&feed).await.text().replace("\r\n ", "");
    assert_eq!(all, keys(&again), "a thing is called otherwise when it is read again");
    let many = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), many, "two things of one name");
    done(&chi.post(&format!("/activities/calendar/close?unit={COMMUNE}"), &[]).await);
}

/// Of all units below, with the herds and agreements of the demo.
async fn a_province_sees_all_of_it(binh: &mut Visitor) {
    let to = |year: i16| format!("/activities?unit={PROVINCE}&year={year}&state=planned");
    let mut told = String::new();
    for year in 2021..=2025 {
        told.push_str(&binh.page(&to(year)).await.words());
    }
    for said in [
        "Chuyển bê cho hộ sau",
        BRIDGE,
        "Thỏa thuận, chương trình phối hợp hết hạn 31/12/2024 Tỉnh Kiên Giang dự kiến",
        "giai đoạn “đã bàn giao” 15/10/2024 Huyện Giang Thành quá hạn",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

/// What was done, given up or followed up lies ahead no more.
async fn goes_when_it_has_happened(chi: &mut Visitor, class: &str, bridge: &str) {
    for to in [class, bridge] {
        let stop = [("why", "Không làm nữa")];
        done(&chi.post(&format!("{to}/record?step=stop"), &stop).await);
    }
    let files = chi.page(&format!("/care?unit={COMMUNE}&programme=nutrition")).await;
    let (child, id) = (files.record("/care/files/"), fresh_key());
    let form = [("id", id.as_str()), ("on", "01/11/2024"), ("weight", "10,9"), ("height", "80,5")];
    done(&chi.post(&format!("{child}/record?step=follow"), &form).await);
    let page = chi.page(&list("2024-11", "")).await;
    for gone in [class, bridge, "Theo dõi tháng 11/2024"] {
        assert!(!page.text().contains(gone), "{gone}: {}", page.words());
    }
    assert!(page.words().contains("1 bếp nấu 50 suất"), "{}", page.words());
    let plan = chi.page(&format!("/kitchens/plan?unit={COMMUNE}")).await.text();
    assert!(plan.contains("&plan=") || plan.contains("&amp;plan="), "its plan stands: {plan}");
}
