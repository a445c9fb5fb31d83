//! `/users/{account}`: one account, its roles, and what may be done to it. Who does not reach every
//! right of an account sees it and changes nothing.

use super::draw::{roles_to_give, state};
use super::own::base_of;
use super::users::{draw_once, read_role};
use crate::acts;
use crate::model::forms::{RENAME, ROLE};
use crate::model::{AccountRow, GrantRow, RoleId};
use crate::proof::password::{self, Password};
use crate::rules::rights::act_to_give;
use crate::store::{accounts, roles};
use axum::extract::Path;
use axum::response::Response;
use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::{Error, Flaw, Result, Role, Who, place};
use kit::badge::Tone;
use kit::form::{Choice, Filled};
use kit::notice::{Toast, banner, empty};
use kit::page::Group;
use kit::table::{Column, Line, facts, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/users/{account}", show)
        .post("/users/{account}", rename)
        .post("/users/{account}/roles", give)
        .post("/users/{account}/roles/{role}/close", take_back)
        .post("/users/{account}/reset", reset)
        .post("/users/{account}/close", close)
}

/// What the page shows.
struct Seen {
    account: AccountRow,
    /// The roles within the reader's sight, and whether the reader may take each back.
    roles: Vec<(GrantRow, bool)>,
    standing: Standing,
    /// Whether the reader may change the account.
    is_held: bool,
}

async fn show(visit: Visit, Path(account): Path<String>) -> Answer {
    draw(&visit, &account, None).await
}

fn load(tx: &mut Tx<'_>, who: &Who, id: AccountId) -> Result<Seen> {
    let (account, pass) = accounts::find(tx, who, &acts::ACCOUNT_LIST, id)?;
    let standing = Standing::of(tx, who, &acts::ACCOUNT_LIST, pass.unit()?, who.today())?;
    let mut seen = Vec::new();
    for role in roles::list(tx, &pass, id)? {
        let place = place::get(tx, role.unit, who.today())?;
        if who.may(&acts::ACCOUNT_LIST, &place).is_err() {
            continue;
        }
        let may = Role::read(&role.role).is_some_and(|r| who.may(act_to_give(r), &place).is_ok());
        seen.push((role, may));
    }
    let is_open = account.closed_at.is_none();
    let is_held = is_open && accounts::hold(tx, who, &acts::ACCOUNT_CHANGE, id).is_ok();
    Ok(Seen { account, roles: seen, standing, is_held })
}

async fn rename(visit: Visit, Path(account): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AccountId::read(&account)?);
    let read = RENAME.read(&typed);
    if let Err(Error::Invalid(flaws)) = read.check_all() {
        return draw(&visit, &account, Some((&RENAME, typed, flaws))).await;
    }
    let (base, name) = (base_of(&typed)?, read.text("display_name"));
    let work = visit.house().db.write(move |tx| {
        let held = accounts::hold(tx, &who, &acts::ACCOUNT_CHANGE, id)?;
        accounts::rename(tx, &held, base, &name)
    });
    work.await?;
    visit.done(&format!("/users/{id}"), &Toast::new("people-saved"))
}

async fn give(visit: Visit, Path(account): Path<String>, typed: Typed) -> Answer {
    visit.known()?;
    match give_role(&visit, &account, &typed).await {
        Err(Error::Invalid(flaws)) => draw(&visit, &account, Some((&ROLE, typed, flaws))).await,
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(&format!("/users/{account}"), &Toast::new("people-role-given")),
    }
}

async fn give_role(visit: &Visit, account: &str, typed: &Typed) -> Result<()> {
    let id = AccountId::read(account)?;
    let read = ROLE.read(typed);
    // Nobody who is not inside comes to the store: a guest has no grant at all.
    let who = visit.who().clone();
    let role = read_role(&read, &who, "id");
    read.check_all()?;
    let (role, base, code) = (role?, base_of(typed)?, read.choice("unit").to_owned());
    let work = visit.house().db.write(move |tx| {
        let held = accounts::hold(tx, &who, &acts::ACCOUNT_CHANGE, id)?;
        let place = place::find(tx, &code, who.today())?;
        let pass = who.may(act_to_give(role.role), &place)?;
        roles::give(tx, &pass, held.account().id, base, &role)
    });
    work.await.map(|_| ())
}

async fn take_back(
    visit: Visit,
    Path((account, role)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let who = visit.known()?.clone();
    let (id, role, base) = (AccountId::read(&account)?, RoleId::read(&role)?, base_of(&typed)?);
    let work = visit.house().db.write(move |tx| {
        let held = accounts::hold(tx, &who, &acts::ACCOUNT_CHANGE, id)?;
        let role = roles::get(tx, held.pass(), id, role)?;
        let kind = Role::read(&role.role).ok_or(Error::NotFound)?;
        let place = place::get(tx, role.unit, who.today())?;
        let pass = who.may(act_to_give(kind), &place)?;
        roles::close(tx, &pass, &role, base)
    });
    work.await?;
    visit.done(&format!("/users/{id}"), &Toast::new("people-role-taken"))
}

async fn reset(visit: Visit, Path(account): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AccountId::read(&account)?);
    let base = base_of(&typed)?;
    let asked = who.clone();
    let check = visit.house().db.read(move |tx| {
        accounts::hold(tx, &asked, &acts::ACCOUNT_RESET, id).map(|held| held.account().clone())
    });
    let login = check.await?.login;
    let fresh = Password::initial()?;
    let hashed = password::hash(fresh.clone()).await?;
    let work = visit.house().db.write(move |tx| {
        let held = accounts::hold(tx, &who, &acts::ACCOUNT_RESET, id)?;
        accounts::reset(tx, &held, base, &hashed)
    });
    work.await?;
    Ok(draw_once(&visit, id, &login, &fresh))
}

async fn close(visit: Visit, Path(account): Path<String>, typed: Typed) -> Answer {
    let (who, id) = (visit.known()?.clone(), AccountId::read(&account)?);
    let base = base_of(&typed)?;
    let work = visit.house().db.write(move |tx| {
        let held = accounts::hold(tx, &who, &acts::ACCOUNT_CLOSE, id)?;
        accounts::close(tx, &held, base)
    });
    work.await?;
    visit.done(&format!("/users/{id}"), &Toast::new("people-account-closed"))
}

/// What came back from a form of the page: the form, what was typed, the flaws.
type Back = Option<(&'static kit::form::Form, Typed, Vec<Flaw>)>;

async fn draw(visit: &Visit, account: &str, back: Back) -> Answer {
    let (who, id) = (visit.known()?.clone(), AccountId::read(account)?);
    let seen = visit.house().db.read(move |tx| load(tx, &who, id)).await?;
    Ok(draw_seen(visit, &seen, &back))
}

fn draw_seen(visit: &Visit, seen: &Seen, back: &Back) -> Response {
    let words = visit.words();
    let mut head = PageHead::new(seen.account.display_name.clone(), Group::Steering)
        .lead(seen.account.login.clone());
    if let Some((form, _, flaws)) = back {
        head = head.flaws(form.summary(words, flaws));
    }
    let head = seen.standing.head(head, |code| format!("/users?unit={code}"));
    let is_own = visit.who().account_id() == Some(seen.account.id);
    visit.page(
        &head,
        html! {
            @if is_own {
                (banner(Tone::Note, html! {
                    (visit.say("people-account-own")) " "
                    a href="/account" { (visit.say("people-own")) }
                }))
            } @else if !seen.is_held && seen.account.closed_at.is_none() {
                (banner(Tone::Note, html! { (visit.say("people-account-beyond")) }))
            }
            div.pair {
                div.stack { (about(visit, seen)) (role_list(visit, seen)) }
                @if seen.is_held { div.stack { (changes(visit, seen, back)) } }
            }
        },
    )
}

fn about(visit: &Visit, seen: &Seen) -> Markup {
    let on = if seen.account.totp_on { "people-code-on" } else { "people-code-off" };
    html! {
        section.card {
            (facts(&[
                (visit.say("people-state"), state(visit, &seen.account)),
                (visit.say("people-unit"), html! { (seen.standing.place.name) }),
                (visit.say("people-code"), html! { (visit.say(on)) }),
            ]))
        }
    }
}

fn role_list(visit: &Visit, seen: &Seen) -> Markup {
    let columns = [
        Column::words(visit.say("people-role")),
        Column::words(visit.say("people-unit")),
        Column::words(visit.say("people-from")).minor(),
        Column::words(visit.say("people-until")),
        Column::words(visit.say("people-role-take")),
    ];
    let row = |(role, may): &(GrantRow, bool)| {
        let path = format!("/users/{}/roles/{}/close", seen.account.id, role.id);
        Line::Row(vec![
            html! { (visit.say(&format!("people-role-{}", role.role))) },
            html! { (role.unit_name) },
            html! { (role.from_on.vn()) },
            html! { (until(visit, role)) },
            html! { @if *may && seen.is_held {
                (step(visit, seen, &path, "people-role-take"))
            } },
        ])
    };
    let lines: Vec<Line> = seen.roles.iter().map(row).collect();
    html! {
        section.card {
            h2 { (visit.say("people-roles")) }
            @if lines.is_empty() {
                (empty(kit::icon::Icon::Lock, &visit.say("people-roles-none"), None))
            } @else {
                (table(&visit.say("people-roles"), &columns, &lines))
            }
        }
    }
}

fn until(visit: &Visit, role: &GrantRow) -> String {
    if role.until_on >= crate::OPEN_END {
        visit.say("people-until-open")
    } else {
        role.until_on.vn()
    }
}

/// A button that carries the version the page was drawn from.
fn step(visit: &Visit, seen: &Seen, path: &str, label: &str) -> Markup {
    html! {
        form.inline method="post" action=(path) {
            input type="hidden" name="base" value=(seen.account.version);
            button.btn type="submit" { (visit.say(label)) }
        }
    }
}

fn changes(visit: &Visit, seen: &Seen, back: &Back) -> Markup {
    let words = visit.words();
    let path = format!("/users/{}", seen.account.id);
    let base = seen.account.version.to_string();
    let name = seen.account.display_name.clone();
    let fresh_name = Typed::of([("base", base.clone()), ("display_name", name)]);
    let fresh_role = Typed::of([
        ("base", base),
        ("from", visit.who().today().vn()),
        ("unit", seen.standing.place.code.clone()),
    ]);
    let role_choices: Vec<Choice> = roles_to_give(visit.who(), &seen.standing.place, words);
    let role = filled(&ROLE, back, fresh_role)
        .choices("unit", seen.standing.choices())
        .choices("role", role_choices);
    html! {
        section.card {
            h2 { (visit.say("people-role-more")) }
            (ROLE.whole(words, &format!("{path}/roles"), &visit.say("people-role-give"), &role))
        }
        section.card {
            h2 { (visit.say("people-account-name")) }
            @let name = filled(&RENAME, back, fresh_name);
            (RENAME.whole(words, &path, &visit.say("people-save"), &name))
        }
        section.card {
            h2 { (visit.say("people-account-help")) }
            p { (visit.say("people-account-reset-how")) }
            (step(visit, seen, &format!("{path}/reset"), "people-account-reset"))
            p { (visit.say("people-account-close-how")) }
            (step(visit, seen, &format!("{path}/close"), "people-account-close"))
        }
    }
}

/// A form with what came back to it, else with fresh values.
fn filled<'a>(form: &kit::form::Form, back: &'a Back, fresh: Typed) -> Filled<'a> {
    match back {
        Some((flawed, typed, flaws)) if flawed.name == form.name => {
            Filled::with(typed.clone(), flaws)
        }
        _ => Filled::with(fresh, &[]),
    }
}
