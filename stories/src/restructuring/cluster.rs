//! A cluster of communes where one of them cannot be told apart on the new map: the page says so,
//! ranks it last and leads to the nearest exact unit, of a month as of a longer span; the API and
//! the table of the Federation say the same and give no number. It opens with who may not.

use super::{Demo, StatusCode, Tx, Visitor, place, today};
use crate::open::program;
use kernel::Result;
use org::store::ClusterRow;
use people::Scope;
use uuid::Uuid;

const MEMBERS: [&str; 2] = ["an-giang/xa-giang-thanh", "an-giang/xa-kien-luong"];
const SPANS: [(&str, &str, &str); 3] = [
    ("month=2025-08", "2025-08", "Tháng 8/2025"),
    ("form=quarter&period=2025-Q3", "2025-Q3", "quý III/2025"),
    ("form=year&period=2025", "2025", "năm 2025"),
];

/// The story, after a commune was cut into the first of these without a share.
pub async fn says_what_it_cannot_tell(demo: &Demo, binh: &mut Visitor) {
    let id = made(demo).await;
    let mut an = program(demo, "an", "trung-uong", &[Scope::Units, Scope::Figures]).await;
    for (span, period, called) in SPANS {
        let page = format!("/clusters?cluster={id}&{span}&figure=members_total&map=02/09/2025");
        assert_eq!(Visitor::guest(demo).get(&page).await.status, StatusCode::SEE_OTHER);
        let told = Visitor::of(demo, "dung").await.get(&page).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{page}");
        let told = binh.page(&page).await;
        let words = told.words();
        assert!(words.contains(called) && words.contains("tổng của 1 trên 2"), "{span}: {words}");
        let last = "Giang Thành không tách được trên bản đồ này Xem Tỉnh An Giang";
        assert!(words.contains(last), "{span}: {words}");
        assert!(words.contains("1. Xã Kiên Lương"), "the other is told: {words}");
        let way = format!("/reports/map?unit=an-giang&amp;{}", span.replace('&', "&amp;"));
        assert!(told.text().contains(&way), "{span}: the way there");
        let ask = format!(
            "/api/v1/clusters/{id}/values?period={period}&figure=members_total&map=2025-09-02"
        );
        let told = an.page(&ask).await.json();
        let lines = told["periods"][0]["units"].as_array().expect("units").clone();
        let of = |code: &str| lines.iter().find(|line| line["unit"]["code"] == code).expect("it");
        assert_eq!(of(MEMBERS[0])["cannot_tell"]["nearest"]["code"], "an-giang", "{told}");
        assert_eq!(of(MEMBERS[0])["values"].as_array().map(Vec::len), Some(0), "{told}");
        assert!(of(MEMBERS[1])["cannot_tell"].is_null(), "{told}");
        assert_eq!(of(MEMBERS[1])["is_marked"], false, "{told}");
        assert_eq!(told["periods"][0]["sum"], of(MEMBERS[1])["values"], "{told}");
    }
    // As reported, the months and the quarter are there for both of them.
    let plain = format!("/clusters?cluster={id}&form=quarter&period=2025-Q3");
    let words = binh.page(&plain).await.words();
    assert!(words.contains("tổng của 2 trên 2") && words.contains("quý II/2025"), "{words}");
    for wrong in ["form=directive&period=2025", "form=quarter&period=2025"] {
        let told = binh.get(&format!("/clusters?cluster={id}&{wrong}")).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{wrong} adds up no figures");
    }
    for_the_federation(&mut an).await;
}

/// No line of people is left out: each says why it has no number, and where an exact one stands.
async fn for_the_federation(an: &mut Visitor) {
    let ask = |unit: &str| format!("/api/v1/fdrs?unit={unit}&year=2025&map=2025-09-02");
    let why = "không tách được trên bản đồ này; nơi gần nhất còn đúng: Tỉnh An Giang";
    let text = an.page(&ask(MEMBERS[0])).await.text();
    let line = |text: &str, code: &str| {
        text.lines().find(|line| line.starts_with(code)).expect("a line").to_owned()
    };
    let volunteers = line(&text, "KPI_PeopleVol");
    assert!(volunteers.contains(",2025,,") && volunteers.contains(why), "{volunteers}");
    assert!(!line(&text, "KPI_PStaff,").contains(why), "nobody counts these anywhere");
    let exact = an.page(&ask("an-giang")).await.text();
    assert!(!exact.contains("không tách được"), "{exact}");
    assert!(!line(&exact, "KPI_PeopleVol").contains(",2025,,"), "{exact}");
    chapters(an).await;
}

/// Chapters are counted on the map that was asked for: An Giang has its communes of September in a
/// year before them, Kiên Giang has none there and says where to look; as reported it has its own.
async fn chapters(an: &mut Visitor) {
    let ask = |unit: &str, map: &str| format!("/api/v1/fdrs?unit={unit}&year=2024{map}");
    let map = "&map=2025-09-02";
    let count = |text: &str, code: &str| {
        let line = text.lines().find(|line| line.starts_with(code)).expect("a line").to_owned();
        let value = line.split_once(",2024,").and_then(|(_, rest)| rest.split_once(','));
        (value.map_or(0, |(value, _)| value.parse().unwrap_or(-1)), line)
    };
    let under = an.page("/api/v1/units?under=an-giang&as_of=2025-09-02&limit=500").await.json();
    let levels = under["items"].as_array().expect("units").iter();
    let here = levels.filter(|unit| unit["level"] == "commune" || unit["level"] == "grassroots");
    let here = here.count() as i64;
    let text = an.page(&ask("an-giang", map)).await.text();
    assert!(here > 90, "{under}");
    assert_eq!(count(&text, "KPI_noBranches").0, 1, "{text}");
    assert_eq!(count(&text, "KPI_noLocalUnits").0, here, "{text}");
    let gone = an.page(&ask("kien-giang", map)).await.text();
    let why = "đơn vị không có trên bản đồ ngày 02/09/2025: xem Tỉnh An Giang";
    for code in ["KPI_noBranches", "KPI_noLocalUnits"] {
        let (value, line) = count(&gone, code);
        assert!(value == -1 && line.contains(why), "{line}");
    }
    let plain = an.page(&ask("kien-giang", "")).await.text();
    assert_eq!(count(&plain, "KPI_noBranches").0, 1, "{plain}");
    assert_eq!(count(&plain, "KPI_noLocalUnits").0, 144, "{plain}");
}

async fn made(demo: &Demo) -> Uuid {
    let (id, keys) = (Uuid::now_v7(), [Uuid::now_v7(), Uuid::now_v7()]);
    let add = move |tx: &mut Tx<'_>| -> Result<()> {
        let job = kernel::Who::job("story", kernel::Instant(0), today());
        let above = place::find(tx, "trung-uong", today())?;
        let pass = job.may(&org::LOAD, &above)?;
        let (name, source) = ("Cụm các xã biên giới".into(), "QĐ 7/HCTĐ".into());
        let cluster = ClusterRow { id, name, source };
        org::store::add_cluster(tx, &pass, &cluster, today().add_days(-90))?;
        for (code, key) in MEMBERS.into_iter().zip(keys) {
            let unit = place::find(tx, code, today())?;
            org::store::add_cluster_unit(tx, &pass, &cluster, key, &unit)?;
        }
        Ok(())
    };
    demo.house.db.write(add).await.expect("a cluster");
    id
}
