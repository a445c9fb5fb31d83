//! Files through the doors: a template goes out, comes back filled, is looked at and written, taken
//! back; work in a table; an old report from Word. After each step the figures are what they must
//! be. It opens with who may not.

use crate::house::{self, COMMUNE, DISTRICT, Demo, PROVINCE, october};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::body::Body;
use axum::http::{StatusCode, header};
use kit::{Lang, Words};

mod figures;
mod history;
mod many;
mod sheets;
mod undone;
mod work;

const HERE: &str = "/imports?unit=kien-giang/huyen-giang-thanh&month=2024-11";

#[tokio::test(flavor = "multi_thread")]
async fn files_come_in_are_looked_at_and_taken_back() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let printed = demo.figures(PROVINCE, october()).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        who_may_not(&demo, &mut chi).await;
        what_is_no_table_is_said(&mut binh).await;
        figures::go_out_and_come_back(&demo, &mut chi, &mut binh).await;
        many::rows_are_right_or_wrong_and_nothing_else(&mut binh).await;
        many::all_or_none(&demo, &mut chi, &mut binh).await;
        many::a_server_that_ended_goes_on(&demo, &mut binh).await;
        work::is_recorded_from_a_table(&demo, &mut chi).await;
        history::s4_is_read_from_word(&demo, &mut binh).await;
        history::what_is_there_is_not_typed_over(&demo, &mut binh).await;
        history::a_text_file_is_read(&demo, &mut binh).await;
        files_are_forgotten(&demo, &mut binh).await;
        assert_eq!(demo.figures(PROVINCE, october()).await, printed, "October moved");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// The words of the house, in Vietnamese.
pub fn words_of(demo: &Demo) -> Words {
    Words::new(demo.house.catalogue.clone(), Lang::Vi)
}

/// Sends a file as a browser does.
pub async fn send(
    who: &mut Visitor,
    path: &str,
    name: &str,
    file: &[u8],
    fields: &[(&str, &str)],
) -> Told {
    const EDGE: &str = "ranh-gioi-cua-bieu";
    let id = fresh_key();
    let mut body = Vec::new();
    for (field, value) in [("id", id.as_str())].iter().chain(fields) {
        let part = format!("form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend(format!("--{EDGE}\r\nContent-Disposition: {part}").into_bytes());
    }
    let part = format!("form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    body.extend(format!("--{EDGE}\r\nContent-Disposition: {part}").into_bytes());
    body.extend_from_slice(file);
    body.extend(format!("\r\n--{EDGE}--\r\n").into_bytes());
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let request = who.request("POST", path).body(Body::from(body));
    let mut request = request.expect("a request");
    request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().expect("a kind"));
    who.send(request).await
}

/// Sends a table and gives the page of what it would change.
pub async fn sent(who: &mut Visitor, path: &str, name: &str, file: &[u8]) -> String {
    let told = send(who, path, name, file, &[]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{name}: {}", told.words());
    settled(who, &told.to).await;
    told.to
}

/// The page of a file when the program is through with it.
pub async fn settled(who: &mut Visitor, path: &str) -> Told {
    for _ in 0..600 {
        let told = who.get(path).await;
        if told.status != StatusCode::ACCEPTED {
            assert_eq!(told.status, StatusCode::OK, "{path}: {}", told.words());
            return told;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{path} is not through");
}

/// Presses a button of a file's page and waits until the program is through.
pub async fn press(who: &mut Visitor, path: &str, step: &str, form: &[(&str, &str)]) -> Told {
    let told = who.post(&format!("{path}/{step}"), form).await;
    match told.status {
        StatusCode::SEE_OTHER => settled(who, path).await,
        _ => told,
    }
}

/// Dũng of another province and Khách neither take, send nor see; Chi does nothing above her
/// commune.
async fn who_may_not(demo: &Demo, chi: &mut Visitor) {
    const CSV: &[u8] = b"unit,members_new\nkien-giang,5\n";
    let mut dung = Visitor::of(demo, "dung").await;
    let mut khach = Visitor::guest(demo);
    let own = format!("/imports?unit={COMMUNE}&month=2024-11");
    let to = sent(chi, &own, "của Chi.csv", CSV).await;
    assert!(chi.page(&to).await.words().contains("không thuộc quyền"), "Chi types at the province");
    let template = format!("/imports/template.xlsx?unit={DISTRICT}&month=2024-11&shape=units");
    let history = format!("/imports/history?unit={DISTRICT}&month=2024-11");
    for path in [HERE, &template, &history, &to, &format!("{to}/file"), &format!("{to}/progress")] {
        assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(khach.get(path).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    for path in [HERE, &template, &history] {
        assert_eq!(chi.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for step in ["confirm", "drop", "stop", "undo", "figures"] {
        let path = format!("{to}/{step}");
        assert_eq!(dung.post(&path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(khach.post(&path, &[]).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    for path in [HERE, &history] {
        let told = send(&mut dung, path, "x.csv", CSV, &[]).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
    }
    let told = press(chi, &to, "drop", &[]).await;
    assert!(told.words().contains("Đã bỏ tệp này"), "{}", told.words());
}

/// Each reason has its own words, beside the field; nothing is kept.
async fn what_is_no_table_is_said(binh: &mut Visitor) {
    let old = sheets::book(&[("_nhanai", &[&["template", "figures"], &["version", "0"]])]);
    for (file, said) in [
        (&b""[..], "Chọn một tệp có nội dung"),
        (b"ten,tuoi\nBa Sau,70\n", "không có bảng số liệu"),
        (b"unit,members_new\n", "chưa có dòng nào"),
        (b"%PDF-1.7", "Tệp này thuộc loại khác"),
        (&old, "Mẫu này thuộc phiên bản 0, chương trình dùng phiên bản 1"),
    ] {
        let told = send(binh, HERE, "tệp", file, &[]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(told.words().contains(said), "{said}: {}", told.words());
        assert!(told.text().contains("href=\"#import-file\""), "the summary leads to the field");
    }
    assert!(binh.page(HERE).await.words().contains("Chưa có lần nhập nào"));
}

/// After thirty days nothing of a file can be opened; what it wrote stays.
async fn files_are_forgotten(demo: &Demo, binh: &mut Visitor) {
    let to = sent(binh, HERE, "sẽ quên.csv", b"unit,members_new\nkien-giang,x\n").await;
    assert_eq!(binh.get(&format!("{to}/file")).await.status, StatusCode::OK);
    let mut later = demo.house.clone();
    later.clock = program::house::clock(Some(house::today().add_days(31)));
    let forgotten = exchange::run::forget(&later).await.expect("forgotten");
    assert!(forgotten > 0);
    assert_eq!(binh.get(&format!("{to}/file")).await.status, StatusCode::NOT_FOUND);
    let page = binh.page(&to).await.words();
    assert!(page.contains("nội dung tệp đã được xóa") && !page.contains("sẽ quên"), "{page}");
    assert_eq!(exchange::run::forget(&later).await.expect("once"), 0);
}
