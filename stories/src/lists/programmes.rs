//! Constructions and files of people, more than a page holds.

use super::{before, keeps, rows, written};
use crate::house::{COMMUNE, Demo, PROVINCE};
use crate::visitor::Visitor;
use building::model::{ConstructionId, ConstructionRow};
use care::model::{EntryId, EntryRow, FileId, FileRow};
use help::ReceiverId;
use kernel::seal::Keys;
use kernel::{Day, UnitId};
use std::sync::Arc;

/// More than a list showed before it had pages.
const BRIDGES: i64 = 310;
const FISHERS: i64 = 510;

fn bridge(title: String, on: Day, due_on: Option<Day>) -> ConstructionRow {
    ConstructionRow {
        id: ConstructionId::new(),
        unit: UnitId(0),
        kind: "bridge".to_owned(),
        title,
        receiver: None,
        people: None,
        place: None,
        campaign: None,
        joined_in: None,
        other_than: None,
        applied_on: on,
        due_on,
        builder: "Đội cầu Út Mười".to_owned(),
        note: String::new(),
        stage: "applied".to_owned(),
        stage_on: on,
        stopped_why: None,
        resumed_why: None,
        activity: None,
        illustrative: None,
        version: 1,
    }
}

/// Bridges of years ago that had a day, and the newest, which had none.
pub async fn what_was_handed_over_last_stands_first(demo: &Demo, binh: &mut Visitor) {
    written(demo, &building::acts::KEEP, |tx, pass, _| {
        for n in 0..=BRIDGES {
            let (on, due) = match n {
                BRIDGES => (before(1), None),
                n => (before(2_000 - n), Some(before(1_500))),
            };
            let mut row = bridge(format!("Cầu cũ số {n:03}."), on, due);
            building::store::add(tx, pass, &row)?;
            row.stopped_why = Some("Xã xây bằng vốn khác".to_owned());
            building::store::put(tx, pass, &row)?;
        }
        let late = bridge("Cầu đang trễ".to_owned(), before(400), Some(before(10)));
        building::store::add(tx, pass, &late)?;
        let fine = bridge("Cầu còn hạn".to_owned(), before(2), Some(before(-20)));
        building::store::add(tx, pass, &fine).map(drop)
    })
    .await;
    let list = format!("/constructions?unit={PROVINCE}&done=1&kind=bridge");
    let first = binh.page(&list).await;
    let words = first.words();
    assert!(words.contains("số 310.") && words.contains("1 – 50 trên 311"), "{words}");
    assert!(!words.contains("số 000."), "all stand on one page");
    let last = binh.page(&format!("{list}&page=7")).await.words();
    assert!(last.contains("số 000.") && !last.contains("số 310."), "{last}");
    let file = rows(binh, &list).await;
    assert_eq!(file.len() as i64, BRIDGES + 1, "the file is not the whole list");
    assert!(file[0].contains("số 310."), "{}", file[0]);
    let houses = rows(binh, &list.replace("kind=bridge", "kind=house-new")).await;
    assert!(houses.iter().all(|row| !row.contains("Cầu cũ")), "{houses:?}");
    let year = rows(binh, &format!("{list}&year=2024")).await;
    assert_eq!(year.len(), 1, "{year:?}");
    let found = rows(binh, &format!("{list}&q=cau+so+007")).await;
    assert!(found.len() == 1 && found[0].contains("số 007."), "{found:?}");
    let open = format!("/constructions?unit={PROVINCE}");
    let late = rows(binh, &format!("{open}&late=1")).await.join("\n");
    assert!(late.contains("Cầu đang trễ") && !late.contains("Cầu còn hạn"), "{late}");
    let builder = rows(binh, &format!("{open}&year=2024&q=ut+muoi")).await;
    assert!(builder.len() == 1 && builder[0].contains("Cầu còn hạn"), "{builder:?}");
    keeps(binh, "/constructions", "done=1&kind=bridge&year=2024").await;
}

/// Fishermen who were given 1.000 đồng each, but for one whom nobody saw; what was taken back is no
/// gift.
pub async fn all_files_add_up(demo: &Demo, binh: &mut Visitor) {
    let list = format!("/care?unit={COMMUNE}&programme=fisher");
    let keys = demo.house.shelf::<Arc<Keys>>().expect("keys");
    written(demo, &care::acts::KEEP, move |tx, pass, place| {
        for n in 0..=FISHERS {
            let row = FileRow {
                id: FileId::new(),
                unit: place.id,
                programme: "fisher".to_owned(),
                receiver: ReceiverId::new(),
                opened_on: match n {
                    0 => before(2_000),
                    3 => before(100),
                    _ => before(20),
                },
                closed_on: None,
                result: None,
                mistaken_why: None,
                intake: None,
                reached_by: None,
                illustrative: None,
                version: 1,
            };
            care::store::add(tx, pass, &row)?;
            let entry = EntryRow {
                id: EntryId::new(),
                sort: "training".to_owned(),
                on_day: before(19),
                quantity: 1,
                amount: 1_000,
                activity: None,
                taken_back_why: None,
                made_name: String::new(),
                version: 1,
            };
            let none = Vec::new();
            if n != 3 {
                care::store::add_entry(tx, pass, (&keys, place), &row, (&entry, &none))?;
            }
            if n == 1 {
                care::store::take_back(tx, pass, &entry, "Ghi nhầm")?;
            }
            if n < 3 {
                care::store::put(tx, pass, &row, Some(before(5)), Some("reached"))?;
            }
        }
        Ok(())
    })
    .await;
    let words = binh.page(&list).await.words();
    for said in ["Đang theo 508", "đạt kết quả 3", "509.000", "1 – 50 trên 511"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert_eq!(rows(binh, &list).await.len() as i64, FISHERS + 1);
    assert_eq!(rows(binh, &format!("{list}&state=ended")).await.len(), 3);
    assert_eq!(rows(binh, &format!("{list}&state=open")).await.len(), 508);
    assert_eq!(rows(binh, &format!("{list}&year=2024")).await.len() as i64, FISHERS);
    let ended = binh.page(&format!("{list}&state=ended")).await.words();
    assert!(ended.contains("Đang theo 508"), "the sums follow the filter: {ended}");
    let missed = rows(binh, &format!("{list}&missed=1")).await;
    assert!(missed.iter().all(|row| !row.contains(",0,đ")), "{missed:?}");
    assert!(missed.iter().any(|row| row.contains(&before(100).iso())), "{missed:?}");
    assert!(missed.len() < 511, "those who were seen are listed");
    keeps(binh, "/care", "programme=fisher&state=open&missed=1&year=2024").await;
}
