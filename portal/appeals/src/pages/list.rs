//! `GET /dia-chi-nhan-dao`: the cards, found by group, place and words without tones.

use super::{PATH, words as say};
use crate::board::{self, Board};
use crate::model::Card;
use addresses::rules::CLASSES;
use kernel::number;
use kit::icon::Icon;
use kit::notice::{empty, progress};
use kit::page::button_link;
use kit::sift::{Choose, Sift};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Visit, Words, html};

/// Cards of a page.
const CARDS: i64 = 24;
/// The filters.
const FILTERS: [&str; 3] = ["class", "province", "q"];

/// `GET /dia-chi-nhan-dao?class=&province=&q=&page=`
pub(super) async fn show(visit: Visit) -> Answer {
    let board = board::now(visit.house()).await?;
    let words = visit.words();
    let sift = Sift::of(&visit, PATH, &FILTERS);
    let found: Vec<&Card> =
        board.cards.iter().filter(|card| is_asked(words, &board, &sift, card)).collect();
    let part = Part::read(&visit.query("page"), CARDS, found.len() as i64);
    let from = part.offset() as usize;
    let here = found.iter().skip(from).take(CARDS as usize);
    let body = html! {
        div.stack {
            section.card { (filters(words, &board, &sift)) }
            @if found.is_empty() { (none(words, &board)) }
            @else {
                p.quiet { (many(words, &board, found.len())) }
                ul.tiles { @for card in here { li { (tile(words, &board, card)) } } }
                (sift.pages(words, part))
            }
            p.quiet { (words.say("appeals-privacy")) }
        }
    };
    Ok(visit.plain_page(&head(words), body))
}

fn head(words: &Words) -> PageHead {
    PageHead {
        title: words.say("appeals-title"),
        lead: Some(words.say("appeals-lead")),
        actions: Some(html! {
            (button_link(&words.say("appeals-places"), &format!("{PATH}/theo-noi"), false))
            (button_link(&words.say("appeal-help"), &format!("{PATH}/muon-giup"), true))
        }),
        ..PageHead::default()
    }
}

/// Whether a card is among those asked for. What it does not tell is not found by it.
fn is_asked(words: &Words, board: &Board, sift: &Sift, card: &Card) -> bool {
    let class = card.shared.class.as_deref().unwrap_or_default();
    let province = card.shared.province.and_then(|unit| board.tree.get(unit));
    let text = || {
        let needs = card.needs.iter().map(|need| say::need(words, need));
        let parts = [say::called(card), say::about(words, card), say::place(words, board, card)];
        parts.into_iter().chain(needs).collect::<Vec<_>>().join(" ")
    };
    sift.takes("class", class)
        && sift.takes("province", province.map_or("", |unit| unit.code.as_str()))
        && (sift.get("q").is_empty() || sift.finds(&text()))
}

fn filters(words: &Words, board: &Board, sift: &Sift) -> Markup {
    let class = |code: &&str| ((*code).to_owned(), words.say(&format!("address-class-{code}")));
    let province = |unit| {
        let row = board.tree.get(unit)?;
        Some((row.code.clone(), row.short_name.clone()))
    };
    let choices = vec![
        Choose::new("class", words.say("appeal-class"), CLASSES.iter().map(class).collect()),
        Choose::new(
            "province",
            words.say("appeal-province"),
            board.provinces().into_iter().filter_map(province).collect(),
        ),
    ];
    sift.draw(words, &choices, Some(&words.say("appeals-search")))
}

/// How many are shown, and that some are kept back.
fn many(words: &Words, board: &Board, found: usize) -> String {
    let many = words.say_with("appeals-many", &[("many", number::count(found as i64))]);
    match board.keeps_back {
        true => format!("{many} {}", words.say("appeals-kept-back")),
        false => many,
    }
}

fn none(words: &Words, board: &Board) -> Markup {
    let key = if board.cards.is_empty() { "appeals-none" } else { "appeals-none-found" };
    empty(Icon::Heart, &words.say(key), None)
}

fn tile(words: &Words, board: &Board, card: &Card) -> Markup {
    let path = format!("{PATH}/{}", card.code);
    html! {
        article.card {
            h2.name { a href=(path) { (say::called(card)) } }
            p { (say::about(words, card)) br; span.quiet { (say::place(words, board, card)) } }
            @if let Some(need) = card.needs.first() { p { (say::need(words, need)) } }
            (meter(words, card))
        }
    }
}

/// How far the norm of a month is promised.
pub(super) fn meter(words: &Words, card: &Card) -> Markup {
    progress(&words.say("appeal-promised"), card.promised, card.norm, &say::lacks(words, card))
}
