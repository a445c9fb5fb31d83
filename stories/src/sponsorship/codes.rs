//! The code that whoever is helped says: made on a slip for a month, shown once, good once, locked
//! when it is guessed at. Of a code and of a sponsor's telephone nothing lies in the database. It
//! opens with who may not.

use super::scene::{Scene, clerk};
use super::{done, gift, refused, to};
use crate::house::{self, COMMUNE, Demo};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::place;
use sponsorship::desk;
use sponsorship::model::CodeId;

/// A sponsor's telephone as it is typed, and what of it would lie open.
const PHONE: (&str, &str) = ("0987 650 321", "987650321");

#[tokio::test]
async fn whoever_is_helped_says_a_code_and_it_is_good_once() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo, "Bà Tư Mẫu").await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let slip = format!("/sponsorship/addresses/{}/slip", scene.address);
        who_may_not(&demo, &slip).await;
        let nothing = chi.post(&slip, &[("month", "2024-11"), ("as", "page")]).await;
        refused(&nothing, "không còn suất nào chờ trao");
        two_stand_by(&demo, &scene).await;
        let mut codes = a_code_is_shown_once(&mut chi, &slip).await;
        codes.extend(the_right_code_is_good_once(&demo, &mut chi, &scene, &slip).await);
        codes.extend(guessing_locks_it(&demo, &mut chi, &scene, &slip).await);
        no_code_and_no_telephone_lies_open(&demo, &mut chi, &codes).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng finds no slip, Khách is asked to log in.
async fn who_may_not(demo: &Demo, slip: &str) {
    let form = [("month", "2024-11"), ("as", "page")];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(slip).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(slip, &form).await.status, StatusCode::NOT_FOUND);
    let told = Visitor::guest(demo).post(slip, &form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
}

/// Two sponsors share a slot of the address from October on.
async fn two_stand_by(demo: &Demo, scene: &Scene) {
    let (id, slot) = (scene.address, Scene::slot(2));
    let both = [scene.pledge(&slot, 1, 0), scene.pledge(&slot, 2, 1)];
    let work = move |tx: &mut Tx<'_>| {
        let who = clerk(tx)?;
        desk::offer(tx, &who, id, &slot)?;
        both.iter().try_for_each(|own| desk::pledge(tx, &who, id, own))
    };
    demo.house.db.write(work).await.expect("two stand by");
}

/// The code that an answer shows.
fn code_on(told: &Told) -> String {
    assert_eq!(told.status, StatusCode::OK, "{}", told.words());
    let text = told.text();
    let code = text.split("class=\"secret\">").nth(1).and_then(|rest| rest.split('<').next());
    let code: String = code.expect("a code").split(' ').collect();
    assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()), "{code}");
    code
}

async fn slip_of(chi: &mut Visitor, slip: &str, month: &str) -> String {
    code_on(&chi.post(slip, &[("month", month), ("as", "page")]).await)
}

/// A code that is none of these.
fn other_than(codes: &[&str]) -> &'static str {
    let all = ["000001", "000002", "000003", "000004"];
    all.into_iter().find(|one| !codes.contains(one)).expect("another code")
}

/// The slip of a month is made anew and the old one is good no more; who looks later sees none.
async fn a_code_is_shown_once(chi: &mut Visitor, slip: &str) -> Vec<String> {
    let first = slip_of(chi, slip, "2024-11").await;
    let page = chi.page(slip).await;
    assert!(!page.text().contains("class=\"secret\""), "it is shown again");
    assert!(page.words().contains("đang chờ"), "{}", page.words());
    let paper = chi.post(slip, &[("month", "2024-12"), ("as", "pdf")]).await;
    assert!(paper.bytes.starts_with(b"%PDF"), "a slip is no PDF");
    refused(&chi.post(slip, &[("as", "page")]).await, "Chọn");
    vec![first]
}

/// What a hand-over of November says.
fn said<'a>(key: &'a str, code: &'a str) -> Vec<(&'a str, &'a str)> {
    let form = gift(key, &["2024-11"], "150.000");
    let form = form.into_iter().filter(|(name, _)| *name != "proof_words");
    let as_code = |(name, value)| (name, if name == "proof" { "code" } else { value });
    form.map(as_code).chain([("code", code)]).collect()
}

/// An older code and a wrong one are refused beside the field; the right one is taken in any
/// spelling, once, and a form sent twice is answered.
async fn the_right_code_is_good_once(
    demo: &Demo,
    chi: &mut Visitor,
    scene: &Scene,
    slip: &str,
) -> Vec<String> {
    let (one, two) = (scene.pledge_of(demo, 1).await, scene.pledge_of(demo, 2).await);
    let give = |pledge| format!("{}&pledge={pledge}", to(scene.address, "give"));
    let code = slip_of(chi, slip, "2024-11").await;
    let key = fresh_key();
    refused(&chi.post(&give(one), &said(&key, "")).await, "Nhập mã");
    refused(&chi.post(&give(one), &said(&key, "12 34")).await, "đủ sáu số");
    let wrong = chi.post(&give(one), &said(&key, other_than(&[&code]))).await;
    refused(&wrong, "Hôm nay còn 4 lần");
    assert!(wrong.text().contains("id=\"record-code-flaw\""), "beside the field");
    let home = format!("/sponsorship/addresses/{}", scene.address);
    assert!(chi.page(&home).await.words().contains("Chưa ghi lần giúp nào"), "it was written");
    let beside = chi.post(&to(scene.address, "give"), &said(&key, &code)).await;
    refused(&beside, "Chọn");
    let spelled = format!("{} {}", &code[..3], &code[3..]);
    done(&chi.post(&give(one), &said(&key, &spelled)).await);
    done(&chi.post(&give(one), &said(&key, &spelled)).await);
    let again = fresh_key();
    refused(&chi.post(&give(two), &said(&again, &code)).await, "Làm phiếu trước khi trao");
    let words = chi.page(&home).await.words();
    assert!(words.contains("mã của người nhận: 11/2024 · Chi · "), "{words}");
    assert!(chi.page(slip).await.words().contains("đã dùng"));
    let next = slip_of(chi, slip, "2024-11").await;
    done(&chi.post(&give(two), &said(&again, &next)).await);
    vec![code, next]
}

/// The fifth wrong code of a day locks the slip, also for the right one, until there is a new slip;
/// each try has its line in the journal.
async fn guessing_locks_it(
    demo: &Demo,
    chi: &mut Visitor,
    scene: &Scene,
    slip: &str,
) -> Vec<String> {
    let give = format!("{}&pledge={}", to(scene.address, "give"), scene.pledge_of(demo, 1).await);
    let code = slip_of(chi, slip, "2024-10").await;
    let key = fresh_key();
    let of = |code| {
        let form = said(&key, code).into_iter();
        let of_month = |(name, value)| (name, if name == "months" { "2024-10" } else { value });
        form.map(of_month).collect::<Vec<_>>()
    };
    for left in (1..5).rev() {
        let told = chi.post(&give, &of(other_than(&[&code]))).await;
        refused(&told, &format!("Hôm nay còn {left} lần"));
    }
    refused(&chi.post(&give, &of(other_than(&[&code]))).await, "đã khóa");
    refused(&chi.post(&give, &of(&code)).await, "đã khóa");
    assert!(chi.page(slip).await.words().contains("đã khóa"));
    assert_eq!(lines_of_the_locked(demo).await, (7, 7), "made, five tries, locked");
    let next = slip_of(chi, slip, "2024-10").await;
    refused(&chi.post(&give, &of(other_than(&[&next]))).await, "Hôm nay còn 4 lần");
    let mut two = of(&next);
    two.push(("months", "2024-11"));
    refused(&chi.post(&give, &two).await, "Một mã chỉ cho một tháng");
    done(&chi.post(&give, &of(&next)).await);
    vec![code, next]
}

/// The version of the slip that was locked, and how many lines the journal has of it.
async fn lines_of_the_locked(demo: &Demo) -> (i64, i64) {
    let read = |tx: &mut Tx<'_>| {
        let (id, version): (CodeId, i64) =
            sql("select id, version from recipient_code where closed_why = 'locked'").one(tx)?;
        let place = place::find(tx, COMMUNE, house::today())?;
        let pass = clerk(tx)?.may(&sponsorship::acts::VIEW, &place)?;
        let lines = journal::history(tx, &pass, Subject::new("recipient_code", id))?;
        Ok((version, lines.len() as i64))
    };
    demo.house.db.read(read).await.expect("read")
}

/// Whoever steals the database reads no code off it and no sponsor's telephone, but what a sponsor
/// is called stands there: the search can find.
async fn no_code_and_no_telephone_lies_open(demo: &Demo, chi: &mut Visitor, codes: &[String]) {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "person"),
        ("name", "Trịnh Văn Giúp Mẫu"),
        ("phone", PHONE.0),
    ];
    done(&chi.post(&format!("/sponsors/new?unit={COMMUNE}"), &form).await);
    let stolen = demo.dump().await;
    let stolen = String::from_utf8_lossy(&stolen);
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    let holds = |text: &str| stolen.contains(text) || stolen.contains(&hex(text));
    assert!(holds("Trịnh Văn Giúp Mẫu"), "the search finds nothing");
    assert!(!holds(PHONE.1), "a sponsor's telephone lies open on {}", demo.engine);
    // Six digits stand somewhere by chance; of five codes as words of their own, two never do.
    let alone = |code: &&String| {
        let beside = |letter: Option<char>| letter.is_some_and(|own| own.is_ascii_alphanumeric());
        stolen.match_indices(code.as_str()).any(|(at, own)| {
            let (before, after) = (&stolen[..at], &stolen[at + own.len()..]);
            !beside(before.chars().next_back()) && !beside(after.chars().next())
        })
    };
    let found: Vec<&String> = codes.iter().filter(alone).collect();
    assert!(codes.len() == 5 && found.len() < 2, "{found:?} lie open on {}", demo.engine);
}
