//! A nought that was told is a number: leaders read that it fell to nothing, and not that nothing
//! is known. A target beyond the six figures is shown and measured as well, on the page and on
//! paper. On every engine; it opens with who may not.

use super::{PLAN, StatusCode, Visitor, fresh_key, one_page};
use crate::browser::sheets::Printed;
use crate::house::{self, COMMUNE, Demo, october};
use kernel::Day;
use kernel::number::count;

const FIGURE: &str = "blood_units";
const WANTED: &str = "members_new";
const DECEMBER: &str = "/leaders?unit=kien-giang&month=2024-12";

#[tokio::test]
async fn leaders_read_a_nought_and_every_target() {
    for demo in house::every_demo_on(Day::of(2025, 1, 5).expect("a day")).await {
        println!("on {}", demo.engine);
        who_may_not(&demo).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        typed(&mut chi, "2024-11", "7").await;
        let own = chi.page("/leaders?month=2024-12").await.words();
        assert!(blood(&own).starts_with("— chưa có số"), "nobody has told: {own}");
        typed(&mut chi, "2024-12", "0").await;
        let own = chi.page("/leaders?month=2024-12").await.words();
        assert!(blood(&own).starts_with("— chưa có số"), "a draft has told nothing yet: {own}");
        sent(&mut chi).await;
        for page in [chi.page("/leaders?month=2024-12").await, binh.page(DECEMBER).await] {
            let words = page.words();
            let blood = blood(&words);
            assert!(blood.starts_with("0 đơn vị"), "a nought was told: {blood}");
            assert!(blood.contains("giảm 7 đơn vị máu so với tháng 11/2024"), "{blood}");
        }
        every_target(&demo, &mut binh).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn who_may_not(demo: &Demo) {
    assert_eq!(Visitor::guest(demo).get(DECEMBER).await.status, StatusCode::SEE_OTHER);
    for login in ["dung", "chi"] {
        let told = Visitor::of(demo, login).await.get(DECEMBER).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
}

async fn typed(chi: &mut Visitor, month: &str, value: &str) {
    let key = fresh_key();
    let cell = [("cell", FIGURE), ("value", value), ("base", "0"), ("key", key.as_str())];
    let told = chi.post_json(&format!("/reports/cell?unit={COMMUNE}&month={month}"), &cell).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
}

/// Chi sends December.
async fn sent(chi: &mut Visitor) {
    let shown = chi.page(&format!("/reports?unit={COMMUNE}&month=2024-12")).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    let step = [("report", report.as_str()), ("version", version.as_str()), ("step", "send")];
    let told = chi.post("/reports/step", &step).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
}

/// What stands after the first name of the blood.
fn blood(words: &str) -> &str {
    words.split("Đơn vị máu tiếp nhận ").nth(1).unwrap_or_default()
}

/// Sixty-five joiners are the year's target; October's stand against it.
async fn every_target(demo: &Demo, binh: &mut Visitor) {
    let page = "/leaders?unit=kien-giang&month=2024-10";
    let label = "Hội viên phát triển mới";
    assert!(!binh.page(page).await.words().contains(label), "it is none of the six");
    let id = fresh_key();
    let form = [("id", id.as_str()), ("figure", WANTED), ("amount", "1.000"), ("basis", PLAN)];
    let told = binh.post("/targets/new?unit=kien-giang&year=2024", &form).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let joined = demo.figures("kien-giang", october()).await;
    let joined = joined.iter().find(|(code, _)| *code == WANTED).expect("a figure").1;
    let words = binh.page(&format!("{page}&figure={WANTED}")).await.words();
    let card = words.split(label).nth(1).unwrap_or_default();
    assert!(card.contains(&count(joined)), "{joined}: {words}");
    assert!(words.contains("% chỉ tiêu năm 2024 (1.000 người)"), "{words}");
    assert!(words.contains(&format!("{label}: các đơn vị trực thuộc")), "{words}");
    let sheet = binh.get("/leaders/sheet.pdf?unit=kien-giang&month=2024-10").await;
    one_page(&sheet);
    let sheet = Printed::read(sheet.bytes.to_vec());
    assert!(sheet.says(&format!("{label}: {} người", count(joined))), "{}", sheet.words);
    assert!(sheet.says("chỉ tiêu năm 2024 (1.000 người)"), "{}", sheet.words);
}
