//! October's houses, and a few of its transfers, as the files that an officer keeps: a house from
//! its survey to the hand-over with its budget by source, builder and stages; a patient with the
//! drives. They count as many, on the days and worth what the plan says, and stand for that work;
//! whom they name is invented, and each name says so.

use super::addresses;
use super::plan::Planned;
use super::split::{largest_remainder, split_money};
use activities::desk::Hand;
use activities::model::Worth;
use book::Figures;
use building::model::{ConstructionId, ConstructionRow, FundId, FundRow, Stage};
use care::desk::NewEntry;
use care::model::{EntryId, FileId};
use catalogue::ValueSource;
use help::{NewReceiver, Sort};
use kernel::db::Tx;
use kernel::place::Place;
use kernel::seal::{Keys, Secret};
use kernel::{Day, Error, Result, Who};
use kit::House;
use std::sync::Arc;

/// Pieces of work of a unit that are kept as drives of patients, and drives of each, at the most: a
/// few show how, the others were recorded quickly.
const MOST: usize = 2;
const DRIVES: i64 = 3;
/// Days before its hand-over on which each stage of a house was reached.
const STAGES: [(Stage, i64, &str); 8] = [
    (Stage::Surveyed, 150, "Biên bản khảo sát (minh họa)"),
    (Stage::Funded, 120, ""),
    (Stage::Started, 90, ""),
    (Stage::Foundation, 75, ""),
    (Stage::Raised, 50, ""),
    (Stage::Roofed, 30, ""),
    (Stage::Accepted, 3, ""),
    (Stage::Handed, 0, ""),
];
/// Who gives for a house, from what, in parts of ten.
const GIVERS: [(&str, ValueSource, i64); 3] = [
    ("Mạnh thường quân (minh họa)", ValueSource::Cash, 7),
    ("Cửa hàng vật liệu xây dựng (minh họa)", ValueSource::Goods, 2),
    ("Hội viên, thanh thiếu niên trong xã (minh họa)", ValueSource::Labour, 1),
];

/// Keeps what is kept as files among this work; answers the work that is left to be recorded.
pub async fn keep(
    house: &House,
    who: &Who,
    place: &Place,
    work: Vec<Planned>,
    mark: &'static str,
) -> Result<Vec<Planned>> {
    let (mut files, mut rest, mut driven) = (Vec::new(), Vec::new(), 0);
    for planned in work {
        // A commune of the illustration keeps nobody yet.
        let keeps = place.code.matches('/').count() == 1;
        let few = planned.measures.first().is_some_and(|(_, many)| *many <= DRIVES);
        let is_drive = planned.kind == "patient-transfer" && keeps && few && driven < MOST;
        driven += usize::from(is_drive);
        if is_drive || planned.kind == "house-new" {
            files.push(planned);
        } else {
            rest.push(planned);
        }
    }
    let (who, place) = (who.clone(), place.clone());
    let (figures, keys) = (house.shelf::<Figures>()?, house.shelf::<Arc<Keys>>()?);
    let write = move |tx: &mut Tx<'_>| {
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        for (at, planned) in files.iter().enumerate() {
            match planned.kind {
                "house-new" => houses(tx, &hand, &place, (at, planned), mark)?,
                _ => drives(tx, &hand, &place, (at, planned), mark)?,
            }
        }
        Ok(())
    };
    house.db.write(write).await?;
    Ok(rest)
}

/// What is counted of a planned piece, and how its value and a count beside it fall on each.
fn each(planned: &Planned, beside: &str) -> Vec<(i64, i64)> {
    let many = planned.measures.first().map_or(0, |(_, many)| *many);
    let ones = vec![1; usize::try_from(many).unwrap_or(0)];
    let told = planned.measures.iter().find(|(code, _)| code == beside);
    let others = largest_remainder(told.map_or(0, |(_, amount)| *amount), &ones);
    split_money(planned.amount, &ones).into_iter().zip(others).collect()
}

/// Somebody of the illustration, always the same at a unit.
fn somebody(sort: Sort, place: &Place, at: usize) -> NewReceiver {
    let lot = usize::try_from(place.id.0).unwrap_or(0);
    NewReceiver {
        sort,
        name: Secret::new(addresses::somebody(lot * 31 + at)),
        birth_year: None,
        namesake: 1,
        note: Secret::new(String::new()),
    }
}

fn houses(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    place: &Place,
    (at, planned): (usize, &Planned),
    mark: &str,
) -> Result<()> {
    for (nth, (amount, people)) in each(planned, "people").into_iter().enumerate() {
        let applied_on = planned.on.add_days(-180);
        let number = format!("{}.{}", planned.on.day(), nth + 1);
        let row = ConstructionRow {
            id: ConstructionId::new(),
            unit: place.id,
            kind: planned.kind.to_owned(),
            title: format!("{}, số {number}", planned.title),
            receiver: None,
            place: None,
            campaign: None,
            joined_in: None,
            other_than: None,
            applied_on,
            due_on: Some(planned.on.add_days(20)),
            builder: "Đội thợ xã (minh họa)".to_owned(),
            note: String::new(),
            stage: Stage::Applied.code().to_owned(),
            stage_on: applied_on,
            stopped_why: None,
            resumed_why: None,
            people: Some(people).filter(|many| *many > 0),
            activity: None,
            illustrative: Some(mark.to_owned()),
            version: 1,
        };
        let household = somebody(Sort::Household, place, at * 10 + nth);
        building::desk::apply(tx, hand, place.id, &row, Some(&household))?;
        funds(tx, hand, row.id, amount)?;
        for (stage, before, note) in STAGES {
            let said = match stage {
                Stage::Accepted => format!("BB {number}/{} (minh họa)", place.short_name),
                _ => note.to_owned(),
            };
            let on = planned.on.add_days(-before);
            building::desk::reach(tx, hand, row.id, (stage, on, &said))?;
        }
    }
    Ok(())
}

/// The budget by source: together what the plan says, to the đồng.
fn funds(tx: &mut Tx<'_>, hand: &Hand<'_>, id: ConstructionId, amount: i64) -> Result<()> {
    let parts = split_money(amount, &GIVERS.map(|(_, _, part)| part));
    for ((giver, source, _), amount) in GIVERS.into_iter().zip(parts) {
        if amount == 0 {
            continue;
        }
        let fund = FundRow {
            id: FundId::new(),
            source: source.code().to_owned(),
            giver: giver.to_owned(),
            amount,
            basis: String::new(),
            taken_back_why: None,
            version: 1,
        };
        building::desk::fund(tx, hand, id, &fund)?;
    }
    Ok(())
}

fn drives(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    place: &Place,
    (at, planned): (usize, &Planned),
    mark: &str,
) -> Result<()> {
    let programme = care::rules::programme("patient").ok_or(Error::NotFound)?;
    let sort = programme.sort("transfer").ok_or(Error::NotFound)?;
    for (nth, (amount, km)) in each(planned, "distance").into_iter().enumerate() {
        let (id, who) = (FileId::new(), somebody(Sort::Person, place, 500 + at * 100 + nth));
        let opened: (FileId, &str, Day) = (id, "patient", planned.on.add_days(-20));
        care::desk::open(tx, hand, place.id, opened, (&who, Some(mark)))?;
        let told = [
            ("from", "Trung tâm Y tế huyện".to_owned()),
            ("to", "Bệnh viện đa khoa tỉnh".to_owned()),
            ("km", km.to_string()),
        ];
        let worth = Worth { source: planned.source, amount, basis: String::new() };
        let entry = NewEntry {
            id: EntryId::new(),
            on: planned.on,
            quantity: 1,
            worth: Some(worth).filter(|worth| worth.amount > 0),
            giver: String::new(),
            goods: None,
            detail: told.map(|(name, value)| (name.to_owned(), value)).into(),
        };
        care::desk::enter(tx, hand, id, sort, &entry)?;
    }
    Ok(())
}
