//! A quarter that went out as a paper is published like a month: it stands in the feed and in the
//! data with its kind, and nobody who adds months up meets them twice. On every engine.

use crate::house::{PROVINCE, every_demo_on};
use crate::spans::{issued, step};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use axum::http::StatusCode;
use kernel::Day;

const OFFICE: &str = "/publication?unit=kien-giang";
const QUARTER: &str = "/reports?unit=kien-giang&form=quarter&period=2024-Q4";
const DIRECTIVE: &str = "/reports?unit=kien-giang&form=directive-18&period=2024";

#[tokio::test]
async fn a_quarter_is_published_beside_its_months_and_never_added_to_them() {
    for demo in every_demo_on(Day::of(2025, 1, 20).expect("a day")).await {
        println!("on {}", demo.engine);
        let mut binh = Visitor::of(&demo, "binh").await;
        let mut an = Visitor::of(&demo, "an").await;
        let mut khach = Visitor::guest(&demo);
        let before = khach.page("/du-lieu-mo/so-lieu.csv").await.text();
        let quarter = goes_out(&mut binh, &mut an, QUARTER, "2024-Q4", &[]).await;
        let form = [("report", quarter.as_str()), ("step", "publish")];
        for login in ["chi", "dung"] {
            let told = Visitor::of(&demo, login).await.post(OFFICE, &form).await;
            assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}");
        }
        assert_eq!(khach.post(OFFICE, &form).await.status, StatusCode::UNAUTHORIZED);
        let public = format!("/du-lieu-mo/bao-cao/{quarter}");
        assert_eq!(khach.get(&public).await.status, StatusCode::NOT_FOUND, "nobody published it");
        assert!(binh.page(OFFICE).await.words().contains("Báo cáo quý IV/2024"));
        done(&binh.post(OFFICE, &form).await);
        told(&khach.page(&public).await, &["Báo cáo quý IV/2024 của Tỉnh Kiên Giang"]);
        let feed = khach.page("/bao-cao.atom").await.text();
        assert!(feed.contains("<category term=\"quarter\" label=\"Báo cáo quý\"/>"), "{feed}");
        assert!(feed.contains("<category term=\"month\""), "{feed}");
        assert!(feed.contains("Báo cáo quý IV/2024 của Tỉnh Kiên Giang"), "{feed}");
        assert_eq!(khach.page("/du-lieu-mo/so-lieu.csv").await.text(), before, "months alone");
        let longer = khach.page("/du-lieu-mo/so-lieu.csv?form=longer").await.text();
        let line = longer.lines().find(|line| line.contains(",members_total,")).expect("a line");
        assert!(line.contains("2024-10-01,2024-12-31") && line.ends_with(",quarter"), "{line}");
        let all = khach.page("/du-lieu-mo/so-lieu.csv?form=all").await.text();
        let many = |text: &str| text.lines().count();
        assert_eq!(many(&all), many(&before) + many(&longer) - 2, "two rows of heads each");
        let wrong = khach.get("/du-lieu-mo/so-lieu.csv?form=directive-18").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.words());
        on_the_map(&mut khach).await;
        let key = fresh_key();
        let answers: &[(&str, &str)] = &[
            ("key", &key),
            ("a-directive-led", "Ban hành kế hoạch"),
            ("a-directive-told", "12 buổi"),
            ("a-directive-strengthened", "Kiện toàn"),
        ];
        let words = goes_out(&mut binh, &mut an, DIRECTIVE, "2024", answers).await;
        let form = [("report", words.as_str()), ("step", "publish")];
        let refusal = binh.post(OFFICE, &form).await;
        assert_eq!(refusal.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refusal.words());
        let form = [("report", quarter.as_str()), ("step", "withdraw")];
        done(&binh.post(OFFICE, &form).await);
        assert_eq!(khach.get(&public).await.status, StatusCode::NOT_FOUND);
        assert!(!khach.page("/bao-cao.atom").await.text().contains("quarter"));
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

fn told(page: &Told, all: &[&str]) {
    let words = page.words();
    for said in all {
        assert!(words.contains(said), "it does not say {said:?}: {words}");
    }
}

/// A report goes the whole way and answers its id.
async fn goes_out(
    binh: &mut Visitor,
    an: &mut Visitor,
    page: &str,
    period: &str,
    answers: &[(&str, &str)],
) -> String {
    match answers.is_empty() {
        true => {
            let id = fresh_key();
            let task = [("id", id.as_str()), ("body", "Tổ chức tập huấn."), ("plan", "3")];
            done(&binh.post(&page.replacen("/reports?", "/reports/task?", 1), &task).await);
        }
        false => {
            let to = page.replacen("/reports?", "/reports/answers?", 1);
            done(&binh.post(&to, answers).await);
        }
    }
    step(binh, page, "send", "").await;
    step(an, page, "approve", "").await;
    step(binh, page, "lock", period).await;
    let text = binh.page(page).await.text();
    let report = text.split("/reports/issue?report=").nth(1).and_then(|rest| rest.get(..36));
    let report = report.unwrap_or_else(|| panic!("nothing to issue: {text}")).to_owned();
    issued(binh, page).await;
    report
}

/// The newest month stands on the map unless a quarter is asked for.
async fn on_the_map(khach: &mut Visitor) {
    let shape = |text: &str| {
        let whole: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let features = whole["features"].as_array().cloned().unwrap_or_default();
        let found = features.into_iter().find(|one| one["properties"]["code"] == PROVINCE);
        found.expect("the province")["properties"].clone()
    };
    let usual = shape(&khach.page("/du-lieu-mo/don-vi.geojson?period=2024-10").await.text());
    assert_eq!(usual["figures_month"], "2024-10", "{usual}");
    let quarter = shape(&khach.page("/du-lieu-mo/don-vi.geojson?period=2024-Q4").await.text());
    assert_eq!(quarter["figures_form"], "quarter", "{quarter}");
    assert_eq!(quarter["figures_period"], "2024-Q4", "{quarter}");
    assert!(quarter["figures_month"].is_null(), "{quarter}");
    refused(&khach.get("/du-lieu-mo/don-vi.geojson?period=x").await, "");
}
