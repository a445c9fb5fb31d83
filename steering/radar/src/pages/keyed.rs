//! How a list is read from a post, by an officer's form or by an agency's own page: what can be
//! taken is turned into keyed hashes at once; what cannot is told by the number of its line.
//! Nothing that was pasted is ever drawn again.

use crate::desk;
use crate::model::{NewLine, Taken};
use crate::rules;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Month, Result, number};
use kit::badge::Tone;
use kit::form::{Choice, Field};
use kit::notice::{Toast, banner};
use kit::{Markup, Typed, Visit, Words, html};
use people::OrganisationId;

/// Letters of a list of 5,000 lines, with room.
const LETTERS: usize = 500_000;
/// Bytes of its post: each letter outside ASCII takes nine.
pub(super) const BYTES: usize = 4 << 20;

/// The month a list tells of.
pub(super) const MONTH: Field = Field::select("month", "radar-month");
/// Its lines.
pub(super) const LINES: Field =
    Field::long_text("lines", "radar-lines", LETTERS).hint("radar-lines-hint");

/// What a post holds, without a number in it.
pub(super) struct Pasted {
    pub month: Month,
    pub lines: Vec<NewLine>,
    /// What is wrong with lines that cannot be taken.
    pub flaws: Vec<Flaw>,
}

/// Reads a list whose form was checked.
pub(super) fn pasted(keys: &Keys, typed: &Typed) -> Result<Pasted> {
    let month = Month::parse(typed.get("month"));
    let month = month.map_err(|_| Error::flaw("month", "kit-flaw-choose"))?;
    let read = rules::read_list(typed.get("lines"), month);
    let read = read.map_err(|flaw| Error::Invalid(vec![flaw]))?;
    let flaws = read.flaws();
    Ok(Pasted { month, lines: desk::keyed(keys, read.lines), flaws })
}

/// What came of a post: what was taken, and what is wrong with the other lines.
pub(super) struct Came {
    /// What was taken.
    pub taken: Taken,
    /// What is wrong with the rest.
    pub flaws: Vec<Flaw>,
}

/// Takes what was pasted in one write, unless no line of it can be.
pub(super) async fn take<F>(visit: &Visit, pasted: Pasted, work: F) -> Result<Came>
where
    F: Fn(&mut kernel::db::Tx<'_>, Month, &[NewLine]) -> Result<Taken> + Send + Sync + 'static,
{
    let Pasted { month, lines, flaws } = pasted;
    if lines.is_empty() {
        return Ok(Came { taken: Taken::default(), flaws });
    }
    let write = move |tx: &mut kernel::db::Tx<'_>| work(tx, month, &lines);
    let taken = visit.house().db.write(write).await?;
    Ok(Came { taken, flaws })
}

/// What is said of a list that was taken whole.
pub(super) fn toast(taken: &Taken) -> Toast {
    Toast::new("radar-done-list")
        .arg("added", number::count(taken.added))
        .arg("known", number::count(taken.known))
}

/// The same beside lines that could not be taken.
pub(super) fn came(words: &Words, taken: Option<Taken>) -> Markup {
    let said = |taken: Taken| {
        let many = [("added", number::count(taken.added)), ("known", number::count(taken.known))];
        html! { p { (words.say_with("radar-some-taken", &many)) } p { (words.say("radar-again")) } }
    };
    html! { @if let Some(taken) = taken { (banner(Tone::Waiting, said(taken))) } }
}

/// What goes back into a form: never what was pasted.
pub(super) fn back(typed: &Typed) -> Typed {
    Typed::of([
        ("organisation", typed.get("organisation").to_owned()),
        ("month", typed.get("month").to_owned()),
    ])
}

/// The months that a list may tell of.
pub(super) fn months(visit: &Visit) -> Vec<Choice> {
    let all = rules::months(visit.who().today()).into_iter();
    all.map(|month| Choice { value: month.iso(), label: month.vn() }).collect()
}

/// The organisations of a form.
pub(super) fn choices(all: &[(OrganisationId, String)]) -> Vec<Choice> {
    let one = |(id, name): &(OrganisationId, String)| Choice {
        value: id.to_string(),
        label: name.clone(),
    };
    all.iter().map(one).collect()
}
