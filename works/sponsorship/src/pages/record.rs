//! `/sponsorship/addresses/{address}/record?what=`: a form for a slot, a pledge, help that arrived,
//! a hand-over, an end, and for help that was written down by mistake.

mod read;

use super::finding::{self, FIND, Found, WHO};
use super::offered;
use crate::desk::{self, Given, Hand};
use crate::model::{Means, PledgeRow, Proof, SlotRow, Whole};
use crate::{acts, rules};
use addresses::AddressId;
use addresses::model::Dossier;
use axum::extract::Path;
use axum::response::Response;
use book::Figures;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Error, Flaw, Month, Result, number};
use kit::form::{Choice, Field, Filled, Form};
use kit::notice::Toast;
use kit::page::Group;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use read::Read;
use std::sync::Arc;

const ON: Field = Field::day("on", "sponsorship-on");
const FROM: Field = Field::select("from", "sponsorship-from");
const UNTIL: Field = Field::select("until", "sponsorship-until");
const WHY: Field = Field::text("why", "sponsorship-why", 200);
const SORT: Field = Field::radios("sort", "sponsorship-means")
    .of(&[("cash", "sponsorship-sort-cash"), ("goods", "sponsorship-sort-goods")]);
const FOR: Field =
    Field::text("words", "sponsorship-what-for", 120).hint("sponsorship-nobody-named").optional();
const GOODS: Field =
    Field::text("words", "sponsorship-goods", 120).hint("sponsorship-nobody-named").optional();
const AMOUNT: Field = Field::vnd("amount", "sponsorship-amount");
const BY: Field = Field::text("handed_by", "sponsorship-handed-by", 120);
const PROOF: Field = Field::select("proof", "sponsorship-proof");
const PROOF_WORDS: Field =
    Field::text("proof_words", "sponsorship-proof-words", 120).hint("sponsorship-proof-hint");
const CODE: Field =
    Field::text("code", "sponsorship-code-said", 12).hint("sponsorship-code-hint").short();

macro_rules! form {
    ($name:ident: $($field:expr),+ $(,)?) => {
        static $name: Form = Form::new("record", &[Field::key("id"), $($field),+]);
    };
}
form!(SLOT: SORT, FOR, Field::vnd("amount", "sponsorship-slot-amount"),
    Field::count("parts", "sponsorship-parts").hint("sponsorship-parts-hint"), FROM, UNTIL);
form!(PLEDGE: Field::select("slot", "sponsorship-part"), FIND, WHO, FROM, UNTIL);
form!(GIVE: Field::hidden("pledge"), Field::checks("months", "sponsorship-months"), ON, SORT,
    GOODS, AMOUNT, BY, PROOF, PROOF_WORDS.optional(), CODE.optional());
form!(BESIDE: FIND, WHO.optional(), ON, SORT, GOODS, AMOUNT, BY, PROOF, PROOF_WORDS);
form!(MOVE: Field::hidden("version"), FIND, WHO, FROM);
form!(END: Field::hidden("version"), FROM, WHY);
form!(CLOSE: Field::hidden("version"), WHY);
form!(BACK: Field::select("giving", "sponsorship-which"), WHY);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/sponsorship/addresses/{address}/record", show)
        .post("/sponsorship/addresses/{address}/record", record)
}

/// What can be recorded of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Slot,
    Pledge,
    Give,
    Beside,
    Move,
    End,
    Close,
    Back,
}

impl What {
    fn read(code: &str, has_pledge: bool) -> Result<What> {
        Ok(match code {
            "slot" => What::Slot,
            "pledge" => What::Pledge,
            "give" if has_pledge => What::Give,
            "give" => What::Beside,
            "move" if has_pledge => What::Move,
            "end" if has_pledge => What::End,
            "close" => What::Close,
            "back" => What::Back,
            _ => return Err(Error::NotFound),
        })
    }

    fn form(self) -> &'static Form {
        match self {
            What::Slot => &SLOT,
            What::Pledge => &PLEDGE,
            What::Give => &GIVE,
            What::Beside => &BESIDE,
            What::Move => &MOVE,
            What::End => &END,
            What::Close => &CLOSE,
            What::Back => &BACK,
        }
    }

    fn title(self) -> &'static str {
        match self {
            What::Slot => "sponsorship-offer",
            What::Pledge => "sponsorship-pledge",
            What::Give | What::Beside => "sponsorship-give",
            What::Move => "sponsorship-move",
            What::End => "sponsorship-end",
            What::Close => "sponsorship-close",
            What::Back => "sponsorship-back",
        }
    }
}

/// What a form is about.
struct Asked {
    what: What,
    dossier: Dossier,
    whole: Whole,
    found: Found,
    pledge: Option<PledgeRow>,
}

/// An address for a form; who is offered there is found by what was typed.
async fn loaded(visit: &Visit, id: AddressId, typed: &Typed) -> Result<Asked> {
    let typed = typed.clone();
    let (who, code) = (visit.who().clone(), visit.query("pledge"));
    let find = move |tx: &mut Tx<'_>| {
        let (dossier, whole, _, pass) = desk::seen(tx, &who, &acts::KEEP, id)?;
        Ok((dossier, whole, finding::look(tx, &pass, &typed)?))
    };
    let (dossier, whole, found) = visit.house().db.read(find).await?;
    let pledge = whole.pledges.iter().find(|row| row.id.to_string() == code).cloned();
    let what = What::read(&visit.query("what"), pledge.is_some())?;
    Ok(Asked { what, dossier, whole, found, pledge })
}

/// `GET /sponsorship/addresses/{address}/record?what=&slot=&pledge=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.known()?;
    let asked = loaded(&visit, AddressId::read(&id)?, &Typed::default()).await?;
    let begun = begun(&visit, &asked);
    Ok(draw(&visit, &asked, begun, &[]))
}

/// `POST /sponsorship/addresses/{address}/record?what=&slot=&pledge=`
async fn record(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    let id = AddressId::read(&id)?;
    let asked = loaded(&visit, id, &typed).await?;
    match write(&visit, (id, &asked), &typed).await {
        Err(Error::Invalid(flaws)) => Ok(draw(&visit, &asked, typed, &flaws)),
        Err(Error::Conflict(_)) => {
            let flaw = Flaw::new("", "sponsorship-met-other");
            let asked = loaded(&visit, id, &typed).await?;
            let version = version(&visit, &asked).unwrap_or(0);
            let typed = on_top(asked.what.form(), &typed, version);
            Ok(draw(&visit, &asked, typed, &[flaw]))
        }
        Err(other) => Err(other.into()),
        Ok(Given::Refused(flaw)) => Ok(draw(&visit, &asked, typed, &[flaw])),
        Ok(Given::Written(is_late)) => {
            let key = match asked.what {
                What::Back => activities::desk::back_key(is_late, "sponsorship-done"),
                _ => activities::desk::done_key(is_late, "sponsorship-done"),
            };
            visit.done(&format!("/sponsorship/addresses/{id}"), &Toast::new(key))
        }
    }
}

/// The version of what a form ends, closes or moves.
fn version(visit: &Visit, asked: &Asked) -> Option<i64> {
    let slot = || slot_asked(visit, asked).map(|slot| slot.version);
    asked.pledge.as_ref().map(|row| row.version).or_else(slot)
}

/// The slot that an address asks for.
fn slot_asked<'a>(visit: &Visit, asked: &'a Asked) -> Option<&'a SlotRow> {
    let code = visit.query("slot");
    asked.whole.slots.iter().find(|slot| slot.id.to_string() == code)
}

/// What was typed, on top of what stands now: nothing is lost, and it is sent again once seen.
pub(super) fn on_top(form: &Form, typed: &Typed, version: i64) -> Typed {
    let fields = form.fields.iter().filter(|field| field.name != "version");
    let kept = fields.filter_map(|field| {
        typed.maybe(field.name).map(|value| (field.name.to_owned(), value.to_owned()))
    });
    let now = ("version".to_owned(), version.to_string());
    Typed::of(kept.chain([now]).collect::<Vec<_>>())
}

fn begun(visit: &Visit, asked: &Asked) -> Typed {
    let today = visit.who().today();
    let now = Month::of(today);
    let mut pairs = vec![
        ("on".to_owned(), today.vn()),
        ("sort".to_owned(), Means::Cash.code().to_owned()),
        ("parts".to_owned(), "1".to_owned()),
        ("from".to_owned(), now.iso()),
        ("until".to_owned(), now.add_months(11).iso()),
    ];
    if let Some(slot) = slot_asked(visit, asked) {
        let from = now.max(slot.from_month);
        pairs[3].1 = from.iso();
        pairs[4].1 = slot.until_month.iso();
        pairs.push(("version".to_owned(), slot.version.to_string()));
        if let Some((part, until)) = rules::free_parts(&asked.whole, slot, from).first() {
            pairs[4].1 = until.iso();
            pairs.push(("slot".to_owned(), format!("{}:{part}", slot.id)));
        }
    }
    if let Some(pledge) = &asked.pledge {
        pairs.push(("version".to_owned(), pledge.version.to_string()));
        pairs.push(("pledge".to_owned(), pledge.id.to_string()));
        pairs.push(("amount".to_owned(), number::vnd(pledge.amount)));
        let open = asked.whole.asked(pledge.id).find(|asking| asking.giving.is_none());
        pairs.extend(open.map(|asking| ("months".to_owned(), asking.month.iso())));
    }
    Typed::of(pairs)
}

async fn write(visit: &Visit, (id, asked): (AddressId, &Asked), typed: &Typed) -> Result<Given> {
    let read = Arc::new(read::read(visit, asked, &asked.what.form().read(typed), typed)?);
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let keys = visit.house().shelf::<Arc<Keys>>()?;
    let work = move |tx: &mut Tx<'_>| {
        let hand = Hand { who: &who, figures: &figures, keys: &keys };
        done(tx, &hand, id, &read)
    };
    visit.house().db.write(work).await
}

/// Writes what was read.
fn done(tx: &mut Tx<'_>, hand: &Hand<'_>, id: AddressId, read: &Read) -> Result<Given> {
    let who = hand.who;
    match read {
        Read::Slot(new) => desk::offer(tx, who, id, new),
        Read::Pledge(new) => desk::pledge(tx, who, id, new),
        Read::Give(new, None) => return desk::give(tx, hand, id, new).map(Given::Written),
        Read::Give(new, Some(code)) => return desk::give_by_code(tx, hand, id, (new, code)),
        Read::Move(old, base, to) => desk::hand_over(tx, who, (id, *old, *base), *to),
        Read::End(old, base, (from, why)) => {
            desk::end_pledge(tx, who, (id, *old, *base), (*from, why))
        }
        Read::Close(slot, base, why) => desk::close_slot(tx, who, (id, *slot, *base), why),
        Read::Back(giving, base, why) => {
            let of = (*giving, *base, why.as_str());
            return desk::take_back(tx, hand, id, of).map(Given::Written);
        }
    }?;
    Ok(Given::Written(false))
}

fn draw(visit: &Visit, asked: &Asked, typed: Typed, flaws: &[Flaw]) -> Response {
    let words = visit.words();
    let form = asked.what.form();
    let head = PageHead::new(words.say(asked.what.title()), Group::Works)
        .lead(words.say_with("sponsorship-address", &[("code", asked.dossier.row.code.clone())]))
        .flaws(form.summary(words, flaws))
        .narrow();
    let action = format!(
        "/sponsorship/addresses/{}/record?what={}&slot={}&pledge={}",
        asked.dossier.row.id,
        visit.query("what"),
        visit.query("slot"),
        visit.query("pledge")
    );
    let filled = chosen(visit, asked, Filled::with(typed, flaws));
    visit.page(&head, whole(visit, asked, &action, &filled))
}

/// The form; where a sponsor is chosen, who is found stands where it is asked for.
fn whole(visit: &Visit, asked: &Asked, action: &str, filled: &Filled<'_>) -> Markup {
    let (words, form) = (visit.words(), asked.what.form());
    let button = words.say("sponsorship-save");
    let names: Vec<&str> = form.fields.iter().map(|field| field.name).collect();
    let Some(at) = names.iter().position(|name| *name == WHO.name) else {
        return form.whole(words, action, &button, filled);
    };
    let id = asked.dossier.row.id;
    let to = format!("/sponsorship/addresses/{id}/sponsors?what={}", visit.query("what"));
    html! {
        form.form #(form.name) method="post" action=(action) novalidate {
            (form.draw_part(words, filled, &names[..at]))
            (finding::place(words, form, (filled, &asked.found), &to))
            (form.draw_part(words, filled, &names[at + 1..]))
            button.btn.lead type="submit" { (button) }
        }
    }
}

/// The form in which a sponsor is looked for.
pub(super) fn form_asked(visit: &Visit) -> &'static Form {
    match visit.query("what").as_str() {
        "give" => &BESIDE,
        "move" => &MOVE,
        _ => &PLEDGE,
    }
}

/// What the lists of a form offer.
fn chosen<'a>(visit: &Visit, asked: &Asked, filled: Filled<'a>) -> Filled<'a> {
    let (words, today) = (visit.words(), visit.who().today());
    let now = Month::of(today);
    let months = match &asked.pledge {
        Some(pledge) => offered::months(pledge.from_month, pledge.until_month),
        None => offered::around(today),
    };
    let open = asked.pledge.iter().flat_map(|pledge| asked.whole.asked(pledge.id));
    let open = open.filter(|asking| asking.giving.is_none()).map(|asking| asking.month);
    let open = open.take_while(|month| *month < now.add_months(rules::AHEAD as i64));
    // A slip is for a month that was asked: help beside any pledge has none.
    let proofs = if asked.what == What::Give { &Proof::ALL[..] } else { &Proof::SEEN[..] };
    let proofs = proofs.iter().map(|proof| Choice {
        value: proof.code().to_owned(),
        label: words.say(&format!("sponsorship-proof-{}", proof.code())),
    });
    let back = asked.whole.standing().map(|giving| Choice {
        value: giving.id.to_string(),
        label: format!("{} · {}", giving.on_day.vn(), offered::vnd(giving.amount)),
    });
    let filled = finding::offered(words, &asked.found, filled, asked.what.form());
    filled
        .choices("from", months.clone())
        .choices("until", months)
        .choices("slot", offered::parts(words, &asked.whole, now))
        .choices("months", open.map(offered::month).collect())
        .choices("proof", proofs.collect())
        .choices("giving", back.collect())
}
