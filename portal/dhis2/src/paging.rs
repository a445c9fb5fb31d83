//! Pages as DHIS2 tells them: `pager` with page, count and total, or the whole list with
//! `paging=false`. It reads no thing.

use api::Asked;
use serde_json::{Value, json};

/// Things of a page when nothing is said.
const USUAL: i64 = 50;

/// A slice of a list and its pager.
pub fn slice<T>(asked: &Asked, all: &[T]) -> (std::ops::Range<usize>, Option<Value>) {
    if asked.text("paging") == Some("false") {
        return (0..all.len(), None);
    }
    let size = usize::try_from(asked.number("pageSize", USUAL)).unwrap_or(1).max(1);
    let page = usize::try_from(asked.number("page", 1)).unwrap_or(1).max(1);
    let count = all.len().div_ceil(size).max(1);
    let start = (page - 1).saturating_mul(size).min(all.len());
    let end = start.saturating_add(size).min(all.len());
    let pager = json!({
        "page": page, "pageCount": count, "total": all.len(), "pageSize": size,
    });
    (start..end, Some(pager))
}
