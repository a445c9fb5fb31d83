//! A little of each programme in one district of the demo, so that its pages are not empty: a
//! herd, two constructions, three people, a class. All of it is invented and says so in its name;
//! none of it stands in the months that are compared with S4.

use crate::cli::Stop;
use activities::model::Worth;
use book::Figures;
use building::model::{ConstructionId, ConstructionRow, FundId, FundRow, Stage};
use care::desk::NewEntry;
use care::model::{EntryId, FileId};
use catalogue::ValueSource;
use cattle::desk::{NewAnimal, Placing};
use cattle::model::{AnimalId, BankId, BankRow, Left, PlacementId, Sex};
use help::{NewReceiver, Sort};
use kernel::db::Tx;
use kernel::place;
use kernel::seal::{Keys, Secret};
use kernel::{Day, Error, Result, UnitId, Who};
use kit::House;
use lessons::model::{ClassId, ClassRow, SessionId, SessionRow};
use std::sync::Arc;

/// What stands beside what is made up.
const MARK: &str = "mark-synthetic";
/// Where the programmes of the demo are kept.
const DISTRICT: &str = "kien-giang/huyen-giang-thanh";

/// A file and the code of its programme.
type In = (FileId, &'static str);

/// Who writes, with what, where.
struct Desk<'a> {
    who: &'a Who,
    figures: &'a Figures,
    keys: &'a Keys,
    unit: UnitId,
}

/// Adds them.
pub async fn add(house: &House, who: &Who) -> std::result::Result<(), Stop> {
    let (figures, keys) = (house.shelf::<Figures>()?, house.shelf::<Arc<Keys>>()?);
    let who = who.clone();
    let work = move |tx: &mut Tx<'_>| {
        // On a clock before they began, or after the district ended, there are none.
        let Ok(place) = place::find(tx, DISTRICT, who.today()) else { return Ok(()) };
        if who.today() < day("2024-11-01")? {
            return Ok(());
        }
        let desk = Desk { who: &who, figures: &figures, keys: &keys, unit: place.id };
        desk.herd(tx)?;
        desk.constructions(tx)?;
        desk.people(tx)?;
        desk.class(tx)
    };
    Ok(house.db.write(work).await?)
}

fn day(text: &str) -> Result<Day> {
    Day::parse(text).map_err(|flaw| Error::fault(flaw.key()))
}

fn somebody(sort: Sort, name: &str) -> NewReceiver {
    NewReceiver {
        sort,
        name: Secret::new(format!("{name} (minh họa)")),
        birth_year: None,
        namesake: 1,
        note: Secret::new(String::new()),
    }
}

impl Desk<'_> {
    /// Four cows in 2021: one passed a heifer on, one bull was sold for a heifer, one cow died.
    fn herd(&self, tx: &mut Tx<'_>) -> Result<()> {
        let hand = cattle::desk::Hand { who: self.who, figures: self.figures, keys: self.keys };
        let bank = BankId::new();
        let rule = cattle::rules::rule("first-female").ok_or(Error::NotFound)?;
        let new = BankRow {
            id: bank,
            unit: self.unit,
            name: "Ngân hàng bò Giang Thành (minh họa)".to_owned(),
            rule: rule.code.clone(),
            wean_months: rule.wean_months,
            grace_months: rule.grace_months,
            sells_bulls: rule.sells_bulls,
            calf_order: None,
            calf_sex: None,
            opened_on: day("2021-03-01")?,
            note: String::new(),
            illustrative: Some(MARK.to_owned()),
            version: 0,
        };
        cattle::desk::open(tx, self.who, self.unit, &new)?;
        let came = day("2021-03-15")?;
        let gift = cattle::desk::Came {
            on: came,
            giver: "Nhà tài trợ",
            amount: 15_000_000,
            source: ValueSource::Goods,
        };
        let mut cows = Vec::new();
        for at in 1..=4 {
            let cow = animal(&format!("GT-{at:02}"), Sex::Female, day("2019-01-15")?);
            cattle::desk::receive(tx, &hand, bank, &cow, &gift)?;
            cattle::desk::place(tx, &hand, bank, &placing(cow.id, &format!("Hộ {at}"), came))?;
            cows.push(cow.id);
        }
        let calf = animal("GT-05", Sex::Female, day("2022-02-10")?);
        cattle::desk::birth(tx, &hand, bank, cows[0], &calf)?;
        let on = day("2022-09-01")?;
        cattle::desk::place(tx, &hand, bank, &placing(calf.id, "Hộ 5", on))?;
        let bull = animal("GT-06", Sex::Male, day("2022-05-20")?);
        cattle::desk::birth(tx, &hand, bank, cows[1], &bull)?;
        let heifer = animal("GT-07", Sex::Female, day("2022-06-01")?);
        cattle::desk::exchange(tx, &hand, bank, bull.id, day("2023-01-10")?, &heifer)?;
        let lost = (Left::Dead, day("2023-06-05")?, "Tụ huyết trùng");
        cattle::desk::leave(tx, &hand, bank, cows[2], lost).map(drop)
    }

    /// A house that is late and a bridge whose budget stands.
    fn constructions(&self, tx: &mut Tx<'_>) -> Result<()> {
        let house = ("house-new", "Nhà số 11 (minh họa)", "2024-10-15", 60_000_000);
        let steps = [
            (Stage::Surveyed, "2024-04-02"),
            (Stage::Funded, "2024-05-06"),
            (Stage::Started, "2024-07-08"),
            (Stage::Raised, "2024-08-20"),
        ];
        let late = self.construction(tx, house, &steps)?;
        let hand = building::desk::Hand { who: self.who, figures: self.figures, keys: self.keys };
        let plan = building::desk::Plan {
            builder: "Đội thợ xã".to_owned(),
            due_on: Some(day(house.2)?),
            stages: vec![
                (Stage::Roofed, Some(day("2024-09-20")?)),
                (Stage::Accepted, Some(day("2024-10-10")?)),
            ],
        };
        building::desk::plan(tx, &hand, late, &plan)?;
        let bridge = ("bridge", "Cầu kênh Mới (minh họa)", "2025-02-01", 180_000_000);
        self.construction(tx, bridge, &steps[..2])?;
        Ok(())
    }

    fn construction(
        &self,
        tx: &mut Tx<'_>,
        (kind, title, due, amount): (&str, &str, &str, i64),
        steps: &[(Stage, &str)],
    ) -> Result<ConstructionId> {
        let hand = building::desk::Hand { who: self.who, figures: self.figures, keys: self.keys };
        let applied_on = day("2024-03-01")?;
        let new = ConstructionRow {
            id: ConstructionId::new(),
            unit: self.unit,
            kind: kind.to_owned(),
            title: title.to_owned(),
            receiver: None,
            place: None,
            campaign: None,
            joined_in: None,
            other_than: None,
            applied_on,
            due_on: Some(day(due)?),
            builder: "Đội thợ xã".to_owned(),
            note: String::new(),
            stage: Stage::Applied.code().to_owned(),
            stage_on: applied_on,
            stopped_why: None,
            resumed_why: None,
            people: None,
            activity: None,
            illustrative: Some(MARK.to_owned()),
            version: 1,
        };
        let household = somebody(Sort::Household, "Hộ xin nhà");
        let household = (kind == "house-new").then_some(&household);
        building::desk::apply(tx, &hand, self.unit, &new, household)?;
        let fund = FundRow {
            id: FundId::new(),
            source: ValueSource::Cash.code().to_owned(),
            giver: "Nhà tài trợ".to_owned(),
            amount,
            basis: String::new(),
            taken_back_why: None,
            version: 1,
        };
        building::desk::fund(tx, &hand, new.id, &fund)?;
        for (stage, on) in steps {
            building::desk::reach(tx, &hand, new.id, (*stage, day(on)?, ""))?;
        }
        Ok(new.id)
    }

    /// A patient who was driven, a child that two months nobody saw, a fisherman who was equipped
    /// and trained, somebody who waits for a leg.
    fn people(&self, tx: &mut Tx<'_>) -> Result<()> {
        let detail = |pairs: &[(&str, &str)]| -> care::model::Detail {
            pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
        };
        let patient = self.file(tx, "patient", "Bệnh nhân", "2024-07-01")?;
        let driven = [("from", "Trung tâm Y tế huyện"), ("to", "Bệnh viện tỉnh"), ("km", "60")];
        let worth = Some((ValueSource::Goods, 600_000));
        self.enter(tx, patient, ("transfer", "2024-08-12"), worth, detail(&driven))?;
        let child = self.file(tx, "nutrition", "Trẻ em", "2024-06-05")?;
        let worth = Some((ValueSource::Goods, 500_000));
        let seen = [
            ("start", "2024-06-05", "9800", "785"),
            ("follow", "2024-07-04", "10100", "790"),
            ("follow", "2024-08-06", "10400", "798"),
        ];
        for (sort, on, weight, height) in seen {
            let worth = worth.filter(|_| sort == "start");
            let measured = detail(&[("weight", weight), ("height", height)]);
            self.enter(tx, child, (sort, on), worth, measured)?;
        }
        let fisher = self.file(tx, "fisher", "Ngư dân", "2024-07-02")?;
        let equipped = detail(&[("equipment", "Áo phao, tủ thuốc")]);
        self.enter(tx, fisher, ("start", "2024-07-05"), None, equipped)?;
        let trained = detail(&[("topic", "An toàn mùa bão")]);
        self.enter(tx, fisher, ("training", "2024-08-10"), None, trained)?;
        let leg = self.file(tx, "prosthetic", "Người chờ chân giả", "2024-08-01")?;
        self.enter(tx, leg, ("measure", "2024-08-15"), None, detail(&[]))
    }

    fn file(&self, tx: &mut Tx<'_>, programme: &'static str, name: &str, on: &str) -> Result<In> {
        let hand = care::desk::Hand { who: self.who, figures: self.figures, keys: self.keys };
        let id = FileId::new();
        let who = somebody(Sort::Person, name);
        care::desk::open(tx, &hand, self.unit, (id, programme, day(on)?), (&who, Some(MARK)))?;
        Ok((id, programme))
    }

    fn enter(
        &self,
        tx: &mut Tx<'_>,
        (file, programme): In,
        (sort, on): (&str, &str),
        worth: Option<(ValueSource, i64)>,
        detail: care::model::Detail,
    ) -> Result<()> {
        let hand = care::desk::Hand { who: self.who, figures: self.figures, keys: self.keys };
        let known = care::rules::programme(programme).and_then(|one| one.sort(sort));
        let stated = |(source, amount)| Worth { source, amount, basis: String::new() };
        let new = NewEntry {
            id: EntryId::new(),
            on: day(on)?,
            quantity: 1,
            worth: worth.map(stated),
            giver: String::new(),
            goods: None,
            detail,
        };
        care::desk::enter(tx, &hand, file, known.ok_or(Error::NotFound)?, &new).map(drop)
    }

    /// A class that is about to begin.
    fn class(&self, tx: &mut Tx<'_>) -> Result<()> {
        let new = ClassRow {
            id: ClassId::new(),
            unit: self.unit,
            kind: "training-volunteers".to_owned(),
            title: "Sơ cấp cứu cho tình nguyện viên (minh họa)".to_owned(),
            level: "community".to_owned(),
            field: None,
            partner: String::new(),
            place: "Hội trường huyện".to_owned(),
            partner_share: None,
            spot: None,
            campaign: None,
            joined_in: None,
            planned: 30,
            cost: 0,
            begins_on: day("2024-11-04")?,
            ended_on: None,
            stopped_why: None,
            activity: None,
            agreement: None,
            illustrative: Some(MARK.to_owned()),
            version: 1,
        };
        lessons::desk::plan(tx, self.who, self.unit, &new)?;
        let session = SessionRow {
            id: SessionId::new(),
            on_day: day("2024-11-04")?,
            topic: "Băng bó, cầm máu".to_owned(),
            trainer: "Tập huấn viên của tỉnh".to_owned(),
            periods: 8,
            version: 1,
        };
        lessons::desk::add_session(tx, self.who, new.id, &session)
    }
}

fn animal(tag: &str, sex: Sex, born_on: Day) -> NewAnimal {
    NewAnimal { id: AnimalId::new(), tag: tag.to_owned(), sex, born_on }
}

fn placing(animal: AnimalId, household: &str, on: Day) -> Placing {
    let keeper = somebody(Sort::Household, household);
    Placing { id: PlacementId::new(), animal, keeper, on, note: String::new() }
}
