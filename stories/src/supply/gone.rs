//! Goods of a commune that goes into another one, all of them gone by then: taken by a patient's
//! file, a herd and a house that was given up. They come back all the same, and are with the
//! successor. The story of the people in programmes tells it beside its own.

use super::{goods, post};
use crate::house::{COMMUNE, Demo};
use crate::visitor::{Visitor, done, fresh_key};
use activities::model::{ConsignmentId, ConsignmentRow};
use axum::http::StatusCode;
use kernel::Day;

/// A page, what is sent to it, and how many of the goods are left then.
type Step<'a> = (String, &'a [(&'a str, &'a str)], i64);

const HEIR: &str = "an-giang/xa-giang-thanh";

/// What was taken of the goods.
pub struct Gone {
    goods: String,
    entry: String,
    animal: String,
    house: String,
    fund: String,
}

/// Four filters come to the commune; the patient gets two of them, the herd one, the house one.
pub async fn begun(demo: &Demo, (file, herd): (&str, &str)) -> Gone {
    let mut chi = Visitor::of(demo, "chi").await;
    let [goods_id, entry, animal, house, fund] = [(); 5].map(|()| fresh_key());
    let new = format!("/consignments/new?unit={COMMUNE}");
    done(&post(&mut chi, &new, &goods(&goods_id, "4", "3.600.000")).await);
    let given = [
        ("id", entry.as_str()),
        ("on", "03/06/2025"),
        ("quantity", "1"),
        ("consignment", goods_id.as_str()),
        ("goods_many", "2"),
    ];
    done(&chi.post(&format!("{file}/record?step=stall"), &given).await);
    let came = [
        ("id", animal.as_str()),
        ("tag", "ĐT-2"),
        ("sex", "female"),
        ("born_on", "01/03/2023"),
        ("on", "03/06/2025"),
        ("source", "goods"),
        ("consignment", goods_id.as_str()),
    ];
    done(&chi.post(&format!("{herd}/record?step=receive"), &came).await);
    let asked = [
        ("id", house.as_str()),
        ("kind", "house-repair"),
        ("title", "Nhà không sửa nữa"),
        ("household", "Hộ Kênh Ba"),
        ("applied_on", "02/06/2025"),
    ];
    done(&chi.post(&format!("/constructions/new?unit={COMMUNE}"), &asked).await);
    let house = format!("/constructions/{house}");
    let given = [
        ("id", fund.as_str()),
        ("source", "goods"),
        ("consignment", goods_id.as_str()),
        ("goods_many", "1"),
    ];
    done(&chi.post(&format!("{house}/record?step=fund"), &given).await);
    done(&chi.post(&format!("{house}/record?step=stop"), &[("why", "Hộ đã dọn đi")]).await);
    let page = chi.page(&house).await;
    assert!(page.words().contains("rút nguồn thì hàng mới trở lại đợt hàng"), "{}", page.words());
    assert!(page.text().contains("step=unfund") && !page.text().contains("step=fund\""));
    assert_eq!(row(demo, &goods_id).await.left(), 0, "on {}", demo.engine);
    Gone { goods: goods_id, entry, animal, house, fund }
}

async fn row(demo: &Demo, id: &str) -> ConsignmentRow {
    let id: ConsignmentId = id.parse().expect("an id");
    let read = demo.house.db.read(move |tx| activities::store::found_consignment(tx, id));
    read.await.expect("the goods")
}

/// At the successor each of them comes back once; the herd takes its own again.
pub async fn come_back(demo: &Demo, (file, herd): (&str, &str), gone: &Gone) {
    let now = Day::of(2025, 9, 2).expect("a day");
    let heir = demo.house.db.read(move |tx| kernel::place::find(tx, HEIR, now));
    let heir = heir.await.expect("the successor").id;
    assert_ne!(row(demo, &gone.goods).await.unit, heir, "what is all gone stays");
    let mut chi = Visitor::of(demo, "chi").await;
    let mut dung = Visitor::of(demo, "dung").await;
    let (of_file, of_herd) = (format!("{file}/record?step="), format!("{herd}/record?step="));
    let of_house = format!("{}/record?step=", gone.house);
    let mistake = [("animal", &*gone.animal), ("how", "mistake"), ("on", "02/09/2025")];
    let again = [("animal", gone.animal.as_str()), ("note", "Ghi nhầm thẻ tai")];
    let unfunded = [("fund", gone.fund.as_str()), ("why", "Hộ đã dọn đi")];
    let back = [("entry", gone.entry.as_str()), ("why", "Ghi nhầm người")];
    let steps: [Step<'_>; 5] = [
        (format!("{of_file}back"), &back, 2),
        (format!("{of_herd}leave"), &mistake, 3),
        (format!("{of_herd}return"), &again, 2),
        (format!("{of_herd}leave"), &mistake, 3),
        (format!("{of_house}unfund"), &unfunded, 4),
    ];
    for (step, form, left) in steps {
        assert_eq!(dung.post(&step, form).await.status, StatusCode::NOT_FOUND, "{step}");
        done(&chi.post(&step, form).await);
        let now = row(demo, &gone.goods).await;
        assert_eq!((now.left(), now.unit), (left, heir), "{step} on {}", demo.engine);
    }
    let told = chi.post(&format!("{of_house}unfund"), &unfunded).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "it comes back once");
    let list = chi.page(&format!("/consignments?unit={HEIR}")).await;
    assert!(list.text().contains(&gone.goods), "{}", list.words());
    let words = chi.page(&format!("/consignments/{}", gone.goods)).await.words();
    assert!(words.contains("Còn lại 4 máy"), "{words}");
    let broken = demo.broken().await;
    assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
}
