//! Files read and marked in this process: what a cell is, which row it stands in, and that a file
//! comes back with its own content and one more column. What a hostile file may do is told by the
//! stories, in a process of its own.

use crate::ask::{Answer, Ask, Cut, OPENS};
use crate::child::served;
use crate::limits::Room;
use kernel::Day;
use kernel::received::{LIMIT_CELLS, LIMIT_SAID_BYTES, Marks, Said, Table, Unfit};
use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, Formula, Workbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn table(bytes: &[u8]) -> Result<Table, Unfit> {
    served(Ask::Table, bytes).map(|answer| answer.table)
}

fn words(bytes: &[u8]) -> Result<Vec<String>, Unfit> {
    served(Ask::Words, bytes).map(|answer| answer.words)
}

fn marked(bytes: &[u8], tab: usize, head_row: u32, rows: &[(u32, &str)]) -> Vec<u8> {
    let rows = rows.iter().map(|(row, said)| (*row, (*said).to_owned())).collect();
    let marks = Marks { tab, head_row, head: "Lỗi".into(), rows };
    served(Ask::Mark((&marks).into()), bytes).expect("a marked file").file
}

/// A workbook as it is sent out: a guarded sheet with a list, two that nobody sees.
fn workbook() -> Vec<u8> {
    let mut file = Workbook::new();
    let open = Format::new().set_unlocked().set_num_format("#,##0");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = file.add_worksheet().set_name("Số liệu").expect("a sheet");
    let mut write = |row: u32, column: u16, words: &str| {
        sheet.write_string(row, column, words).expect("a cell");
    };
    write(0, 0, "Số liệu tháng");
    write(1, 0, "Nhập vào ô trắng");
    for (column, head) in (0_u16..).zip(["Mã", "Loại", "Giá trị", "Ngày"]) {
        write(2, column, head);
    }
    write(3, 0, "a");
    write(3, 1, "quà & nhà <2>");
    write(4, 0, "b");
    write(5, 0, "c");
    write(5, 1, "=1+1");
    let date = ExcelDateTime::from_ymd(2024, 10, 5).expect("a day");
    sheet.write_number_with_format(3, 2, 472.35, &open).expect("a cell");
    sheet.write_datetime_with_format(3, 3, &date, &day).expect("a cell");
    sheet.write_formula(5, 2, Formula::new("=2+3").set_result("5")).expect("a cell");
    sheet.write_blank(4, 2, &open).expect("a cell");
    let list = DataValidation::new().allow_list_formula("='_lists'!$A$1:$A$2".into());
    sheet.add_data_validation(3, 1, 9, 1, &list).expect("a list");
    sheet.set_column_width(1, 20).expect("a width").set_freeze_panes(3, 0).expect("a head");
    sheet.protect();
    let unseen = file.add_worksheet().set_name("_nhanai").expect("a sheet");
    unseen.write_string(0, 0, "version").expect("a cell").set_very_hidden(true);
    let lists = file.add_worksheet().set_name("_lists").expect("a sheet");
    lists.write_string(0, 0, "quà").expect("a cell").set_hidden(true);
    lists.write_string(1, 0, "nhà").expect("a cell");
    file.save_to_buffer().expect("a file")
}

#[test]
fn a_workbook_is_read_cell_by_cell_with_the_numbers_of_its_rows() {
    let table = table(&workbook()).expect("a table");
    let names: Vec<(&str, bool)> =
        table.tabs.iter().map(|tab| (tab.name.as_str(), tab.is_hidden)).collect();
    assert_eq!(names, [("Số liệu", false), ("_nhanai", true), ("_lists", true)]);
    let first = &table.tabs[0];
    let row = first.lines.iter().find(|line| line.typed(0) == "a").expect("the row");
    assert_eq!(row.number, 4, "title, note, heads, then the first row");
    assert_eq!([row.typed(1), row.typed(2)], ["quà & nhà <2>", "472,35"]);
    assert_eq!(row.at(3), Some(Said::Day(Day::of(2024, 10, 5).expect("a day"))));
    let last = first.lines.last().expect("a row");
    assert_eq!(
        [last.typed(1), last.typed(2)],
        ["=1+1", "5"],
        "words stay words, a formula its value"
    );
    let list: Vec<String> = table.tabs[2].lines.iter().map(|line| line.typed(0)).collect();
    assert_eq!(list, ["quà", "nhà"], "the list that drops down");
}

/// Every part of a packed file.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut pack = ZipArchive::new(Cursor::new(bytes)).expect("a pack");
    let mut all = BTreeMap::new();
    for at in 0..pack.len() {
        let mut part = pack.by_index(at).expect("a part");
        let mut words = Vec::new();
        part.read_to_end(&mut words).expect("its bytes");
        all.insert(part.name().expect("a name").into_owned(), words);
    }
    all
}

#[test]
fn a_workbook_comes_back_with_one_more_column_and_nothing_else_changed() {
    let file = workbook();
    let back = marked(&file, 0, 3, &[(5, "Chọn loại & <nhập> số"), (6, "Bỏ dấu =")]);
    let (before, after) = (parts(&file), parts(&back));
    let touched: Vec<&String> = before.keys().filter(|k| before[*k] != after[*k]).collect();
    assert_eq!(touched, ["xl/styles.xml", "xl/worksheets/sheet1.xml"]);
    let read = table(&back).expect("a table");
    let own = table(&file).expect("a table");
    for (line, old) in read.tabs[0].lines.iter().zip(&own.tabs[0].lines) {
        let said = match line.number {
            3 => "Lỗi",
            5 => "Chọn loại & <nhập> số",
            6 => "Bỏ dấu =",
            _ => "",
        };
        assert_eq!(line.typed(4), said, "row {}", line.number);
        let own: Vec<(&u32, Said)> = line.cells.iter().take(old.cells.len()).collect();
        assert_eq!(own, old.cells.iter().collect::<Vec<_>>(), "row {}", line.number);
    }
    assert_eq!(read.tabs[1..], own.tabs[1..]);
    // Marked again, the column is written anew: no second one, no old word.
    let again = table(&marked(&back, 0, 3, &[(4, "Lần hai")])).expect("a table");
    let told: Vec<(u32, String)> =
        again.tabs[0].lines.iter().map(|line| (line.number, line.typed(4))).collect();
    let kept: Vec<_> = told.iter().filter(|(_, said)| !said.is_empty()).cloned().collect();
    assert_eq!(kept, [(3, "Lỗi".to_owned()), (4, "Lần hai".to_owned())]);
    assert!(again.tabs[0].lines.iter().all(|line| line.typed(5).is_empty()));
}

#[test]
fn a_text_table_is_read_whatever_its_signs_and_letters() {
    let plain = "# lời\nunit,kind,count\nkien-giang,\"Quà, gạo\",1.200\n\nkien-giang,nhà,2\n";
    let semi = plain.replace("\"Quà, gạo\"", "Quà/ gạo").replace(',', ";");
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let bom = [b"\xef\xbb\xbf", plain.as_bytes()].concat();
    for bytes in [plain.as_bytes(), semi.as_bytes(), &wide, &bom] {
        let table = table(bytes).expect("a table");
        let lines = &table.tabs[0].lines;
        let numbers: Vec<u32> = lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [1, 2, 3, 5]);
        assert_eq!(lines[2].typed(1).replace('/', ","), "Quà, gạo");
        assert_eq!(lines[2].typed(2), "1.200");
    }
    for (bytes, why) in [
        (&b"unit,kind\nki\xean-giang,1"[..], Unfit::Letters),
        (b"unit\0kind", Unfit::WrongKind),
        (b"%PDF-1.7 x", Unfit::WrongKind),
        (b"<!DOCTYPE html><table>", Unfit::WrongKind),
        (b"\n\n \n", Unfit::Empty),
        (b"", Unfit::Empty),
    ] {
        assert_eq!(table(bytes), Err(why), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_text_table_comes_back_with_one_more_column() {
    let file = "unit,kind,count\r\n\"a\nb\",1,2\r\n\r\nc,3\r\nd,4,5,6\r\n";
    let back = marked(file.as_bytes(), 0, 1, &[(5, "Nhập số, \"đủ\""), (6, "Thừa ô")]);
    let text = String::from_utf8(back.clone()).expect("text");
    assert_eq!(
        text,
        "\u{feff}unit,kind,count,,Lỗi\r\n\"a\nb\",1,2\r\n\r\nc,3,,,\"Nhập số, \"\"đủ\"\"\"\r\n\
         d,4,5,6,Thừa ô\r\n"
    );
    let again = marked(&back, 0, 1, &[(6, "Vẫn thừa")]);
    let read = table(&again).expect("a table");
    let told: Vec<String> = read.tabs[0].lines.iter().map(|line| line.typed(4)).collect();
    assert_eq!(told, ["Lỗi", "", "", "Vẫn thừa"]);
    let wide: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(file.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let back = marked(&wide, 0, 1, &[(5, "Lỗi ấy")]);
    assert!(back.starts_with(&[0xfe, 0xff]), "its letters stay as they were");
    let read = table(&back).expect("a table");
    assert_eq!(read.tabs[0].lines[2].typed(4), "Lỗi ấy");
}

/// A Word file with this body.
fn docx(body: &str) -> Vec<u8> {
    let mut pack = ZipWriter::new(Cursor::new(Vec::new()));
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/\
         wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    for (name, words) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)] {
        pack.start_file(name, SimpleFileOptions::default()).expect("a part");
        pack.write_all(words.as_bytes()).expect("its bytes");
    }
    pack.finish().expect("a pack").into_inner()
}

/// The largest that is taken, and one more: of cells, of what they say, of a text.
#[test]
fn a_file_beyond_the_room_is_refused_while_it_is_read() {
    let ones = |cells: usize| {
        let line = vec!["1"; 250].join(",") + "\n";
        line.repeat(cells / 250) + &vec!["1"; cells % 250].join(",")
    };
    let full = table(ones(LIMIT_CELLS).as_bytes()).expect("a full table");
    let cells: usize = full.tabs[0].lines.iter().map(|line| line.cells.len()).sum();
    assert_eq!(cells, LIMIT_CELLS);
    assert_eq!(table(ones(LIMIT_CELLS + 1).as_bytes()), Err(Unfit::TooManyCells));
    let long = format!("{}\n", "x".repeat(32_000)).repeat(LIMIT_SAID_BYTES / 32_000);
    assert!(table(long.as_bytes()).is_ok());
    let longer = long.clone() + &long[..32_001];
    assert_eq!(table(longer.as_bytes()), Err(Unfit::TooManyCells));
    assert_eq!(words("a\n".repeat(10_001).as_bytes()), Err(Unfit::TooLarge));
    assert_eq!(words("a".repeat(250_001).as_bytes()), Err(Unfit::TooLarge));
}

/// The program trusts no process: one that says more than it was told is not listened to.
#[test]
fn an_answer_beyond_the_room_is_not_heard() {
    let hear = |said: String| {
        let said = format!("{OPENS}\n{said}\"End\"\n");
        match Answer::hear(said.as_bytes(), &Room::OF_A_GUEST) {
            Err(Cut::Unfit(unfit)) => Some(unfit),
            Ok(_) => None,
            Err(Cut::Off) => panic!("it broke off"),
        }
    };
    let tab = "{\"Tab\":{\"name\":\"\",\"is_hidden\":false}}\n".to_owned();
    let row = |cells: &[&str]| format!("{{\"Row\":[1,[{}]]}}\n", cells.join(","));
    let rows = |many, cells: &[&str]| tab.clone() + &row(cells).repeat(many);
    let ten = ["[0,\"T\",\"1\"]"; 10];
    assert_eq!(hear(rows(40_000, &ten)), None);
    assert_eq!(hear(rows(40_000, &ten) + &row(&ten)), Some(Unfit::TooManyRows));
    assert_eq!(hear(rows(36_364, &[&ten[..], &ten[..1]].concat())), Some(Unfit::TooManyCells));
    assert_eq!(hear(rows(40_001, &[])), Some(Unfit::TooManyRows), "rows without a cell");
    let long = format!("[0,\"T\",\"{}\"]", "x".repeat(LIMIT_SAID_BYTES));
    assert_eq!(hear(rows(1, &[&long])), None);
    assert_eq!(hear(rows(1, &[&long, ten[0]])), Some(Unfit::TooManyCells));
    assert_eq!(hear(tab.repeat(21)), Some(Unfit::TooManyRows));
    assert_eq!(hear("{\"Words\":\"\"}\n".repeat(10_001)), Some(Unfit::TooLarge));
    assert_eq!(hear(" ".repeat(33 * 1_024 * 1_024)), Some(Unfit::Heavy), "an endless line");
}

#[test]
fn a_word_file_is_read_as_a_person_reads_it() {
    let body = "<w:p><w:r><w:t>Có 20.</w:t></w:r><w:del><w:r><w:delText>400</w:delText></w:r>\
        </w:del><w:ins><w:r><w:t>315 hội viên</w:t></w:r></w:ins></w:p><w:p/>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Quà &amp; g&#7841;o</w:t><w:tab/><w:t>12</w:t></w:r>\
        </w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:instrText>PAGE 99</w:instrText><w:t>Hết</w:t><w:br/><w:t>dòng</w:t></w:r>\
        </w:p>";
    let told = words(&docx(body)).expect("words");
    assert_eq!(told, ["Có 20.315 hội viên", "Quà & gạo 12", "Hết", "dòng"]);
    assert_eq!(words("  Một dòng \r\n\r\nHai".as_bytes()).expect("words"), ["Một dòng", "Hai"]);
    let bomb = "<w:p><w:r><w:t>&laugh;</w:t></w:r></w:p>";
    assert_eq!(words(&docx(bomb)), Err(Unfit::Damaged), "an entity of its own");
    let deep = "<w:x>".repeat(500);
    assert_eq!(words(&docx(&deep)), Err(Unfit::Damaged), "a hole without end");
    assert_eq!(words(&docx("")), Err(Unfit::Empty));
    assert_eq!(words(&workbook()), Err(Unfit::WrongKind));
    assert_eq!(table(&docx(body)), Err(Unfit::WrongKind));
}
