//! The kinds and campaigns that come with the product, read once from `data/`. A line that cannot
//! be read fails the test of this crate, not a request: it is left out.

use crate::Yearly;
use crate::model::{Alias, Campaign, Counted, Kind, Nature, Part, ValueSource};
use kernel::Day;
use kernel::seal::Level;
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

const KINDS: &str = include_str!("../data/kinds.csv");
const CAMPAIGNS: &str = include_str!("../data/campaigns.csv");

static SHIPPED: LazyLock<Vec<Kind>> = LazyLock::new(|| rows(KINDS).filter_map(kind).collect());
static RUNNING: LazyLock<Vec<Campaign>> =
    LazyLock::new(|| rows(CAMPAIGNS).filter_map(campaign).collect());
static FED: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| SHIPPED.iter().flat_map(Kind::figures).filter(|f| !is_either(f)).collect());
/// Recorded where dossiers of humanitarian addresses are kept, and typed where they are not yet.
const EITHER: [&str; 2] = ["addresses_helped_turns", "addresses_value"];
/// The shipped kinds by their codes and by what they are called, folded; codes win.
static CALLED: LazyLock<HashMap<String, &'static Kind>> = LazyLock::new(|| {
    let called = SHIPPED.iter().rev().flat_map(|kind| kind.called().map(move |said| (said, kind)));
    let coded = SHIPPED.iter().map(|kind| (kind.code.clone(), kind));
    called.chain(coded).collect()
});

/// The shipped kinds, in the order of the data.
pub fn shipped() -> &'static [Kind] {
    &SHIPPED
}

/// The shipped kind of a code, else the first that is called so (name or another wording, any
/// case, with or without tones).
pub fn shipped_as(word: &str) -> Option<&'static Kind> {
    CALLED.get(word).or_else(|| CALLED.get(kernel::fold::fold(word).as_str())).copied()
}

/// The campaigns, in the order of the checklist.
pub fn campaigns() -> &'static [Campaign] {
    &RUNNING
}

/// Whether records feed a figure where they are kept, and it is typed where they are not yet: never
/// both at one unit in one month.
pub fn is_either(code: &str) -> bool {
    EITHER.contains(&code)
}

/// The codes of the figures that some kind of work feeds and nobody types.
pub fn fed() -> &'static BTreeSet<&'static str> {
    &FED
}

fn rows<T: serde::de::DeserializeOwned + 'static>(
    text: &'static str,
) -> impl Iterator<Item = T> + 'static {
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().filter_map(Result::ok)
}

#[derive(Deserialize)]
pub(crate) struct KindLine {
    code: String,
    group: String,
    label_vi: String,
    label_en: String,
    aliases: String,
    law: Option<u8>,
    source: String,
    fdrs: String,
    campaign: String,
    guard: String,
    value_figure: String,
    value_sources: String,
    measures: String,
}

#[derive(Deserialize)]
pub(crate) struct CampaignLine {
    code: String,
    sort: String,
    label_vi: String,
    label_en: String,
    from: String,
    until: String,
    yearly: String,
    aliases: String,
}

pub(crate) fn kind(line: KindLine) -> Option<Kind> {
    let sources = parts(&line.value_sources, '|');
    Some(Kind {
        guard: level(&line.guard)?,
        value_sources: sources.iter().map(|s| ValueSource::read(s)).collect::<Option<_>>()?,
        measures: line.measures.split(';').map(counted).collect::<Option<_>>()?,
        aliases: parts(&line.aliases, '|'),
        fdrs: parts(&line.fdrs, '|'),
        campaign: some(line.campaign),
        value_figure: some(line.value_figure),
        based_on: line.code.clone(),
        code: line.code,
        group: line.group,
        label_vi: line.label_vi,
        label_en: line.label_en,
        law: line.law,
        source: line.source,
        unit: None,
        until: Day::LAST,
    })
}

/// `meals:things:kitchen_meals:suất:meals`, or with what it is a part of: `…:of rice:<meals`
fn counted(text: &str) -> Option<Counted> {
    let mut said = text.split(':');
    let mut next = || said.next();
    let (code, nature, figure, vi, en) = (next()?, next()?, next()?, next()?, next()?);
    let part = match next() {
        Some(part) => Some(Part::read(part)?),
        None => None,
    };
    Some(Counted {
        part,
        code: code.to_owned(),
        nature: Nature::read(nature)?,
        figure: some(figure.to_owned()),
        label_vi: vi.to_owned(),
        label_en: en.to_owned(),
    })
}

pub(crate) fn campaign(line: CampaignLine) -> Option<Campaign> {
    Some(Campaign {
        from: day(&line.from)?,
        until: day(&line.until)?,
        yearly: match line.yearly.as_str() {
            "" => None,
            text => Some(Yearly::read(text)?),
        },
        aliases: parts(&line.aliases, '|').iter().map(|a| alias(a)).collect::<Option<_>>()?,
        code: line.code,
        sort: line.sort,
        label_vi: line.label_vi,
        label_en: line.label_en,
    })
}

/// `MTC, MCN@S3@2019-03-26`; document and day may be empty.
fn alias(text: &str) -> Option<Alias> {
    let mut said = text.split('@');
    let (said, source, on_day) = (said.next()?, said.next()?, said.next()?);
    Some(Alias { said: said.to_owned(), source: some(source.to_owned()), on_day: day(on_day)? })
}

/// The campaign that somebody calls so.
pub fn campaign_named(said: &str) -> Option<&'static Campaign> {
    let by_code = RUNNING.iter().find(|campaign| campaign.code == said);
    by_code.or_else(|| RUNNING.iter().find(|campaign| campaign.is_called(said)))
}

/// The campaign with this code, if it runs on a day.
pub fn campaign_on(code: &str, day: Day) -> Option<&'static Campaign> {
    RUNNING.iter().find(|campaign| campaign.code == code && campaign.runs_on(day))
}

fn day(text: &str) -> Option<Option<Day>> {
    match text {
        "" => Some(None),
        text => Day::parse(text).ok().map(Some),
    }
}

fn level(code: &str) -> Option<Level> {
    match code {
        "internal" => Some(Level::Internal),
        "personal" => Some(Level::Personal),
        "sensitive" => Some(Level::Sensitive),
        _ => None,
    }
}

pub(crate) fn parts(text: &str, by: char) -> Vec<String> {
    text.split(by).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
