//! Whether a level's reports wait for approval is set on the page. Waiting hides nothing: what was
//! typed and sent is in every sum above at once and says that it was not approved; where nobody
//! need approve, sending does. It opens with who may not.

use super::{
    COMMUNE, Demo, State, StatusCode, TURNS, Visitor, done, fresh_key, refused, save_of, says, step,
};
use crate::house::DISTRICT;
use kernel::{Day, Month};

mod mark;

const SET: &str = "/reports/chain/approval?unit=kien-giang";
/// December, which nobody has typed into.
const PAGE: &str = "/reports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-12";
/// The months that are sent before and after the word of the province.
const DECEMBER: &str = "2024-12";
const JANUARY: &str = "2025-01";

/// In February; December waits, January does not, and what is set again waits again.
pub async fn hides_nothing(demo: &mut Demo) {
    who_may_not(demo).await;
    demo.turn_to(Day::of(2025, 2, 3).expect("a day"));
    let mut binh = Visitor::of(demo, "binh").await;
    let mut chi = Visitor::of(demo, "chi").await;
    says(&binh.page("/reports/chain?unit=kien-giang").await, &["Mọi cấp đều chờ duyệt"]);
    let on = fresh_key();
    refused(&binh.post(SET, &form(&on, "yes", "")).await, "Căn cứ");
    done(&binh.post(SET, &form(&on, "yes", "QĐ 8/HCTĐ")).await);

    let before = levels(demo, DECEMBER).await;
    mark::is_nowhere(demo, DECEMBER).await;
    typed(&mut chi, DECEMBER).await;
    mark::is_everywhere(demo, DECEMBER).await;
    assert_eq!(levels(demo, DECEMBER).await, before.map(|had| had + 12), "typed is counted");
    says(&binh.page(PAGE).await, &["đang nhập", "tạm tính"]);
    done(&step(&mut chi, PAGE, "send", &[]).await);
    assert_eq!(state(demo, DECEMBER).await, State::Sent);
    assert_eq!(levels(demo, DECEMBER).await, before.map(|had| had + 12), "sent hides nothing");
    says(&binh.page(PAGE).await, &["đã gửi", "chờ duyệt"]);
    let board = format!("/reports/board?unit={DISTRICT}&month={DECEMBER}");
    says(&binh.page(&board).await, &["Xã Phú Lợi đã gửi nộp muộn nộp 03/02/2025"]);

    typed(&mut chi, JANUARY).await;
    mark::is_everywhere(demo, JANUARY).await;
    let off = fresh_key();
    done(&binh.post(SET, &form(&off, "no", "QĐ 9/HCTĐ")).await);
    assert_eq!(state(demo, DECEMBER).await, State::Sent, "what waits goes on waiting");
    mark::is_everywhere(demo, DECEMBER).await;
    done(&step(&mut binh, PAGE, "approve", &[]).await);
    mark::is_nowhere(demo, DECEMBER).await;
    mark::is_nowhere(demo, JANUARY).await;
    let january = PAGE.replace(DECEMBER, JANUARY);
    done(&step(&mut chi, &january, "send", &[]).await);
    assert_eq!(state(demo, JANUARY).await, State::Approved);
    let page = binh.page(&january).await;
    says(&page, &["đã duyệt", "Duyệt ngay khi gửi (cấp này không cần duyệt)"]);
    assert!(!page.words().contains("tạm tính"), "{}", page.words());
    let settings = binh.page("/reports/chain?unit=kien-giang").await;
    says(&settings, &["không cần duyệt 03/02/2025 QĐ 9/HCTĐ", "chờ duyệt 03/02/2025 QĐ 8/HCTĐ"]);
}

async fn who_may_not(demo: &Demo) {
    let key = fresh_key();
    let form = form(&key, "no", "QĐ 9/HCTĐ");
    let told = Visitor::guest(demo).post(SET, &form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    for login in ["dung", "chi"] {
        let told = Visitor::of(demo, login).await.post(SET, &form).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
}

fn form<'a>(id: &'a str, needed: &'a str, basis: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("id", id),
        ("level", "commune"),
        ("needed", needed),
        ("from_on", "03/02/2025"),
        ("basis", basis),
    ]
}

async fn typed(chi: &mut Visitor, month: &str) {
    let told = save_of(chi, (COMMUNE, month), "12", 0).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
}

async fn state(demo: &Demo, month: &str) -> State {
    demo.view(COMMUNE, Month::parse(month).expect("a month")).await.state()
}

async fn levels(demo: &Demo, month: &str) -> [i64; 4] {
    demo.levels(TURNS, Month::parse(month).expect("a month")).await
}
