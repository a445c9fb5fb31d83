//! Two thousand humanitarian addresses of the demo, so that October's turns and their value stand
//! in the Book by what was given to each. Every one is invented and says so in its name; the sums
//! are S4's. It writes through the same doors as an officer.

use super::month::Amounts;
use super::split::{largest_remainder, split_money};
use crate::cli::Stop;
use ::addresses::desk as dossiers;
use ::addresses::model::{
    ConsentId, ConsentRow, Draft, Means as Consented, NeedId, NeedRow, NeedSort, Open, Purpose,
    Secrets, Sort, State, StepId, StepRow, StepSort,
};
use ::addresses::{AddressId, store as kept};
use book::Figures;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::seal::{Keys, Secret};
use kernel::{Day, Month, Pass, Result, UnitId, Who};
use kit::House;
use sponsors::model::{Draft as NewSponsor, Wish};
use sponsors::{SponsorId, SponsorKind};
use sponsorship::desk::{self, Hand};
use sponsorship::model::{Means, NewGiving, NewPledge, NewSlot, Proof};
use sponsorship::{GivingId, PledgeId, SlotId};
use std::sync::Arc;

/// How many there are in the whole province.
pub(super) const ALL: i64 = 2_000;
/// The figures that they give.
pub(super) const TURNS: &str = "addresses_helped_turns";
/// Their value.
pub(super) const VALUE: &str = "addresses_value";
/// What stands beside what is made up.
const MARK: &str = reporting::store::SPLIT;
/// Sponsors, all of them kept by the province.
const SPONSORS: usize = 150;

const FAMILY: [&str; 12] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Danh", "Võ", "Đặng", "Bùi", "Thị", "Phan", "Lâm"];
const MIDDLE: [&str; 7] = ["Thị", "Văn", "Hữu", "Ngọc", "Minh", "Thanh", "Út"];
const GIVEN: [&str; 17] = [
    "Hoa", "Lan", "Sáu", "Bảy", "Tám", "Hiền", "Lành", "Phước", "Lộc", "Thọ", "Nhân", "Nghĩa",
    "Tâm", "Đức", "Mai", "Cúc", "Xuân",
];
/// One in so many tells a story.
const TOLD: usize = 12;
/// Stories that name nobody.
const STORIES: [&str; 3] = [
    "Một mình nuôi cháu đi học, ai thuê gì làm nấy. Mong có gạo và tập vở cho cháu.",
    "Đi lại khó sau tai nạn, mỗi tuần phải tập phục hồi. Tiền thuốc là nỗi lo lớn nhất.",
    "Sống nhờ hàng xóm, mắt đã kém. Chỉ mong có người ghé thăm và bữa ăn đủ.",
];
/// Group, sort, and what is needed.
const GROUPS: [(&str, Sort, NeedSort, &str); 6] = [
    ("poor_household", Sort::Household, NeedSort::Food, "Gạo, thực phẩm hằng tháng"),
    ("lone_elderly", Sort::Person, NeedSort::Food, "Sữa, thuốc, người thăm hỏi"),
    ("orphan", Sort::Person, NeedSort::School, "Học phí, sách vở"),
    ("disabled", Sort::Person, NeedSort::Treatment, "Tập phục hồi chức năng"),
    ("agent_orange", Sort::Person, NeedSort::Treatment, "Thuốc và đi lại chữa bệnh"),
    ("near_poor", Sort::Household, NeedSort::Livelihood, "Vốn nuôi gà"),
];

/// Registers and verifies the sponsors of the demo.
pub async fn sponsors(house: &House, who: &Who, unit: UnitId) -> Result<Vec<SponsorId>> {
    let (who, keys) = (who.clone(), house.shelf::<Arc<Keys>>()?);
    let work = move |tx: &mut Tx<'_>| {
        let place = place::get(tx, unit, who.today())?;
        let pass = who.may(&sponsors::acts::VERIFY, &place)?;
        let mut all = Vec::with_capacity(SPONSORS);
        for at in 0..SPONSORS {
            let new = sponsor(at);
            sponsors::desk::register(tx, (&who, &keys), unit, &new)?;
            let row = sponsors::store::near(tx, &pass, new.id)?;
            sponsors::store::verify(tx, &pass, &row, "Giấy giới thiệu (minh họa)")?;
            all.push(new.id);
        }
        Ok(all)
    };
    house.db.write(work).await
}

fn sponsor(at: usize) -> NewSponsor {
    let kind = SponsorKind::ALL[at % SponsorKind::ALL.len()];
    // Most give what they can; some could give more, so that there is something to propose.
    let amount = if at.is_multiple_of(5) { 6_000_000 } else { 4_000_000 };
    NewSponsor {
        id: SponsorId::new(),
        base: 0,
        kind,
        name: format!("Nhà hảo tâm {} (minh họa)", at + 1),
        called: String::new(),
        phone: None,
        wish: Wish { class: None, place: None, amount: Some(amount) },
        illustrative: Some(MARK.to_owned()),
    }
}

/// Gives each unit its addresses of a month, by its turns: the first of them were helped, and what
/// each received adds up to the unit's value.
pub async fn add(
    house: &House,
    who: &Who,
    (month, place, amounts): (Month, Place, &Amounts),
    (many, sponsors): (i64, &[SponsorId]),
) -> std::result::Result<(), Stop> {
    let of = |code| amounts.get(code).copied().unwrap_or(0);
    let (turns, value) = (of(TURNS), of(VALUE));
    let weights: Vec<i64> = (0..turns).map(|at| 60 + at * 37 % 80).collect();
    let values = split_money(value, &weights);
    let (keys, figures) = (house.shelf::<Arc<Keys>>()?, house.shelf::<Figures>()?);
    let (who, sponsors) = (who.clone(), sponsors.to_vec());
    let work = move |tx: &mut Tx<'_>| {
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        let pass = who.may(&addresses::acts::KEEP, &place)?;
        for at in 0..many.max(turns) as usize {
            let id = dossier(tx, &hand, (&pass, &place), at)?;
            let Some(amount) = values.get(at).filter(|amount| **amount > 0) else { continue };
            let sponsor = sponsors[(at * 7 + place.id.0 as usize) % sponsors.len()];
            given(tx, &hand, id, (month, at, *amount, sponsor))?;
        }
        Ok(())
    };
    Ok(house.db.write(work).await?)
}

/// How many addresses each unit has: the whole number split as the turns are.
pub(super) fn counts(turns: &[i64]) -> Vec<i64> {
    largest_remainder(ALL, turns)
}

/// A dossier, chosen, confirmed, approved and shown: as if its round had been in February.
fn dossier(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    (pass, place): (&Pass, &Place),
    at: usize,
) -> Result<AddressId> {
    let (group, sort, need_sort, wanted) = GROUPS[at % GROUPS.len()];
    let opened_on = day(2024, 2, 1 + (at % 20) as u8);
    let open = Open {
        sort,
        name: somebody(at),
        birth_year: Some(born(group, at)),
        sex: None,
        people: Some(1 + (at % 6) as i64),
        housing: Some("semi".to_owned()),
        income: Some(400_000 + (at % 9) as i64 * 100_000),
        is_urgent: false,
        opened_on,
    };
    let told = vec![(Secrets::Group, Secret::new(group.to_owned()))];
    let id = AddressId::new();
    let new = Draft { id, base: 0, open, told, illustrative: Some(MARK.to_owned()) };
    dossiers::open(tx, (hand.who, hand.keys), place.id, (&new, true))?;
    for purpose in [Purpose::Keep, Purpose::Match, Purpose::Story] {
        kept::add_consent(tx, pass, id, &consent(purpose, opened_on))?;
    }
    kept::add_need(tx, pass, id, &need((need_sort, wanted), at))?;
    let steps = [StepSort::Select, StepSort::Confirm, StepSort::Approve, StepSort::Publish];
    for (sort, on) in steps.into_iter().zip(21..) {
        kept::add_step(tx, pass, id, &step(sort, day(2024, 2, on)))?;
    }
    let row = kept::found(tx, id)?.ok_or(kernel::Error::NotFound)?;
    kept::stand(tx, pass, &row, State::Published, None)?;
    if at.is_multiple_of(TOLD) {
        let version = kept::found(tx, id)?.map_or(0, |row| row.version);
        dossiers::tell(tx, hand.who, (id, version), STORIES[at / TOLD % STORIES.len()])?;
    }
    Ok(id)
}

/// The name of somebody invented, which says so.
pub(super) fn somebody(at: usize) -> String {
    let name = (FAMILY[at % 12], MIDDLE[at / 12 % 7], GIVEN[at * 5 % 17]);
    format!("{} {} {} (minh họa)", name.0, name.1, name.2)
}

/// A year of birth that goes with a group.
fn born(group: &str, at: usize) -> i64 {
    let (first, years) = match group {
        "lone_elderly" => (1932, 30),
        "orphan" => (2009, 12),
        _ => (1945, 55),
    };
    first + (at * 13 % years) as i64
}

/// What is needed every month.
fn need((sort, words): (NeedSort, &str), at: usize) -> NeedRow {
    NeedRow {
        id: NeedId::new(),
        sort: sort.code().to_owned(),
        words: words.to_owned(),
        amount: 300_000 + (at % 5) as i64 * 50_000,
        is_monthly: true,
        met_on: None,
        version: 1,
    }
}

fn consent(purpose: Purpose, on: Day) -> ConsentRow {
    ConsentRow {
        id: ConsentId::new(),
        purpose: purpose.code().to_owned(),
        given_on: on,
        means: Consented::Paper.code().to_owned(),
        wording: "Mẫu minh họa".to_owned(),
        by_whom: String::new(),
        child_agrees: true,
        withdrawn_on: None,
        answer_by: None,
        finish_by: None,
        answered_on: None,
        finished_on: None,
        version: 1,
    }
}

fn step(sort: StepSort, on: Day) -> StepRow {
    StepRow {
        id: StepId::new(),
        sort: sort.code().to_owned(),
        on_day: on,
        by_whom: "Minh họa".to_owned(),
        evidence: "Biên bản minh họa".to_owned(),
        outcome: None,
        taken_back_why: None,
        made_by: None,
        made_name: String::new(),
        version: 1,
    }
}

/// A slot of an address, its pledge from this month for a year, and what came in the month.
fn given(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    id: AddressId,
    (month, at, amount, sponsor): (Month, usize, i64, SponsorId),
) -> Result<()> {
    let until = month.add_months(2);
    let slot = NewSlot {
        id: SlotId::new(),
        means: Means::Cash,
        words: GROUPS[at % GROUPS.len()].3.to_owned(),
        amount,
        parts: 1,
        from: month,
        until,
        illustrative: Some(MARK.to_owned()),
    };
    desk::offer(tx, hand.who, id, &slot)?;
    let (from, part) = (month, 1);
    let pledge = NewPledge { id: PledgeId::new(), slot: slot.id, sponsor, part, from, until };
    desk::pledge(tx, hand.who, id, &pledge)?;
    let giving = NewGiving {
        id: GivingId::new(),
        pledge: Some(pledge.id),
        sponsor: None,
        months: vec![month],
        on: month.first().add_days((at % 28) as i64),
        means: Means::Cash,
        amount,
        words: String::new(),
        handed_by: "Chi hội (minh họa)".to_owned(),
        proof: Proof::Receipt,
        proof_words: format!("MH {}", at + 1),
        illustrative: Some(MARK.to_owned()),
    };
    desk::give(tx, hand, id, &giving)?;
    Ok(())
}

fn day(year: i16, month: u8, day: u8) -> Day {
    Day::of(year, month, day).unwrap_or(Day::BEGINNING)
}
