//! What all herds under a unit owe, read by one statement: the rules of one herd (`rules::duty`,
//! `rules::signs`), said for the database, so that a page that only counts opens no herd. A story
//! of chance holds both against each other. It writes nothing.

use crate::model::{AnimalId, BankId};
use crate::rules::{self, Signs};
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result, UnitId, row};

row! {
    /// A calf that is to go on, with its days.
    pub struct Owed {
        /// The bank.
        pub bank: BankId,
        /// Its name.
        pub bank_name: String,
        /// Its unit.
        pub unit: UnitId,
        /// The name of that unit.
        pub unit_name: String,
        /// The calf.
        pub calf: AnimalId,
        /// The number on its ear.
        pub tag: String,
        /// From when it can go on.
        pub ready_on: Day,
        /// Until when it should have.
        pub until_on: Day,
    }
}

row! {
    /// A herd as it is counted.
    struct Counted {
        bank: BankId,
        placed: i64,
        dead: i64,
        ripe: i64,
        overdue: i64,
        of_age: i64,
        barren: i64,
        old: i64,
        fulfilled: i64,
        first_on: Option<Day>,
    }
}

/// The signs of a herd, and the first day by which a calf of it should have gone on.
pub type Watched = (BankId, Signs, Option<Day>);

/// The signs on a day of every herd of the unit of the pass and of those under it with an animal
/// that was placed.
pub fn watched(tx: &mut Tx<'_>, pass: &Pass, today: Day) -> Result<Vec<Watched>> {
    let rows: Vec<Counted> = sql(format!(
        "{}, counted as (select m.*, o.ready_on, o.until_on, \
         exists (select 1 from herd_animal f where f.repays = m.id) as is_met, \
         exists (select 1 from herd_animal c where c.mother = m.id \
         and (c.left_how is null or c.left_how <> 'mistake')) as has_calf \
         from placed m left join owed o on o.mother = m.id), \
         stood as (select c.*, not is_met and released_on is null and ready_on <= $3 as is_ripe, \
         not is_met and released_on is null and until_on < $3 as is_late, \
         {} <= $3 and (left_how is null or has_calf) as is_of_age, {} <= $3 as is_old \
         from counted c) \
         select bank, count(*) as placed, {}, {}, {}, {}, {}, {}, {}, \
         min(case when is_late then until_on end) as first_on from stood group by bank",
        owed_of(),
        later("placed_on", &rules::CALF_WITHIN_MONTHS.to_string()),
        later("placed_on", &rules::FULFILLED_WITHIN_MONTHS.to_string()),
        many("left_how is not null and left_how = 'dead'", "dead"),
        many("is_met or is_ripe", "ripe"),
        many("is_late", "overdue"),
        many("is_of_age", "of_age"),
        many("is_of_age and not has_calf", "barren"),
        many("is_old", "old"),
        many("is_old and is_met", "fulfilled"),
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(today)
    .all(tx)?;
    Ok(rows.into_iter().map(of).collect())
}

fn of(row: Counted) -> Watched {
    let signs = Signs {
        placed: row.placed,
        dead: row.dead,
        ripe: row.ripe,
        overdue: row.overdue,
        of_age: row.of_age,
        barren: row.barren,
        old: row.old,
        fulfilled: row.fulfilled,
    };
    (row.bank, signs, row.first_on)
}

/// The calves of the herds of the unit of the pass and of those under it that can go on, or should
/// have, on one of these days and did not: the first of them first. A day that has passed since
/// which one can go on is no day of it: its last one is.
pub fn owed_within(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    most: i64,
) -> Result<Vec<Owed>> {
    sql(format!(
        "{} select o.bank, b.name as bank_name, b.unit, u.name as unit_name, o.calf, o.tag, \
         o.ready_on, o.until_on from owed o join herd_bank b on b.id = o.bank \
         join unit u on u.id = b.unit where o.released_on is null \
         and not exists (select 1 from herd_animal f where f.repays = o.mother) \
         and ((o.ready_on >= $6 and o.ready_on <= $4) or (o.until_on >= $3 and o.until_on <= $4)) \
         order by case when o.ready_on >= $6 then o.ready_on else o.until_on end, o.calf limit $5",
        owed_of()
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(from)
    .bind(until)
    .bind(most)
    .bind(from.max(pass.today()))
    .all(tx)
}

/// Tables of the animals that were ever placed (`placed`) and of the calf that each of them owes by
/// the rule of its bank, with its days (`owed`); `$1` is the unit, `$2` the day of the tree.
fn owed_of() -> String {
    // Codes of the published rules, nothing that anybody typed.
    let of_rule = |said: &dyn Fn(&rules::Rule) -> String| -> String {
        let cases = rules::published().iter();
        cases.map(|rule| format!(" when '{}' then {}", rule.code, said(rule))).collect()
    };
    let nth = of_rule(&|rule| rule.order.max(1).to_string());
    let sex = of_rule(&|rule| format!("'{}'", if rule.sex == "any" { "any" } else { "female" }));
    format!(
        "with placed as (select m.id, m.bank, m.placed_on, m.left_how, m.released_on, \
         b.wean_months, b.grace_months, b.sells_bulls, \
         case b.rule{nth} end as of_rule, coalesce(b.calf_order, case b.rule{nth} end) as nth, \
         coalesce(b.calf_sex, case b.rule{sex} end) as of_sex \
         from reach r join herd_bank b on b.unit = r.unit join herd_animal m on m.bank = b.id \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and m.placed_on is not null), \
         calves as (select m.id as mother, m.bank, m.released_on, m.nth, m.wean_months, \
         m.grace_months, k.id as calf, k.tag, k.born_on, k.entered_on, \
         case when k.left_how is null and k.placed_on is null \
         and not (m.sells_bulls and k.sex <> 'female') then 1 else 0 end as can_go, \
         row_number() over (partition by m.id order by \
         case when m.of_sex = 'any' then c.born_on else k.entered_on end, k.id) as turn \
         from placed m join herd_animal c on c.mother = m.id and c.born_on >= m.placed_on \
         and (c.left_how is null or c.left_how <> 'mistake') \
         left join herd_animal h on h.bought_for = c.id and m.sells_bulls and c.sex <> 'female' \
         and (h.left_how is null or h.left_how <> 'mistake') \
         join herd_animal k on k.id = coalesce(h.id, c.id) \
         where m.of_rule is not null \
         and (c.sex = 'female' or h.id is not null or m.of_sex = 'any')), \
         ready as (select g.*, {weaned} as weaned_on from (select c.*, \
         row_number() over (partition by c.mother order by c.turn) as place from calves c \
         where c.turn >= c.nth and c.can_go = 1) g where g.place = 1), \
         from_when as (select g.*, case when g.weaned_on > g.entered_on then g.weaned_on \
         else g.entered_on end as ready_on from ready g), \
         owed as (select g.*, {until} as until_on from from_when g)",
        weaned = later("g.born_on", "g.wean_months"),
        until = later("g.ready_on", "g.grace_months"),
    )
}

/// How many of the rows are so, under a name.
fn many(is_so: &str, name: &str) -> String {
    format!("cast(sum(case when {is_so} then 1 else 0 end) as bigint) as {name}")
}

/// The day so many months after a day (`Day::add_months`): the same day of that month, the last of
/// a shorter one. Both are columns or numbers, the months not negative.
fn later(day: &str, months: &str) -> String {
    // Months since the year nought, January first.
    let month = format!("({day} / 10000 * 12 + {day} / 100 % 100 - 1 + {months})");
    let year = format!("({month} / 12)");
    let last = format!(
        "(case {month} % 12 when 1 then case when {year} % 4 = 0 \
         and ({year} % 100 <> 0 or {year} % 400 = 0) then 29 else 28 end \
         when 3 then 30 when 5 then 30 when 8 then 30 when 10 then 30 else 31 end)"
    );
    format!(
        "({year} * 10000 + ({month} % 12 + 1) * 100 \
         + case when {day} % 100 > {last} then {last} else {day} % 100 end)"
    )
}
