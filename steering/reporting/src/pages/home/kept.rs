//! What waits in the registers beside the reports: constructions and calves past their day, cattle
//! banks that may fail, people nobody has seen, agreements that run out, work to be checked, people
//! outside who wish to help. A line each with how many and the way there, for whoever may act; it
//! names nobody.

use super::super::seen::Seen;
use super::todo::{Todo, What};
use kernel::db::Tx;
use kernel::{Act, Day, Month, Pass, Result, Who};

/// How many, and the first day of them.
type Found = (i64, Option<Day>);

/// Gathers them.
pub fn load(tx: &mut Tx<'_>, who: &Who, seen: &Seen, all: &mut Vec<Todo>) -> Result<()> {
    let may = |act: &'static Act| who.may(act, &seen.standing.place).ok();
    let (unit, today) = (seen.here.code.as_str(), who.today());
    let here = |path: &str| format!("{path}?unit={unit}");
    let mut add = |key: &'static str, (many, due): Found, href: String| {
        if many > 0 {
            all.push(Todo::new(What::Many(key, many), href, due));
        }
    };
    if let Some(pass) = may(&building::acts::KEEP) {
        let late = building::store::overdue(tx, &pass, today)?;
        add("home-do-building", late, here("/constructions"));
    }
    if let Some(pass) = may(&cattle::acts::KEEP) {
        let herds = cattle::desk::pressing(tx, &pass, today)?;
        add("cattle-calves-wait", (herds.overdue, herds.since), here("/cattle"));
        let failing = format!("{}&signs=failing", here("/cattle"));
        add("cattle-failing-wait", (herds.failing, None), failing);
    }
    if let Some(pass) = may(&agreements::acts::KEEP) {
        let soon = agreements::store::soon(tx, &pass, today)?;
        add("agreement-soon-wait", soon, here("/agreements"));
    }
    if let (Some(pass), Some(me)) = (may(&activities::acts::CHECK), who.account_id()) {
        let (many, first) = activities::store::unchecked(tx, &pass, me)?;
        let month = Month::of(first.unwrap_or(today)).iso();
        let to = format!("{}&month={month}&state=waiting", here("/activities"));
        add("activity-check-wait", (many, None), to);
    }
    if let Some(pass) = may(&sponsorship::acts::ANSWER) {
        let many = sponsorship::store::waiting_enquiries(tx, &pass)?;
        add("enquiries-wait", (many, None), here("/sponsors/enquiries"));
    }
    match may(&care::acts::KEEP) {
        Some(pass) => unseen(tx, &pass, (unit, today), all),
        None => Ok(()),
    }
}

/// People of programmes with follow-up whom nobody has seen for months.
fn unseen(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (unit, today): (&str, Day),
    all: &mut Vec<Todo>,
) -> Result<()> {
    for (code, many) in care::store::unseen(tx, pass, today)? {
        let Some(programme) = care::rules::programme(&code) else { continue };
        let href = format!("/care?unit={unit}&programme={code}&missed=1");
        all.push(Todo::new(What::Unseen(programme, many), href, None));
    }
    Ok(())
}
