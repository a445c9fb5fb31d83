//! Old reports in words: read, kept until somebody has looked at every figure, then written as what
//! they are. A figure that is typed becomes a cell; one that records feed becomes an explained
//! difference that names the document; a stated total stays stated. Each function is one
//! transaction's worth of work; it draws nothing.

use crate::cells::{Spot, moved, read, refusal};
use crate::model::{
    Body, Counts, Deed, DeedRow, FoundTold, IntakeId, IntakeRow, Judged, JudgedRow, Kind, NewDeed,
    State, Told, What,
};
use crate::rules::finding;
use crate::rules::verdict::Held;
use crate::store::{self, Change, File};
use crate::{acts, run};
use book::Figures;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::place::{self, Place};
use kernel::seal::Keys;
use kernel::{Error, Flaw, Id, Month, Result, Who, number};
use kit::Typed;
use org::standing::Standing;
use reporting::figures::{FIGURES, PRINTED};
use reporting::model::{NewAdjustment, ReportRow};
use reporting::{adjust, desk, rules, store as reports};
use std::collections::HashMap;
use uuid::Uuid;

/// An old report on its way in.
pub struct New {
    /// Its id, made by the form.
    pub id: IntakeId,
    /// The unit it tells of.
    pub unit: String,
    /// The month it tells of.
    pub month: Month,
    /// The file, or what was pasted.
    pub file: File,
    /// What was found in it.
    pub told: finding::Told,
}

/// Keeps an old report with what was found in it. Nothing of the month changes.
pub fn keep(tx: &mut Tx<'_>, who: &Who, keys: &Keys, new: &New) -> Result<()> {
    let standing = Standing::at(tx, who, &acts::SEND, &new.unit, new.month.last())?;
    // Who may not type there is told nothing of it.
    let spot = Spot::of(tx, who, standing.place.id, new.month)?;
    let (pass, place) = (&standing.pass, &standing.place);
    if !store::add(tx, pass, new.id, (What::History, PRINTED), Some(new.month))? {
        return Ok(());
    }
    store::add_file(tx, pass, (keys, place), new.id, &new.file)?;
    let row = store::get(tx, pass, new.id)?;
    let (mut counts, mut rows) = (Counts::default(), Vec::new());
    for (number, found) in (1..).zip(&new.told.figures) {
        let kind = kind(&spot, found);
        counts.add(kind);
        rows.push(Judged { number, kind, body: body(found) });
    }
    let nought = |sentence: &String| (sentence.clone(), Flaw::new("", "found-planned-nought"));
    let doubts = whole(tx, place, new)?.into_iter().map(|flaw| (String::new(), flaw));
    let doubts = doubts.chain(new.told.noughts.iter().map(nought));
    for (number, (name, flaw)) in (PRINTED as u32 + 1..).zip(doubts) {
        let body = Body { name, flaws: vec![Told::from(&flaw)], ..Body::default() };
        counts.add(Kind::Wrong);
        rows.push(Judged { number, kind: Kind::Wrong, body });
    }
    store::add_rows(tx, pass, (keys, place), &row, &rows)?;
    let done = rows.len() as i64;
    let change = Change {
        state: Some(State::Judged),
        done: Some(done),
        counts: Some(counts),
        ..Change::default()
    };
    store::step(tx, pass, &row, &change)?;
    Ok(())
}

/// What is doubtful about the report as a whole: its head names other provinces and not the one it
/// is put at, it speaks of another month.
fn whole(tx: &mut Tx<'_>, place: &Place, new: &New) -> Result<Vec<Flaw>> {
    let mut flaws = Vec::new();
    let day = new.month.last();
    let centre = place.chain.last().copied().unwrap_or(place.id);
    let mut provinces = place::children(tx, centre, day)?;
    provinces.retain(|unit| unit.level == "province");
    let names: Vec<&str> = provinces.iter().map(|unit| unit.short_name.as_str()).collect();
    let said = finding::whose::named(&new.told.head, &names);
    let is_own = |name: &&str| {
        provinces.iter().any(|unit| unit.short_name == **name && place.chain.contains(&unit.id))
    };
    if !said.is_empty() && !said.iter().any(is_own) {
        let said = said.join(", ");
        let flaw = Flaw::new("", "found-other-province").arg("said", said);
        flaws.push(flaw.arg("unit", place.name.as_str()));
    }
    if let Some(month) = new.told.month.filter(|month| *month != new.month) {
        let flaw = Flaw::new("", "found-other-month").arg("said", month.vn());
        flaws.push(flaw.arg("month", new.month.vn()));
    }
    Ok(flaws)
}

fn kind(spot: &Spot, found: &finding::Found) -> Kind {
    match found.amount {
        None => Kind::Wrong,
        Some(_) if !found.doubts.is_empty() => Kind::Changed,
        Some(amount) if spot.kept(found.code).1.amount == Some(amount) => Kind::Same,
        Some(_) => Kind::New,
    }
}

fn body(found: &finding::Found) -> Body {
    Body {
        name: found.code.to_owned(),
        found: Some(FoundTold {
            figure: found.code.to_owned(),
            amount: found.amount,
            at_least: found.at_least,
            sentence: found.sentence.clone(),
            span: found.span,
            doubts: found.doubts.iter().map(Told::from).collect(),
        }),
        ..Body::default()
    }
}

/// An old report beside what is kept of its month.
pub struct Seen {
    /// The file's own row.
    pub row: IntakeRow,
    /// The unit and month.
    pub spot: Spot,
    /// What was found, in the order of the report.
    pub rows: Vec<JudgedRow>,
    /// What the unit and all under it hold now, by figure.
    pub now: HashMap<&'static str, Now>,
}

/// What is kept of a figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Now {
    /// The unit and all under it.
    pub all: i64,
    /// Those under it alone.
    pub below: i64,
}

/// Loads it.
pub fn seen(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    keys: &Keys,
    row: &IntakeRow,
) -> Result<Seen> {
    let standing = run::standing(tx, who, row)?;
    let month = row.month.filter(|_| row.what() == What::History).ok_or(Error::NotFound)?;
    let spot = Spot::of(tx, who, row.unit, month)?;
    let rows = store::page(tx, &standing.pass, keys, row, None, (0, i64::MAX))?;
    let now = now(tx, &spot, figures)?;
    Ok(Seen { row: row.clone(), spot, rows, now })
}

fn now(tx: &mut Tx<'_>, spot: &Spot, figures: &Figures) -> Result<HashMap<&'static str, Now>> {
    let (pass, unit, month) = (&spot.pass, spot.place.id, spot.month);
    let lines = book::month(tx, pass, figures, unit, month)?;
    let under = book::children(tx, pass, figures, unit, month)?;
    let mut all = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(figure) = figures.get(line.figure).and_then(|known| known.declared) {
            let below = under.iter().map(|child| child.values[at].issued).sum();
            all.insert(figure.code, Now { all: line.value.issued, below });
        }
    }
    Ok(all)
}

/// What somebody confirmed: values and the versions he had before his eyes, by figure.
pub struct Confirmed {
    /// `value.<code>` and `base.<code>`.
    pub typed: Typed,
    /// Why a fed figure differs from its records, as the paper prints it; names the document.
    pub reason: String,
}

/// Writes what was confirmed, all of it or nothing. All flaws come at once, each with its figure.
pub fn write(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    row: &IntakeRow,
    confirmed: &Confirmed,
) -> Result<usize> {
    let standing = run::standing(tx, who, row)?;
    let month = row.month.ok_or(Error::NotFound)?;
    let spot = Spot::of(tx, who, row.unit, month)?;
    if let Some(flaw) = &spot.shut {
        return Err(Error::Invalid(vec![flaw.clone()]));
    }
    let now = now(tx, &spot, figures)?;
    let (mut flaws, mut ready) = (Vec::new(), Vec::new());
    for figure in FIGURES.iter().take(PRINTED) {
        let text = confirmed.typed.get(&format!("value.{}", figure.code)).trim().to_owned();
        if text.is_empty() {
            continue;
        }
        let kept = now.get(figure.code).copied().unwrap_or_default();
        match meant(&spot, figure, &text, kept, &confirmed.typed) {
            Ok(Some(held)) => ready.push((figure, held)),
            Ok(None) => {}
            Err(flaw) => flaws.push(flaw),
        }
    }
    Error::refuse(flaws)?;
    if ready.is_empty() {
        return Err(Error::flaw("", "history-nothing"));
    }
    let report = reports::open(tx, &spot.pass, month)?;
    let (fed, typed): (Vec<_>, Vec<_>) =
        ready.into_iter().partition(|(figure, _)| rules::is_fed(figure.code));
    let mut deeds = Vec::new();
    for (figure, held) in fed {
        let kept = now.get(figure.code).copied().unwrap_or_default();
        let what = (figure, held, kept);
        deeds.extend(explain(tx, &spot, figures, &report, what, &confirmed.reason)?);
    }
    let putting = |(figure, held): (&'static Figure, Held)| {
        spot.putting(figure, held, spot.kept(figure.code).0)
    };
    let cells = typed.into_iter().map(putting).collect();
    deeds.extend(spot.put_all(tx, figures, &report, cells)?);
    let pass = &standing.pass;
    let applying = store::confirm(tx, pass, row, State::Applying, None)?;
    store::add_deeds(tx, pass, row.id, 0, &deeds)?;
    let change = Change {
        state: Some(State::Applied),
        done: Some(row.rows_all),
        deeds: deeds.len() as i64,
        ..Change::default()
    };
    store::step(tx, pass, &applying, &change)?;
    Ok(deeds.len())
}

/// What a value means for the unit itself: the part that is not reported by those under it. None
/// when that is what is kept.
fn meant(
    spot: &Spot,
    figure: &'static Figure,
    text: &str,
    kept: Now,
    typed: &Typed,
) -> std::result::Result<Option<Held>, Flaw> {
    let held = read(figure, text)?;
    let Some(amount) = held.amount else { return Ok(None) };
    let (version, own) = spot.kept(figure.code);
    if figure.is_derived() {
        let base: i64 = typed.get(&format!("base.{}", figure.code)).parse().unwrap_or(0);
        return match own == held {
            true => Ok(None),
            false => changed(spot, figure, base, version).map(|()| Some(held)),
        };
    }
    if amount < kept.below {
        let below = desk::printed(figure, kept.below);
        return Err(Flaw::new(figure.code, "history-below-more").arg("below", below));
    }
    let mine = Held { amount: Some(amount - kept.below), ..held };
    if rules::is_fed(figure.code) {
        return Ok((amount != kept.all).then_some(mine));
    }
    if own == mine {
        return Ok(None);
    }
    let base: i64 = typed.get(&format!("base.{}", figure.code)).parse().unwrap_or(0);
    changed(spot, figure, base, version).map(|()| Some(mine))
}

/// Nobody may have typed the cell since the page was drawn.
fn changed(
    spot: &Spot,
    figure: &'static Figure,
    base: i64,
    version: i64,
) -> std::result::Result<(), Flaw> {
    if base == version { Ok(()) } else { Err(moved(spot, figure)) }
}

/// The difference between what the report says and what records of that month hold.
fn explain(
    tx: &mut Tx<'_>,
    spot: &Spot,
    figures: &Figures,
    report: &ReportRow,
    (figure, held, kept): (&'static Figure, Held, Now),
    reason: &str,
) -> Result<Option<NewDeed>> {
    let own = kept.all - kept.below;
    let amount = held.amount.unwrap_or(own) - own;
    let new = NewAdjustment {
        id: Id::of(Uuid::now_v7()),
        figure: figure.code,
        amount,
        reason: reason.to_owned(),
    };
    adjust::put(tx, &spot.pass, figures, report, &new)?;
    Ok(Some(NewDeed {
        deed: Deed::Adjustment,
        record: new.id.uuid(),
        unit: spot.place.id,
        month: spot.month,
        figure: Some(figure.code.to_owned()),
        version: 1,
    }))
}

/// Takes an explained difference back; says why it was left, when it was taken back already or its
/// month takes no more.
pub fn back(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    deed: &DeedRow,
) -> Result<Option<&'static str>> {
    let spot = match Spot::of(tx, who, deed.unit, deed.month) {
        Ok(spot) => spot,
        Err(error) => {
            refusal(error)?;
            return Ok(Some("exchange-left-rights"));
        }
    };
    let (Some(report), None) = (&spot.report, &spot.shut) else {
        return Ok(Some("exchange-left-shut"));
    };
    let id = Id::of(deed.record);
    if reports::adjustment(tx, &spot.pass, id).is_err() {
        return Ok(Some("exchange-left-changed"));
    }
    let standing = Standing::of(tx, who, &reporting::acts::TYPE, deed.unit, deed.month.last())?;
    adjust::take_back(tx, &standing, figures, report, id)?;
    Ok(None)
}

/// The reason of the differences: which report said it, as the paper prints it.
pub fn reason(words: &kit::Words, month: Month, file: &str) -> String {
    let short: String = file.chars().take(120).collect();
    words.say_with("history-reason", &[("month", month.vn()), ("file", short)])
}

/// A value as the page's field shows it: money in triệu, *trên* before it.
pub fn shown(figure: &Figure, found: &FoundTold) -> String {
    let held = Held { amount: found.amount, at_least: found.at_least };
    crate::cells::said(figure, held)
}

/// A share of the report that was found, for the head line: `54 trên 56`.
pub fn many_found(rows: &[JudgedRow]) -> (String, String) {
    let found = rows.iter().filter_map(|row| row.body.found.as_ref());
    let known = found.filter(|found| found.amount.is_some()).count() as i64;
    (number::count(known), number::count(PRINTED as i64))
}
