//! Classes that were recorded as work alone stand apart from those with a file: how many there are
//! beside the list, with the way to them. None is made into a file here: it would count twice.

use super::index::Seen;
use crate::model::KINDS;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Day, Pass, Period, Result, Who};
use kit::{Markup, Visit, html};
use org::standing;

/// How many of each kind of class, the kinds that a chapter added with their base.
pub(super) fn load(
    tx: &mut Tx<'_>,
    (who, place): (&Who, &Place),
    days: (Day, Day),
    known: &[Kind],
) -> Result<Vec<(&'static str, i64)>> {
    let pass: Pass = match standing::pass(tx, who, &activities::acts::VIEW, place) {
        Err(kernel::Error::NotFound) => return Ok(Vec::new()),
        found => found?,
    };
    let base = |code: &str| {
        let kind = known.iter().find(|kind| kind.code == code)?;
        KINDS.into_iter().find(|base| *base == kind.based_on || *base == kind.code)
    };
    let codes: Vec<String> =
        known.iter().map(|kind| kind.code.clone()).filter(|code| base(code).is_some()).collect();
    let found = activities::store::quick(tx, &pass, days, &codes)?;
    let of = |base_code: &str| -> i64 {
        let own = found.iter().filter(|(code, _)| base(code) == Some(base_code));
        own.map(|(_, many)| *many).sum()
    };
    Ok(KINDS.into_iter().map(|code| (code, of(code))).filter(|(_, many)| *many > 0).collect())
}

pub(super) fn draw(visit: &Visit, seen: &Seen, span: Period) -> Markup {
    let (words, lang) = (visit.words(), visit.words().lang());
    let unit = &seen.standing.place.code;
    let to = |kind: &str| {
        format!("/activities?unit={unit}&year={span}&kind={kind}&state=counted&quick=1")
    };
    let label = |code: &str| {
        let kind = seen.kinds.iter().find(|kind| kind.code == code);
        kind.map_or_else(|| code.to_owned(), |kind| kind.label(lang).to_owned())
    };
    html! {
        @if !seen.quick.is_empty() {
            section.card {
                h2 { (words.say("lesson-quick")) }
                p.quiet { (words.say("lesson-quick-told")) }
                ul.list { @for (code, many) in &seen.quick {
                    li { a href=(to(code)) { (label(code)) } " " span.quiet {
                        (words.say_count("lesson-quick-many", *many))
                    } }
                } }
            }
        }
    }
}
