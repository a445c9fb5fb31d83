//! `nhanai demo`: Kiên Giang, October 2024. The figures of S4 exactly, split over the units by a
//! seeded rule and marked so; two synthetic months to compare with; four people who log in and see
//! different things. It writes through the same doors as everybody and is made once.

mod addresses;
mod agreed;
mod beyond;
mod bodies;
mod classes;
mod files;
mod goods;
mod later;
mod month;
mod people;
mod plan;
mod programmes;
mod reports;
mod shown;
mod split;
mod tree;
mod work;

use crate::cli::{DemoArgs, Outcome, Stop};
use crate::{house, serve};
use ::people::proof::token::Token;
use kernel::clock::FixedClock;
use kernel::ids::AccountId;
use kernel::pass::Grant;
use kernel::seal::Keys;
use kernel::{Clock, Day, Role, UnitId, Who};
use kit::House;
use month::Amounts;
pub use people::PASSWORD;
use reporting::figures::find;
use std::collections::HashMap;
use std::path::PathBuf;

/// October as printed: typed amounts, totals as stated, and which say *trên*.
pub struct October {
    /// Typed figures.
    pub amounts: Amounts,
    /// Stated totals of derived figures: amount and *trên*.
    pub stated: HashMap<&'static str, (i64, bool)>,
    /// Typed figures printed with *trên*.
    pub at_least: Vec<&'static str>,
}

/// Reads the shipped figures of S4.
pub fn october() -> October {
    let text = include_str!("../../data/demo/kien-giang-2024-10.csv");
    let mut all = October { amounts: Amounts::new(), stated: HashMap::new(), at_least: Vec::new() };
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    for (code, value, least) in rows.filter_map(Result::<(String, i64, String), _>::ok) {
        let Some(figure) = find(&code) else { continue };
        let least = least == "yes";
        if figure.is_derived() {
            all.stated.insert(figure.code, (value, least));
        } else {
            all.amounts.insert(figure.code, value);
            if least {
                all.at_least.push(figure.code);
            }
        }
    }
    all
}

/// Makes the demo when it is not there, and serves it.
pub async fn run(args: DemoArgs) -> Outcome {
    let listener = match args.no_serve {
        true => None,
        false => Some(serve::listen(args.listen).await?),
    };
    let file = args.data.join("nhanai.db");
    let database = format!("sqlite:{}", file.display());
    // Its districts stand until June 2025: on a later day it is made as of its own days first.
    let mut made = open(&database, args.today.min(made_on())).await?;
    // Its paper carries a code that a phone opens: it must know where this demo is reached.
    let address = serve::reached_at(None, args.listen);
    made.address.clone_from(&address);
    let link = seed(&made).await?;
    drop(made);
    let mut house = open(&database, args.today).await?;
    print_accounts();
    if let Some(token) = link {
        println!("Đường dẫn để một cơ quan ngoài Hội nộp báo cáo (minh họa, chỉ hiện lần này):");
        println!("  {address}/nop/{}", token.text());
    }
    let Some(listener) = listener else { return Ok(()) };
    house.notice = Some("demo-notice");
    house.address = address;
    println!("Nhân Ái: http://{}", args.listen);
    serve::serve(house, listener).await
}

/// The day after October's paper was issued.
fn made_on() -> Day {
    Day::of(2024, 11, 1).unwrap_or(Day::BEGINNING)
}

/// Opens the demo's house: its database, its key beside it, its held day.
pub async fn open(database: &str, today: Day) -> Result<House, Stop> {
    open_with(database, house::key_path(database, None), today).await
}

/// The same with the key in a place of its own.
pub async fn open_with(database: &str, key: PathBuf, today: Day) -> Result<House, Stop> {
    let db = house::open(database).await?;
    let keys = Keys::open(key)?;
    house::build(db, house::clock(Some(today)), keys).await
}

/// Who writes the demo: an officer of the centre that nobody can log in as.
fn author(clock: &dyn Clock) -> Who {
    let grant =
        Grant { role: Role::Centre, unit: UnitId(1), from: Day::BEGINNING, until: Day::OPEN_END };
    Who::account(AccountId::new(), "Dữ liệu minh họa", vec![grant], clock.now(), clock.today())
}

/// The same on another day.
fn author_on(day: Day) -> Who {
    author(&FixedClock::at(day))
}

/// Fills an empty database and answers the secret of the link that it made; what is there is kept.
pub async fn seed(house: &House) -> Result<Option<Token>, Stop> {
    let who = author(&*house.clock);
    if !tree::load(house, &who).await? {
        return Ok(None);
    }
    people::add(house, &who).await?;
    let link = bodies::add(house, &who).await?;
    programmes::add(house, &who).await?;
    reports::add(house, &who).await?;
    later::add(house).await?;
    shown::add(house, &who).await?;
    while house.db.write(|tx| kernel::journal::sequence(tx, 5_000)).await? > 0 {}
    Ok(Some(link))
}

/// Plants the shipped tree alone in an empty database; false when there is one.
pub(crate) async fn plant(house: &House) -> Result<bool, Stop> {
    tree::load(house, &author(&*house.clock)).await
}

fn print_accounts() {
    println!("Tài khoản dùng thử (mật khẩu chung: {PASSWORD}):");
    for account in people::ACCOUNTS {
        println!("  {:<6} {}", account.login, account.says);
    }
}
