//! No source gives the shares of the communes that were cut in July 2025: what is divided equally
//! is marked as an illustration wherever a number depends on it, until somebody writes the shares.
//! They are written before the day, and after it too while no stock has moved by the old ones. It
//! opens with who may not.

use super::today;
use super::{Demo, SHIPPED, StatusCode, Tx, Visitor, done, fresh_key, house, place, run_due};
use crate::open::program;
use kernel::Day;
use people::Scope;

/// A commune that was cut in two, and another one that has members.
const CUT: &str = "an-giang/huyen-an-phu/xa-phu-hoi";
const HELD: &str = "an-giang/thanh-pho-chau-doc/xa-vinh-chau";
const PARTS: [&str; 2] = ["an-giang/xa-an-phu", "an-giang/xa-nhon-hoi"];
const OTHER: &str = "an-giang/xa-cho-moi";
/// A commune whose shares are written while the decision waits, and its parts.
const EARLY: &str = "ha-noi/quan-ba-dinh/phuong-cong-vi";
const EARLY_PARTS: [&str; 2] = ["ha-noi/phuong-ngoc-ha", "ha-noi/phuong-giang-vo"];
const SAID: &str = "được chia đều để minh họa";
const FIGURE: &str = "addresses_helped_turns";

#[tokio::test]
async fn equal_shares_that_nobody_gave_are_an_illustration_until_somebody_writes_them() {
    for mut demo in house::every_demo_on(Day::of(2025, 6, 20).expect("a day")).await {
        println!("on {}", demo.engine);
        let mut an = Visitor::of(&demo, "an").await;
        typed(&mut an, CUT, (FIGURE, "5", "0")).await;
        typed(&mut an, HELD, ("members_total", "7", "0")).await;
        written_before(&demo, &mut an).await;
        let storm = disaster(&demo, "kien-giang", "18/06/2025").await;
        demo.turn_to(today());
        assert_eq!(run_due(&demo).await, 1);
        divided_as_written(&demo).await;
        levels_follow(&demo).await;
        a_form_keeps_its_version(&demo, &storm).await;
        let mut an = Visitor::of(&demo, "an").await;
        who_may_not(&demo).await;
        is_marked(&demo, &mut an).await;
        written_afterwards(&demo, &mut an).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn typed(an: &mut Visitor, unit: &str, (figure, value, base): (&str, &str, &str)) {
    let key = fresh_key();
    let cell = [("cell", figure), ("value", value), ("base", base), ("key", key.as_str())];
    let path = format!("/reports/cell?unit={unit}&month=2025-05");
    let told = an.post_json(&path, &cell).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
}

/// What is written while the decision waits stands on its map at once, and bears no mark.
async fn written_before(demo: &Demo, an: &mut Visitor) {
    typed(an, EARLY, (FIGURE, "8", "0")).await;
    // Seven members are four and three by equal parts, and go over to what is written then.
    typed(an, EARLY, ("members_total", "7", "0")).await;
    let shares = shares_of(demo, EARLY).await;
    let version = an.page(&shares).await.field("version");
    let form = [("version", version.as_str()), ("share", "1/4"), ("share", "3/4")];
    let told = Visitor::of(demo, "dung").await.post(&shares, &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    done(&an.post(&shares, &form).await);
    divided_as_written(demo).await;
}

async fn divided_as_written(demo: &Demo) {
    let mut program = program(demo, "an", "trung-uong", &[Scope::Units, Scope::Figures]).await;
    for (part, turns) in EARLY_PARTS.into_iter().zip([2, 6]) {
        let at = format!("unit={part}&period=2025-05&figure={FIGURE}&map=2025-07-01");
        let line = program.page(&format!("/api/v1/values?{at}")).await.json()["items"][0].clone();
        assert_eq!(line["values"][0]["value"], turns, "{line}");
        assert_eq!(line["is_illustrative"], false, "{line}");
    }
}

/// A level that was told while the decision waited is divided by what is written, and one that is
/// told anew after the day with it: whatever came when, a part has what dividing the whole gives.
async fn levels_follow(demo: &Demo) {
    let mut program = program(demo, "an", "trung-uong", &[Scope::Figures]).await;
    let mut an = Visitor::of(demo, "an").await;
    for (told, parts) in [(None, [2, 5]), (Some(("6", "1")), [2, 4]), (Some(("10", "2")), [3, 7])] {
        if let Some((value, base)) = told {
            typed(&mut an, EARLY, ("members_total", value, base)).await;
        }
        for (unit, members) in EARLY_PARTS.into_iter().zip(parts) {
            let at = format!("unit={unit}&period=2025-07&figure=members_total");
            let line = program.page(&format!("/api/v1/values?{at}")).await.json();
            assert_eq!(line["items"][0]["values"][0]["value"], members, "{unit}: {line}");
        }
    }
}

/// The address of the first report on a disaster that Bình opens.
async fn disaster(demo: &Demo, unit: &str, began_on: &str) -> String {
    let key = fresh_key();
    let form = [("id", key.as_str()), ("name", "Bão"), ("began_on", began_on)];
    let path = format!("/reports/flash?unit={unit}");
    let told = Visitor::of(demo, "dung").await.post(&path, &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "{path}");
    done(&Visitor::of(demo, "binh").await.post(&path, &form).await)
}

/// A report that was made when there were districts asks for the district in September too; one
/// that is made then asks for the commune alone.
async fn a_form_keeps_its_version(demo: &Demo, before: &str) {
    let mut binh = Visitor::of(demo, "binh").await;
    let after = disaster(demo, "an-giang", "20/08/2025").await;
    for (report, asks) in [(before, true), (after.as_str(), false)] {
        let words = binh.page(report).await.words();
        let (_, table) = words.split_once("Nơi bị ảnh hưởng").expect("where it was");
        let heads: String = table.chars().take(60).collect();
        assert!(heads.contains("Xã, phường"), "{heads}");
        assert_eq!(heads.contains("Huyện"), asks, "{report}: {heads}");
    }
}

fn page(base: &str, unit: &str) -> String {
    format!("{base}?unit={unit}&month=2025-05&map=today&figure={FIGURE}")
}

async fn who_may_not(demo: &Demo) {
    for base in ["/reports/map", "/why", "/leaders"] {
        let path = page(base, PARTS[0]);
        assert_eq!(Visitor::guest(demo).get(&path).await.status, StatusCode::SEE_OTHER, "{path}");
        let told = Visitor::of(demo, "dung").await.get(&path).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{path}");
    }
    let shares = shares_of(demo, CUT).await;
    let form = [("version", "1"), ("share", "2/5"), ("share", "3/5")];
    assert_eq!(Visitor::guest(demo).post(&shares, &form).await.status, StatusCode::UNAUTHORIZED);
    for login in ["binh", "chi", "dung"] {
        let told = Visitor::of(demo, login).await.post(&shares, &form).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
}

/// The page where the shares of a commune of June are written.
async fn shares_of(demo: &Demo, code: &'static str) -> String {
    let day = Day::of(2025, 6, 30).expect("a day");
    let read = move |tx: &mut Tx<'_>| Ok(place::find(tx, code, day)?.id);
    let unit = demo.house.db.read(read).await.expect("a commune of June");
    format!("{SHIPPED}/shares/{unit}")
}

/// Five turns are three and two, both an illustration; the province, which has all of them, and a
/// commune that has none of them, are not.
async fn is_marked(demo: &Demo, an: &mut Visitor) {
    for (base, unit, is_told) in [
        ("/reports/map", PARTS[0], true),
        ("/reports/map", PARTS[1], true),
        ("/why", PARTS[0], true),
        ("/leaders", PARTS[0], true),
        ("/leaders", "an-giang", true),
        ("/reports/map", "an-giang", false),
        ("/why", "an-giang", false),
        ("/reports/map", OTHER, false),
        ("/why", OTHER, false),
        ("/leaders", OTHER, false),
    ] {
        let words = an.page(&page(base, unit)).await.words();
        assert_eq!(words.contains(SAID), is_told, "{base} of {unit}: {words}");
    }
    for (unit, turns) in PARTS.into_iter().zip(["3", "2"]) {
        let words = an.page(&page("/reports/map", unit)).await.words();
        let said = format!("Xã Phú Hội (bị chia, phần riêng của nó) minh họa 5 {turns}");
        assert!(words.contains(&said), "not {said:?}: {words}");
        assert!(words.contains("Tháng 5/2025 *"), "the head of its column: {words}");
    }
    let (line, share) = in_the_api(demo).await;
    assert_eq!(line, [(3, true, true), (2, true, true), (5, false, false)]);
    assert_eq!(share, [true, true]);
    // As reported, nothing was divided.
    let plain = "/reports?unit=an-giang/huyen-an-phu/xa-phu-hoi&month=2025-05";
    assert!(!an.page(plain).await.words().contains(SAID));
}

/// What other programs read of both parts and the province: number, apportioned, illustrative; and
/// of the successions of the commune, whether their shares are an illustration.
async fn in_the_api(demo: &Demo) -> (Vec<(i64, bool, bool)>, Vec<bool>) {
    let mut program = program(demo, "an", "trung-uong", &[Scope::Units, Scope::Figures]).await;
    let mut lines = Vec::new();
    for unit in [PARTS[0], PARTS[1], "an-giang"] {
        let ask = format!("/api/v1/values?unit={unit}&period=2025-05&figure={FIGURE}&map=today");
        let line = program.page(&ask).await.json()["items"][0].clone();
        let is = |name: &str| line[name].as_bool().expect("yes or no");
        let value = line["values"][0]["value"].as_i64().expect("a number");
        lines.push((value, is("is_apportioned"), is("is_illustrative")));
    }
    let unit = program.page(&format!("/api/v1/units/{}", key(demo).await)).await.json();
    let became = unit["became"].as_array().expect("successions").iter();
    let is_made_up = |row: &serde_json::Value| row["share_is_illustrative"] == true;
    (lines, became.map(is_made_up).collect())
}

async fn key(demo: &Demo) -> uuid::Uuid {
    let read = |tx: &mut Tx<'_>| {
        let id = place::find(tx, CUT, Day::of(2025, 6, 30).expect("a day"))?.id;
        Ok(org::store::whole(tx)?.into_iter().find(|unit| unit.id == id).expect("a unit").key)
    };
    demo.house.db.read(read).await.expect("a key")
}

/// An learns that a fifth went to An Phú: numbers follow, the mark is gone. Where members have
/// moved by the old shares, they stay as they are.
async fn written_afterwards(demo: &Demo, an: &mut Visitor) {
    let held = shares_of(demo, HELD).await;
    let version = an.page(&held).await.field("version");
    let form = [("version", version.as_str()), ("share", "1/4"), ("share", "3/4")];
    let told = an.post(&held, &form).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.words().contains("có số dư đã chuyển theo tỷ lệ cũ"), "{}", told.words());
    let shares = shares_of(demo, CUT).await;
    let wrong = [("version", version.as_str()), ("share", "2/5"), ("share", "2/5")];
    assert_eq!(an.post(&shares, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = [("version", version.as_str()), ("share", "1/5"), ("share", "4/5")];
    done(&an.post(&shares, &right).await);
    let again = an.post(&shares, &right).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "an older page writes nothing");
    let (line, share) = in_the_api(demo).await;
    assert_eq!(line, [(1, true, false), (4, true, false), (5, false, false)]);
    assert_eq!(share, [false, false]);
    for base in ["/reports/map", "/why", "/leaders"] {
        let words = an.page(&page(base, PARTS[0])).await.words();
        assert!(!words.contains(SAID), "{base}: {words}");
        assert!(words.contains("phân theo tỷ lệ của quyết định"), "{base}: {words}");
    }
    // The members of the other commune are still an illustration where they were divided.
    let members = page("/why", "an-giang/phuong-chau-doc").replace(FIGURE, "members_total");
    let words = an.page(&members).await.words();
    assert!(words.contains(SAID), "{words}");
}
