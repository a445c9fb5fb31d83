//! Mail: what waits in the queue of notices goes out through the SMTP server that was named
//! (`lettre`). A letter says what its notice says and where to look, nothing more; what does not go
//! out is tried again, later and later. The network is never waited for inside a transaction.

use crate::cli::Stop;
use kernel::Result;
use kernel::db::Tx;
use kit::{House, Lang, Words};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use notices::model::DueRow;
use notices::rules::next_try;
use notices::store;
use people::OrganisationId;

/// Letters of one look at the queue.
const MOST: i64 = 50;
/// What is kept of why a letter did not go out.
const TROUBLE_LETTERS: usize = 200;

/// The way to the mail server, and whom letters come from.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// Takes `smtps://USER:PASSWORD@HOST` or `smtp://HOST:25` and a sender. Nothing is sent yet;
    /// what cannot be read is said without the password in it.
    pub fn open(url: &str, from: &str) -> std::result::Result<Mailer, Stop> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| {
            Stop::Said("--smtp: write smtps://USER:PASSWORD@HOST or smtp://HOST:25".to_owned())
        })?;
        let from = from.parse().map_err(|_| {
            Stop::Said("--mail-from: write Nhân Ái <khong-tra-loi@example.vn>".to_owned())
        })?;
        Ok(Mailer { transport: transport.build(), from })
    }
}

/// Sends what is due and says how many letters went out. An account without an address, or closed
/// since, gets none: its notice stays where it is read anyway.
pub async fn send_due(house: &House, mailer: &Mailer) -> Result<usize> {
    let at = house.clock.now();
    let due = house.db.read(move |tx| store::due_mail(tx, at, MOST)).await?;
    let mut sent = 0;
    for row in due {
        let (account, outside) = (row.account, row.organisation.map(OrganisationId::of));
        let read = move |tx: &mut Tx<'_>| match outside {
            None => people::accounts::mail_address(tx, account),
            // Outside the Society people read Vietnamese.
            Some(body) => {
                let address = people::organisations::mail_address(tx, body)?;
                Ok(address.map(|address| (address, Lang::default().code().to_owned())))
            }
        };
        let to = house.db.read(read).await?;
        let outcome = match &to {
            Some((address, lang)) => send(house, mailer, &row, (address, lang)).await,
            None => Err("no address".to_owned()),
        };
        let (id, tries, has_address) = (row.id, row.tries + 1, to.is_some());
        match outcome {
            Ok(()) => {
                sent += 1;
                house.db.write(move |tx| store::mail_sent(tx, id, at)).await?;
            }
            Err(trouble) => {
                let next = next_try(tries, at).filter(|_| has_address);
                if has_address {
                    tracing::warn!(tries, given_up = next.is_none(), "a letter did not go out");
                }
                let failed = move |tx: &mut Tx<'_>| store::mail_failed(tx, id, at, next, &trouble);
                house.db.write(failed).await?;
            }
        }
    }
    Ok(sent)
}

/// What a letter to an account says: its notice, and the page it leads to.
fn said(words: &Words, house: &House, row: &DueRow) -> (String, String) {
    let told = notices::pages::said(words, &row.kind, &row.args());
    let link = format!("{}{}", house.address, row.href);
    let body = words.say_with("mail-body", &[("told", told.as_str()), ("link", link.as_str())]);
    (told, body)
}

/// What a letter to an organisation says: the report it owes, and how the address of its own link
/// begins. The secret in that address was handed over once and is in no letter.
fn said_outside(words: &Words, house: &House, row: &DueRow) -> (String, String) {
    let told = notices::pages::said(words, &format!("{}-letter", row.kind), &row.args());
    let link = format!("{}{}/", house.address, reporting::LINK_PAGE);
    let body =
        words.say_with("mail-body-outside", &[("told", told.as_str()), ("link", link.as_str())]);
    (told, body)
}

/// Sends one letter; why it did not go out is told without any address.
async fn send(
    house: &House,
    mailer: &Mailer,
    row: &DueRow,
    (address, lang): (&str, &str),
) -> std::result::Result<(), String> {
    let words = Words::new(house.catalogue.clone(), Lang::read(lang).unwrap_or_default());
    let (told, body) = match row.organisation {
        None => said(&words, house, row),
        Some(_) => said_outside(&words, house, row),
    };
    let subject = words.say_with("mail-subject", &[("told", told.as_str())]);
    let to: Mailbox = address.parse().map_err(|_| "the address cannot be read".to_owned())?;
    let message = Message::builder()
        .from(mailer.from.clone())
        .to(to)
        .subject(subject)
        .header(ContentType::TEXT_PLAIN)
        .body(body)
        .map_err(|_| "the letter cannot be written".to_owned())?;
    match mailer.transport.send(message).await {
        Ok(_) => Ok(()),
        Err(error) => {
            let kind = if error.is_permanent() { "refused" } else { "not reached" };
            // The server's own words may hold the address: only its code is kept.
            let code = error.status().map(|code| format!(" ({code})")).unwrap_or_default();
            Err(format!("{kind}{code}").chars().take(TROUBLE_LETTERS).collect())
        }
    }
}
