//! People in programmes through the doors: a patient whose help adds up, a child that is weighed
//! every month, a fisherman and somebody who gets a leg. What is given counts once in the report;
//! names and measurements lie sealed. It opens with who may not.

use crate::house::{self, COMMUNE, Demo, november};
use crate::papers;
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use axum::http::StatusCode;
use kernel::db::Tx;

mod again;
mod cohort;
mod corrected;
mod intake;
mod leg;
mod merged;
mod mistaken;
mod patient;
mod support;

const NAME: &str = "Thị Bé Bảy";

#[tokio::test]
async fn people_are_followed_and_what_they_get_counts_once() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let patient = who_may_not(&demo, &mut chi).await;
        papers::lie_on(&demo, &mut chi, &patient).await;
        help_to_a_patient_adds_up(&demo, &mut chi, &patient).await;
        a_child_is_weighed_every_month(&demo, &mut chi).await;
        equipment_is_given_once(&demo, &mut chi).await;
        leg::is_fitted_once(&demo, &mut chi).await;
        cohort::is_seen_month_by_month(&demo, &mut chi).await;
        mistaken::file_counts_nowhere(&demo, &mut chi).await;
        patient::has_stall_card_and_funeral_in_one_file(&demo, &mut chi).await;
        support::of_a_child_counts_it_once(&demo, &mut chi).await;
        support::of_a_fisherman_counts_him_once(&demo, &mut chi).await;
        intake::two_do_not_mix(&demo, &mut chi).await;
        again::help_adds_up_over_files(&demo, &mut chi).await;
        corrected::the_day_of_entry_is_put_right(&demo, &mut chi).await;
        lies_sealed(&demo).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

fn new(programme: &str) -> String {
    format!("/care/new?unit={COMMUNE}&programme={programme}")
}

async fn open(chi: &mut Visitor, programme: &str, name: &str, on: &str) -> Told {
    let id = fresh_key();
    let form = [("id", id.as_str()), ("name", name), ("birth_year", "2020"), ("opened_on", on)];
    let told = chi.post(&new(programme), &form).await;
    if told.status == StatusCode::SEE_OTHER {
        done(&chi.post(&new(programme), &form).await);
    }
    told
}

/// Dũng and Khách neither see nor record; a viewer of the chapter does not even see that there is
/// a file.
async fn who_may_not(demo: &Demo, chi: &mut Visitor) -> String {
    let id = fresh_key();
    let form = [("id", id.as_str()), ("name", NAME), ("opened_on", "05/01/2024")];
    let mut dung = Visitor::of(demo, "dung").await;
    for programme in ["patient", "nutrition", "fisher", "prosthetic"] {
        let told = dung.post(&new(programme), &form).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{programme}");
        let guest = Visitor::guest(demo).post(&new(programme), &form).await;
        assert_eq!(guest.status, StatusCode::UNAUTHORIZED, "{programme}");
    }
    let file = done(&open(chi, "patient", NAME, "05/01/2024").await);
    for path in [&file, &format!("{file}/record?step=meal")] {
        assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let purpose = [("purpose", "tò mò")];
    let opened = dung.post(&format!("{file}/open"), &purpose).await;
    assert_eq!(opened.status, StatusCode::NOT_FOUND);
    refused(&open(chi, "patient", NAME, "06/01/2024").await, "đang có hồ sơ");
    refused(&open(chi, "patient", "Ai Đó", "02/11/2024").await, "ngày này chưa đến");
    let list = chi.page(&format!("/care?unit={COMMUNE}&programme=patient")).await;
    assert!(!list.text().contains("Bảy"), "a name lies open");
    assert_eq!(list.text().matches("/care/files/").count(), 1, "one file: {}", list.words());
    file
}

async fn enter(chi: &mut Visitor, file: &str, step: &str, form: &[(&str, &str)]) -> Told {
    let id = fresh_key();
    let mut whole = vec![("id", id.as_str())];
    whole.extend_from_slice(form);
    let path = format!("{file}/record?step={step}");
    let told = chi.post(&path, &whole).await;
    if told.status == StatusCode::SEE_OTHER {
        done(&chi.post(&path, &whole).await);
    }
    told
}

async fn levels(demo: &Demo, code: &str) -> [i64; 4] {
    demo.levels(code, november()).await
}

/// A transfer, help with treatment and meals stand in one file and one sum; each counts once.
async fn help_to_a_patient_adds_up(demo: &Demo, chi: &mut Visitor, file: &str) {
    let day = ("on", "01/11/2024");
    let transfer = [
        day,
        ("vehicle", "68A-000.00"),
        ("from", "Bệnh viện huyện"),
        ("to", "Bệnh viện Chợ Rẫy"),
        ("driver", "Tài xế Tám"),
        ("km", "240"),
        ("value", "1,5 triệu"),
        ("source", "goods"),
        ("giver", "Đội xe Nghĩa Tình"),
    ];
    for (name, value, said) in [
        ("km", "5.000", "tối đa 3.000"),
        ("source", "", "Chọn nguồn của giá trị"),
        ("on", "04/01/2024", "từ ngày 05/01/2024"),
        ("on", "02/11/2024", "ngày này chưa đến"),
    ] {
        let flawed = transfer.map(|(own, old)| (own, if own == name { value } else { old }));
        refused(&enter(chi, file, "transfer", &flawed).await, said);
    }
    done(&enter(chi, file, "transfer", &transfer).await);
    let help = [day, ("value", "3 triệu"), ("source", "cash"), ("giver", "Nhà hảo tâm")];
    done(&enter(chi, file, "treatment", &help).await);
    refused(&enter(chi, file, "meal", &[day, ("quantity", "0")]).await, "từ 1 đến 1000");
    done(&enter(chi, file, "meal", &[day, ("quantity", "12")]).await);
    assert_eq!(levels(demo, "patient_transfers").await, [1; 4]);
    assert_eq!(levels(demo, "treatment_cases").await, [1; 4]);
    assert_eq!(levels(demo, "patient_support_value").await, [4_500_000; 4]);
    let page = chi.page(file).await;
    assert!(page.words().contains("4.500.000"), "{}", page.words());
    assert!(!page.text().contains("Tám") && !page.text().contains("Chợ Rẫy"), "it lies open");
    let told = chi.post(&format!("{file}/open"), &[("purpose", "Báo cáo ca bệnh")]).await;
    for said in ["Thị Bé Bảy", "Tài xế Tám", "Bệnh viện Chợ Rẫy", "240 km"] {
        assert!(told.words().contains(said), "{said}: {}", told.words());
    }
    let mut binh = Visitor::of(demo, "binh").await;
    let journal = binh.page("/journal?unit=kien-giang").await.words();
    assert!(journal.contains("Báo cáo ca bệnh") && !journal.contains("Bảy"), "{journal}");
    // A mistake leaves the file's sum and the report with its work.
    let choices = chi.page(&format!("{file}/record?step=back")).await.text();
    let at = choices.split("Chuyển viện").next().expect("a choice");
    let entry = &at.rsplit("value=\"").next().expect("its value")[..36];
    let why = [("entry", entry), ("why", "Ghi nhầm người")];
    done(&chi.post(&format!("{file}/record?step=back"), &why).await);
    assert_eq!(levels(demo, "patient_transfers").await, [0; 4]);
    assert_eq!(levels(demo, "patient_support_value").await, [3_000_000; 4]);
    let after = chi.page(file).await.words();
    assert!(after.contains("Ghi nhầm người") && after.contains("3.000.000"), "{after}");
    let helped = chi.page(&page.record("/helped/")).await.words();
    assert!(helped.contains("3.000.000") && !helped.contains("1.500.000"), "{helped}");
}

/// The child is seen every month or the missing month is named; measured in kilograms and
/// centimetres; it leaves with a result.
async fn a_child_is_weighed_every_month(demo: &Demo, chi: &mut Visitor) {
    let codes = ["nutrition_children", "nutrition_value"];
    let before = crate::cattle::sums(demo, &codes).await;
    let file = done(&open(chi, "nutrition", "Cháu Tí", "10/08/2024").await);
    let start = [
        ("on", "10/08/2024"),
        ("weight", "9,8"),
        ("height", "78,5"),
        ("value", "600.000"),
        ("source", "goods"),
    ];
    for (name, value, said) in [
        ("weight", "980", "từ 0,5 đến 250"),
        ("height", "7", "từ 25 đến 230"),
        ("weight", "", "Nhập"),
    ] {
        let flawed = start.map(|(own, old)| (own, if own == name { value } else { old }));
        refused(&enter(chi, &file, "start", &flawed).await, said);
    }
    done(&enter(chi, &file, "start", &start).await);
    let words = chi.page(&file).await.words();
    assert!(words.contains("hụt 2 tháng") && words.contains("9/2024, 10/2024"), "{words}");
    let follow = [("on", "12/09/2024"), ("weight", "10,4"), ("height", "79")];
    done(&enter(chi, &file, "follow", &follow).await);
    let other = [follow[0], ("weight", "10,9"), ("height", "80")];
    refused(&enter(chi, &file, "follow", &other).await, "Ngày 12/09/2024 đã ghi một lần cân đo");
    assert!(chi.page(&file).await.words().contains("hụt 1 tháng"));
    assert!(!chi.page(&file).await.words().contains("10,4"), "a weight lies open");
    let told = chi.post(&format!("{file}/open"), &[("purpose", "Theo dõi dinh dưỡng")]).await;
    assert!(told.words().contains("10,4 kg") && told.words().contains("78,5 cm"));
    let now = crate::cattle::sums(demo, &codes).await;
    let moved = [now[0] - before[0], now[1] - before[1]];
    assert_eq!(moved, [1, 600_000], "a follow-up counts the child again");
    let close = format!("{file}/record?step=close");
    let end = [("on", "11/09/2024"), ("outcome", "reached")];
    refused(&chi.post(&close, &end).await, "từ ngày 12/09/2024");
    let end = [("on", "01/11/2024"), ("outcome", "reached"), ("why", "Trạm y tế đã kết luận")];
    refused(&chi.post(&close, &end[..2]).await, "Nhập số đo hôm ra");
    done(&chi.post(&close, &end).await);
    refused(&enter(chi, &file, "follow", &follow).await, "đã kết thúc");
    let list = chi.page(&format!("/care?unit={COMMUNE}&programme=nutrition")).await.words();
    assert!(list.contains("đạt kết quả"), "{list}");
    done(&chi.post(&format!("{file}/record?step=reopen"), &[]).await);
}

/// Equipment is given once to one fisherman, by nobody who may not.
async fn equipment_is_given_once(demo: &Demo, chi: &mut Visitor) {
    let fisher = done(&open(chi, "fisher", "Ngư dân Chín", "01/10/2024").await);
    let equipment = [("on", "01/11/2024"), ("equipment", "Áo phao, tủ thuốc")];
    let mut dung = Visitor::of(demo, "dung").await;
    let told = enter(&mut dung, &fisher, "start", &equipment).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    done(&enter(chi, &fisher, "start", &equipment).await);
    refused(&enter(chi, &fisher, "start", &equipment).await, "mỗi người một lần");
    done(&enter(chi, &fisher, "training", &[("on", "01/11/2024"), ("topic", "Bão")]).await);
    assert_eq!(crate::cattle::sums(demo, &["fishers_equipped"]).await, [1]);
    let bad = chi.get(&format!("/care?unit={COMMUNE}&programme=khong-co")).await;
    assert_eq!(bad.status, StatusCode::NOT_FOUND);
}

/// What was driven, weighed or told is stored in no form that a reader of the file would try.
async fn lies_sealed(demo: &Demo) {
    let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
        kernel::db::sql("select sealed_detail from care_entry where sealed_detail is not null")
            .all::<Vec<u8>>(tx)
    });
    let all = read.await.expect("the rows");
    assert!(all.len() >= 5, "nothing was told");
    for sealed in all {
        let text = String::from_utf8_lossy(&sealed).to_lowercase();
        for told in ["tám", "chợ rẫy", "10400", "áo phao", "weight"] {
            assert!(!text.contains(told), "{told} lies open");
        }
    }
}
