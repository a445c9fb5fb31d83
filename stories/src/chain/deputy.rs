//! Bình names Lan on the page for the days he is away: she approves what Chi sent, and the history
//! and the journal bear both names. It opens with who may not.

use super::{
    COMMUNE, Demo, PAGE, PROVINCE, State, StatusCode, Visitor, done, fresh_key, refused, save,
    says, state, step,
};
use crate::newcomer::newcomer;
use kernel::Role;

const NAME: &str = "/reports/chain/deputy?unit=kien-giang";

/// 187 days are too many and nobody gives away another's rights; named for five, Lan approves.
pub async fn approves_under_both_names(demo: &Demo, binh: &mut Visitor) {
    let (lan, mut page) = newcomer(demo, ("lan", "Lan"), (Role::Viewer, PROVINCE)).await;
    let lan = lan.to_string();
    let mut chi = Visitor::of(demo, "chi").await;
    who_may_not(demo, &lan).await;
    done_saving(&mut chi).await;
    done(&step(&mut chi, PAGE, "send", &[]).await);
    may_not_approve(binh, &mut page).await;
    let key = fresh_key();
    let long = form(&key, &lan, "07/06/2025");
    refused(&binh.post(NAME, &long).await, "Ủy quyền tối đa 186 ngày");
    refused(&binh.post(NAME, &form(&key, &lan, "01/12/2024")).await, "Ngày cuối phải từ ngày đầu");
    may_not_approve(binh, &mut page).await;
    done(&binh.post(NAME, &form(&key, &lan, "06/06/2025")).await);
    let chain = binh.page("/reports/chain?unit=kien-giang").await;
    says(&chain, &["Bình Lan 02/12/2024 – 06/06/2025 đi công tác đang hiệu lực"]);
    done(&step(&mut page, PAGE, "approve", &[]).await);
    assert_eq!(state(demo, COMMUNE).await, State::Approved);
    says(&chi.page(PAGE).await, &["Duyệt Lan (thay Bình)"]);
    says(&binh.page("/journal?unit=kien-giang").await, &["Lan (thay Bình)"]);
    done(&binh.post("/reports/chain/deputy/close?unit=kien-giang", &[("id", &key)]).await);
    says(&binh.page("/reports/chain?unit=kien-giang").await, &["đi công tác đã hết"]);
}

/// Lan sees no button, and what Bình's page would post is refused to her.
async fn may_not_approve(binh: &mut Visitor, lan: &mut Visitor) {
    assert!(!lan.page(PAGE).await.text().contains("value=\"approve\""));
    let shown = binh.page(PAGE).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    let form = [("report", report.as_str()), ("version", version.as_str()), ("step", "approve")];
    assert_eq!(lan.post("/reports/step", &form).await.status, StatusCode::NOT_FOUND);
}

async fn done_saving(chi: &mut Visitor) {
    let told = save(chi, COMMUNE, "12", 0).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
}

async fn who_may_not(demo: &Demo, lan: &str) {
    let key = fresh_key();
    let form = form(&key, lan, "10/12/2024");
    let told = Visitor::guest(demo).post(NAME, &form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    for login in ["dung", "chi", "lan"] {
        let told = Visitor::of(demo, login).await.post(NAME, &form).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
    }
}

fn form<'a>(id: &'a str, lan: &'a str, until: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("id", id),
        ("deputy", lan),
        ("from_on", "02/12/2024"),
        ("until_on", until),
        ("why", "đi công tác"),
    ]
}
