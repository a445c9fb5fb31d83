//! The shipped data, held against the checklist and against itself.

use crate::model::{GROUPS, KindId, Nature, NewKind, Own, Part, ValueSource};
use crate::shipped::{CampaignLine, KindLine, campaign, kind};
use crate::{
    Yearly, campaign_named, campaign_on, campaigns, fed, figures, rules, shipped, shipped_as,
};
use kernel::Day;
use std::collections::{BTreeMap, BTreeSet};

mod days;
mod law;

#[test]
fn every_line_of_the_data_is_read() {
    let kinds = csv::Reader::from_reader(include_bytes!("../data/kinds.csv").as_slice())
        .into_deserialize()
        .map(|line: Result<KindLine, _>| kind(line.unwrap()).unwrap());
    assert!(kinds.eq(shipped().iter().cloned()));
    let all = csv::Reader::from_reader(include_bytes!("../data/campaigns.csv").as_slice())
        .into_deserialize()
        .map(|line: Result<CampaignLine, _>| campaign(line.unwrap()).unwrap());
    assert!(all.eq(campaigns().iter().cloned()));
    assert_eq!(campaigns().len(), 18);
    for (at, campaign) in campaigns().iter().enumerate() {
        assert_eq!(campaign.code, format!("CMP-{:02}", at + 1));
    }
}

/// Rows of the checklist that ask for a kind: SOC, HLT, FAI-04 and -06, TRN, COM, YTH, EMU-02,
/// INS-02.
#[test]
fn every_row_of_the_checklist_has_a_kind() {
    let spans = [("SOC", 1..=19), ("HLT", 1..=9), ("TRN", 1..=9), ("COM", 1..=16), ("YTH", 1..=5)];
    let rows = spans.into_iter().flat_map(|(group, span)| {
        span.map(move |row| format!("{group}-{row:02}")).collect::<Vec<_>>()
    });
    let more = ["FAI-04", "FAI-06", "EMU-02", "INS-02"].map(str::to_owned);
    let told: BTreeSet<&str> =
        shipped().iter().flat_map(|kind| kind.source.split_whitespace()).collect();
    for row in rows.chain(more) {
        assert!(told.contains(row.as_str()), "{row} has no kind");
    }
}

#[test]
fn codes_are_unique_and_name_what_exists() {
    let mut codes = BTreeSet::new();
    for kind in shipped() {
        assert!(codes.insert(&kind.code), "{} twice", kind.code);
        assert!(GROUPS.contains(&kind.group.as_str()), "{}", kind.code);
        assert!(!kind.measures.is_empty(), "{}", kind.code);
        assert_eq!(kind.value_figure.is_none(), kind.value_sources.is_empty(), "{}", kind.code);
        let known = |code: &String| campaigns().iter().any(|campaign| campaign.code == *code);
        assert!(kind.campaign.iter().all(known), "{}", kind.code);
    }
    for figure in figures::FIGURES {
        assert!(fed().contains(figure.code), "{} is fed by nothing", figure.code);
    }
}

/// By its code first, then by any wording in any writing; a word of nothing is nothing.
#[test]
fn a_shipped_kind_is_found_as_officers_call_it() {
    for kind in shipped() {
        assert_eq!(shipped_as(&kind.code), Some(kind));
        for said in kind.called() {
            let first = shipped().iter().find(|other| other.called().any(|own| own == said));
            assert_eq!(shipped_as(&said), first, "{said}");
            assert_eq!(shipped_as(&said.to_uppercase()), first, "{said}");
        }
    }
    assert_eq!(shipped_as(""), None);
    assert_eq!(shipped_as("việc chưa ai biết"), None);
}

/// A row of the checklist that names several kinds of help has one kind for each: who rents a room
/// is not counted as who was given a livelihood, who clears a beach not as who migrates.
#[test]
fn what_a_row_names_apart_is_counted_apart() {
    for (row, apart) in [
        ("SOC-13", &["cash-help", "livelihood", "housing-help"][..]),
        ("SOC-19", &["mangrove", "safe-migration", "environment", "mine-action"]),
    ] {
        let of: Vec<_> =
            shipped().iter().filter(|kind| kind.source.split(' ').any(|at| at == row)).collect();
        assert_eq!(of.iter().map(|kind| kind.code.as_str()).collect::<Vec<_>>(), apart);
        let fed: Vec<&str> = of.iter().flat_map(|kind| kind.figures()).collect();
        let once: BTreeSet<&str> = fed.iter().copied().collect();
        assert_eq!(fed.len(), once.len(), "{row} mixes {fed:?}");
    }
    let migrants = shipped().iter().filter(|kind| kind.fdrs.iter().any(|at| at == "KPI_ReachM"));
    assert_eq!(migrants.map(|kind| kind.code.as_str()).collect::<Vec<_>>(), ["safe-migration"]);
}

/// People and turns are never mixed: what feeds a figure is of one nature.
#[test]
fn a_figure_is_fed_by_one_nature() {
    let mut natures: BTreeMap<&str, Nature> = BTreeMap::new();
    for kind in shipped() {
        for measure in &kind.measures {
            let Some(figure) = measure.figure.as_deref() else { continue };
            let first = *natures.entry(figure).or_insert(measure.nature);
            assert_eq!(first, measure.nature, "{figure} by {}", kind.code);
        }
    }
}

#[test]
fn a_search_needs_no_tones() {
    let found = |search: &str| {
        shipped().iter().filter(|kind| kind.is_found(search)).map(|k| k.code.as_str()).next()
    };
    assert_eq!(found("nha tinh thuong"), Some("house-new"));
    assert_eq!(found("tang kho"), Some("funeral"));
    assert_eq!(found("máy lọc"), Some("water-filter"));
}

#[test]
fn a_chapters_kind_counts_like_a_shipped_one_and_has_a_name_of_its_own() {
    let new = |based_on: &str, name: &str| NewKind {
        id: KindId::new(),
        based_on: based_on.into(),
        label_vi: name.into(),
        label_en: name.into(),
        aliases: Vec::new(),
        own: Own::default(),
    };
    let told = |new: NewKind| -> Vec<&str> {
        rules::check(&new, shipped()).into_iter().map(|flaw| flaw.key).collect()
    };
    assert_eq!(told(new("gift", "Chợ Tết 0 đồng")), Vec::<&str>::new());
    assert_eq!(told(new("nothing", "Chợ Tết")), ["catalogue-choose-base"]);
    assert_eq!(told(new("gift", "BEP AN tinh thuong")), ["catalogue-name-taken"]);
}

/// What a chapter says otherwise than the base never reaches another figure: some of its sources,
/// words for what it counts, a campaign that there is.
#[test]
fn a_chapters_kind_says_otherwise_only_what_posts_nowhere_else() {
    let told = |own: Own| -> Vec<&str> {
        let new = NewKind {
            id: KindId::new(),
            based_on: "gift".into(),
            label_vi: "Chợ Tết 0 đồng".into(),
            label_en: "Zero-đồng Tết market".into(),
            aliases: Vec::new(),
            own,
        };
        rules::check(&new, shipped()).into_iter().map(|flaw| flaw.key).collect()
    };
    let own = Own::default;
    let said = |code: &str| vec![(code.to_owned(), "giỏ quà".to_owned())];
    let none = Vec::<&str>::new();
    assert_eq!(told(Own { sources: vec![ValueSource::Cash], ..own() }), none);
    assert_eq!(told(Own { labels: said("parcels"), ..own() }), none);
    assert_eq!(told(Own { campaign: Some("CMP-02".into()), ..own() }), none);
    assert_eq!(told(Own { campaign: Some(Own::NONE.into()), ..own() }), none);
    let labour = Own { sources: vec![ValueSource::Labour], ..own() };
    assert_eq!(told(labour), ["catalogue-source-not-of-base"]);
    assert_eq!(told(Own { labels: said("houses"), ..own() }), ["catalogue-choose-base"]);
    let without = |code: &str| Own { without: vec![code.to_owned()], ..own() };
    assert_eq!(told(without("people")), none);
    assert_eq!(told(without("parcels")), ["catalogue-main-stays"], "the first stays");
    assert_eq!(told(without("houses")), ["kit-flaw-choice"]);
    assert_eq!(told(Own { campaign: Some("CMP-19".into()), ..own() }), ["kit-flaw-choice"]);
}

/// indicators.md 6.2, kept in `data/fdrs.csv`: what feeds a figure named there reaches what is
/// named there; and no kind claims a code that FDRS does not have.
#[test]
fn every_kind_has_the_fdrs_codes_of_the_mapping() {
    #[derive(serde::Deserialize)]
    struct Mapped {
        fdrs: String,
        figures: String,
        kinds: String,
    }
    let table = csv::Reader::from_reader(include_bytes!("../data/fdrs.csv").as_slice())
        .into_deserialize()
        .map(|line: Result<Mapped, _>| line.unwrap())
        .collect::<Vec<_>>();
    let split = |text: &str| text.split('|').map(str::to_owned).collect::<BTreeSet<_>>();
    let all: BTreeSet<String> = table.iter().flat_map(|line| split(&line.fdrs)).collect();
    for kind in shipped() {
        for code in &kind.fdrs {
            assert!(all.contains(code), "{} claims {code}", kind.code);
        }
    }
    for line in &table {
        let (figures, kinds) = (split(&line.figures), split(&line.kinds));
        let told = figures.iter().filter(|code| !code.is_empty() && !crate::is_either(code));
        for figure in told {
            assert!(fed().contains(figure.as_str()), "{figure} is fed by nothing");
        }
        for kind in shipped() {
            let feeds = kind.figures().any(|code| figures.contains(code));
            if feeds || kinds.contains(&kind.code) {
                for code in split(&line.fdrs) {
                    assert!(kind.fdrs.contains(&code), "{} reaches {code}", kind.code);
                }
            }
        }
    }
}

/// FDRS asks for people, never turns (indicators.md 6.2): what reaches some can tell how many, in a
/// figure of their own where the form has none. Whom each turn brings is never
/// more than the turns; a household that is helped once is several people.
#[test]
fn whatever_reaches_people_can_tell_them() {
    for kind in shipped().iter().filter(|kind| !kind.fdrs.is_empty()) {
        let mut people = kind.measures.iter().filter(|one| one.nature == Nature::People).peekable();
        assert!(people.peek().is_some(), "{} tells no people", kind.code);
        assert!(people.all(|one| one.figure.is_some()), "{} keeps people to itself", kind.code);
    }
    let bound = |code: &str| {
        let kind = shipped().iter().find(|kind| kind.code == code).unwrap();
        kind.measure("people").unwrap().part.clone()
    };
    assert_eq!(bound("free-exam"), Some(Part::AtMost("turns".into())));
    assert_eq!(bound("fisher-support"), Some(Part::AtMost("turns".into())));
    for of_households in ["address-help", "tet-quan-dan", "funeral", "cattle"] {
        assert_eq!(bound(of_households), None, "{of_households}");
    }
}

/// The wordings of the documents, each found again with its campaign, whatever its stops and tones.
#[test]
fn every_wording_of_the_documents_names_its_campaign() {
    for (said, code) in [
        ("Mỗi tổ chức, mỗi cá nhân gắn với một địa chỉ nhân đạo", "CMP-01"),
        ("MTC, MCN gắn với một địa chỉ nhân đạo", "CMP-01"),
        ("MTC, MCN gắn một địa chỉ nhân đạo", "CMP-01"),
        ("mtc mcn", "CMP-01"),
        ("Tết vì người nghèo và nạn nhân chất độc da cam", "CMP-02"),
        ("Người tốt việc thiện - chung sức xây dựng cộng đồng nhân ái", "CMP-06"),
        ("Trồng rừng ngập mặn, rừng ven biển cho các tỉnh ven biển phía Bắc, phía Nam", "CMP-10"),
        ("CMP-18", "CMP-18"),
    ] {
        assert_eq!(campaign_named(said).map(|found| found.code.as_str()), Some(code), "{said}");
    }
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for campaign in campaigns() {
        let names = [&campaign.label_vi, &campaign.label_en].into_iter();
        for said in names.chain(campaign.aliases.iter().map(|alias| &alias.said)) {
            let found = campaign_named(said).map(|found| found.code.as_str());
            assert_eq!(found, Some(campaign.code.as_str()), "{said}");
            let first = *seen.entry(kernel::fold::fold(said)).or_insert(&campaign.code);
            assert_eq!(first, campaign.code, "{said} of two campaigns");
        }
    }
    assert!(campaign_named("").is_none() && campaign_named("Tết").is_none());
}

/// A campaign is the default of its kind only while it runs.
#[test]
fn a_campaign_begins_on_its_day() {
    let stall = shipped().iter().find(|kind| kind.code == "zero-stall").unwrap();
    let on = |day: &str| stall.campaign_on(Day::parse(day).unwrap()).map(|c| c.code.as_str());
    assert_eq!(on("2022-12-31"), None);
    assert_eq!(on("2023-01-01"), Some("CMP-16"));
    assert_eq!(on("2024-10-05"), Some("CMP-16"));
}

#[test]
fn a_part_names_what_it_is_a_part_of() {
    for kind in shipped() {
        for measure in &kind.measures {
            match &measure.part {
                Some(Part::AtMost(other) | Part::Exactly(other)) => {
                    assert!(kind.measure(other).is_some(), "{} of {}", measure.code, kind.code);
                    let may = measure.nature == Nature::People || measure.figure.is_none();
                    assert!(may, "{} is counted in {other}", measure.code);
                }
                Some(Part::OfValue) => assert_eq!(measure.nature, Nature::Money),
                None => assert_ne!(measure.nature, Nature::Money, "{}", measure.code),
            }
        }
    }
}
