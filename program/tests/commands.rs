//! The commands as somebody types them: a table is written empty, filled, tried, imported and
//! imported again, as CSV and as a spreadsheet, until its number stands in the report; what they
//! print and how they end is what a script would read. It looks into no database.

// A test that cannot have its folder or its program has failed.
#![allow(clippy::expect_used)]

use serde_json::Value as Json;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Where the tables below record.
const UNIT: &str = "kien-giang/huyen-an-bien";

/// A folder of this test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let at = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("nhanai-commands-{}-{at}", std::process::id());
        let folder = Folder(std::env::temp_dir().join(name));
        std::fs::create_dir_all(&folder.0).expect("a folder");
        folder
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// `figures` of October of the province.
const OCTOBER: &str = include_str!("../../stories/src/october/figures.json");

fn nhanai(words: &[&str], files: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nhanai"));
    command.env_remove("NHANAI_DATABASE").args(words).args(files).output().expect("the program")
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

/// A figure in the report of November of that unit, as `nhanai report` prints it.
fn reported(database: &str, code: &str) -> i64 {
    let report = ["--database", database, "report", "--unit", UNIT, "--period", "2024-11"];
    let printed = nhanai(&[&report[..], &["--format", "json"]].concat(), &[]);
    let report: Json = serde_json::from_slice(&printed.stdout).expect("a report");
    let figures = report["figures"].as_array().expect("its figures");
    let figure = figures.iter().find(|figure| figure["code"] == code).expect("the figure");
    figure["value"].as_i64().expect("its value")
}

#[test]
fn a_table_is_written_filled_tried_and_imported() {
    let folder = Folder::new();
    let made = nhanai(&["demo", "--no-serve", "--data"], &[&folder.0]);
    assert!(made.status.success(), "{}", said(&made));
    let database = format!("sqlite:{}", folder.file("nhanai.db").display());
    a_text_file(&folder, &database);
    a_spreadsheet(&folder, &database);
    let import = ["--database", &database, "import", "activities"];
    let missing = nhanai(&import, &[&folder.file("khong-co.csv")]);
    assert!(!missing.status.success() && said(&missing).contains("khong-co.csv"));
}

/// A small list: one person twice, told apart from a namesake elsewhere; another's columns.
#[test]
fn a_list_is_matched() {
    let folder = Folder::new();
    let (list, out) = (folder.file("list.csv"), folder.file("pairs.csv"));
    let rows = "ma,ho,ten,ngay_sinh,dien_thoai,xa,tinh\n\
         1,Trần Thị,Bé Mẫu,12/03/1957,0912345678,Xã Phú Lợi,Tỉnh Kiên Giang\n\
         2,Tran Thi,Be Mau,1957,0912 345 678,Phú Lợi,Kiên Giang\n\
         3,Trần Thị,Bé Mẫu,05/08/1983,,Xã Hiếu,Tỉnh Kon Tum\n\
         4,Lý Văn,Dũng,15/01/1970,,Xã Hiếu,Tỉnh Kon Tum\n";
    std::fs::write(&list, rows).expect("the list");
    let columns = "id=ma,name=ho+ten,birth=ngay_sinh,phone=dien_thoai,commune=xa,province=tinh";
    let run = |columns: &str| {
        let words = ["match", "--columns", columns, "--records"];
        let mut command = Command::new(env!("CARGO_BIN_EXE_nhanai"));
        command.args(words).arg(&list).arg("--out").arg(&out).output().expect("the program")
    };
    let matched = run(columns);
    assert!(matched.status.success(), "{}", said(&matched));
    let pairs = std::fs::read_to_string(&out).expect("the pairs");
    let mut lines = pairs.lines();
    assert_eq!(lines.next(), Some("id_a,id_b,score,decision"));
    let found: Vec<&str> = lines.filter(|line| line.ends_with(",match")).collect();
    assert!(found.len() == 1 && found[0].starts_with("1,2,"), "{pairs}");
    let wrong = run("id=ma,name=hoten");
    assert!(!wrong.status.success() && said(&wrong).contains("hoten"), "{}", said(&wrong));
    let unknown = run("id=ma,tuoi=ngay_sinh");
    assert!(!unknown.status.success() && said(&unknown).contains("tuoi"), "{}", said(&unknown));
}

fn a_text_file(folder: &Folder, database: &str) {
    let table = folder.file("viec.csv");
    let written = nhanai(&["template", "activities", "--out"], &[&table]);
    assert!(written.status.success(), "{}", said(&written));
    let empty = std::fs::read_to_string(&table).expect("a table");
    let heads = empty.lines().find(|line| line.contains("unit,kind")).expect("its heads");
    assert!(heads.split(',').any(|head| head == "count"), "{heads}");
    let import = ["--database", database, "import", "activities"];
    // Nobody filled it: nothing is recorded, and that is no failure.
    let nothing = nhanai(&import, &[&table]);
    assert!(nothing.status.success(), "{}", said(&nothing));
    assert!(
        said(&nothing).contains("0 recorded, 0 known already, 0 refused"),
        "{}",
        said(&nothing)
    );
    let lines = "unit,kind,from,count,value,source\n\
        kien-giang/huyen-an-bien,kitchen,2024-11-05,120,1500000,goods\n\
        kien-giang/huyen-an-bien,kitchen,2024-11-06,130,1600000,\n\
        kien-giang/khong-co,kitchen,2024-11-06,130,1600000,goods\n\
        kien-giang/huyen-an-bien,gift,2024-10-06,2,,\n";
    std::fs::write(&table, lines).expect("a filled table");
    let trial = [&import[..], &["--dry-run"]].concat();
    for (words, told) in [
        (&trial[..], "2 would be recorded, 0 known already, 2 refused"),
        (&import[..], "2 recorded, 0 known already, 2 refused"),
        (&import[..], "0 recorded, 2 known already, 2 refused"),
    ] {
        let output = nhanai(words, &[&table]);
        let text = said(&output);
        assert!(text.contains(told), "{told}: {text}");
        // Every refused row is named with its line, and a script is told of it.
        assert!(text.contains("line 3: ") && text.contains("line 4: "), "{text}");
        assert!(!output.status.success(), "{text}");
        let is_late = text.contains("of a locked month");
        assert_eq!(is_late, !told.starts_with('0'), "{text}");
    }
    assert_eq!(reported(database, "kitchen_meals"), 120, "what was refused counts");
    let report = ["--database", database, "report", "--unit", "kien-giang", "--period", "2024-10"];
    let printed = nhanai(&[&report[..], &["--format", "json"]].concat(), &[]);
    assert!(said(&printed).contains("\"value\": 153133"), "{}", said(&printed));
    // What others read of October, as the stories keep it.
    let told: Json = serde_json::from_slice(&printed.stdout).expect("a report");
    let kept: Json = serde_json::from_str(OCTOBER).expect("its figures");
    assert_eq!(told["figures"], kept);
}

/// The spreadsheet that the command wrote, filled as a spreadsheet is: kinds by their names, a day
/// as a day and another as words, numbers as numbers.
fn a_spreadsheet(folder: &Folder, database: &str) {
    let table = folder.file("viec.xlsx");
    let written = nhanai(&["template", "activities", "--out"], &[&table]);
    assert!(written.status.success(), "{}", said(&written));
    let import = ["--database", database, "import", "activities"];
    let nothing = nhanai(&import, &[&table]);
    let none = "0 recorded, 0 known already, 0 refused";
    assert!(nothing.status.success() && said(&nothing).contains(none), "{}", said(&nothing));
    let kitchen = [('A', Held::Words(UNIT)), ('B', Held::Words("Bếp ăn tình thương"))];
    let worth = [('I', Held::Number(1_700_000)), ('J', Held::Words("goods"))];
    // 45608 is 12 November 2024.
    let first = [('C', Held::Day(45_608)), ('E', Held::Number(140))];
    let second = [('C', Held::Words("13/11/2024")), ('E', Held::Number(160))];
    let odd = [('C', Held::Words("14/11/2024")), ('E', Held::Words("nhiều"))];
    let rows = [
        [&kitchen[..], &first[..], &worth[..]].concat(),
        [&kitchen[..], &second[..]].concat(),
        [&kitchen[..], &odd[..]].concat(),
    ];
    std::fs::write(&table, filled(&std::fs::read(&table).expect("a file"), &rows)).expect("a file");
    let [meals, value] = ["kitchen_meals", "kitchen_value"].map(|code| reported(database, code));
    let trial = [&import[..], &["--dry-run"]].concat();
    for (words, told, more) in [
        (&trial[..], "2 would be recorded, 0 known already, 1 refused", [0, 0]),
        (&import[..], "2 recorded, 0 known already, 1 refused", [300, 1_700_000]),
        (&import[..], "0 recorded, 2 known already, 1 refused", [300, 1_700_000]),
    ] {
        let output = nhanai(words, &[&table]);
        let text = said(&output);
        assert!(text.contains(told) && text.contains("line 5: "), "{told}: {text}");
        assert!(!output.status.success(), "a script is not told: {text}");
        assert_eq!(reported(database, "kitchen_meals"), meals + more[0], "{told}");
        assert_eq!(reported(database, "kitchen_value"), value + more[1], "{told}");
    }
}

/// What somebody typed into a cell.
#[derive(Clone, Copy)]
enum Held {
    Words(&'static str),
    Number(i64),
    /// A day by its number in a spreadsheet.
    Day(i64),
}

/// The heads of the template stand in the second row.
const FIRST_ROW: usize = 3;

/// The file with these rows under its heads; its other parts stay as they are.
fn filled(file: &[u8], rows: &[Vec<(char, Held)>]) -> Vec<u8> {
    let mut pack = ZipArchive::new(Cursor::new(file)).expect("a pack");
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    // The styles of a template know no day: one is added behind the last.
    let mut styles = String::new();
    let mut part = pack.by_name("xl/styles.xml").expect("its styles");
    part.read_to_string(&mut styles).expect("its text");
    drop(part);
    let (before, own) = styles.split_once("<cellXfs").expect("styles of cells");
    let (own, after) = own.split_once("</cellXfs>").expect("their end");
    let day = own.matches("<xf ").count();
    let styles = format!("{before}<cellXfs{own}<xf numFmtId=\"14\"/></cellXfs>{after}");
    for at in 0..pack.len() {
        let mut part = pack.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        if name == "xl/styles.xml" {
            bytes = styles.clone().into_bytes();
        } else if name == "xl/worksheets/sheet1.xml" {
            let sheet = String::from_utf8(bytes).expect("a sheet");
            let rows: String = (FIRST_ROW..).zip(rows).map(|(n, row)| drawn(n, row, day)).collect();
            bytes = sheet.replace("</sheetData>", &format!("{rows}</sheetData>")).into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).expect("a part");
        out.write_all(&bytes).expect("its bytes");
    }
    out.finish().expect("a pack").into_inner()
}

fn drawn(number: usize, row: &[(char, Held)], day: usize) -> String {
    let mut cells = row.to_vec();
    cells.sort_by_key(|(column, _)| *column);
    let cell = |(column, held): &(char, Held)| match held {
        Held::Words(words) => {
            format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
        }
        Held::Number(count) => format!("<c r=\"{column}{number}\"><v>{count}</v></c>"),
        Held::Day(serial) => {
            format!("<c r=\"{column}{number}\" s=\"{day}\"><v>{serial}</v></c>")
        }
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}
