//! Mangroves that are planted, bicycles and school kits that are given: each recorded by its form,
//! each moves its own figure and its value. It opens with who may not.

use super::work;
use super::{COMMUNE, Demo, PROVINCE, StatusCode, Visitor, done, new, post, refused, reversed};
use crate::cattle::sums;

/// What is recorded of a kind: its field, how many, worth what, from where, the figures it moves,
/// a source that it does not take, what its page says.
struct Given {
    kind: &'static str,
    count: &'static str,
    many: (&'static str, i64),
    value: (&'static str, i64),
    source: &'static str,
    never: &'static str,
    figures: [&'static str; 2],
    said: &'static str,
}

const ALL: [Given; 3] = [
    Given {
        kind: "mangrove",
        count: "count-trees",
        many: ("1.200", 1_200),
        value: ("18 triệu", 18_000_000),
        source: "labour",
        never: "norm",
        figures: ["mangrove_trees", "mangrove_value"],
        said: "1.200 cây",
    },
    Given {
        kind: "bicycle",
        count: "count-bicycles",
        many: ("5", 5),
        value: ("9 triệu", 9_000_000),
        source: "goods",
        never: "labour",
        figures: ["bicycles", "bicycles_value"],
        said: "5 xe",
    },
    Given {
        kind: "school-kit",
        count: "count-pupils",
        many: ("40", 40),
        value: ("6 triệu", 6_000_000),
        source: "goods",
        never: "labour",
        figures: ["school_kit_pupils", "school_kit_value"],
        said: "40 học sinh",
    },
];

pub async fn over_count_what_their_form_says(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    for given in &ALL {
        let before = sums(demo, &given.figures).await;
        let fields = [
            (given.count, given.many.0),
            ("value", given.value.0),
            ("source", given.source),
            ("partner", "Nhóm Bạn Rừng"),
        ];
        who_may_not(demo, given.kind, &fields).await;
        for (name, value, said) in [
            (given.count, "0", "từ 1 trở lên"),
            (given.count, "mười", "bằng chữ số"),
            (given.count, "-3", "Nhập"),
            ("source", given.never, "không nhận nguồn giá trị ấy"),
        ] {
            let flawed = fields.map(|(own, old)| (own, if own == name { value } else { old }));
            refused(&post(chi, &new(COMMUNE, given.kind), &work(&flawed)).await, said);
        }
        assert_eq!(sums(demo, &given.figures).await, before, "{}: flawed, and saved", given.kind);
        let to = done(&post(chi, &new(COMMUNE, given.kind), &work(&fields)).await);
        let now = sums(demo, &given.figures).await;
        let moved = [now[0] - before[0], now[1] - before[1]];
        assert_eq!(moved, [given.many.1, given.value.1], "{}", given.kind);
        let words = binh.page(&to).await.words();
        assert!(words.contains(given.said) && words.contains("Nhóm Bạn Rừng"), "{words}");
        reversed(chi, &to, 1).await;
        assert_eq!(sums(demo, &given.figures).await, before, "{}", given.kind);
    }
}

async fn who_may_not(demo: &Demo, kind: &str, fields: &[(&'static str, &str)]) {
    let form = work(fields);
    let mut dung = Visitor::of(demo, "dung").await;
    let told = post(&mut dung, &new(COMMUNE, kind), &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "{kind}");
    let told = post(&mut Visitor::guest(demo), &new(COMMUNE, kind), &form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{kind}");
    let mut chi = Visitor::of(demo, "chi").await;
    let told = post(&mut chi, &new(PROVINCE, kind), &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "{kind} above her commune");
}

/// A campaign's year stands against the year before; what is taken back leaves that too.
pub async fn for_a_campaign_stand_beside_last_year(demo: &Demo, chi: &mut Visitor) {
    let page = |year: i16| format!("/campaigns/CMP-12?unit={COMMUNE}&year={year}");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&page(2024)).await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.get(&page(2024)).await.status, StatusCode::SEE_OTHER);
    let gift = |on: &'static str, value: &'static str| {
        let of = ("campaign", "CMP-12");
        work(&[("from", on), ("count-parcels", "3"), ("value", value), ("source", "cash"), of])
    };
    let mut all = Vec::new();
    for (on, value) in
        [("15/06/2023", "700.000"), ("16/06/2023", "50.000"), ("01/11/2024", "2 triệu")]
    {
        all.push(done(&post(chi, &new(COMMUNE, "gift"), &gift(on, value)).await));
    }
    let words = chi.page(&page(2024)).await.words();
    assert!(words.contains("2.000.000") && words.contains("Năm 2023: 2 việc, 750.000"), "{words}");
    let words = chi.page(&page(2023)).await.words();
    assert!(words.contains("750.000") && words.contains("Năm 2022: 0 việc, 0 đồng"), "{words}");
    reversed(chi, &all[1], 1).await;
    let words = chi.page(&page(2024)).await.words();
    assert!(words.contains("Năm 2023: 1 việc, 700.000"), "{words}");
    for to in [&all[0], &all[2]] {
        reversed(chi, to, 1).await;
    }
}
