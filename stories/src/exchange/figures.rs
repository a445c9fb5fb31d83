//! The template of a district in November: it goes out guarded, comes back with what is new, wrong
//! and changed meanwhile, is written in part, sent again, taken back.

use super::{HERE, press, sent, sheets};
use crate::house::{COMMUNE, DISTRICT, Demo, november};
use crate::reading;
use crate::visitor::{Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::received::{Said, Table};

const TEMPLATE: &str =
    "/imports/template.xlsx?unit=kien-giang/huyen-giang-thanh&month=2024-11&shape=units";
const NEW: &str = "members_new";

fn opened(file: &[u8]) -> Table {
    reading::reader().0.table(file).expect("a table")
}

/// The column (`D`) of a head and the row of a unit, as the owner of the file sees them.
struct Map {
    table: Table,
}

impl Map {
    fn of(file: &[u8]) -> Map {
        Map { table: opened(file) }
    }

    fn column(&self, head: &str) -> u32 {
        let heads = &self.table.tabs[0].lines[3];
        let found = heads.cells.iter().find(|(_, said)| *said == Said::Text(head.to_owned()));
        *found.unwrap_or_else(|| panic!("no head {head}")).0
    }

    fn row(&self, unit: &str) -> u32 {
        let found = self.table.tabs[0].lines.iter().find(|line| line.typed(0) == unit);
        found.unwrap_or_else(|| panic!("no row {unit}")).number
    }

    fn at(&self, head: &str, unit: &str) -> String {
        let column = self.column(head);
        assert!(column < 26, "{head} stands further right than Z");
        format!("{}{}", char::from(b'A' + column as u8), self.row(unit))
    }
}

pub async fn go_out_and_come_back(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    one_unit_with_its_months(chi).await;
    let template = binh.page(TEMPLATE).await.bytes.to_vec();
    is_guarded(&template);
    let map = Map::of(&template);
    let other = format!("{DISTRICT}/xa-phu-my");
    let third = format!("{DISTRICT}/xa-vinh-dieu");
    let new = "Hội viên phát triển mới";
    let lost = "Hội viên giảm";
    let before = demo.levels(NEW, november()).await;
    // Chi types into a cell of the template while it is out.
    types(chi, NEW, "7", "0").await;
    let cells = [
        (map.at(new, COMMUNE), "12"),
        (map.at(new, &other), "4"),
        (map.at(lost, &other), "mười"),
        (map.at(new, &third), "3"),
        (map.at(lost, &third), "1"),
    ];
    let cells: Vec<(&str, &str)> = cells.iter().map(|(at, said)| (at.as_str(), *said)).collect();
    let file = sheets::filled(&template, &cells);
    let to = sent(binh, HERE, "Giang Thành.xlsx", &file).await;
    let page = binh.page(&to).await.words();
    assert!(
        page.contains("2 trên 6 dòng chưa nhập được; 4 dòng đúng (1 mới, 0 thay đổi, 3 giữ"),
        "{page}"
    );
    assert!(page.contains("Hội viên phát triển mới: 7 → 12"), "both values: {page}");
    assert!(page.contains("Chi đã sửa thành 7 sau khi tải mẫu"), "{page}");
    let place = format!("dòng {}, trang Số liệu", map.row(&other));
    assert!(page.contains(&place) && page.contains("Nhập hội viên giảm bằng chữ số"), "{page}");
    let wrong = binh.page(&format!("{to}?show=wrong")).await.words();
    assert!(wrong.contains("Xã Phú Mỹ") && !wrong.contains("Xã Vĩnh Điều"), "{wrong}");
    let own = before.map(|level| level + 7);
    assert_eq!(demo.levels(NEW, november()).await, own, "a look wrote something");
    comes_back_with_its_reasons(binh, &to, &file, &[map.row(COMMUNE), map.row(&other)]).await;
    let told = press(binh, &to, "confirm", &[("mode", "all")]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "half a file is not all of it");
    assert_eq!(demo.levels(NEW, november()).await, own);
    let told = press(binh, &to, "confirm", &[("mode", "right")]).await.words();
    assert!(told.contains("Đã ghi 2 số liệu hoặc việc. 2 dòng để lại."), "{told}");
    let [commune, district, ..] = demo.levels(NEW, november()).await;
    assert_eq!((commune, district), (before[0] + 7, before[1] + 10), "Vĩnh Điều alone is written");
    // Pressed again, sent again: nothing happens twice.
    press(binh, &to, "confirm", &[("mode", "right")]).await;
    let again = sent(binh, HERE, "Giang Thành.xlsx", &sheets::filled(&template, &cells[3..])).await;
    let page = binh.page(&again).await.words();
    assert!(page.contains("6 dòng đều trùng với số liệu đang có"), "{page}");
    assert!(page.contains("không có gì để ghi"), "{page}");
    is_taken_back(demo, chi, binh, &to, before).await;
}

/// A unit's own template has a column a month, up to the one asked for.
async fn one_unit_with_its_months(chi: &mut Visitor) {
    let path = format!("/imports/template.xlsx?unit={COMMUNE}&month=2024-11&shape=months");
    let file = chi.page(&path).await.bytes.to_vec();
    let table = opened(&file);
    let heads = table.tabs[0].lines.iter().find(|line| line.typed(0) == "Mã").expect("heads");
    let last = heads.cells.iter().last().expect("a month").1.typed();
    assert_eq!((last.as_str(), heads.cells.len()), ("Tháng 11/2024", 3 + 11));
    let row =
        table.tabs[0].lines.iter().find(|line| line.typed(0) == NEW).expect("a figure").number;
    let filled = sheets::filled(&file, &[(&format!("N{row}"), "9")]);
    let own = format!("/imports?unit={COMMUNE}&month=2024-11");
    let to = sent(chi, &own, "Phú Lợi.xlsx", &filled).await;
    let page = chi.page(&to).await.words();
    assert!(
        page.contains("Hội viên phát triển mới dòng") && page.contains("11/2024: – → 9"),
        "{page}"
    );
    // October is locked: what is written over it is refused with its reason.
    let filled = sheets::filled(&file, &[(&format!("M{row}"), "9")]);
    let to = sent(chi, &own, "Phú Lợi.xlsx", &filled).await;
    let page = chi.page(&to).await.words();
    assert!(page.contains("Tháng này đã khóa") || page.contains("Báo cáo đã gửi"), "{page}");
}

/// Heads and fed figures are locked, counts are asked for as counts, the memory is out of sight.
fn is_guarded(file: &[u8]) {
    let sheet = sheets::part(file, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\""), "anything can be changed");
    assert!(sheet.contains("type=\"whole\""), "a count may be a word");
    let book = sheets::part(file, "xl/workbook.xml");
    assert!(book.contains("state=\"veryHidden\""), "its memory is in sight");
    let map = Map::of(file);
    let memory = map.table.tabs.iter().find(|tab| tab.name == "_nhanai").expect("its memory");
    assert!(memory.is_hidden);
    let says = |key: &str| {
        let line = memory.lines.iter().find(|line| line.typed(0) == key);
        line.map(|line| line.typed(1)).unwrap_or_default()
    };
    assert_eq!([says("version"), says("unit"), says("month")], ["1", DISTRICT, "2024-11"]);
    // A style that is not locked is an open cell: new members are, parcels (fed) are not.
    let styles = sheets::part(file, "xl/styles.xml");
    let open: Vec<usize> = styles
        .split("<cellXfs")
        .nth(1)
        .expect("styles")
        .split("<xf ")
        .skip(1)
        .enumerate()
        .filter(|(_, xf)| xf.contains("locked=\"0\""))
        .map(|(at, _)| at)
        .collect();
    let style = |at: &str| -> usize {
        let tag = sheet.split(&format!("<c r=\"{at}\"")).nth(1).expect("a cell");
        let style = tag.split("s=\"").nth(1).and_then(|rest| rest.split('"').next());
        style.and_then(|style| style.parse().ok()).expect("a style")
    };
    assert!(open.contains(&style(&map.at("Hội viên phát triển mới", COMMUNE))));
    assert!(!open.contains(&style(&format!("A{}", map.row(COMMUNE)))), "a unit's code is open");
    assert!(!open.contains(&style("D4")), "a head is open");
    assert!(!open.contains(&style(&map.at("Nhà cất mới", COMMUNE))), "a fed figure is open");
}

/// The owner's own file: the reasons on exactly the rows that failed, all else as it was.
async fn comes_back_with_its_reasons(binh: &mut Visitor, to: &str, file: &[u8], failed: &[u32]) {
    let back = binh.page(&format!("{to}/file")).await;
    assert!(back.kind.contains("spreadsheetml"), "{}", back.kind);
    let (own, read) = (opened(file), opened(&back.bytes));
    let widest = own.tabs[0].lines.iter().filter_map(|line| line.cells.last_column());
    let column = widest.max().expect("a cell") + 1;
    for (line, before) in read.tabs[0].lines.iter().zip(&own.tabs[0].lines) {
        let said = line.typed(column);
        let is_head = line.typed(0) == "Mã đơn vị";
        assert_eq!(
            !said.is_empty(),
            is_head || failed.contains(&line.number),
            "row {}",
            line.number
        );
        let own: Vec<(&u32, Said)> = line.cells.iter().take(before.cells.len()).collect();
        assert_eq!(own, before.cells.iter().collect::<Vec<_>>(), "row {}", line.number);
    }
    assert_eq!(read.tabs[1..], own.tabs[1..], "its memory changed");
    let sheet = sheets::part(&back.bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection") && sheet.contains("type=\"whole\""));
    // Sent again as it came back, it is read as before: the column of reasons is none of ours.
    let again = sent(binh, HERE, "lần hai.xlsx", &back.bytes).await;
    let page = binh.page(&again).await.words();
    assert!(page.contains("2 trên 6 dòng chưa nhập được"), "{page}");
    press(binh, &again, "drop", &[]).await;
}

/// Undone: what somebody changed since is left and named, the rest is as before.
async fn is_taken_back(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
    to: &str,
    before: [i64; 4],
) {
    let told = press(binh, to, "undo", &[]).await.words();
    assert!(told.contains("Đã hoàn tác lần nhập này"), "{told}");
    let now = demo.levels(NEW, november()).await;
    assert_eq!(now, before.map(|level| level + 7), "Vĩnh Điều is as it was");
    // Once more, and this time the cell is typed over before it is taken back.
    let csv = format!("unit,members_new,blood_units\n{COMMUNE},20,5\n");
    let second = sent(binh, HERE, "lại.csv", csv.as_bytes()).await;
    press(binh, &second, "confirm", &[("mode", "all")]).await;
    assert_eq!(demo.levels(NEW, november()).await[0], before[0] + 20);
    types(chi, NEW, "21", "2").await;
    let told = press(binh, &second, "undo", &[]).await.words();
    assert!(told.contains("Để nguyên khi hoàn tác"), "{told}");
    assert!(told.contains("Xã Phú Lợi · 11/2024 · Hội viên phát triển mới"), "{told}");
    assert!(told.contains("đã có người sửa sau lần nhập"), "{told}");
    assert_eq!(
        demo.levels(NEW, november()).await[0],
        before[0] + 21,
        "Chi's number was written over"
    );
    assert_eq!(demo.levels("blood_units", november()).await[0], 0);
    let twice = press(binh, &second, "undo", &[]).await;
    assert_eq!(twice.status, StatusCode::OK, "undone twice is undone once");
    assert_eq!(demo.levels(NEW, november()).await[0], before[0] + 21);
}

/// Chi types a cell of her commune's November.
pub async fn types(chi: &mut Visitor, cell: &str, value: &str, base: &str) {
    let key = fresh_key();
    let form = [("cell", cell), ("value", value), ("base", base), ("key", key.as_str())];
    let told = chi.post_json(&format!("/reports/cell?unit={COMMUNE}&month=2024-11"), &form).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
}
