//! The figures of a span, read from the Book: a flow is the sum of its months, a stock the level
//! at its end; beside the span before and the same span last year. A campaign's span shows its
//! work. It types nothing.

use super::View;
use crate::desk;
use crate::figures::{FIGURES, find};
use crate::model::Value;
use crate::{store, telling};
use book::Figures;
use duties::forms::{self, Span};
use kernel::db::Tx;
use kernel::period::Period;
use kernel::{Day, Month, Pass, Result};
use std::collections::HashMap;

pub(super) fn load(tx: &mut Tx<'_>, pass: &Pass, figures: &Figures, view: &mut View) -> Result<()> {
    view.about = about(tx, pass, view)?;
    if view.of.form.span == Span::Campaign {
        view.work = work(tx, pass, view)?;
    }
    if view.of.months().is_none() {
        return Ok(());
    }
    let here = view.of.period;
    let now = read(tx, pass, figures, Some(here))?;
    let before = read(tx, pass, figures, forms::before(here))?;
    let last_year = read(tx, pass, figures, forms::year_before(here))?;
    let of = |all: &HashMap<&'static str, i64>, code| all.get(code).copied().unwrap_or(0);
    let value = |figure: &kernel::figure::Figure| {
        let value = of(&now, figure.code);
        Value {
            code: figure.code,
            value,
            own: value,
            previous: of(&before, figure.code),
            last_year: of(&last_year, figure.code),
            at_least: false,
            reported: value != 0,
        }
    };
    view.values = FIGURES.iter().map(value).collect();
    telling::over(tx, pass, view.told_months(), &mut view.values)
}

fn read(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    period: Option<Period>,
) -> Result<HashMap<&'static str, i64>> {
    let Some(period) = period else { return Ok(HashMap::new()) };
    let span = (Month::of(period.first()), Month::of(period.last()));
    let read = book::span(tx, pass, figures, pass.unit()?, span)?;
    let known = read.into_iter().filter_map(|(id, reading)| {
        let figure = figures.get(id)?.declared?;
        Some((find(figure.code)?.code, reading.issued))
    });
    Ok(known.collect())
}

/// The name of what the report is about.
fn about(tx: &mut Tx<'_>, pass: &Pass, view: &View) -> Result<Option<String>> {
    if let Some(organisation) = view.of.organisation() {
        return desk::organisation_here(tx, pass, &view.of, organisation).map(Some);
    }
    let Some(subject) = view.of.subject.as_deref() else { return Ok(None) };
    match view.of.form.span {
        Span::Campaign => {
            let known = catalogue::campaigns().iter().find(|campaign| campaign.code == subject);
            Ok(known.map(|campaign| campaign.label_vi.clone()))
        }
        Span::Event => Ok(Some(store::event(tx, pass, subject.parse()?)?.name)),
        _ => Ok(None),
    }
}

/// The days of a campaign within the year of its report.
pub(crate) fn campaign_days(of: &crate::model::Of) -> (Day, Day) {
    let code = of.subject.as_deref().unwrap_or_default();
    let campaign = catalogue::campaigns().iter().find(|campaign| campaign.code == code);
    let (first, last) = (of.period.first(), of.period.last());
    let from = campaign.and_then(|campaign| campaign.from).unwrap_or(first);
    let until = campaign.and_then(|campaign| campaign.until).unwrap_or(last);
    (from.clamp(first, last), until.clamp(first, last))
}

fn work(tx: &mut Tx<'_>, pass: &Pass, view: &View) -> Result<Vec<(String, i64, i64, i64)>> {
    let code = view.of.subject.as_deref().unwrap_or_default();
    activities::store::of_campaign(tx, pass, code, campaign_days(&view.of))
}
