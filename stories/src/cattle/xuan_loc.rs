//! Xuân Lộc (Đồng Nai, 2020) as a herd: 23 keepers in ten years, 3 of them passed a calf on; the
//! other animals died or never calved. Nobody writes a sign down: the herd is recorded through the
//! functions that people use, and its own page says that it fails, years before it has failed. It
//! opens with who may not.

use super::COMMUNE;
use crate::house::{self, Demo};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use catalogue::ValueSource;
use cattle::desk::{self, Came, Hand, NewAnimal, Placing};
use cattle::model::{AnimalId, BankId, BankRow, Herd, Left, PlacementId, Sex};
use cattle::rules;
use help::{NewReceiver, Sort};
use kernel::db::Tx;
use kernel::seal::{Keys, Secret};
use kernel::{Day, Result, Role, Who};
use std::sync::Arc;

/// Cows that came from givers; three heifers of theirs went on.
const COWS: usize = 20;
const HEIFERS: usize = 3;
/// On which day which of the placed animals died: cows by their number, then heifers.
const DEATHS: [(usize, &str); 9] = [
    (3, "2013-03-01"),
    (4, "2013-09-10"),
    (5, "2014-02-20"),
    (6, "2015-05-05"),
    (7, "2016-07-01"),
    (8, "2017-01-15"),
    (9, "2018-03-03"),
    (20, "2019-06-01"),
    (21, "2020-08-08"),
];

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// Who writes, into which bank.
struct Desk<'a> {
    who: &'a Who,
    hand: Hand<'a>,
    bank: BankId,
}

pub async fn fails_by_its_own_animals(demo: &Demo, binh: &mut Visitor) {
    let list = format!("/cattle?unit={COMMUNE}&signs=failing");
    let told = Visitor::of(demo, "dung").await.get(&list).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let figures = demo.house.shelf::<book::Figures>().expect("figures");
    let keys = demo.house.shelf::<Arc<Keys>>().expect("keys");
    let ids: Vec<AnimalId> = (0..COWS + HEIFERS).map(|_| AnimalId::new()).collect();
    let bank = BankId::new();
    let work = move |tx: &mut Tx<'_>| {
        let who = house::person(tx, Role::Approver, COMMUNE)?;
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        let desk = Desk { who: &who, hand, bank };
        desk.open(tx)?;
        desk.cows(tx, &ids)?;
        desk.heifers(tx, &ids)?;
        desk.deaths(tx, &ids, "2015-12-31")?;
        let early = desk.herd(tx)?;
        desk.deaths(tx, &ids, "2022-06-01")?;
        Ok((early, desk.herd(tx)?))
    };
    let (early, late) = demo.house.db.write(work).await.expect("a herd");
    let warned = |herd: &Herd, on: &str| {
        let all = rules::warnings(&rules::signs(herd, day(on)));
        all.into_iter().map(|(key, _, _)| key).collect::<Vec<_>>()
    };
    // Four years in, six before its end, two signs stand: enough to be called failing.
    let first = ["cattle-warning-barren", "cattle-warning-fulfilled"];
    assert_eq!(warned(&early, "2016-01-01"), first);
    assert!(warned(&early, "2013-01-01").is_empty(), "nothing could be known yet");
    let last = ["cattle-warning-dead", "cattle-warning-barren", "cattle-warning-fulfilled"];
    assert_eq!(warned(&late, "2022-06-01"), last);
    let signs = rules::signs(&late, day("2022-06-01"));
    assert_eq!((signs.placed, signs.dead, signs.fulfilled), (23, 9, 3));
    assert!(rules::balance(&late).holds());
    its_page_says_so(binh, bank).await;
}

/// The page, its outlook, the list of banks: all of it in words.
async fn its_page_says_so(binh: &mut Visitor, bank: BankId) {
    let page = binh.page(&format!("/cattle/{bank}")).await.words();
    for said in [
        "có nguy cơ đổ vỡ",
        "9 trên 23 con đã giao bị chết",
        "11 trên 14 bò mẹ đến lúc mà chưa sinh lần nào",
        "Mới 3 trên 23 hộ lâu năm chuyển giao được bê",
        "78 % bò chưa sinh lứa nào sẽ không sinh (đo từ đàn này)",
        "Bắt đầu từ 14 con đang nuôi",
        "đàn không tự giữ được: từ 14 bò đã giao",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // Under the parameters of an ordinary herd the same cows would grow: the herd itself says not.
    let usual = "interval=15&first=30&female=50&dead=5&barren=5";
    let page = binh.page(&format!("/cattle/{bank}?{usual}")).await.words();
    assert!(page.contains("5 % bò chưa sinh lứa nào sẽ không sinh (người xem đặt)"), "{page}");
    assert!(!page.contains("không tự giữ được"), "{page}");
    let list = binh.page(&format!("/cattle?unit={COMMUNE}")).await.words();
    let line = "Ngân hàng bò như Xuân Lộc Xã Phú Lợi 14 3 0 có nguy cơ đổ vỡ";
    assert!(list.contains(line), "{list}");
    for (signs, is_there) in [("failing", true), ("well", false), ("watch", false)] {
        let list = format!("/cattle?unit={COMMUNE}&signs={signs}&q=xuan+loc&file=csv");
        let file = binh.page(&list).await.text();
        assert_eq!(file.contains("Xuân Lộc"), is_there, "{signs}: {file}");
    }
}

impl Desk<'_> {
    fn herd(&self, tx: &mut Tx<'_>) -> Result<Herd> {
        Ok(desk::opened(tx, self.who, &cattle::acts::VIEW, self.bank)?.0)
    }

    fn open(&self, tx: &mut Tx<'_>) -> Result<()> {
        let rule = rules::rule("first-female").expect("a rule");
        let unit = kernel::place::find(tx, COMMUNE, house::today())?.id;
        let new = BankRow {
            id: self.bank,
            unit,
            name: "Ngân hàng bò như Xuân Lộc".into(),
            rule: rule.code.clone(),
            wean_months: rule.wean_months,
            grace_months: rule.grace_months,
            sells_bulls: rule.sells_bulls,
            calf_order: None,
            calf_sex: None,
            opened_on: day("2012-06-01"),
            note: String::new(),
            illustrative: None,
            version: 0,
        };
        desk::open(tx, self.who, unit, &new)
    }

    /// Twenty cows to twenty households.
    fn cows(&self, tx: &mut Tx<'_>, ids: &[AnimalId]) -> Result<()> {
        let came = day("2012-06-15");
        for (at, id) in ids.iter().enumerate().take(COWS) {
            let cow = animal(*id, format!("XL-{at:02}"), "2010-06-01");
            let (giver, source) = ("Nhà tài trợ", ValueSource::Goods);
            let told = Came { on: came, giver, amount: 10_000_000, source };
            desk::receive(tx, &self.hand, self.bank, &cow, &told)?;
            desk::place(tx, &self.hand, self.bank, &placing(*id, at, came))?;
        }
        Ok(())
    }

    /// Three of them calve, and the heifer goes on at six months.
    fn heifers(&self, tx: &mut Tx<'_>, ids: &[AnimalId]) -> Result<()> {
        for at in 0..HEIFERS {
            let (mother, id) = (ids[at], ids[COWS + at]);
            let heifer = animal(id, format!("XL-{:02}", COWS + at), "2013-08-01");
            desk::birth(tx, &self.hand, self.bank, mother, &heifer)?;
            let placed = placing(id, COWS + at, day("2014-02-15"));
            desk::place(tx, &self.hand, self.bank, &placed)?;
        }
        Ok(())
    }

    /// Those that died by a day and still stand in the herd.
    fn deaths(&self, tx: &mut Tx<'_>, ids: &[AnimalId], until: &str) -> Result<()> {
        let herd = self.herd(tx)?;
        for (at, on) in DEATHS.into_iter().filter(|(_, on)| *on <= until) {
            if herd.animal(ids[at]).is_some_and(|animal| animal.is_kept()) {
                let lost = (Left::Dead, day(on), "Bệnh");
                desk::leave(tx, &self.hand, self.bank, ids[at], lost)?;
            }
        }
        Ok(())
    }
}

fn animal(id: AnimalId, tag: String, born_on: &str) -> NewAnimal {
    NewAnimal { id, tag, sex: Sex::Female, born_on: day(born_on) }
}

fn placing(animal: AnimalId, household: usize, on: Day) -> Placing {
    let keeper = NewReceiver {
        sort: Sort::Household,
        name: Secret::new(format!("Hộ Xuân Lộc {household}")),
        birth_year: None,
        namesake: 1,
        note: Secret::new(String::new()),
    };
    Placing { id: PlacementId::new(), animal, keeper, on, note: String::new() }
}
