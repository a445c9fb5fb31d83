//! What stands over the form of a piece of work: the way to the file of its kind, and to work that
//! it looks like. It refuses nothing.

use super::record::Desk;
use crate::{KindFiles, acts};
use catalogue::Kind;
use kernel::{Flaw, Result};
use kit::badge::Tone;
use kit::notice::banner;
use kit::{Markup, Visit, html};

/// The way to the files of a kind that has files: there it counts by itself.
pub(super) fn file(visit: &Visit, unit: &str, kind: &Kind) -> Result<Markup> {
    let files = visit.house().shelf::<KindFiles>()?;
    let Some(page) = files.of(&kind.based_on) else { return Ok(html! {}) };
    let said = html! {
        (visit.say("activity-has-file")) " "
        a href={ (page) "?unit=" (unit) } { (visit.say("activity-open-file")) }
    };
    Ok(banner(Tone::Note, said))
}

/// The way to the work that a new piece is like, for whoever may open it.
pub(super) fn known(visit: &Visit, opened: &Desk, flaws: &[Flaw]) -> Markup {
    let asked = flaws.iter().find(|flaw| flaw.field == "again");
    let id = asked.and_then(|flaw| flaw.args.iter().find(|(name, _)| *name == "id"));
    let is_office = opened.standing.pass.act().name == acts::RECORD.name;
    html! {
        @if let Some((_, id)) = id.filter(|_| is_office) {
            p { a href={ "/activities/" (id) } { (visit.say("activity-alike-see")) } }
        }
    }
}
