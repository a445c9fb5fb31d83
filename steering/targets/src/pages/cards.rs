//! The large figures, the six and those with a target: each with the month before, the year before
//! and the target in words. It reads nothing; the picture is read.

use super::leaders::Asked;
use crate::picture::Picture;
use crate::rules::{percent, reached};
use kernel::figure::Figure;
use kit::Words;
use kit::figure::{FigureCard, Move, Way};
use reporting::model::Value;
use reporting::shown::asked::{address, why};
use reporting::shown::say;

/// The cards, in their order.
pub fn cards(words: &Words, picture: &Picture, asked: &Asked) -> Vec<FigureCard> {
    picture.shown.iter().map(|figure| card(words, picture, asked, figure)).collect()
}

fn card(words: &Words, picture: &Picture, asked: &Asked, figure: &'static Figure) -> FigureCard {
    let code = figure.code;
    let value = picture.now().value(code);
    let (said, unit) = match value {
        Some(value) => say::large(words, figure, value),
        None => ("—".to_owned(), nothing(words, picture.now().is_told())),
    };
    let star = if picture.now().is_marked { " *" } else { "" };
    FigureCard {
        label: format!("{}{star}", say::label(words, code)),
        value: said,
        unit: Some(unit),
        href: Some(behind(picture, asked, code)),
        moves: moves(words, picture, figure),
        trend: picture.months[1..].iter().map(|told| told.value(code)).collect(),
    }
}

/// What stands where no number does: nothing was reported, or it cannot be told apart on the map.
pub fn nothing(words: &Words, is_told: bool) -> String {
    words.say(if is_told { "leaders-nothing" } else { "map-not-told" })
}

/// Where a number of the month opens: why it is what it is, or the units it is made of on a map.
fn behind(picture: &Picture, asked: &Asked, code: &str) -> String {
    let unit = &picture.standing.code;
    match &asked.map {
        None => why(unit, asked.month, code),
        Some(map) => {
            let base = address("/reports/map", unit, asked.month);
            format!("{base}&map={}&figure={code}#parts", map.text)
        }
    }
}

/// How a figure moved, in words, and how much of the year's target it is.
pub fn moves(words: &Words, picture: &Picture, figure: &'static Figure) -> Vec<Move> {
    let code = figure.code;
    let told = |back: usize| picture.back(back).value(code).unwrap_or_default();
    let mut moves = Vec::new();
    if picture.now().value(code).is_some() {
        let value = Value {
            code,
            value: told(0),
            own: 0,
            previous: told(1),
            last_year: told(12),
            moved: 0,
            at_least: false,
            reported: true,
        };
        moves = say::moves(words, &value, picture.now().month);
        // An illustration it is compared to is marked like one that is shown.
        let compared = [1, 12].into_iter().filter(|back| told(*back) != 0);
        for (one, back) in moves.iter_mut().zip(compared) {
            if picture.back(back).is_marked {
                one.than.push_str(" *");
            }
        }
    }
    moves.extend(of_target(words, picture, figure));
    moves
}

fn of_target(words: &Words, picture: &Picture, figure: &Figure) -> Option<Move> {
    let target = *picture.targets.get(figure.code)?;
    let tenths = reached(picture.to_date(figure)?, target)?;
    let year = picture.now().month.year().to_string();
    Some(Move {
        way: if tenths >= 1000 { Way::Up } else { Way::Level },
        said: words.say_with("leaders-reached", &[("percent", percent(tenths)), ("year", year)]),
        than: words.say_with(
            "leaders-of-target",
            &[("target", say::with_unit(words, figure.code, target))],
        ),
    })
}
