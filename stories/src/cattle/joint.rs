//! Where an animal was handed over, who joined and under which agreement is said of the work that
//! the herd recorded; a placing that is taken back and made anew keeps it. It opens with who may
//! not.

use super::{BOOKED, COMMUNE, Demo, Herd, StatusCode, Visitor, done, opened, sums};
use crate::visitor::{fresh_key, refused};

const COW: [(&str, &str); 5] = [
    ("sex", "female"),
    ("born_on", "01/01/2021"),
    ("on", "01/06/2024"),
    ("giver", "Nhà hảo tâm"),
    ("amount", "15 triệu"),
];
const TOLD: &str = "Bò giao chung";

pub async fn is_said_of_a_placing(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let mut herd = opened(binh, "first-female").await;
    herd.comes(chi, "receive", TOLD, &COW).await;
    done(&herd.goes(chi, "place", TOLD, "Hộ Ở Xa", "05/07/2024").await);
    let work = handed(chi, "2024-07").await.expect("the work that counts it");
    let counted = sums(demo, &BOOKED).await;
    let mut dung = Visitor::of(demo, "dung").await;
    who_may_not(demo, chi, &mut dung, &work).await;
    let agreement = agreed(chi).await;
    under(chi, &work, &agreement).await;
    with_whom(chi, &work).await;
    let words = chi.page(&work).await.words();
    assert!(words.contains("Nơi làm Xã Vĩnh Điều"), "{words}");
    let listed = binh.page(&done_there("2024-07")).await.text();
    assert!(listed.contains(&work), "that commune's list has it not");
    assert!(joins(&mut dung, "2024-07").await, "who joined reads nothing of it");
    assert_eq!(sums(demo, &BOOKED).await, counted, "a number moved");
    is_kept_when_placed_anew(demo, &herd, chi, &mut dung).await;
    assert_eq!(sums(demo, &BOOKED).await, counted);
}

async fn who_may_not(demo: &Demo, chi: &mut Visitor, dung: &mut Visitor, work: &str) {
    let to = format!("{work}/joint");
    let version = chi.page(work).await.version_in("/joint");
    let form = [("version", version.as_str()), ("place", "xa vinh dieu")];
    assert_eq!(dung.post(&to, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&to, &form).await.status, StatusCode::UNAUTHORIZED);
    assert!(!joins(dung, "2024-07").await, "it joined before it was said");
}

fn done_there(month: &str) -> String {
    let place = "kien-giang/huyen-giang-thanh/xa-vinh-dieu";
    format!("/activities?unit=kien-giang&month={month}&place={place}")
}

/// The work that hands the animal over in a month, as it stands in the list of the commune.
async fn handed(chi: &mut Visitor, month: &str) -> Option<String> {
    let page = format!("/activities?unit={COMMUNE}&month={month}&state=counted");
    let list = chi.page(&page).await.text();
    let at = list.split("href=\"/activities/").find(|part| part.contains(TOLD))?;
    Some(format!("/activities/{}", &at[..36]))
}

/// Whether Dũng's province reads that it joined.
async fn joins(dung: &mut Visitor, month: &str) -> bool {
    let words = dung.page(&format!("/activities?unit=ca-mau&month={month}")).await.words();
    words.contains(TOLD) && words.contains("tính một lần ở đơn vị ấy")
}

/// An agreement that had run out when the animal was handed over.
async fn agreed(chi: &mut Visitor) -> String {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("sort", "programme"),
        ("title", "Bò giống cho hộ nghèo"),
        ("partner", "Trạm thú y huyện"),
        ("signed_on", "01/01/2024"),
        ("from_on", "01/01/2024"),
        ("until_on", "30/06/2024"),
    ];
    done(&chi.post(&format!("/agreements/new?unit={COMMUNE}"), &form).await);
    id
}

/// Work goes on while a new paper is being signed: it is told, not refused. Here the paper is
/// offered by its own page alone, for it holds no more.
async fn under(chi: &mut Visitor, work: &str, agreement: &str) {
    let version = chi.page(work).await.version_in("/joint");
    let form = [("version", version.as_str()), ("agreement", agreement)];
    done(&chi.post(&format!("{work}/under"), &form).await);
    let words = chi.page(work).await.words();
    let told = "Ngày làm nằm ngoài thời hạn của nó (01/01/2024 – 30/06/2024)";
    assert!(words.contains(told), "{words}");
}

async fn with_whom(chi: &mut Visitor, work: &str) {
    let to = format!("{work}/joint");
    let version = chi.page(work).await.version_in("/joint");
    let form = |place| [("version", version.as_str()), ("place", place), ("joiner", "ca-mau")];
    refused(&chi.post(&to, &form("Sao Hỏa")).await, "Không thấy “Sao Hỏa”");
    done(&chi.post(&to, &form("xa vinh dieu")).await);
    assert_eq!(chi.post(&to, &form("")).await.status, StatusCode::CONFLICT, "an old version");
}

/// It was written down for the wrong household and day.
async fn is_kept_when_placed_anew(demo: &Demo, herd: &Herd, chi: &mut Visitor, dung: &mut Visitor) {
    let animal = herd.id(TOLD);
    let why = [("animal", animal.as_str()), ("note", "Nhầm hộ")];
    done(&herd.told(chi, "mistake", &why).await);
    assert_eq!(handed(chi, "2024-07").await, None);
    assert!(!joins(dung, "2024-07").await, "what was taken back is told of");
    done(&herd.goes(chi, "place", TOLD, "Hộ Gần", "05/08/2024").await);
    let anew = handed(chi, "2024-08").await.expect("the work that counts it now");
    let words = chi.page(&anew).await.words();
    for said in ["Nơi làm Xã Vĩnh Điều", "Đơn vị cùng làm Tỉnh Cà Mau", "Trạm thú y huyện"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(joins(dung, "2024-08").await);
    assert_eq!(demo.broken().await, Vec::<String>::new());
}
