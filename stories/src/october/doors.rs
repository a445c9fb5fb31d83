//! October through the doors: who is turned away, what each person's pages show, and the files
//! that officers take home. It reads; it writes nothing.

use super::printed;
use crate::house::{COMMUNE, DISTRICT, Demo, PROVINCE, october};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};

/// Every page that tells something of a unit's month.
const PAGES: [&str; 7] = [
    "/reports",
    "/reports/paper",
    "/reports/paper.docx",
    "/reports/paper.pdf",
    "/reports/sheet.xlsx",
    "/why",
    "/reports/wording",
];

fn of(page: &str, unit: &str) -> String {
    format!("{page}?unit={unit}&month=2024-10&figure=gift_parcels&section=intro")
}

/// Dũng finds no page of Kiên Giang, Chi none above her commune; Khách is asked to log in.
pub async fn who_may_not(demo: &Demo) {
    let mut dung = Visitor::of(demo, "dung").await;
    let mut chi = Visitor::of(demo, "chi").await;
    let mut khach = Visitor::guest(demo);
    for page in PAGES {
        for unit in [PROVINCE, DISTRICT, COMMUNE] {
            let path = of(page, unit);
            assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND, "Dũng: {path}");
            let told = khach.get(&path).await;
            assert_eq!(told.status, StatusCode::SEE_OTHER, "Khách: {path}");
            assert!(told.to.starts_with("/login?next=%2F"), "Khách: {path} → {}", told.to);
        }
        for unit in [PROVINCE, DISTRICT] {
            let path = of(page, unit);
            assert_eq!(chi.get(&path).await.status, StatusCode::NOT_FOUND, "Chi: {path}");
        }
        assert_ne!(chi.get(&of(page, COMMUNE)).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for unit in [PROVINCE, DISTRICT, COMMUNE] {
        let told = dung.get(&format!("/units?unit={unit}")).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "Dũng sees the unit {unit}");
    }
    let found = dung.get("/search?q=Phú Lợi".replace(' ', "%20").as_str()).await;
    assert!(!found.text().contains(PROVINCE), "Dũng's search leads to Kiên Giang");
}

/// DEF-08, DEF-14 beside their figures, DEF-10 beside its task, all three at the paper.
pub async fn notices_stand_where_officers_meet_them(demo: &Demo) {
    const GROSS: &str = "đã trừ trong số phát triển mới hay chưa?";
    const ONE_VALUE: &str = "Một số tiền cho hai số đếm";
    const LOST_DIGIT: &str = "ghi “0 lớp”: có thể thiếu một chữ số";
    for login in ["binh", "an"] {
        let mut visitor = Visitor::of(demo, login).await;
        for page in ["/reports", "/reports/paper"] {
            let words = visitor.page(&of(page, PROVINCE)).await.words();
            for notice in [GROSS, ONE_VALUE, LOST_DIGIT] {
                assert!(words.contains(notice), "{login} at {page} is not told: {notice}");
            }
        }
        // The province's totals are printed; how they lie over its units is an illustration.
        for (page, unit) in [("/reports", DISTRICT), ("/reports", COMMUNE), ("/why", PROVINCE)] {
            let words = visitor.page(&of(page, unit)).await.words();
            assert!(words.contains("phân bổ minh họa"), "{login}: {page} of {unit} is not marked");
        }
        let total = visitor.page(&of("/reports", PROVINCE)).await;
        assert!(total.text().contains(">20.073</a>"), "the total stands on the page");
    }
    // November opens with October's part II: the lost digit is met there too.
    let mut binh = Visitor::of(demo, "binh").await;
    let words = binh.page("/reports?unit=kien-giang&month=2024-11").await.words();
    assert!(words.contains(LOST_DIGIT), "November does not say what October's task lacks");
}

/// Every kind of the catalogue was done somewhere in October, a class of every kind by then: S4
/// printed two classes, so the others were held in August.
pub async fn every_kind_of_work_is_there(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    for kind in catalogue::shipped() {
        let is_class = kind.figures().any(|figure| figure == "training_classes");
        let month = if is_class && kind.code != "training-class" { "2024-08" } else { "2024-10" };
        let list = format!("/activities?unit={PROVINCE}&month={month}&kind={}&file=csv", kind.code);
        let told = binh.page(&list).await.text();
        assert!(told.lines().count() > 1, "{}: nobody did {} in {month}", demo.engine, kind.code);
        assert!(told.contains(&*kind.label_vi.replace('"', "\"\"")), "{told}");
    }
}

/// Word has the words of the paper, PDF says what it is, the spreadsheet counts.
pub async fn files_say_what_s4_prints(demo: &Demo) {
    let mut binh = Visitor::of(demo, "binh").await;
    let word = binh.page(&of("/reports/paper.docx", PROVINCE)).await;
    assert!(word.kind.contains("wordprocessingml"), "{}", word.kind);
    let words = words_of_docx(&word.bytes);
    for printed in printed::PHRASES {
        assert!(words.contains(printed), "the Word file does not say: {printed}\n{words}");
    }
    // Not the phrases alone: whatever the paper says, the Word file says, line by line.
    let lines = demo.paper(PROVINCE, october()).await.lines();
    assert!(lines.len() > 40, "a paper of {} lines", lines.len());
    let said: String = words.split_whitespace().collect();
    for line in lines {
        let line: String = line.split_whitespace().collect();
        assert!(said.contains(&line), "the Word file lacks a line: {line}\n{words}");
    }
    let pdf = binh.page(&of("/reports/paper.pdf", PROVINCE)).await;
    assert!(pdf.bytes.starts_with(b"%PDF-"), "a PDF");
    let raw = String::from_utf8_lossy(&pdf.bytes);
    assert!(
        raw.contains("pdfaid:part") && raw.contains("pdfuaid:part"),
        "it declares PDF/A and UA"
    );
    let sheet = binh.page(&of("/reports/sheet.xlsx", PROVINCE)).await;
    the_sheet_counts(&sheet.bytes);
}

/// The text of `word/document.xml`, a paragraph a line.
pub fn words_of_docx(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a Word file is a zip");
    let mut xml = String::new();
    let mut part = zip.by_name("word/document.xml").expect("its document");
    part.read_to_string(&mut xml).expect("its text");
    let mut words = String::new();
    for piece in xml.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { continue };
        words.push_str(text);
        if tag == "/w:p" {
            words.push('\n');
        }
    }
    words.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Each printed figure is a number in the row of its code, in đồng where it is money.
fn the_sheet_counts(bytes: &[u8]) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a spreadsheet");
    let name = book.sheet_names().first().expect("a sheet").clone();
    let range = book.worksheet_range(&name).expect("its cells");
    for (code, value) in printed::VALUES {
        let is_code = |cell: &Data| matches!(cell, Data::String(text) if text == code);
        let row = range.rows().find(|row| row.iter().any(is_code));
        let row = row.unwrap_or_else(|| panic!("no row of {code}"));
        let holds = |cell: &Data| match cell {
            Data::Float(number) => *number == value as f64,
            Data::Int(number) => *number == value,
            _ => false,
        };
        assert!(row.iter().skip(3).any(holds), "{code} is no number {value}: {row:?}");
    }
}
