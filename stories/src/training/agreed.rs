//! The work that a class is names the agreement it was held under: said on the page of that work by
//! the office that holds the class, and nothing that counts moves. A class may name it when it is
//! planned. Each opens with who may not.

use super::{COMMUNE, Demo, StatusCode, Visitor, choice, done, fresh_key, november, refused, step};
use crate::house::PROVINCE;

pub async fn is_held_under_an_agreement(demo: &Demo, chi: &mut Visitor, class: &str) {
    let id = fresh_key();
    let agreement = [
        ("id", id.as_str()),
        ("version", "1"),
        ("sort", "programme"),
        ("title", "An toàn giao thông 2024"),
        ("partner", "Ban An toàn giao thông huyện"),
        ("signed_on", "01/10/2024"),
        ("from_on", "01/10/2024"),
        ("until_on", "31/12/2024"),
    ];
    done(&chi.post(&format!("/agreements/new?unit={COMMUNE}"), &agreement).await);
    let work = chi.page(class).await.record("/activities/");
    let under = format!("{work}/under");
    let version = version_in(&chi.page(&work).await.text());
    let form = [("version", version.as_str()), ("agreement", id.as_str())];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&under, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&under, &form).await.status, StatusCode::UNAUTHORIZED);
    let unknown = fresh_key();
    let told = chi.post(&under, &[("version", version.as_str()), ("agreement", &unknown)]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "an agreement of nobody");
    done(&chi.post(&under, &form).await);
    assert_eq!(chi.post(&under, &form).await.status, StatusCode::CONFLICT, "an old version");
    let told = chi.page(&format!("/agreements/{id}/work")).await.words();
    assert!(told.contains("Đã làm 1 việc"), "{told}");
    assert!(chi.page(&work).await.words().contains("Ban An toàn giao thông huyện"));
    assert_eq!(demo.levels("training_classes", november()).await, [1; 4], "a number moved");
    let newer = version_in(&chi.page(&work).await.text());
    done(&chi.post(&under, &[("version", newer.as_str()), ("agreement", "")]).await);
    let told = chi.page(&format!("/agreements/{id}/work")).await.words();
    assert!(!told.contains("Đã làm 1 việc"), "{told}");
}

/// An agreement of a year in a unit; its id.
async fn signed(who: &mut Visitor, unit: &str, title: &str, from: &str, until: &str) -> String {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("sort", "programme"),
        ("title", title),
        ("partner", "Sở Giáo dục và Đào tạo"),
        ("signed_on", "01/09/2024"),
        ("from_on", from),
        ("until_on", until),
    ];
    done(&who.post(&format!("/agreements/new?unit={unit}"), &form).await);
    id
}

fn planned<'a>(id: &'a str, agreement: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("kind", "training-volunteers"),
        ("title", "Sơ cấp cứu trong trường học"),
        ("level", "none"),
        ("begins_on", "01/11/2024"),
        ("agreement", agreement),
    ]
}

/// Planned under an agreement of the province that holds on its first day, a class is work under it
/// once it is held; of another chapter, or over, none is named.
pub async fn is_planned_under_an_agreement(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let new = format!("/classes/new?unit={COMMUNE}");
    let holds = signed(binh, PROVINCE, "Trường học an toàn", "01/09/2024", "31/08/2025").await;
    let over = signed(binh, PROVINCE, "Trường học hè", "01/09/2024", "31/10/2024").await;
    let ended = signed(binh, PROVINCE, "Trường học thôi", "01/09/2024", "31/08/2025").await;
    let mut dung = Visitor::of(demo, "dung").await;
    let hers = signed(&mut dung, "ca-mau", "Trường học nơi khác", "01/09/2024", "31/08/2025").await;
    let id = fresh_key();
    let form = planned(&id, &holds);
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&new, &form).await.status, StatusCode::UNAUTHORIZED);
    let offered = chi.page(&new).await.words();
    assert!(offered.contains("Trường học an toàn") && !offered.contains("Trường học hè"));
    assert!(!offered.contains("Trường học nơi khác"), "{offered}");
    refused(&chi.post(&new, &planned(&id, &hers)).await, "Chọn");
    let told = chi.post(&new, &planned(&id, &over)).await;
    refused(&told, "nằm ngoài thời hạn thỏa thuận (01/09/2024 – 31/10/2024)");
    done(&binh.post(&format!("/agreements/{ended}/end"), &[("why", "Ký lại")]).await);
    let mut later = planned(&id, &ended);
    later.retain(|(name, _)| *name != "begins_on");
    later.push(("begins_on", "02/11/2024"));
    refused(&chi.post(&new, &later).await, "nằm ngoài thời hạn thỏa thuận");
    let class = done(&chi.post(&new, &form).await);
    let page = chi.page(&class).await;
    assert!(page.text().contains(&format!("href=\"/agreements/{holds}\"")), "{}", page.words());
    held(chi, &class).await;
    let told = binh.page(&format!("/agreements/{holds}/work")).await.words();
    assert!(
        told.contains("Đã làm 1 việc") && told.contains("Sơ cấp cứu trong trường học"),
        "{told}"
    );
    done(&step(chi, &class, "reopen", &[("why", "Hết truyện")]).await);
    let told = binh.page(&format!("/agreements/{holds}/work")).await.words();
    assert!(!told.contains("Đã làm 1 việc"), "{told}");
    done(&step(chi, &class, "stop", &[("why", "Hết truyện")]).await);
}

/// One session with one who came, and the class is ended.
pub async fn held(chi: &mut Visitor, class: &str) {
    done(&step(chi, class, "people", &[("sort", "pupil"), ("people", "Thị Sa; 2010")]).await);
    let id = fresh_key();
    let session = [
        ("id", id.as_str()),
        ("on", "01/11/2024"),
        ("topic", "Băng bó"),
        ("trainer", "Bác sĩ Sơn"),
        ("periods", "4"),
    ];
    done(&step(chi, class, "session", &session).await);
    let attend = format!("{class}/record?step=attend&session={id}");
    let who = choice(chi, &attend, "Thị Sa").await;
    done(&chi.post(&attend, &[("there", who.as_str())]).await);
    done(&step(chi, class, "end", &[]).await);
}

/// The version in the form that says under which agreement work was done.
fn version_in(text: &str) -> String {
    let form = text.split("/under\"").nth(1).unwrap_or_else(|| panic!("no form in: {text}"));
    let field = form.split("name=\"version\" value=\"").nth(1).expect("no version");
    field.split('"').next().unwrap_or_default().to_owned()
}
