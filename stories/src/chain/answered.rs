//! A report that came back for a cell is answered before it goes up again; then it is approved,
//! its month locked, its paper issued.

use super::{
    ABOVE, COMMUNE, Demo, PAGE, PROVINCE, State, TURNS, Visitor, done, refused, save, state, step,
};
use super::{fresh_key, says};
use axum::http::StatusCode;

const WHY: &str = "Biên bản ghi 13 lượt, xem lại";

/// Chi's notice leads to the cell. Sending again without an answer comes back with the words
/// beside it; a word of hers under Bình's is an answer, and the history tells of two sendings.
pub async fn before_it_is_sent_again(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let told = save(chi, COMMUNE, "12", 0).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    done(&step(chi, PAGE, "send", &[]).await);
    let unknown = [("note", WHY), ("about", "khong_co_o_nay")];
    let told = step(binh, PAGE, "return", &unknown).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
    assert_eq!(state(demo, COMMUNE).await, State::Sent, "not about a cell that is none");
    done(&step(binh, PAGE, "return", &[("note", WHY), ("about", TURNS)]).await);
    let notices = chi.page("/notices").await;
    says(&notices, &["bị trả lại, xem ý kiến"]);
    let panel = format!("{PAGE}&figure={TURNS}#panel").replace('&', "&amp;");
    assert!(notices.text().contains(&panel), "{}", notices.text());
    let again = step(chi, PAGE, "send", &[]).await;
    refused(&again, "Sửa ô hoặc trả lời ý kiến của Bình");
    says(&again, &["1 ý kiến cần sửa hoặc trả lời", WHY]);
    assert_eq!(state(demo, COMMUNE).await, State::Returned);
    let key = fresh_key();
    let answer = [("id", key.as_str()), ("figure", TURNS), ("body", "Lượt thứ 13 là của tháng 10")];
    let comment = PAGE.replace("/reports?", "/reports/comment?");
    done(&chi.post(&comment, &answer).await);
    done(&step(chi, PAGE, "send", &[]).await);
    let panel = format!("{PAGE}&figure={TURNS}");
    says(&binh.page(&panel).await, &["Gửi lần 2", "Trả lại", "Lượt thứ 13 là của tháng 10"]);
    beside_the_acts(binh).await;
    done(&step(binh, PAGE, "approve", &[]).await);
    assert_eq!(state(demo, COMMUNE).await, State::Approved);
}

/// With no panel open Bình reads what was asked, what was answered and by whom, and is led to the
/// cell.
async fn beside_the_acts(binh: &mut Visitor) {
    let page = binh.page(PAGE).await;
    let words = page.words();
    let (_, card) = words.split_once("Ý kiến và trả lời").expect("the list");
    let asked = card.find(WHY).expect("what was asked");
    let answer = "Trả lời: Lượt thứ 13 là của tháng 10";
    let answered = card.find(answer).unwrap_or_else(|| panic!("no answer: {card}"));
    assert!(asked < answered, "an answer stands under its comment: {card}");
    assert!(card[asked..answered].contains("Bình ·"), "{card}");
    assert!(card[answered..].contains("Chi ·"), "{card}");
    let text = page.text();
    let (_, list) = text.split_once("id=\"threads\"").expect("the list");
    let cell = format!("{PAGE}&figure={TURNS}#panel").replace('&', "&amp;");
    assert!(list.contains(&cell), "it leads to the cell: {list}");
}

/// An approves the province's report; Bình locks the month and issues its paper.
pub async fn approved_locked_issued(demo: &Demo, binh: &mut Visitor) {
    let words = [("body", "Tổ chức {plan:02} lớp tập huấn sơ cấp cứu."), ("plan", "3")];
    let key = fresh_key();
    let task = [("id", key.as_str()), words[0], words[1]];
    done(&binh.post(&ABOVE.replace("/reports?", "/reports/task?"), &task).await);
    done(&step(binh, ABOVE, "send", &[]).await);
    let mut an = Visitor::of(demo, "an").await;
    done(&step(&mut an, ABOVE, "approve", &[]).await);
    done(&step(binh, ABOVE, "lock", &[("confirm", "11/2024")]).await);
    issue(demo, binh, None).await;
    assert_eq!(state(demo, PROVINCE).await, State::Issued);
}

/// Issues November's paper of the province, or another in its place, and says why.
pub async fn issue(demo: &Demo, binh: &mut Visitor, why: Option<&str>) {
    let report = demo.view(PROVINCE, super::november()).await.report.expect("a report").id;
    let page = binh.page(&format!("/reports/issue?report={report}")).await;
    let (report, version) = (page.field("report"), page.field("version"));
    let (signer, day) = (page.last_choice(), page.field("issued_on"));
    let mut form = vec![
        ("report", report.as_str()),
        ("version", version.as_str()),
        ("issued_on", day.as_str()),
        ("signer", signer.as_str()),
    ];
    form.extend(why.map(|why| ("why", why)));
    done(&binh.post("/reports/issue", &form).await);
}
