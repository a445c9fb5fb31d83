//! Where units set terms of their own, the sums over all units are still those of the rows added
//! one by one: before and after the country's tree changed.

use super::{Ask, CENTRE, COMMUNE, DISTRICT, Demo, Month, NEIGHBOUR, Standing, Tally, acts, day};
use super::{Result, Role, Tx, house, place, watch};
use duties::{DueRule, Duty, DutyId, Owner, When};
use kernel::Day;
use reporting::model::{Of, State};
use reporting::watch::{PAGE, Sought};

/// A district gives its communes until the 10th, one of them until the 3rd, and asks nothing of
/// its neighbour; what the sums say is what the rows say.
pub async fn terms_of_their_own(demo: &Demo) {
    let same = |tx: &mut Tx<'_>| adds_up(tx, "2024-11", Day::of(2024, 12, 20).expect("a day"));
    let before = demo.house.db.read(same).await.expect("the board");
    demo.house.db.write(sets).await.expect("terms are set");
    let after = demo.house.db.read(same).await.expect("the board");
    assert_eq!(after.owed, before.owed - 1, "one commune owes nothing");
    assert_eq!(after.in_time, before.in_time - 1, "the 5th is late where the 3rd was the last");
    let merged = |tx: &mut Tx<'_>| adds_up(tx, "2025-12", Day::of(2026, 1, 20).expect("a day"));
    let merged = demo.house.db.read(merged).await.expect("the board on the new map");
    assert!(merged.owed > 3_000, "{merged:?}");
    demo.house.db.read(sieved).await.expect("the board with filters");
    demo.house.db.write(asks_for_a_campaign).await.expect("a campaign is owed");
    demo.house.db.read(of_a_campaign).await.expect("the board of May");
}

/// The communes of the district owe the report of Tháng Nhân đạo, the centre's every province; one
/// commune has sent it.
fn asks_for_a_campaign(tx: &mut Tx<'_>) -> Result<()> {
    for (role, unit, level) in
        [(Role::Centre, CENTRE, "province"), (Role::Approver, DISTRICT, "commune")]
    {
        let who = house::person_on(tx, role, unit, day(20))?;
        let pass = who.may(&duties::acts::SET, &place::find(tx, unit, day(20))?)?;
        let new = duty(Owner::Level(level.into()), 5, true);
        let new = Duty { form: "campaign".into(), subject: Some("CMP-03".into()), ..new };
        duties::store::add(tx, &pass, DutyId::new(), &new)?;
    }
    let of = Of::campaign_in("CMP-03", 2024).expect("a report");
    let chi = house::person_on(tx, Role::Clerk, COMMUNE, day(20))?;
    let pass = chi.may(&acts::SEND, &place::find(tx, COMMUNE, day(20))?)?;
    let report = reporting::store::open_of(tx, &pass, &of)?;
    reporting::store::step(tx, &pass, &report, State::Sent, None)
}

/// The board of May has the campaign's column: its sums, its rows and its filters say the same, and
/// no other month knows of it.
fn of_a_campaign(tx: &mut Tx<'_>) -> Result<()> {
    const SLOT: &str = "campaign:CMP-03:2024";
    adds_up(tx, "2024-05", day(20))?;
    let whole = Whole::read(tx, ("2024-05", "2024-12-20"))?;
    let has = |whole: &Whole| whole.rows[0].squares.iter().any(|one| one.of.slot() == SLOT);
    assert!(has(&whole));
    let (provinces, communes) = (63, 5);
    let late = whole.alike(tx, (SLOT, Sought::Late))?;
    assert_eq!(late, provinces + communes - 1, "all but the one that has sent");
    assert_eq!(whole.alike(tx, (SLOT, Sought::Sent))?, 1);
    assert_eq!(whole.alike(tx, (SLOT, Sought::Unapproved))?, 1);
    assert_eq!(whole.alike(tx, (SLOT, Sought::Returned))?, 0);
    assert!(whole.alike(tx, ("", Sought::Late))? > late);
    assert!(!has(&Whole::read(tx, ("2024-06", "2024-12-20"))?));
    Ok(())
}

/// A filter lets through the units of all pages whose rows are like it, and no other; what is
/// counted over all units stays.
fn sieved(tx: &mut Tx<'_>) -> Result<()> {
    let (november, december) = (("2024-11", "2024-12-20"), ("2025-12", "2026-01-02"));
    let whole = Whole::read(tx, november)?;
    for sought in Sought::ALL {
        let found = whole.alike(tx, ("", sought))?;
        assert_eq!(found > 0, sought != Sought::Returned, "{sought:?}: {found}");
    }
    let whole = Whole::read(tx, december)?;
    for form in ["", "quarter", "school-year"] {
        let found = whole.alike(tx, (form, Sought::Open))?;
        assert_eq!(found > 3_000, form != "school-year", "{form:?}: {found}");
    }
    Ok(())
}

/// The board of the country, row by row.
struct Whole {
    pass: kernel::Pass,
    centre: place::Place,
    ask: Ask,
    rows: Vec<watch::Row>,
}

impl Whole {
    fn read(tx: &mut Tx<'_>, (month, today): (&str, &str)) -> Result<Whole> {
        let (month, today) =
            (Month::parse(month).expect("a month"), Day::parse(today).expect("a day"));
        let an = house::person_on(tx, Role::Centre, CENTRE, today)?;
        let centre = place::find(tx, CENTRE, month.last())?;
        let pass = an.may(&acts::VIEW, &centre)?;
        let ask = Ask { month, is_deep: true, page: 1, slot: String::new(), sought: None, today };
        let rows = watch::all_rows(tx, &pass, &ask)?;
        Ok(Whole { pass, centre, ask, rows })
    }

    /// How many units a filter lets through: the first page and the last hold those that rows say.
    fn alike(&self, tx: &mut Tx<'_>, of: (&str, Sought)) -> Result<i64> {
        let (slot, sought) = of;
        let is_like = |row: &&watch::Row| {
            let is_asked = |square: &&watch::Square| slot.is_empty() || square.of.slot() == slot;
            row.squares.iter().filter(is_asked).any(|square| sought.holds(square))
        };
        let ids = |rows: &[watch::Row]| rows.iter().map(|row| row.unit.id).collect::<Vec<_>>();
        let wanted: Vec<_> = self.rows.iter().filter(is_like).map(|row| row.unit.id).collect();
        let pages: Vec<&[kernel::UnitId]> = wanted.chunks(PAGE as usize).collect();
        let ends = [(1, pages.first()), (999, pages.last())];
        for (page, shown) in ends {
            let ask = Ask { page, slot: slot.to_owned(), sought: Some(sought), ..self.ask.clone() };
            let board = watch::board(tx, &self.pass, &self.centre, &ask)?;
            assert_eq!(board.found, wanted.len() as i64, "{of:?}");
            assert_eq!(board.units, self.rows.len() as i64);
            let shown = shown.copied().unwrap_or_default();
            assert_eq!(ids(&board.rows), shown, "{of:?}: page {page}");
            if pages.len() < 2 {
                break;
            }
        }
        Ok(wanted.len() as i64)
    }
}

fn adds_up(tx: &mut Tx<'_>, month: &str, today: Day) -> Result<Tally> {
    let month = Month::parse(month).expect("a month");
    let an = house::person_on(tx, Role::Centre, CENTRE, today)?;
    let centre = place::find(tx, CENTRE, month.last())?;
    let pass = an.may(&acts::VIEW, &centre)?;
    let ask = Ask { month, is_deep: true, page: 1, slot: String::new(), sought: None, today };
    let board = watch::board(tx, &pass, &centre, &ask)?;
    let rows = watch::all_rows(tx, &pass, &ask)?;
    assert_eq!(rows.len() as i64, board.units);
    for at in 0..board.forms.len() {
        let mut one_by_one = Tally::default();
        rows.iter().filter_map(|row| row.squares[at].standing).for_each(|s| one_by_one.add(s));
        assert_eq!(board.sums.tallies[at], one_by_one, "{month:?}: {}", board.forms[at].form.code);
        let late = |square: &watch::Square| square.standing == Some(Standing::Missing);
        let late = rows.iter().filter(|row| late(&row.squares[at])).count() as i64;
        assert_eq!(board.sums.waiting[at], late, "{month:?}");
    }
    let mut year = Tally::default();
    for row in &rows {
        year.owed += row.year.owed;
        year.came += row.year.came;
        year.in_time += row.year.in_time;
    }
    assert_eq!(board.sums.year, year, "{month:?}");
    Ok(board.sums.tallies[0])
}

fn sets(tx: &mut Tx<'_>) -> Result<()> {
    let binh = house::person(tx, Role::Approver, super::PROVINCE)?;
    let district = place::find(tx, DISTRICT, day(20))?;
    let pass = binh.may(&duties::acts::SET, &district)?;
    let [own, other] = [COMMUNE, NEIGHBOUR].map(|code| place::find(tx, code, day(20)));
    let set = [
        (Owner::Level("commune".into()), 10, true),
        (Owner::Unit(own?.id), 3, true),
        (Owner::Unit(other?.id), 5, false),
    ];
    for (owner, days, is_owed) in set {
        duties::store::add(tx, &pass, DutyId::new(), &duty(owner, days, is_owed))?;
    }
    Ok(())
}

/// A month is owed by somebody so many days after.
fn duty(owner: Owner, days: i64, is_owed: bool) -> Duty {
    let when = When::After { days, is_working: false };
    Duty {
        id: None,
        unit: None,
        owner,
        form: "month".into(),
        subject: None,
        due: DueRule { when, is_inclusive: true, is_shifted: false },
        is_owed,
        to_society: String::new(),
        to_committee: String::new(),
        basis: "QĐ".into(),
        from: Day::BEGINNING,
        until: Day::OPEN_END,
        version: 0,
    }
}
