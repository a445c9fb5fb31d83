//! The commands as somebody types them: a table is written empty, filled, tried, imported and
//! imported again; what they print and how they end is what a script would read. It looks into no
//! database.

// A test that cannot have its folder or its program has failed.
#![allow(clippy::expect_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of this test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let name = format!("nhanai-commands-{}", std::process::id());
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

fn nhanai(words: &[&str], files: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nhanai"));
    command.env_remove("NHANAI_DATABASE").args(words).args(files).output().expect("the program")
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_table_is_written_filled_tried_and_imported() {
    let folder = Folder::new();
    let made = nhanai(&["demo", "--no-serve", "--data"], &[&folder.0]);
    assert!(made.status.success(), "{}", said(&made));
    let database = format!("sqlite:{}", folder.file("nhanai.db").display());
    let table = folder.file("viec.csv");
    let written = nhanai(&["template", "activities", "--out"], &[&table]);
    assert!(written.status.success(), "{}", said(&written));
    let empty = std::fs::read_to_string(&table).expect("a table");
    let heads = empty.lines().find(|line| line.contains("unit,kind")).expect("its heads");
    assert!(heads.split(',').any(|head| head == "count"), "{heads}");
    let import = ["--database", &database, "import", "activities"];
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
    let report = ["--database", &database, "report", "--unit", "kien-giang", "--period", "2024-10"];
    let printed = nhanai(&[&report[..], &["--format", "json"]].concat(), &[]);
    assert!(said(&printed).contains("\"value\": 153133"), "{}", said(&printed));
    let missing = nhanai(&import, &[&folder.file("khong-co.csv")]);
    assert!(!missing.status.success() && said(&missing).contains("khong-co.csv"));
}
