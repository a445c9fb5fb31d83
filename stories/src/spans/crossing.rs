//! The map changes within a year: the successor reports the year, with the months of those whose
//! place it took; the country has what its provinces have together; the page and the paper say
//! whose months these are, and a unit that was closed says who carries it on. What cannot be told
//! apart is left out and said. On every engine; it opens with who may not.

use super::{done, fresh_key, house};
use crate::house::{CENTRE, Demo, PROVINCE};
use crate::open::program;
use crate::restructuring::{ways, words_of};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::FigureKind;
use kernel::{Day, Month, Result, Role, place};
use people::Scope;
use reporting::figures::find;
use reporting::model::Of;
use reporting::view::View;

const NEW_PROVINCE: &str = "an-giang";
const YEAR: &str = "unit=an-giang&form=year&period=2025";
const GONE: &str = "/reports?unit=kien-giang&form=year&period=2025";
const FIGURE: &str = "members_new";
const JOINED: i64 = 1_000;
const ALARM: &str = "tháng trước cộng mới trừ giảm là";

fn today() -> Day {
    Day::of(2026, 1, 10).expect("a day")
}

#[tokio::test]
async fn a_year_is_reported_by_whoever_took_the_place() {
    for demo in house::every_demo_on(today()).await {
        println!("on {}", demo.engine);
        assert_eq!(restructuring::desk::run_due(&demo.house).await.expect("what is due"), 1);
        who_may_not(&demo).await;
        let mut binh = Visitor::of(&demo, "binh").await;
        typed(&mut binh, PROVINCE, "2025-05", JOINED).await;
        let year = adds_up(&demo).await;
        the_country_has_what_its_provinces_have(&demo).await;
        the_api_says_both(&demo, &year).await;
        next_year_compares_on_the_same_map(&demo, &year).await;
        says_whose_months(&mut binh).await;
        the_closed_one_says_who_goes_on(&mut binh).await;
        the_first_month_reconciles(&demo, &mut binh).await;
        what_cannot_be_told_is_said(&demo, &mut binh).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng is of another province, Chi of a commune; Khách is asked to log in.
async fn who_may_not(demo: &Demo) {
    for page in [format!("/reports?{YEAR}"), format!("/reports/paper?{YEAR}"), GONE.into()] {
        assert_eq!(Visitor::guest(demo).get(&page).await.status, StatusCode::SEE_OTHER, "{page}");
        for login in ["dung", "chi"] {
            let told = Visitor::of(demo, login).await.get(&page).await;
            assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}: {page}");
        }
    }
}

async fn typed(binh: &mut Visitor, unit: &str, month: &str, amount: i64) {
    let (key, amount) = (fresh_key(), amount.to_string());
    let cell = [("cell", FIGURE), ("value", &amount), ("base", "0"), ("key", key.as_str())];
    let told = binh.post_json(&format!("/reports/cell?unit={unit}&month={month}"), &cell).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
}

fn of(form: &str, period: &str) -> Of {
    Of::read(form, period, "", "").expect("a report")
}

fn read_view(tx: &mut Tx<'_>, figures: &Figures, unit: &str, of: &Of) -> Result<View> {
    let an = house::person_on(tx, Role::Centre, CENTRE, today())?;
    let place = place::find(tx, unit, of.key().last())?;
    let pass = an.may(&reporting::acts::VIEW, &place)?;
    View::load_of(tx, &pass, figures, &place, of)
}

async fn view(demo: &Demo, unit: &'static str, of: Of) -> View {
    let figures = demo.house.shelf::<Figures>().expect("figures");
    let read = move |tx: &mut Tx<'_>| read_view(tx, &figures, unit, &of);
    demo.house.db.read(read).await.expect("a report")
}

fn value(view: &View, code: &str) -> i64 {
    view.value(code).expect("a figure").value
}

/// Half a year of both old provinces and half a year of the new one, figure by figure.
async fn adds_up(demo: &Demo) -> View {
    let year = view(demo, NEW_PROVINCE, of("year", "2025")).await;
    let mut months = Vec::new();
    for number in 1..=12 {
        let month = Month::parse(&format!("2025-{number:02}")).expect("a month");
        months.push(demo.figures(NEW_PROVINCE, month).await);
        if number <= 6 {
            months.push(demo.figures(PROVINCE, month).await);
        }
    }
    let december = months.last().expect("months").clone();
    for (at, (code, level)) in december.iter().enumerate() {
        let expected = match find(code).expect("a figure").kind {
            FigureKind::Flow => months.iter().map(|month| month[at].1).sum(),
            FigureKind::Stock => *level,
        };
        assert_eq!(value(&year, code), expected, "{code}");
    }
    assert!(value(&year, FIGURE) > JOINED, "An Giang had joiners of its own");
    year
}

/// Nothing of the country's year stands in no province's paper, and nothing in two.
async fn the_country_has_what_its_provinces_have(demo: &Demo) {
    let figures = demo.house.shelf::<Figures>().expect("figures");
    let read = move |tx: &mut Tx<'_>| {
        let year = of("year", "2025");
        let centre = place::find(tx, CENTRE, year.key().last())?;
        let country = read_view(tx, &figures, CENTRE, &year)?;
        let mut sums = vec![0; country.values.len()];
        for province in place::children(tx, centre.id, year.key().last())? {
            let view = read_view(tx, &figures, &province.code, &year)?;
            for (sum, value) in sums.iter_mut().zip(&view.values) {
                *sum += value.value;
            }
        }
        Ok((country, sums))
    };
    let (country, sums) = demo.house.db.read(read).await.expect("the country");
    for (value, sum) in country.values.iter().zip(sums) {
        assert_eq!(value.value, sum, "{}", value.code);
    }
    assert!(value(&country, FIGURE) > JOINED);
}

/// Other programs read the unit's own months and what its paper prints, each by its name.
async fn the_api_says_both(demo: &Demo, year: &View) {
    let scopes = [Scope::Units, Scope::Figures];
    let ask = format!("/api/v1/values?figure={FIGURE}&unit=");
    let mut dung = program(demo, "dung", "trung-uong", &scopes).await;
    let told = dung.get(&format!("{ask}an-giang&period=2025")).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let mut an = program(demo, "an", "trung-uong", &scopes).await;
    let line = an.page(&format!("{ask}an-giang&period=2025")).await.json()["items"][0].clone();
    let told = &line["values"][0];
    assert_eq!(told["paper"], value(year, FIGURE), "{line}");
    let own = told["issued"].as_i64().expect("a number");
    assert!(own + JOINED <= value(year, FIGURE), "{line}");
    let of = &line["paper_of"][0];
    assert_eq!((of["from"].as_str(), of["until"].as_str()), (Some("2025-01"), Some("2025-06")));
    assert_eq!(of["units"].as_array().map(Vec::len), Some(2), "{line}");
    let closed = an.page(&format!("{ask}kien-giang&period=2025")).await.json()["items"][0].clone();
    let told = &closed["values"][0];
    assert_eq!((told["issued"].as_i64(), told["paper"].as_i64()), (Some(JOINED), None), "{closed}");
    let month = an.page(&format!("{ask}kien-giang&period=2025-05")).await.json();
    assert_eq!(month["items"][0]["values"][0]["paper"], JOINED, "{month}");
}

async fn next_year_compares_on_the_same_map(demo: &Demo, year: &View) {
    let next = view(demo, NEW_PROVINCE, of("year", "2026")).await;
    for value in &next.values {
        let before = year.value(value.code).expect("a figure").value;
        assert_eq!((value.last_year, value.previous), (before, before), "{}", value.code);
    }
    let school = view(demo, NEW_PROVINCE, of("school-year", "2024-2025")).await;
    assert!(value(&school, FIGURE) >= JOINED, "a school year crosses it too");
}

/// The page, its months and the paper.
async fn says_whose_months(binh: &mut Visitor) {
    let page = binh.page(&format!("/reports?{YEAR}&figure={FIGURE}")).await;
    let words = page.words();
    let said = ["Gồm số liệu từ tháng 1 đến tháng 6/2025 của", "An Giang (cũ)", "Kiên Giang"];
    let paper = binh.page(&format!("/reports/paper?{YEAR}")).await.words();
    for said in said.into_iter().chain(["theo Nghị quyết số 202/2025/QH15."]) {
        assert!(words.contains(said), "the page does not say {said:?}: {words}");
        assert!(paper.contains(said), "the paper does not say {said:?}: {paper}");
    }
    assert!(words.contains("Tỉnh Kiên Giang 1.000"), "its May is not opened: {words}");
    let way = "/why?unit=kien-giang&amp;month=2025-05&amp;figure=members_new";
    assert!(page.text().contains(way), "no way to what Kiên Giang reported");
    let why = binh.page(&way.replace("&amp;", "&")).await.words();
    assert!(why.contains("1.000"), "{why}");
    let own = binh.page("/reports?unit=an-giang&form=quarter&period=2025-Q4").await.words();
    assert!(!own.contains("Gồm số liệu"), "a span after the change is the unit's own: {own}");
}

async fn the_closed_one_says_who_goes_on(binh: &mut Visitor) {
    let page = binh.page(GONE).await;
    let words = page.words();
    assert!(words.contains("Tỉnh Kiên Giang thôi hoạt động từ ngày 01/07/2025"), "{words}");
    let way = format!("/reports?{YEAR}").replace('&', "&amp;");
    assert!(page.text().contains(&way), "no way to An Giang's: {}", page.text());
    assert!(page.text().contains("/reports?unit=kien-giang&amp;month=2025-06"), "nor to its own");
    let later = binh.get("/reports?unit=kien-giang&form=year&period=2026").await;
    assert_eq!(later.status, StatusCode::NOT_FOUND, "it did not stand in that year");
}

/// In July An Giang has the members of both: a decision brought them. What none brought is said.
async fn the_first_month_reconciles(demo: &Demo, binh: &mut Visitor) {
    let july = Month::parse("2025-07").expect("a month");
    let members = value(&demo.view(NEW_PROVINCE, july).await, "members_total");
    assert!(members > JOINED, "{members}");
    for page in ["/reports?", "/reports/grid?"] {
        let words = binh.page(&format!("{page}unit=an-giang&month=2025-07")).await.words();
        assert!(!words.contains(ALARM), "{page}: {words}");
    }
    typed(binh, NEW_PROVINCE, "2025-07", 3).await;
    let words = binh.page("/reports?unit=an-giang&month=2025-07").await.words();
    let said = format!("{ALARM} {}", kernel::number::count(members + 3));
    assert!(words.contains(&said), "three joined and the level does not know: {words}");
}

/// A commune is cut and nobody says how: what it reported lies with no heir, and each says so.
async fn what_cannot_be_told_is_said(demo: &Demo, binh: &mut Visitor) {
    const QUARTER: &str = "unit=an-giang/xa-giang-thanh&form=quarter&period=2025-Q3";
    typed(binh, "an-giang/xa-vinh-dieu", "2025-08", 7).await;
    typed(binh, "an-giang/xa-giang-thanh", "2025-08", 2).await;
    let id = fresh_key();
    let new = "/restructuring/new?unit=an-giang";
    let path = done(&binh.post(new, &words_of(&id, "23/QĐ-HCTĐ")).await);
    for target in ["Xã Giang Thành", "Xã Hòa Điền"] {
        ways::adds(binh, &path, "part", &[("unit", "Xã Vĩnh Điều"), ("target", target)]).await;
    }
    ways::taken(demo, binh, &path, "23/QĐ-HCTĐ").await;
    let quarter = view(demo, "an-giang/xa-giang-thanh", of("quarter", "2025-Q3")).await;
    assert!(quarter.is_untold(FIGURE));
    assert_eq!(value(&quarter, FIGURE), 2, "its own alone");
    for page in ["/reports?", "/reports/paper?"] {
        let words = binh.page(&format!("{page}{QUARTER}")).await.words();
        assert!(words.contains("Không tách được phần riêng của Xã Vĩnh Điều"), "{page}: {words}");
        assert!(words.contains("Các số sau chưa gồm phần ấy: Hội viên phát triển mới"), "{words}");
        assert!(words.contains("theo Quyết định số 23/QĐ-HCTĐ"), "{page}: {words}");
    }
    let above = view(demo, NEW_PROVINCE, of("quarter", "2025-Q3")).await;
    assert_eq!(value(&above, FIGURE), 7 + 2 + 3, "the province has all of it");
    assert!(above.crossing.is_none_or(|crossing| crossing.untold[0].is_empty()));
    a_level_of_the_end_is_told(demo).await;
    open_in_two_eras_is_open_once(demo, binh).await;
}

/// What the months before could not tell of a level, nor whose that was, is not said of its end.
async fn a_level_of_the_end_is_told(demo: &Demo) {
    let figures = demo.house.shelf::<Figures>().expect("figures");
    let read = move |tx: &mut Tx<'_>| {
        let [august, september] =
            ["2025-08", "2025-09"].map(|month| Month::parse(month).expect("a month"));
        let an = house::person_on(tx, Role::Centre, CENTRE, today())?;
        let place = place::find(tx, "an-giang/xa-giang-thanh", september.last())?;
        let pass = an.may(&reporting::acts::VIEW, &place)?;
        let (atlas, at) = (figures.atlas(tx)?, (place.id, september.last()));
        let of = |tx: &mut Tx<'_>, last: Month| {
            book::issued_span_on_map(tx, &pass, &figures, &atlas, at, (august, last))
        };
        let stock = figures.id("members_total")?;
        let names = |told: &book::IssuedOnMap| told.open.iter().any(|(id, _)| *id == stock);
        let (month, span) = (of(tx, august)?, of(tx, september)?);
        assert!(month.untold.contains(&stock) && names(&month), "{month:?}");
        assert!(!span.untold.contains(&stock) && !names(&span), "{span:?}");
        assert!(span.untold.contains(&figures.id(FIGURE)?), "a flow of August is still missing");
        Ok(())
    };
    demo.house.db.read(read).await.expect("a quarter");
}

/// Giang Thành's August and September are both drafts: one unit is open, of those that stand.
async fn open_in_two_eras_is_open_once(demo: &Demo, binh: &mut Visitor) {
    typed(binh, "an-giang/xa-giang-thanh", "2025-09", 1).await;
    let read = move |tx: &mut Tx<'_>| {
        let an = house::person_on(tx, Role::Centre, CENTRE, today())?;
        let place = place::find(tx, NEW_PROVINCE, today())?;
        let pass = an.may(&reporting::acts::VIEW, &place)?;
        let here = [place.id];
        let month = |text: &str| Month::parse(text).expect("a month");
        let era = |text: &str| (&here[..], 1, (month(text), month(text)));
        let one = reporting::store::unapproved(tx, &pass, &[era("2025-09")])?;
        let two = reporting::store::unapproved(tx, &pass, &[era("2025-08"), era("2025-09")])?;
        Ok((one, two))
    };
    let (one, two) = demo.house.db.read(read).await.expect("counted");
    // Vĩnh Điều had a draft in August, and stood then.
    assert_eq!((one.units, two.units), (1, 2));
    assert_eq!(two.of, one.of + 1, "{one:?} {two:?}");
}
