//! The words of the titles, month by month: how a search finds the one title of ninety thousand
//! without reading them all. It holds no word of a story, a partner or a name.

use crate::model::{ActivityId, Draft, Filter};
use kernel::db::{Tx, sql};
use kernel::fold::{self, fold};
use kernel::{Day, Month, Result};
use std::collections::BTreeSet;

/// A word that stands in fewer titles of a month than this is looked up; a word that stands in
/// more is met soon enough when the month is read from its newest day.
const RARE: i64 = 2000;

/// A month (`202410`) and the first and the last word that begin with what was typed.
pub(super) type Span = (i64, String, String);

/// The form in which a title is searched: its words, one space between them.
pub fn searched(title: &str) -> String {
    fold::words(&fold(title)).collect::<Vec<_>>().join(" ")
}

/// Writes the words of a title.
pub(super) fn put(tx: &mut Tx<'_>, draft: &Draft) -> Result<()> {
    let title = fold(&draft.title);
    for word in fold::words(&title).collect::<BTreeSet<_>>() {
        sql("insert into activity_word (on_month, word, activity, on_day) \
             values ($1, $2, $3, $4)")
        .bind(Month::of(draft.until).key())
        .bind(word)
        .bind(draft.id)
        .bind(draft.until)
        .run(tx)?;
    }
    Ok(())
}

/// Takes out the words of the title that a piece of work had until now.
pub(super) fn forget(tx: &mut Tx<'_>, id: ActivityId) -> Result<()> {
    let had: Option<(Day, String)> =
        sql("select until_on, title_folded from activity where id = $1").bind(id).maybe(tx)?;
    let Some((until, title)) = had else { return Ok(()) };
    for word in fold::words(&title).collect::<BTreeSet<_>>() {
        sql("delete from activity_word where on_month = $1 and word = $2 and activity = $3")
            .bind(Month::of(until).key())
            .bind(word)
            .bind(id)
            .run(tx)?;
    }
    Ok(())
}

/// The rarest word of a search within one month, when it is rare.
pub(super) fn rare(tx: &mut Tx<'_>, filter: &Filter) -> Result<Option<Span>> {
    let month = Month::of(filter.from);
    if Month::of(filter.until) != month {
        return Ok(None);
    }
    let mut best: Option<(i64, Span)> = None;
    for word in fold::words(&fold(&filter.search)) {
        let span = (month.key(), word.to_owned(), format!("{word}{}", char::MAX));
        let met: i64 = sql("select count(*) from (select 1 as one from activity_word \
             where on_month = $1 and word >= $2 and word < $3 limit $4) met")
        .bind(span.0)
        .bind(span.1.as_str())
        .bind(span.2.as_str())
        .bind(RARE)
        .one(tx)?;
        if best.as_ref().is_none_or(|(fewest, _)| met < *fewest) {
            best = Some((met, span));
        }
    }
    Ok(best.filter(|(met, _)| *met < RARE).map(|(_, span)| span))
}

/// Every word of a search as a pattern on the searched form of a title, after a space.
pub(super) fn patterns(filter: &Filter) -> impl Iterator<Item = String> {
    let folded = fold(&filter.search);
    fold::words(&folded).map(|word| format!("% {word}%")).collect::<Vec<_>>().into_iter()
}
