//! Cards of addresses, and what the public page is made from. What it reads of a dossier names
//! nobody; whoever does not agree to be matched, is not shown or has ended is not read at all.

use crate::model::{AddressId, CardFacts, CardId, CardRow, OpenNeed};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Pass, Result, UnitId};

const CARD: &str = "id, address, code, story, told_name, told_at, version";
/// Dossiers that are given a card in one transaction.
const AT_ONCE: i64 = 500;
/// A dossier that the public page shows: that step stands, the consent lives, help has not ended.
const SHOWN: &str = "from address a join address_card c on c.address = a.id \
     where a.ended_on is null and exists (select 1 from address_step s where s.address = a.id \
     and s.sort = 'publish' and s.taken_back_why is null) and exists (select 1 \
     from address_consent k where k.address = a.id and k.purpose = 'match' \
     and k.withdrawn_on is null)";

/// The card of a dossier that the caller has loaded with the pass.
pub fn card(tx: &mut Tx<'_>, _pass: &Pass, id: AddressId) -> Result<Option<CardRow>> {
    sql(format!("select {CARD} from address_card where address = $1")).bind(id).maybe(tx)
}

/// Whether a card ever had this code; no pass is asked, for a code leads back to nobody.
pub fn is_card_taken(tx: &mut Tx<'_>, code: &str) -> Result<bool> {
    let found: Option<CardId> =
        sql("select id from address_card where code = $1").bind(code).maybe(tx)?;
    Ok(found.is_some())
}

/// Gives a dossier that the caller has loaded with the pass its card.
pub fn add_card(tx: &mut Tx<'_>, pass: &Pass, id: AddressId, code: &str) -> Result<CardRow> {
    let card = put_card(tx, id, code)?;
    journal::record(tx, pass, Subject::new("address_card", card.id), 1)?;
    Ok(card)
}

/// Dossiers that were shown before there were cards, for the program as it starts: there is no pass
/// yet, no dossier is opened and none changes.
pub fn without_card(tx: &mut Tx<'_>) -> Result<Vec<AddressId>> {
    sql("select a.id from address a where exists (select 1 from address_step s \
         where s.address = a.id and s.sort = 'publish') and not exists (select 1 \
         from address_card c where c.address = a.id) limit $1")
    .bind(AT_ONCE)
    .all(tx)
}

/// Gives a dossier of before there were cards one; it asks for no pass, as [`without_card`].
pub fn put_card(tx: &mut Tx<'_>, id: AddressId, code: &str) -> Result<CardRow> {
    let card = CardRow {
        id: CardId::new(),
        address: id,
        code: code.to_owned(),
        story: String::new(),
        told_name: String::new(),
        told_at: None,
        version: 1,
    };
    sql("insert into address_card (id, address, code, story, told_name, version) \
         values ($1, $2, $3, '', '', 1)")
    .bind(card.id)
    .bind(id)
    .bind(code)
    .run(tx)?;
    Ok(card)
}

/// Writes the story of a card; an empty one takes it away.
pub fn tell(tx: &mut Tx<'_>, pass: &Pass, card: &CardRow, story: &str) -> Result<()> {
    let changed = sql("update address_card set story = $1, told_name = $2, told_at = $3, \
         version = version + 1 where id = $4 and version = $5")
    .bind(story)
    .bind(pass.name())
    .bind(pass.at())
    .bind(card.id)
    .bind(card.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("address", card.version, card.version + 1));
    }
    journal::record(tx, pass, Subject::new("address_card", card.id), card.version + 1)?;
    Ok(())
}

/// All that the public page is made from, by code.
pub fn shown_cards(tx: &mut Tx<'_>, _pass: &Pass) -> Result<Vec<CardFacts>> {
    sql(format!(
        "select a.id as address, c.code, a.unit, a.sort, a.class, a.birth_year, a.illustrative, \
         case when exists (select 1 from address_consent k where k.address = a.id \
         and k.purpose = 'story' and k.withdrawn_on is null) then c.story else '' end as story \
         {SHOWN} order by c.code"
    ))
    .all(tx)
}

/// Whether a card is shown at this moment, and its dossier with the unit that keeps it: somebody
/// wishes to help there. Nothing else of it is read.
pub fn behind_card(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    code: &str,
) -> Result<Option<(AddressId, UnitId)>> {
    sql(format!("select a.id, a.unit {SHOWN} and c.code = $1")).bind(code).maybe(tx)
}

/// What is needed where the public page shows it, the largest first.
pub fn open_needs(tx: &mut Tx<'_>, _pass: &Pass) -> Result<Vec<OpenNeed>> {
    sql(format!(
        "select n.address, n.sort, n.amount, n.is_monthly from address_need n \
         where n.met_on is null and n.address in (select a.id {SHOWN}) \
         order by n.address, n.amount desc, n.sort"
    ))
    .all(tx)
}

/// How many addresses of each unit and class may be helped today, of the whole society: counts
/// alone.
pub fn helpable_by_class(tx: &mut Tx<'_>, _pass: &Pass) -> Result<Vec<(UnitId, String, i64)>> {
    sql("select a.unit, a.class, count(*) as many from address a where a.ended_on is null \
         and exists (select 1 from address_step s where s.address = a.id \
         and s.sort = 'approve' and s.taken_back_why is null) \
         group by a.unit, a.class order by a.unit, a.class")
    .all(tx)
}
