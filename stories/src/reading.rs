//! The reader of these stories: this very test program, called for one test alone, opens the files
//! that are sent, as `nhanai read-file` does. The test is that it does.

use kernel::received::Unfit;
use kernel::{Error, Result};
use kit::reader::Reading;
use program::reading;

/// The only test that a reading process runs, and the word by which it knows that it is one.
const CALLED: [&str; 6] = [
    "reading::a_file_is_opened_by_a_process_of_its_own",
    "--exact",
    "--nocapture",
    "--test-threads=1",
    "--skip",
    CHILD,
];
/// A word that skips nothing.
pub const CHILD: &str = "as-a-reading-process";

/// The reader that the houses of the stories have.
pub fn reader() -> Reading {
    let own = std::env::current_exe().expect("the program of the tests");
    reading::by(&own, &CALLED)
}

#[test]
fn a_file_is_opened_by_a_process_of_its_own() {
    if std::env::args().any(|word| word == CHILD) {
        let told = ::reader::child::answer();
        std::process::exit(i32::from(told.is_err()));
    }
    let table = reader().0.table(b"unit,members_new\nkien-giang,12\n").expect("a table");
    let row = table.tabs[0].lines.last().expect("a row");
    assert_eq!((row.number, row.typed(0), row.typed(1)), (2, "kien-giang".into(), "12".into()));
    let why = |told: Result<_>| match told {
        Err(Error::Invalid(flaws)) => Unfit::read(flaws[0].key),
        _ => None,
    };
    assert_eq!(why(reader().0.table(b"%PDF-1.7")), Some(Unfit::WrongKind));
    // A program that says nothing of the kind is no reader.
    let mute = reading::by(std::path::Path::new("/bin/true"), &[]);
    assert_eq!(why(mute.0.table(b"unit,count\n")), Some(Unfit::Damaged));
    // One that does not end is ended.
    let endless = reading::by(std::path::Path::new("/bin/sleep"), &["600"]);
    assert_eq!(why(endless.0.table(b"unit,count\n")), Some(Unfit::Heavy));
}
