//! A house that was repaired, a livelihood and help in cash stand on no line of the monthly form:
//! each number of theirs still opens to its records.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, new, november, post, reversed, work};

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
    assert_eq!(demo.levels("house_repairs", november()).await, [2; 4]);
    for to in all {
        reversed(chi, &to, 1).await;
    }
}
