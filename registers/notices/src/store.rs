//! Every statement of notices and of the queue of mail. The caller journals the act that tells.

use crate::model::{DueRow, MailId, NewNotice, NoticeId, NoticeRow};
use crate::rules;
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::pass::Actor;
use kernel::{Error, Instant, Pass, Result};
use uuid::Uuid;

const OWN_MARK: &str = "that one has read a notice is one's own mark, not an act on a record";
const QUEUE: &str = "the queue of mail belongs to the machine";

/// Tells somebody something, and puts it into the queue of mail. One sent twice is told once.
pub fn tell(tx: &mut Tx<'_>, pass: &Pass, new: &NewNotice) -> Result<()> {
    let words = serde_json::to_string(&new.words).map_err(Error::fault)?;
    let made = sql("insert into notice (id, account, kind, words, href, made_name, made_at, \
         version) values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing")
    .bind(new.id)
    .bind(new.account)
    .bind(new.kind)
    .bind(words)
    .bind(new.href.as_str())
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    if made == 1 {
        sql("insert into notice_mail (id, notice, tries, next_at, version) \
             values ($1, $2, 0, $3, 1)")
        .bind(MailId::new())
        .bind(new.id)
        .bind(pass.at())
        .run(tx)?;
    }
    Ok(())
}

/// Puts a letter into the queue that says the same to an organisation outside.
pub fn tell_outside(tx: &mut Tx<'_>, pass: &Pass, notice: NoticeId, to: Uuid) -> Result<()> {
    sql("insert into notice_mail (id, notice, organisation, tries, next_at, version) \
         values ($1, $2, $3, 0, $4, 1)")
    .bind(MailId::new())
    .bind(notice)
    .bind(to)
    .bind(pass.at())
    .run(tx)?;
    Ok(())
}

fn own(pass: &Pass) -> Result<AccountId> {
    match pass.actor() {
        Actor::Account(id) => Ok(id),
        _ => Err(Error::NotFound),
    }
}

/// The newest notices of the account of the pass.
pub fn list(tx: &mut Tx<'_>, pass: &Pass, most: i64) -> Result<Vec<NoticeRow>> {
    sql("select id, kind, words, href, made_name, made_at, seen_at from notice \
         where account = $1 order by made_at desc, id desc limit $2")
    .bind(own(pass)?)
    .bind(most)
    .all(tx)
}

/// Those it has not read, the newest first.
pub fn unread(tx: &mut Tx<'_>, pass: &Pass, most: i64) -> Result<Vec<NoticeRow>> {
    sql("select id, kind, words, href, made_name, made_at, seen_at from notice \
         where account = $1 and seen_at is null order by made_at desc, id desc limit $2")
    .bind(own(pass)?)
    .bind(most)
    .all(tx)
}

/// How many notices an account has not read: a number beside its own name, asked for by the frame
/// of its own pages before any pass.
pub fn unseen(tx: &mut Tx<'_>, account: AccountId) -> Result<i64> {
    sql("select count(*) from notice where account = $1 and seen_at is null").bind(account).one(tx)
}

/// Marks every notice of the account of the pass as read.
pub fn see_all(tx: &mut Tx<'_>, pass: &Pass) -> Result<()> {
    tx.without_journal(OWN_MARK);
    sql("update notice set seen_at = $1, version = version + 1 \
         where account = $2 and seen_at is null")
    .bind(pass.at())
    .bind(own(pass)?)
    .run(tx)?;
    Ok(())
}

/// The mail that is due and still news, the oldest first. For the job that sends it, which has no
/// pass.
pub fn due_mail(tx: &mut Tx<'_>, at: Instant, most: i64) -> Result<Vec<DueRow>> {
    sql("select m.id, n.account, m.organisation, m.tries, n.kind, n.words, n.href \
         from notice_mail m join notice n on n.id = m.notice \
         where m.sent_at is null and m.given_up_at is null and m.next_at <= $1 \
         and n.made_at >= $2 order by m.next_at, m.id limit $3")
    .bind(at)
    .bind(rules::news_since(at))
    .bind(most)
    .all(tx)
}

/// Mail went out. For the job that sends it, which has no pass.
pub fn mail_sent(tx: &mut Tx<'_>, id: MailId, at: Instant) -> Result<()> {
    tx.without_journal(QUEUE);
    sql("update notice_mail set sent_at = $1, tries = tries + 1, version = version + 1 \
         where id = $2 and sent_at is null")
    .bind(at)
    .bind(id)
    .run(tx)?;
    Ok(())
}

/// Mail did not go out: it waits until `next`, or is given up. For the job, which has no pass.
pub fn mail_failed(
    tx: &mut Tx<'_>,
    id: MailId,
    at: Instant,
    next: Option<Instant>,
    trouble: &str,
) -> Result<()> {
    tx.without_journal(QUEUE);
    sql("update notice_mail set tries = tries + 1, next_at = $1, given_up_at = $2, \
         trouble = $3, version = version + 1 where id = $4 and sent_at is null")
    .bind(next.unwrap_or(at))
    .bind(if next.is_none() { Some(at) } else { None })
    .bind(trouble)
    .bind(id)
    .run(tx)?;
    Ok(())
}
