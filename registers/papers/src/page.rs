//! The page of the papers of a record: what there is, and a form that adds one. A name is sealed
//! like its file: the list shows what each is, when it came and how large it is. Where a record
//! asks what for, one is opened by a form of its own.

use crate::photos::{FIELD, PHOTOS};
use axum::response::Response;
use kernel::seal::attachment::{Attachment, AttachmentId};
use kernel::{Flaw, number};
use kit::form::{Choice, Field, Filled, Form, file_notes};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::table::{Column, Line, table};
use kit::{Markup, PageHead, Typed, Visit, html};
use uuid::Uuid;

const PAPER: Field = Field::select("paper", "papers-which");
const PURPOSE: Field = Field::text("purpose", "papers-purpose", 120);

/// Which one is opened, and what for.
static ASK: Form = Form::new("paper", &[PAPER, PURPOSE]);
/// The same past a measure of the record: it also asks why.
pub static MORE: Form = Form::new(
    "paper",
    &[PAPER, PURPOSE, Field::text("why", "papers-why", 200).hint("papers-why-hint").optional()],
);

/// What the page shows.
pub struct Seen {
    /// What the record is called; no name of a person who is helped.
    pub title: String,
    /// The page of the record.
    pub back: String,
    /// The address of this page.
    pub path: String,
    /// Whose key seals what is added.
    pub sealed_by: Uuid,
    /// What is on the shelf.
    pub papers: Vec<Attachment>,
    /// Whether the reader may add and take off.
    pub may_write: bool,
    /// Whether the reader may open one.
    pub may_open: bool,
    /// Whether opening one asks what for.
    pub asks: bool,
}

/// What was asked to be opened, with the flaws of that.
pub type Asked = Option<(Typed, Vec<Flaw>)>;

/// Draws it, with the flaws of a file that was refused, or of what was asked.
pub fn draw(visit: &Visit, seen: &Seen, flaws: &[Flaw], asked: Asked) -> Response {
    let words = visit.words();
    let (typed, unclear) = asked.unwrap_or_default();
    let said: Vec<(String, String)> = flaws
        .iter()
        .map(|flaw| ("paper-file".to_owned(), words.say_flaw(flaw, Some("papers-file"))))
        .collect();
    let head = PageHead::new(words.say("papers-title"), Group::Works)
        .lead(seen.title.clone())
        .flaws(said.iter().cloned().chain(MORE.summary(words, &unclear)).collect())
        .actions(button_link(&words.say("papers-back"), &seen.back, false));
    let body = html! {
        div.pair {
            div.stack {
                section.card { (list(visit, seen)) }
                @if seen.asks && seen.may_open && !seen.papers.is_empty() {
                    section.card { (ask(visit, seen, (typed, &unclear))) }
                }
            }
            @if seen.may_write { section.card { (form(visit, seen, &said)) } }
        }
    };
    visit.page(&head, body)
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("papers-what")),
        Column::words(words.say("papers-added")),
        Column::number(words.say("papers-size")),
        Column::words(words.say("papers-do")),
    ];
    let line = |(at, paper): (usize, &Attachment)| {
        let path = format!("{}/{}", seen.path, paper.id);
        let kilobytes = (paper.size_bytes + 1_023) / 1_024;
        Line::Row(vec![
            html! {
                // Those that are opened by a form are told apart by their number in it.
                @if seen.asks { (at) ". " }
                @if seen.may_open && !seen.asks {
                    a href=(path) { (words.say(kind(&paper.media))) }
                } @else {
                    (words.say(kind(&paper.media)))
                }
            },
            html! { (paper.added_at.day().vn()) " " (paper.added_at.hour_minute()) },
            html! { (number::count(kilobytes)) },
            html! {
                @if seen.may_write {
                    form.inline method="post" action={ (seen.path) "/close" } {
                        input type="hidden" name="paper" value=(paper.id);
                        button.btn type="submit" { (words.say("papers-close")) }
                    }
                }
            },
        ])
    };
    let lines: Vec<Line> = (1..).zip(&seen.papers).map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("papers-none"), None))
        } @else {
            (table(&words.say("papers-title"), &columns, &lines))
        }
    }
}

/// The form by which a person's own paper is opened: which one, and what for.
fn ask(visit: &Visit, seen: &Seen, (typed, flaws): (Typed, &[Flaw])) -> Markup {
    let words = visit.words();
    let choice = |(at, paper): (usize, &Attachment)| Choice {
        value: paper.id.to_string(),
        label: format!(
            "{at}. {} · {} {}",
            words.say(kind(&paper.media)),
            paper.added_at.day().vn(),
            paper.added_at.hour_minute()
        ),
    };
    let is_asked_why = flaws.iter().any(|flaw| flaw.field == "why");
    let form = if is_asked_why || !typed.get("why").is_empty() { &MORE } else { &ASK };
    let filled =
        Filled::with(typed, flaws).choices("paper", (1..).zip(&seen.papers).map(choice).collect());
    html! {
        h2 { (words.say("papers-open-title")) }
        p.quiet { (words.say("papers-open-lead")) }
        (form.whole(words, &format!("{}/open", seen.path), &words.say("papers-open"), &filled))
    }
}

/// What a file is, as a message key.
fn kind(media: &str) -> &'static str {
    match media {
        "image/jpeg" | "image/png" => "papers-photo",
        "application/pdf" => "papers-pdf",
        _ => "papers-office",
    }
}

fn form(visit: &Visit, seen: &Seen, flaws: &[(String, String)]) -> Markup {
    let words = visit.words();
    let takes = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx";
    html! {
        h2 { (words.say("papers-add")) }
        form.form method="post" action=(seen.path) enctype="multipart/form-data" novalidate {
            input type="hidden" name="id" value=(AttachmentId::new());
            div.field.flawed[!flaws.is_empty()] {
                label for="paper-file" { (words.say("papers-file")) }
                p.hint #paper-file-hint { (words.say("papers-file-hint")) }
                @if !flaws.is_empty() {
                    div #paper-file-flaw {
                        @for (_, said) in flaws { p.flaw { (Icon::Cross.draw()) (said) } }
                    }
                }
                input #paper-file type="file" name="file" accept=(takes)
                    aria-invalid=[(!flaws.is_empty()).then_some("true")]
                    aria-describedby="paper-file-hint paper-file-flaw";
                (file_notes(words, !flaws.is_empty()))
            }
            button.btn.lead type="submit" { (words.say("papers-send")) }
        }
    }
}

/// The field of the photos of a record's own form, with the flaws of those that were refused.
pub fn photos_field(visit: &Visit, flaws: &[Flaw]) -> Markup {
    let words = visit.words();
    let own: Vec<&Flaw> = flaws.iter().filter(|flaw| flaw.field == FIELD).collect();
    let most = [("most", PHOTOS.to_string())];
    html! {
        div.field.flawed[!own.is_empty()] {
            label for="work-photos" { (words.say("papers-photos")) }
            p.hint #work-photos-hint { (words.say_with("papers-photos-hint", &most)) }
            @if !own.is_empty() {
                div #work-photos-flaw {
                    @for flaw in &own {
                        p.flaw {
                            (Icon::Cross.draw()) (words.say_flaw(flaw, Some("papers-photos")))
                        }
                    }
                }
            }
            input #work-photos type="file" name=(FIELD) multiple
                accept="image/jpeg,image/png,.pdf,.docx,.xlsx"
                aria-invalid=[(!own.is_empty()).then_some("true")]
                aria-describedby="work-photos-hint work-photos-flaw";
            (file_notes(words, !flaws.is_empty()))
        }
    }
}
