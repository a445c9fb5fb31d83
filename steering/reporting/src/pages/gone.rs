//! Where a report is asked for of a unit that was closed within its span: who carries it on, with
//! the ways to their reports, and to the months it reported itself. It reads and never writes.

use super::asked::{Asked, address, path_of};
use super::{onmap, periods};
use crate::acts;
use axum::response::Response;
use book::{Fate, Figures};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Error, Month, Result, UnitId, Who};
use kit::badge::Tone;
use kit::notice::banner;
use kit::page::{Group, PageHead};
use kit::{Visit, html};
use org::standing;

/// A unit that did not reach the end of the span.
pub(super) struct Gone {
    old: Place,
    /// Name and path of whoever took its place.
    heirs: Vec<(String, String)>,
}

impl Gone {
    /// Finds it; unknown where no such unit ended within the span, or not for this reader.
    pub(super) fn load(
        tx: &mut Tx<'_>,
        who: &Who,
        figures: &Figures,
        asked: &Asked,
    ) -> Result<Gone> {
        let (period, code) = (asked.of.period, &asked.unit);
        let old = place::find_closed(tx, code, (period.first(), period.last()))?;
        let old = old.ok_or(Error::NotFound)?;
        standing::pass(tx, who, &acts::VIEW, &old)?;
        let day = asked.of.period.last();
        let ids: Vec<UnitId> = match figures.atlas(tx)?.fate(old.id, day, None) {
            Fate::Shared(parts) => parts.into_iter().map(|(unit, _)| unit).collect(),
            Fate::Open(units) => units,
        };
        let heirs = ids.into_iter().map(|unit| onmap::named(tx, unit, day));
        let heirs = heirs.collect::<Result<Vec<_>>>()?;
        Ok(Gone { old, heirs })
    }

    /// The page.
    pub(super) fn draw(&self, visit: &Visit, asked: &Asked) -> Response {
        let words = visit.words();
        let head =
            PageHead::new(words.say("gone-title"), Group::Reports).lead(self.old.name.clone());
        let said = [
            ("unit", self.old.name.clone()),
            ("day", self.old.until.add_days(1).vn()),
            ("period", periods::called(words, &asked.of)),
        ];
        let last = Month::of(self.old.until.add_days(1)).prev();
        visit.page(
            &head,
            html! {
                (banner(Tone::Note, html! {
                    (words.say_with("gone-told", &said))
                    @for (name, code) in &self.heirs {
                        " " a href=(path_of("/reports", code, &asked.of)) { (name) }
                    }
                }))
                p {
                    (words.say("gone-months")) " "
                    a href=(address("/reports", &self.old.code, last)) { (last.vn()) }
                }
            },
        )
    }
}
