//! Photos and papers on a record: sealed, opened with a line in the journal, a photo without its
//! place; what is too large or no photo leaves nothing behind. It opens with who may not.

use crate::house::{self, COMMUNE, Demo};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::body::Body;
use axum::http::{StatusCode, header};
use kernel::db::Tx;

mod with_form;

/// The smallest picture that a decoder takes, with a place hidden behind it.
pub fn photo() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(40, 30, image::Rgb([200, 40, 40]));
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a picture");
    let mut bytes = bytes.into_inner();
    bytes.extend_from_slice(b"GPS 10.4521 N 104.6 E");
    bytes
}

#[tokio::test]
async fn photos_lie_sealed_and_know_no_place() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let work = recorded(&mut chi).await;
        let papers = format!("{work}/papers");
        who_may_not(&demo, &papers).await;
        what_cannot_be_kept_is_refused(&mut chi, &papers).await;
        kept_and_opened(&demo, &mut chi, &papers).await;
        with_form::several_at_once(&demo, &mut chi).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn recorded(chi: &mut Visitor) -> String {
    let (id, key) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("key", key.as_str()),
        ("base", "0"),
        ("from", "01/11/2024"),
        ("count-parcels", "3"),
    ];
    let new = format!("/activities/new?unit={COMMUNE}&kind=gift");
    let told = chi.post(&new, &form).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    told.to
}

const EDGE: &str = "ranh-gioi-cua-bieu";

/// Sends a file to the papers of a record.
pub async fn send(who: &mut Visitor, path: &str, id: &str, name: &str, file: &[u8]) -> Told {
    let mut body = format!(
        "--{EDGE}\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n{id}\r\n--{EDGE}\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
    posted(who, path, body).await
}

/// A form with files, as a browser posts it.
async fn posted(who: &mut Visitor, path: &str, body: Vec<u8>) -> Told {
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let request = who.request("POST", path).body(Body::from(body));
    let mut request = request.expect("a request");
    request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().expect("a kind"));
    who.send(request).await
}

async fn who_may_not(demo: &Demo, papers: &str) {
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(papers).await.status, StatusCode::NOT_FOUND);
    let told = send(&mut dung, papers, &fresh_key(), "anh.jpg", &photo()).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    let told = send(&mut khach, papers, &fresh_key(), "anh.jpg", &photo()).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
}

async fn what_cannot_be_kept_is_refused(chi: &mut Visitor, papers: &str) {
    let broken = &photo()[..60];
    for (name, file, said) in [
        ("anh.jpg", broken, "không đọc được"),
        ("trong.jpg", &b""[..], "Chọn một tệp"),
        ("ma.exe", &b"MZ\x90\0 a program"[..], "Chọn tệp PDF"),
        ("trang.html", &b"<script>alert(1)</script>"[..], "Chọn tệp PDF"),
        ("", &b"%PDF-1.7"[..], "Đặt tên cho tệp"),
    ] {
        let told = send(chi, papers, &fresh_key(), name, file).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(told.words().contains(said), "{name}: {}", told.words());
    }
    let mut huge = photo();
    huge.resize(40 * 1_024 * 1_024, 0);
    let told = send(chi, papers, &fresh_key(), "to.jpg", &huge).await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(told.words().contains("Gửi tệp nhỏ hơn"), "{}", told.words());
    assert!(chi.page(papers).await.words().contains("Chưa có ảnh"), "something was kept");
}

async fn kept_and_opened(demo: &Demo, chi: &mut Visitor, papers: &str) {
    let id = fresh_key();
    for _ in 0..2 {
        let told = send(chi, papers, &id, "Bà Bông nhận quà.jpg", &photo()).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    }
    let page = chi.page(papers).await;
    assert_eq!(page.text().matches(&format!("{papers}/{id}")).count(), 1, "{}", page.words());
    assert!(!page.text().contains("Bông"), "a name lies open");
    let opened = chi.get(&format!("{papers}/{id}")).await;
    assert_eq!((opened.status, opened.kind.as_str()), (StatusCode::OK, "image/jpeg"));
    let holds = |needle: &[u8]| opened.bytes.windows(needle.len()).any(|part| part == needle);
    assert!(opened.bytes.starts_with(b"\xff\xd8\xff") && !holds(b"GPS"), "its place is left");
    let mut dung = Visitor::of(demo, "dung").await;
    let told = dung.get(&format!("{papers}/{id}")).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let mut binh = Visitor::of(demo, "binh").await;
    let journal = binh.page("/journal?unit=kien-giang").await.words();
    assert!(journal.contains("Mở ảnh, giấy tờ của việc"), "{journal}");
    lies_sealed(demo).await;
    let close = [("paper", id.as_str())];
    let told = chi.post(&format!("{papers}/close"), &close).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let told = chi.get(&format!("{papers}/{id}")).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "it was taken off");
}

const PAPER: &[u8] = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF";

/// A paper is put on a record.
pub async fn put(keeper: &mut Visitor, record: &str) {
    let told = send(keeper, &format!("{record}/papers"), &fresh_key(), "Biên bản.pdf", PAPER).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{record}: {}", told.words());
}

/// The one that was put on it opens.
pub async fn opens(keeper: &mut Visitor, record: &str) {
    let page = keeper.page(&format!("{record}/papers")).await.text();
    let way = format!("{record}/papers/");
    let id = page.split(&way).skip(1).find_map(|rest| rest.get(..36)).expect("no paper is listed");
    let opened = keeper.get(&format!("{way}{id}")).await;
    assert_eq!((opened.status, opened.bytes.as_ref()), (StatusCode::OK, PAPER), "{record}");
}

/// A signed paper lies on a record of any kind: nobody else adds or opens it, sent twice it lies
/// there once, and it is opened as it was sent.
pub async fn lie_on(demo: &Demo, keeper: &mut Visitor, record: &str) {
    let papers = format!("{record}/papers");
    who_may_not(demo, &papers).await;
    assert!(keeper.page(record).await.text().contains(&papers), "{record} leads to no papers");
    let id = fresh_key();
    for _ in 0..2 {
        let told = send(keeper, &papers, &id, "Bản ký với bà Bông.pdf", PAPER).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{record}: {}", told.words());
    }
    let page = keeper.page(&papers).await;
    assert_eq!(page.text().matches(&format!("{papers}/{id}")).count(), 1, "{}", page.words());
    assert!(!page.text().contains("Bông"), "a name lies open on {record}");
    let opened = keeper.get(&format!("{papers}/{id}")).await;
    assert_eq!((opened.status, opened.bytes.as_ref()), (StatusCode::OK, PAPER), "{record}");
    let mut dung = Visitor::of(demo, "dung").await;
    let one = format!("{papers}/{id}");
    assert_eq!(dung.get(&one).await.status, StatusCode::NOT_FOUND);
    assert_ne!(Visitor::guest(demo).get(&one).await.status, StatusCode::OK);
    let close = [("paper", id.as_str())];
    let told = dung.post(&format!("{papers}/close"), &close).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "somebody else takes it off");
}

async fn lies_sealed(demo: &Demo) {
    let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
        kernel::db::sql("select sealed_body from attachment").all::<Vec<u8>>(tx)
    });
    let all = read.await.expect("the rows");
    assert!(!all.is_empty() && all.iter().all(|body| !body.starts_with(b"\xff\xd8")));
}
