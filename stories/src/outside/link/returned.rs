//! A department's report comes back: what was asked stands on the page of its link, with a field
//! that answers it. Sent again as it was it is refused; with an answer, or mended, it passes. It
//! opens with who may not.

use super::{ANSWERS, Demo, StatusCode, Visitor, address, filled, post, says};
use crate::visitor::{Told, fresh_key};
use people::OrganisationId;

const WHY: &str = "Tổ chức ở những xã nào?";
const FIELD: &str = "comment-directive-told";
const ANSWER: &str = "Ở 12 xã ven biển, mỗi xã một buổi";

/// The story.
pub async fn is_answered_over_the_link(
    demo: &Demo,
    binh: &mut Visitor,
    (body, link): (OrganisationId, &str),
) {
    let report = address("/reports", body);
    returned(binh, &report, ("directive-told", WHY)).await;
    who_may_not(demo).await;
    let mut stranger = Visitor::guest(demo);
    let page = stranger.page(link).await;
    says(&page, &["Cấp trên trả lại", WHY, "Trả lời ý kiến của Bình"]);
    let told = send(&mut stranger, link, &[]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
    says(&told, &["Sửa ô hoặc trả lời ý kiến của Bình", WHY]);
    assert!(told.text().contains(&format!("href=\"#{FIELD}\"")), "it leads to the field");
    let long = "a".repeat(2001);
    let told = send(&mut stranger, link, &[(FIELD, &long)]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
    says(&told, &["Rút ghi chú còn nhiều nhất 2.000 ký tự", &long]);
    let told = send(&mut stranger, link, &[(FIELD, ANSWER)]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let answered = format!("Trả lời: {ANSWER}");
    says(&stranger.page(link).await, &["Báo cáo đã gửi", WHY, &answered]);
    says(&binh.page(&report).await, &["Gửi lần 2", &answered]);
    mended(binh, &mut stranger, (&report, link)).await;
}

/// It comes back once more for another part: only that one asks, and who mends it need not answer.
async fn mended(binh: &mut Visitor, stranger: &mut Visitor, (report, link): (&str, &str)) {
    returned(binh, report, ("directive-led", "Số của kế hoạch?")).await;
    let page = stranger.page(link).await;
    assert!(page.text().contains("name=\"comment-directive-led\""), "{}", page.text());
    assert!(!page.text().contains(&format!("name=\"{FIELD}\"")), "it was answered");
    assert_eq!(send(stranger, link, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut form = filled(&stranger.page(link).await, &ANSWERS[1..]);
    form.push(("a-directive-led".into(), "Ban hành kế hoạch số 12".into()));
    form.push(("send".into(), "1".into()));
    let told = post(stranger, link, &form).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    says(&binh.page(report).await, &["Gửi lần 3", "Ban hành kế hoạch số 12"]);
}

/// Only who holds the link answers: a guessed one is unknown whatever is sent to it.
async fn who_may_not(demo: &Demo) {
    let guessed = format!("/nop/{}", "1".repeat(64));
    let (key, id) = (fresh_key(), fresh_key());
    let named = format!("{FIELD}-key");
    let form = [("key", key.as_str()), (named.as_str(), id.as_str()), (FIELD, ANSWER)];
    let told = Visitor::guest(demo).post(&guessed, &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "{}", told.words());
}

/// Everything as it was, sent again with these words more.
async fn send(stranger: &mut Visitor, link: &str, more: &[(&str, &str)]) -> Told {
    let page = stranger.page(link).await;
    let mut form = filled(&page, ANSWERS);
    for (name, value) in more {
        let key = format!("{name}-key");
        form.push((key.clone(), page.field(&key)));
        form.push(((*name).to_owned(), (*value).to_owned()));
    }
    form.push(("send".into(), "1".into()));
    post(stranger, link, &form).await
}

/// Bình returns it for a part.
async fn returned(binh: &mut Visitor, page: &str, (about, why): (&str, &str)) {
    let page = binh.page(page).await;
    let (report, version) = (page.field("report"), page.field("version"));
    let form = [
        ("report", report.as_str()),
        ("version", version.as_str()),
        ("step", "return"),
        ("note", why),
        ("about", about),
    ];
    let told = binh.post("/reports/step", &form).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
}
