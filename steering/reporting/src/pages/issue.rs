//! Issuing the paper of a locked report: the day it bears and who signs, then the number of the
//! series. What cannot be issued (words that contradict the cells, no letterhead) is said with the
//! place named.

use super::asked::Asked;
use crate::acts;
use crate::desk;
use crate::issue::{self, Issuing};
use crate::model::{Of, ReportId, ReportRow, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::{Error, Flaw, number};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::{Toast, flaw_list};
use kit::page::Group;
use kit::{Answer, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;
use people::{SignerId, SignerRow};

const FORM: Form = Form::new(
    "issue",
    &[
        Field::hidden("report"),
        Field::hidden("version"),
        Field::day("issued_on", "issue-field-day"),
        Field::select("signer", "issue-field-signer"),
    ],
);

/// The same for a paper that takes the place of one that went out (Nghị định 30/2020/NĐ-CP, Điều
/// 18): it says why.
const REPLACING: Form = Form::new(
    "issue",
    &[
        Field::hidden("report"),
        Field::hidden("version"),
        Field::long_text("why", "issue-field-why", 500).hint("issue-field-why-hint"),
        Field::day("issued_on", "issue-field-day"),
        Field::select("signer", "issue-field-signer"),
    ],
);

/// The form for a report as it stands.
fn form_of(is_replacing: bool) -> &'static Form {
    const FIRST: &Form = &FORM;
    const SECOND: &Form = &REPLACING;
    if is_replacing { SECOND } else { FIRST }
}

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/issue", new).post("/reports/issue", create)
}

/// `GET /reports/issue?report=`
async fn new(visit: Visit) -> Answer {
    let today = visit.known()?.today().vn();
    let id = visit.query("report");
    page(&visit, Typed::of([("report", id), ("issued_on", today)]), &[]).await
}

/// `POST /reports/issue`
async fn create(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let issued = match read(&typed) {
        Ok(issuing) => issue::issue(visit.house(), &who, issuing).await,
        Err(error) => Err(error),
    };
    match issued {
        Ok(row) => {
            let toast = Toast::new("issue-done").arg("number", number::padded(row.number));
            let id = row.report;
            let (standing, report) = report(&visit, id).await?;
            let asked = Asked::stored(standing.place.code, &report)?;
            visit.done(&asked.path("/reports/paper"), &toast)
        }
        Err(Error::Invalid(flaws)) => page(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
    }
}

fn read(typed: &Typed) -> kernel::Result<Issuing> {
    let is_replacing = typed.maybe("why").is_some();
    let reading = form_of(is_replacing).read(typed);
    let day = reading.maybe_day("issued_on");
    let signer = SignerId::read(reading.choice("signer")).ok();
    reading.check_all()?;
    Ok(Issuing {
        report: ReportId::read(typed.get("report"))?,
        version: typed.get("version").parse().map_err(|_| Error::NotFound)?,
        issued_on: day.ok_or_else(|| Error::flaw("issued_on", "day-empty"))?,
        signer,
        replaces: is_replacing.then(|| reading.text("why")),
    })
}

async fn report(visit: &Visit, id: ReportId) -> kernel::Result<(Standing, ReportRow)> {
    let who = visit.who().clone();
    let read = move |tx: &mut Tx<'_>| desk::standing_of_report(tx, &who, &acts::ISSUE, id);
    visit.house().db.read(read).await
}

async fn page(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let id = ReportId::read(typed.get("report"))?;
    let found = visit.house().db.read(move |tx| {
        let (standing, report) = desk::standing_of_report(tx, &who, &acts::ISSUE, id)?;
        let signers = people::signers::of(tx, &standing.pass, report.unit, who.today())?;
        Ok((standing, report, signers))
    });
    let (standing, report, signers) = found.await?;
    Ok(draw(visit, &standing, &report, &signers, typed, flaws))
}

fn draw(
    visit: &Visit,
    standing: &Standing,
    report: &ReportRow,
    signers: &[SignerRow],
    typed: Typed,
    flaws: &[Flaw],
) -> Response {
    let words = visit.words();
    let kept = [
        ("report", report.id.to_string()),
        ("version", report.version.to_string()),
        ("issued_on", typed.get("issued_on").to_owned()),
        ("signer", typed.get("signer").to_owned()),
        ("why", typed.get("why").to_owned()),
    ];
    let is_replacing = report.state() == State::Issued;
    let form = form_of(is_replacing);
    let choices = signers
        .iter()
        .map(|signer| Choice {
            value: signer.id.to_string(),
            label: format!("{} · {}", signer.full_name, signer.first_line),
        })
        .collect();
    // Flaws of the words and of the settings belong to no field of this form: they stand above it.
    let is_own = |flaw: &Flaw| matches!(flaw.field.as_str(), "issued_on" | "signer" | "why");
    let (own, other): (Vec<Flaw>, Vec<Flaw>) = flaws.iter().cloned().partition(is_own);
    let title = if is_replacing { "issue-title-replacing" } else { "issue-title" };
    let of = Of::of_row(report).unwrap_or_else(|_| Of::month(report.month));
    let named = [("report", super::periods::titled(words, &of))];
    let head = PageHead::new(words.say(title), Group::Reports)
        .lead(words.say_with("issue-lead", &named))
        .flaws(form.summary(words, &own))
        .narrow();
    let head = standing.head(head, |code| super::asked::path_of("/reports", code, &of));
    let filled = Filled::with(Typed::of(kept), &own).choices("signer", choices);
    visit.page(
        &head,
        html! {
            @if !other.is_empty() { (flaw_list(words, &other)) }
            (form.whole(words, "/reports/issue", &words.say("issue-button"), &filled))
        },
    )
}
