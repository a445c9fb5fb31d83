//! What a report is about: a disaster of the unit, an outside organisation it works with. It asks
//! whether that is the unit's own matter and writes nothing.

use crate::model::Of;
use crate::store;
use duties::Span;
use kernel::db::Tx;
use kernel::{Error, Month, Pass, Result};
use people::OrganisationId;

/// Organisations of one name that are looked through.
const MOST: i64 = 300;

/// What a report is about must be there: the disaster is the unit's own and its reports follow one
/// another, the organisation is one that the unit may see.
pub fn check_subject(tx: &mut Tx<'_>, pass: &Pass, of: &Of) -> Result<()> {
    if let Some(organisation) = of.organisation() {
        return organisation_here(tx, pass, of, organisation).map(drop);
    }
    let (Span::Event, Some(id)) = (of.form.span, of.subject.as_deref()) else { return Ok(()) };
    let event = store::event(tx, pass, id.parse()?)?;
    let known = store::of_event(tx, pass, event.id)?;
    let next = known.last().map_or(1, |(_, flash_no)| flash_no + 1);
    let fits = Month::of(event.began_on) == of.key() && of.flash_no.is_some_and(|n| n <= next);
    if fits { Ok(()) } else { Err(Error::NotFound) }
}

/// The name of an organisation that has this report at the unit of the pass, or is kept there,
/// under it or above it. Another province's is unknown here, whatever stands in the address.
pub fn organisation_here(
    tx: &mut Tx<'_>,
    pass: &Pass,
    of: &Of,
    organisation: OrganisationId,
) -> Result<String> {
    let name = people::organisations::name(tx, pass, organisation)?;
    if store::find_of(tx, pass, of)?.is_some() {
        return Ok(name);
    }
    let kept = people::organisations::list(tx, pass, &name, MOST)?;
    if kept.iter().any(|row| row.id == organisation) { Ok(name) } else { Err(Error::NotFound) }
}
