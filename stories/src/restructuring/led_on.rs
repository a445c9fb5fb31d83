//! The pages of a unit that is no more lead on: on today's map its address shows whoever took its
//! place, and the spreadsheet of a map holds what its page shows. It opens with who may not.

use super::{Demo, StatusCode, Visitor};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

const OLD: &str = "/reports/map?unit=kien-giang&month=2024-10";
const SHEET: &str = "/reports/sheet.xlsx?unit=an-giang&month=2024-10&map=today";
const SAID: &str =
    "Tỉnh Kiên Giang không còn trên bản đồ ngày 02/09/2025: đây là Tỉnh An Giang, nơi thay thế";

/// `both` is what the two old provinces reported of each figure, added up.
pub async fn on_todays_map(demo: &Demo, binh: &mut Visitor, both: &[(&str, i64)]) {
    let old_sheet = SHEET.replace("an-giang", "kien-giang");
    for page in [OLD, SHEET, &old_sheet] {
        assert_eq!(Visitor::guest(demo).get(page).await.status, StatusCode::SEE_OTHER, "{page}");
        let told = Visitor::of(demo, "dung").await.get(page).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{page}");
    }
    let page = binh.page(OLD).await.words();
    assert!(page.contains(SAID) && page.contains("Như đã báo cáo"), "{page}");
    let its_own = binh.page(&format!("{OLD}&map=01/11/2024")).await.words();
    assert!(!its_own.contains("không còn trên bản đồ"), "{its_own}");
    for page in [
        "/why?unit=kien-giang&month=2024-10&figure=kitchen_meals",
        "/leaders?unit=kien-giang&month=2024-10&figure=members_total",
    ] {
        let there = format!("{page}&map=today");
        assert_eq!(Visitor::guest(demo).get(&there).await.status, StatusCode::SEE_OTHER);
        let told = Visitor::of(demo, "dung").await.get(&there).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{there}");
        let told = binh.page(&there).await;
        assert!(told.words().contains(SAID), "{page}: {}", told.words());
        let back = format!("href=\"{}\"", page.replace('&', "&amp;"));
        assert!(told.text().contains(&back), "no way to {page} as reported: {}", told.text());
        for own in [format!("{page}&map=01/11/2024"), page.to_owned()] {
            let words = binh.page(&own).await.words();
            assert!(!words.contains("không còn trên bản đồ"), "{own}: {words}");
        }
    }
    let panel = "/reports?unit=kien-giang&month=2024-10&figure=kitchen_meals";
    let way = format!("{}&amp;figure=kitchen_meals#parts", OLD.replace('&', "&amp;"));
    assert!(binh.page(panel).await.text().contains(&way), "no way to its months on the map");
    for path in [SHEET, &old_sheet] {
        let rows = rows(binh, path).await;
        let notes: String = rows.iter().flatten().map(ToString::to_string).collect();
        assert!(notes.contains("Theo bản đồ ngày 02/09/2025"), "{notes}");
        for (code, sum) in both {
            let row = rows.iter().find(|row| row.iter().any(|cell| says(cell, code)));
            let row = row.unwrap_or_else(|| panic!("no row of {code}"));
            assert_eq!(number(&row[3]), Some(*sum as f64), "{code}: {row:?}");
        }
    }
    let quarter = "/reports/sheet.xlsx?unit=an-giang&form=quarter&period=2024-Q4&map=today";
    let heads: Vec<Data> = rows(binh, quarter).await.into_iter().flatten().collect();
    for head in ["quý IV/2024", "quý III/2024", "quý IV/2023"] {
        assert!(heads.iter().any(|cell| says(cell, head)), "no {head}: {heads:?}");
    }
}

pub async fn rows(who: &mut Visitor, path: &str) -> Vec<Vec<Data>> {
    let told = who.page(path).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(told.bytes)).expect("a spreadsheet");
    let name = book.sheet_names().first().expect("a sheet").clone();
    let range = book.worksheet_range(&name).expect("its cells");
    range.rows().map(<[Data]>::to_vec).collect()
}

pub fn says(cell: &Data, text: &str) -> bool {
    matches!(cell, Data::String(said) if said == text)
}

fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    }
}
