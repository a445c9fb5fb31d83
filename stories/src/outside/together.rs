//! What departments sent is put together for the unit that asked: who answered, who has not,
//! figures added, texts by department; a text goes into the unit's own report under its name, once.
//! On every engine; it opens with who may not.

use super::link::{filled, owes_from_now, post, says};
use super::{Demo, PROVINCE, Role, StatusCode, Tx, Visitor, address, fresh_key, house, place};
use crate::visitor::{done, refused};
use kernel::{Day, Result};
use people::{Kind, NewOrganisation, OrganisationId};

const OWN: &str = "/reports?unit=kien-giang&form=directive-18&period=2024";
const TAKE: &str = "/reports/synthesis?unit=kien-giang&form=directive-18&period=2024";

#[tokio::test]
async fn what_bodies_sent_is_put_together_for_the_unit_that_asked() {
    for demo in house::every_demo_on(Day::of(2024, 12, 10).expect("a day")).await {
        println!("on {}", demo.engine);
        let write = |tx: &mut Tx<'_>| Ok((named(tx, "Sở Giáo dục")?, named(tx, "Sở Lao động")?));
        let (school, labour) = demo.house.db.write(write).await.expect("departments");
        let mut binh = Visitor::of(&demo, "binh").await;
        owes_from_now(&mut binh, school).await;
        owes_from_now(&mut binh, labour).await;
        who_may_not(&demo, school).await;
        sends(&mut binh, school, ("Kế hoạch của Sở Giáo dục", "Xe lăn", "40", "80.000.000")).await;
        sends(&mut binh, labour, ("Kế hoạch của Sở Lao động", "xe  LĂN", "2", "4.000.000")).await;
        // The two of the demo owe it and have sent nothing.
        let page = binh.page(OWN).await;
        says(&page, &["Đã gửi 2/4", "Sở Y tế tỉnh Kiên Giang (minh họa)", "Xe lăn 42 84.000.000"]);
        says(&page, &["Cộng 84.000.000", "Kế hoạch của Sở Giáo dục"]);
        is_taken_once(&mut binh, school).await;
        paper(&mut binh).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

fn named(tx: &mut Tx<'_>, name: &str) -> Result<OrganisationId> {
    let who = house::person(tx, Role::Approver, PROVINCE)?;
    let here = place::find(tx, PROVINCE, house::today())?;
    let pass = who.may(&people::acts::ORGANISATION_ADD, &here)?;
    let (short_name, email) = (String::new(), String::new());
    let (id, name) = (OrganisationId::new(), name.to_owned());
    let new = NewOrganisation { id, kind: Kind::ALL[0], name, short_name, email };
    people::organisations::add(tx, &pass, &new)?;
    Ok(id)
}

fn take<'a>(
    key: &'a str,
    part: &'a str,
    from: &'a str,
    version: &'a str,
) -> [(&'a str, &'a str); 4] {
    [("key", key), ("part", part), (from, "1"), ("version", version)]
}

async fn who_may_not(demo: &Demo, body: OrganisationId) {
    let (key, from) = (fresh_key(), format!("from-{body}"));
    let form = take(&key, "directive-led", &from, "0");
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.post(TAKE, &form).await.status, StatusCode::UNAUTHORIZED);
    for login in ["dung", "chi"] {
        let mut other = Visitor::of(demo, login).await;
        assert_eq!(other.post(TAKE, &form).await.status, StatusCode::NOT_FOUND, "{login}");
        assert_eq!(other.get(OWN).await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

/// An officer enters for a department and sends.
async fn sends(
    binh: &mut Visitor,
    body: OrganisationId,
    (led, what, amount, value): (&str, &str, &str, &str),
) {
    let page = binh.page(&address("/reports", body)).await;
    let value = format!("{value} đồng");
    let answers = [
        ("a-directive-led", led),
        ("a-directive-told", "12 buổi"),
        ("a-directive-work-0-what", what),
        ("a-directive-work-0-amount", amount),
        ("a-directive-work-0-value", value.as_str()),
        ("a-directive-strengthened", "Kiện toàn"),
    ];
    let form = filled(&page, &answers);
    done(&post(binh, &address("/reports/answers", body), &form).await);
    // What is still with a department is its own: the unit adds nothing of it up.
    let own = binh.page(OWN).await.words();
    assert!(!own.contains(&format!("{led} ")) || own.contains("Đã gửi 2/4"), "{own}");
    let page = binh.page(&address("/reports", body)).await;
    let (report, version) = (page.field("report"), page.field("version"));
    let step = [("report", report.as_str()), ("version", version.as_str()), ("step", "send")];
    done(&binh.post("/reports/step", &step).await);
}

/// It is quoted under the name of its department, after what the unit wrote itself; the same press
/// again, nothing chosen, and an old version change nothing. Where another department answered the
/// same, its answer is still its own.
async fn is_taken_once(binh: &mut Visitor, body: OrganisationId) {
    let key = fresh_key();
    let answers = OWN.replacen("/reports?", "/reports/answers?", 1);
    let form = [("key", key.as_str()), ("a-directive-led", "Tỉnh chỉ đạo")];
    done(&binh.post(&answers, &form).await);
    let (key, from) = (fresh_key(), format!("from-{body}"));
    let old = binh.post(TAKE, &take(&key, "directive-led", &from, "0")).await;
    refused(&old, "Tỉnh chỉ đạo");
    let none = binh.post(TAKE, &take(&key, "directive-led", "nobody", "1")).await;
    refused(&none, "Chọn ít nhất một cơ quan");
    done(&binh.post(TAKE, &take(&key, "directive-led", &from, "1")).await);
    done(&binh.post(TAKE, &take(&key, "directive-led", &from, "1")).await);
    let page = binh.page(OWN).await;
    let text = page.text();
    let own = text.split("name=\"a-directive-led\"").nth(1).and_then(|rest| rest.split('<').next());
    let own = own.unwrap_or_default();
    assert!(own.contains("Tỉnh chỉ đạo"), "{own}");
    assert_eq!(own.matches("Theo Sở Giáo dục: “Kế hoạch của Sở Giáo dục”").count(), 1, "{own}");
    says(&page, &["Sở Giáo dục đã đưa vào báo cáo"]);
    let key = fresh_key();
    done(&binh.post(TAKE, &take(&key, "directive-told", &from, "0")).await);
    let words = binh.page(OWN).await.words();
    assert!(words.contains("Sở Giáo dục đã đưa vào báo cáo 12 buổi"), "{words}");
    assert!(words.contains("Sở Lao động 12 buổi"), "Sở Lao động said so too: {words}");
}

/// The paper says who answered and who did not, adds the figures up, and does not say twice what
/// the unit's own text quotes.
async fn paper(binh: &mut Visitor) {
    let paper = OWN.replacen("/reports?", "/reports/paper?", 1);
    let page = binh.page(&paper).await;
    says(
        &page,
        &[
            "Tổng hợp báo cáo của các cơ quan, tổ chức",
            "Đã gửi báo cáo (2/4): Sở Giáo dục; Sở Lao động. Chưa gửi: Sở Y tế tỉnh",
            "Sở Lao động: Kế hoạch của Sở Lao động",
            "Theo Sở Giáo dục: “12 buổi”",
            "Sở Lao động: 12 buổi",
            "Xe lăn 42 84.000.000",
        ],
    );
    let words = page.words();
    assert_eq!(words.matches("Kế hoạch của Sở Giáo dục").count(), 1, "{words}");
    for file in ["pdf", "docx"] {
        let file = paper.replacen("/reports/paper?", &format!("/reports/paper.{file}?"), 1);
        assert_eq!(binh.get(&file).await.status, StatusCode::OK, "{file}");
    }
}
