//! Tám is a volunteer with a phone: she records what she did, it waits for Chi, and she sees what
//! became of it. She sees nothing that she did not record, and corrects nothing that was looked
//! at. It opens with who may not.

use super::{COMMUNE, Demo, LIST, NEW, StatusCode, Visitor, done, gift, levels};
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
