//! Every list is kept as a file: what is seen, under the rights of the page, with real numbers and
//! without a name that the page masks.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, new, post, reversed, work};

/// Lists of the demo's province, what their file holds, and the fewest rows of it.
const LISTS: [(&str, &str, usize); 9] = [
    ("/activities?unit=kien-giang&month=2024-10&kind=kitchen", "Bếp ăn tình thương", 100),
    ("/kitchens?unit=kien-giang&month=2024-10", "Suất ăn", 3),
    ("/constructions?unit=kien-giang", "Giai đoạn", 1),
    ("/classes?unit=kien-giang&year=2024", "Người học", 1),
    ("/classes/certificates?unit=kien-giang", "Số chứng nhận", 1),
    ("/care?unit=kien-giang&programme=patient", "Giá trị", 1),
    ("/cattle?unit=kien-giang", "Đang nuôi", 1),
    ("/agreements?unit=kien-giang", "Ký với", 1),
    ("/consignments?unit=kien-giang", "Còn lại", 1),
];

pub async fn of_every_list(demo: &Demo, binh: &mut Visitor) {
    let mut dung = Visitor::of(demo, "dung").await;
    for (list, _, _) in LISTS {
        let file = format!("{list}&file=csv");
        assert_eq!(dung.get(&file).await.status, StatusCode::NOT_FOUND, "{file}");
        let guest = Visitor::guest(demo).get(&file).await;
        assert_ne!(guest.status, StatusCode::OK, "{file}");
    }
    for (list, held, fewest) in LISTS {
        let page = binh.page(list).await.text();
        assert!(page.contains("&amp;file=xlsx"), "{list} does not offer its file");
        let csv = binh.page(&format!("{list}&file=csv")).await;
        assert!(csv.kind.starts_with("text/csv"), "{list}: {}", csv.kind);
        let text = csv.text();
        assert!(text.contains(held), "{list}: {text}");
        assert!(text.lines().count() >= fewest, "{list}: {text}");
        let sheet = binh.page(&format!("{list}&file=xlsx")).await;
        assert!(sheet.bytes.starts_with(b"PK") && sheet.kind.contains("spreadsheetml"), "{list}");
    }
    filters_hold(binh).await;
    on_a_map_and_in_a_chart(&mut dung, binh).await;
    what_was_taken_back_adds_nothing(&mut Visitor::of(demo, "chi").await).await;
}

/// What is not seen is not in the file: a word that no title holds leaves the heads alone.
async fn filters_hold(binh: &mut Visitor) {
    let none = "/activities?unit=kien-giang&month=2024-10&q=khong-ai-goi-the&file=csv";
    let told = binh.page(none).await.text();
    assert_eq!(told.lines().count(), 1, "{told}");
}

/// The same filters on a map and over twelve months, each with the table that says the same.
async fn on_a_map_and_in_a_chart(dung: &mut Visitor, binh: &mut Visitor) {
    let map = "/activities?unit=kien-giang&month=2024-10&kind=kitchen&view=map";
    assert_eq!(dung.get(map).await.status, StatusCode::NOT_FOUND);
    let page = binh.page(map).await;
    assert!(page.text().matches("<svg").count() >= 2, "a map and a chart");
    let words = page.words();
    for said in ["Ở đâu", "Thành phố Rạch Giá", "11/2023", "10/2024"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let none = binh.page(&map.replace("kind=kitchen", "q=khong-ai-goi-the")).await.words();
    assert!(none.contains("Trong thời gian này chưa ghi việc nào ở đây"), "{none}");
}

/// The map and the chart add up what counts; what was taken back is found only by its state.
async fn what_was_taken_back_adds_nothing(chi: &mut Visitor) {
    let map = format!("/activities?unit={COMMUNE}&month=2024-11&kind=zero-stall&view=map");
    let stall = [("count-turns", "5"), ("value", "77.777"), ("source", "cash")];
    let to = done(&post(chi, &new(COMMUNE, "zero-stall"), &work(&stall)).await);
    assert!(chi.page(&map).await.words().contains("77.777"));
    reversed(chi, &to, 1).await;
    let words = chi.page(&map).await.words();
    assert!(!words.contains("tất cả"), "a sum of all states: {words}");
    assert!(
        words.contains("Trong thời gian này chưa ghi việc nào ở đây tính vào số liệu"),
        "{words}"
    );
    assert!(!words.contains("77.777"), "{words}");
    assert!(chi.page(&format!("{map}&state=reversed")).await.words().contains("77.777"));
}
