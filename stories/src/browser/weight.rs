//! What the report page weighs on its first visit, as the network carries it.

use super::seat::Seat;
use super::site::Site;

/// 130 KB with fonts, compressed (the figure).
const MOST_BYTES: i64 = 130 * 1024;

/// The page and everything it asked for, in bytes as sent.
const SENT: &str = "const all = [...performance.getEntriesByType('navigation'), \
     ...performance.getEntriesByType('resource')]; \
     return all.reduce((sum, one) => sum + one.encodedBodySize, 0)";

/// Requests that left this site.
const OUTSIDE: &str = "return performance.getEntriesByType('resource') \
     .filter((one) => !one.name.startsWith(location.origin)).map((one) => one.name).join(' ')";

#[tokio::test(flavor = "multi_thread")]
async fn the_report_page_is_light() {
    let site = Site::open().await;
    let binh = Seat::of(&site, "binh").await;
    // The log-in page and Hôm nay filled the cache; a first visit has none.
    let tools = binh.driver.cdp();
    tools.send_raw("Network.clearBrowserCache", serde_json::json!({})).await.expect("cleared");
    binh.open("/reports?unit=kien-giang&month=2024-10").await;
    binh.ask("return document.fonts.ready.then(() => true)").await;
    let bytes = binh.ask(SENT).await.as_i64().unwrap_or(i64::MAX);
    assert!(bytes > 20_000, "{bytes} bytes: the page was not measured");
    assert!(bytes <= MOST_BYTES, "the report page weighs {bytes} bytes");
    assert_eq!(binh.ask(OUTSIDE).await.as_str(), Some(""), "nothing leaves the site");
    binh.leave().await;
}
