//! A household is asked about before it has a second house, a record of acceptance is of one
//! construction, and the name of a household stands nowhere in clear. Each opens with who may not.

use super::{COMMUNE, StatusCode, Visitor, bridge, corrections, done, fresh_key, reach, refused};
use crate::house::Demo;

const LIST: &str = "/constructions?unit=kien-giang/huyen-giang-thanh/xa-phu-loi";

fn asked<'a>(
    id: &'a str,
    title: &'a str,
    household: &'a str,
    on: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("kind", "house-new"),
        ("title", title),
        ("household", household),
        ("birth_year", "1955"),
        ("applied_on", on),
    ]
}

/// The same household, or a house called the same at the same place: asked once, the answer kept.
pub async fn a_household_is_asked_about_once(demo: &Demo, chi: &mut Visitor) {
    let new = format!("/constructions/new?unit={COMMUNE}");
    let ids: Vec<String> = (0..6).map(|_| fresh_key()).collect();
    let first = asked(&ids[0], "Nhà số 21", "Danh Văn Hai", "05/01/2024");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&new, &first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&new, &first).await.status, StatusCode::UNAUTHORIZED);
    assert!(!chi.page(&new).await.text().contains("name=\"again\""), "nothing to ask about");
    let one = done(&chi.post(&new, &first).await);
    assert_eq!(done(&chi.post(&new, &first).await), one, "sent again, it asks about itself");
    let mut second = asked(&ids[1], "Nhà số 22", "danh văn  HAI", "06/10/2024");
    let told = chi.post(&new, &second).await;
    refused(&told, "đã có hồ sơ “Nhà số 21”, nhận đơn ngày 05/01/2024");
    assert!(told.text().contains(&format!("href=\"{one}\"")), "{}", told.words());
    assert!(told.text().contains("name=\"again\""), "nowhere to answer");
    assert!(!chi.page(LIST).await.words().contains("Nhà số 22"), "it was recorded all the same");
    second.push(("again", "1"));
    let two = done(&chi.post(&new, &second).await);
    let words = chi.page(&two).await.words();
    assert!(words.contains("Đã xác nhận là nhà khác với Nhà số 21"), "{words}");
    let correct = format!("{two}/record?step=correct");
    let version = chi.page(&correct).await.field("version");
    let again = [("version", version.as_str()), ("kind", "house-new"), ("title", "Nhà số 22b")];
    done(&chi.post(&correct, &again).await);
    let words = chi.page(&two).await.words();
    assert!(words.contains("nhà khác với Nhà số 21"), "the answer was forgotten: {words}");
    // Called the same, without tones; what was given up, or years ago, is no second house.
    let named = asked(&ids[2], "NHA SO 21", "Danh Văn Khác", "06/10/2024");
    refused(&chi.post(&new, &named).await, "đã có hồ sơ “Nhà số 21”");
    for file in [&one, &two] {
        done(&chi.post(&format!("{file}/record?step=stop"), &[("why", "Hộ dọn đi")]).await);
    }
    let third = asked(&ids[3], "Nhà số 23", "Danh Văn Hai", "06/10/2024");
    done(&chi.post(&new, &third).await);
    let old = asked(&ids[4], "Nhà số 24", "Danh Thị Ba", "05/01/2020");
    done(&chi.post(&new, &old).await);
    let late = asked(&ids[5], "Nhà số 25", "Danh Thị Ba", "06/01/2024");
    done(&chi.post(&new, &late).await);
}

/// One number in a year, however it is written, until the acceptance is taken back.
pub async fn a_record_is_of_one_construction(demo: &Demo, chi: &mut Visitor) {
    let (one, two) = (bridge(chi, "Cầu kênh Tám").await, bridge(chi, "Cầu kênh Chín").await);
    let mut dung = Visitor::of(demo, "dung").await;
    let told = reach(&mut dung, &two, "accepted", "01/11/2024", "BB 31").await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    for file in [&one, &two] {
        corrections::fund(chi, file).await;
        for stage in ["surveyed", "funded", "started"] {
            done(&reach(chi, file, stage, "01/10/2024", "BB 31").await);
        }
    }
    done(&reach(chi, &one, "accepted", "01/11/2024", "BB 31").await);
    let told = reach(chi, &two, "accepted", "01/11/2024", "Biên bản số 031/2024").await;
    refused(&told, "trong năm 2024 đã ghi cho “Cầu kênh Tám”");
    assert_eq!(told.field("note"), "Biên bản số 031/2024", "what was typed is lost");
    let why = [("why", "Ghi nhầm cầu")];
    done(&chi.post(&format!("{one}/record?step=back"), &why).await);
    done(&reach(chi, &two, "accepted", "01/11/2024", "Biên bản số 031/2024").await);
    refused(&reach(chi, &one, "accepted", "01/11/2024", "31").await, "“Cầu kênh Chín”");
    done(&reach(chi, &one, "accepted", "01/11/2024", "BB 32").await);
}

/// Title, note, a word on a stage, a reason: none tells whose house it is.
pub async fn a_sealed_name_is_not_told(demo: &Demo, chi: &mut Visitor) {
    const SAID: &str = "tên đã niêm phong";
    let new = format!("/constructions/new?unit={COMMUNE}");
    let id = fresh_key();
    let form = asked(&id, "Nhà số 26", "Bà Danh Thị Tư", "05/01/2024");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    for (name, value) in [
        ("title", "Nhà bà DANH THỊ TƯ, ấp 3"),
        ("note", "Gần nhà danh thi tu"),
        ("builder", "Gia đình Danh Thị Tư"),
    ] {
        let mut told = form.clone();
        told.retain(|(own, _)| *own != name);
        told.push((name, value));
        refused(&chi.post(&new, &told).await, SAID);
    }
    let file = done(&chi.post(&new, &form).await);
    let note = "Khảo sát nhà bà Danh Thị Tư";
    refused(&reach(chi, &file, "surveyed", "20/01/2024", note).await, SAID);
    let stop = format!("{file}/record?step=stop");
    refused(&chi.post(&stop, &[("why", "Bà Danh Thị Tư đã mất")]).await, SAID);
    let correct = format!("{file}/record?step=correct");
    let version = chi.page(&correct).await.field("version");
    for (title, note) in [("Nhà Danh Thị Tư", ""), ("Nhà số 26", "Hỏi bà Danh Thị Tư")]
    {
        let told = [
            ("version", version.as_str()),
            ("kind", "house-new"),
            ("title", title),
            ("note", note),
        ];
        refused(&chi.post(&correct, &told).await, SAID);
    }
    for page in [LIST, &file, &format!("{LIST}&file=csv")] {
        let text = chi.page(page).await.text();
        assert!(!text.contains("Danh Thị Tư"), "{page} tells whose house it is");
    }
    done(&reach(chi, &file, "surveyed", "20/01/2024", "Khảo sát nhà hộ ở ấp Tư").await);
}
