//! One deed counts once: work that looks like work that is there is asked about, and recorded when
//! somebody says that it is another; who records what has a file is shown the way there.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, edit, new, november, post, refused};
use super::{reversed, work};

const BESIDE: &str = "kien-giang/huyen-giang-thanh/xa-vinh-dieu";

pub async fn is_asked_about_before_it_counts_twice(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
) {
    let mut dung = Visitor::of(demo, "dung").await;
    let told = post(&mut dung, &new(COMMUNE, "gift"), &work(&[("count-parcels", "7")])).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let before = demo.levels("gift_parcels", november()).await;
    let mut made = the_same(demo, chi).await;
    assert_eq!(demo.levels("gift_parcels", november()).await, before.map(|had| had + 14));
    made.push((an_event(chi).await, 1));
    for (to, version) in made {
        reversed(chi, &to, version).await;
    }
    a_host_counts_for_both(chi, binh).await;
    assert_eq!(demo.levels("gift_parcels", november()).await, before);
    files_are_told(chi).await;
}

/// The same gifts twice: asked once, with what was typed and the way to the first.
async fn the_same(demo: &Demo, chi: &mut Visitor) -> Vec<(String, i64)> {
    let fields = [("count-parcels", "7"), ("title", "Quà cho ấp Rạch"), ("value", "700.000")];
    let fields = [&fields[..], &[("source", "goods")]].concat();
    let form = work(&fields);
    let first = done(&post(chi, &new(COMMUNE, "gift"), &form).await);
    assert_eq!(done(&post(chi, &new(COMMUNE, "gift"), &form).await), first, "sent twice");
    let levels = demo.levels("gift_parcels", november()).await;
    let mut again = work(&fields);
    // Tones do not make it another deed.
    again.retain(|(name, _)| *name != "title");
    again.push(("title", "Qua cho ap Rach".to_owned()));
    let told = post(chi, &new(COMMUNE, "gift"), &again).await;
    refused(&told, "ngày 01/11/2024, số lượng 7");
    assert!(told.text().contains(&format!("href=\"{first}\"")), "{}", told.words());
    assert_eq!((told.field("title"), told.field("value")), told_again());
    assert_eq!(demo.levels("gift_parcels", november()).await, levels, "it counts all the same");
    again.push(("again", "1".to_owned()));
    let second = done(&post(chi, &new(COMMUNE, "gift"), &again).await);
    assert_ne!(first, second);
    // A correction is not asked about, nor what is kept as a draft; that is when it is to count.
    done(&edit(chi, &second, &again, 1, &[("again", ""), ("story", "Trao buổi chiều")]).await);
    let mut draft = work(&fields);
    draft.push(("is_draft", "1".to_owned()));
    let kept = done(&post(chi, &new(COMMUNE, "gift"), &draft).await);
    refused(&edit(chi, &kept, &draft, 1, &[("is_draft", "")]).await, "Nếu đây là việc khác");
    vec![(first, 1), (second, 2)]
}

fn told_again() -> (String, String) {
    ("Qua cho ap Rach".to_owned(), "700.000".to_owned())
}

/// Examinations on the day of a Tết of soldiers and people may be those of the event (SOC-05).
async fn an_event(chi: &mut Visitor) -> String {
    // Gifts stand there that day, and were others.
    let event = work(&[("count-households", "40"), ("count-exams", "200"), ("again", "1")]);
    let to = done(&post(chi, &new(COMMUNE, "tet-quan-dan"), &event).await);
    let exams = work(&[("count-turns", "200")]);
    refused(&post(chi, &new(COMMUNE, "free-exam"), &exams).await, "Tết Quân-Dân");
    to
}

/// A commune that joined is asked when it records the work itself; another commune is not.
async fn a_host_counts_for_both(chi: &mut Visitor, binh: &mut Visitor) {
    let hosted = work(&[("count-parcels", "30"), ("joiner", "Xã Phú Lợi")]);
    let to = done(&post(binh, &new(BESIDE, "gift"), &hosted).await);
    let own = work(&[("count-parcels", "12"), ("title", "Quà của xã")]);
    let told = post(chi, &new(COMMUNE, "gift"), &own).await;
    refused(&told, "Xã Vĩnh Điều đã ghi việc này, ngày 01/11/2024");
    assert!(!told.text().contains(&to), "it leads to what she may not open");
    reversed(binh, &to, 1).await;
    // What was taken back is no deed any more.
    let own = done(&post(chi, &new(COMMUNE, "gift"), &own).await);
    reversed(chi, &own, 1).await;
}

/// Work that has files leads to them; a kind is found by any of its names.
async fn files_are_told(chi: &mut Visitor) {
    for (kind, page) in [
        ("house-new", "/constructions"),
        ("training-class", "/classes"),
        ("patient-transfer", "/care"),
        ("cattle", "/cattle"),
    ] {
        let form = chi.page(&new(COMMUNE, kind)).await;
        let to = format!("href=\"{page}?unit={COMMUNE}\"");
        assert!(form.text().contains(&to), "{kind}: {}", form.words());
    }
    let plain = chi.page(&new(COMMUNE, "gift")).await.words();
    assert!(!plain.contains("hồ sơ riêng"), "{plain}");
    let week = chi.page(&format!("/activities/week?unit={COMMUNE}")).await.text();
    let to = format!("/activities/week?unit={COMMUNE}&amp;kind=kitchen");
    assert!(week.contains(&to), "a week without a kind leads nowhere: {week}");
    let chosen = format!("/activities/new?unit={COMMUNE}");
    let all = chi.page(&chosen).await.words();
    let found = chi.page(&format!("{chosen}&q=chan+gia")).await.words();
    assert!(found.contains("Lắp chân giả") && !found.contains("Hiến máu"), "{found}");
    assert!(all.contains("Lắp chân giả") && all.contains("Tặng quà Tết"), "{all}");
    let none = chi.page(&format!("{chosen}&q=khong+co+viec+nao")).await.words();
    assert!(none.contains("Không có loại việc nào"), "{none}");
}
