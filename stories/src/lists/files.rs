//! What is read on a page of its own is kept as a file.

use super::rows;
use crate::house::{COMMUNE, PROVINCE};
use crate::visitor::Visitor;

/// The hand-overs of goods, the work under an agreement, the months of a cohort, one's own work;
/// a kind of work prints.
pub async fn what_is_read_is_kept(binh: &mut Visitor) {
    let goods = binh.page(&format!("/consignments?unit={PROVINCE}&q=sipco")).await;
    let goods = format!("{}?unit={PROVINCE}", goods.record("/consignments/"));
    let page = binh.page(&goods).await.text();
    assert!(page.contains("file=xlsx"), "no way to the file: {page}");
    let handed = rows(binh, &goods).await;
    assert!(handed.iter().any(|row| row.contains(",426,383400000,")), "{handed:?}");
    let months = rows(binh, &format!("/care/cohort?unit={COMMUNE}&programme=fisher")).await;
    // October: 508 entered at that time, one in July, one years ago.
    assert!(months.iter().any(|row| row.starts_with("7/2024,1,")), "{months:?}");
    assert!(months.iter().any(|row| row.starts_with("10/2024,509,")), "{months:?}");
    let mine = binh.get(&format!("/activities/mine?unit={PROVINCE}&file=csv")).await.text();
    assert!(mine.lines().next().is_some_and(|head| head.contains("Lý do")), "{mine}");
    let kind = binh.page(&format!("/catalogue/house-new?unit={PROVINCE}")).await.text();
    assert!(kind.contains("data-print"), "{kind}");
}
