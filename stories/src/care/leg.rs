//! Somebody who gets a prosthetic leg: measured, fitted once, checked after. It opens with who may
//! not.

use super::{Demo, NAME, StatusCode, Visitor, done, enter, fresh_key, new, open, refused};
use crate::cattle::sums;

const CODES: [&str; 2] = ["prosthetics", "prosthetics_value"];

/// Dũng and Khách neither open such a file nor fit a leg in one; no figure moves by them.
async fn who_may_not(demo: &Demo, file: &str) {
    let before = sums(demo, &CODES).await;
    let mut dung = Visitor::of(demo, "dung").await;
    let mut khach = Visitor::guest(demo);
    let id = fresh_key();
    let form = [("id", id.as_str()), ("name", NAME), ("opened_on", "01/10/2024")];
    assert_eq!(dung.get(&new("prosthetic")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(&new("prosthetic"), &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(khach.post(&new("prosthetic"), &form).await.status, StatusCode::UNAUTHORIZED);
    let fit = [("on", "01/11/2024"), ("value", "4 triệu"), ("source", "cash")];
    for step in ["measure", "fit", "check", "close", "opened"] {
        let told = enter(&mut dung, file, step, &fit).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{step}");
        let told = enter(&mut khach, file, step, &fit).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{step}");
    }
    assert_eq!(sums(demo, &CODES).await, before);
}

/// A leg is fitted once to one person; one fitted in a month that is locked says where it counts.
pub async fn is_fitted_once(demo: &Demo, chi: &mut Visitor) {
    let leg = done(&open(chi, "prosthetic", "Ông Mười", "01/10/2024").await);
    who_may_not(demo, &leg).await;
    done(&enter(chi, &leg, "measure", &[("on", "02/10/2024")]).await);
    let fit = [("on", "01/11/2024"), ("value", "4 triệu"), ("source", "cash")];
    done(&enter(chi, &leg, "fit", &fit).await);
    refused(&enter(chi, &leg, "fit", &fit).await, "đã ghi ngày 01/11/2024");
    assert_eq!(sums(demo, &CODES).await, [1, 4_000_000]);
    let checked = [("on", "01/11/2024"), ("state", "Đi lại được")];
    done(&enter(chi, &leg, "check", &checked).await);
    let late = done(&open(chi, "prosthetic", "Bà Mười Một", "01/10/2024").await);
    let (id, fit) = (fresh_key(), [("on", "30/10/2024"), fit[1], fit[2]]);
    let form = [&[("id", id.as_str())], fit.as_slice()].concat();
    let to = done(&chi.post(&format!("{late}/record?step=fit"), &form).await);
    let words = chi.page(&to).await.words();
    assert!(words.contains("Tháng ấy đã khóa"), "{words}");
    // Nothing that is measured holds against the result of a leg; it is told in words, sealed.
    let end = [("on", "01/11/2024"), ("outcome", "reached"), ("result", "Đi cấy lại được")];
    done(&chi.post(&format!("{leg}/record?step=close"), &end).await);
    let words = chi.page(&leg).await.words();
    assert!(words.contains("đạt kết quả") && !words.contains("Đi cấy"), "{words}");
    let words = chi.post(&format!("{leg}/open"), &[("purpose", "Báo cáo")]).await.words();
    assert!(words.contains("Kết quả bằng lời: Đi cấy lại được"), "{words}");
}
