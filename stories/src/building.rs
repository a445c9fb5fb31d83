//! A house and a bridge through the doors: Chi records the application, the budget by source, the
//! stages; each counts once, in the month of its hand-over, and a house is never accepted twice. It
//! opens with who may not.

use crate::house::{self, COMMUNE, Demo, november};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use axum::http::StatusCode;

mod corrections;
mod hands;
mod joint;
mod twice;

const NAME: &str = "Danh Thị Sáu";

#[tokio::test]
async fn a_house_counts_once_when_it_is_handed_over() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let file = who_may_not(&demo, &mut chi).await;
        stages_come_in_order(&demo, &mut chi, &file).await;
        counts_once(&demo, &mut chi, &file).await;
        a_mistake_is_taken_back(&demo, &mut chi, &file).await;
        a_locked_month_is_told(&demo, &mut chi).await;
        a_late_bridge_is_seen(&demo, &mut chi).await;
        a_late_stage_is_seen_everywhere(&demo, &mut chi).await;
        corrections::a_file_is_corrected_until_it_counts(&demo, &mut chi).await;
        corrections::what_was_given_up_goes_on(&demo, &mut chi).await;
        corrections::a_bridge_counts_too(&demo, &mut chi).await;
        corrections::it_counts_in_the_month_of_its_hand_over(&demo, &mut chi).await;
        hands::meet_at_the_hand_over(&demo, &mut chi).await;
        twice::a_household_is_asked_about_once(&demo, &mut chi).await;
        twice::a_record_is_of_one_construction(&demo, &mut chi).await;
        twice::a_sealed_name_is_not_told(&demo, &mut chi).await;
        joint::stands_where_and_for_what_it_says(&demo, &mut chi).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng and Khách neither see nor record; the household of a house is named and sealed.
async fn who_may_not(demo: &Demo, chi: &mut Visitor) -> String {
    let new = format!("/constructions/new?unit={COMMUNE}");
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "house-new"),
        ("title", "Nhà số 03"),
        ("household", NAME),
        ("birth_year", "1960"),
        ("applied_on", "05/01/2024"),
        ("due_on", "01/12/2024"),
    ];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&new, &form).await.status, StatusCode::UNAUTHORIZED);
    for (name, value, said) in [
        ("household", "", "Nhập tên chủ hộ"),
        ("applied_on", "02/11/2024", "ngày này chưa đến"),
        ("due_on", "01/01/2024", "Hạn phải từ ngày nhận đơn"),
        ("kind", "gift", "Chọn"),
    ] {
        let flawed = form.map(|(own, old)| (own, if own == name { value } else { old }));
        refused(&chi.post(&new, &flawed).await, said);
    }
    for _ in 0..2 {
        done(&chi.post(&new, &form).await);
    }
    let file = format!("/constructions/{id}");
    assert_eq!(dung.get(&file).await.status, StatusCode::NOT_FOUND);
    let record = format!("{file}/record?step=stop");
    assert_eq!(dung.post(&record, &[("why", "x")]).await.status, StatusCode::NOT_FOUND);
    assert!(!chi.page(&file).await.text().contains("Sáu"), "her name lies open");
    let list = chi.page(&format!("/constructions?unit={COMMUNE}")).await.words();
    assert_eq!(list.matches("Nhà số 03").count(), 1, "{list}");
    file
}

async fn reach(chi: &mut Visitor, file: &str, stage: &str, on: &str, note: &str) -> Told {
    let form = [("stage", stage), ("on", on), ("note", note)];
    chi.post(&format!("{file}/record?step=reach"), &form).await
}

async fn stages_come_in_order(demo: &Demo, chi: &mut Visitor, file: &str) {
    refused(&reach(chi, file, "started", "01/02/2024", "").await, "giai đoạn liền trước");
    refused(&reach(chi, file, "surveyed", "01/01/2024", "").await, "từ ngày 05/01/2024");
    done(&reach(chi, file, "surveyed", "20/01/2024", "Biên bản khảo sát 02").await);
    refused(&reach(chi, file, "surveyed", "21/01/2024", "").await, "đã ghi ngày 20/01/2024");
    refused(&reach(chi, file, "funded", "01/03/2024", "").await, "Ghi nguồn kinh phí trước");
    let fund = format!("{file}/record?step=fund");
    let ids: Vec<String> = (0..3).map(|_| fresh_key()).collect();
    for (id, giver, source, amount) in [
        (&ids[0], "Nhà hảo tâm", "cash", "40 triệu"),
        (&ids[1], "Nhà hảo tâm", "goods", "8 triệu"),
        (&ids[2], "Chi hội ấp", "labour", "2 triệu"),
    ] {
        let form = [("id", id.as_str()), ("giver", giver), ("source", source), ("amount", amount)];
        for _ in 0..2 {
            done(&chi.post(&fund, &form).await);
        }
    }
    let none = [("id", &*fresh_key()), ("giver", "Ai"), ("source", "norm"), ("amount", "1")]
        .map(|(name, value)| (name, value.to_owned()));
    let pairs: Vec<(&str, &str)> = none.iter().map(|(n, v)| (*n, v.as_str())).collect();
    refused(&chi.post(&fund, &pairs).await, "Chọn");
    done(&reach(chi, file, "funded", "01/03/2024", "").await);
    done(&reach(chi, file, "started", "10/03/2024", "").await);
    done(&reach(chi, file, "roofed", "01/06/2024", "").await);
    refused(&reach(chi, file, "accepted", "01/11/2024", "").await, "số biên bản nghiệm thu");
    done(&reach(chi, file, "accepted", "01/11/2024", "BB 07").await);
    refused(&reach(chi, file, "accepted", "01/11/2024", "BB 08").await, "mỗi giai đoạn chỉ ghi");
    assert_eq!(demo.levels("houses_built", november()).await, [0; 4], "not before hand-over");
}

/// From the hand-over on it counts at every level, with its budget as value; two who hand it over
/// at once count it once.
async fn counts_once(demo: &Demo, chi: &mut Visitor, file: &str) {
    let mut other = chi.clone();
    let (one, two) = tokio::join!(
        reach(chi, file, "handed", "01/11/2024", ""),
        reach(&mut other, file, "handed", "01/11/2024", "")
    );
    let ended = [one.status, two.status];
    assert!(ended.contains(&StatusCode::SEE_OTHER), "{ended:?}");
    assert!(ended.iter().any(|status| status.is_client_error()), "{ended:?}");
    assert_eq!(demo.levels("houses_built", november()).await, [1; 4]);
    assert_eq!(demo.levels("houses_value", november()).await, [50_000_000; 4]);
    let page = chi.page(file).await;
    let work = chi.page(&page.record("/activities/")).await.words();
    for said in ["Nhà hảo tâm · 48.000.000", "ngày công", "Nhà số 03", "Mở hồ sơ đã ghi việc này"]
    {
        assert!(work.contains(said), "{said}: {work}");
    }
    let helped = chi.page(&page.record("/helped/")).await.words();
    assert!(helped.contains("50.000.000"), "{helped}");
    a_house_of_a_file_is_not_typed_again(chi).await;
    let fund = [("id", &*fresh_key()), ("giver", "Ai"), ("source", "cash"), ("amount", "1")]
        .map(|(name, value)| (name, value.to_owned()));
    let pairs: Vec<(&str, &str)> = fund.iter().map(|(n, v)| (*n, v.as_str())).collect();
    refused(&chi.post(&format!("{file}/record?step=fund"), &pairs).await, "đã bàn giao");
}

/// The form of any work asks about a house that its file has counted.
async fn a_house_of_a_file_is_not_typed_again(chi: &mut Visitor) {
    let (id, key) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("key", key.as_str()),
        ("base", "0"),
        ("from", "01/11/2024"),
        ("count-houses", "1"),
        ("title", "Nhà bà Sáu"),
    ];
    let told = chi.post(&format!("/activities/new?unit={COMMUNE}&kind=house-new"), &form).await;
    refused(&told, "Hồ sơ của việc này đã ghi 1 vào ngày 01/11/2024");
}

/// What was taken back leaves the report, and may be recorded again.
async fn a_mistake_is_taken_back(demo: &Demo, chi: &mut Visitor, file: &str) {
    let back = format!("{file}/record?step=back");
    refused(&chi.post(&back, &[("why", " ")]).await, "Nhập");
    done(&chi.post(&back, &[("why", "Chưa trao chìa khóa")]).await);
    assert_eq!(demo.levels("houses_built", november()).await, [0; 4]);
    assert_eq!(demo.levels("houses_value", november()).await, [0; 4]);
    assert!(chi.page(file).await.words().contains("Chưa trao chìa khóa"));
    done(&reach(chi, file, "handed", "01/11/2024", "").await);
    assert_eq!(demo.levels("houses_built", november()).await, [1; 4]);
}

/// October is locked: a house that was handed over then counts in November, and its file says so.
async fn a_locked_month_is_told(demo: &Demo, chi: &mut Visitor) {
    let before = demo.levels("houses_built", november()).await;
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "house-new"),
        ("title", "Nhà số 04"),
        ("household", "Danh Văn Bốn"),
        ("birth_year", "1970"),
        ("applied_on", "05/01/2024"),
        ("due_on", "01/12/2024"),
    ];
    done(&chi.post(&format!("/constructions/new?unit={COMMUNE}"), &form).await);
    let file = format!("/constructions/{id}");
    done(&reach(chi, &file, "surveyed", "20/01/2024", "BB 01").await);
    let (id, fund) = (fresh_key(), format!("{file}/record?step=fund"));
    let given = [("id", id.as_str()), ("giver", "Ai"), ("source", "cash"), ("amount", "5 triệu")];
    done(&chi.post(&fund, &given).await);
    for (stage, on) in [("funded", "01/03"), ("started", "10/03"), ("roofed", "01/06")] {
        done(&reach(chi, &file, stage, &format!("{on}/2024"), "").await);
    }
    done(&reach(chi, &file, "accepted", "10/10/2024", "BB 09").await);
    assert!(!chi.page(&file).await.words().contains("Tháng ấy đã khóa"));
    done(&reach(chi, &file, "handed", "20/10/2024", "").await);
    assert!(chi.page(&file).await.words().contains("Tháng ấy đã khóa"));
    assert_eq!(demo.levels("houses_built", november()).await, before.map(|had| had + 1));
    let back = [("why", "Ghi nhầm ngày")];
    done(&chi.post(&format!("{file}/record?step=back"), &back).await);
    assert_eq!(demo.levels("houses_built", november()).await, before);
}

/// A bridge past its day is seen; one that is given up says why and takes no more.
async fn a_late_bridge_is_seen(demo: &Demo, chi: &mut Visitor) {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "bridge"),
        ("title", "Cầu kênh Năm"),
        ("applied_on", "05/01/2024"),
        ("due_on", "02/10/2024"),
    ];
    done(&chi.post(&format!("/constructions/new?unit={COMMUNE}"), &form).await);
    let mut binh = Visitor::of(demo, "binh").await;
    let list = binh.page("/constructions?unit=kien-giang").await.words();
    assert!(list.contains("Cầu kênh Năm") && list.contains("quá 30 ngày"), "{list}");
    let stop = format!("/constructions/{id}/record?step=stop");
    done(&chi.post(&stop, &[("why", "Xã xây bằng vốn khác")]).await);
    refused(&chi.post(&stop, &[("why", "nữa")]).await, "đã thôi");
    let list = binh.page("/constructions?unit=kien-giang&done=1").await.words();
    assert!(list.contains("Cầu kênh Năm") && list.contains("Nhà số 03"), "{list}");
}

/// A stage past its day is seen on the file, on the lists of the commune and of the province and on
/// their front pages, until it is reached; photos hang on their stage.
async fn a_late_stage_is_seen_everywhere(demo: &Demo, chi: &mut Visitor) {
    let file = bridge(chi, "Cầu kênh Sáu").await;
    let plan = format!("{file}/record?step=plan");
    let days = [("due_on", "01/12/2024"), ("due_surveyed", "02/10/2024"), ("builder", "Đội thợ")];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&plan, &days).await.status, StatusCode::NOT_FOUND);
    let back = [("due_on", "01/12/2024"), ("due_funded", "01/10/2024"), days[1]];
    let told = chi.post(&plan, &back).await;
    refused(&told, "Nhập từ ngày 02/10/2024 trở đi");
    assert_eq!(told.field("due_surveyed"), "02/10/2024", "what was typed is lost");
    let beyond = [days[0], ("due_accepted", "02/12/2024")];
    refused(&chi.post(&plan, &beyond).await, "Nhập đến ngày 01/12/2024");
    done(&chi.post(&plan, &days).await);
    assert_eq!(chi.page(&plan).await.field("due_surveyed"), "02/10/2024");
    let mut binh = Visitor::of(demo, "binh").await;
    let (late, waits) = ("quá hạn 30 ngày: đã khảo sát", "công trình có giai đoạn quá hạn");
    let own = format!("/constructions?unit={COMMUNE}");
    let told = binh.page(&file).await.words();
    assert!(told.contains("đã khảo sát dự kiến quá 30 ngày 02/10/2024"), "{told}");
    for page in [&own, "/constructions?unit=kien-giang"] {
        let words = binh.page(page).await.words();
        assert!(words.contains(late), "{page}: {words}");
    }
    let home = chi.page(&format!("/?unit={COMMUNE}")).await.words();
    assert!(home.contains(&format!("Xem 1 {waits}")), "{home}");
    assert!(binh.page("/?unit=kien-giang").await.words().contains(waits));
    let theirs = dung.page("/").await.words();
    assert!(!theirs.contains(waits), "another province's: {theirs}");
    done(&reach(chi, &file, "surveyed", "01/11/2024", "").await);
    assert!(!chi.page(&own).await.words().contains(late));
    let home = chi.page(&format!("/?unit={COMMUNE}")).await.words();
    assert!(!home.contains(waits), "it was reached: {home}");
    // A day that is taken away is no day.
    done(&chi.post(&plan, &[("due_on", "01/12/2024"), ("due_funded", "31/10/2024")]).await);
    assert!(chi.page(&own).await.words().contains("quá hạn 1 ngày: đủ kinh phí"));
    done(&chi.post(&plan, &[("due_on", "01/12/2024")]).await);
    assert!(!chi.page(&own).await.words().contains("quá hạn"));
    photos_hang_on_their_stage(&mut dung, chi, &file).await;
}

async fn photos_hang_on_their_stage(dung: &mut Visitor, chi: &mut Visitor, file: &str) {
    let stages = chi.page(file).await.text();
    let mut papers: Vec<&str> = stages.split("href=\"").skip(1).collect();
    papers.retain(|part| part.starts_with("/constructions/stages/"));
    let papers: Vec<&str> = papers.iter().filter_map(|part| part.split('"').next()).collect();
    let [applied, surveyed] = papers.as_slice() else { panic!("two stages: {papers:?}") };
    let photo = crate::papers::photo();
    let told = crate::papers::send(dung, surveyed, &fresh_key(), "anh.jpg", &photo).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.get(surveyed).await.status, StatusCode::NOT_FOUND);
    let id = fresh_key();
    for _ in 0..2 {
        done(&crate::papers::send(chi, surveyed, &id, "Khảo sát.jpg", &photo).await);
    }
    let opened = chi.get(&format!("{surveyed}/{id}")).await;
    assert_eq!((opened.status, opened.kind.as_str()), (StatusCode::OK, "image/jpeg"));
    let other = chi.get(&format!("{applied}/{id}")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "it hangs on another stage");
    let words = chi.page(file).await.words();
    assert!(words.contains("1 ảnh, giấy tờ") && words.contains("Thêm ảnh"), "{words}");
    let back = surveyed.trim_end_matches("/papers");
    let way_back = chi.page(back).await.words();
    assert!(way_back.contains("Cầu kênh Sáu") && way_back.contains("1 ảnh, giấy tờ"), "{way_back}");
    assert_eq!(dung.get(back).await.status, StatusCode::NOT_FOUND);
    let why = [("why", "Chưa khảo sát")];
    done(&chi.post(&format!("{file}/record?step=back"), &why).await);
    let told = crate::papers::send(chi, surveyed, &fresh_key(), "anh.jpg", &photo).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "a stage that was taken back took a photo");
    assert_eq!(chi.get(&format!("{surveyed}/{id}")).await.status, StatusCode::OK);
}

/// A bridge that is asked for.
async fn bridge(chi: &mut Visitor, title: &str) -> String {
    let id = fresh_key();
    let form =
        [("id", id.as_str()), ("kind", "bridge"), ("title", title), ("applied_on", "05/01/2024")];
    done(&chi.post(&format!("/constructions/new?unit={COMMUNE}"), &form).await)
}
