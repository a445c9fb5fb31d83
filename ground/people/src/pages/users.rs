//! `/users`: the accounts of a unit and all under it; a new account with its first role. The
//! initial password is shown once, on the page that answers the post, and is kept nowhere.

use super::draw::{list_head, more, roles_to_give, search_box, state};
use crate::acts;
use crate::model::forms::ACCOUNT;
use crate::model::{AccountRow, NewAccount, NewRole, RoleId};
use crate::proof::password::{self, Password};
use crate::rules::{forms, rights};
use crate::store::accounts::Made;
use crate::store::{accounts, roles};
use axum::response::Response;
use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::{Error, Flaw, Result, Role, Who};
use kit::form::{Filled, Reading};
use kit::icon::Icon;
use kit::notice::{banner, empty};
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, facts, table};
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new().get("/users", index).get("/users/new", new).post("/users/new", create)
}

async fn index(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let (code, search) = (visit.query("unit"), visit.query("q"));
    let found = visit.house().db.read(move |tx| {
        let standing = Standing::at(tx, &who, &acts::ACCOUNT_LIST, &code, who.today())?;
        let rows = accounts::list(tx, &standing.pass, &search, super::LIST_ROWS)?;
        let roles = roles::under_pass(tx, &standing.pass)?;
        let may_add = who.may(&acts::ACCOUNT_ADD, &standing.place).is_ok();
        Ok((standing, rows, roles, may_add))
    });
    let (standing, rows, roles, may_add) = found.await?;
    let add = may_add.then_some("people-user-new");
    let head = list_head(&visit, &standing, (Group::Steering, "/users", "people-users"), add);
    let search = search_box(&visit, &standing.place, "/users", "people-users-search");
    let list = draw_list(&visit, &rows, &roles);
    Ok(visit.page(&head, html! { div.stack { (search) section.card { (list) } } }))
}

fn draw_list(visit: &Visit, rows: &[AccountRow], roles: &[roles::Short]) -> Markup {
    let columns = [
        Column::words(visit.say("people-display-name")),
        Column::words(visit.say("people-login")),
        Column::words(visit.say("people-roles")),
        Column::words(visit.say("people-code")).minor(),
        Column::words(visit.say("people-state")),
    ];
    let row = |account: &AccountRow| {
        let own = roles.iter().filter(|role| role.account == account.id);
        Line::Row(vec![
            html! { a href={ "/users/" (account.id) } { (account.display_name) } },
            html! { (account.login) },
            html! { @for role in own {
                div { (visit.say(&format!("people-role-{}", role.role))) " · " (role.unit_name) }
            } },
            html! { @if account.totp_on { (visit.say("people-code-on")) } },
            state(visit, account),
        ])
    };
    let lines: Vec<Line> = rows.iter().map(row).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::People, &visit.say("people-users-none"), None))
        } @else {
            (table(&visit.say("people-users"), &columns, &lines))
            (more(visit, rows.len()))
        }
    }
}

async fn new(visit: Visit) -> Answer {
    let today = visit.known()?.today().vn();
    draw_new(&visit, Typed::of([("from", today)]), &[]).await
}

async fn create(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    match add(&visit, &who, &typed).await {
        Err(Error::Invalid(flaws)) => draw_new(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok((id, Made::Already, _, _)) => Ok(kit::web::redirect(&format!("/users/{id}"))),
        Ok((id, Made::New, login, password)) => Ok(draw_once(&visit, id, &login, &password)),
    }
}

async fn add(
    visit: &Visit,
    who: &Who,
    typed: &Typed,
) -> Result<(AccountId, Made, String, Password)> {
    let read = ACCOUNT.read(typed);
    let (who, code) = (who.clone(), visit.query("unit"));
    let (login, role) = check(&read, &who)?;
    let password = Password::initial()?;
    let account = NewAccount {
        id: AccountId::read(typed.get("id"))?,
        login: login.clone(),
        display_name: read.text("display_name"),
        person: None,
        password: password::hash(password.clone()).await?,
        must_change: true,
        lang: visit.words().lang().code().to_owned(),
    };
    let id = account.id;
    let made = visit.house().db.write(move |tx| keep(tx, &who, &code, &account, &role));
    Ok((id, made.await?, login, password))
}

/// The account and its first role, or neither.
fn keep(
    tx: &mut Tx<'_>,
    who: &Who,
    code: &str,
    account: &NewAccount,
    role: &NewRole,
) -> Result<Made> {
    let standing = Standing::at(tx, who, &acts::ACCOUNT_ADD, code, who.today())?;
    let giving = who.may(rights::act_to_give(role.role), &standing.place)?;
    let made = accounts::create(tx, &standing.pass, account)?;
    if made == Made::New {
        roles::give(tx, &giving, account.id, 1, role)?;
    }
    Ok(made)
}

/// Log-in name and first role, or every flaw of the form.
fn check(read: &Reading<'_>, who: &Who) -> Result<(String, NewRole)> {
    let typed_login = read.text("login");
    let login = if typed_login.is_empty() {
        String::new()
    } else {
        forms::login("login", &typed_login).unwrap_or_else(|flaw| {
            read.flaw(flaw);
            String::new()
        })
    };
    let role = read_role(read, who, "role_id");
    read.check_all()?;
    Ok((login, role?))
}

/// A role as typed in any form that has its fields.
pub(super) fn read_role(read: &Reading<'_>, who: &Who, id_field: &str) -> Result<NewRole> {
    let role = Role::read(read.choice("role"));
    if role.is_none() && !read.choice("role").is_empty() {
        read.flaw(Flaw::new("role", "people-role-empty"));
    }
    let from = read.maybe_day("from").unwrap_or(who.today());
    let until = read.maybe_day("until").unwrap_or(crate::OPEN_END);
    for flaw in rights::span("until", from, until) {
        read.flaw(flaw);
    }
    let role = role.ok_or_else(|| Error::flaw("role", "people-role-empty"))?;
    Ok(NewRole { id: RoleId::read(&read.text(id_field))?, role, from, until })
}

async fn draw_new(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let who = visit.known()?.clone();
    let code = visit.query("unit");
    let found = visit
        .house()
        .db
        .read(move |tx| Standing::at(tx, &who, &acts::ACCOUNT_ADD, &code, who.today()));
    let standing = found.await?;
    let words = visit.words();
    let head = PageHead::new(visit.say("people-user-new"), Group::Steering)
        .lead(standing.place.name.clone())
        .flaws(ACCOUNT.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/users/new?unit={code}"));
    let roles = roles_to_give(visit.who(), &standing.place, words);
    let filled = Filled::with(typed, flaws).choices("role", roles);
    let action = format!("/users/new?unit={}", standing.place.code);
    Ok(visit.page(&head, ACCOUNT.whole(words, &action, &visit.say("people-user-make"), &filled)))
}

/// The page that shows an initial password: the only time it is seen.
pub(super) fn draw_once(
    visit: &Visit,
    id: AccountId,
    login: &str,
    password: &Password,
) -> Response {
    let head = PageHead::new(visit.say("people-initial"), Group::Steering)
        .lead(visit.say("people-initial-lead"))
        .actions(button_print(visit.words()))
        .narrow();
    visit.page(
        &head,
        html! {
            div.stack {
                section.card { (facts(&[
                    (visit.say("people-login"), html! { code { (login) } }),
                    (visit.say("people-initial-password"), html! { code { (password.text()) } }),
                ])) }
                (banner(kit::badge::Tone::Note, html! { (visit.say("people-initial-how")) }))
            }
            p { (button_link(&visit.say("people-user-open"), &format!("/users/{id}"), true)) }
        },
    )
}
