//! The last report of a unit that is no more goes on to its end in its successor's hands: locked
//! and issued over the successor's signer. Each step opens with who may not.

use crate::house::{Demo, PROVINCE};
use crate::visitor::{Told, Visitor, fresh_key, refused};
use axum::http::StatusCode;
use kernel::Month;
use reporting::model::State;

const PAGE: &str = "/reports?unit=kien-giang&month=2025-06";
const FIGURE: &str = "members_new";

fn june() -> Month {
    Month::parse("2025-06").expect("a month")
}

/// Kiên Giang's June, approved with four new members.
pub async fn goes_to_its_end(demo: &Demo, binh: &mut Visitor) {
    locked(demo, binh).await;
    went_out(demo, binh).await;
    put_right(demo, binh).await;
}

/// June went out with four; there were five. Bình opens the closed province's month at An Giang's
/// page, types it, and July, the first open month, counts the fifth and lists it.
async fn put_right(demo: &Demo, binh: &mut Visitor) {
    const CHAIN: &str = "/reports/chain/reopen?unit=an-giang";
    let page = binh.page("/reports/chain?unit=an-giang").await;
    let text = page.text();
    let old = text.split("<option value=\"").find(|one| one.contains("Tỉnh Kiên Giang"));
    let old = old.and_then(|one| one.split('"').next()).expect("the closed province").to_owned();
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("of_unit", old.as_str()),
        ("month", "06/2025"),
        ("until_on", "05/09/2025"),
        ("reason", "Sổ hội viên Rạch Giá về muộn"),
    ];
    who_may_not(demo, CHAIN, &form).await;
    done(&binh.post(CHAIN, &form).await);
    let shown = binh.page("/reports/chain?unit=an-giang").await.words();
    assert!(shown.contains("Sổ hội viên Rạch Giá về muộn"), "{shown}");
    let told = typed(binh, "5", "1").await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let value = |view: reporting::view::View| view.value(FIGURE).expect("a figure").value;
    assert_eq!(value(demo.view("an-giang", june().next()).await), 1, "it counts in July");
    let paper = binh.page("/reports/paper?unit=an-giang&month=2025-07").await.words();
    let said = "Hội viên phát triển mới (tháng 6/2025): 4 → 5, tăng 1.";
    assert!(paper.contains(said), "not {said:?}: {paper}");
    let quarter = binh.page("/reports/paper?unit=an-giang&form=quarter&period=2025-Q3").await;
    assert_eq!(quarter.words().matches(said).count(), 1, "{}", quarter.words());
    let known = binh.page("/reports/known?unit=kien-giang&month=2025-06").await.words();
    assert!(known.contains("4 5 +1"), "{known}");
}

async fn state(demo: &Demo) -> State {
    demo.view(PROVINCE, june()).await.state()
}

/// Khách is asked who he is; for Dũng and Chi there is no such report.
async fn who_may_not(demo: &Demo, path: &str, form: &[(&str, &str)]) {
    let told = Visitor::guest(demo).post(path, form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{path}");
    for login in ["dung", "chi"] {
        let told = Visitor::of(demo, login).await.post(path, form).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}: {path}");
    }
}

fn done(told: &Told) {
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
}

/// June takes no more; whoever locks it types which month.
async fn locked(demo: &Demo, binh: &mut Visitor) {
    let shown = binh.page(PAGE).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    let lock = |confirm: &'static str| {
        let (report, version) = (report.clone(), version.clone());
        [("report", report), ("version", version)]
            .into_iter()
            .chain([("step", "lock".to_owned()), ("confirm", confirm.to_owned())])
            .collect::<Vec<_>>()
    };
    let right = lock("06/2025");
    let right: Vec<_> = right.iter().map(|(name, value)| (*name, value.as_str())).collect();
    who_may_not(demo, "/reports/step", &right).await;
    let wrong = lock("07/2025");
    let wrong: Vec<_> = wrong.iter().map(|(name, value)| (*name, value.as_str())).collect();
    refused(&binh.post("/reports/step", &wrong).await, "6/2025");
    assert_eq!(state(demo).await, State::Approved);
    done(&binh.post("/reports/step", &right).await);
    assert_eq!(state(demo).await, State::Locked);
    let told = typed(binh, "5", "1").await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.text());
    assert!(told.text().contains("đã khóa"), "{}", told.text());
}

async fn typed(who: &mut Visitor, value: &str, base: &str) -> Told {
    let key = fresh_key();
    let cell = [("cell", FIGURE), ("value", value), ("base", base), ("key", key.as_str())];
    who.post_json(&PAGE.replace("/reports?", "/reports/cell?"), &cell).await
}

/// Kiên Giang's signer ended with it: An Giang's signs, once it has one.
async fn went_out(demo: &Demo, binh: &mut Visitor) {
    let way = binh.page(PAGE).await.record("/reports/issue?report=");
    let shown = binh.page(&way).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    let day = [("issued_on", "02/09/2025"), ("signer", "")];
    let form: Vec<_> =
        [("report", &*report), ("version", &*version)].into_iter().chain(day).collect();
    who_may_not(demo, "/reports/issue", &form).await;
    refused(&binh.post("/reports/issue", &form).await, "người ký");
    assert_eq!(state(demo).await, State::Locked);
    let (person, signer) = (fresh_key(), fresh_key());
    let new = [("id", person.as_str()), ("full_name", "Trần Thị Kế Nhiệm")];
    done(&binh.post("/people/new?unit=an-giang", &new).await);
    let new = [
        ("id", signer.as_str()),
        ("person", person.as_str()),
        ("capacity", "tl"),
        ("first_line", "TL. CHỦ TỊCH"),
        ("second_line", "CHÁNH VĂN PHÒNG"),
        ("from", "01/07/2025"),
    ];
    done(&binh.post("/signers/new?unit=an-giang", &new).await);
    let page = binh.page(&way).await;
    let chosen = page.last_choice();
    assert_eq!(chosen, signer, "{}", page.words());
    let mut form = form;
    form[3].1 = &chosen;
    done(&binh.post("/reports/issue", &form).await);
    assert_eq!(state(demo).await, State::Issued);
    let paper = binh.page(&PAGE.replace("/reports?", "/reports/paper?")).await.words();
    for said in ["BC-HCTĐ", "KIÊN GIANG", "Trần Thị Kế Nhiệm", "ngày 02 tháng 9 năm 2025"]
    {
        assert!(paper.contains(said), "no {said:?} in {paper}");
    }
}
