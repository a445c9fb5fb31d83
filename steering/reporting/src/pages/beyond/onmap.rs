//! What was counted beyond the form on the map of a day: apportioned where a unit was cut, figure
//! by figure; what cannot be told apart has no number, and the nearest unit above that has one is
//! named. It reads and never writes.

use super::super::asked::Asked;
use super::super::onmap::named;
use super::super::say;
use super::super::seen::marked_on;
use super::{Row, Seen, is_beyond};
use crate::acts;
use crate::figures::find;
use book::{Atlas, Cut, FigureId, Figures, Maps, OnMap as Told};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Day, Month, Pass, Result, UnitId, Who};
use kit::badge::Tone;
use kit::notice::banner;
use kit::{Markup, Visit, html};
use org::ofday::{Instead, OfDay};
use org::standing::Standing;

/// What only a page on a map says.
pub(super) struct OnMap {
    /// The map.
    pub(super) map: OfDay,
    /// The unit that was asked for, where another has taken its place.
    pub(super) instead_of: Option<Instead>,
    /// How numbers were divided.
    cut: Cut,
    /// Whether something cannot be told apart.
    is_untold: bool,
    /// The nearest unit above in which it can: name and path.
    nearest: Option<(String, String)>,
    is_marked: bool,
}

/// Loads it.
pub(super) fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    (figures, maps): (&Figures, &Maps),
    asked: &Asked,
    map: &OfDay,
) -> Result<Seen> {
    let (code, was, day) = (asked.unit.as_str(), asked.day(), map.day);
    let standing = Standing::after(tx, who, &acts::VIEW, code, (was, day))?;
    let instead_of = Instead::of(tx, &standing, (code, was))?;
    let atlas = maps.atlas(tx)?;
    let month = asked.month;
    let months = [month, month.prev(), month.year_before()];
    let ask = Ask { figures, atlas: &atlas, at: (standing.place.id, day), months };
    let (rows, cut, nearest) = ask.rows(tx, &standing.pass)?;
    let nearest = match nearest {
        Some(unit) => Some(named(tx, unit, day)?),
        None => None,
    };
    let is_marked = marked_on(tx, &standing.pass, &atlas, ask.at, &months)?.contains(&true);
    let is_untold = rows.iter().any(|(_, told)| told.contains(&None));
    let map = map.clone();
    let on = OnMap { map, instead_of, cut, is_untold, nearest, is_marked };
    Ok(Seen { standing, rows, month, on: Some(on) })
}

/// A question about figures beyond the form.
struct Ask<'a> {
    figures: &'a Figures,
    atlas: &'a Atlas,
    at: (UnitId, Day),
    months: [Month; 3],
}

/// What three months tell of a figure, how it was divided, and who can tell what they cannot.
struct One {
    told: [Option<i64>; 3],
    cut: Cut,
    nearest: Option<UnitId>,
}

impl Ask<'_> {
    /// All figures at once; those of a month that cannot be told one by one: the others can.
    fn rows(&self, tx: &mut Tx<'_>, pass: &Pass) -> Result<(Vec<Row>, Cut, Option<UnitId>)> {
        let beyond: Vec<(FigureId, &'static Figure)> = self
            .figures
            .all()
            .iter()
            .filter_map(|known| Some((known.id, known.declared?)))
            .filter(|(_, figure)| find(figure.code).is_none())
            .collect();
        let ids: Vec<FigureId> = beyond.iter().map(|(id, _)| *id).collect();
        let all = self.ask(tx, pass, &ids)?;
        let is_whole = all.iter().all(|told| matches!(told, Told::Told { .. }));
        let (mut rows, mut cut, mut nearest) = (Vec::new(), Cut::No, None);
        for (id, figure) in beyond {
            let one = match is_whole {
                true => One::of(&all, id),
                false => One::of(&self.ask(tx, pass, &[id])?, id),
            };
            if one.told.contains(&None)
                || is_beyond(figure, one.told.map(Option::unwrap_or_default))
            {
                rows.push((figure, one.told));
                cut = cut.max(one.cut);
                nearest = nearest.or(one.nearest);
            }
        }
        rows.sort_by_key(|(figure, _)| figure.no);
        Ok((rows, cut, nearest))
    }

    fn ask(&self, tx: &mut Tx<'_>, pass: &Pass, only: &[FigureId]) -> Result<Vec<Told>> {
        let months = &self.months;
        book::months_on_map(tx, pass, self.figures, self.atlas, self.at, months, Some(only))
    }
}

impl One {
    fn of(all: &[Told], id: FigureId) -> One {
        let mut one = One { told: [None; 3], cut: Cut::No, nearest: None };
        for (told, month) in one.told.iter_mut().zip(all) {
            match month {
                Told::CannotTell { nearest } => one.nearest = one.nearest.or(*nearest),
                Told::Told { values, cut } => {
                    let value = values.iter().find(|(known, _)| *known == id);
                    *told = Some(value.map_or(0, |(_, value)| *value));
                    one.cut = one.cut.max(*cut);
                }
            }
        }
        one
    }
}

impl OnMap {
    /// What stands above the numbers.
    pub(super) fn told(&self, visit: &Visit, seen: &Seen) -> Markup {
        let words = visit.words();
        html! {
            @if let Some(old) = &self.instead_of {
                (old.draw(words, self.map.day, &seen.standing.place.name))
            }
            @if self.is_marked { (banner(Tone::Note, html! { (words.say("map-illustrated")) })) }
            (say::divided(words, self.cut))
            @if self.is_untold {
                (banner(Tone::Waiting, html! {
                    strong { (words.say("map-cannot-tell")) } " "
                    (words.say("map-cannot-tell-why"))
                    @if let Some((name, code)) = &self.nearest {
                        " " a href=(seen.at(code, seen.month)) {
                            (words.say_with("map-nearest", &[("unit", name)]))
                        }
                    }
                }))
            }
        }
    }
}
