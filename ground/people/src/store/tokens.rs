//! Tokens of other programs: kept as hashes, closed at once, narrowed to what the account has on
//! the day of asking. A token that is shown once is never read back.

use super::accounts::own_id;
use super::roles;
use crate::model::{ApiTokenId, ApiTokenRow, NewApiToken, OpenToken, Scope};
use crate::proof::token::ApiToken;
use crate::rules::tokens::narrowed;
use crate::store::accounts::Made;
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::journal::{self, Subject};
use kernel::pass::Grant;
use kernel::{Day, Instant, Pass, Result, UnitId, Who, place, row};

/// How exact "last used" is: one write in five minutes, not one a request.
const TOUCH_MS: i64 = 5 * 60_000;

/// Keeps a new token of one's own; the same id again is the same form sent twice.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &NewApiToken, token: &ApiToken) -> Result<Made> {
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.code()).collect();
    let added =
        sql("insert into api_token (id, account, token_hash, name, unit, scopes, made_at, \
         expires_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict do nothing")
        .bind(new.id)
        .bind(own_id(pass)?)
        .bind(token.hash())
        .bind(new.name.as_str())
        .bind(new.unit)
        .bind(scopes.join(" "))
        .bind(pass.at())
        .bind(new.expires_on)
        .run(tx)?;
    if added == 0 {
        return Ok(Made::Already);
    }
    journal::record(tx, pass, Subject::new("api_token", new.id), 1)?;
    Ok(Made::New)
}

/// One's own tokens, the newest first; closed ones too.
pub fn list_own(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<ApiTokenRow>> {
    sql("select t.id, t.name, u.name as unit_name, t.scopes, t.made_at, t.expires_on, x.used_at, \
         t.closed_at from api_token t join unit u on u.id = t.unit \
         left join api_token_used x on x.token = t.id \
         where t.account = $1 order by t.made_at desc, t.id limit 100")
    .bind(own_id(pass)?)
    .all(tx)
}

/// Closes one of one's own tokens, at once; one that is closed, or is nobody's, stays so.
pub fn close_own(tx: &mut Tx<'_>, pass: &Pass, id: ApiTokenId) -> Result<()> {
    let changed = sql("update api_token set closed_at = $1, version = version + 1 \
         where id = $2 and account = $3 and closed_at is null")
    .bind(pass.at())
    .bind(id)
    .bind(own_id(pass)?)
    .run(tx)?;
    if changed == 1 {
        journal::record(tx, pass, Subject::new("api_token", id), 2)?;
    }
    Ok(())
}

/// Closes every token of an account that is reset or closed; the pass is the office's.
pub(super) fn close_all(tx: &mut Tx<'_>, pass: &Pass, account: AccountId) -> Result<()> {
    let open: Vec<ApiTokenId> =
        sql("select id from api_token where account = $1 and closed_at is null order by id")
            .bind(account)
            .all(tx)?;
    for id in open {
        sql("update api_token set closed_at = $1, version = version + 1 where id = $2")
            .bind(pass.at())
            .bind(id)
            .run(tx)?;
        journal::record(tx, pass, Subject::new("api_token", id), 2)?;
    }
    Ok(())
}

row! {
    struct Found {
        id: ApiTokenId,
        account: AccountId,
        name: String,
        unit: UnitId,
        scopes: String,
        expires_on: Day,
        login: String,
        display_name: String,
        used_at: Option<Instant>,
    }
}

/// Who is behind a token, with the rights its account has today where the token may act; nobody
/// when it is unknown, over or closed, or its account is closed or must choose a password first.
/// It takes no pass: every pass of another program begins here.
pub fn who(
    tx: &mut Tx<'_>,
    token: &ApiToken,
    at: Instant,
    today: Day,
) -> Result<Option<(Who, OpenToken)>> {
    let found: Option<Found> =
        sql("select t.id, t.account, t.name, t.unit, t.scopes, t.expires_on, a.login, \
         a.display_name, x.used_at from api_token t join account a on a.id = t.account \
         left join api_token_used x on x.token = t.id \
         where t.token_hash = $1 and t.closed_at is null and t.expires_on >= $2 \
         and a.closed_at is null and a.must_change = $3")
        .bind(token.hash())
        .bind(today)
        .bind(false)
        .maybe(tx)?;
    let Some(found) = found else { return Ok(None) };
    let scopes = Scope::list(&found.scopes);
    let grants = grants(tx, &found, &scopes, today)?;
    // What the token did is told apart from what its owner did at the desk.
    let name = format!("{} · {}", found.display_name, found.name);
    let open = OpenToken {
        id: found.id,
        account: found.account,
        login: found.login,
        name: found.name,
        unit: found.unit,
        scopes,
        expires_on: found.expires_on,
        is_stale: found.used_at.is_none_or(|used| at.0 - used.0 > TOUCH_MS),
    };
    Ok(Some((Who::account(found.account, name, grants, at, today), open)))
}

fn grants(tx: &mut Tx<'_>, found: &Found, scopes: &[Scope], today: Day) -> Result<Vec<Grant>> {
    let above = place::get(tx, found.unit, today)?.chain;
    let mut kept = Vec::new();
    for grant in roles::grants(tx, found.account, today)? {
        let chain = place::get(tx, grant.unit, today)?.chain;
        kept.extend(narrowed(&grant, (found.unit, &above), &chain, scopes));
    }
    Ok(kept)
}

/// Notes that a token is in use, for the program and not for a pass; due when
/// [`OpenToken::is_stale`].
pub fn touch(tx: &mut Tx<'_>, token: ApiTokenId, at: Instant) -> Result<()> {
    tx.without_journal("when a token was last used is a row of machines");
    sql("insert into api_token_used (token, used_at) values ($1, $2) \
         on conflict (token) do update set used_at = $2")
    .bind(token)
    .bind(at)
    .run(tx)?;
    Ok(())
}
