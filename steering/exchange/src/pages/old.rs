//! Old reports in words: the form that takes one, pasted or as a file. What was found in it stands
//! on the next page; nothing is saved before it is confirmed there.

mod figures;

pub(super) use figures::page;

use super::asked::{Asked, address};
use super::{POST_BYTES, receive, say};
use crate::acts;
use crate::model::IntakeId;
use crate::rules::heads::month_of;
use axum::extract::Request;
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result};
use kit::page::{Group, button_link};
use kit::web::{Upload, redirect};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/imports/history", form)
        .post_up_to("/imports/history", POST_BYTES, send)
        .post("/imports/{intake}/figures", figures::confirm)
}

/// What was typed into the form of an old report, and its flaws.
#[derive(Default)]
struct Tried<'a> {
    month: String,
    text: String,
    flaws: &'a [Flaw],
}

async fn standing(visit: &Visit, asked: &Asked) -> std::result::Result<Standing, kit::Refusal> {
    let (who, asked) = (visit.known()?.clone(), asked.clone());
    let read =
        move |tx: &mut Tx<'_>| Standing::at(tx, &who, &acts::SEND, &asked.unit, asked.month.last());
    Ok(visit.house().db.read(read).await?)
}

/// `GET /imports/history?unit=&month=`
async fn form(visit: Visit) -> Answer {
    let asked = Asked::of(&visit)?;
    let standing = standing(&visit, &asked).await?;
    Ok(draw_form(&visit, &standing, &asked, &Tried::default()))
}

/// `POST /imports/history?unit=&month=` with a file or a text.
async fn send(visit: Visit, request: Request) -> Answer {
    let asked = Asked::of(&visit)?;
    let standing = standing(&visit, &asked).await?;
    let upload = receive::upload(request).await;
    let typed = upload.as_ref().map(|upload| upload.typed.clone()).unwrap_or_default();
    let (month, text) = (typed.get("month").to_owned(), typed.get("text").to_owned());
    match taken(&visit, &standing, &month, upload).await {
        Ok(id) => Ok(redirect(&format!("/imports/{id}"))),
        Err(Error::Invalid(flaws)) => {
            let tried = Tried { month, text, flaws: &flaws };
            Ok(draw_form(&visit, &standing, &asked, &tried))
        }
        Err(other) => Err(other.into()),
    }
}

async fn taken(
    visit: &Visit,
    standing: &Standing,
    month: &str,
    upload: Result<Upload>,
) -> Result<IntakeId> {
    let words = receive::words(visit, upload?).await?;
    let told = words.told.month;
    let month = match (month.trim().is_empty(), month_of(month)) {
        (false, None) => return Err(Error::flaw("month", "month-not-a-month")),
        (false, Some(month)) => month,
        (true, _) => told.ok_or_else(|| Error::flaw("month", "history-month-none"))?,
    };
    receive::keep(visit, standing.place.code.clone(), month, words).await
}

fn draw_form(visit: &Visit, standing: &Standing, asked: &Asked, tried: &Tried<'_>) -> Response {
    let words = visit.words();
    let said: Vec<(String, String)> = tried
        .flaws
        .iter()
        .map(|flaw| {
            let (at, label) = match flaw.field.as_str() {
                "month" => ("history-month", "history-month"),
                "text" => ("history-text", "history-text"),
                _ => ("history-file", "history-file"),
            };
            (at.to_owned(), words.say_flaw(flaw, Some(label)))
        })
        .collect();
    let code = &standing.place.code;
    let head = PageHead::new(words.say("history-title"), Group::Reports)
        .lead(standing.place.name.clone())
        .flaws(said.clone())
        .actions(button_link(&words.say("exchange-back"), &asked.path("/imports"), false))
        .narrow();
    let head = standing.head(head, |code| address("/imports/history", code, asked.month));
    let action = address("/imports/history", code, asked.month);
    let body = html! {
        p { (words.say("history-lead")) }
        form.form method="post" action=(action) enctype="multipart/form-data" novalidate {
            input type="hidden" name="id" value=(IntakeId::new());
            (say::file_field(words, "history-file", "history-file", "history-file-hint",
                ".docx,.txt", &said))
            (field(visit, "history-text", "history-text-hint", &said, html! {
                textarea #history-text name="text" rows="8"
                    aria-describedby="history-text-hint" { (tried.text) }
            }))
            (field(visit, "history-month", "history-month-hint", &said, html! {
                input #history-month .short name="month" value=(tried.month) autocomplete="off"
                    aria-describedby="history-month-hint";
            }))
            button.btn.lead type="submit" { (words.say("history-read")) }
        }
    };
    visit.page(&head, body)
}

/// A field with its label, hint and flaws; its id is the key of its label.
fn field(
    visit: &Visit,
    id: &str,
    hint: &str,
    flaws: &[(String, String)],
    control: Markup,
) -> Markup {
    let words = visit.words();
    let own: Vec<&String> = flaws.iter().filter(|(at, _)| at == id).map(|(_, said)| said).collect();
    html! {
        div.field.flawed[!own.is_empty()] {
            label for=(id) {
                (words.say(id)) " " span.quiet { (words.say("kit-optional")) }
            }
            p.hint id=(hint) { (words.say(hint)) }
            @for said in own { p.flaw { (kit::icon::Icon::Cross.draw()) (said) } }
            (control)
        }
    }
}
