//! Somebody out of reach stands before the person and opens the dossier in an emergency: found by
//! what is known whole, seen at once by the unit that keeps it, a few a day. Only the story above
//! knows it.

use super::{NAME, NUMBER, done, refused, with};
use crate::house::{self, Demo};
use crate::visitor::{Visitor, fresh_key};
use addresses::desk::{self, Emergency};
use addresses::model::{AlarmId, Secrets};
use axum::http::StatusCode;
use kernel::db::{Tx, sql};
use kernel::seal::Keys;
use kernel::{Day, Role, place};
use std::sync::Arc;

/// Dũng opens what he needs in Cà Mau; Bình of Kiên Giang reads who, why, and reviews it.
pub(super) async fn who_is_out_of_reach_opens_in_an_emergency(
    demo: &Demo,
    binh: &mut Visitor,
    home: &str,
) {
    let (path, near) = ("/addresses/emergency?unit=ca-mau", "/addresses/emergency?unit=kien-giang");
    let page = binh.page(home).await.text();
    let code = page.split("Hồ sơ ").nth(1).expect("the title")[..8].to_owned();
    let id = fresh_key();
    let asked = [
        ("id", id.as_str()),
        ("of", code.as_str()),
        ("fields", "health"),
        ("purpose", "Báo bệnh viện"),
        ("why", "Ngất ở bến xe, không nói được"),
    ];
    assert_eq!(Visitor::guest(demo).post(path, &asked).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(binh.post(path, &asked).await.status, StatusCode::NOT_FOUND, "not from there");
    refused(&binh.post(near, &asked).await, "thuộc nơi bạn phụ trách");
    let mut dung = Visitor::of(demo, "dung").await;
    for (name, value, said) in [
        ("why", "", "Nhập"),
        ("purpose", "", "Nhập"),
        ("fields", "", "Chọn"),
        ("of", NAME, "Không có hồ sơ nào"),
        ("of", "091157001235", "Không có hồ sơ nào"),
        // By the number a dossier of Cà Mau itself is met too: that one opens on its own page.
        ("of", NUMBER, "thuộc nơi bạn phụ trách"),
        ("why", "Nhiễm HIV, ngất", "phải niêm phong"),
    ] {
        refused(&dung.post(path, &with(&asked, name, value)).await, said);
    }
    let alarms = "/addresses/alarms?unit=kien-giang";
    assert!(!binh.page(alarms).await.words().contains("bến xe"), "refused, and an alarm");
    let met = dung.post(path, &asked).await;
    for said in ["kháng vi-rút", NAME, "Phú Lợi", "giữ hồ sơ này"] {
        assert!(met.words().contains(said), "{said}: {}", met.words());
    }
    assert!(!met.words().contains("mồ côi cha"), "a field that was not asked for is open");
    assert_eq!(dung.get(home).await.status, StatusCode::NOT_FOUND, "it opens nothing else");
    let looks = binh.page(&format!("{home}/looks")).await.words();
    assert!(looks.contains("Dũng") && looks.contains("Báo bệnh viện"), "{looks}");
    let again = dung.post(path, &asked).await;
    assert_eq!(again.status, StatusCode::OK, "a page that is loaded again");
    // What was opened once opens nobody else: not by a code that is there, not by one that is not.
    for other in [another(demo, &code).await.as_str(), "ZZZZ2222"] {
        let told = dung.post(path, &with(&asked, "of", other)).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{other}: {}", told.words());
    }
    a_few_a_day(&mut dung, path, &asked).await;
    nobody_tries_numbers(demo).await;
    it_is_reviewed(binh, &mut dung, (alarms, &code)).await;
}

/// The code of another dossier of the province.
async fn another(demo: &Demo, code: &str) -> String {
    let code = code.to_owned();
    let find = move |tx: &mut Tx<'_>| {
        sql("select a.code from reach r join address a on a.unit = r.unit \
             join unit u on u.id = r.above where u.code = 'kien-giang' and a.code <> $1 \
             order by a.code limit 1")
        .bind(code.as_str())
        .one::<String>(tx)
    };
    demo.house.db.read(find).await.expect("another dossier")
}

/// A few a day are an emergency; more are for the unit itself, or for whoever it names.
async fn a_few_a_day(dung: &mut Visitor, path: &str, asked: &[(&str, &str)]) {
    for _ in 0..2 {
        let next = fresh_key();
        let told = dung.post(path, &with(asked, "id", &next)).await;
        assert_eq!(told.status, StatusCode::OK, "{}", told.words());
    }
    let (more, code) = (fresh_key(), asked[1].1);
    let asked = with(asked, "id", &more);
    for of in [code, NUMBER, "091157001235"] {
        let told = dung.post(path, &with(&asked, "of", of)).await;
        refused(&told, "mở khẩn cấp 3 hồ sơ trong một ngày");
    }
}

/// Whoever tries numbers finds nobody five times, and then nobody is looked for: what is refused is
/// refused whether there is a dossier or not.
async fn nobody_tries_numbers(demo: &Demo) {
    let keys = demo.house.shelf::<Arc<Keys>>().expect("keys");
    let work = move |tx: &mut Tx<'_>| {
        let who = house::person(tx, Role::Clerk, "ca-mau")?;
        let place = place::find(tx, "ca-mau", house::today())?;
        let pass = who.may(&addresses::acts::EMERGENCY, &place)?;
        let mut told = Vec::new();
        for number in ["091157009991", "091157009992", "0", "1", "2", NUMBER, "3"] {
            let hash = addresses::store::number_hash(&keys, number);
            let sought = desk::Sought { id: AlarmId::new(), code: String::new(), hash };
            let asked = (&[Secrets::Health][..], "Báo bệnh viện", "Ngất");
            told.push(match desk::emergency(tx, (&who, &pass, &keys), &sought, asked) {
                Ok(Emergency::Nobody) => "nobody",
                Ok(_) => "somebody",
                Err(_) => "refused",
            });
        }
        Ok(told)
    };
    let told = demo.house.db.write(work).await.expect("tried");
    assert_eq!(told[..5], ["nobody"; 5]);
    assert_eq!(told[5..], ["refused"; 2], "a number that is known is told from one that is not");
}

/// The unit that keeps the dossier is told, and reviews; the one it was opened from does not.
async fn it_is_reviewed(binh: &mut Visitor, dung: &mut Visitor, (alarms, code): (&str, &str)) {
    let list = binh.page("/addresses?unit=kien-giang").await.words();
    assert!(list.contains("3 chờ xem lại"), "{list}");
    let page = binh.page(alarms).await;
    let said = format!("Mở khẩn cấp hồ sơ {code} từ");
    assert_eq!(page.words().matches(&said).count(), 3, "{}", page.words());
    assert!(page.words().contains("Dũng") && page.words().contains("Ngất ở bến xe"));
    assert!(!page.words().contains("kháng vi-rút"), "{}", page.words());
    let own = dung.page("/addresses/alarms?unit=ca-mau").await.words();
    assert!(!own.contains(code), "{own}");
    assert_eq!(own.matches("Tìm khẩn cấp mà không thấy").count(), 7, "{own}");
    for left in (0..3).rev() {
        let page = binh.page(alarms).await;
        let (id, version) = (page.field("id"), page.field("version"));
        let form = [("id", id.as_str()), ("version", &version), ("verdict", "Đúng, bệnh viện báo")];
        done(&binh.post(alarms, &form).await);
        let open = binh.page(alarms).await.words().matches("chờ xem lại").count();
        assert_eq!(open, left);
    }
}

/// A page of an emergency that is loaded again within its hour opens what it opened; after it
/// nothing, and no alarm is added by it. Whoever needs it still asks anew, and is written down.
pub(super) async fn past_its_hour_it_opens_nothing(
    demo: &mut Demo,
    binh: &mut Visitor,
    home: &str,
) {
    let page = binh.page(home).await.text();
    let code = page.split("Hồ sơ ").nth(1).expect("the title")[..8].to_owned();
    let (path, id, later) = ("/addresses/emergency?unit=ca-mau", fresh_key(), fresh_key());
    let asked = [
        ("id", id.as_str()),
        ("of", code.as_str()),
        ("fields", "health"),
        ("purpose", "Báo bệnh viện"),
        ("why", "Ngất lần nữa"),
    ];
    demo.turn_to(Day::of(2024, 11, 2).expect("a day"));
    let mut dung = Visitor::of(demo, "dung").await;
    for _ in 0..2 {
        let told = dung.post(path, &asked).await;
        assert!(told.words().contains("kháng vi-rút"), "{}", told.words());
    }
    demo.turn_to(Day::of(2024, 11, 3).expect("a day"));
    let mut dung = Visitor::of(demo, "dung").await;
    let alarms = async |demo: &Demo| {
        let read = |tx: &mut Tx<'_>| sql("select count(*) from address_alarm").one::<i64>(tx);
        demo.house.db.read(read).await.expect("the alarms")
    };
    let before = alarms(demo).await;
    let told = dung.post(path, &asked).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "{}", told.words());
    assert!(!told.words().contains("kháng vi-rút"), "{}", told.words());
    assert_eq!(alarms(demo).await, before, "what opened nothing is an alarm");
    let told = dung.post(path, &with(&asked, "id", &later)).await;
    assert!(told.words().contains("kháng vi-rút"), "{}", told.words());
    assert_eq!(alarms(demo).await, before + 1);
    demo.turn_to(house::today());
}
