//! Who gave to the kitchens of a unit in a month: added up by giver, whatever kitchen it was for,
//! and gone with the work that is taken back. It opens with who may not.

use super::{COMMUNE, Demo, PROVINCE, StatusCode, Visitor, done, new, post, reversed, work};

pub async fn say_what_each_gave(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let page = |unit: &str| format!("/kitchens?unit={unit}&month=2024-11");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&page(COMMUNE)).await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.get(&page(COMMUNE)).await.status, StatusCode::SEE_OTHER);
    let goods = ("source", "goods");
    let meals = |many| ("count-meals", many);
    let pagoda = ("partner", "Chùa Phật Quang");
    let first = [meals("80"), ("value", "2 triệu"), goods, pagoda];
    let second = [
        meals("60"),
        ("value", "1,5 triệu"),
        goods,
        pagoda,
        ("partner_share", "1 triệu"),
        ("partner_2", "Nhóm Áo Xanh"),
        ("partner_share_2", "500.000"),
    ];
    let one = done(&post(chi, &new(COMMUNE, "kitchen"), &work(&first)).await);
    let two = done(&post(chi, &new(COMMUNE, "kitchen"), &work(&second)).await);
    let said = |words: &str, unit: &str| {
        for line in ["Đóng góp cho các bếp", "Chùa Phật Quang 3.000.000", "Nhóm Áo Xanh 500.000"]
        {
            assert!(words.contains(line), "{line} at {unit}: {words}");
        }
    };
    said(&chi.page(&page(COMMUNE)).await.words(), COMMUNE);
    said(&binh.page(&page(PROVINCE)).await.words(), PROVINCE);
    reversed(chi, &two, 1).await;
    let words = chi.page(&page(COMMUNE)).await.words();
    assert!(words.contains("Chùa Phật Quang 2.000.000") && !words.contains("Áo Xanh"), "{words}");
    reversed(chi, &one, 1).await;
    let words = chi.page(&page(COMMUNE)).await.words();
    assert!(!words.contains("Chùa Phật Quang"), "what was taken back is still told: {words}");
    sorts_are_all_the_meals(binh).await;
    what_came_late_is_told(chi).await;
}

/// October is locked: what is recorded of it now stands on its page and counts in November.
async fn what_came_late_is_told(chi: &mut Visitor) {
    let page = |month: &str| format!("/kitchens?unit={COMMUNE}&month={month}");
    let out = "33 suất của tháng 10/2024 ghi khi tháng đã khóa";
    let came = "Báo cáo tháng 11/2024 còn có 33 suất của các tháng trước";
    assert!(!chi.page(&page("2024-10")).await.words().contains("tháng đã khóa"));
    let fields = [("from", "28/10/2024"), ("count-meals", "33")];
    let to = done(&post(chi, &new(COMMUNE, "kitchen"), &work(&fields)).await);
    let (then, now) = (chi.page(&page("2024-10")).await, chi.page(&page("2024-11")).await);
    assert!(then.words().contains(out), "{}", then.words());
    assert!(now.words().contains(came), "{}", now.words());
    reversed(chi, &to, 1).await;
    assert!(!chi.page(&page("2024-10")).await.words().contains(out), "it was taken back");
    assert!(!chi.page(&page("2024-11")).await.words().contains(came), "it was taken back");
}

/// October says of which sort its meals were: together they are S4's 153.133.
async fn sorts_are_all_the_meals(binh: &mut Visitor) {
    let words = binh.page(&format!("/kitchens?unit={PROVINCE}&month=2024-10")).await.words();
    let (_, sum) = words.split_once("Cộng ").expect("a sum");
    let numbers = sum.split(' ').map_while(|word| word.replace('.', "").parse::<i64>().ok());
    let told: Vec<i64> = numbers.take(4).collect();
    assert_eq!(told[0], 153_133, "{words}");
    assert_eq!(told[1..].iter().sum::<i64>(), told[0], "rice, porridge, bread: {words}");
    assert!(told[1..].iter().all(|sort| *sort > 0), "{words}");
    assert!(words.contains("Mạnh thường quân các chợ (minh họa)"), "{words}");
}
