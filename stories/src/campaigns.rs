//! The report of a campaign is owed: its day is set with a basis, a unit that has not sent it is
//! late on the board of the month in which the campaign ended, reminded of it by name, and fills it
//! with what its records say already. On every engine; it opens with who may not.

use crate::house::{self, CENTRE, COMMUNE, DISTRICT, Demo, PROVINCE};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::{Day, Month, Result, Role, UnitId, place};
use org::store::{Above, NewUnit};
use uuid::Uuid;

const DUTIES: &str = "/duties?unit=kien-giang";
const MAY: &str = "/reports/board?unit=kien-giang/huyen-giang-thanh&month=2024-05";
const SLOT: &str = "campaign:CMP-03:2024";
const NEW: &str = "Xã Mới Lập";

fn report() -> String {
    format!("?unit={COMMUNE}&form=campaign&period=2024&subject=CMP-03")
}

fn says(told: &Told, all: &[&str]) {
    let words = told.words();
    for said in all {
        assert!(words.contains(said), "it does not say {said:?}: {words}");
    }
}

#[tokio::test]
async fn a_campaign_is_owed_by_its_day_and_filled_from_its_records() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        who_may_not(&demo).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let owed = format!("/reports/owed?unit={COMMUNE}");
        let before = chi.page(&owed).await.words();
        assert!(!before.contains("Báo cáo cuộc vận động: Tháng Nhân đạo"), "{before}");
        is_set(&mut binh).await;
        // Five working days after Friday 31 May 2024.
        says(&chi.page(&owed).await, &["Báo cáo cuộc vận động: Tháng Nhân đạo", "07/06/2024"]);
        is_late_and_reminded(&demo, &mut binh, &mut chi).await;
        who_came_later_does_not_owe_it(&demo, &mut binh).await;
        is_filled_from_the_records(&mut binh, &mut chi).await;
        is_sent_and_approved(&mut binh, &mut chi).await;
        is_not_opened_with_december(&demo, &mut chi).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

fn duty<'a>(id: &'a str, campaign: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("form", "campaign"),
        ("campaign", campaign),
        ("owner", "level"),
        ("level", "commune"),
        ("due", "working"),
        ("due_days", "5"),
        ("years", "0"),
        ("inclusive", "1"),
        ("basis", "KH 12/HCTĐ (minh họa)"),
        ("from", "01/01/2024"),
    ]
}

async fn who_may_not(demo: &Demo) {
    let key = fresh_key();
    let form = duty(&key, "CMP-03");
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.post(DUTIES, &form).await.status, StatusCode::UNAUTHORIZED);
    let page = format!("/reports{}", report());
    assert_eq!(khach.get(&page).await.status, StatusCode::SEE_OTHER);
    for login in ["dung", "chi"] {
        let told = Visitor::of(demo, login).await.post(DUTIES, &form).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.get(MAY).await.status, StatusCode::NOT_FOUND);
}

/// Which campaign is asked for, and a term counts from a last day that somebody knows.
async fn is_set(binh: &mut Visitor) {
    let key = fresh_key();
    refused(&binh.post(DUTIES, &duty(&key, "")).await, "Chọn");
    let undated = duty(&key, "CMP-02");
    refused(&binh.post(DUTIES, &undated).await, "chưa ghi ngày cuối của cuộc vận động này");
    done(&binh.post(DUTIES, &duty(&key, "CMP-03")).await);
    let page = binh.page(DUTIES).await;
    says(&page, &["Báo cáo cuộc vận động: Tháng Nhân đạo", "KH 12/HCTĐ (minh họa)"]);
    // Tết has no last day in the documents: it is owed by a day of the year.
    let key = fresh_key();
    let mut on = duty(&key, "CMP-02");
    on.retain(|(name, _)| !["due", "due_days"].contains(name));
    on.extend([("due", "on"), ("due_date", "28/02")]);
    done(&binh.post(DUTIES, &on).await);
}

async fn id_of(demo: &Demo, code: &'static str) -> String {
    let read = move |tx: &mut Tx<'_>| Ok(place::find(tx, code, house::today())?.id.to_string());
    demo.house.db.read(read).await.expect("a unit")
}

async fn is_late_and_reminded(demo: &Demo, binh: &mut Visitor, chi: &mut Visitor) {
    says(&binh.page(MAY).await, &["Tháng Nhân đạo 2024", "hạn 07/06/2024", "quá hạn"]);
    let june = binh.page(&MAY.replace("-05", "-06")).await.words();
    assert!(!june.contains("Tháng Nhân đạo"), "it is May's: {june}");
    // The day of Tết's report is of February, and so is its column.
    let february = binh.page(&MAY.replace("-05", "-02")).await;
    says(&february, &["Tết Nhân ái 2024", "hạn 28/02/2024"]);
    let late = format!("{MAY}&form={SLOT}&state=late");
    says(&binh.page(&late).await, &["Xã Phú Lợi"]);
    let remind = MAY.replacen("/board?", "/board/remind?", 1);
    let owner = id_of(demo, COMMUNE).await;
    let form = [("owner", owner.as_str()), ("form", SLOT)];
    let to = done(&binh.post(&remind, &form).await);
    says(&binh.page(&to).await, &["Đã nhắc 1 đơn vị", "đã nhắc 01/11/2024"]);
    let to = done(&binh.post(&remind, &form).await);
    says(&binh.page(&to).await, &["1 đơn vị đã được nhắc hôm nay"]);
    let told = chi.page("/notices").await;
    says(&told, &["Nhắc nộp", "Tháng Nhân đạo 2024"]);
    let href = format!("/reports{}", report()).replace('&', "&amp;");
    assert!(told.text().contains(&format!("href=\"{href}\"")), "{}", told.text());
}

/// A commune that was founded a day after Tết's report was due stands on February's board and owes
/// nothing: it is not counted, and no filter finds it.
async fn who_came_later_does_not_owe_it(demo: &Demo, binh: &mut Visitor) {
    let february = MAY.replace("-05", "-02");
    let late = format!("{february}&form=campaign:CMP-02:2024&state=late");
    let open = format!("{february}&form=campaign:CMP-02:2024&state=open");
    let due = |told: Told| told.words().matches("hạn 28/02/2024").count();
    let before = due(binh.page(&february).await);
    assert!(before > 0, "nobody owes it");
    demo.house.db.write(|tx: &mut Tx<'_>| founded(tx).map(drop)).await.expect("a commune");
    says(&binh.page(&february).await, &[NEW]);
    assert_eq!(due(binh.page(&february).await), before);
    for page in [late, open] {
        let words = binh.page(&page).await.words();
        assert!(words.contains("Xã Phú Lợi"), "{words}");
        assert!(!words.contains(NEW), "it owes nothing: {words}");
    }
}

fn founded(tx: &mut Tx<'_>) -> Result<UnitId> {
    let day = Day::of(2024, 2, 29).expect("a day");
    let above = place::find(tx, DISTRICT, day)?;
    let pass = house::person(tx, Role::Centre, CENTRE)?.may(&org::FOUND, &above)?;
    let new = NewUnit {
        key: Uuid::now_v7(),
        code: format!("{DISTRICT}/xa-moi-lap"),
        official_code: None,
        name: NEW.into(),
        short_name: "Mới Lập".into(),
        level: "commune".into(),
        above: Above::Unit(above.id),
        point_e6: None,
    };
    let ids = org::store::found_all(tx, &pass, day, &[new])?;
    org::store::regrow(tx, &pass, &ids)?;
    ids.first().copied().ok_or(kernel::Error::NotFound)
}

/// Work of May stands in the report with people, value and place, beside May of the year before;
/// what was done in June, for another campaign or for none, does not.
async fn is_filled_from_the_records(binh: &mut Visitor, chi: &mut Visitor) {
    let to = format!("/activities/new?unit={COMMUNE}&kind=gift");
    for (on, campaign, people, value) in [
        ("10/05/2024", "CMP-03", "12", "3 triệu"),
        ("20/05/2024", "CMP-03", "30", "1 triệu"),
        ("21/05/2024", "CMP-04", "500", "9 triệu"),
        ("22/05/2024", "", "80", "8 triệu"),
        ("03/06/2024", "", "60", "6 triệu"),
        ("03/06/2024", "CMP-03", "70", "7 triệu"),
        ("15/05/2023", "CMP-03", "7", "700.000"),
    ] {
        let (id, key) = (fresh_key(), fresh_key());
        let form = [
            ("id", id.as_str()),
            ("key", key.as_str()),
            ("base", "0"),
            ("from", on),
            ("campaign", campaign),
            ("count-parcels", "5"),
            ("count-people", people),
            ("value", value),
            ("source", "cash"),
        ];
        let told = chi.post(&to, &form).await;
        match (on, campaign) {
            ("03/06/2024", "CMP-03") => refused(&told, "không vào ngày của việc"),
            _ => drop(done(&told)),
        }
    }
    let page = chi.page(&format!("/reports{}", report())).await;
    says(&page, &["Báo cáo cuộc vận động, năm 2024: Tháng Nhân đạo"]);
    says(&page, &["Việc ghi từ 01/05/2024 đến 31/05/2024", "Cộng 2 42 0 4.000.000"]);
    says(&page, &["Cùng kỳ năm trước 1 7 0 700.000"]);
    let paper = chi.page(&format!("/reports/paper{}", report())).await;
    says(
        &paper,
        &[
            "Từ ngày 01/05/2024 đến ngày 31/05/2024: 2 việc, 42 người, trị giá 4.000.000 đồng \
         (cùng kỳ năm trước: 1 việc, 7 người, trị giá 700.000 đồng).",
            "Tháng Nhân đạo năm 2024",
        ],
    );
    // The unit above reads the same sums: nobody typed them.
    let above = format!("/reports{}", report().replace(COMMUNE, DISTRICT));
    assert_eq!(chi.get(&above).await.status, StatusCode::NOT_FOUND);
    let page = binh.page(&above).await;
    says(&page, &["Cộng 2 42 0 4.000.000", "Cùng kỳ năm trước 1 7 0 700.000"]);
}

async fn step(who: &mut Visitor, word: &str) {
    let page = who.page(&format!("/reports{}", report())).await;
    let (report, version) = (page.field("report"), page.field("version"));
    let form = [("report", report.as_str()), ("version", version.as_str()), ("step", word)];
    done(&who.post("/reports/step", &form).await);
}

/// The same chain as any other report: what is needed is asked for, it came late, it is approved.
async fn is_sent_and_approved(binh: &mut Visitor, chi: &mut Visitor) {
    let answers = format!("/reports/answers{}", report());
    let key = fresh_key();
    let form = [("key", key.as_str()), ("a-campaign-led", "Ban hành kế hoạch")];
    done(&chi.post(&answers, &form).await);
    let page = chi.page(&format!("/reports{}", report())).await;
    let (id, version) = (page.field("report"), page.field("version"));
    let send = [("report", id.as_str()), ("version", version.as_str()), ("step", "send")];
    refused(&chi.post("/reports/step", &send).await, "Nhập nội dung phần này trước khi gửi");
    let (key, led) = (fresh_key(), page.field("v-campaign-led"));
    let form = [
        ("key", key.as_str()),
        ("v-campaign-led", led.as_str()),
        ("a-campaign-led", "Ban hành kế hoạch"),
        ("a-campaign-done", "Trao quà tại ấp"),
    ];
    done(&chi.post(&answers, &form).await);
    step(chi, "send").await;
    says(&binh.page(MAY).await, &["đã gửi nộp muộn nộp 01/11/2024"]);
    let late = format!("{MAY}&form={SLOT}&state=late");
    assert!(!binh.page(&late).await.words().contains("Xã Phú Lợi chưa mở"), "it has come");
    says(&binh.page(&format!("{MAY}&form={SLOT}&state=sent")).await, &["Xã Phú Lợi"]);
    let unapproved = format!("{MAY}&form={SLOT}&state=unapproved");
    says(&binh.page(&unapproved).await, &["Xã Phú Lợi"]);
    step(binh, "approve").await;
    let words = binh.page(&unapproved).await.words();
    assert!(!words.contains("Xã Phú Lợi đã duyệt"), "{words}");
    let whole = MAY.replace("kien-giang/huyen-giang-thanh", PROVINCE);
    let whole = format!("{whole}&depth=all&form={SLOT}");
    says(&binh.page(&whole).await, &["1/"]);
}

/// It is kept under December, and is no report of December: a month that is opened again opens the
/// month's own report and not this one.
async fn is_not_opened_with_december(demo: &Demo, chi: &mut Visitor) {
    let open = |tx: &mut Tx<'_>| {
        let here = place::find(tx, COMMUNE, house::today())?;
        let who = house::person(tx, Role::Approver, PROVINCE)?;
        let pass = who.may(&reporting::acts::REOPEN, &here)?;
        let until = (house::today().add_days(5), "Nhập thiếu");
        let december = Month::parse("2024-12")?;
        reporting::store::add_exception(tx, &pass, (kernel::Id::new(), december), until)
    };
    demo.house.db.write(open).await.expect("an exception");
    let key = fresh_key();
    let form = [("key", key.as_str()), ("v-campaign-led", "2"), ("a-campaign-led", "Sửa sau")];
    let told = chi.post(&format!("/reports/answers{}", report()), &form).await;
    refused(&told, "Báo cáo đã gửi nên không nhập được");
}
