//! Tám is a volunteer with a phone: she records what she did, it waits for Chi, and she sees what
//! became of it. She sees nothing that she did not record, and corrects nothing that was looked
//! at. It opens with who may not.

use super::{COMMUNE, Demo, LIST, NEW, StatusCode, Visitor, done, gift, levels, november};
use crate::newcomer::newcomer;
use crate::visitor::fresh_key;
use kernel::Role;

/// Recorded, sent back, corrected, checked, counted.
pub async fn records_own_work(demo: &Demo, chi: &mut Visitor, others: &str) {
    let before = levels(demo).await;
    let mut tam = account(demo).await;
    sees_nothing_else(&mut tam, others).await;
    assert!(tam.page("/").await.words().contains("Việc tôi ghi"));
    let form = tam.page(NEW).await.words();
    assert!(!form.contains("Lấy từ đợt hàng") && !form.contains("Theo thỏa thuận"), "{form}");
    let (id, key) = (fresh_key(), fresh_key());
    let to = done(&tam.post(NEW, &gift(&id, &key, "4", "")).await);
    assert!(tam.page(&to).await.words().contains("chờ kiểm"));
    assert!(tam.page("/activities/mine").await.words().contains("4 suất quà"));
    assert_eq!(levels(demo).await, before, "it counts before it was checked");
    let check = tam.post(&format!("{to}/check"), &[("version", "1")]).await;
    assert_eq!(check.status, StatusCode::NOT_FOUND);
    done(&chi.post(&format!("{to}/return"), &[("version", "1"), ("why", "Thiếu một suất")]).await);
    assert!(tam.page("/activities/mine").await.words().contains("Thiếu một suất"));
    let again = fresh_key();
    let mut form = gift(&id, &again, "5", "");
    form.retain(|(name, _)| *name != "base");
    form.push(("base", "2"));
    done(&tam.post(&format!("{to}/edit"), &form).await);
    done(&chi.post(&format!("{to}/check"), &[("version", "3")]).await);
    assert_eq!(levels(demo).await, before.map(|had| had + 5));
    let (late, edit) = (fresh_key(), format!("{to}/edit"));
    let form: Vec<_> = form
        .into_iter()
        .map(|(name, value)| match name {
            "key" => (name, late.as_str()),
            "base" => (name, "4"),
            _ => (name, value),
        })
        .collect();
    assert_eq!(tam.post(&edit, &form).await.status, StatusCode::NOT_FOUND, "it was looked at");
    done(&chi.post(&format!("{to}/reverse"), &[("version", "4"), ("why", "Ghi thử")]).await);
    assert!(tam.page(&to).await.words().contains("đã rút"));
    assert_eq!(levels(demo).await, before);
    has_a_week_of_her_own(demo, chi, &mut tam).await;
}

/// A week of a kitchen shows what is recorded of each day: to Chi hers, to Tám her own alone.
async fn has_a_week_of_her_own(demo: &Demo, chi: &mut Visitor, tam: &mut Visitor) {
    let week = format!("/activities/week?unit={COMMUNE}&kind=kitchen&from=2024-11-01");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&week).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).get(&week).await.status, StatusCode::SEE_OTHER);
    let beside = week.replace("xa-phu-loi", "xa-phu-my");
    assert_eq!(tam.get(&beside).await.status, StatusCode::NOT_FOUND);
    assert!(chi.page(&week).await.words().contains("Đã ghi: 120 suất"), "Chi recorded that day");
    let page = tam.page(&week).await;
    assert!(!page.words().contains("Đã ghi"), "she reads of others: {}", page.words());
    assert!(page.text().contains("name=\"count-4\""), "the day is closed to her");
    let before = demo.levels("kitchen_meals", november()).await;
    let ids: Vec<String> = (0..7).map(|_| fresh_key()).collect();
    let names: Vec<String> = (0..7).map(|at| format!("id-{at}")).collect();
    let mut form: Vec<(&str, &str)> =
        names.iter().zip(&ids).map(|(name, id)| (name.as_str(), id.as_str())).collect();
    form.push(("count-4", "7"));
    done(&tam.post(&week, &form).await);
    let words = tam.page(&week).await.words();
    assert!(words.contains("Đã ghi: 7 suất") && !words.contains("120 suất"), "{words}");
    assert_eq!(demo.levels("kitchen_meals", november()).await, before, "it waits for Chi");
    let to = format!("/activities/{}", ids[4]);
    done(&chi.post(&format!("{to}/return"), &[("version", "1"), ("why", "Ghi trùng")]).await);
}

/// Lists, files, figures, what others recorded, the goods and the people of the office.
async fn sees_nothing_else(tam: &mut Visitor, others: &str) {
    let closed = [
        LIST.to_owned(),
        others.to_owned(),
        format!("{others}/edit"),
        format!("/activities/new?unit={COMMUNE}&like={}", others.rsplit('/').next().expect("id")),
        format!("/activities?unit={COMMUNE}&month=2024-11&file=csv"),
        format!("/consignments?unit={COMMUNE}"),
        format!("/reports?unit={COMMUNE}"),
        format!("/care?unit={COMMUNE}"),
        NEW.replace("xa-phu-loi", "xa-phu-my"),
    ];
    for path in closed {
        assert_eq!(tam.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

/// Tám, with an account of her own.
pub async fn account(demo: &Demo) -> Visitor {
    newcomer(demo, ("tam", "Tám"), (Role::Volunteer, COMMUNE)).await.1
}
