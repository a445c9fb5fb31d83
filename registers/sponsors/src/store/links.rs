//! The links to sponsors' own pages. The secret of a link is not kept, its hash is.

use crate::model::{LinkId, LinkRow, SponsorRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result};
use people::proof::token::{Token, digest};

const LINK: &str = "id, sponsor, unit, made_name, made_at, expires_on, closed_at, version";
/// What the hash of a secret is made for, so that it opens nothing else.
const FOR_USE: &str = "sponsor-link";

fn hash(token: &Token) -> Vec<u8> {
    digest(FOR_USE, token.text())
}

/// Makes a link for a sponsor that the caller has loaded with the pass. The one it had is closed:
/// what was sent to a lost telephone opens no more.
pub fn add_link(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &SponsorRow,
    (token, expires_on): (&Token, Day),
) -> Result<()> {
    for link in links(tx, pass, row)? {
        if link.closed_at.is_none() {
            close_link(tx, pass, &link)?;
        }
    }
    let id = LinkId::new();
    sql("insert into sponsor_link (id, sponsor, unit, token_hash, made_name, made_at, \
         expires_on, version) values ($1, $2, $3, $4, $5, $6, $7, 1)")
    .bind(id)
    .bind(row.id)
    .bind(row.unit)
    .bind(hash(token))
    .bind(pass.name())
    .bind(pass.at())
    .bind(expires_on)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("sponsor_link", id), 1)?;
    Ok(())
}

/// Closes a link.
pub fn close_link(tx: &mut Tx<'_>, pass: &Pass, link: &LinkRow) -> Result<()> {
    sql("update sponsor_link set closed_at = $1, version = version + 1 \
         where id = $2 and closed_at is null")
    .bind(pass.at())
    .bind(link.id)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("sponsor_link", link.id), link.version + 1)?;
    Ok(())
}

/// The links of a sponsor that the caller has loaded with the pass, the newest first.
pub fn links(tx: &mut Tx<'_>, _pass: &Pass, row: &SponsorRow) -> Result<Vec<LinkRow>> {
    sql(format!(
        "select {LINK} from sponsor_link where sponsor = $1 order by made_at desc, id desc limit 20"
    ))
    .bind(row.id)
    .all(tx)
}

/// The link a secret opens, closed ones too, with whose it is. There is no pass yet: it is made
/// from this link.
pub fn link_of(tx: &mut Tx<'_>, token: &Token) -> Result<Option<(LinkRow, SponsorRow)>> {
    let link: Option<LinkRow> =
        sql(format!("select {LINK} from sponsor_link where token_hash = $1"))
            .bind(hash(token))
            .maybe(tx)?;
    let Some(link) = link else { return Ok(None) };
    let row = super::found(tx, link.sponsor)?.ok_or(Error::NotFound)?;
    Ok(Some((link, row)))
}
