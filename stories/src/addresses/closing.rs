//! What stands in a dossier beside its steps is closed with a day, once. Only the story above knows
//! it.

use super::done;
use crate::visitor::Visitor;
use axum::http::StatusCode;

/// A need that was met, a step of the plan that was done, somebody who left: closed once.
pub(super) async fn lines_are_closed(chi: &mut Visitor, home: &str) {
    for (sort, said) in [("need", "đã đáp ứng"), ("plan", "đã xong"), ("member", "không ở nữa")]
    {
        let page = chi.page(home).await;
        assert!(!page.words().contains(said), "{said} before it is");
        let text = page.text();
        let line = text.split(&format!("name=\"sort\" value=\"{sort}\"")).nth(1);
        let part = line.expect("a line").split("name=\"part\" value=\"").nth(1).expect("its id");
        let version = chi.get(&format!("{home}/record?what=need")).await.field("version");
        let close = [("sort", sort), ("part", &part[..36]), ("version", version.as_str())];
        done(&chi.post(&format!("{home}/close"), &close).await);
        let again = chi.post(&format!("{home}/close"), &close).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{sort} closed twice");
        assert!(chi.page(home).await.words().contains(said), "{said}");
    }
}
