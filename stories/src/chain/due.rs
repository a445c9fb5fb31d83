//! By when a report is due is data: an officer sets another term, the centre a day off, and the due
//! day moves with both. It opens with who may not.

use super::{COMMUNE, Demo, PROVINCE, StatusCode, Visitor, done, fresh_key, refused, says};

const DUTIES: &str = "/duties?unit=kien-giang";
const OWED: &str = "/reports/owed?unit=kien-giang/huyen-giang-thanh/xa-phu-loi";

/// November ends on a Saturday: five days after it is the 5th, three working days after it the
/// 4th, and with the 3rd off the 5th again; without the day off and the rule it is as before.
pub async fn moves_with_the_rule_and_the_days_off(demo: &Demo, binh: &mut Visitor) {
    let key = fresh_key();
    who_may_not(demo, &key).await;
    let mut chi = Visitor::of(demo, "chi").await;
    is_due(&mut chi, "05/12/2024").await;
    refused(&binh.post(DUTIES, &rule(&key, "900")).await, "Ghi số ngày từ 0 đến 366");
    is_due(&mut chi, "05/12/2024").await;
    done(&binh.post(DUTIES, &rule(&key, "3")).await);
    is_due(&mut chi, "04/12/2024").await;
    // Another province keeps its own term.
    let own = Visitor::of(demo, "dung").await.page("/duties?unit=ca-mau").await.words();
    assert!(!own.contains("QĐ 7/HCTĐ"), "{own}");
    let mut an = Visitor::of(demo, "an").await;
    let off = fresh_key();
    done(&an.post("/days?year=2024", &day_off(&off)).await);
    is_due(&mut chi, "05/12/2024").await;
    done(&an.post("/days/close?year=2024", &[("id", &off)]).await);
    is_due(&mut chi, "04/12/2024").await;
}

async fn is_due(chi: &mut Visitor, day: &str) {
    says(&chi.page(OWED).await, &[&format!("Tháng 11/2024 {day}")]);
    says(&chi.page("/?month=2024-11").await, &[day]);
}

async fn who_may_not(demo: &Demo, key: &str) {
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.post(DUTIES, &rule(key, "3")).await.status, StatusCode::UNAUTHORIZED);
    let own = format!("/duties?unit={COMMUNE}");
    for (login, path) in [("dung", DUTIES), ("chi", DUTIES), ("chi", own.as_str())] {
        let told = Visitor::of(demo, login).await.post(path, &rule(key, "3")).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}: {path}");
    }
    let off = fresh_key();
    for login in ["binh", "dung", "chi"] {
        let told = Visitor::of(demo, login).await.post("/days?year=2024", &day_off(&off)).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login} of {PROVINCE}");
    }
}

fn rule<'a>(id: &'a str, days: &'a str) -> [(&'a str, &'a str); 10] {
    [
        ("id", id),
        ("form", "month"),
        ("owner", "level"),
        ("level", "commune"),
        ("due", "working"),
        ("due_days", days),
        ("years", "0"),
        ("inclusive", "1"),
        ("basis", "QĐ 7/HCTĐ"),
        ("from", "01/11/2024"),
    ]
}

fn day_off(id: &str) -> [(&str, &str); 5] {
    [
        ("id", id),
        ("on_day", "03/12/2024"),
        ("sort", "off"),
        ("name", "Nghỉ bão"),
        ("basis", "Công văn 1"),
    ]
}
