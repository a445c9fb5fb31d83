//! The pages of the reporting chain walked from a table of addresses, in Vietnamese and in English:
//! each is judged on a phone in the dark in the one, on a desk in the light in the other (every
//! state of a page is judged in its own story). A page that the access matrix knows and the table
//! forgot is named. It presses nothing.

mod town;

use super::judge::Judge;
use super::seat::Seat;
use super::site::Site;
use kernel::Day;

/// A page of the chain as Bình opens it on 10 December 2024.
const CHAIN: &[&str] = &[
    "/reports/board?unit=kien-giang&month=2024-12",
    "/reports/chain?unit=kien-giang",
    "/reports/owed?unit=kien-giang",
    "/reports/links?unit=kien-giang&form=directive-18&period=2024",
    "/reports/known?unit=kien-giang&month=2024-10",
    "/reports/beyond?unit=kien-giang&month=2024-10",
    "/reports/letterhead?unit=kien-giang",
    "/reports/wording?unit=kien-giang&month=2024-10&section=intro",
    "/reports/paper?unit=kien-giang&month=2024-10",
    "/reports?unit=kien-giang&month=2024-10&figure=kitchen_meals",
    "/reports?unit=kien-giang&form=quarter&period=2024-Q4",
    "/why?unit=kien-giang&month=2024-10&figure=kitchen_meals",
    "/kiem-tra",
    "/kiem-tra/7777-7777-7777-7777",
    "/duties?unit=kien-giang",
    "/days?year=2024",
    "/leaders?unit=kien-giang&month=2024-10",
    "/targets?unit=kien-giang&year=2024",
    "/targets/new?unit=kien-giang&year=2024",
    "/clusters?month=2024-10",
    "/publication?unit=kien-giang",
    "/du-lieu-mo",
    "/signers?unit=kien-giang",
    "/signers/new?unit=kien-giang",
    "/notices",
    "/account/tokens",
    "/imports?unit=kien-giang&month=2024-11",
    "/imports/history?unit=kien-giang&month=2024-11",
];

/// The same on 2 September 2025, when the map has changed.
const MAP: &[&str] = &[
    "/reports?unit=an-giang&month=2025-07",
    "/reports?unit=kien-giang&month=2025-06",
    "/reports/map?unit=an-giang&month=2024-10&figure=kitchen_meals&map=today",
    "/reports/map?unit=an-giang&form=quarter&period=2024-Q4&figure=kitchen_meals&map=today",
    "/reports/board?unit=an-giang&month=2025-08",
    "/leaders?unit=an-giang&month=2025-08&figure=members_total",
    "/leaders?unit=an-giang&month=2024-10&map=today",
    "/clusters?month=2025-08&figure=members_total",
    "/clusters?month=2024-10&figure=members_total&map=today",
    "/reports/beyond?unit=an-giang&month=2024-10&map=today",
    "/campaigns?unit=an-giang&map=today",
    "/campaigns/CMP-15?unit=an-giang&year=2024&map=today",
    "/activities/around?unit=an-giang&month=2024-10&map=today",
    "/clinics?unit=an-giang&span=2024-10&map=today",
    "/restructuring?unit=an-giang",
    "/restructuring/new?unit=an-giang",
    "/units?unit=an-giang",
];

/// Of the chain by their paths; what follows is judged where it is made.
const OF_THE_CHAIN: [&str; 16] = [
    "/reports",
    "/why",
    "/kiem-tra",
    "/nop",
    "/duties",
    "/days",
    "/leaders",
    "/targets",
    "/clusters",
    "/publication",
    "/du-lieu-mo",
    "/restructuring",
    "/signers",
    "/notices",
    "/imports",
    "/account/tokens",
];
/// Files, parts of a page, and pages whose own stories judge them while they stand.
const ELSEWHERE: [&str; 15] = [
    "/reports/conflict/{unit}/{month}",
    "/reports/grid",
    "/reports/paper.docx",
    "/reports/paper.pdf",
    "/reports/sheet.xlsx",
    "/leaders/sheet.pdf",
    "/du-lieu-mo/don-vi.geojson",
    "/du-lieu-mo/fdrs.csv",
    "/du-lieu-mo/so-lieu.csv",
    "/restructuring/{decision}/moves.csv",
    "/imports/template.xlsx",
    "/imports/work.csv",
    "/imports/work.xlsx",
    "/imports/{intake}/file",
    "/imports/{intake}/progress",
];
const ACCESS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/access.csv"));

#[tokio::test(flavor = "multi_thread")]
async fn the_chain_is_for_everybody_in_both_languages() {
    let site = Site::on(Day::of(2024, 12, 10).expect("a day")).await;
    let own = town::chain(site.demo()).await;
    stands(&town::OF_CHAIN, &own);
    walked(&site, CHAIN, &own).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_changing_map_is_for_everybody_in_both_languages() {
    let site = Site::on(Day::of(2025, 9, 2).expect("a day")).await;
    crate::successor::planned_in_june(site.demo()).await;
    site.run_due().await;
    let own = town::decision(site.demo()).await;
    stands(&town::OF_DECISION, &own);
    walked(&site, MAP, &own).await;
}

/// Every page of the chain that the access matrix has is walked here or named as judged elsewhere.
#[tokio::test]
async fn no_page_of_the_chain_is_forgotten() {
    let under = |path: &str, start: &str| {
        path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let is_of = |path: &str| OF_THE_CHAIN.iter().any(|start| under(path, start));
    let made = town::OF_CHAIN.iter().chain(&town::OF_DECISION);
    let walked: Vec<&str> = CHAIN.iter().chain(MAP).chain(made).copied().collect();
    let pages = ACCESS.lines().filter_map(|line| line.strip_prefix("GET,")?.split(',').next());
    let (mut forgotten, mut known) = (Vec::new(), 0);
    for page in pages.filter(|page| is_of(page) && !ELSEWHERE.contains(page)) {
        known += 1;
        let is_walked = walked.iter().any(|path| path.split('?').next() == Some(page));
        if !is_walked {
            forgotten.push(page);
        }
    }
    assert!(known > 25, "{known} pages of the matrix are no chain");
    assert!(forgotten.is_empty(), "judge these too: {forgotten:#?}");
}

/// Every page that stands on what was made has an address among what was made.
fn stands(made: &[&str], own: &[String]) {
    for page in made {
        let is_it = |path: &&String| {
            let path = path.split('?').next().unwrap_or_default();
            let (asked, known) = (path.split('/'), page.split('/'));
            asked.clone().count() == known.clone().count()
                && known.zip(asked).all(|(known, asked)| known.starts_with('{') || known == asked)
        };
        assert!(own.iter().any(|path| is_it(&path)), "{page} is not among {own:#?}");
    }
}

/// Both languages, one after the other: a machine of two cores judges slowly in four browsers.
async fn walked(site: &Site, table: &[&str], own: &[String]) {
    let dung = Seat::of(site, "dung").await;
    for path in table.iter().filter(|path| path.contains("unit=")) {
        dung.open(path).await;
        assert_eq!(dung.status().await, 404, "Dũng sees {path} of another province");
    }
    dung.leave().await;
    for lang in ["vi", "en"] {
        read(site, lang, table, own).await.end();
    }
}

async fn read(site: &Site, lang: &str, table: &[&str], own: &[String]) -> Judge {
    let (binh, mut judge) = (Seat::of(site, "binh").await, Judge::default());
    let mut unanswered = Vec::new();
    if lang == "en" {
        binh.click(".langs button[value=en]").await;
        binh.find("html[lang=en]").await;
    }
    for path in table.iter().copied().chain(own.iter().map(String::as_str)) {
        binh.open(path).await;
        let status = binh.status().await;
        if status != 200 {
            unanswered.push(format!("{path} answers {status}"));
            continue;
        }
        binh.find(&format!("html[lang={lang}]")).await;
        match lang {
            "vi" => judge.on_phone(&binh, path).await,
            _ => judge.on_desk(&binh, path).await,
        }
    }
    binh.leave().await;
    assert!(unanswered.is_empty(), "Bình is to see these: {unanswered:#?}");
    judge
}
