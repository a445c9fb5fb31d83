//! Files that hostile hands may send, sixty-four of them: each is answered with its own words, or
//! read without harm; the process that opens it stays small and brief; the server answers as
//! before. Each is sent through the door, as a browser sends it.

mod corpus;
mod heavy;
mod packs;

use crate::exchange::{send, settled, words_of};
use crate::house::{self, COMMUNE};
use crate::reading::CHILD;
use crate::visitor::{Told, Visitor};
use axum::http::StatusCode;
use corpus::{Answer, Hostile};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

/// Memory that a reading process may have had in all, its program's own pages among it.
const MOST_KB: u64 = 100 * 1_024;
/// Ticks of the processor in a second, as `/proc` counts them on every Linux.
const TICKS: u64 = 100;

#[tokio::test(flavor = "multi_thread")]
async fn hostile_files_are_refused_and_the_server_lives() {
    let demo = house::sqlite().await;
    let words = words_of(&demo);
    let mut chi = Visitor::of(&demo, "chi").await;
    let watch = Watch::begin();
    let table = format!("/imports?unit={COMMUNE}&month=2024-11");
    let letter = format!("/imports/history?unit={COMMUNE}&month=2024-11");
    let all = [(corpus::tables(), table.as_str()), (corpus::letters(), letter.as_str())];
    let (mut count, mut longest, mut failed) = (0, (0, ""), Vec::new());
    for (files, path) in all {
        for (name, bytes, answer) in files {
            let begun = Instant::now();
            let told = send(&mut chi, path, &format!("{name}.xlsx"), &bytes, &[]).await;
            let took = begun.elapsed().as_millis();
            longest = longest.max((took, name));
            failed.extend(wrong(&words, &(name, bytes, answer), &told));
            println!("{took:>5} ms  {name}");
            count += 1;
        }
        // Whatever was sent, the next page is there.
        chi.page(path).await;
    }
    let (most, ticks) = watch.end();
    println!(
        "{count} files, the longest took {} ms ({}), {} MB, {} ms of the processor",
        longest.0,
        longest.1,
        most / 1_024,
        ticks * 1_000 / TICKS
    );
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(count >= 40, "{count} files are not forty");
    assert!(most > 0, "no reading process was seen");
    assert!(most <= MOST_KB, "a reading process took {most} KB");
    let room = ::reader::Room::OF_A_GUEST;
    assert!(ticks > 0, "no reading process has worked");
    // One that is ended at its limit may show a tick more of each sort.
    assert!(ticks <= room.seconds * TICKS + 2, "a reading process worked for {ticks} ticks");
    let broken = demo.broken().await;
    assert!(broken.is_empty(), "{broken:?}");
}

/// No file takes more than two seconds of the processor, nor six of whoever waits: one that its
/// process does not get through is ended, refused with its reason, and leaves nothing behind.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_takes_too_long_is_refused_by_the_deadline() {
    assert_eq!(::reader::Room::OF_A_GUEST.seconds, 2);
    assert_eq!(::reader::Room::OF_A_GUEST.wait(), std::time::Duration::from_secs(6));
    let mut demo = house::sqlite().await;
    let endless = program::reading::by(std::path::Path::new("/bin/sleep"), &["600"]);
    demo.house = demo.house.clone().with(endless);
    demo.turn_to(house::today());
    let table = format!("/imports?unit={COMMUNE}&month=2024-11");
    let file = b"unit,members_new\nkien-giang/huyen-giang-thanh/xa-phu-loi,12\n";
    let mut dung = Visitor::of(&demo, "dung").await;
    let told = send(&mut dung, &table, "x.csv", file, &[]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "nobody's file is opened for him");
    let mut chi = Visitor::of(&demo, "chi").await;
    let told = send(&mut chi, &table, "x.csv", file, &[]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
    let said = "Tệp đòi nhiều bộ nhớ hoặc thời gian hơn mức dành cho một tệp";
    assert!(told.words().contains(said), "{}", told.words());
    assert!(chi.page(&table).await.words().contains("Chưa có lần nhập nào"), "it was kept");
}

/// What is kept of a file so that it can be shown again is short, however long its words are; the
/// column of reasons names five and counts the rest.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_of_a_file_is_short() {
    let demo = house::sqlite().await;
    let table = format!("/imports?unit={COMMUNE}&month=2024-11");
    let long = "mười".repeat(5_000);
    let heads = format!("unit{}", ",members_new".repeat(7));
    let file = format!("{heads}\n{COMMUNE}{}\n", format!(",{long}").repeat(7)).into_bytes();
    let mut dung = Visitor::of(&demo, "dung").await;
    let told = send(&mut dung, &table, "x.csv", &file, &[]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "nobody's file is opened for him");
    let mut chi = Visitor::of(&demo, "chi").await;
    let told = send(&mut chi, &table, "x.csv", &file, &[]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let page = settled(&mut chi, &told.to).await.words();
    assert!(page.contains(&format!("{}…", "mười".repeat(50))), "its beginning is not shown");
    assert!(!page.contains(&"mười".repeat(51)), "all of it is kept");
    let back = chi.page(&format!("{}/file", told.to)).await.text();
    assert!(back.contains(&long) && back.contains("và 2 lỗi nữa"), "his own file comes back");
}

/// What is wrong with an answer, if anything.
fn wrong(words: &kit::Words, (name, _, answer): &Hostile, told: &Told) -> Option<String> {
    let flaw = told.words();
    let said = flaw.split("Có lỗi cần sửa").nth(1).unwrap_or(&flaw);
    let said: String = said.chars().take(120).collect();
    let fits = match answer {
        Answer::Refused(key) => {
            let wanted = words.say_with(key, &[("", "")]);
            let wanted = wanted.split(['{', '“']).next().unwrap_or_default().trim().to_owned();
            told.status == StatusCode::UNPROCESSABLE_ENTITY && told.words().contains(&wanted)
        }
        Answer::Taken => told.status == StatusCode::SEE_OTHER,
    };
    (!fits).then(|| format!("{name}: {answer:?}, but {} {said}", told.status))
}

/// Watches the reading processes of this one and remembers the largest and the longest at work.
struct Watch {
    most_kb: Arc<AtomicU64>,
    most_ticks: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
    watching: std::thread::JoinHandle<()>,
}

impl Watch {
    fn begin() -> Watch {
        let (most_kb, most_ticks) = (Arc::<AtomicU64>::default(), Arc::<AtomicU64>::default());
        let over = Arc::new(AtomicBool::new(false));
        let (kb, ticks, ends) = (most_kb.clone(), most_ticks.clone(), over.clone());
        let watching = std::thread::spawn(move || {
            while !ends.load(Ordering::Relaxed) {
                let (held, worked) = largest();
                kb.fetch_max(held, Ordering::Relaxed);
                ticks.fetch_max(worked, Ordering::Relaxed);
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
        });
        Watch { most_kb, most_ticks, over, watching }
    }

    /// The most in KB, and the most in ticks.
    fn end(self) -> (u64, u64) {
        self.over.store(true, Ordering::Relaxed);
        let _ = self.watching.join();
        (self.most_kb.load(Ordering::Relaxed), self.most_ticks.load(Ordering::Relaxed))
    }
}

/// The most that any reading process has held so far (`VmHWM`), in KB; the most that one has
/// worked, in ticks.
fn largest() -> (u64, u64) {
    let own = u64::from(std::process::id());
    let (mut most_kb, mut most_ticks) = (0, 0);
    for folder in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let process = folder.file_name().to_string_lossy().into_owned();
        let called = fs::read(folder.path().join("cmdline")).unwrap_or_default();
        // Between fork and its own program a child is a copy of this one.
        let reads = String::from_utf8_lossy(&called).contains(CHILD);
        if reads && status_kb(&process, "PPid:") == own {
            most_kb = most_kb.max(status_kb(&process, "VmHWM:"));
            most_ticks = most_ticks.max(worked_ticks(&process));
        }
    }
    (most_kb, most_ticks)
}

/// What a process has worked, its own and for it (`utime` and `stime`); nought when it is gone.
fn worked_ticks(process: &str) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // Its name stands in brackets and may hold spaces; utime is the twelfth word after it.
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    rest.split_whitespace().skip(11).take(2).filter_map(|word| word.parse::<u64>().ok()).sum()
}

/// A number of a process's own status, most of them in KB; nought when it is gone.
fn status_kb(process: &str, name: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0)
}
