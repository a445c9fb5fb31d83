//! The shipped data, held against the checklist and against itself.

use crate::model::{GROUPS, KindId, Nature, NewKind};
use crate::shipped::{CampaignLine, KindLine, campaign, kind};
use crate::{campaigns, fed, figures, rules, shipped};
use std::collections::{BTreeMap, BTreeSet};

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
        assert!((1..=7).contains(&kind.law), "{}", kind.code);
        assert!(!kind.measures.is_empty(), "{}", kind.code);
        assert_eq!(kind.value_figure.is_none(), kind.value_sources.is_empty(), "{}", kind.code);
        let known = |code: &String| campaigns().iter().any(|campaign| campaign.code == *code);
        assert!(kind.campaign.iter().all(known), "{}", kind.code);
    }
    for figure in figures::FIGURES {
        assert!(fed().contains(figure.code), "{} is fed by nothing", figure.code);
    }
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
    };
    let told = |new: NewKind| -> Vec<&str> {
        rules::check(&new, shipped()).into_iter().map(|flaw| flaw.key).collect()
    };
    assert_eq!(told(new("gift", "Chợ Tết 0 đồng")), Vec::<&str>::new());
    assert_eq!(told(new("nothing", "Chợ Tết")), ["catalogue-choose-base"]);
    assert_eq!(told(new("gift", "BEP AN tinh thuong")), ["catalogue-name-taken"]);
}
