//! `nhanai verify`: recomputes what can be recomputed and names what does not fit. It repairs
//! nothing.

use crate::cli::{Outcome, Stop};
use crate::house;

/// Runs every check of the database.
pub async fn run(database: &str) -> Outcome {
    let db = house::open_existing(database).await?;
    let mut wrong = 0;
    for line in db.check().await? {
        wrong += 1;
        println!("file: {line}");
    }
    for broken in db.read(kernel::journal::verify).await? {
        wrong += 1;
        println!("journal: {} {} ({})", broken.subject, broken.key, broken.why);
    }
    for broken in db.read(book::verify).await? {
        wrong += 1;
        println!("book: {broken}");
    }
    for broken in db.read(reporting::verify).await? {
        wrong += 1;
        println!("reports: {broken}");
    }
    for broken in db.read(activities::verify).await? {
        wrong += 1;
        println!("work: {broken}");
    }
    for broken in db.read(building::verify).await? {
        wrong += 1;
        println!("constructions: {broken}");
    }
    for broken in db.read(cattle::verify).await? {
        wrong += 1;
        println!("cattle: {broken}");
    }
    for broken in db.read(care::verify).await? {
        wrong += 1;
        println!("files: {broken}");
    }
    for broken in db.read(sponsorship::verify).await? {
        wrong += 1;
        println!("addresses: {broken}");
    }
    for broken in db.read(lessons::verify).await? {
        wrong += 1;
        println!("classes: {broken}");
    }
    if wrong == 0 {
        println!("everything fits");
        return Ok(());
    }
    println!("{wrong} do not fit");
    Err(Stop::Found)
}
