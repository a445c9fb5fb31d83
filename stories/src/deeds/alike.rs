//! One deed counts once: work that looks like work that is there is asked about, and recorded when
//! somebody says that it is another; who records what has a file is shown the way there.

use super::{
    COMMUNE, Demo, PROVINCE, StatusCode, Visitor, done, edit, new, november, post, refused,
};
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
    a_host_that_comes_later_is_asked(chi, binh).await;
    an_event_of_two_levels(chi, binh).await;
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

/// Who joined recorded alone before: its host is asked, and told of it what the host may read.
async fn a_host_that_comes_later_is_asked(chi: &mut Visitor, binh: &mut Visitor) {
    let own = work(&[("count-parcels", "12"), ("title", "Quà của xã")]);
    let own = done(&post(chi, &new(COMMUNE, "gift"), &own).await);
    let hosted = work(&[("count-parcels", "31"), ("joiner", "Xã Phú Lợi")]);
    let told = post(binh, &new(BESIDE, "gift"), &hosted).await;
    refused(&told, "Xã Phú Lợi, đơn vị cùng làm, đã tự ghi việc này: ngày 01/11/2024, số lượng");
    assert!(told.text().contains("href=\"/activities/"), "no way to it: {}", told.words());
    reversed(chi, &own, 1).await;
    // Chi may not read the list of the commune beside: kind, day and place, no number, no way.
    let beside = work(&[("count-parcels", "4731"), ("title", "Quà của xã bên")]);
    let beside = done(&post(binh, &new(BESIDE, "gift"), &beside).await);
    let hosted = work(&[("count-parcels", "29"), ("joiner", "Xã Vĩnh Điều")]);
    let told = post(chi, &new(COMMUNE, "gift"), &hosted).await;
    let hidden =
        "Một đơn vị khác đã ghi “Tặng quà thường xuyên, đột xuất”, ngày 01/11/2024, tại Xã";
    refused(&told, hidden);
    let said = told.words();
    assert!(!said.contains("4.731") && !told.text().contains(&beside), "{said}");
    let mut english = chi.clone();
    english.post("/look", &[("lang", "en"), ("back", "/")]).await;
    let told = post(&mut english, &new(COMMUNE, "gift"), &hosted).await;
    let gift = catalogue::shipped().iter().find(|kind| kind.code == "gift").expect("a kind");
    refused(&told, &format!("Another unit has recorded “{}”", gift.label_en));
    reversed(binh, &beside, 1).await;
}

/// The province's doctors at the event of a commune, whoever records first; a commune that came by
/// itself did other work.
async fn an_event_of_two_levels(chi: &mut Visitor, binh: &mut Visitor) {
    let again = ("again", "1");
    let held = work(&[("count-households", "40"), ("count-exams", "200"), again]);
    let event = done(&post(chi, &new(COMMUNE, "tet-quan-dan"), &held).await);
    let exams = [("count-turns", "177"), ("place", "Xã Phú Lợi")];
    let told = post(binh, &new(PROVINCE, "free-exam"), &work(&exams)).await;
    refused(&told, "Ngày 01/11/2024 Xã Phú Lợi đã ghi một việc có thể cùng sự kiện");
    assert!(told.text().contains(&format!("href=\"{event}\"")), "{}", told.words());
    let meals = [("count-meals", "60"), ("place", "Xã Phú Lợi")];
    refused(&post(binh, &new(PROVINCE, "kitchen"), &work(&meals)).await, "có thể cùng sự kiện");
    let beside = done(&post(binh, &new(BESIDE, "free-exam"), &work(&exams)).await);
    reversed(binh, &beside, 1).await;
    let doctors = work(&[&exams[..], &[again]].concat());
    let doctors = done(&post(binh, &new(PROVINCE, "free-exam"), &doctors).await);
    reversed(chi, &event, 1).await;
    // The other way round: what was done at her commune stands in Chi's list, and opens to others.
    let held = work(&[("count-households", "40"), ("count-exams", "200")]);
    let told = post(chi, &new(COMMUNE, "tet-quan-dan"), &held).await;
    refused(&told, "đã ghi một việc có thể cùng sự kiện");
    assert!(!told.text().contains(&doctors), "it leads to what she may not open");
    // As many examinations at the same place are the same ones; another number is other work.
    let own = |turns| work(&[("count-turns", turns), ("title", "Khám tại trạm")]);
    refused(&post(chi, &new(COMMUNE, "free-exam"), &own("177")).await, "hai cấp cùng làm");
    let other = done(&post(chi, &new(COMMUNE, "free-exam"), &own("176")).await);
    reversed(chi, &other, 1).await;
    reversed(binh, &doctors, 1).await;
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
