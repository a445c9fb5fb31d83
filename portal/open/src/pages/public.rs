//! What anyone may see: light pages that work without a script, and the files they explain.

use crate::papers::{self, Paper};
use crate::{csv_file, fdrs as table, feed as atom, geo, ogc};
use api::Tree;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use duties::forms;
use kernel::figure::{Figure, Measure};
use kernel::{Error, Period, Result, number};
use kit::badge::Tone;
use kit::icon::Icon;
use kit::notice::{banner, empty};
use kit::table::{Column, Line, table as draw_table};
use kit::web::download;
use kit::{Answer, Markup, PageHead, Visit, html};
use reporting::figures::SECTIONS;
use reporting::model::ReportId;
use serde_json::{Value, json};

/// `GET /du-lieu-mo`
pub async fn show(visit: Visit) -> Answer {
    let (papers, tree) = papers::all(visit.house()).await?;
    let mut head = PageHead { title: visit.say("open-title"), ..PageHead::default() };
    head.lead = Some(visit.say("open-lead"));
    let year = papers.iter().find(|paper| paper.is_month()).map(|paper| paper.month.year());
    let body = html! {
        div.stack {
            section.card {
                h2 { (visit.say("open-reports")) }
                (reports(&visit, &tree, &papers))
            }
            section.card {
                h2 { (visit.say("open-files")) }
                (files(&visit, year))
            }
            section.card {
                h2 { (visit.say("open-what")) }
                @for key in ["open-what-is", "open-what-not", "open-what-map", "open-what-mark"] {
                    p { (visit.say(key)) }
                }
            }
        }
    };
    Ok(visit.plain_page(&head, body))
}

fn reports(visit: &Visit, tree: &Tree, papers: &[Paper]) -> Markup {
    if papers.is_empty() {
        return empty(Icon::Report, &visit.say("open-none"), None);
    }
    let columns = [
        Column::words(visit.say("open-col-report")),
        Column::words(visit.say("open-col-paper")).minor(),
        Column::words(visit.say("open-col-published")),
    ];
    let line = |paper: &Paper| {
        let unit = tree.get(paper.unit).map(|unit| unit.name.clone()).unwrap_or_default();
        Line::Row(vec![
            html! { a href={ "/du-lieu-mo/bao-cao/" (paper.report) } {
                (paper.called(visit.words(), &unit))
            } },
            html! { (paper.symbol) },
            html! { (paper.published_at.day().vn()) },
        ])
    };
    let lines: Vec<Line> = papers.iter().map(line).collect();
    draw_table(&visit.say("open-reports"), &columns, &lines)
}

fn files(visit: &Visit, year: Option<i16>) -> Markup {
    let columns =
        [Column::words(visit.say("open-col-file")), Column::words(visit.say("open-col-use"))];
    let mut all = vec![
        ("/du-lieu-mo/so-lieu.csv".to_owned(), "open-file-csv"),
        ("/du-lieu-mo/so-lieu.csv?form=longer".to_owned(), "open-file-longer"),
        ("/du-lieu-mo/don-vi.geojson".to_owned(), "open-file-geojson"),
        ("/ogc".to_owned(), "open-file-ogc"),
        ("/bao-cao.atom".to_owned(), "open-file-atom"),
    ];
    all.extend(year.map(|year| (format!("/du-lieu-mo/fdrs.csv?year={year}"), "open-file-fdrs")));
    all.push(("/api/openapi.json".to_owned(), "open-file-api"));
    let line = |(href, key): &(String, &str)| {
        let about = visit.say(&format!("{key}-about"));
        Line::Row(vec![html! { a href=(href) { (visit.say(key)) } }, html! { (about) }])
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    draw_table(&visit.say("open-files"), &columns, &lines)
}

/// `GET /du-lieu-mo/bao-cao/{report}`
pub async fn report(visit: Visit, Path(report): Path<String>) -> Answer {
    let id = ReportId::read(&report)?;
    let (papers, tree) = papers::all(visit.house()).await?;
    let paper = papers.iter().find(|paper| paper.report == id).ok_or(Error::NotFound)?;
    let unit = tree.get(paper.unit).map(|unit| unit.name.clone()).unwrap_or_default();
    let mut head = PageHead { title: paper.called(visit.words(), &unit), ..PageHead::default() };
    let issued = [("paper", paper.symbol.clone()), ("day", paper.issued_on.vn())];
    head.lead = Some(visit.words().say_with("open-report-lead", &issued));
    Ok(visit.plain_page(&head, printed(&visit, paper)))
}

/// The figures as the paper printed them, with the mark they carry.
fn printed(visit: &Visit, paper: &Paper) -> Markup {
    let columns = [
        Column::words(visit.say("open-csv-figure")),
        Column::number(visit.say("open-csv-value")),
        Column::words(visit.say("open-csv-measure")),
    ];
    let title = visit.say("open-report-figures");
    html! {
        @if let Some(key) = &paper.mark {
            (banner(Tone::Note, html! {
                strong { (visit.say(key)) } " · " (visit.say(&format!("{key}-told")))
            }))
        }
        section.card { (draw_table(&title, &columns, &lines(visit, paper))) }
        p { a href="/du-lieu-mo" { (visit.say("open-title")) } }
    }
}

fn lines(visit: &Visit, paper: &Paper) -> Vec<Line> {
    let mut lines = Vec::new();
    for section in SECTIONS {
        let (first, last) = section.span;
        lines.push(Line::Section(visit.say(&format!("section-{}", section.key))));
        for told in &paper.values {
            let Ok(figure) = visit.house().figure(&told.code) else { continue };
            if (first..=last).contains(&figure.no) {
                lines.push(line(visit, figure, told.value, told.at_least));
            }
        }
    }
    lines
}

fn line(visit: &Visit, figure: &Figure, value: i64, at_least: bool) -> Line {
    let (value, unit) = match figure.measure {
        Measure::Money => (number::vnd(value), visit.say("unit-dong")),
        Measure::Count => (number::count(value), visit.say(&format!("unit-{}", figure.unit))),
    };
    let least = at_least.then(|| visit.say("open-at-least"));
    Line::Row(vec![
        html! { (visit.say(&api::say::label_key(figure.code))) },
        html! { @if let Some(least) = least { (least) " " } (value) },
        html! { (unit) },
    ])
}

/// What is published stands as its paper printed it, at the unit and on the map of its month:
/// another map is refused in words, never left out.
fn check_map(visit: &Visit) -> Result<()> {
    match visit.query("map").as_str() {
        "" | "reported" => Ok(()),
        _ => Err(Error::flaw("map", "open-flaw-map")),
    }
}

/// Whether a paper is of the form that is asked for: of the months where nothing is said, so that
/// nobody who adds the lines up counts a month again in its quarter.
fn wanted(visit: &Visit) -> Result<impl Fn(&&Paper) -> bool> {
    let form = visit.query("form");
    let is_known = forms::find(&form).is_some_and(|form| form.has_figures());
    if !is_known && !["", "longer", "all"].contains(&form.as_str()) {
        return Err(Error::flaw("form", "open-flaw-form"));
    }
    Ok(move |paper: &&Paper| match form.as_str() {
        "" => paper.is_month(),
        "longer" => !paper.is_month(),
        "all" => true,
        code => paper.of.form.code == code,
    })
}

/// `GET /du-lieu-mo/so-lieu.csv?form=quarter`: the months; a form, every longer span (`longer`) or
/// all of them where it is asked for.
pub async fn figures(visit: Visit) -> Answer {
    check_map(&visit)?;
    let is_wanted = wanted(&visit)?;
    let (papers, tree) = papers::all(visit.house()).await?;
    let papers: Vec<&Paper> = papers.iter().filter(is_wanted).collect();
    let text = csv_file::figures(&visit, &tree, &papers);
    Ok(download(text, "text/csv; charset=utf-8", "nhan-ai-so-lieu.csv"))
}

/// `GET /du-lieu-mo/don-vi.geojson?period=2024-10`: the provinces, and every other unit that
/// published, with the figures of a month or longer span (else of the newest month).
pub async fn shapes(visit: Visit) -> Answer {
    check_map(&visit)?;
    let period = match visit.query("period").as_str() {
        "" => None,
        text => Some(Period::parse(text).map_err(|flaw| Error::flaw("period", flaw.key()))?),
    };
    let (papers, tree) = papers::all(visit.house()).await?;
    let day = period.map_or(visit.house().clock.today(), |period| period.last());
    let newest = geo::newest(&papers, period);
    let all = geo::features(&tree, None, day);
    let wanted =
        all.iter().filter(|one| one.unit.level == "province" || newest.contains_key(&one.unit.id));
    let told = wanted.map(|one| one.told(&tree, day, newest.get(&one.unit.id).copied()));
    let whole = json!({
        "type": "FeatureCollection",
        "description": visit.say("open-sketch"),
        "features": told.collect::<Vec<Value>>(),
    });
    let bytes = serde_json::to_vec(&whole).map_err(Error::fault)?;
    Ok(download(bytes, "application/geo+json", "nhan-ai-don-vi.geojson"))
}

/// `GET /du-lieu-mo/fdrs.csv?year=2024&unit=kien-giang`: a unit that published of that year.
pub async fn fdrs(visit: Visit) -> Answer {
    check_map(&visit)?;
    let (papers, tree) = papers::all(visit.house()).await?;
    let newest = papers.iter().find(|paper| paper.is_month()).ok_or(Error::NotFound)?;
    let year = match visit.query("year").as_str() {
        "" => newest.month.year(),
        text => text.parse().map_err(|_| Error::flaw("year", "open-flaw-year"))?,
    };
    let unit = match visit.query("unit").as_str() {
        "" => {
            papers
                .iter()
                .find(|p| p.is_month() && p.month.year() == year)
                .ok_or(Error::NotFound)?
                .unit
        }
        code => tree.find(code, visit.house().clock.today())?.id,
    };
    let told = table::of_papers(&visit, &tree, &papers, (unit, year))?.ok_or(Error::NotFound)?;
    let text = table::written(&visit, &told)?;
    Ok(download(text, "text/csv; charset=utf-8", &format!("fdrs-{year}.csv")))
}

/// `GET /bao-cao.atom`
pub async fn feed(visit: Visit, headers: HeaderMap) -> Answer {
    check_map(&visit)?;
    let (papers, tree) = papers::all(visit.house()).await?;
    let base = ogc::base(&visit, &headers);
    let born = visit.house().clock.today().start();
    let text = atom::atom(&visit, &tree, &papers, &base, born);
    let mut answer = axum::response::Response::new(text.into());
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(answer)
}
