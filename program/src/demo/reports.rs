//! The three months of Kiên Giang: typed where it was done, sent and approved, October's paper
//! issued with the words of S4. Every cell goes through the same desk as an officer's.

use super::month::{Amounts, Part, levels_before, split, synthetic};
use super::plan::{Plan, plan};
use super::split::largest_remainder;
use super::work::{Beside, record};
use super::{October, addresses, agreed, beyond, classes, files, goods, october};
use crate::cli::Stop;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::place::{self, Place};
use kernel::{Day, Month, Pass, Result, Who};
use kit::House;
use reporting::desk::Putting;
use reporting::model::{LineId, ReportRow, Save, State, TaskId, Typed};
use reporting::store::{self, LetterheadRow, RecipientRow, WordingRow};
use reporting::{acts, desk, issue, narrative};
use std::sync::Arc;
use uuid::Uuid;

const PROVINCE: &str = "kien-giang";
/// The provincial office, a unit under the province.
const OFFICE: &str = "kien-giang/co-quan";
/// The district whose share is split once more, over its communes.
const DEEPER: &str = "kien-giang/huyen-giang-thanh";
/// The provincial office counts as much as a small district.
const OFFICE_WEIGHT: i64 = 4;

const WORDS: &str = include_str!("../../../data/demo/kien-giang-2024-10.vi.txt");

/// A unit of the demo with its amounts of a month.
pub(super) struct Share {
    pub(super) place: Place,
    pub(super) amounts: Amounts,
}

/// Adds the three months.
pub async fn add(house: &House, who: &Who) -> std::result::Result<(), Stop> {
    let october = october();
    let units = units(house, who).await?;
    let now = spread(&units, &october.amounts);
    let mut september = spread(&units, &synthetic("2024-09", &october.amounts, 82));
    for (before, now) in september.iter_mut().zip(&now) {
        levels_before(&now.amounts, &mut before.amounts);
    }
    let last_year = spread(&units, &synthetic("2023-10", &october.amounts, 76));
    let months = [
        ("2023-10", last_year, "mark-synthetic"),
        ("2024-09", september, "mark-synthetic"),
        ("2024-10", now, store::SPLIT),
    ];
    for (text, shares, mark) in months {
        let month = Month::parse(text).map_err(kernel::Error::from)?;
        // October's work stands day by day; a month that is only compared with, kind by kind.
        let most = (text != "2024-10").then_some(1);
        let mut beside = Beside::default();
        let mut shares = shares;
        if text == "2024-10" {
            let goods = Some(goods::receive(house, who, &october).await?);
            beside = Beside { goods, ..agreed::sign(house, who).await? };
            beyond::add(house, who, &shares, &beside).await?;
            help_addresses(house, who, month, &mut shares).await?;
        }
        for share in shares {
            let of = Plan { month, unit: &share.place.code, most };
            let mut work = plan(&of, &share.amounts, catalogue::shipped());
            if text == "2024-10" {
                work = classes::hold(house, who, &share.place, work, (&beside, mark)).await?;
                work = files::keep(house, who, &share.place, work, mark).await?;
            }
            record(house, who, share.place.clone(), work, mark, &beside).await?;
            report(house, who, month, share, mark).await?;
        }
        // The district types nothing of its own, its report is its communes'; the paper gives no
        // figure of the grassroots chapter, which still reports that it has none.
        for place in std::iter::once(&units.district).chain(&units.without) {
            let share = Share { place: place.clone(), amounts: Amounts::new() };
            report(house, who, month, share, mark).await?;
        }
        province(house, who, month, mark, (text == "2024-10").then_some(&october)).await?;
    }
    Ok(())
}

/// October's addresses, one by one; what they give is not typed.
async fn help_addresses(
    house: &House,
    who: &Who,
    month: Month,
    shares: &mut [Share],
) -> std::result::Result<(), Stop> {
    let day = who.today();
    let province = house.db.read(move |tx: &mut Tx<'_>| place::find(tx, PROVINCE, day)).await?;
    let sponsors = addresses::sponsors(house, who, province.id).await?;
    let turns: Vec<i64> = shares.iter().map(|share| share.amounts[addresses::TURNS]).collect();
    for (share, many) in shares.iter_mut().zip(addresses::counts(&turns)) {
        let of = (month, share.place.clone(), &share.amounts);
        addresses::add(house, who, of, (many, &sponsors)).await?;
        for code in [addresses::TURNS, addresses::VALUE] {
            share.amounts.remove(code);
        }
    }
    Ok(())
}

/// The units that report directly under the province, then the communes of one district.
struct Units {
    direct: Vec<(Place, i64)>,
    deeper: Vec<(Place, i64)>,
    district: Place,
    /// Units directly under the province among which nothing is split.
    without: Vec<Place>,
}

async fn units(house: &House, who: &Who) -> Result<Units> {
    let today = who.today();
    house
        .db
        .read(move |tx| {
            let province = place::find(tx, PROVINCE, today)?;
            let (mut direct, mut without) = (Vec::new(), Vec::new());
            for row in place::children(tx, province.id, today)? {
                let weight = match row.level.as_str() {
                    "district" => place::children(tx, row.id, today)?.len() as i64,
                    "office" => OFFICE_WEIGHT,
                    _ => {
                        without.push(place::get(tx, row.id, today)?);
                        continue;
                    }
                };
                direct.push((place::get(tx, row.id, today)?, weight));
            }
            let district = place::find(tx, DEEPER, today)?;
            let mut deeper = Vec::new();
            for row in place::children(tx, district.id, today)? {
                deeper.push((place::get(tx, row.id, today)?, 1));
            }
            Ok(Units { direct, deeper, district, without })
        })
        .await
}

fn parts(units: &[(Place, i64)]) -> Vec<Part> {
    units.iter().map(|(place, weight)| Part { code: place.code.clone(), weight: *weight }).collect()
}

/// Splits a month over the units; the deeper district's share goes to its communes alone.
fn spread(units: &Units, whole: &Amounts) -> Vec<Share> {
    let mut shares = Vec::new();
    for ((place, _), amounts) in units.direct.iter().zip(split(whole, &parts(&units.direct))) {
        if place.code == DEEPER {
            let below = split(&amounts, &parts(&units.deeper));
            let communes = units.deeper.iter().zip(below);
            shares.extend(
                communes.map(|((place, _), amounts)| Share { place: place.clone(), amounts }),
            );
        } else {
            shares.push(Share { place: place.clone(), amounts });
        }
    }
    for (units, codes) in PLACED {
        put(&mut shares, units, codes, whole);
    }
    shares
}

/// Figures that S4 places itself: the classes of Kiên Lương and the province (I.1), what the
/// province did alone (I.2, I.3, I.6).
const PLACED: &[(&[&str], &[&str])] = &[
    (&[OFFICE, "kien-giang/huyen-kien-luong"], &["training_classes", "training_participants"]),
    (
        &[OFFICE],
        &[
            "posts_website",
            "posts_social",
            "posts_press_tv",
            "posts_central_portal",
            "water_filters",
            "water_filters_value",
            "tet_qd_households",
            "tet_qd_value",
            "youth_conferences",
            "awards_collectives",
            "awards_individuals",
            "traffic_firstaid_classes",
            "traffic_firstaid_participants",
            "inspections",
        ],
    ),
];

/// Puts the whole of some figures at these units: the first in even parts, the others as it lies,
/// so that nobody attends a class that was not held.
fn put(shares: &mut [Share], units: &[&str], codes: &[&'static str], whole: &Amounts) {
    let mut weights = vec![1; units.len()];
    for code in codes {
        let total = whole.get(code).copied().unwrap_or(0);
        let parts = largest_remainder(total, &weights);
        if units.len() > 1 {
            weights.clone_from(&parts);
        }
        for share in shares.iter_mut() {
            let at = units.iter().position(|unit| *unit == share.place.code);
            share.amounts.insert(*code, at.map_or(0, |at| parts[at]));
        }
    }
}

pub(super) async fn report(
    house: &House,
    who: &Who,
    month: Month,
    share: Share,
    mark: &'static str,
) -> Result<()> {
    let figures: Arc<Figures> = house.shelf::<Figures>()?;
    let who = who.clone();
    house
        .db
        .write(move |tx| {
            let pass = who.may(&acts::TYPE, &share.place)?;
            let report = store::open(tx, &pass, month)?;
            // In the order of the report; what records feed is not typed.
            let typed = |figure: &&Figure| !catalogue::fed().contains(figure.code);
            let typed = reporting::figures::FIGURES.iter().filter(typed);
            let said = typed.filter_map(|figure| {
                share.amounts.get(figure.code).map(|amount| (figure.code, (*amount, false)))
            });
            cells(tx, &pass, &figures, &report, said)?;
            let report = store::mark(tx, &pass, &report, mark)?;
            walk(tx, &who, &share.place, report, &[State::Sent, State::Approved])?;
            Ok(())
        })
        .await
}

/// Types cells that nobody typed before: an amount, and whether it is "at least".
fn cells<'a>(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    report: &ReportRow,
    said: impl Iterator<Item = (&'a str, (i64, bool))>,
) -> Result<()> {
    let putting = |(code, (amount, at_least)): (&str, _)| {
        let save = Save {
            figure: code.into(),
            text: String::new(),
            at_least,
            base: 0,
            key: Uuid::now_v7(),
        };
        Putting { save, typed: Typed { amount: Some(amount), at_least }, stored: None }
    };
    let put = desk::put_all(tx, pass, figures, report, said.map(putting).collect())?;
    put.into_iter().try_for_each(|cell| cell.map(|_| ()))
}

fn walk(
    tx: &mut Tx<'_>,
    who: &Who,
    place: &Place,
    mut report: ReportRow,
    way: &[State],
) -> Result<ReportRow> {
    let pass = who.may(&acts::SEND, place)?;
    for to in way {
        store::step(tx, &pass, &report, *to, None)?;
        report = store::get(tx, &pass, report.id)?;
    }
    Ok(report)
}

async fn province(
    house: &House,
    who: &Who,
    month: Month,
    mark: &'static str,
    printed: Option<&October>,
) -> std::result::Result<(), Stop> {
    let figures: Arc<Figures> = house.shelf::<Figures>()?;
    let (writer, known) = (who.clone(), figures.clone());
    let printed: Option<Vec<(&'static str, (i64, bool))>> = printed.map(cells_of_the_paper);
    let is_s4 = printed.is_some();
    let report = house
        .db
        .write(move |tx| {
            let place = place::find(tx, PROVINCE, month.last())?;
            let pass = writer.may(&acts::TYPE, &place)?;
            let report = store::open(tx, &pass, month)?;
            cells(tx, &pass, &known, &report, printed.iter().flatten().copied())?;
            if is_s4 {
                words(tx, &writer, &place, &report)?;
            }
            let report = store::mark(tx, &pass, &report, mark)?;
            let way = [State::Sent, State::Approved, State::Locked];
            let report = walk(tx, &writer, &place, report, &way)?;
            let pass = writer.may(&acts::LOCK, &place)?;
            book::lock(tx, &pass, report.unit, month)?;
            Ok(report)
        })
        .await?;
    if is_s4 {
        // S4 bears no number and no date (DEF-11): the demo's paper is the first of its register.
        let issuing = issue::Issuing {
            report: report.id,
            version: report.version,
            issued_on: Day::of(2024, 11, 1).unwrap_or(who.today()),
            signer: None,
            replaces: None,
        };
        issue::issue(house, who, issuing).await?;
    }
    Ok(())
}

/// The province types no figure of its own: it states the total that its paper rounds (*trên 20
/// tỷ*), and which of the typed sums below its paper prints with *trên*.
fn cells_of_the_paper(october: &October) -> Vec<(&'static str, (i64, bool))> {
    let stated = october.stated.iter().map(|(code, value)| (*code, *value));
    let stated = stated.filter(|(_, (_, is_over))| *is_over);
    let typed = october.at_least.iter().filter(|code| !catalogue::fed().contains(**code));
    let marked = typed.map(|code| (*code, (0, true)));
    let mut all: Vec<_> = stated.chain(marked).collect();
    all.sort_unstable();
    all
}

/// The words of S4, its tasks, names and recipients.
fn words(tx: &mut Tx<'_>, who: &Who, place: &Place, report: &ReportRow) -> Result<()> {
    let pass = who.may(&acts::SETTINGS, place)?;
    let mut recipients = 0;
    for part in narrative::parts(WORDS) {
        match part.name.as_str() {
            "task" => {
                let plan = part.argument.strip_prefix("plan=").and_then(|n| n.parse().ok());
                store::add_task(tx, &pass, TaskId::new(), report.id, &part.body, plan)?;
            }
            "names" => {
                for name in part.body.lines() {
                    store::add_named(tx, &pass, LineId::new(), report.id, &part.argument, name)?;
                }
            }
            "recipient" => {
                recipients += 1;
                store::add_recipient(tx, &pass, &recipient(recipients, part.body))?;
            }
            section => {
                let words = WordingRow {
                    id: LineId::new(),
                    section: section.into(),
                    body: part.body.clone(),
                    version: 0,
                };
                store::put_wording(tx, &pass, report.id, &words)?;
            }
        }
    }
    let head = LetterheadRow {
        id: LineId::new(),
        superior: "HỘI CHỮ THẬP ĐỎ VIỆT NAM".into(),
        agency: "HỘI CHỮ THẬP ĐỎ TỈNH KIÊN GIANG".into(),
        symbol: "BC-HCTĐ".into(),
        place_name: "Kiên Giang".into(),
        version: 0,
    };
    store::put_letterhead(tx, &pass, &head, place.from)
}

fn recipient(place_in_order: i64, body: String) -> RecipientRow {
    // A report sent upward is addressed to the Central Society (Nghị định 30/2020, Phụ lục I).
    let upward = place_in_order == 1;
    RecipientRow {
        id: LineId::new(),
        place_in_order,
        body,
        purpose: upward.then(|| "để b/c".to_owned()),
        channel: None,
        addressed: false,
        version: 0,
    }
}
