//! Files as large as they are taken, and small ones that unpack to more: the server that takes them
//! stays small, and so does the process that opens them. The server of this story is a process of
//! its own, so that its memory is nobody else's; it is this very test program, called once more.

use super::packs::{long_book, named_book, words};
use super::{Answer, Hostile, Watch, status_kb, wrong};
use crate::exchange::{send, settled, words_of};
use crate::house::{self, COMMUNE};
use crate::visitor::{Told, Visitor};
use Answer::{Refused, Taken};
use std::process::Command;

/// Memory that server and reading process together may take for a file.
const MOST_KB: u64 = 100 * 1_024;

/// The only test that such a server runs, and the word by which it knows that it is one.
const CALLED: [&str; 6] = [
    "hostile::heavy::the_largest_files_leave_the_server_small",
    "--exact",
    "--nocapture",
    "--test-threads=1",
    "--skip",
    SERVER,
];
/// A word that skips nothing.
const SERVER: &str = "as-a-server-of-its-own";

#[test]
fn the_largest_files_leave_the_server_small() {
    if std::env::args().any(|word| word == SERVER) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        return runtime.expect("a runtime").block_on(all_are_sent());
    }
    let own = std::env::current_exe().expect("the program of the tests");
    let server = Command::new(own).args(CALLED).output().expect("a server");
    let said = String::from_utf8_lossy(&server.stdout);
    println!("{said}");
    assert!(server.status.success(), "{}", String::from_utf8_lossy(&server.stderr));
    assert!(said.contains("1 passed"), "nothing was sent");
}

async fn all_are_sent() {
    let demo = house::sqlite().await;
    let words = words_of(&demo);
    let path = format!("/imports?unit={COMMUNE}&month=2024-11");
    let mut dung = Visitor::of(&demo, "dung").await;
    let told = send(&mut dung, &path, "x.csv", &ones(2), &[]).await;
    assert_eq!(told.status, axum::http::StatusCode::NOT_FOUND, "Dũng's file is opened");
    let mut chi = Visitor::of(&demo, "chi").await;
    // The first file pays for what every later one finds ready.
    take(&mut chi, &path, &ones(2)).await;
    let (begun, mut failed) = (status_kb("self", "VmRSS:"), Vec::new());
    for (name, make, answer) in files() {
        let file: Hostile = (name, make(), answer);
        let (memory, began) = (Memory::begin(), std::time::Instant::now());
        let told = take(&mut chi, &path, &file.1).await;
        let (server, reader) = memory.end();
        let stays = status_kb("self", "VmRSS:").saturating_sub(begun);
        println!(
            "{:>5} ms  server +{} MB, reader {} MB, {} MB stay, {} KB sent: {name}",
            began.elapsed().as_millis(),
            server / 1_024,
            reader / 1_024,
            stays / 1_024,
            file.1.len() / 1_024
        );
        failed.extend(wrong(&words, &file, &told));
        if server + reader > MOST_KB || stays > MOST_KB || reader == 0 {
            failed.push(format!("{name}: {server} + {reader} KB, {stays} KB stay"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    let broken = demo.broken().await;
    assert!(broken.is_empty(), "{broken:?}");
}

/// Sends a file and waits until it is judged.
async fn take(chi: &mut Visitor, path: &str, file: &[u8]) -> Told {
    let told = send(chi, path, "x.csv", file, &[]).await;
    if told.status == axum::http::StatusCode::SEE_OTHER {
        settled(chi, &told.to).await;
    }
    told
}

/// A file to be made when it is its turn.
type Made = (&'static str, fn() -> Vec<u8>, Answer);

fn files() -> Vec<Made> {
    vec![
        ("a table as full as it is taken", || ones(1_562), Taken),
        ("as many words as are taken", long_words, Taken),
        ("ten megabytes of ones", || ones(19_990), Refused("file-too-many-cells")),
        ("a template's memory beyond its table", remembers, Taken),
        ("places for figures without end", places, Refused("file-too-many-cells")),
        ("one long word in every cell", said_again, Refused("file-too-many-cells")),
        ("two million cells", cells, Refused("file-too-many-cells")),
        ("three million shared words", shared, Refused("file-heavy")),
        ("a sheet with a name of a megabyte", named, Taken),
    ]
}

/// A table of figures with 255 columns of ones behind its unit, all but the first without a head
/// that means anything.
fn ones(rows: usize) -> Vec<u8> {
    let heads = format!("unit,members_new{}\n", ",x".repeat(254));
    let row = format!("{COMMUNE}{}\n", ",1".repeat(255));
    // As long a unit in every row would be more than the file may be.
    let short = format!("x{}\n", ",1".repeat(255));
    let rest = if rows > 5_000 { short } else { row };
    [heads, rest.repeat(rows - 1)].concat().into_bytes()
}

/// Twenty thousand rows with 255 places each for one figure, all of them empty.
fn places() -> Vec<u8> {
    let heads = format!("unit{}\n", ",members_new".repeat(255));
    [heads, "x\n".repeat(19_990)].concat().into_bytes()
}

/// A hidden sheet whose rows open with long words: each cell of it would be remembered under them.
fn remembers() -> Vec<u8> {
    let long = "x".repeat(32_000);
    let memory = |at: u32| {
        let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let heads = || (0..255).map(|column| cell(&format!("x{column}"))).collect();
        let (key, cells): (&str, String) = match at {
            1 => ("version", cell("1")),
            2 => ("template", cell("figures")),
            3 => ("unit", cell(COMMUNE)),
            4 => ("cells", heads()),
            _ => (&long, cell("1:1").repeat(255)),
        };
        format!("<row r=\"{at}\">{}{cells}</row>", cell(key))
    };
    long_book("", &[(&one_figure, 20), (&memory, 60)])
}

/// Thirty-two thousand letters, shared by every cell.
fn said_again() -> Vec<u8> {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_000));
    let row = |at: u32| format!("<row r=\"{at}\">{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(250));
    long_book(&strings, &[(&row, 8_000)])
}

fn cells() -> Vec<u8> {
    let row = |at: u32| format!("<row r=\"{at}\">{}</row>", "<c><v>1</v></c>".repeat(250));
    long_book("", &[(&row, 8_000)])
}

fn shared() -> Vec<u8> {
    let strings = format!("<sst>{}</sst>", "<si><t>ab</t></si>".repeat(3_000_000));
    let row = |at: u32| format!("<row r=\"{at}\"><c t=\"s\"><v>0</v></c></row>");
    long_book(&strings, &[(&row, 10)])
}

/// Each of its rows says which sheet it stands on.
fn named() -> Vec<u8> {
    named_book(&"x".repeat(1_000_000), &[(&one_figure, 200)])
}

/// The row of heads, and rows of a unit with one figure.
fn one_figure(at: u32) -> String {
    let cells = match at {
        1 => words("A1", "unit") + words("B1", "members_new").as_str(),
        _ => [words(&format!("A{at}"), COMMUNE), "<c><v>1</v></c>".into()].concat(),
    };
    format!("<row r=\"{at}\">{cells}</row>")
}

/// Five megabytes of words where a number is asked for.
fn long_words() -> Vec<u8> {
    let row = format!("{COMMUNE},{}\n", "x".repeat(32_000));
    ["unit,members_new\n".to_owned(), row.repeat(163)].concat().into_bytes()
}

/// The memory of this process and of those it starts, since it was last looked at.
struct Memory {
    before_kb: u64,
    watch: Watch,
}

impl Memory {
    fn begin() -> Memory {
        // The most that was held is counted anew from here.
        std::fs::write("/proc/self/clear_refs", "5").expect("a fresh count");
        Memory { before_kb: status_kb("self", "VmRSS:"), watch: Watch::begin() }
    }

    /// What this process took more than before, and the most that a reading one held.
    fn end(self) -> (u64, u64) {
        let most = status_kb("self", "VmHWM:");
        (most.saturating_sub(self.before_kb), self.watch.end().0)
    }
}
