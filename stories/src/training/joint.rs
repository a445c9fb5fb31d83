//! A class of two units is held in a commune: it stands on the list of that commune, whoever joined
//! reads of it, and it counts once. Its learners and what classes add up to are kept as files. It
//! opens with who may not.

use super::agreed::held;
use super::{COMMUNE, Demo, StatusCode, Visitor, done, fresh_key, november, refused, step};
use crate::house::PROVINCE;

const BESIDE: &str = "kien-giang/huyen-giang-thanh/xa-vinh-dieu";
const TITLE: &str = "Lớp chung của xã và tỉnh";

pub async fn is_where_it_was_held(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let there = format!("/activities?unit={PROVINCE}&month=2024-11&place={BESIDE}");
    let joined = format!("/activities?unit={BESIDE}&month=2024-11");
    let mut dung = Visitor::of(demo, "dung").await;
    for closed in [&there, &joined] {
        assert_eq!(dung.get(closed).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(chi.get(&joined).await.status, StatusCode::NOT_FOUND, "another commune");
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "training-volunteers"),
        ("title", TITLE),
        ("level", "none"),
        ("begins_on", "01/11/2024"),
        ("place", "vinh dieu"),
        ("hall", "Hội trường Ủy ban"),
        ("joiner", "Xã Vĩnh Điều"),
        ("joiner_3", "kien-giang"),
        ("campaign", "CMP-17"),
    ];
    let new = format!("/classes/new?unit={COMMUNE}");
    let nowhere = form.map(|(own, old)| (own, if own == "place" { "Sao Hỏa" } else { old }));
    refused(&chi.post(&new, &nowhere).await, "Không thấy “Sao Hỏa”");
    let class = done(&chi.post(&new, &form).await);
    let words = chi.page(&class).await.words();
    for said in ["Nơi làm Xã Vĩnh Điều", "Nơi học Hội trường Ủy ban", "Đơn vị cùng làm"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    let before = demo.levels("training_classes", november()).await;
    its_campaign_runs(chi, &class).await;
    assert_eq!(demo.levels("training_classes", november()).await, before.map(|had| had + 1));
    let words = binh.page(&there).await.words();
    assert_eq!(words.matches(TITLE).count(), 1, "the list of the commune: {words}");
    let page = binh.page(&joined).await.text();
    let (own, joint) = page.split_once("Làm chung với đơn vị khác").expect("what it joined");
    assert!(joint.contains(TITLE) && !own.contains(TITLE), "{page}");
    is_kept_as_files(demo, chi, &class).await;
    done(&step(chi, &class, "reopen", &[("why", "Hết truyện")]).await);
    assert!(!binh.page(&joined).await.words().contains(TITLE), "what was taken back is told");
    assert_eq!(demo.levels("training_classes", november()).await, before);
}

/// The theme of 2023 is over: the class ends once it says another campaign, or none.
async fn its_campaign_runs(chi: &mut Visitor, class: &str) {
    let form = chi.page(&format!("{class}/record?step=correct")).await;
    let fields = ["version", "title", "begins_on", "place", "hall", "joiner", "joiner_2"];
    let kept: Vec<String> = fields.iter().map(|name| form.field(name)).collect();
    let mut right: Vec<(&str, &str)> =
        fields.iter().copied().zip(kept.iter().map(String::as_str)).collect();
    right.extend([("kind", "training-volunteers"), ("level", "none"), ("campaign", "none")]);
    let id = fresh_key();
    let session = [
        ("id", id.as_str()),
        ("on", "01/11/2024"),
        ("topic", "Băng bó"),
        ("trainer", "Chị Bảy, \"tỉnh\""),
        ("periods", "4"),
    ];
    done(&step(chi, class, "session", &session).await);
    done(&step(chi, class, "people", &[("sort", "pupil"), ("people", "Thị Na; 2010")]).await);
    let attend = format!("{class}/record?step=attend&session={id}");
    let who = super::choice(chi, &attend, "Thị Na").await;
    done(&chi.post(&attend, &[("there", who.as_str())]).await);
    refused(&step(chi, class, "end", &[]).await, "Cuộc vận động này chạy từ 01/01/2023");
    let version = chi.page(&format!("{class}/record?step=correct")).await.field("version");
    right.retain(|(name, _)| *name != "version");
    right.push(("version", version.as_str()));
    done(&step(chi, class, "correct", &right).await);
    held(chi, class).await;
}

/// The list of the class, and who learned and taught in the year, for those who read the pages.
async fn is_kept_as_files(demo: &Demo, chi: &mut Visitor, class: &str) {
    let people = format!("{class}?file=csv");
    let totals = format!("/classes?unit={COMMUNE}&year=2024&of=totals&file=csv");
    let mut dung = Visitor::of(demo, "dung").await;
    for closed in [&people, &totals] {
        assert_eq!(dung.get(closed).await.status, StatusCode::NOT_FOUND, "{closed}");
    }
    let file = chi.page(&people).await.text();
    assert_eq!(file.lines().count(), 3, "a head and two learners: {file}");
    assert!(file.contains("Thị Na,2010,\"học sinh, sinh viên\",,1,,"), "{file}");
    let file = chi.page(&totals).await.text();
    assert!(file.contains("Ai đã dạy,\"Chị Bảy, \"\"tỉnh\"\"\",1,1,4,,,"), "{file}");
    let fields = "Lớp kỹ năng cho cán bộ theo lĩnh vực,\"Tài chính, mua sắm\",1,,,0,,";
    assert!(file.contains(fields), "{file}");
    let list = chi.page(&format!("/classes?unit={COMMUNE}&year=2024")).await.text();
    assert!(list.contains("&amp;of=totals&amp;file=xlsx"), "no way to the totals");
}
