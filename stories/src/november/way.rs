//! The way of the report: who may not approve, what comes back with a word, the province's own
//! report, the locked month, the numbered paper.

use super::typing::{save, saved};
use super::{
    ABOVE, CELL, CENTRE, COMMUNE, Demo, PAGE, PROVINCE, State, Visitor, done, november, refused,
    state, step,
};
use crate::october::words_of_docx;
use crate::visitor::fresh_key;
use axum::http::StatusCode;

const TURNS: &str = "addresses_helped_turns";
const COMMENT: &str = "Biên bản ghi 13 lượt, xem lại";
const NOTE: &str = "Một số liệu chưa khớp biên bản";

/// Nobody approves what his own unit sent: Chi's page offers no step, and her post finds nothing.
pub async fn chi_may_not_approve(demo: &Demo, chi: &mut Visitor) {
    let mut binh = Visitor::of(demo, "binh").await;
    let shown = binh.page(PAGE).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    for word in ["approve", "return", "lock"] {
        let pairs = [
            ("report", report.as_str()),
            ("version", version.as_str()),
            ("step", word),
            ("note", "x"),
            ("confirm", "11/2024"),
        ];
        let told = chi.post("/reports/step", &pairs).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "Chi may {word}");
    }
    assert_eq!(state(demo, COMMUNE).await, State::Sent);
}

/// Bình returns it with a comment on a cell, Chi mends and sends, Bình approves.
pub async fn comes_back_and_goes_up_again(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let home = binh.page("/").await.words();
    let told = "Duyệt báo cáo của Xã Phú Lợi, Huyện Giang Thành";
    assert!(home.contains(told), "two levels below him it waits for him as well: {home}");
    let key = fresh_key();
    let pairs = [("id", key.as_str()), ("figure", TURNS), ("body", COMMENT)];
    let comment = CELL.replace("/cell", "/comment");
    done(&binh.post(&comment, &pairs).await);
    refused(&step(binh, PAGE, "return", &[("note", "  ")]).await, "lý do");
    assert_eq!(state(demo, COMMUNE).await, State::Sent, "not without a reason");
    done(&step(binh, PAGE, "return", &[("note", NOTE)]).await);
    assert_eq!(state(demo, COMMUNE).await, State::Returned);
    let page = chi.page(&format!("{PAGE}&figure={TURNS}")).await;
    assert!(page.words().contains(NOTE) && page.words().contains(COMMENT), "Chi is told");
    assert!(chi.page("/").await.words().contains(NOTE), "and at home too");
    let version = demo.view(COMMUNE, november()).await.cells[TURNS].version;
    saved(chi, TURNS, "13", version).await;
    assert_eq!(demo.levels(TURNS, november()).await, [13; 4]);
    done(&step(chi, PAGE, "send", &[]).await);
    let page = binh.page(PAGE).await;
    let (report, version) = (page.field("report"), page.field("version"));
    let pairs = [("report", report.as_str()), ("version", &version), ("step", "approve")];
    done(&binh.post("/reports/step", &pairs).await);
    let again = binh.post("/reports/step", &pairs).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "approved once: {}", again.words());
    assert_eq!(state(demo, COMMUNE).await, State::Approved);
    assert!(!binh.page("/").await.words().contains(told), "done, it waits no more");
    assert_eq!(demo.levels(TURNS, november()).await, [13; 4]);
}

/// October's tasks are marked, December's planned; the province sends and An approves.
pub async fn the_province_reports(demo: &Demo, binh: &mut Visitor) {
    let task = "/reports/task?unit=kien-giang&month=2024-11";
    let key = fresh_key();
    let body = "Tổ chức {plan:02} lớp tập huấn sơ cấp cứu.";
    let plan_of_zero = [("id", key.as_str()), ("body", body), ("plan", "0")];
    refused(&binh.post(task, &plan_of_zero).await, "Nhập số lớp dự kiến, hoặc để trống");
    done(&binh.post(task, &[("id", key.as_str()), ("body", body), ("plan", "3")]).await);
    let planned = &demo.view(PROVINCE, november()).await.planned;
    let (first, version) = (planned[0].id.to_string(), planned[0].version.to_string());
    let pairs = [("task", first.as_str()), ("version", &version), ("outcome", "done")];
    done(&binh.post("/reports/task/mark?unit=kien-giang&month=2024-11", &pairs).await);
    let marked = &demo.view(PROVINCE, november()).await.planned[0];
    assert_eq!(marked.outcome.as_deref(), Some("done"));
    done(&step(binh, ABOVE, "send", &[]).await);
    let mut an = Visitor::of(demo, "an").await;
    assert!(an.page("/").await.words().contains("Kiên Giang"), "it waits for An");
    done(&step(&mut an, ABOVE, "approve", &[]).await);
    assert_eq!(state(demo, PROVINCE).await, State::Approved);
    let centre = demo.view(CENTRE, november()).await;
    assert_eq!(centre.value(TURNS).map(|value| value.value), Some(13));
}

/// Locked by typing the month; nothing of it moves any more.
pub async fn the_month_is_closed(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    refused(&step(binh, ABOVE, "lock", &[("confirm", "11/2023")]).await, "11/2024");
    assert_eq!(state(demo, PROVINCE).await, State::Approved);
    done(&step(binh, ABOVE, "lock", &[("confirm", "11/2024")]).await);
    assert_eq!(state(demo, PROVINCE).await, State::Locked);
    let told = save(chi, "tracing_requests", "3", 0, &fresh_key()).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.text());
    let said = told.json()["error"]["flaws"][0]["message"].to_string();
    assert!(said.contains("đã khóa"), "{said}");
    assert_eq!(demo.levels("tracing_requests", november()).await, [0; 4]);
}

/// The second paper of the year, with November's numbers, on the page and in the Word file.
pub async fn the_paper_goes_out(demo: &Demo, binh: &mut Visitor) {
    let shown = binh.page(ABOVE).await;
    let at = shown.text().split("/reports/issue?report=").nth(1).map(|rest| rest[..36].to_owned());
    let page = binh.page(&format!("/reports/issue?report={}", at.expect("a way to issue"))).await;
    let (report, version) = (page.field("report"), page.field("version"));
    let (signer, day) = (page.last_choice(), page.field("issued_on"));
    let pairs = [
        ("report", report.as_str()),
        ("version", &version),
        ("issued_on", &day),
        ("signer", &signer),
    ];
    let late = [pairs[0], pairs[1], ("issued_on", "31/02/2024"), pairs[3]];
    let told = binh.post("/reports/issue", &late).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "an impossible day");
    done(&binh.post("/reports/issue", &pairs).await);
    let again = binh.post("/reports/issue", &pairs).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "issued once: {}", again.words());
    assert_eq!(state(demo, PROVINCE).await, State::Issued);
    let paper = "/reports/paper?unit=kien-giang&month=2024-11";
    let words = binh.page(paper).await.words();
    let file = binh.page(&paper.replace("paper?", "paper.docx?")).await;
    let file = words_of_docx(&file.bytes);
    for said in
        ["02/BC-HCTĐ", "13 lượt địa chỉ nhân đạo", "1.200 hộ bị thiên tai", "03 lớp tập huấn"]
    {
        assert!(file.contains(said), "the file does not say {said}:\n{file}");
    }
    assert!(words.contains("02/BC-HCTĐ"), "the page does not bear the number: {words}");
    let october = binh.page("/reports/paper.docx?unit=kien-giang&month=2024-10").await;
    assert!(words_of_docx(&october.bytes).contains("01/BC-HCTĐ"), "October keeps its number");
}
