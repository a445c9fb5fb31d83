//! Goods in two steps: received, handed over by work, what is left never below nought, whatever is
//! recorded, corrected and taken back in whatever order. It opens with who may not.

use super::{COMMUNE, Demo, NEW, StatusCode, Visitor, done, levels};
use crate::dice::Dice;
use crate::visitor::fresh_key;
use activities::model::ConsignmentId;

/// Bags that came.
const CAME: i64 = 60;
/// Steps of the random story.
const STEPS: usize = 60;

/// A record of the random story: its address, version and bags, while it stands.
struct Handed {
    to: String,
    version: i64,
    bags: i64,
}

/// Received, handed over, refused when it is too many, put back when taken back.
pub async fn are_never_below_nought(demo: &Demo, chi: &mut Visitor) {
    let id = fresh_key();
    let new = format!("/consignments/new?unit={COMMUNE}");
    let form = |bags: &'static str, day: &'static str| {
        vec![
            ("id", id.clone()),
            ("item", "Gạo 10 kg".to_owned()),
            ("quantity", bags.to_owned()),
            ("noun", "bao".to_owned()),
            ("amount", "9 triệu".to_owned()),
            ("partner", "Nhà hảo tâm".to_owned()),
            ("received_on", day.to_owned()),
        ]
    };
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(post(&mut dung, &new, &form("60", "01/11/2024")).await.0, StatusCode::NOT_FOUND);
    for (bags, day, said) in
        [("0", "01/11/2024", "từ 1 trở lên"), ("60", "02/11/2024", "ngày này chưa đến")]
    {
        let (status, words) = post(chi, &new, &form(bags, day)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(words.contains(said), "{words}");
    }
    for _ in 0..2 {
        assert_eq!(post(chi, &new, &form("60", "01/11/2024")).await.0, StatusCode::SEE_OTHER);
    }
    let page = format!("/consignments/{id}");
    assert_eq!(dung.get(&page).await.status, StatusCode::NOT_FOUND);
    assert!(chi.page(&page).await.words().contains("60 bao"));
    a_random_story(demo, chi, &id).await;
}

async fn post(who: &mut Visitor, to: &str, form: &[(&str, String)]) -> (StatusCode, String) {
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let told = who.post(to, &pairs).await;
    (told.status, told.words())
}

async fn left(demo: &Demo, id: &str) -> i64 {
    let id: ConsignmentId = id.parse().expect("an id");
    let read = demo.house.db.read(move |tx| activities::store::found_consignment(tx, id));
    read.await.expect("the goods").left()
}

/// Records, corrections and taking back by a seeded dice; after each step what is left and what
/// the totals say are what the story knows.
async fn a_random_story(demo: &Demo, chi: &mut Visitor, goods: &str) {
    let (seed, mut dice) = Dice::seeded();
    let mut roll = move |most: usize| dice.roll(most) as i64;
    let before = levels(demo).await;
    let mut all: Vec<Handed> = Vec::new();
    let (mut refused, mut gone) = (0, 0);
    for _ in 0..STEPS {
        let bags = 1 + roll(25);
        let at = roll(all.len() + 1) as usize;
        match (roll(3), all.get_mut(at)) {
            (0, Some(one)) => {
                let reverse = format!("{}/reverse", one.to);
                let version = one.version.to_string();
                done(&chi.post(&reverse, &[("version", &version), ("why", "Ghi nhầm")]).await);
                gone -= one.bags;
                all.swap_remove(at);
            }
            (1, Some(one)) => {
                let id = one.to.rsplit('/').next().expect("an id").to_owned();
                let edit = format!("{}/edit", one.to);
                let told = chi.post(&edit, &pairs(&id, goods, bags, one.version)).await;
                if gone - one.bags + bags <= CAME {
                    done(&told);
                    gone += bags - one.bags;
                    (one.bags, one.version) = (bags, one.version + 1);
                } else {
                    refused += 1;
                    assert!(told.words().contains("đợt hàng chỉ còn"), "{}", told.words());
                }
            }
            _ => {
                let id = fresh_key();
                let told = chi.post(NEW, &pairs(&id, goods, bags, 0)).await;
                if gone + bags <= CAME {
                    gone += bags;
                    all.push(Handed { to: done(&told), version: 1, bags });
                } else {
                    refused += 1;
                    assert!(told.words().contains("đợt hàng chỉ còn"), "{}", told.words());
                }
            }
        }
        assert_eq!(left(demo, goods).await, CAME - gone, "seed {seed}");
    }
    assert!(refused > 0, "nothing was ever too many: seed {seed}");
    assert_eq!(levels(demo).await, before.map(|level| level + gone), "seed {seed}");
    for one in all {
        let reverse = format!("{}/reverse", one.to);
        let version = one.version.to_string();
        done(&chi.post(&reverse, &[("version", &version), ("why", "Hết truyện")]).await);
    }
    assert_eq!((left(demo, goods).await, levels(demo).await), (CAME, before), "seed {seed}");
}

fn pairs<'a>(id: &'a str, goods: &'a str, bags: i64, base: i64) -> Vec<(&'a str, &'a str)> {
    // The visitor's form wants borrowed words; a test may leak a few.
    let own = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    vec![
        ("id", id),
        ("key", own(fresh_key())),
        ("base", own(base.to_string())),
        ("from", "01/11/2024"),
        ("count-parcels", own(bags.to_string())),
        ("consignment", goods),
        // As many bags go to one hand and to another on one day.
        ("again", "1"),
    ]
}
