//! The links under which agencies hand in their lists. The secret of a link is not kept, its hash
//! is.

use crate::model::{LinkId, LinkRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Pass, Result};
use people::OrganisationId;
use people::proof::token::{Token, digest};

const LINK: &str = "id, unit, organisation, made_name, made_at, expires_on, closed_at, version";
/// What the hash of a secret is made for, so that it opens nothing else.
const FOR_USE: &str = "keyed-list-link";

fn hash(token: &Token) -> Vec<u8> {
    digest(FOR_USE, token.text())
}

/// Makes the link of an agency at the unit of the pass. The one it had there is closed: what was
/// sent to somebody who left opens no more.
pub fn add_link(
    tx: &mut Tx<'_>,
    pass: &Pass,
    of: OrganisationId,
    (token, expires_on): (&Token, Day),
) -> Result<()> {
    for link in links(tx, pass)? {
        if link.organisation == of {
            close_link(tx, pass, &link)?;
        }
    }
    let id = LinkId::new();
    sql("insert into keyed_link (id, unit, organisation, token_hash, made_name, made_at, \
         expires_on, version) values ($1, $2, $3, $4, $5, $6, $7, 1)")
    .bind(id)
    .bind(pass.unit()?)
    .bind(of)
    .bind(hash(token))
    .bind(pass.name())
    .bind(pass.at())
    .bind(expires_on)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("keyed_link", id), 1)?;
    Ok(())
}

/// Closes a link of the unit of the pass.
pub fn close_link(tx: &mut Tx<'_>, pass: &Pass, link: &LinkRow) -> Result<()> {
    sql("update keyed_link set closed_at = $1, version = version + 1 \
         where id = $2 and unit = $3 and closed_at is null")
    .bind(pass.at())
    .bind(link.id)
    .bind(pass.unit()?)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("keyed_link", link.id), link.version + 1)?;
    Ok(())
}

/// The links of the unit of the pass that are not closed, the newest first.
pub fn links(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<LinkRow>> {
    sql(format!(
        "select {LINK} from keyed_link where unit = $1 and closed_at is null \
         order by made_at desc, id desc"
    ))
    .bind(pass.unit()?)
    .all(tx)
}

/// A link of the unit of the pass that is not closed.
pub fn link(tx: &mut Tx<'_>, pass: &Pass, id: LinkId) -> Result<LinkRow> {
    sql(format!("select {LINK} from keyed_link where id = $1 and unit = $2 and closed_at is null"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)
}

/// The link a secret opens, closed ones too. There is no pass yet: it is made from this link.
pub fn link_of(tx: &mut Tx<'_>, token: &Token) -> Result<Option<LinkRow>> {
    sql(format!("select {LINK} from keyed_link where token_hash = $1")).bind(hash(token)).maybe(tx)
}
