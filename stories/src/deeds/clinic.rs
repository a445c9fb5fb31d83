//! A clinic says of what medicine its turns were, what the medicine was worth and who came along:
//! eastern and western are all the turns, medicine is a part of the value and no second one.

use super::{COMMUNE, Demo, PROVINCE, Visitor, done, new, november, post, refused, reversed, work};

pub async fn says_of_what_medicine_it_was(demo: &Demo, chi: &mut Visitor) {
    let codes = ["free_exam_turns", "free_exam_value"];
    let mut before = Vec::new();
    for code in codes {
        before.push(demo.levels(code, november()).await);
    }
    let path = new(COMMUNE, "free-exam");
    let clinic = |eastern: &str, western: &str, medicine: &str| {
        work(&[
            ("count-turns", "50"),
            ("count-people", "45"),
            ("count-eastern", eastern),
            ("count-western", western),
            ("count-team", "6"),
            ("count-medicine", medicine),
            ("value", "9 triệu"),
            ("source", "goods"),
        ])
    };
    let mut dung = Visitor::of(demo, "dung").await;
    let right = clinic("20", "30", "6.000.000");
    assert_eq!(post(&mut dung, &path, &right).await.status, super::StatusCode::NOT_FOUND);
    let uneven = post(chi, &path, &clinic("20", "29", "6.000.000")).await;
    refused(&uneven, "Cộng các phần được 49, phải bằng cả thảy 50");
    assert_eq!(uneven.field("count-eastern"), "20", "what was typed is lost");
    refused(
        &post(chi, &path, &clinic("20", "30", "9.000.001")).await,
        "9.000.001 đồng lớn hơn cả giá trị 9.000.000",
    );
    let to = done(&post(chi, &path, &right).await);
    let words = chi.page(&to).await.words();
    for said in ["20 lượt đông y", "30 lượt tây y", "6 y, bác sĩ trong đoàn", "6.000.000"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    for ((code, had), more) in codes.iter().zip(&before).zip([50, 9_000_000]) {
        let now = demo.levels(code, november()).await;
        assert_eq!(now, had.map(|had| had + more), "{code} counts a part again");
    }
    reversed(chi, &to, 1).await;
}

/// The clinics of October are added up by the unit that held them, each count by itself: what S4
/// prints, of which medicine, how much of the value was medicine. The same of any kind of work.
pub async fn is_added_up_by_unit(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let page = format!("/clinics?unit={PROVINCE}&span=2024-10");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&page).await.status, super::StatusCode::NOT_FOUND);
    assert_eq!(chi.get(&page).await.status, super::StatusCode::NOT_FOUND, "a commune's own alone");
    let month = binh.page(&page).await;
    let words = month.words();
    let sum = words.split_once("Cộng ").expect("a sum").1;
    let numbers = sum.split(' ').map_while(|word| word.replace('.', "").parse::<i64>().ok());
    // Pieces, turns, people (nobody said how many), eastern, western, team, medicine, value.
    let told: Vec<i64> = numbers.collect();
    assert_eq!(told.get(1), Some(&82_690), "{}", month.words());
    let rest = sum.split_once("– ").expect("nobody counted people").1;
    let rest: Vec<i64> =
        rest.split(' ').map_while(|word| word.replace('.', "").parse().ok()).collect();
    assert_eq!(rest[0] + rest[1], 82_690, "eastern and western: {sum}");
    assert_eq!(rest.last(), Some(&4_069_000_000), "{sum}");
    assert!(rest[3] > 0 && rest[3] < 4_069_000_000, "medicine: {sum}");
    let year = binh.page(&format!("/clinics?unit={PROVINCE}&span=2024")).await.words();
    assert!(year.contains("Cộng"), "{year}");
    let district = "href=\"/clinics?unit=kien-giang%2Fhuyen-";
    assert!(month.text().contains(district), "it opens down: {}", month.text());
    let kind = format!("/activities/summed?unit={PROVINCE}&kind=kitchen&span=2024-10");
    let words = binh.page(&kind).await.words();
    assert!(words.contains("153.133"), "{words}");
    let file = binh.page(&format!("{kind}&file=csv")).await.text();
    assert!(file.contains("suất cơm"), "{file}");
    let none = binh.page(&format!("/activities/summed?unit={PROVINCE}")).await.words();
    assert!(none.contains("Chọn loại việc"), "{none}");
}
