//! A school year ends in August: conferences of schools on the last day of one, the first of the
//! next and over both. Each counts in one school year, once, and all of them in the year 2024: in
//! the reports, in the list of work and on the page of a campaign. It opens with who may not.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, edit, new, post, reversed, work};
use crate::house::{self, CENTRE};
use kernel::db::Tx;
use kernel::{Role, place};
use reporting::model::Of;
use reporting::view::View;

/// The spans that the conferences lie in: the form of the report and how an address says it.
const SPANS: [(&str, &str); 3] =
    [("school-year", "2023-2024"), ("school-year", "2024-2025"), ("year", "2024")];
const LIST: &str = "/activities?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
const CAMPAIGN: &str = "/campaigns/CMP-04?unit=kien-giang/huyen-giang-thanh/xa-phu-loi";

/// Two in August, three in September, four over both: they are of the day on which they ended.
pub async fn years_end_in_august(demo: &Demo, chi: &mut Visitor) {
    let here = new(COMMUNE, "youth-conference");
    let mut dung = Visitor::of(demo, "dung").await;
    let before = counted(demo).await;
    let mut all = Vec::new();
    for (title, from, until, many) in [
        ("Tổng kết năm học", "31/08/2024", "31/08/2024", "2"),
        ("Khai giảng", "01/09/2024", "01/09/2024", "3"),
        ("Hội nghị bốn ngày", "30/08/2024", "02/09/2024", "4"),
    ] {
        let fields = [
            ("title", title),
            ("from", from),
            ("until", until),
            ("count-conferences", many),
            ("campaign", "CMP-04"),
        ];
        let form = work(&fields);
        assert_eq!(post(&mut dung, &here, &form).await.status, StatusCode::NOT_FOUND);
        let nobody = post(&mut Visitor::guest(demo), &here, &form).await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
        all.push((done(&post(chi, &here, &form).await), form));
    }
    let more = |by: [i64; 3]| [0, 1, 2].map(|at| before[at] + by[at]);
    assert_eq!(counted(demo).await, more([2, 7, 9]), "before: {before:?}");
    let (last, this) = (["Tổng kết năm học"], ["Khai giảng", "Hội nghị bốn ngày"]);
    let whole = ["Tổng kết năm học", "Khai giảng", "Hội nghị bốn ngày"];
    for ((_, year), own) in SPANS.iter().zip([&last[..], &this[..], &whole[..]]) {
        let list = format!("{LIST}&kind=youth-conference&year={year}");
        let file = chi.page(&format!("{list}&file=csv")).await.text();
        let page = chi.page(&list).await.words();
        for title in whole {
            let is_own = own.contains(&title);
            assert_eq!(page.contains(title), is_own, "{title} in {year}: {page}");
            assert_eq!(file.contains(title), is_own, "{title} in the file of {year}: {file}");
        }
        let campaign = format!("{CAMPAIGN}&year={year}");
        let page = chi.page(&campaign).await.words();
        let said = format!("{} việc đã ghi", own.len());
        assert!(page.contains(&said), "{said} in {year}: {page}");
        assert_eq!(dung.get(&campaign).await.status, StatusCode::NOT_FOUND);
    }
    // The first was held a day later after all: it goes over into the next school year.
    let (to, form) = &all[0];
    let later = [("from", "01/09/2024"), ("until", "01/09/2024")];
    done(&edit(chi, to, form, 1, &later).await);
    assert_eq!(counted(demo).await, more([0, 9, 9]), "corrected");
    for (at, (to, _)) in all.iter().enumerate() {
        reversed(chi, to, if at == 0 { 2 } else { 1 }).await;
    }
    assert_eq!(counted(demo).await, before);
}

/// The conferences of the commune in the report of each span, as the centre sees it.
async fn counted(demo: &Demo) -> [i64; 3] {
    let figures = demo.house.shelf::<book::Figures>().expect("figures");
    let read = move |tx: &mut Tx<'_>| {
        let an = house::person(tx, Role::Centre, CENTRE)?;
        let mut all = [0; 3];
        for (at, (form, period)) in SPANS.iter().enumerate() {
            let of = Of::read(form, period, "", "")?;
            let place = place::find(tx, COMMUNE, house::today())?;
            let pass = an.may(&reporting::acts::VIEW, &place)?;
            let view = View::load_of(tx, &pass, &figures, &place, &of)?;
            all[at] = view.value("youth_conferences").map_or(0, |value| value.value);
        }
        Ok(all)
    };
    demo.house.db.read(read).await.expect("the reports")
}
