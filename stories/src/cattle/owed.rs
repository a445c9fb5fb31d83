//! What all herds owe together, as one statement reads it, beside what the rules say of each herd:
//! the same on every day. It opens with who may not.

use super::COMMUNE;
use crate::house::{self, Demo, PROVINCE};
use crate::visitor::Visitor;
use activities::ahead::Asked;
use cattle::model::Herd;
use cattle::{rules, store};
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Day, Error, Result, Role, Who};
use std::collections::BTreeMap;

/// The commune's banks and those of the demo, on the days of ten years.
pub async fn is_what_each_herd_says(demo: &Demo, binh: &mut Visitor) {
    let theirs = move |tx: &mut Tx<'_>| {
        let dung = house::person(tx, Role::Approver, "ca-mau")?;
        let place = kernel::place::find(tx, COMMUNE, house::today())?;
        dung.may(&cattle::acts::KEEP, &place).map(|_| ())
    };
    assert!(matches!(demo.house.db.read(theirs).await, Err(Error::NotFound)));
    let mut day = Day::parse("2013-01-31").expect("a day");
    while day < house::today() {
        same_on(demo, day, "").await;
        day = day.add_months(5);
    }
    same_on(demo, house::today(), "").await;
    the_day_names_failing_banks(demo, binh).await;
}

/// Holds the statement against the rules on a day.
pub async fn same_on(demo: &Demo, day: Day, said: &str) {
    let read = move |tx: &mut Tx<'_>| {
        let binh = house::person(tx, Role::Approver, PROVINCE)?;
        let place = kernel::place::find(tx, PROVINCE, house::today())?;
        let pass = binh.may(&cattle::acts::KEEP, &place)?;
        let here = store::banks(tx, &pass, house::today())?;
        let mut herds = store::every_herd(tx)?;
        herds.retain(|herd| here.iter().any(|(id, _, _)| *id == herd.bank.id));
        let watched = store::watched(tx, &pass, day)?;
        a_short_list_is_the_beginning(tx, (&binh, &place), day)?;
        let span = (Day::parse("2010-01-01").unwrap_or(day), Day::LAST);
        Ok((herds, watched, store::owed_within(tx, &pass, span, 1_000_000)?))
    };
    let (herds, watched, owed) = demo.house.db.read(read).await.expect("herds");
    let mut told = BTreeMap::new();
    for (bank, signs, first) in watched {
        told.insert(bank.uuid(), (signs, first));
    }
    for herd in &herds {
        let expected = (rules::signs(herd, day), overdue(herd, day));
        let found = told.remove(&herd.bank.id.uuid()).unwrap_or_default();
        assert_eq!(found, expected, "{} on {}: {said}", herd.bank.name, day.vn());
        let mut mine: Vec<_> = owed.iter().filter(|row| row.bank == herd.bank.id).collect();
        mine.sort_by_key(|row| row.calf.uuid());
        let mine: Vec<_> =
            mine.iter().map(|row| (row.calf.uuid(), row.ready_on, row.until_on)).collect();
        assert_eq!(mine, owing(herd), "{}: {said}", herd.bank.name);
    }
    assert!(told.is_empty(), "banks that nobody has: {told:?}");
}

/// What is told of a span that began on a day is the first of all of it, however little is told:
/// days that have passed take no place among it.
fn a_short_list_is_the_beginning(
    tx: &mut Tx<'_>,
    (binh, place): (&Who, &Place),
    from: Day,
) -> Result<()> {
    let until = house::today().add_months(24);
    let mut told = |most: i64| -> Result<Vec<(Day, String)>> {
        let asked = Asked { who: binh, place, from, until, most };
        let mut all: Vec<_> =
            cattle::ahead(tx, &asked)?.into_iter().map(|row| (row.on, row.key)).collect();
        all.sort();
        Ok(all)
    };
    let all = told(1_000_000)?;
    for most in 1..=3 {
        let many = usize::try_from(most).expect("a few");
        let (mut few, mut first) = (told(most)?, all.clone());
        few.truncate(many);
        first.truncate(many);
        // Of one day any may stand there.
        let days = |rows: &[(Day, String)]| rows.iter().map(|row| row.0).collect::<Vec<_>>();
        assert_eq!(days(&few), days(&first), "{most} from {}", from.vn());
    }
    Ok(())
}

fn overdue(herd: &Herd, day: Day) -> Option<Day> {
    let all = rules::duties(herd, day).into_iter();
    let late = all.filter_map(|(_, duty)| match duty {
        rules::Duty::Overdue(_, until) => Some(until),
        _ => None,
    });
    late.min()
}

/// The calves that are to go on, from when and until when, whatever day it is.
fn owing(herd: &Herd) -> Vec<(uuid::Uuid, Day, Day)> {
    // On a day before all of them every calf still grows, and says from when it can go on.
    let all = rules::duties(herd, Day::BEGINNING).into_iter();
    let mut all: Vec<_> = all
        .filter_map(|(_, duty)| match duty {
            rules::Duty::Growing(calf, from) => {
                Some((calf.uuid(), from, from.add_months(herd.bank.grace_months)))
            }
            _ => None,
        })
        .collect();
    all.sort();
    all
}

/// As many as the list of failing banks has, with the way there.
async fn the_day_names_failing_banks(demo: &Demo, binh: &mut Visitor) {
    let list = format!("/cattle?unit={COMMUNE}&signs=failing");
    let many = binh.page(&format!("{list}&file=csv")).await.text().lines().count() - 1;
    assert!(many > 0, "Xuân Lộc fails");
    let home = binh.page(&format!("/?unit={COMMUNE}")).await;
    let said = format!("Xem {many} ngân hàng bò có nguy cơ đổ vỡ");
    assert!(home.words().contains(&said), "{said}: {}", home.words());
    assert!(home.text().contains(&format!("href=\"{}\"", list.replace('&', "&amp;"))));
    let mut dung = Visitor::of(demo, "dung").await;
    assert!(!dung.page("/").await.words().contains("đổ vỡ"), "another province's");
}
