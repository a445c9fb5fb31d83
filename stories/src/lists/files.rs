//! What is read on a page of its own is kept as a file.

use super::{before, rows, written};
use crate::house::{COMMUNE, Demo, PROVINCE};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use help::{HelpId, NewHelp, NewReceiver, ReceiverId, Sort};
use kernel::seal::{Keys, Secret};
use std::sync::{Arc, Mutex};

/// More than is shown of one person at once.
const HELPED: i64 = 501;

/// The hand-overs of goods, the months and the people of a cohort, one's own work;
/// a kind of work prints.
pub async fn what_is_read_is_kept(binh: &mut Visitor) {
    let goods = binh.page(&format!("/consignments?unit={PROVINCE}&q=sipco")).await;
    let goods = format!("{}?unit={PROVINCE}", goods.record("/consignments/"));
    let page = binh.page(&goods).await.text();
    assert!(page.contains("file=xlsx"), "no way to the file: {page}");
    let handed = rows(binh, &goods).await;
    assert!(handed.iter().any(|row| row.contains(",426,383400000,")), "{handed:?}");
    let months = rows(binh, &format!("/care/cohort?unit={COMMUNE}&programme=fisher")).await;
    // October: 508 entered at that time, one in July, one years ago.
    assert!(months.iter().any(|row| row.starts_with("7/2024,1,")), "{months:?}");
    assert!(months.iter().any(|row| row.starts_with("10/2024,509,")), "{months:?}");
    let people = format!("/care/cohort?unit={COMMUNE}&programme=fisher&list=people");
    let of_years_ago = before(2_000).year();
    let people = rows(binh, &people).await;
    // Five hundred and eleven, and a line that adds them up.
    assert_eq!(people.iter().filter(|row| row.contains("Xã Phú Lợi")).count(), 511);
    assert!(people.iter().any(|row| row.contains(&format!(",{of_years_ago},"))), "{people:?}");
    assert!(people.iter().any(|row| row.contains("511 ngư dân, 3 đạt, 508 đang theo")));
    let mine = binh.get(&format!("/activities/mine?unit={PROVINCE}&file=csv")).await.text();
    assert!(mine.lines().next().is_some_and(|head| head.contains("Lý do")), "{mine}");
    classes_are_kept(binh).await;
    let kind = binh.page(&format!("/catalogue/house-new?unit={PROVINCE}")).await.text();
    assert!(kind.contains("data-print"), "{kind}");
}

/// Who learned in the classes of a year by sort, and who learns in one of them.
async fn classes_are_kept(binh: &mut Visitor) {
    let classes = format!("/classes?unit={PROVINCE}&year=2023");
    let totals = rows(binh, &format!("{classes}&of=totals")).await;
    assert!(totals.iter().any(|row| row.ends_with(",người dân,,,,310,0,0")), "{totals:?}");
    let class = binh.page(&format!("{classes}&state=open")).await.record("/classes/");
    let people = rows(binh, &format!("{class}?as=list")).await;
    assert!(people.len() == 1 && people[0].contains("Học viên số 310,"), "{people:?}");
    assert!(people[0].ends_with("/2023"), "the number of a certificate: {people:?}");
}

/// One person who was helped more often than a page shows: the sum counts all of it, and what is
/// cut says so; Dũng and a clerk of a commune keep no file of it.
pub async fn help_of_a_whole_province_adds_up(demo: &Demo, binh: &mut Visitor) {
    let keys = demo.house.shelf::<Arc<Keys>>().expect("keys");
    let told: Arc<Mutex<Option<ReceiverId>>> = Arc::default();
    let who = Arc::clone(&told);
    written(demo, &help::acts::GIVE, move |tx, pass, place| {
        let one = NewReceiver {
            sort: Sort::Person,
            name: Secret::new("Bà Nhiều Lần".to_owned()),
            birth_year: Some(1940),
            namesake: 1,
            note: Secret::new(String::new()),
        };
        let id = help::store::receiver(tx, pass, &keys, place, &one)?;
        for n in 0..HELPED {
            let new = NewHelp {
                id: HelpId::new(),
                kind: "gift".to_owned(),
                record: uuid::Uuid::now_v7(),
                on_day: before(n),
                quantity: 1,
                amount: 1_000,
                giver: String::new(),
                page: None,
            };
            help::store::give_to(tx, pass, id, &new)?;
        }
        *who.lock().expect("one hand") = Some(id);
        Ok(())
    })
    .await;
    let id = told.lock().expect("one hand").expect("she was helped");
    let (helped, across) = (format!("/helped/{id}"), format!("/helped/{id}/across"));
    let purpose = [("across", "Tránh trùng"), ("kept_as", "csv")];
    for login in ["dung", "chi"] {
        let told = Visitor::of(demo, login).await.post(&across, &purpose).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
    let words = binh.page(&helped).await.words();
    assert!(words.contains("Cộng 501 lần 501.000"), "{words}");
    let words = binh.post(&across, &purpose[..1]).await.words();
    assert!(words.contains("500 lần gần nhất trong 501 lần"), "{words}");
    assert!(words.contains("Cộng 501 lần 501.000"), "the sum is of what is shown: {words}");
    let file = binh.post(&across, &purpose).await.text();
    assert_eq!(file.matches("Xã Phú Lợi").count(), 500, "{file}");
    assert!(file.contains(",Cộng,501 lần,,,501000,") && file.contains("trong 501 lần"), "{file}");
    assert!(!file.contains("Nhiều Lần"), "a name leaves the house");
    let own = binh.page(&format!("{helped}?file=csv")).await.text();
    assert!(own.contains("\nCộng,501 lần,,,501000,"), "{own}");
}
