//! A house that was repaired, a livelihood and help in cash stand on no line of the monthly form:
//! each number of theirs still opens to its records.

use super::{COMMUNE, Demo, PROVINCE, StatusCode, Visitor, done, new, november, post};
use super::{reversed, work};
use crate::house::{self, CENTRE, DISTRICT};
use kernel::db::Tx;
use kernel::place;

/// From the record to why its number is what it is, and from there back to the record.
pub async fn what_stands_beyond_the_form_opens(demo: &Demo, chi: &mut Visitor) {
    let beyond = format!("/reports/beyond?unit={COMMUNE}&month=2024-11");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&beyond).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).get(&beyond).await.status, StatusCode::SEE_OTHER);
    let mut all = Vec::new();
    for (kind, fields, figure, said) in [
        (
            "house-repair",
            &[("count-houses", "2"), ("value", "31 triệu"), ("source", "cash")][..],
            "house_repairs_value",
            "31 triệu",
        ),
        ("livelihood", &[("count-households", "3")][..], "livelihoods", "3"),
        (
            "cash-help",
            &[("count-people", "5"), ("value", "2,5 triệu"), ("source", "cash")][..],
            "cash_value",
            "2,5 triệu",
        ),
    ] {
        let to = done(&post(chi, &new(COMMUNE, kind), &work(fields)).await);
        let page = chi.page(&to).await.text();
        let why = format!("/why?unit={COMMUNE}&amp;month=2024-11&amp;figure={figure}");
        assert!(page.contains(&why), "{kind} leads nowhere: {page}");
        assert_eq!(dung.get(&why.replace("&amp;", "&")).await.status, StatusCode::NOT_FOUND);
        let told = chi.page(&why.replace("&amp;", "&")).await;
        assert!(told.words().contains(said), "{kind}: {}", told.words());
        assert_eq!(told.record("/activities/"), to, "{kind} is not behind its number");
        assert!(told.text().contains("/reports/beyond?unit="), "{kind}: the way back");
        let list = chi.page(&beyond).await;
        let number = said.trim_end_matches(" triệu");
        assert!(list.words().contains(number), "{kind}: {}", list.words());
        assert!(list.text().contains(&format!("figure={figure}")), "{kind}: it does not open");
        all.push(to);
    }
    assert_eq!(in_the_book(demo, "house_repairs").await, [2; 4]);
    for to in all {
        reversed(chi, &to, 1).await;
    }
}

/// November of a figure that no line of the report prints, at the four levels above the cell.
async fn in_the_book(demo: &Demo, code: &'static str) -> [i64; 4] {
    let figures = demo.house.shelf::<book::Figures>().expect("figures");
    let read = move |tx: &mut Tx<'_>| {
        let an = house::person(tx, kernel::Role::Centre, CENTRE)?;
        let mut all = [0; 4];
        for (at, unit) in [COMMUNE, DISTRICT, PROVINCE, CENTRE].into_iter().enumerate() {
            let place = place::find(tx, unit, november().last())?;
            let pass = an.may(&reporting::acts::VIEW, &place)?;
            let lines = book::month(tx, &pass, &figures, place.id, november())?;
            let figure = figures.id(code)?;
            let line = lines.iter().find(|line| line.figure == figure);
            all[at] = line.map_or(0, |line| line.value.issued);
        }
        Ok(all)
    };
    demo.house.db.read(read).await.expect("the Book")
}
