//! A week of a kitchen holds what a day does: sorts of meals, where the value comes from, who gave,
//! where; a day that is recorded already of a kitchen or meal is shown and not recorded twice, that
//! of another kitchen or meal is. It opens with who may not.

use super::{COMMUNE, Demo, PROVINCE, StatusCode, Visitor, done, fresh_key, new, november, post};
use super::{refused, reversed, work};

const BESIDE: &str = "kien-giang/huyen-giang-thanh/xa-vinh-dieu";

/// The fields of a week: the ids of its days, then these.
fn form(ids: &[(usize, String)], fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let ids = ids.iter().map(|(at, id)| (format!("id-{at}"), id.clone()));
    let own = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    ids.chain(own).collect()
}

async fn send(who: &mut Visitor, to: &str, form: &[(String, String)]) -> super::Told {
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    who.post(to, &pairs).await
}

/// Monday to Thursday were recorded before and are not asked for; Friday comes with the week, whose
/// form sends what its page holds and nothing else.
pub async fn holds_what_a_day_holds(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let week = format!("/activities/week?unit={COMMUNE}&kind=kitchen&from=2024-11-01");
    let before = demo.levels("kitchen_meals", november()).await;
    let norm = [
        ("id", &*fresh_key()),
        ("amount", "25.000"),
        ("from_on", "01/01/2024"),
        ("basis", "QĐ 15"),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    done(&post(binh, &format!("/catalogue/kitchen/norm?unit={PROVINCE}"), &norm).await);
    let page = chi.page(&week).await;
    let held = |at: &usize| page.text().contains(&format!("name=\"id-{at}\""));
    let ids: Vec<_> = (0..7).filter(held).map(|at| (at, page.field(&format!("id-{at}")))).collect();
    let friday = ids.first().expect("a day to record").clone();
    assert_eq!(friday.0, 4, "recorded days are asked for: {}", page.words());
    let sorts = [
        ("count-4", "100"),
        ("count-4-rice", "60"),
        ("count-4-bread", "41"),
        ("source", "norm"),
        ("giver", "Bếp chùa"),
        ("place", "Xã Phú Mỹ"),
    ];
    let told = send(chi, &week, &form(&ids, &sorts)).await;
    refused(&told, "Cộng các phần được 101, nhiều hơn cả thảy 100");
    let right = sorts.map(|(name, value)| (name, if value == "41" { "40" } else { value }));
    for _ in 0..2 {
        done(&send(chi, &week, &form(&ids, &right)).await);
    }
    assert_eq!(demo.levels("kitchen_meals", november()).await, before.map(|had| had + 100));
    assert_eq!(demo.levels("kitchen_value", november()).await, [2_500_000; 4], "the norm's");
    let to = format!("/activities/{}", friday.1);
    let words = chi.page(&to).await.words();
    for said in ["60 suất cơm", "40 suất bánh mì", "Bếp chùa · 2.500.000", "Xã Phú Mỹ", "QĐ 15"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    let second = a_second_kitchen(demo, chi, &week, before.map(|had| had + 100)).await;
    for to in [&to, &second] {
        reversed(chi, to, 1).await;
    }
    a_week_is_asked_about(demo, chi, binh).await;
    a_span_is_all_its_days(demo, chi, binh).await;
}

/// The week of the kitchen at Phú Mỹ is closed on Friday; that of the commune's own kitchen, and an
/// evening meal of the same kitchen, are not.
async fn a_second_kitchen(demo: &Demo, chi: &mut Visitor, week: &str, before: [i64; 4]) -> String {
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(week).await.status, StatusCode::NOT_FOUND);
    let own = chi.page(week).await;
    assert!(own.text().contains("name=\"count-4\""), "another kitchen closes the day");
    let said = "Việc khác cùng loại đã ghi: 100 suất (Bếp ăn tình thương)";
    assert!(own.words().contains(said), "{}", own.words());
    let way = own.text();
    let (_, way) = way.split_once("&amp;like=").expect("the way to the other kitchen");
    let there = format!("{week}&like={}", way.split('"').next().expect("a piece of work"));
    let page = chi.page(&there).await;
    assert!(page.words().contains("Đã ghi: 100 suất"), "{}", page.words());
    assert!(!page.text().contains("name=\"count-4\""), "it asks for a day it has");
    assert_eq!(page.field("place"), "Xã Phú Mỹ, Huyện Giang Thành");
    let another = chi.page(&format!("{week}&another=1")).await;
    assert!(another.text().contains("name=\"count-0\""), "a new kitchen has an open week");
    let ids: Vec<_> = (0..7).map(|at| (at, fresh_key())).collect();
    let same = [("count-4", "5"), ("place", "Xã Phú Mỹ")];
    let told = send(chi, week, &form(&ids, &same)).await;
    refused(&told, "Ngày này đã ghi 100");
    assert_eq!(told.field("count-4"), "5", "what was typed is lost");
    assert_eq!(demo.levels("kitchen_meals", november()).await, before, "it was recorded twice");
    let evening = [same[0], same[1], ("title", "Bữa chiều")];
    for _ in 0..2 {
        done(&send(chi, week, &form(&ids, &evening)).await);
    }
    assert_eq!(demo.levels("kitchen_meals", november()).await, before.map(|had| had + 5));
    let others: Vec<_> = (0..7).map(|at| (at, fresh_key())).collect();
    let again = [("count-4", "6"), ("place", "Xã Phú Mỹ"), ("title", "bua chieu")];
    refused(&send(chi, week, &form(&others, &again)).await, "Ngày này đã ghi 5");
    format!("/activities/{}", ids[4].1)
}

/// A host recorded meals in which the commune joined: the week asks once, keeps what was typed, and
/// records when it is said to be other work.
async fn a_week_is_asked_about(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let week = format!("/activities/week?unit={COMMUNE}&kind=kitchen&from=2024-11-01");
    let hosted = work(&[("count-meals", "30"), ("joiner", "Xã Phú Lợi")]);
    let host = done(&post(binh, &new(BESIDE, "kitchen"), &hosted).await);
    let before = demo.levels("kitchen_meals", november()).await;
    let ids: Vec<_> = (0..7).map(|at| (at, fresh_key())).collect();
    let mut fields = vec![("count-4", "25"), ("title", "Bữa trưa")];
    let told = send(chi, &week, &form(&ids, &fields)).await;
    refused(&told, "Xã Vĩnh Điều đã ghi việc này, ngày 01/11/2024");
    assert_eq!((told.field("count-4"), told.field("title")), ("25".into(), "Bữa trưa".into()));
    assert_eq!(told.text().matches("name=\"again\"").count(), 1, "one question for the week");
    assert_eq!(demo.levels("kitchen_meals", november()).await, before, "it counts all the same");
    fields.push(("again", "1"));
    done(&send(chi, &week, &form(&ids, &fields)).await);
    assert_eq!(demo.levels("kitchen_meals", november()).await, before.map(|had| had + 25));
    reversed(chi, &format!("/activities/{}", ids[4].1), 1).await;
    reversed(binh, &host, 1).await;
}

/// The kitchens' page counts every day that a record spans, and a chapter's own kitchen too.
async fn a_span_is_all_its_days(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let kind = fresh_key();
    let own = [("id", &*kind), ("label_vi", "Bếp lưu động"), ("based_on", "kitchen")];
    done(&binh.post(&format!("/catalogue/new?unit={PROVINCE}"), &own).await);
    let cooked = work(&[("count-meals", "30")]);
    let one = done(&post(chi, &new(COMMUNE, &kind), &cooked).await);
    let span = work(&[("from", "27/09/2024"), ("until", "30/09/2024"), ("count-meals", "80")]);
    let two = done(&post(chi, &new(COMMUNE, "kitchen"), &span).await);
    let kitchens = |month: &str| format!("/kitchens?unit={COMMUNE}&month={month}");
    let page = chi.page(&kitchens("2024-11")).await.words();
    assert!(page.contains("Xã Phú Lợi 1 30"), "{page}");
    // Four days and eighty meals beside what the demo recorded of September.
    let page = chi.page(&kitchens("2024-09")).await.words();
    assert!(page.contains("Xã Phú Lợi 5 645"), "{}: {page}", demo.engine);
    for to in [one, two] {
        reversed(chi, &to, 1).await;
    }
}
