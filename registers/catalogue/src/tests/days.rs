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
