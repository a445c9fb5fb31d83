//! A class that teaches a trade was opened when that was kept as a class: it opens, is found by its
//! kind, is corrected and ends as it would have; no other begins, and no name is put on it any
//! more. It opens with who may not.

use super::corrected::{correct, levels, moved};
use super::{COMMUNE, Demo, StatusCode, Visitor, done, house, refused, step};
use kernel::db::Tx;
use kernel::{Result, Role, UnitId, place};
use lessons::model::{ClassId, ClassRow, ParticipantId, ParticipantRow, SessionId, SessionRow};

const KIND: (&str, &str) = ("kind", "training-vocational");

pub async fn is_kept_to_its_end(demo: &Demo, chi: &mut Visitor) {
    let class = begun(demo).await;
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&class).await.status, StatusCode::NOT_FOUND);
    let told = step(&mut dung, &class, "end", &[]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let people = [("sort", "people"), ("people", "Danh Thị Hai")];
    refused(&step(chi, &class, "people", &people).await, "Tên người học nghề được niêm phong");
    let page = chi.page(&class).await;
    assert!(page.words().contains("Lớp may mở từ trước"), "{}", page.words());
    assert!(!page.text().contains("step=people"), "a name is asked for");
    let list = format!("/classes?unit={COMMUNE}&year=2024");
    let all = chi.page(&list).await.text();
    assert!(all.contains("<option value=\"training-vocational\">"), "its kind is not offered");
    let found = chi.page(&format!("{list}&kind={}", KIND.1)).await.text();
    assert_eq!(found.matches("href=\"/classes/0").count(), 1, "{found}");
    assert!(found.contains(&class), "{found}");
    let before = levels(demo).await;
    done(&step(chi, &class, "end", &[]).await);
    assert_eq!(levels(demo).await, moved(&before, [0, 0, 9_000_000]));
    let level = ("level", "none");
    let other = [KIND, level, ("cost", "8 triệu"), ("partner_share", "4 triệu")];
    done(&correct(chi, &class, &other).await);
    assert_eq!(levels(demo).await, moved(&before, [0, 0, 8_000_000]));
    let work = chi.page(&class).await.record("/activities/");
    let words = chi.page(&work).await.words();
    assert!(words.contains("Sở LĐTBXH · 4.000.000"), "{words}");
    done(&step(chi, &class, "reopen", &[("why", "Hết truyện")]).await);
    assert_eq!(levels(demo).await, before);
    done(&step(chi, &class, "stop", &[("why", "Ghi thành việc thiện")]).await);
}

/// The class as it was written down then, with somebody who came; its address.
async fn begun(demo: &Demo) -> String {
    let row = row();
    let id = row.id;
    let write = move |tx: &mut Tx<'_>| written(tx, &row);
    demo.house.db.write(write).await.expect("a class");
    format!("/classes/{id}")
}

fn row() -> ClassRow {
    ClassRow {
        id: ClassId::new(),
        unit: UnitId(0),
        kind: KIND.1.to_owned(),
        title: "Lớp may mở từ trước".to_owned(),
        level: "none".to_owned(),
        field: None,
        partner: "Sở LĐTBXH".to_owned(),
        partner_share: None,
        place: String::new(),
        spot: None,
        campaign: None,
        joined_in: None,
        planned: 1,
        cost: 9_000_000,
        begins_on: house::today(),
        ended_on: None,
        stopped_why: None,
        activity: None,
        agreement: None,
        illustrative: None,
        version: 1,
    }
}

fn written(tx: &mut Tx<'_>, row: &ClassRow) -> Result<()> {
    let who = house::person(tx, Role::Clerk, COMMUNE)?;
    let pass = who.may(&lessons::acts::KEEP, &place::find(tx, COMMUNE, house::today())?)?;
    let session = SessionRow {
        id: SessionId::new(),
        on_day: house::today(),
        topic: "May áo".to_owned(),
        trainer: "Chị Tám".to_owned(),
        periods: 8,
        version: 1,
    };
    let one = ParticipantRow {
        id: ParticipantId::new(),
        full_name: "Danh Thị Một".to_owned(),
        birth_year: None,
        sort: "people".to_owned(),
        workplace: String::new(),
        result: None,
        version: 1,
    };
    lessons::store::add(tx, &pass, row)?;
    lessons::store::add_session(tx, &pass, row.id, &session)?;
    lessons::store::add_participant(tx, &pass, row.id, &one)?;
    lessons::store::attend(tx, &pass, session.id, one.id, true)
}
