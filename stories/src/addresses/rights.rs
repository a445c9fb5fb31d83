//! What a person may hold the society to: their papers open for a purpose alone, what they withdraw
//! is answered and done, what is erased is gone from what lies open too. Only the story above knows
//! it.

use super::{done, refused};
use crate::house::{self, COMMUNE, Demo};
use crate::visitor::{Visitor, fresh_key};
use addresses::{AddressId, store};
use axum::http::StatusCode;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Role, place};
use uuid::Uuid;

/// A photo or paper opens when it is said what for, and whoever it is about is told; so does the
/// paper that a step rests on. One of 200 MB is refused and keeps nothing.
pub(super) async fn a_paper_asks_what_for(chi: &mut Visitor, home: &str) {
    let step = step_of(&chi.page(home).await.text());
    for papers in [format!("{home}/papers"), format!("/addresses/steps/{step}/papers")] {
        let (id, paper) = (fresh_key(), b"%PDF-1.7 an identity card");
        let looks = chi.page(&format!("{home}/looks")).await.text();
        let before = looks.matches("Ảnh, giấy tờ").count();
        done(&crate::papers::send(chi, &papers, &id, "Căn cước.pdf", paper).await);
        let open = format!("{papers}/open");
        let asked = [("paper", id.as_str()), ("purpose", "")];
        refused(&chi.post(&open, &asked).await, "Nhập");
        refused(&chi.post(&open, &[("paper", ""), ("purpose", "Xem")]).await, "Chọn");
        let bare = chi.get(&format!("{papers}/{id}")).await.status;
        assert!([StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&bare), "{bare}");
        let looks = chi.page(&format!("{home}/looks")).await.text();
        assert_eq!(looks.matches("Ảnh, giấy tờ").count(), before, "refused, and a look");
        let asked = [("paper", id.as_str()), ("purpose", "Đối chiếu căn cước")];
        assert_eq!(chi.post(&open, &asked).await.bytes.as_ref(), paper);
        let looks = chi.page(&format!("{home}/looks")).await.text();
        assert_eq!(looks.matches("Ảnh, giấy tờ").count(), before + 1, "opened unseen: {papers}");
        assert!(looks.contains("Đối chiếu căn cước"));
        let kept = chi.page(&papers).await.text();
        assert_eq!(kept.matches("name=\"paper\" value=").count(), 1, "one paper lies there");
    }
    let papers = format!("{home}/papers");
    let mut huge = crate::papers::photo();
    huge.resize(200 * 1_024 * 1_024, 0);
    let told = crate::papers::send(chi, &papers, &fresh_key(), "to.jpg", &huge).await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(told.words().contains("Gửi tệp nhỏ hơn"), "{}", told.words());
    let kept = chi.page(&papers).await.text();
    assert_eq!(kept.matches("name=\"paper\" value=").count(), 1, "something was kept");
}

/// The first step of a dossier, by the way to its papers.
fn step_of(page: &str) -> String {
    let at = page.split("/addresses/steps/").nth(1).expect("a step with its papers");
    at.split('/').next().expect("its id").to_owned()
}

/// After a withdrawal the answer and the end of all that rested on it are written down, each once;
/// what is past its day is counted until then.
pub(super) async fn what_was_withdrawn_is_answered_and_done(
    demo: &Demo,
    chi: &mut Visitor,
    home: &str,
) {
    let path = format!("{home}/withdrawals");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&path, &[]).await.status, StatusCode::UNAUTHORIZED);
    // Due by 5 and by 16 November: nothing is late on the day, one on the sixth.
    assert_eq!((late(demo, 1).await, late(demo, 6).await), (0, 1));
    let page = chi.page(&path).await;
    let (consent, version) = (page.field("consent"), page.field("version"));
    for (what, on, said) in [
        ("", "01/11/2024", "Chọn"),
        ("answered", "31/10/2024", "từ 01/11/2024"),
        ("answered", "02/11/2024", "chưa đến"),
    ] {
        let form = followed((&consent, &version), (what, on));
        refused(&chi.post(&path, &form).await, said);
        assert_eq!(dung.post(&path, &form).await.status, StatusCode::NOT_FOUND);
    }
    for (what, left) in [("answered", 1), ("finished", 0)] {
        let version = chi.page(&path).await.field("version");
        let form = followed((&consent, &version), (what, "01/11/2024"));
        done(&chi.post(&path, &form).await);
        refused(&chi.post(&path, &form).await, "đã ghi rồi");
        assert_eq!(late(demo, 20).await, left, "after it was {what}");
    }
    let list = chi.page(&format!("/addresses/withdrawals?unit={COMMUNE}")).await;
    assert!(list.text().contains(&path), "{}", list.words());
    let words = chi.page(home).await.words();
    for said in ["đã trả lời 01/11/2024", "đã làm xong 01/11/2024"] {
        assert!(words.contains(said), "{said}: {words}");
    }
}

/// What the form of a withdrawal says.
fn followed<'a>(
    (consent, version): (&'a str, &'a str),
    (what, on): (&'a str, &'a str),
) -> [(&'a str, &'a str); 5] {
    [
        ("consent", consent),
        ("version", version),
        ("what", what),
        ("on", on),
        ("how", "Gọi điện, đã gỡ khỏi trang"),
    ]
}

/// Withdrawals of the commune that are late on a day of November.
async fn late(demo: &Demo, day: u8) -> i64 {
    let day = Day::of(2024, 11, day).expect("a day");
    let read = move |tx: &mut Tx<'_>| {
        let clerk = house::person_on(tx, Role::Clerk, COMMUNE, day)?;
        let place = place::find(tx, COMMUNE, day)?;
        store::overdue(tx, &clerk.may(&addresses::acts::VIEW, &place)?)
    };
    demo.house.db.read(read).await.expect("counted")
}

/// What a round and another site hold of it, so that its erasure reaches them too.
pub(super) async fn a_round_and_another_site_know_it(demo: &Demo, home: &str) {
    let id = home.rsplit('/').next().expect("an id").to_owned();
    let write = move |tx: &mut Tx<'_>| {
        let address = AddressId::read(&id)?;
        let place = place::find(tx, COMMUNE, house::today())?;
        let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
        let pass = clerk.may(&addresses::acts::KEEP, &place)?;
        let (carry, elsewhere) = (Uuid::now_v7(), Uuid::now_v7());
        sql("insert into address_round_carry (id, round, sheet, address, year, reviewed_on, \
             by_whom, reviewed_name, version) values ($1, $1, $1, $2, 2023, $3, $4, 'Chi', 1)")
        .bind(carry)
        .bind(address)
        .bind(house::today())
        .bind("Ông Tư cạnh nhà")
        .run(tx)?;
        journal::record(tx, &pass, Subject::new("address_round_carry", carry), 1)?;
        sql(
            "insert into address_elsewhere (id, address, site, code, made_name, made_at, version) \
             values ($1, $2, 'inhandao', 'trang-kia-77', 'Chi', $3, 1)",
        )
        .bind(elsewhere)
        .bind(address)
        .bind(pass.at())
        .run(tx)?;
        journal::record(tx, &pass, Subject::new("address_elsewhere", elsewhere), 1)?;
        Ok(())
    };
    demo.house.db.write(write).await.expect("written");
}

/// With the key go the name, the years and all that was typed in words; the code, the steps with
/// their days and who looked stay.
pub(super) async fn what_lay_open_is_emptied(demo: &Demo, chi: &mut Visitor, home: &str) {
    let stolen = demo.dump().await;
    let stolen = String::from_utf8_lossy(&stolen);
    for gone in [
        "Trần Văn Cháu",
        "tran van chau",
        "Bán vé số",
        "Xã báo",
        "Gọi điện, đã gỡ",
        "Ông Tư",
        "trang-kia",
    ] {
        assert!(!stolen.contains(gone), "{gone} lies in the database of {}", demo.engine);
    }
    // What makes names of before findable finds nothing to do in it, however often it runs.
    for left in [true, false] {
        let more = demo.house.db.write(store::keep_older).await.expect("kept");
        assert!(left || more == 0, "it never ends: {more}");
    }
    let back = [("step", ""), ("why", "Nhầm"), ("version", "99")];
    let told = chi.post(&format!("{home}/record?what=back"), &back).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "an erased one comes back");
    let page = chi.page(home).await;
    assert!(!page.words().contains("Bỏ một bước"), "{}", page.words());
    let code = page.text().split("<strong>").nth(1).expect("a name")[..8].to_owned();
    assert!(page.words().contains(&format!("Hồ sơ {code}")), "{}", page.words());
    let list = chi.page(&format!("/addresses?unit={COMMUNE}&q=be+mau")).await.words();
    assert!(!list.contains(super::NAME), "a name is found: {list}");
    let looks = chi.page(&format!("{home}/looks")).await.words();
    assert!(looks.contains("Thăm nhà tháng mười"), "who looked is forgotten: {looks}");
}
