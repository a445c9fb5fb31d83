//! Sessions: who is behind a cookie. They are rows of machines, not acts of persons, so they need
//! no journal; every right is read anew at each request, so that what is taken back is gone at
//! once. Most functions here take no pass: they are what every pass is made from.

use super::roles;
use crate::model::{OpenSession, Session, SessionId};
use crate::proof::token::Token;
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::{Day, Instant, Pass, Result, UnitId, Who, row};

/// A session nobody uses for twelve hours ends.
pub const IDLE_MS: i64 = 12 * 3_600_000;
/// No session lives longer than thirty days.
pub const LONGEST_MS: i64 = 30 * 24 * 3_600_000;
/// Between a right password and its one-time code.
pub const CODE_WAIT_MS: i64 = 5 * 60_000;
/// How exact "last used" is: one write in five minutes, not one a request.
const TOUCH_MS: i64 = 5 * 60_000;
/// What is kept of the browser's name.
const AGENT_LETTERS: usize = 80;

const WHY: &str = "sessions are rows of machines, not acts of persons";

/// The name of the cookie that carries the token. With TLS its prefix keeps every other host, and
/// every plain connection, from setting it.
pub fn cookie_name(is_tls: bool) -> &'static str {
    if is_tls { "__Host-nhanai" } else { "nhanai" }
}

row! {
    struct Found {
        session: SessionId,
        account: AccountId,
        unit: UnitId,
        display_name: String,
        lang: String,
        must_change: bool,
        seen_at: Instant,
    }
}

/// Who is behind the value of a cookie, with the rights of today; nobody when it is no token, when
/// the session is over or waits for its code, or when its account is closed. An account that must
/// choose a password first has no right but the one to its own page. It takes no pass: every pass
/// begins here.
pub fn who(
    tx: &mut Tx<'_>,
    cookie: &str,
    at: Instant,
    today: Day,
) -> Result<Option<(Who, OpenSession)>> {
    let Some(token) = Token::read(cookie) else { return Ok(None) };
    let found: Option<Found> = sql("select s.id as session, s.account, a.unit, a.display_name, \
         a.lang, a.must_change, s.seen_at from session s join account a on a.id = s.account \
         where s.token_hash = $1 and s.ended_at is null and s.needs_code = $2 \
         and s.expires_at > $3 and s.seen_at > $4 and a.closed_at is null")
    .bind(token.hash())
    .bind(false)
    .bind(at)
    .bind(at.0 - IDLE_MS)
    .maybe(tx)?;
    let Some(found) = found else { return Ok(None) };
    let grants =
        if found.must_change { Vec::new() } else { roles::grants(tx, found.account, today)? };
    let info = OpenSession {
        account: found.account,
        session: found.session,
        display_name: found.display_name.clone(),
        lang: found.lang,
        home_unit: grants.first().map_or(found.unit, |grant| grant.unit),
        must_change: found.must_change,
        is_stale: at.0 - found.seen_at.0 > TOUCH_MS,
    };
    let who = Who::account(found.account, found.display_name, grants, at, today);
    Ok(Some((who, info)))
}

/// Somebody by the account that a secret names, with the rights of today; nobody when it is closed.
/// It takes no pass: every pass begins here.
pub fn of_account(
    tx: &mut Tx<'_>,
    account: AccountId,
    at: Instant,
    today: Day,
) -> Result<Option<Who>> {
    let name: Option<String> =
        sql("select display_name from account where id = $1 and closed_at is null \
             and must_change = $2")
        .bind(account)
        .bind(false)
        .maybe(tx)?;
    let Some(name) = name else { return Ok(None) };
    Ok(Some(Who::account(account, name, roles::grants(tx, account, today)?, at, today)))
}

/// Notes that a session is in use, for the program and not for a pass; due when
/// [`OpenSession::is_stale`].
pub fn touch(tx: &mut Tx<'_>, session: SessionId, at: Instant) -> Result<()> {
    tx.without_journal(WHY);
    sql("update session set seen_at = $1 where id = $2 and ended_at is null")
        .bind(at)
        .bind(session)
        .run(tx)?;
    Ok(())
}

/// Begins a session after the proofs of a log-in, before any pass; `needs_code` while the one-time
/// code is still to come. Sessions that ended long ago are swept in the same breath.
pub fn begin(
    tx: &mut Tx<'_>,
    account: AccountId,
    token: &Token,
    agent: &str,
    at: Instant,
    needs_code: bool,
) -> Result<()> {
    tx.without_journal(WHY);
    sql("delete from session where expires_at < $1").bind(at.0 - LONGEST_MS).run(tx)?;
    super::throttle::sweep(tx, at)?;
    let life = if needs_code { CODE_WAIT_MS } else { LONGEST_MS };
    let agent: String = agent.chars().take(AGENT_LETTERS).collect();
    sql("insert into session (token_hash, id, account, needs_code, agent, made_at, seen_at, \
         expires_at) values ($1, $2, $3, $4, $5, $6, $6, $7)")
    .bind(token.hash())
    .bind(SessionId::new())
    .bind(account)
    .bind(needs_code)
    .bind(agent)
    .bind(at)
    .bind(at.0 + life)
    .run(tx)?;
    Ok(())
}

/// The account whose right password waits for its one-time code; no pass before the code.
pub fn waiting(tx: &mut Tx<'_>, token: &Token, at: Instant) -> Result<Option<AccountId>> {
    sql("select s.account from session s join account a on a.id = s.account \
         where s.token_hash = $1 and s.ended_at is null and s.needs_code = $2 \
         and s.expires_at > $3 and a.closed_at is null")
    .bind(token.hash())
    .bind(true)
    .bind(at)
    .maybe(tx)
}

/// Ends the session of a token: who holds the token needs no pass.
pub fn end(tx: &mut Tx<'_>, token: &Token, at: Instant) -> Result<()> {
    tx.without_journal(WHY);
    sql("update session set ended_at = $1 where token_hash = $2 and ended_at is null")
        .bind(at)
        .bind(token.hash())
        .run(tx)?;
    Ok(())
}

/// One's own open sessions, the newest first.
pub fn list_own(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<Session>> {
    sql("select id, agent, made_at, seen_at from session \
         where account = $1 and ended_at is null and needs_code = $2 and expires_at > $3 \
         and seen_at > $4 order by made_at desc, id")
    .bind(super::accounts::own_id(pass)?)
    .bind(false)
    .bind(pass.at())
    .bind(pass.at().0 - IDLE_MS)
    .all(tx)
}

/// Ends one of one's own sessions.
pub fn end_own(tx: &mut Tx<'_>, pass: &Pass, id: SessionId) -> Result<()> {
    tx.without_journal(WHY);
    sql("update session set ended_at = $1 where id = $2 and account = $3 and ended_at is null")
        .bind(pass.at())
        .bind(id)
        .bind(super::accounts::own_id(pass)?)
        .run(tx)?;
    Ok(())
}

/// Ends all sessions of an account.
pub(super) fn end_all(tx: &mut Tx<'_>, account: AccountId, at: Instant) -> Result<()> {
    sql("update session set ended_at = $1 where account = $2 and ended_at is null")
        .bind(at)
        .bind(account)
        .run(tx)?;
    Ok(())
}
