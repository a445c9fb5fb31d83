//! A decision that is dated before another one is told in the dry run how that one stands: its map
//! is drawn and it waits for its day, or it has been done. A month that is in the way is called as
//! pages call it. On every engine; it opens with who may not.

use super::{Demo, NEW, NEW_PROVINCE, StatusCode, Tx, Visitor, done, fresh_key, house, place};
use super::{run_due, today, ways, words_of};
use kernel::Day;

const DECISION: &str = "202/2025/QH15";
const CHIS: &str = "kien-giang/huyen-giang-thanh/xa-phu-loi";

#[tokio::test]
async fn a_decision_before_another_one_is_told_how_that_stands() {
    for mut demo in house::every_demo_on(Day::of(2025, 6, 20).expect("a day")).await {
        println!("on {}", demo.engine);
        let mut an = Visitor::of(&demo, "an").await;
        let parent = [("unit", CHIS), ("target", "ca-mau")];
        let march = drafted(&mut an, ("51/QĐ-TƯ", "01/03/2025")).await;
        ways::adds(&mut an, &march, "parent", &parent).await;
        who_may_not(&demo, &march).await;
        let dry = format!("{march}/dry");
        let words = an.page(&dry).await.words();
        let waits = format!("{DECISION} đã quyết, chờ đến ngày 01/07/2025");
        assert!(words.contains(&waits), "not {waits:?}: {words}");
        assert!(!words.contains("đã thực hiện"), "{words}");
        demo.turn_to(today());
        assert_eq!(run_due(&demo).await, 1);
        let mut an = Visitor::of(&demo, "an").await;
        let words = an.page(&dry).await.words();
        assert!(words.contains(&format!("{DECISION} có ngày sau đã thực hiện")), "{words}");
        assert!(!words.contains("chờ đến ngày"), "{words}");
        booked_later(&demo, &mut an).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn drafted(an: &mut Visitor, (number, day): (&str, &str)) -> String {
    let id = fresh_key();
    let mut form = words_of(&id, number);
    form.iter_mut().filter(|(name, _)| *name == "on_day").for_each(|field| field.1 = day);
    done(&an.post(&NEW.replace(NEW_PROVINCE, "trung-uong"), &form).await)
}

async fn who_may_not(demo: &Demo, draft: &str) {
    let dry = format!("{draft}/dry");
    assert_eq!(Visitor::guest(demo).get(&dry).await.status, StatusCode::SEE_OTHER);
    for login in ["binh", "chi", "dung"] {
        let told = Visitor::of(demo, login).await.get(&dry).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
}

/// A commune with figures of August cannot close in July.
async fn booked_later(demo: &Demo, an: &mut Visitor) {
    let read = |tx: &mut Tx<'_>| {
        let above = place::find(tx, "ca-mau", today())?;
        place::children(tx, above.id, today())
    };
    let units = demo.house.db.read(read).await.expect("communes of Cà Mau");
    let [one, other] = &units[..2] else { panic!("no two communes") };
    let key = fresh_key();
    let cell = [("cell", "blood_units"), ("value", "3"), ("base", "0"), ("key", key.as_str())];
    let told = an.post_json(&format!("/reports/cell?unit={}&month=2025-08", one.code), &cell).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let july = drafted(an, ("52/QĐ-TƯ", "15/07/2025")).await;
    let whole = [("unit", one.code.as_str()), ("target", other.code.as_str())];
    ways::adds(an, &july, "whole", &whole).await;
    let words = an.page(&format!("{july}/dry")).await.words();
    let said = format!("{} đã có số liệu tháng 8/2025", one.name);
    assert!(words.contains(&said), "not {said:?}: {words}");
}
