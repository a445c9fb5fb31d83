//! Goods are handed over only by who stood under their owner on the day of the work: while Chi's
//! commune stands under another province, it hands over nothing of the new one for days before it
//! came, and nothing of the old one for days after it left.

use super::{Demo, NEW_PROVINCE, StatusCode, Visitor, done, fresh_key};
use crate::visitor::Told;

const BEFORE: &str = "31/08/2025";
const AFTER: &str = "01/09/2025";

/// The commune by its path of today, which moved on the first of September.
pub async fn on_that_day(demo: &Demo, commune: &str) {
    let (mut binh, mut dung) = (Visitor::of(demo, "binh").await, Visitor::of(demo, "dung").await);
    let old = received(&mut binh, NEW_PROVINCE).await;
    let new = received(&mut dung, "ca-mau").await;
    let refused = binh.post("/consignments/new?unit=ca-mau", &goods(&fresh_key())).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "Bình receives nothing for Cà Mau");
    let mut chi = Visitor::of(demo, "chi").await;
    for (goods, day, may) in
        [(&old, BEFORE, true), (&old, AFTER, false), (&new, BEFORE, false), (&new, AFTER, true)]
    {
        let told = hands(&mut chi, commune, (goods, day)).await;
        if !may {
            assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}: {}", told.words());
            assert!(told.words().contains("Chọn"), "{}", told.words());
            continue;
        }
        let to = done(&told);
        let why = [("version", "1"), ("why", "Hết truyện")];
        done(&chi.post(&format!("{to}/reverse"), &why).await);
    }
}

fn goods(id: &str) -> [(&str, &str); 8] {
    [
        ("id", id),
        ("item", "Máy lọc nước"),
        ("quantity", "5"),
        ("noun", "máy"),
        ("amount", "500.000"),
        ("kind", "water-filter"),
        ("partner", "Công ty Nước Sạch"),
        ("received_on", "20/08/2025"),
    ]
}

async fn received(who: &mut Visitor, unit: &str) -> String {
    let id = fresh_key();
    done(&who.post(&format!("/consignments/new?unit={unit}"), &goods(&id)).await);
    id
}

async fn hands(chi: &mut Visitor, unit: &str, (goods, day): (&str, &str)) -> Told {
    let (id, key) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("key", key.as_str()),
        ("base", "0"),
        ("from", day),
        ("count-filters", "1"),
        ("consignment", goods),
    ];
    chi.post(&format!("/activities/new?unit={unit}&kind=water-filter"), &form).await
}
