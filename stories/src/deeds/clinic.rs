//! A clinic says of what medicine its turns were, what the medicine was worth and who came along:
//! eastern and western are all the turns, medicine is a part of the value and no second one.

use super::{COMMUNE, Demo, Visitor, done, new, november, post, refused, reversed, work};

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
