//! `/dia-chi-nhan-dao/…/muon-giup`: somebody outside says that they wish to help, and an officer
//! calls them back. Nothing is shown of what others sent; no money is asked for.

use super::{PATH, words as say};
use crate::board::{self, Board};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result};
use kit::form::{Choice, Field, Filled, Form};
use kit::page::button_link;
use kit::web::redirect;
use kit::{Answer, PageHead, Refusal, Typed, Visit, html};
use people::throttle::{self, Attempts};
use people::{Address, must_wait};
use sponsors::SponsorKind;
use sponsorship::desk::enquiring;
use sponsorship::model::{EnquiryId, NewEnquiry, SentFrom};
use std::sync::Arc;

const KIND: Field = Field::select("kind", "sponsor-kind");
const CALLED: Field =
    Field::text("called", "enquiry-called", 120).hint("appeal-called-hint").autocomplete("name");
const PHONE: Field = Field::text("phone", "enquiry-phone", 20).short().autocomplete("tel");
const AMOUNT: Field = Field::vnd("amount", "enquiry-amount").optional();
const WORDS: Field = Field::long_text("words", "enquiry-words", 500).optional();
const AGREES: Field = Field::check("agrees", "appeal-agrees");

static OF_CARD: Form =
    Form::new("help", &[Field::key("id"), KIND, CALLED, PHONE, AMOUNT, WORDS, AGREES]);
static OF_LIST: Form = Form::new(
    "help",
    &[
        Field::key("id"),
        Field::select("province", "appeal-province-wish"),
        KIND,
        CALLED,
        PHONE,
        AMOUNT,
        WORDS,
        AGREES,
    ],
);

/// Who is offered on the form: the society's own bodies come in by its officers.
const KINDS: [SponsorKind; 9] = [
    SponsorKind::Person,
    SponsorKind::Family,
    SponsorKind::Enterprise,
    SponsorKind::Agency,
    SponsorKind::Mass,
    SponsorKind::Union,
    SponsorKind::School,
    SponsorKind::Charity,
    SponsorKind::Abroad,
];

/// `GET /dia-chi-nhan-dao/muon-giup`
pub(super) async fn ask(visit: Visit) -> Answer {
    let board = board::now(visit.house()).await?;
    Ok(draw(&visit, &board, None, Typed::default(), &[]))
}

/// `GET /dia-chi-nhan-dao/{card}/muon-giup`
pub(super) async fn ask_of(visit: Visit, Path(code): Path<String>) -> Answer {
    let board = board::now(visit.house()).await?;
    board.card(&code)?;
    Ok(draw(&visit, &board, Some(&code), Typed::default(), &[]))
}

/// `POST /dia-chi-nhan-dao/muon-giup`
pub(super) async fn send(visit: Visit, address: Address, typed: Typed) -> Answer {
    sent(&visit, &address, None, typed).await
}

/// `POST /dia-chi-nhan-dao/{card}/muon-giup`
pub(super) async fn send_of(
    visit: Visit,
    address: Address,
    Path(code): Path<String>,
    typed: Typed,
) -> Answer {
    sent(&visit, &address, Some(code), typed).await
}

/// `GET /dia-chi-nhan-dao/cam-on`
pub(super) async fn thanks(visit: Visit) -> Answer {
    let words = visit.words();
    let mut head = PageHead { title: words.say("appeal-sent"), ..PageHead::default() };
    head.narrow = true;
    let body = html! {
        section.card {
            p { (words.say("appeal-sent-next")) }
            p { strong { (words.say("appeal-sent-never")) } }
            p { (button_link(&words.say("appeals-title"), PATH, false)) }
        }
    };
    Ok(visit.plain_page(&head, body))
}

async fn sent(visit: &Visit, address: &Address, code: Option<String>, typed: Typed) -> Answer {
    let board = board::now(visit.house()).await?;
    if let Some(code) = &code {
        board.card(code)?;
    }
    let new = match read(&board, code.as_deref(), &typed) {
        Ok(new) => new,
        Err(Error::Invalid(flaws)) => {
            return Ok(draw(visit, &board, code.as_deref(), typed, &flaws));
        }
        Err(other) => return Err(other.into()),
    };
    counted(visit, address).await?;
    let (who, keys) = (visit.who().clone(), visit.house().shelf::<Arc<Keys>>()?);
    let work = move |tx: &mut Tx<'_>| enquiring::enquire(tx, (&who, &keys), &new);
    match visit.house().db.write(work).await {
        Ok(()) => Ok(redirect(&format!("{PATH}/cam-on"))),
        Err(Error::Invalid(flaws)) => Ok(draw(visit, &board, code.as_deref(), typed, &flaws)),
        Err(other) => Err(other.into()),
    }
}

/// Counts what is sent from one address of the network: many in an hour wait.
async fn counted(visit: &Visit, address: &Address) -> std::result::Result<(), Refusal> {
    let (attempts, at) = (Attempts::of_enquiry(&address.0), visit.who().at());
    let count = move |tx: &mut Tx<'_>| throttle::attempt(tx, &attempts, at);
    match visit.house().db.write(count).await? {
        Some(wait) => Err(must_wait(wait)?),
        None => Ok(()),
    }
}

/// An enquiry as its form tells of it.
fn read(board: &Board, code: Option<&str>, typed: &Typed) -> Result<NewEnquiry> {
    let form = if code.is_some() { &OF_CARD } else { &OF_LIST };
    let read = form.read(typed);
    let kind = SponsorKind::read(read.choice("kind")).filter(|kind| KINDS.contains(kind));
    if kind.is_none() {
        read.flaw(Flaw::new("kind", "kit-flaw-choose"));
    }
    let from = match code {
        Some(code) => Some(SentFrom::Card(code.to_owned())),
        None => unit_of(board, read.choice("province")).map(SentFrom::Unit),
    };
    if from.is_none() {
        read.flaw(Flaw::new("province", "kit-flaw-choose"));
    }
    let phone = match people::rules::forms::phone("phone", &read.text("phone")) {
        Ok(phone) => phone.unwrap_or_default(),
        Err(flaw) => {
            read.flaw(flaw);
            String::new()
        }
    };
    if !read.is_ticked("agrees") {
        read.flaw(Flaw::new("agrees", "appeal-agrees-flaw"));
    }
    read.check_all()?;
    Ok(NewEnquiry {
        id: EnquiryId::read(&read.text("id"))?,
        from: from.ok_or(Error::NotFound)?,
        kind: kind.unwrap_or(SponsorKind::Person),
        called: tidy_text(&read.text("called")),
        phone,
        amount: read.maybe_vnd("amount").map(|amount| amount.0),
        words: read.text("words"),
    })
}

/// The province with a code, of those that stand today.
fn unit_of(board: &Board, code: &str) -> Option<kernel::UnitId> {
    board.all_provinces().into_iter().find(|row| row.code == code).map(|row| row.id)
}

fn draw(
    visit: &Visit,
    board: &Board,
    code: Option<&str>,
    typed: Typed,
    flaws: &[Flaw],
) -> Response {
    let words = visit.words();
    let form = if code.is_some() { &OF_CARD } else { &OF_LIST };
    let card = code.and_then(|code| board.card(code).ok());
    let mut head = PageHead { title: words.say("appeal-help"), ..PageHead::default() };
    head.lead = Some(match card {
        Some(card) => format!("{} · {}", say::called(card), say::place(words, board, card)),
        None => words.say("appeal-help-lead"),
    });
    head = head.flaws(form.summary(words, flaws)).narrow();
    let action = match code {
        Some(code) => format!("{PATH}/{code}/muon-giup"),
        None => format!("{PATH}/muon-giup"),
    };
    let kind = |kind: SponsorKind| Choice {
        value: kind.code().to_owned(),
        label: words.say(&format!("sponsor-kind-{}", kind.code())),
    };
    let provinces = board.all_provinces().into_iter();
    let provinces = provinces
        .map(|row| Choice { value: row.code.clone(), label: row.short_name.clone() })
        .collect();
    let filled = Filled::with(typed, flaws)
        .choices("kind", KINDS.map(kind).into())
        .choices("province", provinces);
    let body = html! {
        div.stack {
            section.card { (form.whole(words, &action, &words.say("appeal-send"), &filled)) }
            p.quiet { (words.say("appeal-help-privacy")) }
        }
    };
    visit.plain_page(&head, body)
}
