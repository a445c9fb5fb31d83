//! Yesterday's work is taken as a beginning of today's, and one event has one value: what was given
//! at a Tết of soldiers and people is counted there and nowhere else (SOC-05).

use super::{COMMUNE, Demo, StatusCode, Visitor, done, edit, fresh_key, new, november, post};
use super::{reversed, work};

/// The form holds what was done, of today, under a new id; saved, it is a second piece of work.
pub async fn like_yesterday(demo: &Demo, chi: &mut Visitor) {
    let before = demo.levels("kitchen_meals", november()).await;
    let fields = [
        ("count-meals", "120"),
        ("count-people", "60"),
        ("title", "Bếp chợ, bữa trưa"),
        ("partner", "Chùa Phật Quang"),
        ("from", "31/10/2024"),
        ("story", "Nấu từ bốn giờ sáng"),
    ];
    let first = done(&post(chi, &new(COMMUNE, "kitchen"), &work(&fields)).await);
    let like = format!("/activities/new?unit={COMMUNE}&like={}", first.rsplit('/').next().unwrap());
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&like).await.status, StatusCode::NOT_FOUND);
    let form = chi.page(&like).await;
    for (field, said) in [
        ("count-meals", "120"),
        ("count-people", "60"),
        ("title", "Bếp chợ, bữa trưa"),
        ("partner", "Chùa Phật Quang"),
        ("from", "01/11/2024"),
        ("base", "0"),
    ] {
        assert_eq!(form.field(field), said, "{field}");
    }
    assert!(form.text().contains("Nấu từ bốn giờ sáng"), "{}", form.words());
    let id = form.field("id");
    assert!(!first.ends_with(&id), "it would overwrite yesterday's");
    let key = fresh_key();
    let again = [
        ("id", id.as_str()),
        ("key", key.as_str()),
        ("count-meals", "130"),
        ("count-people", "60"),
        ("title", "Bếp chợ, bữa trưa"),
    ];
    let second = done(&post(chi, &new(COMMUNE, "kitchen"), &work(&again)).await);
    assert_ne!(first, second);
    // October is locked: yesterday's meals stand in the open month, beside today's.
    assert_eq!(demo.levels("kitchen_meals", november()).await, before.map(|had| had + 250));
    for to in [first, second] {
        reversed(chi, &to, 1).await;
    }
    assert_eq!(demo.levels("kitchen_meals", november()).await, before);
}

/// Exams and gifts of the event stand on its record and in no figure of clinics or gifts.
pub async fn an_event_counts_where_it_was(demo: &Demo, chi: &mut Visitor) {
    const ELSEWHERE: [&str; 4] =
        ["free_exam_turns", "free_exam_value", "gift_parcels", "gift_value"];
    let mut before = Vec::new();
    for figure in ELSEWHERE {
        before.push(demo.levels(figure, november()).await);
    }
    let households = demo.levels("tet_qd_households", november()).await;
    let value = demo.levels("tet_qd_value", november()).await;
    let whole = demo.levels("humanitarian_value_total", november()).await;
    let fields = [
        ("count-households", "40"),
        ("count-exams", "200"),
        ("count-gifts", "70"),
        ("value", "50 triệu"),
        ("source", "goods"),
        // Gifts of that day stand there already: they were others.
        ("again", "1"),
    ];
    let form = work(&fields);
    let to = done(&post(chi, &new(COMMUNE, "tet-quan-dan"), &form).await);
    let page = chi.page(&to).await.words();
    for said in ["200 lượt khám", "70 suất quà", "40 hộ"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    done(&edit(chi, &to, &form, 1, &[("count-exams", "300"), ("count-gifts", "90")]).await);
    for (figure, had) in ELSEWHERE.into_iter().zip(before) {
        assert_eq!(demo.levels(figure, november()).await, had, "{figure} counts it again");
    }
    assert_eq!(demo.levels("tet_qd_households", november()).await, households.map(|n| n + 40));
    assert_eq!(demo.levels("tet_qd_value", november()).await, value.map(|n| n + 50_000_000));
    let now = demo.levels("humanitarian_value_total", november()).await;
    assert_eq!(now, whole.map(|n| n + 50_000_000), "one value, once");
    reversed(chi, &to, 2).await;
}
