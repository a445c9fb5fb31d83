//! The work that a class is names the agreement it was held under: said on the page of that work by
//! the office that holds the class, and nothing that counts moves.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, fresh_key, november};

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

/// The version in the form that says under which agreement work was done.
fn version_in(text: &str) -> String {
    let form = text.split("/under\"").nth(1).unwrap_or_else(|| panic!("no form in: {text}"));
    let field = form.split("name=\"version\" value=\"").nth(1).expect("no version");
    field.split('"').next().unwrap_or_default().to_owned()
}
