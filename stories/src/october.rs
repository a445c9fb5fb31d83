//! October 2024 of Kiên Giang, as S4 printed it: every figure, every sum, the roll-up, the paper's
//! words, on every engine; then the same through the doors that officers use. It opens with who
//! may not see it.

use crate::house::{self, CENTRE, COMMUNE, DISTRICT, Demo, PROVINCE, october, person, view};
use book::Figures;
use kernel::db::{Tx, sql};
use kernel::{Error, Instant, Result, Role, Who, place};
use reporting::acts;
use reporting::figures::{FIGURES, PRINTED, find};
use reporting::view::View;
use std::sync::Arc;

mod beside;
mod doors;
mod printed;

pub use doors::words_of_docx;

#[tokio::test]
async fn october_is_s4_to_the_dong() {
    for demo in house::every_demo().await {
        let engine = demo.engine;
        in_the_book(&demo).await;
        doors::who_may_not(&demo).await;
        doors::notices_stand_where_officers_meet_them(&demo).await;
        doors::files_say_what_s4_prints(&demo).await;
        doors::every_kind_of_work_is_there(&demo).await;
        beside::stands_what_was_agreed_and_shared(&demo).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{engine}: {broken:?}");
    }
}

async fn in_the_book(demo: &Demo) {
    let known = demo.house.shelf::<Figures>().expect("figures");
    let done = demo.house.db.read(move |tx| {
        who_may_not(tx, &known)?;
        what_is_typed(tx)?;
        every_figure(tx, &known)?;
        the_roll_up(tx, &known)?;
        the_paper(tx, &known)
    });
    done.await.unwrap_or_else(|error| panic!("{}: {error}", demo.engine));
}

/// Dũng of another province, Chi above her commune and Khách see nothing of Kiên Giang.
fn who_may_not(tx: &mut Tx<'_>, figures: &Arc<Figures>) -> Result<()> {
    let dung = person(tx, Role::Approver, "ca-mau")?;
    let chi = person(tx, Role::Clerk, COMMUNE)?;
    let khach = Who::nobody(Instant(0), house::today());
    for who in [&dung, &chi, &khach] {
        for unit in [PROVINCE, DISTRICT] {
            let seen = view(tx, who, figures, unit, october());
            assert!(matches!(seen, Err(Error::NotFound)));
        }
    }
    Ok(())
}

/// Nothing of Kiên Giang is typed but what has no register yet: members and volunteers (1-8),
/// disasters (42-44), blood (48-49), and the total as S4 states it (56).
fn what_is_typed(tx: &mut Tx<'_>) -> Result<()> {
    let typed: Vec<String> = sql("select distinct c.figure from cell c join report r \
         on r.id = c.report join unit u on u.id = r.unit \
         where r.form = 'month' and r.month = $1 \
         and (u.code = $2 or u.code like $2 || '/%')")
    .bind(october())
    .bind(PROVINCE)
    .all(tx)?;
    let mut rows: Vec<u16> = typed.iter().filter_map(|code| Some(find(code)?.no)).collect();
    rows.sort_unstable();
    assert_eq!(rows, [1, 2, 3, 4, 5, 6, 7, 8, 42, 43, 44, 48, 49, 56]);
    assert_eq!(rows.len(), typed.len(), "a cell of no figure: {typed:?}");
    // The last is no value but how the paper rounds the sum.
    let total: Vec<(i64, bool)> = sql("select c.amount, c.at_least from cell c \
         join report r on r.id = c.report join unit u on u.id = r.unit where r.form = 'month' \
         and r.month = $1 and u.code = $2 and c.figure = 'humanitarian_value_total'")
    .bind(october())
    .bind(PROVINCE)
    .all(tx)?;
    assert_eq!(total, [(20_000_000_000, true)]);
    Ok(())
}

fn every_figure(tx: &mut Tx<'_>, figures: &Arc<Figures>) -> Result<()> {
    let an = person(tx, Role::Centre, CENTRE)?;
    let binh = person(tx, Role::Approver, PROVINCE)?;
    for who in [&an, &binh] {
        let view = view(tx, who, figures, PROVINCE, october())?;
        let shown = view.values.iter().take(PRINTED).map(|value| (value.code, value.value));
        assert_eq!(shown.collect::<Vec<_>>(), printed::VALUES);
        let least: Vec<&str> =
            view.values.iter().filter(|value| value.at_least).map(|value| value.code).collect();
        assert_eq!(least, ["water_filters_value", "blood_value", "humanitarian_value_total"]);
        for check in &view.checks {
            assert!(check.holds, "{check:?}");
        }
        let sum = |rule: &str| view.checks.iter().find(|c| c.rule == rule).map(|c| c.right);
        assert_eq!(sum("social_value"), Some(14_561_000_000));
        assert_eq!(sum("social_other_value"), Some(13_999_000_000));
        assert_eq!(sum("health_value"), Some(4_959_000_000));
        assert_eq!(sum("humanitarian_value_total"), Some(20_073_000_000));
        let before = |code: &str| view.value(code).map(|value| value.previous);
        assert_eq!(before("members_total"), Some(20_299));
        assert_eq!(before("volunteers_total"), Some(14_393));
        // DEF-08, DEF-14 and DEF-10 are said where an officer meets them.
        let told: Vec<&str> = view.notices.iter().map(|notice| notice.place.as_str()).collect();
        assert_eq!(told, ["members_decreased", "patient_support_value", "task-7"]);
        as_the_contract_says(&view);
    }
    Ok(())
}

/// `figures` of `nhanai report --format json`, as it was when the month was still typed.
const GOLDEN: &str = include_str!("october/figures.json");

/// The JSON that checks of others read: codes, labels, units, the months beside, every sum.
fn as_the_contract_says(view: &View) {
    let json = program::report::as_json(view).expect("JSON");
    let figures = json["figures"].as_array().expect("figures");
    assert_eq!(figures.len(), PRINTED);
    let told = serde_json::to_string_pretty(figures).expect("JSON") + "\n";
    assert_eq!(told, GOLDEN, "the figures are no longer told byte for byte as others read them");
    for (figure, (code, value)) in figures.iter().zip(printed::VALUES) {
        assert_eq!((figure["code"].as_str(), figure["value"].as_i64()), (Some(code), Some(value)));
        let label = figure["label"].as_str().unwrap_or_default();
        assert!(!label.is_empty() && !label.contains("figure-"), "{code} has a label: {label}");
        let is_money = figure["unit"] == "đồng";
        assert_eq!(
            is_money,
            code.ends_with("_value") || code.ends_with("_total") && value > 1_000_000
        );
        assert!(figure["previous"].is_i64() && figure["last_year"].is_i64(), "{code}");
        let least = ["water_filters_value", "blood_value", "humanitarian_value_total"];
        assert_eq!(figure["at_least"], least.contains(&code), "{code}");
    }
    let checks = json["checks"].as_array().expect("checks");
    assert!(checks.len() >= 5, "{checks:?}");
    for check in checks {
        assert!(check["rule"].is_string() && check["left"].is_i64() && check["right"].is_i64());
        assert_eq!(check["holds"], true, "{check}");
    }
}

/// The units below give every printed total back; so do the communes of the deeper district.
fn the_roll_up(tx: &mut Tx<'_>, figures: &Arc<Figures>) -> Result<()> {
    let an = person(tx, Role::Centre, CENTRE)?;
    for unit in [PROVINCE, DISTRICT] {
        let whole = view(tx, &an, figures, unit, october())?;
        let below = place::children(tx, whole.place.id, october().last())?;
        let mut parts = Vec::new();
        for row in &below {
            parts.push(view(tx, &an, figures, &row.code, october())?);
        }
        for figure in &FIGURES[..PRINTED] {
            let sum: i64 = parts.iter().filter_map(|p| p.value(figure.code)).map(|v| v.value).sum();
            let total = whole.value(figure.code).map(|value| value.value);
            assert_eq!(Some(sum), total, "{unit}: {}", figure.code);
        }
    }
    Ok(())
}

fn the_paper(tx: &mut Tx<'_>, figures: &Arc<Figures>) -> Result<()> {
    let binh = person(tx, Role::Approver, PROVINCE)?;
    let mut view = view(tx, &binh, figures, PROVINCE, october())?;
    let pass = binh.may(&acts::PRINT, &view.place)?;
    let read = (&**figures, &program::house::decisions());
    let paper = reporting::paper::paper(tx, &pass, read, &mut view, "")?;
    let words = paper.text();
    for printed in printed::PHRASES {
        assert!(words.contains(printed), "the paper does not say: {printed}");
    }
    // Every figure of the report is a reference to its cell, none was typed.
    let cited: Vec<&str> = paper.cited().map(|(_, cited)| cited.code.as_str()).collect();
    for figure in &FIGURES[..PRINTED] {
        assert!(cited.contains(&figure.code), "{} is not cited", figure.code);
    }
    assert!(reporting::paper::refuse_contradictions(tx, &pass, &view).is_ok());
    Ok(())
}
