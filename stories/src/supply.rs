//! Goods of a province that its communes hand over: Bình receives them, Chi draws on them, what
//! they are worth follows what came, and the last box goes to one hand alone. It opens with who
//! may not.

use crate::house::{self, COMMUNE, Demo, PROVINCE, november, october};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use axum::http::StatusCode;

mod below;
mod files;
pub mod gone;
mod unsaid;

const NEW: &str = "/activities/new?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&kind=water-filter";

#[tokio::test]
async fn goods_are_handed_over_below_who_received_them() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let printed = demo.figures(PROVINCE, october()).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        what_sipco_gave(&demo, &mut chi, &mut binh).await;
        let goods = received(&demo, &mut binh).await;
        who_may_not(&demo, &mut chi, &goods).await;
        crate::papers::lie_on(&demo, &mut binh, &format!("/consignments/{goods}")).await;
        // A commune that draws on them sees the goods, not their papers.
        let told = chi.get(&format!("/consignments/{goods}/papers")).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
        handed_over(&demo, &mut chi, &mut binh, &goods).await;
        corrected_while_enough_is_left(&mut binh, &goods).await;
        the_last_box(&demo, &chi, &mut binh, &goods).await;
        taken_back(&mut chi, &mut binh).await;
        below::no_sentence_says_less_than_nothing(&demo, &mut binh).await;
        below::a_file_says_so_too(&mut binh).await;
        assert_eq!(demo.figures(PROVINCE, october()).await, printed, "October moved");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

type Form = Vec<(&'static str, String)>;

async fn post(who: &mut Visitor, to: &str, form: &Form) -> Told {
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    who.post(to, &pairs).await
}

/// The demo holds what S4 tells: 2.200 filters, worth *trên* 1,980 tỷ, all handed over by units
/// below the province; a commune sees its own hand-overs alone.
async fn what_sipco_gave(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let list = binh.page(&format!("/consignments?unit={PROVINCE}")).await;
    let path = list.record("/consignments/");
    let page = binh.page(&path).await.words();
    for said in ["2.200 thiết bị", "Còn lại 0 thiết bị", "trên 1.980.000.000", "SIPCO"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let office = "Cơ quan Hội CTĐ tỉnh Kiên Giang 426 383.400.000";
    assert!(page.contains(office), "{page}");
    assert!(!page.contains("Ghi việc trao"), "nothing is left");
    let own = chi.page(&path).await.words();
    assert!(own.contains("2.200 thiết bị") && !own.contains(office), "{own}");
    let mut dung = Visitor::of(demo, "dung").await;
    let told = dung.get(&path).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
}

fn goods(id: &str, quantity: &str, amount: &str) -> Form {
    vec![
        ("id", id.to_owned()),
        ("version", "0".to_owned()),
        ("item", "Máy lọc nước".to_owned()),
        ("quantity", quantity.to_owned()),
        ("noun", "máy".to_owned()),
        ("amount", amount.to_owned()),
        ("at_least", "1".to_owned()),
        ("kind", "water-filter".to_owned()),
        ("partner", "Công ty Nước Sạch".to_owned()),
        ("received_on", "20/10/2024".to_owned()),
    ]
}

async fn received(demo: &Demo, binh: &mut Visitor) -> String {
    let (id, new) = (fresh_key(), format!("/consignments/new?unit={PROVINCE}"));
    let mut dung = Visitor::of(demo, "dung").await;
    let form = goods(&id, "10", "1.000.003");
    assert_eq!(post(&mut dung, &new, &form).await.status, StatusCode::NOT_FOUND);
    let mut odd = form.clone();
    odd.retain(|(name, _)| *name != "kind");
    odd.push(("kind", "inspection".to_owned()));
    refused(&post(binh, &new, &odd).await, "Chọn");
    assert_eq!(done(&post(binh, &new, &form).await), format!("/consignments/{id}"));
    id
}

/// Chi neither corrects nor takes back what the province received; nobody of another province
/// draws on it.
async fn who_may_not(demo: &Demo, chi: &mut Visitor, id: &str) {
    let page = format!("/consignments/{id}");
    let why = vec![("version", "1".to_owned()), ("why", "Ghi nhầm".to_owned())];
    let mut dung = Visitor::of(demo, "dung").await;
    for who in [&mut *chi, &mut dung] {
        let told = post(who, &format!("{page}/edit"), &goods(id, "11", "5")).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
        assert_eq!(who.get(&format!("{page}/edit")).await.status, StatusCode::NOT_FOUND);
        let told = post(who, &format!("{page}/back"), &why).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
    }
    let far = "/activities/new?unit=ca-mau&kind=water-filter";
    refused(&post(&mut dung, far, &filters(id, "1", "01/11/2024")).await, "Chọn");
}

/// Work that hands so many filters over; of its value nothing is typed.
fn filters(goods: &str, many: &str, day: &str) -> Form {
    vec![
        ("id", fresh_key()),
        ("key", fresh_key()),
        ("base", "0".to_owned()),
        ("from", day.to_owned()),
        ("count-filters", many.to_owned()),
        ("consignment", goods.to_owned()),
    ]
}

/// The button opens the form with kind and goods; the value of one follows what came.
async fn handed_over(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor, id: &str) {
    let above = chi.page(&format!("/consignments?unit={COMMUNE}")).await;
    assert!(above.words().contains("Hàng của cấp trên"), "{}", above.words());
    let page = chi.page(&format!("/consignments/{id}?unit={COMMUNE}")).await.text();
    let to = page.split("href=\"").find(|part| part.contains("consignment=")).expect("a button");
    let to = to.split('"').next().expect("its address").replace("&amp;", "&");
    assert!(to.starts_with(NEW) && to.ends_with(id), "{to}");
    let form = chi.page(&to).await.text();
    let chosen =
        form.split("<option").skip(1).find(|option| option.contains(id)).expect("the goods");
    assert!(chosen.contains("selected"), "{chosen}");
    refused(&post(chi, NEW, &filters(id, "3", "19/10/2024")).await, "Hàng nhận ngày 20/10/2024");
    refused(&post(chi, NEW, &filters(id, "11", "01/11/2024")).await, "đợt hàng chỉ còn 10");
    let to = done(&post(chi, NEW, &filters(id, "3", "01/11/2024")).await);
    let words = chi.page(&to).await.words();
    for said in ["trên 300.000 đồng · hiện vật", "Công ty Nước Sạch · 300.000"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert_eq!(demo.levels("water_filters_value", november()).await, [300_000; 4]);
    let own = binh.page(&format!("/consignments/{id}")).await.words();
    assert!(own.contains("Xã Phú Lợi 3 300.000"), "{own}");
}

/// While some are gone, no fewer and no cheaper than these, and no later than the first of them.
async fn corrected_while_enough_is_left(binh: &mut Visitor, id: &str) {
    let edit = format!("/consignments/{id}/edit");
    let version = binh.page(&edit).await.field("version");
    let form = |quantity: &str, amount: &str, day: &str| {
        let mut form = goods(id, quantity, amount);
        form.retain(|(name, _)| !["version", "received_on"].contains(name));
        form.extend([("version", version.clone()), ("received_on", day.to_owned())]);
        form
    };
    let day = "20/10/2024";
    refused(&post(binh, &edit, &form("2", "1.000.003", day)).await, "từ 3 trở lên");
    refused(&post(binh, &edit, &form("10", "299.999", day)).await, "trị giá 300.000 đồng");
    let day = "01/11/2024";
    let mut late = form("10", "1.000.003", "02/11/2024");
    refused(&post(binh, &edit, &late).await, "ngày này chưa đến");
    late.retain(|(name, _)| *name != "version");
    late.push(("version", "1".to_owned()));
    late.retain(|(name, _)| *name != "received_on");
    late.push(("received_on", day.to_owned()));
    refused(&post(binh, &edit, &late).await, "Đợt hàng vừa thay đổi");
    done(&post(binh, &edit, &form("5", "500.003", "20/10/2024")).await);
    let words = binh.page(&format!("/consignments/{id}")).await.words();
    assert!(words.contains("5 máy") && words.contains("Còn lại 2 máy"), "{words}");
    let why = vec![("version", version), ("why", "Ghi nhầm".to_owned())];
    let told = post(binh, &format!("/consignments/{id}/back"), &why).await;
    refused(&told, "Rút những lần trao ấy trước");
}

/// Two are left and eight hands want two each: one gets them, with what the division left over.
async fn the_last_box(demo: &Demo, chi: &Visitor, binh: &mut Visitor, id: &str) {
    let mut hands = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (mut chi, form) = (chi.clone(), filters(id, "2", "01/11/2024"));
        hands.spawn(async move {
            loop {
                let told = post(&mut chi, NEW, &form).await;
                // A database that is busy says so and is asked again, with the same key.
                if told.status != StatusCode::SERVICE_UNAVAILABLE {
                    return told;
                }
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        });
    }
    let (mut got, mut without) = (Vec::new(), 0);
    while let Some(told) = hands.join_next().await {
        let told = told.expect("a hand fell off");
        match told.status {
            StatusCode::SEE_OTHER => got.push(told.to),
            _ => {
                refused(&told, "đợt hàng chỉ còn 0");
                without += 1;
            }
        }
    }
    assert_eq!((got.len(), without), (1, 7), "on {}", demo.engine);
    assert_eq!(demo.levels("water_filters", november()).await, [5; 4]);
    assert_eq!(demo.levels("water_filters_value", november()).await, [500_003; 4]);
    let words = binh.page(&format!("/consignments/{id}")).await.words();
    assert!(words.contains("Còn lại 0 máy") && words.contains("2 200.003"), "{words}");
    let back = vec![("version", "1".to_owned()), ("why", "Hết truyện".to_owned())];
    done(&post(binh, &format!("{}/reverse", got[0]), &back).await);
    assert_eq!(demo.levels("water_filters_value", november()).await, [300_000; 4]);
}

/// What was recorded by mistake is taken back, stays with its reason and is offered no more.
async fn taken_back(chi: &mut Visitor, binh: &mut Visitor) {
    let id = fresh_key();
    let new = format!("/consignments/new?unit={PROVINCE}");
    done(&post(binh, &new, &goods(&id, "4", "0")).await);
    assert!(chi.page(NEW).await.text().contains(&id), "it is offered below");
    let back = format!("/consignments/{id}/back");
    let why = |why: &str| vec![("version", "1".to_owned()), ("why", why.to_owned())];
    let told = post(binh, &back, &why(" ")).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "not without a reason");
    done(&post(binh, &back, &why("Ghi hai lần")).await);
    let words = binh.page(&format!("/consignments/{id}")).await.words();
    assert!(words.contains("Ghi hai lần") && !words.contains("Ghi việc trao"), "{words}");
    assert!(!chi.page(NEW).await.text().contains(&id), "it is offered still");
    let told = post(chi, NEW, &filters(&id, "1", "01/11/2024")).await;
    refused(&told, "Đợt hàng này đã rút");
}
