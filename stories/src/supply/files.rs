//! Goods that programmes' files take: a patient, a house and a herd draw on what a province
//! received, beside what work hands over; what is left is never below nought, what is taken back is
//! there again, and the value stands once. It opens with who may not.

use super::{Form, filters, goods, post, unsaid};
use crate::house::{self, COMMUNE, Demo, PROVINCE, november};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use activities::model::ConsignmentId;
use axum::http::StatusCode;

/// What one filter is worth.
const ONE: i64 = 900_000;

#[tokio::test]
async fn files_draw_on_what_was_received() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let whole = demo.levels("humanitarian_value_total", november()).await;
        let id = fresh_key();
        let new = format!("/consignments/new?unit={PROVINCE}");
        done(&post(&mut binh, &new, &goods(&id, "2.200", "1.980.000.000")).await);
        let patient = opened(&mut chi, COMMUNE, "Bà Nhận Lọc").await;
        who_may_not(&demo, &mut chi, (&id, &patient)).await;
        done(&post(&mut chi, super::NEW, &filters(&id, "2000", "01/11/2024")).await);
        to_a_patient(&demo, (&mut chi, &mut binh), (&id, &patient)).await;
        let house = into_a_house(&demo, &mut chi, &id).await;
        let herd = into_a_herd(&demo, (&mut chi, &mut binh)).await;
        one_of_four_hands(&demo, &mut chi, &id).await;
        // The work stands in the sum of the form, the patient's three in the stall's own figure,
        // the house that is not handed over in none: each value once.
        let now = demo.levels("humanitarian_value_total", november()).await;
        assert_eq!(now, whole.map(|had| had + 2_000 * ONE), "on {}", demo.engine);
        let to = unsaid::Takers { patient: &patient, house: &house, herd: &herd };
        unsaid::value_is_said_later(&demo, (&mut chi, &mut binh), &to).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn left(demo: &Demo, id: &str) -> i64 {
    let id: ConsignmentId = id.parse().expect("an id");
    let read = demo.house.db.read(move |tx| activities::store::found_consignment(tx, id));
    read.await.expect("the goods").left()
}

async fn opened(who: &mut Visitor, unit: &str, name: &str) -> String {
    let id = fresh_key();
    let form = [("id", id.as_str()), ("name", name), ("opened_on", "01/10/2024")];
    done(&who.post(&format!("/care/new?unit={unit}&programme=patient"), &form).await)
}

/// A visit to the zero-đồng stall at which so many of the goods are given.
fn stall(id: &str, many: &str, day: &str) -> Form {
    vec![
        ("id", fresh_key()),
        ("on", day.to_owned()),
        ("quantity", "1".to_owned()),
        ("consignment", id.to_owned()),
        ("goods_many", many.to_owned()),
    ]
}

fn with(form: &Form, name: &str, value: &str) -> Form {
    let of = |own: &str, old: &String| if own == name { value.to_owned() } else { old.clone() };
    form.iter().map(|(own, old)| (*own, of(own, old))).collect()
}

/// Neither Khách nor Dũng takes anything for Chi's patient; for his own Dũng takes nothing of Kiên
/// Giang, and is told no more than that there are none.
async fn who_may_not(demo: &Demo, chi: &mut Visitor, (id, patient): (&str, &str)) {
    let mut dung = Visitor::of(demo, "dung").await;
    let (path, form) = (format!("{patient}/record?step=stall"), stall(id, "1", "01/11/2024"));
    assert_eq!(post(&mut dung, &path, &form).await.status, StatusCode::NOT_FOUND);
    let told = post(&mut Visitor::guest(demo), &path, &form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    let own = opened(&mut dung, "ca-mau", "Ông Ở Xa").await;
    let own = format!("{own}/record?step=stall");
    assert!(!dung.page(&own).await.text().contains(id), "goods of another province are offered");
    let told = post(&mut dung, &own, &form).await;
    refused(&told, "Chọn");
    assert!(!told.words().contains("Máy lọc nước"), "{}", told.words());
    assert_eq!(left(demo, id).await, 2_200);
    let offered = chi.page(&path).await.text();
    assert!(offered.contains(id), "Chi is not offered what her province received");
    let cards = chi.page(&format!("{patient}/record?step=insurance")).await.text();
    assert!(!cards.contains("goods_many"), "a card is bought, it is of no goods");
}

/// Three filters go to a patient at the stall: they are worth what came, in the figure of the
/// stall; one more than is left is refused beside the field, and nothing of it is kept.
async fn to_a_patient(
    demo: &Demo,
    (chi, binh): (&mut Visitor, &mut Visitor),
    (id, patient): (&str, &str),
) {
    let path = format!("{patient}/record?step=stall");
    let codes = ["stall_turns", "stall_value", "water_filters", "water_filters_value"];
    let before = crate::cattle::sums(demo, &codes).await;
    let form = stall(id, "3", "01/11/2024");
    for (name, value, said) in [
        ("goods_many", "201", "Trao 201 nhưng đợt hàng chỉ còn 200"),
        ("goods_many", "0", "lấy, từ 1 trở lên"),
        ("consignment", "", "Chọn đợt hàng"),
        ("consignment", "không phải mã", "Chọn"),
        ("on", "19/10/2024", "Hàng nhận ngày 20/10/2024"),
    ] {
        let told = post(chi, &path, &with(&form, name, value)).await;
        refused(&told, said);
        assert!(told.text().contains(&form[0].1), "what was typed does not come back: {name}");
    }
    assert_eq!(left(demo, id).await, 200, "refused, and taken");
    assert_eq!(crate::cattle::sums(demo, &codes).await, before, "refused, and counted");
    for _ in 0..2 {
        done(&post(chi, &path, &form).await);
    }
    assert_eq!(left(demo, id).await, 197);
    let now = crate::cattle::sums(demo, &codes).await;
    let moved: Vec<i64> = now.iter().zip(&before).map(|(now, had)| now - had).collect();
    assert_eq!(moved, [1, 3 * ONE, 0, 0], "a filter counts as a filter too");
    let words = chi.page(patient).await.words();
    assert!(words.contains("2.700.000"), "{words}");
    let page = binh.page(&format!("/consignments/{id}")).await;
    for said in ["Còn lại 197 máy", "Gian hàng 0 đồng (theo hồ sơ)", "3 2.700.000"] {
        assert!(page.words().contains(said), "{said}: {}", page.words());
    }
    assert!(!page.words().contains("Bà Nhận Lọc"), "a name lies open");
    let file = binh.page(&format!("/consignments/{id}?file=csv")).await.text();
    assert!(file.contains("Gian hàng 0 đồng"), "{file}");
    // While files hold some, the goods do not become fewer than these.
    let edit = format!("/consignments/{id}/edit");
    let version = binh.page(&edit).await.field("version");
    let mut fewer = goods(id, "2.002", "1.980.000.000");
    fewer.retain(|(name, _)| *name != "version");
    fewer.push(("version", version));
    refused(&post(binh, &edit, &fewer).await, "từ 2.003 trở lên");
}

/// A house takes a hundred: they are a part of its budget, by whom and worth what the goods say,
/// and are there again when that part does not come.
async fn into_a_house(demo: &Demo, chi: &mut Visitor, id: &str) -> String {
    let house = fresh_key();
    let new = [
        ("id", house.as_str()),
        ("kind", "house-repair"),
        ("title", "Nhà có nước sạch"),
        ("household", "Hộ Chờ Nước"),
        ("applied_on", "01/10/2024"),
    ];
    done(&chi.post(&format!("/constructions/new?unit={COMMUNE}"), &new).await);
    let (page, fund) =
        (format!("/constructions/{house}"), format!("/constructions/{house}/record?step=fund"));
    let form: Form = vec![
        ("id", fresh_key()),
        ("source", "goods".to_owned()),
        ("consignment", id.to_owned()),
        ("goods_many", "100".to_owned()),
    ];
    refused(&post(chi, &fund, &with(&form, "consignment", "")).await, "Chọn đợt hàng");
    refused(&post(chi, &fund, &with(&form, "source", "cash")).await, "chọn nguồn hiện vật");
    refused(&post(chi, &fund, &with(&form, "goods_many", "198")).await, "chỉ còn 197");
    let bare: Form = form[..2].to_vec();
    refused(&post(chi, &fund, &bare).await, "Nhập");
    for _ in 0..2 {
        done(&post(chi, &fund, &form).await);
    }
    assert_eq!(left(demo, id).await, 97);
    let words = chi.page(&page).await.words();
    assert!(words.contains("Công ty Nước Sạch") && words.contains("90.000.000"), "{words}");
    let back = [("fund", form[0].1.as_str()), ("why", "Hộ đã có máy")];
    done(&chi.post(&format!("{page}/record?step=unfund"), &back).await);
    assert_eq!(left(demo, id).await, 197, "what does not come is not there again");
    let again: Form = with(&form, "id", &fresh_key());
    done(&post(chi, &fund, &again).await);
    assert_eq!(left(demo, id).await, 97);
    page
}

/// Two heifers came for a herd: the last takes what the division left over, a third is not there;
/// one that never was is there again, and is taken again when that was the mistake.
async fn into_a_herd(demo: &Demo, (chi, binh): (&mut Visitor, &mut Visitor)) -> String {
    let bank = fresh_key();
    let new = [
        ("id", bank.as_str()),
        ("name", "Ngân hàng bò từ hàng tặng"),
        ("rule", "first-female"),
        ("opened_on", "01/10/2024"),
    ];
    done(&binh.post(&format!("/cattle/new?unit={COMMUNE}"), &new).await);
    let id = fresh_key();
    let came = format!("/consignments/new?unit={PROVINCE}");
    let heifers = with(&goods(&id, "2", "30.000.001"), "kind", "cattle");
    done(&post(binh, &came, &with(&heifers, "at_least", "")).await);
    let (herd, receive) =
        (format!("/cattle/{bank}"), format!("/cattle/{bank}/record?step=receive"));
    let mut animals = Vec::new();
    for (tag, is_there) in [("HT-1", true), ("HT-2", true), ("HT-3", false)] {
        let animal = fresh_key();
        let form = [
            ("id", animal.as_str()),
            ("tag", tag),
            ("sex", "female"),
            ("born_on", "01/03/2023"),
            ("on", "25/10/2024"),
            ("source", "goods"),
            ("consignment", id.as_str()),
        ];
        let told = chi.post(&receive, &form).await;
        if is_there {
            done(&told);
            done(&chi.post(&receive, &form).await);
        } else {
            refused(&told, "đợt hàng chỉ còn 0");
        }
        animals.push(animal);
    }
    let worth = async |animal: &str| {
        let words = chi.clone().page(&format!("/cattle/animals/{animal}")).await.words();
        (words.contains("15.000.000"), words.contains("15.000.001"))
    };
    assert_eq!(
        (worth(&animals[0]).await, worth(&animals[1]).await),
        ((true, false), (false, true))
    );
    let mut chi = chi.clone();
    let gone = [("animal", animals[1].as_str()), ("how", "mistake"), ("on", "01/11/2024")];
    done(&chi.post(&format!("{herd}/record?step=leave"), &gone).await);
    assert_eq!(left(demo, &id).await, 1);
    let back = [("animal", animals[1].as_str()), ("note", "Ghi nhầm thẻ tai")];
    done(&chi.post(&format!("{herd}/record?step=return"), &back).await);
    assert_eq!(left(demo, &id).await, 0);
    herd
}

/// 97 are left and four patients are to get sixty each at once: one does. Taken back, they are
/// there again and count nowhere.
async fn one_of_four_hands(demo: &Demo, chi: &mut Visitor, id: &str) {
    let before = crate::cattle::sums(demo, &["stall_turns", "stall_value"]).await;
    let mut hands = tokio::task::JoinSet::new();
    for at in 0..4 {
        let patient = opened(chi, COMMUNE, &format!("Người Chờ {at}")).await;
        let (mut chi, form) = (chi.clone(), stall(id, "60", "01/11/2024"));
        hands.spawn(async move {
            let told = asked(&mut chi, &format!("{patient}/record?step=stall"), &form).await;
            (told, patient, form[0].1.clone())
        });
    }
    let mut got = Vec::new();
    while let Some(hand) = hands.join_next().await {
        let (told, patient, entry) = hand.expect("a hand fell off");
        match told.status {
            StatusCode::SEE_OTHER => got.push((patient, entry)),
            _ => refused(&told, "đợt hàng chỉ còn 37"),
        }
    }
    let [(patient, entry)] = got.as_slice() else { panic!("{got:?} on {}", demo.engine) };
    assert_eq!(left(demo, id).await, 37);
    let back = [("entry", entry.as_str()), ("why", "Ghi nhầm người")];
    done(&chi.post(&format!("{patient}/record?step=back"), &back).await);
    assert_eq!(left(demo, id).await, 97, "on {}", demo.engine);
    assert_eq!(crate::cattle::sums(demo, &["stall_turns", "stall_value"]).await, before);
}

/// A database that is busy says so and is asked again, with the same key.
async fn asked(who: &mut Visitor, path: &str, form: &Form) -> Told {
    loop {
        let told = post(who, path, form).await;
        if told.status != StatusCode::SERVICE_UNAVAILABLE {
            return told;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}
