//! Lines of the API say whether a month in them is an illustration, as pages, papers and open files
//! do: of a unit, of what is made of its parts, of a longer span, on another map. It opens with who
//! may not.

use super::{StatusCode, program};
use crate::house::{COMMUNE, PROVINCE, every_demo};
use crate::visitor::Visitor;
use people::Scope;

#[tokio::test]
async fn a_line_says_that_a_month_in_it_is_an_illustration() {
    for demo in every_demo().await {
        println!("on {}", demo.engine);
        let ask = |at: &str| format!("/api/v1/values?figure=members_new&{at}");
        let here = ask(&format!("unit={PROVINCE}&period=2024-09"));
        assert_eq!(Visitor::guest(&demo).get(&here).await.status, StatusCode::UNAUTHORIZED);
        let mut dung = program(&demo, "dung", "trung-uong", &[Scope::Figures]).await;
        assert_eq!(dung.get(&here).await.status, StatusCode::NOT_FOUND);
        let mut an = program(&demo, "an", "trung-uong", &[Scope::Units, Scope::Figures]).await;
        for (at, is_marked) in [
            // October's paper is real; how it is split over the communes is not.
            (format!("unit={PROVINCE}&period=2024-10"), false),
            (format!("unit={COMMUNE}&period=2024-10"), true),
            (format!("unit={PROVINCE}&period=2024-09"), true),
            (format!("unit={PROVINCE}&period=2024-08"), false),
            (format!("unit={PROVINCE}&period=2024-Q3"), true),
            (format!("unit={PROVINCE}&period=2024-Q2"), false),
            ("unit=trung-uong&period=2024-09".to_owned(), true),
            // An Giang's own October is an illustration, Kiên Giang's is a paper.
            ("unit=an-giang&period=2024-10&map=2025-07-01".to_owned(), true),
            ("unit=an-giang&period=2024-08&map=2025-07-01".to_owned(), false),
            ("unit=an-giang&period=2024-09&map=2025-07-01".to_owned(), true),
            ("unit=ca-mau&period=2024-09&map=2025-07-01".to_owned(), false),
        ] {
            let told = an.page(&ask(&at)).await.json();
            let line = &told["items"][0];
            assert_eq!(line["is_marked"], is_marked, "{at}: {told}");
            assert_eq!(line["is_illustrative"], false, "no share was made up: {told}");
        }
        let both = ask(&format!("unit={PROVINCE}&unit={COMMUNE}&period=2024-10&period=2024-08"));
        let told = an.page(&both).await.json();
        let marks: Vec<bool> = told["items"].as_array().expect("lines").iter().map(is).collect();
        assert_eq!(marks, [false, false, true, false], "each line for itself: {told}");
        let schema = an.page("/api/openapi.json").await.json();
        let said = &schema["components"]["schemas"]["ValueLine"]["properties"]["is_marked"];
        assert_eq!(said["type"], "boolean", "{said}");
        assert!(said["description"].as_str().is_some_and(|said| said.len() > 40), "{said}");
    }
}

fn is(line: &serde_json::Value) -> bool {
    line["is_marked"].as_bool().expect("yes or no")
}
