//! How far rounds are: counts by sheet, and those of a unit for the norm "dossiers before March".
//! It writes nothing.

use crate::model::{LineState, RoundRow, SheetId, SheetRow, Tally};
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result, row};
use std::collections::HashMap;

/// How far each sheet of a round is, of those that the caller has loaded with the pass.
pub fn tallies(
    tx: &mut Tx<'_>,
    pass: &Pass,
    round: &RoundRow,
    sheets: &[SheetRow],
) -> Result<HashMap<SheetId, Tally>> {
    let begun = |sheet: &SheetRow| {
        let handed = sheet.asks_list && sheet.handed_on.is_some();
        let (communes, handed) = (i64::from(sheet.asks_list), i64::from(handed));
        (sheet.id, Tally { communes, handed, ..Tally::default() })
    };
    let mut all: HashMap<SheetId, Tally> = sheets.iter().map(begun).collect();
    let lines: Vec<(SheetId, String, i64)> = sql("select sheet, state, count(*) as many \
         from address_round_line where round = $1 group by sheet, state order by sheet, state")
    .bind(round.id)
    .all(tx)?;
    for (sheet, state, many) in lines {
        let Some(tally) = all.get_mut(&sheet) else { continue };
        tally.lines += many;
        match LineState::read(&state) {
            Some(LineState::HasDossier) => tally.has_dossier += many,
            Some(LineState::Opened) => tally.opened += many,
            Some(LineState::LeftOut) => tally.left_out += many,
            _ => {}
        }
    }
    // An end counts whoever looked before; what ended after the round was closed is no answer.
    let carried: Vec<(SheetId, i64, i64, i64)> = sql("select c.sheet, count(*) as many, \
         count(case when a.ended_on <= $1 then 1 end) as ended, \
         count(case when c.reviewed_on is not null \
         and (a.ended_on is null or a.ended_on > $1) then 1 end) as goes_on \
         from address_round_carry c join address a on a.id = c.address \
         where c.round = $2 group by c.sheet order by c.sheet")
    .bind(round.read_on(pass.today()))
    .bind(round.id)
    .all(tx)?;
    for (sheet, many, ended, goes_on) in carried {
        let Some(tally) = all.get_mut(&sheet) else { continue };
        (tally.carried, tally.ended, tally.goes_on) = (many, ended, goes_on);
    }
    Ok(all)
}

row! {
    /// How far a unit and all under it are with a year's round (TGT-03: dossiers before March).
    pub struct Progress {
        /// Lines of the communes' lists.
        pub lines: i64,
        /// Of those, lines with an answer.
        pub answered: i64,
        /// Of those, lines that had or got their dossier by the last day of their round.
        pub in_time: i64,
        /// Dossiers that were open before.
        pub carried: i64,
        /// Of those, dossiers that somebody looked at, or that ended.
        pub reviewed: i64,
        /// Communes in rounds of the year.
        pub communes: i64,
        /// Of those, communes whose list was handed in.
        pub handed: i64,
        /// The last day, the earliest of several; none where nobody opened a round.
        pub due_on: Option<Day>,
    }
}

/// How far the unit of the pass and all under it are, on a day, with the round of that day's year.
/// What stood in a list before the last day counts in time; who comes later is late.
pub fn progress(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Progress> {
    let under = "from reach r join address_round_sheet s on s.unit = r.unit \
                 join address_round o on o.id = s.round";
    let at = "where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and s.year = $3";
    let ask = |text: String| {
        let year = i64::from(day.year());
        Ok::<_, kernel::Error>(sql(text).bind(pass.unit()?).bind(day).bind(year))
    };
    let (communes, handed, due_on): (i64, i64, Option<Day>) = ask(format!(
        "select count(case when s.asks_list then 1 end) as communes, \
         count(case when s.asks_list and s.handed_on is not null then 1 end) as handed, \
         min(o.due_on) as due_on {under} {at}"
    ))?
    .one(tx)?;
    let (lines, answered, in_time): (i64, i64, i64) = ask(format!(
        "select count(*) as many, count(case when l.state <> 'to_visit' then 1 end) as answered, \
         count(case when l.state in ('has_dossier', 'opened') and l.answered_on <= o.due_on \
         then 1 end) as in_time {under} join address_round_line l on l.sheet = s.id {at}"
    ))?
    .one(tx)?;
    let (carried, reviewed): (i64, i64) = ask(format!(
        "select count(*) as many, count(case when c.reviewed_on is not null \
         or a.ended_on <= coalesce(o.closed_on, $2) then 1 end) as reviewed {under} \
         join address_round_carry c on c.sheet = s.id join address a on a.id = c.address {at}"
    ))?
    .one(tx)?;
    Ok(Progress { lines, answered, in_time, carried, reviewed, communes, handed, due_on })
}
