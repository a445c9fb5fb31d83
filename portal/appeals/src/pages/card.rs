//! `GET /dia-chi-nhan-dao/{card}`: one card on its own page, with what is shared of it. A card that
//! is shown no more is unknown, like one that never was.

use super::list::meter;
use super::{PATH, words as say};
use crate::board::{self, Board};
use crate::model::Card;
use axum::extract::Path;
use kit::badge::{Tone, badge};
use kit::page::{Share, button_link};
use kit::{Answer, Markup, PageHead, Visit, html};

/// `GET /dia-chi-nhan-dao/{card}`
pub(super) async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    let board = board::now(visit.house()).await?;
    let card = board.card(&code)?;
    let words = visit.words();
    let path = format!("{PATH}/{code}");
    let mut head = PageHead { title: say::called(card), ..PageHead::default() };
    head.lead = Some(format!("{} · {}", say::about(words, card), say::place(words, &board, card)));
    head.actions = Some(button_link(&words.say("appeal-help"), &format!("{path}/muon-giup"), true));
    head.share = Some(Share {
        told: say::lacks(words, card),
        page: format!("{}{path}", visit.house().address),
        picture: format!("{}{path}/anh.png", visit.house().address),
    });
    let body = html! {
        div.stack {
            div.pair {
                div.stack { (told(&visit, card)) }
                div.stack { (sharing(&visit, &board, card)) }
            }
            p { a href=(PATH) { (words.say("appeals-title")) } }
        }
    };
    Ok(visit.plain_page(&head, body))
}

fn told(visit: &Visit, card: &Card) -> Markup {
    let words = visit.words();
    html! {
        section.card {
            h2 { (words.say("appeal-needs")) }
            @if let Some(key) = &card.illustrative { p { (badge(Tone::Note, &words.say(key))) } }
            @if card.needs.is_empty() { p.quiet { (words.say("appeal-needs-none")) } }
            @else { ul { @for need in &card.needs { li { (say::need(words, need)) } } } }
            (meter(words, card))
            p.quiet { (words.say("appeal-norm")) }
        }
        @if !card.story.is_empty() {
            section.card {
                h2 { (words.say("appeal-story")) }
                p { (card.story) }
                p.quiet { (words.say("appeal-story-consent")) }
            }
        }
    }
}

/// What is shared: the picture, the text, and a way to a network where pages are shared by address.
fn sharing(visit: &Visit, board: &Board, card: &Card) -> Markup {
    let words = visit.words();
    let path = format!("{PATH}/{}", card.code);
    let link = format!("{}{path}", visit.house().address);
    let text = say::shared(words, board, card, &link);
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("u", &link).finish();
    let facebook = format!("https://www.facebook.com/sharer/sharer.php?{query}");
    let alt = format!("{} · {}", say::called(card), say::lacks(words, card));
    html! {
        section.card {
            h2 { (words.say("appeal-share")) }
            img.wide src={ (path) "/anh.png" } alt=(alt) width="1200" height="630";
            div.field {
                label for="share-text" { (words.say("appeal-share-words")) }
                textarea #share-text readonly rows="4" { (text) }
            }
            div.act {
                a.btn href={ (path) "/anh.png" } download={ (card.code) ".png" } {
                    (words.say("appeal-share-picture"))
                }
                a.btn href=(facebook) target="_blank" rel="noopener noreferrer" { "Facebook" }
            }
            p.quiet { (words.say("appeal-share-zalo")) }
        }
    }
}
