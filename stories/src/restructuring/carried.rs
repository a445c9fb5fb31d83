//! No link of a page carries the code of its unit to days on which nobody bears it: pages of units
//! that were closed or founded within a year are opened month by month and span by span, and every
//! way from them to another period of the same unit, or to today, leads somewhere. It opens with
//! who may not.

use super::{Demo, NEW_PROVINCE, StatusCode, Visitor, run_due, today};
use crate::house::{self, COMMUNE, PROVINCE};
use std::collections::{BTreeMap, BTreeSet};

/// A commune of July 2025; no other unit ever bore its code.
const FOUNDED: &str = "an-giang/xa-vinh-dieu";

/// Who has taken the place of the closed units.
const HEIRS: [&str; 2] = [NEW_PROVINCE, "an-giang/xa-giang-thanh"];

/// Pages of a unit and a month.
const OF_MONTH: [&str; 20] = [
    "/reports?unit={unit}&month={month}",
    "/reports?unit={unit}&month={month}&figure=kitchen_meals",
    "/reports/paper?unit={unit}&month={month}",
    "/reports/known?unit={unit}&month={month}",
    "/reports/grid?unit={unit}&month={month}&by=units",
    "/reports/grid?unit={unit}&month={month}&by=months",
    "/reports/board?unit={unit}&month={month}",
    "/reports/map?unit={unit}&month={month}&map=15/{month_vn}&figure=kitchen_meals",
    "/reports/beyond?unit={unit}&month={month}",
    "/reports/beyond?unit={unit}&month={month}&map=15/{month_vn}",
    "/why?unit={unit}&month={month}&figure=kitchen_meals",
    "/why?unit={unit}&month={month}&figure=kitchen_meals&map=15/{month_vn}",
    "/leaders?unit={unit}&month={month}",
    "/leaders?unit={unit}&month={month}&map=15/{month_vn}",
    "/imports?unit={unit}&month={month}",
    "/kitchens?unit={unit}&month={month}",
    "/activities?unit={unit}&month={month}",
    "/activities?unit={unit}&month={month}&view=calendar",
    "/activities?unit={unit}&month={month}&view=map",
    "/activities/around?unit={unit}&month={month}&map=15/{month_vn}",
];

/// Pages of a unit and a longer span: a year, a school year, a month as a span.
const OF_SPAN: [&str; 4] = [
    "/activities?unit={unit}&year={span}",
    "/activities/summed?unit={unit}&kind=kitchen&span={span}",
    "/clinics?unit={unit}&span={span}",
    "/campaigns/CMP-15?unit={unit}&year={span}",
];

/// Reports of longer spans.
const OF_FORM: [&str; 3] = [
    "/reports?unit={unit}&form={form}",
    "/reports/paper?unit={unit}&form={form}",
    "/reports/map?unit={unit}&form={form}&map=30/{month_vn}",
];

#[tokio::test]
async fn no_switch_leads_to_days_on_which_nobody_stands() {
    for mut demo in house::every_demo().await {
        println!("on {}", demo.engine);
        still_ahead(&demo).await;
        demo.turn_to(today());
        run_due(&demo).await;
        who_may_not(&demo).await;
        closed(&demo).await;
        founded(&demo).await;
        before_its_day(&demo).await;
    }
}

async fn who_may_not(demo: &Demo) {
    for page in OF_MONTH {
        let page = filled(page, PROVINCE, "2025-06");
        assert_eq!(Visitor::guest(demo).get(&page).await.status, StatusCode::SEE_OTHER, "{page}");
        let told = Visitor::of(demo, "dung").await.get(&page).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{page}");
    }
}

/// In 2024 the centre looks at a commune of the summer that comes: today has no place for it.
async fn still_ahead(demo: &Demo) {
    let mut walk = Walk::of(demo, "an").await;
    walk.months(FOUNDED, &["2025-08"]).await;
    let page = walk.open("/reports?unit=an-giang/xa-vinh-dieu&month=2025-08").await;
    assert!(!page.contains("/reports/map?unit=an-giang/xa-vinh-dieu&month=2025-08"), "{page}");
    walk.ends();
}

/// Units of the old map: a province and a commune that were closed at the end of June.
async fn closed(demo: &Demo) {
    for login in ["an", "binh"] {
        let mut walk = Walk::of(demo, login).await;
        for unit in if login == "an" { [COMMUNE] } else { [PROVINCE] } {
            walk.months(unit, &["2025-06"]).await;
            walk.spans(unit, &["2024-2025", "2025"]).await;
            walk.forms(unit, &["quarter&period=2025-Q2", "six-months&period=2025-H1"], "06/2025")
                .await;
            walk.open(&format!("/reports?unit={unit}&form=quarter&period=2025-Q2")).await;
            // It did not reach the end of the year: the page says who carries it on.
            walk.open(&format!("/reports?unit={unit}&form=year&period=2025")).await;
        }
        let june = walk.open("/reports?unit=kien-giang&month=2025-06").await;
        let to = |month: &str| format!("\"/reports?unit=kien-giang&month={month}\"");
        assert!(june.contains(&to("2025-05")) && june.contains(&to("2024-06")), "{june}");
        assert!(!june.contains(&to("2025-07")), "nobody bears the code in July");
        assert!(june.contains("unit=kien-giang&form=year&period=2025\""), "who carries it on");
        assert!(june.contains("/reports/map?unit=kien-giang&month=2025-06"), "today's map");
        for page in ["/reports/map", "/why", "/leaders", "/reports/beyond", "/activities/around"] {
            let asked = "month=2025-05&figure=kitchen_meals&map=today";
            walk.open(&format!("{page}?unit={COMMUNE}&{asked}")).await;
        }
        let board = walk.open("/reports/board?unit=kien-giang&month=2025-06").await;
        assert!(!board.contains("/duties?unit=kien-giang"), "duties are of who stands today");
        walk.ends();
    }
}

/// Units of the new map; the province bears a code that an old one bore before it.
async fn founded(demo: &Demo) {
    for login in ["an", "binh"] {
        let mut walk = Walk::of(demo, login).await;
        for unit in if login == "an" { [NEW_PROVINCE] } else { [FOUNDED] } {
            walk.months(unit, &["2025-07"]).await;
            walk.spans(unit, &["2025", "2025-2026"]).await;
            let forms = ["quarter&period=2025-Q3", "nine-months&period=2025-9M"];
            walk.forms(unit, &forms, "09/2025").await;
        }
        let july = walk.open(&format!("/reports?unit={FOUNDED}&month=2025-07")).await;
        let to = |unit: &str, month: &str| format!("\"/reports?unit={unit}&month={month}\"");
        assert!(july.contains(&to(FOUNDED, "2025-08")));
        assert!(!july.contains(&to(FOUNDED, "2025-06")), "nobody bears the code in June");
        assert!(!july.contains(&format!("/why?unit={FOUNDED}&month=2025-06")), "nor here");
        let grid =
            walk.open(&format!("/reports/grid?unit={FOUNDED}&month=2025-08&by=months")).await;
        assert!(!grid.contains(&to(FOUNDED, "2025-06")) && grid.contains(&to(FOUNDED, "2025-07")));
        let july = walk.open("/reports?unit=an-giang&month=2025-07").await;
        assert!(july.contains(&to(NEW_PROVINCE, "2025-06")), "the old An Giang bears it in June");
        walk.ends();
    }
}

/// Their own unit in months before it was founded: asked for without a code, it is led on without
/// one.
async fn before_its_day(demo: &Demo) {
    let mut walk = Walk::of(demo, "binh").await;
    for page in ["/reports?", "/reports/grid?", "/reports/board?", "/kitchens?", "/imports?"] {
        walk.open(&format!("{page}unit=&month=2025-06")).await;
    }
    walk.open("/?month=2025-06").await;
    walk.ends();
}

fn filled(page: &str, unit: &str, month: &str) -> String {
    let vn = month.split_once('-').map(|(year, month)| format!("{month}/{year}"));
    page.replace("{unit}", unit)
        .replace("{month}", month)
        .replace("{month_vn}", &vn.unwrap_or_default())
}

/// A reader who opens pages and follows their ways.
struct Walk {
    who: Visitor,
    login: &'static str,
    /// Pages that were asked for, by what finds their unit: each once.
    asked: BTreeSet<String>,
    /// Ways that led nowhere, with the page they stood on.
    lost: Vec<(String, String)>,
}

impl Walk {
    async fn of(demo: &Demo, login: &'static str) -> Walk {
        let who = Visitor::of(demo, login).await;
        Walk { who, login, asked: BTreeSet::new(), lost: Vec::new() }
    }

    async fn months(&mut self, unit: &str, months: &[&str]) {
        for month in months {
            for page in OF_MONTH {
                self.open(&filled(page, unit, month)).await;
            }
        }
    }

    async fn spans(&mut self, unit: &str, spans: &[&str]) {
        for span in spans {
            for page in OF_SPAN {
                self.open(&page.replace("{unit}", unit).replace("{span}", span)).await;
            }
        }
    }

    async fn forms(&mut self, unit: &str, forms: &[&str], month_vn: &str) {
        for form in forms {
            for page in OF_FORM {
                let page = page.replace("{unit}", unit).replace("{form}", form);
                self.open(&page.replace("{month_vn}", month_vn)).await;
            }
        }
    }

    /// Opens a page, which must be there, and follows every way of its unit.
    async fn open(&mut self, page: &str) -> String {
        let text = self.who.page(page).await.text().replace("&amp;", "&");
        let unit = params(page).get("unit").cloned().unwrap_or_default();
        let hrefs = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let hrefs: Vec<String> =
            hrefs.map(|href| href.split('#').next().unwrap_or(href).to_owned()).collect();
        for href in hrefs {
            let Some(to) = params(&href).get("unit").cloned() else { continue };
            // Typesetting is slow, and its pages stand beside these ones.
            let is_paper =
                href.contains(".pdf") || href.contains(".docx") || href.contains("file=");
            let is_heir = HEIRS.contains(&to.as_str()) && page.ends_with("map=today");
            let is_own = to == unit || to.is_empty() || unit.is_empty() || is_heir;
            if !is_own || is_paper || !self.asked.insert(found_by(&href)) {
                continue;
            }
            let status = self.who.get(&href).await.status;
            if status == StatusCode::NOT_FOUND || status.is_server_error() {
                self.lost.push((page.to_owned(), href));
            }
        }
        text
    }

    /// Nothing was lost, and there was something to follow.
    fn ends(self) {
        println!("{} followed {} ways", self.login, self.asked.len());
        let lost: Vec<String> =
            self.lost.iter().map(|(page, href)| format!("{page}\n    -> {href}")).collect();
        assert!(lost.is_empty(), "{}: {} lost\n{}", self.login, lost.len(), lost.join("\n"));
        assert!(self.asked.len() > 20, "{}: {:?}", self.login, self.asked);
    }
}

fn params(href: &str) -> BTreeMap<String, String> {
    let query = href.split_once('?').map_or("", |(_, query)| query);
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// What of an address finds its unit: the page, the unit, the days, whether there is a map.
fn found_by(href: &str) -> String {
    let path = href.split('?').next().unwrap_or(href);
    let days = ["unit", "month", "form", "period", "span", "year", "day"];
    let (all, map) = (params(href), if href.contains("map=") { "map" } else { "" });
    let found = days.iter().filter_map(|name| Some(format!("{name}={}", all.get(*name)?)));
    format!("{path}?{map}{}", found.collect::<Vec<_>>().join("&"))
}
