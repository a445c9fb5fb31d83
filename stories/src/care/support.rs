//! What is given again to somebody who is in a programme: milk in the months after a child came,
//! equipment that is replaced. It adds up in the value and counts nobody a second time. It opens
//! with who may not.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, enter, open, refused};
use crate::cattle::sums;
use crate::house::PROVINCE;
use crate::visitor::{Told, fresh_key};

/// A child enters, gets milk in two months, the second time by the norm of the day.
pub async fn of_a_child_counts_it_once(demo: &Demo, chi: &mut Visitor) {
    let before = sums(demo, &["nutrition_children", "nutrition_value"]).await;
    let moved = async || {
        let now = sums(demo, &["nutrition_children", "nutrition_value"]).await;
        [now[0] - before[0], now[1] - before[1]]
    };
    let file = done(&open(chi, "nutrition", "Cháu Út", "03/09/2024").await);
    let worth = [("value", "500.000"), ("source", "goods")];
    let start = [&[("on", "03/09/2024"), ("weight", "9"), ("height", "75")], &worth[..]].concat();
    done(&enter(chi, &file, "start", &start).await);
    let milk = [("on", "05/10/2024"), ("given", "Sữa bột"), ("value", "300.000"), worth[1]];
    who_may_not(demo, &file, &milk).await;
    assert_eq!(moved().await, [1, 500_000]);
    for (name, value, said) in [
        ("source", "", "Chọn nguồn của giá trị"),
        ("source", "labour", "Chọn"),
        ("source", "norm", "Ghi định mức"),
        ("on", "02/09/2024", "từ ngày 03/09/2024"),
    ] {
        let flawed = milk.map(|(own, old)| (own, if own == name { value } else { old }));
        refused(&enter(chi, &file, "support", &flawed).await, said);
    }
    done(&enter(chi, &file, "support", &milk).await);
    assert_eq!(moved().await, [1, 800_000], "the child is counted again");
    by_the_norm_of_its_day(demo, chi, &file).await;
    assert_eq!(moved().await, [1, 1_050_000]);
    let words = chi.page(&file).await.words();
    assert!(words.contains("1.050.000") && words.contains("Trao sữa, thực phẩm"), "{words}");
    assert!(words.contains("hụt 1 tháng") && words.contains("10/2024"), "milk weighs nobody");
    assert!(!words.contains("Sữa bột"), "what was given lies open");
    let told = chi.post(&format!("{file}/open"), &[("purpose", "Xem lại")]).await.words();
    assert!(told.contains("Đã trao: Sữa bột"), "{told}");
    let cohort = format!("/care/cohort?unit={COMMUNE}&programme=nutrition");
    let words = chi.page(&cohort).await.words();
    assert!(words.contains("Trao sữa, thực phẩm 1 2"), "one child, twice: {words}");
    taken_back(chi, &file, "Trao sữa, thực phẩm").await;
    assert_eq!(moved().await, [1, 750_000], "only what was taken back leaves the value");
}

async fn who_may_not(demo: &Demo, file: &str, form: &[(&str, &str)]) {
    let mut dung = Visitor::of(demo, "dung").await;
    let told = enter(&mut dung, file, "support", form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let told = enter(&mut Visitor::guest(demo), file, "support", form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
}

/// Without a norm nothing is guessed; with one the day's norm is the value, and it is the file's.
async fn by_the_norm_of_its_day(demo: &Demo, chi: &mut Visitor, file: &str) {
    let milk = [("on", "01/11/2024"), ("given", "Sữa tươi"), ("source", "norm")];
    refused(&enter(chi, file, "support", &milk).await, "chưa có định mức");
    let id = fresh_key();
    let norm =
        [("id", id.as_str()), ("amount", "250.000"), ("from_on", "01/01/2024"), ("basis", "QĐ 21")];
    let set = format!("/catalogue/nutrition-support/norm?unit={PROVINCE}");
    assert_eq!(chi.post(&set, &norm).await.status, StatusCode::NOT_FOUND, "a clerk sets no norm");
    let mut binh = Visitor::of(demo, "binh").await;
    done(&binh.post(&set, &norm).await);
    done(&enter(chi, file, "support", &milk).await);
    let list = format!("/activities?unit={COMMUNE}&month=2024-11&kind=nutrition-support");
    let work = chi.page(&list).await.record("/activities/");
    let words = chi.page(&work).await.words();
    assert!(words.contains("250.000") && words.contains("QĐ 21"), "{words}");
}

/// Takes the first entry of a label back.
pub async fn taken_back(chi: &mut Visitor, file: &str, label: &str) {
    done(&take_back(chi, file, label).await);
}

/// The first entry of a label is not taken back; it is said why.
pub async fn taken_back_refused(chi: &mut Visitor, file: &str, label: &str, said: &str) {
    refused(&take_back(chi, file, label).await, said);
}

async fn take_back(chi: &mut Visitor, file: &str, label: &str) -> Told {
    let path = format!("{file}/record?step=back");
    let choices = chi.page(&path).await.text();
    let before = choices.split(label).next().expect("a choice");
    let entry = &before.rsplit("value=\"").next().expect("its value")[..36];
    chi.post(&path, &[("entry", entry), ("why", "Ghi nhầm")]).await
}

/// A life vest that is replaced is worth something and equips nobody anew.
pub async fn of_a_fisherman_counts_him_once(demo: &Demo, chi: &mut Visitor) {
    let codes = ["fishers_equipped", "fishers_value"];
    let before = sums(demo, &codes).await;
    let file = done(&open(chi, "fisher", "Ngư dân Hai", "02/10/2024").await);
    let given = [("value", "800.000"), ("source", "goods")];
    let form = [&[("on", "01/11/2024"), ("equipment", "Áo phao")], &given[..]].concat();
    who_may_not(demo, &file, &form).await;
    done(&enter(chi, &file, "start", &form).await);
    refused(&enter(chi, &file, "start", &form).await, "mỗi người một lần");
    for _ in 0..2 {
        done(&enter(chi, &file, "support", &form).await);
    }
    let now = sums(demo, &codes).await;
    assert_eq!([now[0] - before[0], now[1] - before[1]], [1, 2_400_000]);
    assert!(chi.page(&file).await.words().contains("2.400.000"));
}
