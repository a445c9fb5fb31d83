//! `GET /dia-chi-nhan-dao/{card}/anh.png`: the card as a picture for Zalo and Facebook. It tells
//! what the card tells; no photo of anybody is in it.

use super::words as say;
use crate::board::{self, Board};
use crate::model::Card;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use kit::printer::{Press, print};
use kit::{Answer, Visit, Words, html};

/// How long others may keep the picture, so that a card that is shown no more is soon gone there.
const KEPT: &str = "public, max-age=300";
/// Letters of a line, at the size of the second line.
const LINE: usize = 44;
/// How wide the bar is, in points.
const BAR: i64 = 1040;

/// `GET /dia-chi-nhan-dao/{card}/anh.png`
pub(super) async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    let board = board::now(visit.house()).await?;
    let drawing = drawn(visit.words(), &board, board.card(&code)?);
    let press = visit.house().shelf::<Press>()?;
    let bytes = print(move || press.0.picture(&drawing)).await?;
    let kind = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, KEPT)];
    Ok((kind, bytes).into_response())
}

fn drawn(words: &Words, board: &Board, card: &Card) -> String {
    let mut lines = broken(&say::about(words, card));
    lines.push(say::place(words, board, card));
    let needs = card.needs.first().map(|need| say::need(words, need)).unwrap_or_default();
    let filled = card.promised * BAR / card.norm.max(1);
    let body = html! {
        rect width="1200" height="630" fill="#f5f1e8" {}
        rect width="1200" height="16" fill="#1f5f5b" {}
        text x="80" y="118" font-size="38" fill="#1f5f5b" { (words.say("appeals-title")) }
        text x="80" y="212" font-size="72" font-weight="bold" fill="#22302f" { (say::called(card)) }
        @for (line, y) in lines.iter().zip([288, 346, 404]) {
            text x="80" y=(y) font-size="42" fill="#22302f" { (line) }
        }
        text x="80" y="460" font-size="38" fill="#4c5a58" { (needs) }
        rect x="80" y="486" width=(BAR) height="26" rx="13" fill="#d9d2c3" {}
        rect x="80" y="486" width=(filled) height="26" rx="13" fill="#1f5f5b" {}
        text x="80" y="570" font-size="40" font-weight="bold" fill="#22302f" {
            (say::lacks(words, card))
        }
        text x="1120" y="570" font-size="34" text-anchor="end" fill="#1f5f5b" {
            (words.say("kit-name"))
        }
    };
    let body = body.into_string();
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">{body}</svg>"#)
}

/// A text in at most two lines.
fn broken(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        let long = lines[last].chars().count() + word.chars().count() + 1;
        if long > LINE && lines.len() < 2 {
            lines.push(word.to_owned());
        } else {
            let gap = if lines[last].is_empty() { "" } else { " " };
            lines[last] = format!("{}{gap}{word}", lines[last]);
        }
    }
    lines
}
