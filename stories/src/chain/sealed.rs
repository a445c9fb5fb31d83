//! The bytes of an issued paper are sealed by their hash: somebody who changes them past the
//! program is found by the check of the house and by whoever opens the page of the paper.

use super::{Demo, PROVINCE, Visitor, october};
use crate::house::{self, CENTRE, november};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Result, Role, place};
use reporting::Broken;
use uuid::Uuid;

const CHANGED: &str = "Tệp đang lưu không còn đúng như lúc ban hành";

/// One byte of the newest paper's PDF is another for a while.
pub async fn bytes_that_were_changed_are_told(demo: &Demo, binh: &mut Visitor) {
    let page = |month: &str| format!("/reports/known?unit={PROVINCE}&month={month}");
    let whole = demo.house.db.read(reporting::verify).await.expect("read");
    assert!(whole.is_empty(), "{whole:?}");
    let (id, bytes) = newest(demo).await;
    let mut wrong = bytes.clone();
    let last = wrong.len() - 1;
    wrong[last] ^= 1;
    put(demo, id, wrong).await;
    let broken = demo.house.db.read(reporting::verify).await.expect("read");
    assert_eq!(broken, [Broken::Paper { id: id.to_string() }]);
    assert!(demo.broken().await.iter().any(|line| line.contains("was changed")));
    let words = binh.page(&page("2024-11")).await.words();
    assert!(words.contains(CHANGED), "{words}");
    let other = binh.page(&page(&october().iso())).await.words();
    assert!(!other.contains(CHANGED), "October's paper is as it was: {other}");
    put(demo, id, bytes).await;
    let words = binh.page(&page("2024-11")).await.words();
    assert!(!words.contains(CHANGED), "{words}");
}

async fn newest(demo: &Demo) -> (Uuid, Vec<u8>) {
    let read =
        |tx: &mut Tx<'_>| sql("select id, pdf from issued_paper order by id desc limit 1").one(tx);
    demo.house.db.read(read).await.expect("a paper")
}

/// Puts bytes past the program; a line of the journal about something else lets the write through.
async fn put(demo: &Demo, id: Uuid, bytes: Vec<u8>) {
    let work = move |tx: &mut Tx<'_>| -> Result<()> {
        sql("update issued_paper set pdf = $1 where id = $2")
            .bind(bytes.as_slice())
            .bind(id)
            .run(tx)?;
        let an = house::person(tx, Role::Centre, CENTRE)?;
        let pass =
            an.may(&reporting::acts::ISSUE, &place::find(tx, PROVINCE, november().last())?)?;
        let report = reporting::store::open(tx, &pass, november())?;
        let subject = Subject::new("report", report.id);
        journal::record(tx, &pass, subject, report.version).map(|_| ())
    };
    demo.house.db.write(work).await.expect("written");
}
