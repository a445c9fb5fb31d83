//! A department owes the directive's report: an officer sets that it does, reminds it, makes it a
//! link; a stranger with the link fills the report and sends it; another department's is entered
//! by the officer. Wrong, replaced, withdrawn and expired links lead nowhere. On every engine.

use super::{PROVINCE, Role, StatusCode, Tx, Visitor, address, fresh_key, house, kept};
use crate::visitor::Told;
use house::Demo;
use kernel::Day;
use people::OrganisationId;

mod letter;
mod returned;

const LINKS: &str = "/reports/links?unit=kien-giang&form=directive-18&period=2024";
const BOARD: &str = "/reports/board?unit=kien-giang&month=2024-12";
const REMIND: &str = "/reports/board/remind?unit=kien-giang&month=2024-12";

fn day(number: u8) -> Day {
    Day::of(2024, 12, number).expect("a day")
}

#[tokio::test]
async fn a_stranger_with_the_link_answers_and_the_officer_sees_it() {
    for mut demo in house::every_demo_on(day(10)).await {
        println!("on {}", demo.engine);
        let write = |tx: &mut Tx<'_>| Ok((kept(tx, PROVINCE)?, kept(tx, PROVINCE)?));
        let (health, school) = demo.house.db.write(write).await.expect("organisations");
        let mut binh = Visitor::of(&demo, "binh").await;
        for body in [health, school] {
            owes(&mut binh, body).await;
        }
        who_may_not(&demo, health).await;
        is_reminded(&mut binh, health).await;
        two_lines(&demo, &mut binh).await;
        let (old, link) = made_twice(&mut binh, health).await;
        sent_by_a_stranger(&demo, &old, &link).await;
        says(&binh.page(BOARD).await, &["đã gửi", "nộp 10/12/2024"]);
        returned::is_answered_over_the_link(&demo, &mut binh, (health, &link)).await;
        entered_by_the_officer(&mut binh, school).await;
        leads_nowhere(&mut demo, &mut binh, (health, school)).await;
        waits_after_guesses(&demo).await;
        letter::goes_to_who_gave_an_address(&mut demo).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

pub fn says(told: &Told, all: &[&str]) {
    let words = told.words();
    for said in all {
        assert!(words.contains(said), "it does not say {said:?}: {words}");
    }
}

/// Before the 15th of December: the 14th is the last good day.
pub async fn owes(binh: &mut Visitor, body: OrganisationId) {
    owes_from_now(binh, body).await;
    says(&binh.page(BOARD).await, &["Sở Y tế kien-giang chưa mở hạn 14/12/2024"]);
}

/// A body owes the answer to the directive from now on.
pub async fn owes_from_now(binh: &mut Visitor, body: OrganisationId) {
    let (key, id) = (fresh_key(), body.to_string());
    let form = [
        ("id", key.as_str()),
        ("form", "directive-18"),
        ("owner", "organisation"),
        ("organisation", id.as_str()),
        ("due", "on"),
        ("due_date", "15/12"),
        ("years", "0"),
        ("basis", "Kế hoạch, mục III.13"),
        ("from", "01/01/2024"),
    ];
    let told = binh.post("/duties?unit=kien-giang", &form).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
}

async fn who_may_not(demo: &Demo, body: OrganisationId) {
    let id = body.to_string();
    let link = [("organisation", id.as_str()), ("expires_on", "20/12/2024")];
    let remind = [("outside", id.as_str()), ("form", "directive-18")];
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.get(LINKS).await.status, StatusCode::SEE_OTHER);
    assert_eq!(khach.post(LINKS, &link).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(khach.post(REMIND, &remind).await.status, StatusCode::UNAUTHORIZED);
    for login in ["dung", "chi"] {
        let mut other = Visitor::of(demo, login).await;
        assert_eq!(other.get(LINKS).await.status, StatusCode::NOT_FOUND, "{login}");
        assert_eq!(other.post(LINKS, &link).await.status, StatusCode::NOT_FOUND, "{login}");
        assert_eq!(other.post(REMIND, &remind).await.status, StatusCode::NOT_FOUND, "{login}");
    }
    // Dũng has a board of his own, on which this department owes nothing.
    let own = REMIND.replace(PROVINCE, "ca-mau");
    let told = Visitor::of(demo, "dung").await.post(&own, &remind).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "{}", told.words());
}

/// Whoever holds its link is told, once a day, and is led to the links.
async fn is_reminded(binh: &mut Visitor, body: OrganisationId) {
    let id = body.to_string();
    let remind = [("outside", id.as_str()), ("form", "directive-18")];
    assert!(binh.page(BOARD).await.text().contains(&format!("name=\"outside\" value=\"{id}\"")));
    let told = binh.post(REMIND, &remind).await;
    says(&binh.page(&told.to).await, &["Đã nhắc 1 cơ quan", "đã nhắc 10/12/2024"]);
    let told = binh.post(REMIND, &remind).await;
    says(&binh.page(&told.to).await, &["Đã nhắc 0 cơ quan", "1 cơ quan đã được nhắc"]);
    let notices = binh.page("/notices").await;
    says(&notices, &["Nhắc Sở Y tế kien-giang nộp", "hạn 14/12/2024"]);
    assert!(notices.text().contains(&format!("href=\"{}\"", LINKS.replace('&', "&amp;"))));
    assert_eq!(notices.words().matches("Nhắc Sở Y tế").count(), 1, "{}", notices.words());
}

/// The province's own report on the directive goes upward on two lines; its paper and the board of
/// the centre name both, the paper of a month neither.
async fn two_lines(demo: &Demo, binh: &mut Visitor) {
    let to = ["Trung ương Hội Chữ thập đỏ Việt Nam", "Ủy ban nhân dân tỉnh Kiên Giang"];
    let paper = "/reports/paper?unit=kien-giang&form=directive-18&period=2024";
    let paper = binh.page(paper).await.words();
    assert!(paper.contains(&format!("Kính gửi: - {}; - {}.", to[0], to[1])), "{paper}");
    let mut an = Visitor::of(demo, "an").await;
    let board = an.page("/reports/board?unit=trung-uong&month=2024-12&form=directive-18").await;
    says(&board, &[&format!("gửi {}; {}", to[0], to[1])]);
    says(&board, &["Ủy ban nhân dân tỉnh Cà Mau"]);
    let month = binh.page("/reports/paper?unit=kien-giang&month=2024-10").await.words();
    assert!(!month.contains("Kính gửi"), "{month}");
    says(&binh.page("/duties?unit=kien-giang").await, &["III.13", "Ủy ban nhân dân (đơn vị"]);
}

pub async fn made(binh: &mut Visitor, body: OrganisationId, expires_on: &str) -> String {
    let id = body.to_string();
    let told = binh.post(LINKS, &[("organisation", &id), ("expires_on", expires_on)]).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.words());
    let text = told.text();
    let secret = text.split("id=\"secret\">").nth(1).and_then(|rest| rest.split('<').next());
    let at = secret.and_then(|secret| secret.find("/nop/").map(|at| secret[at..].to_owned()));
    at.unwrap_or_else(|| panic!("no secret in: {text}"))
}

/// A link opens a year at the most; a second one closes the first.
async fn made_twice(binh: &mut Visitor, body: OrganisationId) -> (String, String) {
    let id = body.to_string();
    let long = binh.post(LINKS, &[("organisation", &id), ("expires_on", "31/12/2026")]).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&long, &["Chọn một ngày từ hôm nay đến một năm sau"]);
    (made(binh, body, "20/12/2024").await, made(binh, body, "20/12/2024").await)
}

/// What is filled of the directive's report.
pub const ANSWERS: &[(&str, &str)] = &[
    ("a-directive-led", "Ban hành kế hoạch"),
    ("a-directive-told", "12 buổi tuyên truyền"),
    ("a-directive-work-0-what", "Xe lăn"),
    ("a-directive-work-0-amount", "40"),
    ("a-directive-work-0-value", "80.000.000 đồng"),
    ("a-directive-strengthened", "Kiện toàn chi hội"),
];

const PARTS: [&str; 6] = ["led", "told", "work", "strengthened", "hard", "asked"];

/// The form of a page with these answers.
pub fn filled<'a>(page: &Told, answers: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let mut all = vec![("key".to_owned(), page.field("key"))];
    for part in PARTS {
        let name = format!("v-directive-{part}");
        all.push((name.clone(), page.field(&name)));
    }
    all.extend(answers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    all
}

pub async fn post(visitor: &mut Visitor, path: &str, form: &[(String, String)]) -> Told {
    let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    visitor.post(path, &form).await
}

async fn sent_by_a_stranger(demo: &Demo, old: &str, link: &str) {
    let mut stranger = Visitor::guest(demo);
    assert_eq!(stranger.get(old).await.status, StatusCode::NOT_FOUND, "the first was closed");
    let page = stranger.page(link).await;
    says(&page, &["Sở Y tế kien-giang", "Tỉnh Kiên Giang", "mở đến 20/12/2024"]);
    let mut half = filled(&page, &ANSWERS[..1]);
    half.push(("send".into(), "1".into()));
    let told = post(&mut stranger, link, &half).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
    says(&told, &["Nhập nội dung phần này trước khi gửi", "Ban hành kế hoạch"]);
    let draft = filled(&stranger.page(link).await, ANSWERS);
    assert_eq!(post(&mut stranger, link, &draft).await.status, StatusCode::SEE_OTHER);
    let mut whole = filled(&stranger.page(link).await, ANSWERS);
    whole.push(("send".into(), "1".into()));
    assert_eq!(post(&mut stranger, link, &whole).await.status, StatusCode::SEE_OTHER);
    says(&stranger.page(link).await, &["Báo cáo đã gửi", "đã gửi", "12 buổi tuyên truyền"]);
    // Nothing else opens, and what was sent is not typed into.
    assert_eq!(stranger.get(LINKS).await.status, StatusCode::SEE_OTHER);
    let again = post(&mut stranger, link, &whole).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", again.words());
}

/// Bình enters for the other department, which stands on the board like the first.
async fn entered_by_the_officer(binh: &mut Visitor, body: OrganisationId) {
    let page = binh.page(&address("/reports", body)).await;
    let form = filled(&page, ANSWERS);
    let told = post(binh, &address("/reports/answers", body), &form).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let page = binh.page(&address("/reports", body)).await;
    let (report, version) = (page.field("report"), page.field("version"));
    let step = [("report", report.as_str()), ("version", version.as_str()), ("step", "send")];
    let told = binh.post("/reports/step", &step).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let board = binh.page(BOARD).await;
    assert_eq!(board.words().matches("đã gửi nộp 10/12/2024").count(), 2, "{}", board.words());
    let id = body.to_string();
    let remind = [("outside", id.as_str()), ("form", "directive-18")];
    assert!(
        !board.text().contains(&format!("name=\"outside\" value=\"{id}\"")),
        "nothing is waited for"
    );
    assert_eq!(binh.post(REMIND, &remind).await.status, StatusCode::NOT_FOUND);
}

/// A link of a letter more or less, one withdrawn, one of yesterday.
async fn leads_nowhere(
    demo: &mut Demo,
    binh: &mut Visitor,
    (health, school): (OrganisationId, OrganisationId),
) {
    let withdrawn = made(binh, school, "20/12/2024").await;
    let expires = made(binh, health, "12/12/2024").await;
    let mut stranger = Visitor::guest(demo);
    assert_eq!(stranger.get(&withdrawn).await.status, StatusCode::OK);
    let last = withdrawn.chars().last().expect("a letter");
    let wrong =
        format!("{}{}", &withdrawn[..withdrawn.len() - 1], if last == '0' { '1' } else { '0' });
    assert_eq!(stranger.get(&wrong).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get(&withdrawn[..withdrawn.len() - 1]).await.status, StatusCode::NOT_FOUND);
    let close = LINKS.replacen("/links?", "/links/close?", 1);
    for id in ids(demo).await {
        let told = binh.post(&close, &[("id", &id)]).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    }
    assert_eq!(stranger.get(&withdrawn).await.status, StatusCode::NOT_FOUND);
    let open = made(binh, health, "12/12/2024").await;
    assert_eq!(stranger.get(&expires).await.status, StatusCode::NOT_FOUND);
    for (number, status) in [(12, StatusCode::OK), (13, StatusCode::NOT_FOUND)] {
        demo.turn_to(day(number));
        let mut stranger = Visitor::guest(demo);
        assert_eq!(stranger.get(&open).await.status, status, "on the {number}th");
        let saved = stranger.post(&open, &[("key", &fresh_key())]).await;
        assert_ne!(saved.status == StatusCode::NOT_FOUND, status == StatusCode::OK);
    }
}

/// Whoever guesses too often is told to wait, and how long; it is not said that there is no page.
async fn waits_after_guesses(demo: &Demo) {
    let mut guesser = Visitor::guest(demo);
    let guessed = format!("/nop/{}", "0".repeat(64));
    let mut looked_at = 0;
    let told = loop {
        let told = guesser.get(&guessed).await;
        if told.status != StatusCode::NOT_FOUND {
            break told;
        }
        looked_at += 1;
        assert!(looked_at < 60, "{looked_at} guesses were looked at");
    };
    assert!(looked_at > 10, "an office that mistypes waits after {looked_at}");
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS, "{}", told.words());
    says(&told, &["Đợi một lát", "Đã thử nhiều lần. Đợi", "giây rồi thử lại"]);
    assert!(told.headers.contains_key("retry-after"), "{:?}", told.headers);
    let saved = guesser.post(&guessed, &[("key", &fresh_key())]).await;
    assert_eq!(saved.status, StatusCode::TOO_MANY_REQUESTS, "{}", saved.words());
}

/// The links that are open.
async fn ids(demo: &Demo) -> Vec<String> {
    let read = |tx: &mut Tx<'_>| {
        let binh = house::person_on(tx, Role::Approver, PROVINCE, day(10))?;
        let place = kernel::place::find(tx, PROVINCE, day(10))?;
        let pass = binh.may(&reporting::acts::LINK, &place)?;
        reporting::store::links(tx, &pass, "directive-18", kernel::Month::of(day(10)))
    };
    let all = demo.house.db.read(read).await.expect("links");
    all.iter().filter(|link| link.closed_at.is_none()).map(|link| link.id.to_string()).collect()
}
