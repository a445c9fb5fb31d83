//! Work in a table, through the browser: tried, recorded, taken back, recorded anew.

use super::{press, sent, sheets};
use crate::house::{COMMUNE, Demo, november};
use crate::visitor::{Visitor, done, fresh_key};

pub async fn is_recorded_from_a_table(demo: &Demo, chi: &mut Visitor) {
    let here = format!("/imports?unit={COMMUNE}&month=2024-11");
    let before = demo.levels("bicycles", november()).await;
    let csv = format!(
        "# lời\nunit,kind,from,count,value,source,title\n{COMMUNE},bicycle,2024-11-01,3,4500000,\
         goods,\n{COMMUNE},bicycle,01/11/2024,2,,,=cmd()\nkien-giang,bicycle,2024-11-01,1,,,\n\
         {COMMUNE},Tặng xe đạp cho học sinh nghèo,01/11/2024,1,500000,hiện vật,Trường Phú Lợi\n"
    );
    let to = sent(chi, &here, "việc.csv", csv.as_bytes()).await;
    let page = chi.page(&to).await.words();
    assert!(page.contains("2 trên 4 dòng chưa nhập được; 2 dòng đúng (2 mới"), "{page}");
    assert!(page.contains("như một công thức") && page.contains("dòng 4"), "{page}");
    assert!(page.contains("Không có đơn vị “kien-giang”"), "the province is not Chi's: {page}");
    assert_eq!(demo.levels("bicycles", november()).await, before, "a trial stayed");
    let back = chi.page(&format!("{to}/file")).await.text();
    let marked: Vec<bool> = back.lines().map(|line| line.contains("bắt đầu như một")).collect();
    assert_eq!(marked, [false, false, false, true, false, false], "{back}");
    let told = press(chi, &to, "confirm", &[("mode", "right")]).await.words();
    assert!(told.contains("Đã ghi 2 số liệu hoặc việc"), "{told}");
    assert_eq!(demo.levels("bicycles", november()).await, before.map(|level| level + 4));
    let again = sent(chi, &here, "việc.csv", csv.as_bytes()).await;
    let page = chi.page(&again).await.words();
    assert!(page.contains("2 dòng đúng (0 mới, 0 thay đổi, 2 giữ nguyên)"), "{page}");
    let told = press(chi, &to, "undo", &[]).await.words();
    assert!(told.contains("Đã hoàn tác"), "{told}");
    assert_eq!(demo.levels("bicycles", november()).await, before);
    // What was taken back may be recorded again; it is a new piece of work.
    let third = sent(chi, &here, "việc.csv", csv.as_bytes()).await;
    assert!(chi.page(&third).await.words().contains("2 dòng đúng (2 mới"));
    press(chi, &third, "confirm", &[("mode", "right")]).await;
    assert_eq!(demo.levels("bicycles", november()).await, before.map(|level| level + 4));
    press(chi, &third, "undo", &[]).await;
    what_waits_is_counted(demo, chi, &here).await;
    what_stands_is_asked_about(demo, chi, &here).await;
    the_template_is_taken_as_it_is(chi, &here).await;
}

/// Where the unit asks for a second pair of eyes, the preview says so of each line and the page of
/// the file says how many wait.
async fn what_waits_is_counted(demo: &Demo, chi: &mut Visitor, here: &str) {
    let mut binh = Visitor::of(demo, "binh").await;
    let checking = format!("/activities/checking?unit={COMMUNE}");
    binh.post(&checking, &[("needs_check", "1")]).await;
    let before = demo.levels("bicycles", november()).await;
    let line = format!("{COMMUNE},bicycle,2024-11-01");
    let csv = format!("unit,kind,from,count\n{line},2\n{line},3\n{line},\n");
    let to = sent(chi, here, "chờ kiểm.csv", csv.as_bytes()).await;
    let page = chi.page(&to).await.words();
    assert_eq!(page.matches("Chờ kiểm trước khi tính").count(), 2, "{page}");
    assert!(page.contains("2 dòng sẽ chờ kiểm sau khi ghi"), "{page}");
    assert!(page.contains("Ghi các việc này") && !page.contains("Ghi vào báo cáo"), "{page}");
    let back = chi.page(&format!("{to}/file")).await.text();
    assert!(!back.contains("Chờ kiểm"), "a word on what becomes of a line is no error: {back}");
    let told = press(chi, &to, "confirm", &[("mode", "right")]).await.words();
    assert!(told.contains("2 việc chờ kiểm"), "{told}");
    assert_eq!(demo.levels("bicycles", november()).await, before, "it counts before that");
    press(chi, &to, "undo", &[]).await;
    binh.post(&checking, &[("needs_check", "0")]).await;
    let plain = sent(chi, here, "không kiểm.csv", csv.as_bytes()).await;
    let page = chi.page(&plain).await.words();
    assert!(!page.contains("chờ kiểm") && page.contains("Ghi các việc này"), "{page}");
    press(chi, &plain, "drop", &[]).await;
}

/// A row that looks like work recorded quickly is shown apart and left; ticked, it is written.
async fn what_stands_is_asked_about(demo: &Demo, chi: &mut Visitor, here: &str) {
    let (id, key) = (fresh_key(), fresh_key());
    let quick = [("id", id.as_str()), ("key", key.as_str()), ("base", "0"), ("from", "01/11/2024")];
    let quick = [&quick[..], &[("count-bicycles", "7")]].concat();
    let quick =
        done(&chi.post(&format!("/activities/new?unit={COMMUNE}&kind=bicycle"), &quick).await);
    let before = demo.levels("bicycles", november()).await;
    let line = format!("{COMMUNE},bicycle,2024-11-01");
    let csv = format!("unit,kind,from,count\n{line},7\n{line},8\n");
    let to = sent(chi, here, "giống.csv", csv.as_bytes()).await;
    let page = chi.page(&to).await;
    let said = page.words();
    assert!(said.contains("1 dòng giống việc đã ghi ở nơi khác"), "{said}");
    assert!(
        said.contains("Giống việc đã ghi của Xã Phú Lợi: ngày 01/11/2024, số lượng 7"),
        "{said}"
    );
    assert!(page.text().contains(&format!("href=\"{quick}\"")), "no way to it: {said}");
    let told = press(chi, &to, "confirm", &[("mode", "all")]).await.words();
    assert!(told.contains("Đã ghi 1 số liệu hoặc việc"), "{told}");
    assert!(told.contains("1 dòng giống việc đã ghi được để lại"), "{told}");
    assert_eq!(demo.levels("bicycles", november()).await, before.map(|level| level + 8));
    // Sent again: what it wrote is known, what it left is asked about; nothing is written unsaid.
    let second = sent(chi, here, "giống.csv", csv.as_bytes()).await;
    assert!(chi.page(&second).await.words().contains("giữ nguyên"));
    let told = press(chi, &second, "confirm", &[("mode", "all")]).await.words();
    assert!(told.contains("đánh dấu dòng là việc khác"), "{told}");
    let told = press(chi, &second, "confirm", &[("mode", "all"), ("take", "1")]).await.words();
    assert!(told.contains("Đã ghi 1 số liệu hoặc việc"), "{told}");
    assert_eq!(demo.levels("bicycles", november()).await, before.map(|level| level + 15));
    for to in [second, to] {
        press(chi, &to, "undo", &[]).await;
    }
    let back = [("version", "1"), ("why", "Hết truyện")];
    done(&chi.post(&format!("{quick}/reverse"), &back).await);
}

/// The spreadsheet has its kinds to choose from, and is known again when it comes back.
async fn the_template_is_taken_as_it_is(chi: &mut Visitor, here: &str) {
    let file = chi.page(&format!("/imports/work.xlsx?unit={COMMUNE}")).await.bytes.to_vec();
    let sheet = sheets::part(&file, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("type=\"list\"") && sheet.contains("<sheetProtection"), "no list");
    let table = crate::reading::reader().0.table(&file).expect("a table");
    let lists = table.tabs.iter().find(|tab| tab.name == "_lists").expect("its lists");
    let said: Vec<String> =
        lists.lines.iter().flat_map(|line| line.cells.iter().map(|(_, s)| s.typed())).collect();
    assert!(said.contains(&"Bếp ăn tình thương".to_owned()) && said.contains(&COMMUNE.to_owned()));
    let told = super::send(chi, here, "trống.xlsx", &file, &[]).await;
    assert!(told.words().contains("chưa có dòng nào"), "{}", told.words());
    let text = chi.page(&format!("/imports/work.csv?unit={COMMUNE}")).await.text();
    assert!(text.contains("unit,kind,from,until"), "{text}");
    let one = "Mỗi dòng nhận một giá trị và một bên tặng";
    assert!(text.contains(one), "how several givers are written is not told: {text}");
}
