//! When campaigns run, as documents say it and no further.

use super::*;

/// Every line tells which document says its days, or that none does.
#[test]
fn every_campaign_tells_where_its_days_are_from() {
    #[derive(serde::Deserialize)]
    struct Days {
        code: String,
        from: String,
        days: String,
    }
    let lines = csv::Reader::from_reader(include_bytes!("../../data/campaigns.csv").as_slice())
        .into_deserialize()
        .map(|line: Result<Days, _>| line.unwrap());
    let mut dated = Vec::new();
    for line in lines {
        let is_sourced = ["S1", "S2", "S3", "S4"].iter().any(|source| line.days.contains(source));
        assert!(is_sourced, "{}: {}", line.code, line.days);
        let is_without = line.days.contains("without") || line.days.contains("no document says");
        assert_eq!(line.from.is_empty(), is_without, "{}: {}", line.code, line.days);
        if !line.from.is_empty() {
            dated.push((line.code, line.from));
        }
    }
    let said = [
        ("CMP-01", "2008-01-17"),
        ("CMP-16", "2023-01-01"),
        ("CMP-17", "2023-01-01"),
        ("CMP-18", "2025-01-01"),
    ];
    assert_eq!(dated, said.map(|(code, from)| (code.to_owned(), from.to_owned())));
}

/// The humanitarian month is May of every year (rules.md 3.12) and no other: a source says so of no
/// further campaign, so none else has days that come again.
#[test]
fn the_humanitarian_month_is_may_of_every_year() {
    let yearly = campaigns().iter().filter_map(|one| Some((one.code.as_str(), one.yearly?.said())));
    assert_eq!(yearly.collect::<Vec<_>>(), [("CMP-03", ["01/05", "31/05"].map(str::to_owned))]);
    let day = |text: &str| Day::parse(text).unwrap();
    let month = campaign_named("Tháng Nhân đạo").unwrap();
    for (on, runs) in [
        ("2024-04-30", false),
        ("2024-05-01", true),
        ("2031-05-31", true),
        ("2025-06-01", false),
        ("2024-10-20", false),
    ] {
        assert_eq!(month.runs_on(day(on)), runs, "{on}");
        assert_eq!(campaign_on("CMP-03", day(on)).is_some(), runs, "{on}");
    }
    for (first, last, runs) in [
        ("2024-04-20", "2024-05-01", true),
        ("2024-05-31", "2024-06-20", true),
        ("2024-06-01", "2025-04-30", false),
        ("2024-06-01", "2025-05-01", true),
        ("2024-01-01", "2024-12-31", true),
    ] {
        assert_eq!(month.runs_within(day(first), day(last)), runs, "{first} to {last}");
    }
    let winter = Yearly::read("12-15/02-10").unwrap();
    let told = ["2024-12-14", "2024-12-15", "2025-02-10", "2025-02-11"];
    assert_eq!(told.map(|on| winter.meets(day(on), day(on))), [false, true, true, false]);
    for odd in ["05-01", "05-32/06-01", "13-01/13-02", "05-01/"] {
        assert_eq!(Yearly::read(odd), None, "{odd}");
    }
}

/// The drive comes every year; what S4 calls it is the name of one year, with its document.
#[test]
fn a_drive_of_every_year_bears_the_name_of_none() {
    let kind = shipped().iter().find(|kind| kind.code == "tet-quan-dan").unwrap();
    for day in ["2023-01-10", "2024-10-20", "2027-01-20"] {
        let campaign = kind.campaign_on(Day::parse(day).unwrap()).unwrap();
        assert_eq!(campaign.label_vi, "Tết Quân-Dân", "on {day}");
        assert!(!campaign.label_en.contains("20"), "{}", campaign.label_en);
    }
    let found = campaign_named("Tết Quân-Dân năm 2025").unwrap();
    assert_eq!(found.code, "CMP-13");
    let alias = found.aliases.iter().find(|alias| alias.said.ends_with("2025")).unwrap();
    assert_eq!(alias.source.as_deref(), Some("S4"));
    assert_eq!(alias.on_day, Day::parse("2024-10-31").ok());
    assert_eq!(campaign_named("tet quan dan").map(|found| found.code.as_str()), Some("CMP-13"));
}

/// A term of a report counts from the end of its campaign, where documents say one.
#[test]
fn a_campaign_ends_in_a_year_only_where_documents_say_so() {
    let day = |text: &str| Day::parse(text).unwrap();
    let named = |code: &str| campaigns().iter().find(|one| one.code == code).unwrap();
    for (code, year, end) in [
        ("CMP-03", 2024, Some("2024-05-31")),
        ("CMP-03", 2031, Some("2031-05-31")),
        ("CMP-17", 2023, Some("2023-12-31")),
        ("CMP-17", 2024, None),
        ("CMP-02", 2024, None),
        ("CMP-01", 2024, None),
    ] {
        assert_eq!(named(code).end_in(year), end.map(day), "{code} in {year}");
    }
    let year = kernel::Period::year(2024).unwrap();
    assert_eq!(named("CMP-03").days_in(year), (day("2024-05-01"), day("2024-05-31")));
    assert_eq!(named("CMP-02").days_in(year), (day("2024-01-01"), day("2024-12-31")));
    // Over the new year the days that end in a year began in the year before.
    let over = Yearly::read("12-20/01-10").unwrap();
    assert_eq!(over.begin_of(2025), Some(day("2024-12-20")));
    assert_eq!(over.end_in(2025), Some(day("2025-01-10")));
}
