//! A construction says where it stands, who builds with its unit and for which campaign; its work
//! says the same from the hand-over on, and counts once. It opens with who may not.

use super::{COMMUNE, StatusCode, Visitor, corrections, done, fresh_key, reach, refused};
use crate::house::Demo;

const BESIDE: &str = "kien-giang/huyen-giang-thanh/xa-vinh-dieu";
const TITLE: &str = "Nhà số 27";

pub async fn stands_where_and_for_what_it_says(demo: &Demo, chi: &mut Visitor) {
    let campaign = format!("/campaigns/CMP-03?unit={COMMUNE}&year=2024");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&campaign).await.status, StatusCode::NOT_FOUND);
    let mut binh = Visitor::of(demo, "binh").await;
    let beside = format!("/activities?unit={BESIDE}&month=2024-05");
    assert_eq!(chi.get(&beside).await.status, StatusCode::NOT_FOUND, "another commune");
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "house-new"),
        ("title", TITLE),
        ("household", "Danh Thị Năm"),
        ("applied_on", "05/01/2024"),
        ("place", "xa vinh dieu"),
        ("joiner", "Xã Vĩnh Điều"),
        ("joiner_2", "ca-mau"),
        ("campaign", "CMP-03"),
    ];
    let new = format!("/constructions/new?unit={COMMUNE}");
    assert!(chi.page(&new).await.words().contains("Tháng Nhân đạo"), "it is not offered");
    for (name, value, said) in
        [("campaign", "CMP-99", "Chọn"), ("joiner", "Sao Hỏa", "Không thấy “Sao Hỏa”")]
    {
        let flawed = form.map(|(own, old)| (own, if own == name { value } else { old }));
        refused(&chi.post(&new, &flawed).await, said);
    }
    let file = done(&chi.post(&new, &form).await);
    let words = chi.page(&file).await.words();
    for said in ["Nơi xây Xã Vĩnh Điều", "Tháng Nhân đạo", "Đơn vị cùng làm"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let kept = chi.page(&format!("{file}/record?step=correct")).await;
    let joiners = [kept.field("joiner"), kept.field("joiner_2")];
    for said in ["Xã Vĩnh Điều, Huyện Giang Thành", "ca-mau"] {
        assert!(joiners.iter().any(|joins| joins == said), "{said}: {joiners:?}");
    }
    corrections::fund(chi, &file).await;
    let before = chi.page(&campaign).await.words();
    let built = corrections::levels(demo, "houses_built", "2024-05").await;
    for stage in ["surveyed", "funded", "started", "accepted"] {
        done(&reach(chi, &file, stage, "02/05/2024", "BB 51").await);
    }
    let told = reach(chi, &file, "handed", "01/11/2024", "").await;
    refused(&told, "Cuộc vận động này chạy từ 01/05 đến 31/05");
    done(&reach(chi, &file, "handed", "15/05/2024", "").await);
    let after = chi.page(&campaign).await.words();
    assert!(!before.contains("Cất mới nhà") && after.contains("Cất mới nhà"), "{after}");
    assert_eq!(
        corrections::levels(demo, "houses_built", "2024-05").await,
        built.map(|had| had + 1)
    );
    let page = binh.page(&beside).await;
    let (_, joint) = page.text().split_once("Làm chung với đơn vị khác").map_or_else(
        || panic!("who joined reads nothing of it: {}", page.words()),
        |(own, joint)| (own.to_owned(), joint.to_owned()),
    );
    assert!(joint.contains(TITLE), "{joint}");
    let done_at = format!("/activities?unit=kien-giang&month=2024-05&place={BESIDE}");
    assert!(binh.page(&done_at).await.words().contains(TITLE), "it is not in that commune's list");
    let words = dung.page("/activities?unit=ca-mau&month=2024-05").await.words();
    assert!(words.contains(TITLE), "another province that joined reads nothing of it: {words}");
    let agreement = named_under_an_agreement(demo, chi, &mut binh, &file).await;
    let back = [("why", "Chưa trao chìa khóa")];
    done(&chi.post(&format!("{file}/record?step=back"), &back).await);
    assert_eq!(corrections::levels(demo, "houses_built", "2024-05").await, built);
    keeps_it_when_handed_over_anew(chi, &mut binh, (&file, &agreement)).await;
    done(&chi.post(&format!("{file}/record?step=back"), &back).await);
    assert_eq!(corrections::levels(demo, "houses_built", "2024-05").await, built);
}

/// Handed over again, it is done under the agreement that was named before.
async fn keeps_it_when_handed_over_anew(
    chi: &mut Visitor,
    binh: &mut Visitor,
    (file, agreement): (&str, &str),
) {
    let under = format!("/agreements/{agreement}/work");
    assert!(!binh.page(&under).await.words().contains("Đã làm 1 việc"));
    done(&reach(chi, file, "handed", "16/05/2024", "").await);
    let told = binh.page(&under).await.words();
    assert!(told.contains("Đã làm 1 việc") && told.contains("16/05/2024"), "{told}");
}

/// The house that was handed over is named under an agreement of the province and read there; where
/// it stands and who joined is said in its file alone. Answers the agreement.
async fn named_under_an_agreement(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
    file: &str,
) -> String {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("sort", "agreement"),
        ("title", "Mái ấm vùng biên 2024"),
        ("partner", "Bộ đội Biên phòng tỉnh"),
        ("signed_on", "01/01/2024"),
        ("from_on", "01/01/2024"),
        ("until_on", "31/12/2024"),
    ];
    done(&binh.post("/agreements/new?unit=kien-giang", &form).await);
    let work = chi.page(file).await.record("/activities/");
    let page = chi.page(&work).await;
    assert!(!page.text().contains(&format!("{work}/joint")), "its file says it");
    let version = page.version_in("/under");
    let form = [("version", version.as_str()), ("agreement", id.as_str())];
    let joint = [form[0], ("place", "")];
    assert_eq!(chi.post(&format!("{work}/joint"), &joint).await.status, StatusCode::NOT_FOUND);
    let under = format!("{work}/under");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&under, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&under, &form).await.status, StatusCode::UNAUTHORIZED);
    done(&chi.post(&under, &form).await);
    let words = chi.page(&work).await.words();
    assert!(words.contains("Đã ghi thỏa thuận của việc này"), "within its term: {words}");
    let told = binh.page(&format!("/agreements/{id}/work")).await.words();
    assert!(told.contains("Đã làm 1 việc") && told.contains(TITLE), "{told}");
    id
}
