//! The period switch of the report's pages: the months around, and the longer spans in which one
//! stands; on a longer span its neighbours and the way back to its months.

use super::asked::Here;
use super::say;
use crate::model::Of;
use duties::forms::{self, FORMS};
use kernel::{Month, period::Period};
use kit::Words;
use kit::page::{Switch, SwitchOption};

/// What a report's span is called in a switch and in a title: `tháng 10/2024`, `quý IV/2024`.
pub fn called(words: &Words, of: &Of) -> String {
    match of.is_month() {
        true => say::month(words, of.key()),
        false => duties::pages::say::period(words, of.period),
    }
}

/// What a report is called: `Báo cáo quý IV/2024`, `Báo cáo nhanh … số 2`, `Báo cáo cuộc vận động,
/// năm 2024: Tháng Nhân đạo`.
pub fn titled(words: &Words, of: &Of) -> String {
    if of.is_month() {
        let (month, year) = (of.key().number().to_string(), of.key().year().to_string());
        return words.say_with("report-title", &[("month", month), ("year", year)]);
    }
    let args = [
        ("form", duties::pages::say::form(words, of.form.code)),
        ("period", called(words, of)),
        ("flash_no", of.flash_no.map(|flash_no| flash_no.to_string()).unwrap_or_default()),
    ];
    let key = match (of.flash_no.is_some(), of.form.has_figures()) {
        (true, _) => "report-title-serial",
        (false, true) => "report-title-period",
        (false, false) => "report-title-of",
    };
    let report = words.say_with(key, &args);
    match of.campaign() {
        Some(campaign) => {
            let about = campaign.label(words.lang()).to_owned();
            words.say_with("report-title-about", &[("report", report), ("about", about)])
        }
        None => report,
    }
}

/// The switch.
pub fn switch(words: &Words, here: &Here, base: &str) -> Switch {
    match here.of.is_month() {
        true => of_month(words, here, base),
        false => of_span(words, here, base),
    }
}

/// A span of this unit; none in which nobody bears its code.
fn option(words: &Words, here: &Here, base: &str, of: &Of) -> Option<SwitchOption> {
    Some(SwitchOption::new(called(words, of), here.path_of(base, of)?))
}

fn of_month(words: &Words, here: &Here, base: &str) -> Switch {
    let month = |month: Month| option(words, here, base, &Of::month(month));
    // The longer spans first: there are few, and they are looked for less often by scrolling.
    let spans = FORMS.iter().skip(1).filter(|form| form.has_figures());
    let spans = spans.filter_map(|form| Of::span(form, form.period_of(here.month)?));
    let mut all: Vec<SwitchOption> = match base == "/reports" || base == "/reports/paper" {
        true => spans.filter_map(|of| option(words, here, base, &of)).collect(),
        false => Vec::new(),
    };
    all.extend((-12..=1).rev().filter_map(|step| month(here.month.add_months(step))));
    Switch::new(called(words, &here.of), all)
        .steps(month(here.month.prev()), month(here.month.next()))
}

/// The switch of a page that is no report's but reads the same spans: of a month the longer spans
/// it stands in and the months around it, of a longer span its neighbours and the way to its last
/// month. `to` gives the address.
pub fn around(words: &Words, of: &Of, to: impl Fn(&Of) -> String) -> Switch {
    let option = |of: &Of| SwitchOption::new(called(words, of), to(of));
    let with = |period: Period| option(&Of { period, ..of.clone() });
    let month = |step: i64| option(&Of::month(of.key().add_months(step)));
    if of.is_month() {
        let spans = FORMS.iter().skip(1).filter(|form| form.has_figures());
        let spans = spans.filter_map(|form| Of::span(form, form.period_of(of.key())?));
        let mut all: Vec<SwitchOption> = spans.map(|of| option(&of)).collect();
        all.extend((-12..=1).rev().map(month));
        return Switch::new(called(words, of), all).steps(Some(month(-1)), Some(month(1)));
    }
    let before = std::iter::successors(forms::before(of.period), |p| forms::before(*p));
    let mut all: Vec<SwitchOption> = next(of).into_iter().map(with).collect();
    all.push(with(of.period));
    all.extend(before.take(BEFORE).map(with));
    all.push(month(0));
    Switch::new(called(words, of), all)
        .steps(forms::before(of.period).map(with), next(of).map(with))
}

/// Spans of a form offered before the one shown.
const BEFORE: usize = 4;

fn of_span(words: &Words, here: &Here, base: &str) -> Switch {
    let with = |period: Period| Of { period, ..here.of.clone() };
    let to = |period: Period| option(words, here, base, &with(period));
    if here.of.flash_no.is_some() {
        return Switch::new(called(words, &here.of), Vec::new());
    }
    let before = std::iter::successors(forms::before(here.of.period), |p| forms::before(*p));
    let next = next(&here.of);
    let mut all: Vec<SwitchOption> = next.into_iter().filter_map(to).collect();
    all.extend(to(here.of.period));
    all.extend(before.take(BEFORE).filter_map(to));
    if here.of.form.has_figures() && base == "/reports" {
        let month = Of::month(here.month);
        all.extend(option(words, here, base, &month));
    }
    Switch::new(called(words, &here.of), all)
        .steps(forms::before(here.of.period).and_then(to), next.and_then(to))
}

/// The span after this one of the same form.
fn next(of: &Of) -> Option<Period> {
    (1..=12).find_map(|step| {
        let period = of.form.period_ending(of.key().add_months(step))?;
        of.form.takes(period).then_some(period)
    })
}
