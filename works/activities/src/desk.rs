//! The work on a record: saving it with its entries, checking it, taking it back. Each function
//! is one transaction's worth of work in the order pass → load → rules → store; it draws nothing.

mod alike;
mod goods;
mod joint;
mod late;
mod named;
mod own;
mod readable;
mod steps;
mod taken;
mod told;

pub use alike::{alike_lines, save_or_ask};
pub use joint::{SaidBefore, check_joint, said_before, say_joint, say_under};
pub use late::{back_key, booked};
pub use named::{Named, by_path, named, spot};
pub use own::{is_offered, seen, written};
pub use readable::readable;
pub use steps::{check, reverse, send_again, send_back, take_back_kept};
pub use taken::{Taken, Taking, give_back, take, take_again, worth_by_norm};
pub use told::check_told;

use crate::model::{ActivityId, ActivityRow, Draft, State};
use crate::{rules, store};
use agreements::AgreementId;
use book::{Figures, Origin, Posting, RecordId, What};
use catalogue::{Kind, ValueSource};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::seal::Keys;
use kernel::{Day, Error, Flaw, Id, Pass, Result, UnitId, Who};
use org::standing;
use std::collections::HashMap;

/// The number of this capability among the sources of entries (book: `Origin::capability`).
pub const ORIGIN: i64 = 2;

/// Who writes, with what: what a programme's desk needs beside the record.
pub struct Hand<'a> {
    /// Who.
    pub who: &'a Who,
    /// The figures of the Book.
    pub figures: &'a Figures,
    /// The keys of what is sealed.
    pub keys: &'a Keys,
}

/// What became of a save.
pub struct Saved {
    /// The record as it now stands.
    pub row: ActivityRow,
    /// Its month was locked: its numbers go to the next open month's report.
    pub is_late: bool,
    /// The term of its agreement, where its days lie outside of it.
    pub beyond: Option<(Day, Day)>,
}

/// The message for whoever recorded something: that it went to the report of the open month, where
/// its own was locked, else the one given.
pub fn done_key(is_late: bool, done: &'static str) -> &'static str {
    if is_late { "activity-done-late" } else { done }
}

impl Saved {
    /// Whether its numbers stand in the report of a later month than its own.
    pub fn counts_late(&self) -> bool {
        self.is_late && self.row.state() == State::Counted
    }

    /// What whoever sent many pieces is told of this one beside that it is recorded.
    pub fn notes(&self) -> Vec<Flaw> {
        let mut notes = Vec::new();
        if self.row.state() == State::Waiting {
            notes.push(Flaw::new("unit", WAITS));
        } else if self.is_late {
            notes.push(Flaw::new("until", LATE));
        }
        if let Some((from, until)) = self.beyond {
            let flaw = Flaw::new("agreement", BEYOND);
            notes.push(flaw.arg("from", from.vn()).arg("until", until.vn()));
        }
        notes
    }
}

/// It waits for a second pair of eyes.
pub const WAITS: &str = "activity-note-waits";
/// It counts in the open month.
pub const LATE: &str = "activity-note-late";
/// It was done on a day outside the term of its agreement.
pub const BEYOND: &str = "activity-note-beyond";

/// Saves a piece of work of a unit. The same key again is answered; an old version is a conflict;
/// a counted one that is saved again is corrected by entries back.
pub fn save(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    unit: UnitId,
    draft: &Draft,
) -> Result<Saved> {
    let place = place::get(tx, unit, draft.until)?;
    // Whoever writes on one record, its help or its goods comes one after the other.
    store::hold(tx, draft.id)?;
    let stored = store::found(tx, draft.id)?;
    if stored.as_ref().is_some_and(|row| row.unit != unit) {
        return Err(Error::NotFound);
    }
    let pass = own::to_save(tx, who, &place, stored.as_ref(), draft)?;
    let is_late = book::is_month_locked(tx, unit, kernel::Month::of(draft.until))?;
    if let Some(row) = stored.as_ref().filter(|row| row.last_key == draft.key) {
        tx.without_journal("what is sent again is answered, nothing of it changes");
        let beyond = None;
        return Ok(Saved { row: row.clone(), is_late, beyond });
    }
    let kind = catalogue::kind(tx, &pass, &draft.kind)?;
    let beyond = beyond(tx, &pass, draft.agreement, (draft.from, draft.until))?;
    let draft = &goods::valued(tx, &pass, figures, &kind, draft)?;
    let draft = &valued(tx, &pass, &kind, draft)?;
    refuse(tx, figures, &kind, draft, stored.as_ref(), who.today())?;
    let must_wait = own::is_offer(&pass) || store::needs_check(tx, &pass)?;
    let state = match (draft.is_draft, must_wait) {
        (true, _) => State::Draft,
        (false, true) => State::Waiting,
        (false, false) => State::Counted,
    };
    let title = match draft.title.is_empty() {
        true => kind.label_vi.clone(),
        false => draft.title.clone(),
    };
    let draft = Draft { title, ..draft.clone() };
    let counted = rules::main_count(&kind, &draft);
    goods::hand_over(tx, &pass, stored.as_ref(), &draft, counted)?;
    if stored.is_some() {
        let main = kind.measures.first().map_or(String::new(), |main| rules::field(&main.code));
        let listed = help::store::of_record(tx, &pass, draft.id.uuid())?;
        let most = rules::most_listed(&kind, &draft.parts.counts).unwrap_or(0);
        Error::refuse(rules::check_list(main, (most, draft.amount()), &listed))?;
        let given = (draft.until, draft.givers());
        help::store::follow(tx, &pass, draft.id.uuid(), (given.0, given.1.as_str()))?;
    }
    let row = store::put(tx, &pass, &place, &draft, state, counted)?;
    match state {
        State::Counted => post(tx, &pass, figures, &kind, &row, &draft)?,
        // It stood in the Book and is looked at anew, or never stood there.
        _ => drop(book::reverse(tx, &pass, figures, Id::of(row.id.uuid()))?),
    }
    Ok(Saved { row, is_late, beyond })
}

/// The term of the agreement of some work, when its days lie outside of it: that is told and not
/// refused, for work goes on while a new paper is being signed.
fn beyond(
    tx: &mut Tx<'_>,
    pass: &Pass,
    agreement: Option<AgreementId>,
    (from, until): (Day, Day),
) -> Result<Option<(Day, Day)>> {
    let Some(id) = agreement else { return Ok(None) };
    let row = agreements::store::near(tx, pass, Some(id))?.pop();
    let row = row.ok_or_else(|| Error::flaw("agreement", "kit-flaw-choice"))?;
    let is_within = row.holds(from) && row.holds(until);
    Ok((!is_within).then(|| (row.from_on, row.last())))
}

/// The draft with what its norm says where a norm was named and no value typed: the price of one on
/// the day of the work, times the main count; the basis tells the reckoning.
fn valued(tx: &mut Tx<'_>, pass: &Pass, kind: &Kind, draft: &Draft) -> Result<Draft> {
    let mut draft = draft.clone();
    let is_open =
        |worth: &crate::model::Worth| worth.source == ValueSource::Norm && worth.amount == 0;
    // An unfinished one may name its norm before its count.
    if draft.is_draft || !draft.parts.worth.iter().any(is_open) {
        return Ok(draft);
    }
    // A chapter's own kind is priced as the one it is based on, until it has a norm of its own.
    let norm = match catalogue::norm(tx, pass, &draft.kind, draft.until)? {
        None if kind.based_on != draft.kind => {
            catalogue::norm(tx, pass, &kind.based_on, draft.until)?
        }
        own => own,
    };
    let norm = norm.ok_or_else(|| Error::flaw("value", "activity-no-norm"))?;
    let many = rules::main_count(kind, &draft);
    for worth in draft.parts.worth.iter_mut().filter(|worth| is_open(worth)) {
        *worth = rules::reckoned(worth, norm.amount, many, &norm.basis);
    }
    let amount = draft.amount();
    if let [only] = draft.parts.partners.as_mut_slice()
        && only.share == 0
    {
        only.share = amount;
    }
    Ok(draft)
}

fn refuse(
    tx: &mut Tx<'_>,
    figures: &Figures,
    kind: &Kind,
    draft: &Draft,
    stored: Option<&ActivityRow>,
    today: Day,
) -> Result<()> {
    let current = stored.map_or(0, |row| row.version);
    if current != draft.base {
        return Err(store::stale(draft.base, current));
    }
    if stored.is_some_and(|row| row.state() == State::Reversed) {
        return Err(Error::flaw("", "activity-was-reversed"));
    }
    if stored.is_some_and(|row| row.kept_in != draft.kept_in) {
        return Err(Error::flaw("", "activity-kept-elsewhere"));
    }
    let mut flaws = rules::check(kind, draft, today);
    if draft.at_least && !goods::may_be_over(figures, kind) {
        flaws.push(Flaw::new("at_least", "activity-never-at-least"));
    }
    for unit in &draft.parts.joiners {
        place::get(tx, *unit, draft.until)
            .map_err(|_| Error::flaw("joiner", "activity-no-place"))?;
    }
    if let Some(unit) = draft.place {
        place::get(tx, unit, draft.until).map_err(|_| Error::flaw("place", "activity-no-place"))?;
    }
    Error::refuse(flaws)
}

fn amount_of(draft: &Draft, code: &str) -> i64 {
    let found = draft.parts.counts.iter().find(|(own, _)| own == code);
    found.map_or(0, |(_, amount)| *amount)
}

/// Books what a record counts: one posting a measure that feeds a figure, one for the value.
fn post(
    tx: &mut Tx<'_>,
    pass: &Pass,
    figures: &Figures,
    kind: &Kind,
    row: &ActivityRow,
    draft: &Draft,
) -> Result<()> {
    let origin = Origin { capability: ORIGIN, record: Id::of(row.id.uuid()) };
    let counted = kind
        .measures
        .iter()
        .filter_map(|measure| Some((measure.figure.as_deref()?, amount_of(draft, &measure.code))));
    let worth = kind.value_figure.as_deref().map(|code| (code, draft.amount()));
    let mut postings = Vec::new();
    for (code, amount) in counted.chain(worth).filter(|(_, amount)| *amount != 0) {
        postings.push(Posting {
            unit: row.unit,
            figure: figures.id(code)?,
            on_day: row.until_on,
            amount,
            what: What::Change,
            origin: Some(origin),
        });
    }
    book::correct(tx, pass, figures, origin.record, &postings)?;
    Ok(())
}

/// A record with the pass of somebody to do an act at its unit.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static kernel::Act,
    id: ActivityId,
) -> Result<(ActivityRow, Pass)> {
    let row = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, row.unit, row.until_on)?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((row, pass))
}

/// What the work behind entries is called, for who may see the work of a place; who may not is told
/// no title.
pub fn titles(
    tx: &mut Tx<'_>,
    who: &Who,
    place: &Place,
    records: &[RecordId],
) -> Result<HashMap<RecordId, String>> {
    let pass = match standing::pass(tx, who, &crate::acts::VIEW, place) {
        Err(Error::NotFound) => return Ok(HashMap::new()),
        pass => pass?,
    };
    let ids: Vec<ActivityId> = records.iter().map(|id| ActivityId::of(id.uuid())).collect();
    let called = store::called(tx, &pass, &ids)?;
    Ok(called.into_iter().map(|(id, title)| (RecordId::of(id.uuid()), title)).collect())
}

/// A record as a draft of its next version.
pub fn draft_of(tx: &mut Tx<'_>, pass: &Pass, row: &ActivityRow) -> Result<Draft> {
    Ok(Draft {
        id: row.id,
        key: uuid::Uuid::now_v7(),
        base: row.version,
        kind: row.kind.clone(),
        from: row.from_on,
        until: row.until_on,
        place: row.place,
        title: row.title.clone(),
        story: row.story.clone(),
        campaign: row.campaign.clone(),
        at_least: row.at_least,
        consignment: row.consignment,
        kept_in: row.kept_in.clone(),
        link: row.link.clone(),
        agreement: row.agreement,
        parts: store::parts(tx, pass, row)?,
        illustrative: None,
        is_draft: row.state() == State::Draft,
    })
}
