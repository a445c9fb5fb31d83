//! `nhanai verify` finds a row of work that somebody changed behind the program's back: a count, a
//! value, an entry of the Book, help, a file, goods (of a class `training` tells). Each is changed,
//! found and put back.

use crate::house::{self, Demo};
use kernel::Result;
use kernel::db::{Tx, sql};

/// Which row, and what is said of it: the table, how it is changed and put back, which part of
/// `verify` names it, with what word.
type Slip = (&'static str, &'static str, &'static str, Part, &'static str);
/// A part of `nhanai verify`.
pub type Part = fn(&mut Tx<'_>) -> Result<Vec<String>>;

const SLIPS: [Slip; 7] = [
    (
        "activity_count",
        "amount = amount + 1 where code = 'meals' and activity in (select id from activity \
         where kind = 'kitchen' and state = 'counted' order by id limit 1)",
        "amount = amount - 1 where code = 'meals' and activity in (select id from activity \
         where kind = 'kitchen' and state = 'counted' order by id limit 1)",
        activities::verify,
        "kitchen_meals",
    ),
    (
        "activity",
        "amount = amount + 1 where kind = 'bicycle' and state = 'counted'",
        "amount = amount - 1 where kind = 'bicycle' and state = 'counted'",
        activities::verify,
        "its values",
    ),
    (
        "activity",
        "state = 'draft' where kind = 'funeral' and state = 'counted'",
        "state = 'counted' where kind = 'funeral' and state = 'draft'",
        activities::verify,
        "funeral_cases is not its",
    ),
    (
        "entry",
        "amount = amount + 1 where figure = (select id from figure where code = 'bicycles')",
        "amount = amount - 1 where figure = (select id from figure where code = 'bicycles')",
        activities::verify,
        "the Book holds",
    ),
    (
        "help",
        "amount = amount + 1000000000000 where taken_back_at is null",
        "amount = amount - 1000000000000 where taken_back_at is null",
        activities::verify,
        "the register of help",
    ),
    (
        "consignment",
        "handed = handed - 1 where handed > 0",
        "handed = handed + 1 where handed > 0",
        activities::verify,
        "its row says",
    ),
    (
        "care_entry",
        "amount = amount + 1 where activity is not null",
        "amount = amount - 1 where activity is not null",
        care::verify,
        "its work says",
    ),
];

#[tokio::test]
async fn a_changed_row_is_found() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        for (table, slip, back, part, said) in SLIPS {
            assert_eq!(told(&demo, part).await, Vec::<String>::new(), "before {table}");
            changed(&demo, table, slip).await;
            let told = told(&demo, part).await;
            let found = told.iter().any(|line| line.contains(said));
            assert!(found, "{table} on {}: {said} is not in {told:?}", demo.engine);
            changed(&demo, table, back).await;
        }
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// What a part of `nhanai verify` names.
pub async fn told(demo: &Demo, part: Part) -> Vec<String> {
    demo.house.db.read(part).await.expect("it is read")
}

/// Changes rows as no capability does; the journal, which would find it too, is another story.
pub async fn changed(demo: &Demo, table: &'static str, how: impl Into<String>) {
    let how: String = how.into();
    let said = how.clone();
    let write = move |tx: &mut Tx<'_>| {
        tx.without_journal("a test changes rows behind the program's back");
        sql(format!("update {table} set {how}")).run(tx)
    };
    let rows = demo.house.db.write(write).await.expect("it is changed");
    assert!(rows > 0, "the demo has no such row in {table}: {said}");
}
