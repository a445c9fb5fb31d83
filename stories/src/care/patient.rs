//! The rest of what is done for a patient: a zero-đồng stall, an insurance card, help with the
//! funeral. Each adds to the file's sum and to its own figure. It opens with who may not.

use super::{Demo, StatusCode, Visitor, done, enter, levels, open, refused};
use crate::cattle::sums;

const BESIDE: [&str; 4] = ["stall_turns", "stall_value", "insurance_cards", "insurance_value"];

/// Each once, the funeral never again.
pub async fn has_stall_card_and_funeral_in_one_file(demo: &Demo, chi: &mut Visitor) {
    let before = sums(demo, &BESIDE).await;
    let [cases, value] = [levels(demo, "funeral_cases").await, levels(demo, "funeral_value").await];
    let file = done(&open(chi, "patient", "Ông Sáu", "05/10/2024").await);
    let day = ("on", "01/11/2024");
    let stall = [day, ("quantity", "3"), ("value", "450.000"), ("source", "goods")];
    let card = [day, ("quantity", "1"), ("value", "972.000"), ("source", "cash")];
    let funeral = [day, ("value", "5 triệu"), ("source", "labour"), ("giver", "Trại hòm Từ Tâm")];
    let all = [("stall", &stall), ("insurance", &card), ("funeral", &funeral)];
    let mut dung = Visitor::of(demo, "dung").await;
    for (step, form) in all {
        let told = enter(&mut dung, &file, step, form).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{step}");
        let told = enter(&mut Visitor::guest(demo), &file, step, form).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{step}");
    }
    let in_goods = card.map(|(name, old)| (name, if name == "source" { "goods" } else { old }));
    refused(&enter(chi, &file, "insurance", &in_goods).await, "Chọn");
    assert_eq!(sums(demo, &BESIDE).await, before, "somebody who may not moved a figure");
    let mut whole = 0;
    for ((step, form), amount) in all.into_iter().zip([450_000, 972_000, 5_000_000]) {
        done(&enter(chi, &file, step, form).await);
        whole += amount;
        let words = chi.page(&file).await.words();
        let sum = format!("Tổng đã giúp, đồng {}", kernel::number::vnd(whole));
        assert!(words.contains(&sum), "{step}: {words}");
    }
    let now = sums(demo, &BESIDE).await;
    let moved: Vec<i64> = now.iter().zip(&before).map(|(now, was)| now - was).collect();
    assert_eq!(moved, [3, 450_000, 1, 972_000]);
    refused(&enter(chi, &file, "funeral", &funeral).await, "đã ghi ngày 01/11/2024");
    assert_eq!(levels(demo, "funeral_cases").await, cases.map(|had| had + 1));
    assert_eq!(levels(demo, "funeral_value").await, value.map(|had| had + 5_000_000));
    let steps = chi.page(&file).await.text();
    assert!(!steps.contains("step=funeral") && steps.contains("step=stall"), "once is once");
}
