//! The card of an address: made when it is first shown or told of, its story written and taken
//! away.

use super::{fresh_code, opened};
use crate::model::{AddressId, CardRow, Dossier, Purpose};
use crate::{acts, rules, store};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Error, Pass, Result, Who};

/// The card of a dossier that the caller has loaded with the pass; it is made where there is none.
pub(super) fn card_of(tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<CardRow> {
    if let Some(card) = store::card(tx, pass, id)? {
        return Ok(card);
    }
    let code = fresh_code(tx, store::is_card_taken)?;
    store::add_card(tx, pass, id, &code)
}

/// Gives those a card that were shown before there were any; how many. The program calls it as it
/// starts.
pub fn cards_of_older(tx: &mut Tx<'_>) -> Result<usize> {
    let due = store::without_card(tx)?;
    tx.without_journal("a card is a code; no dossier changes");
    for id in &due {
        let code = fresh_code(tx, store::is_card_taken)?;
        store::put_card(tx, *id, &code)?;
    }
    Ok(due.len())
}

/// Writes the story of a dossier that is published, in words that name nobody; it needs the consent
/// for it. An empty one takes it away.
pub fn tell(tx: &mut Tx<'_>, who: &Who, (id, base): (AddressId, i64), story: &str) -> Result<()> {
    let (dossier, place, pass) = opened(tx, who, &acts::KEEP, id)?;
    if dossier.row.version != base {
        return Err(Error::stale("address", base, dossier.row.version));
    }
    if dossier.row.ended_on.is_some() || dossier.is_erased {
        return Err(Error::flaw("", "address-closed"));
    }
    if !story.is_empty() && dossier.consent(Purpose::Story).is_none() {
        return Err(Error::flaw("", "address-story-no-consent"));
    }
    let people: Vec<&str> = std::iter::once(dossier.row.name.as_str())
        .chain(dossier.members.iter().map(|member| member.name.as_str()))
        .collect();
    let places = places_below_province(tx, &pass, &place)?;
    Error::refuse(rules::check_story(story, &people, &places))?;
    let card = card_of(tx, &pass, id)?;
    store::touch(tx, &pass, &dossier.row)?;
    store::tell(tx, &pass, &card, story)
}

/// Takes the story of a dossier away when it names somebody whose name was not known when it was
/// written.
pub(super) fn hush_if_named(
    tx: &mut Tx<'_>,
    pass: &Pass,
    dossier: &Dossier,
    name: &str,
) -> Result<()> {
    let card = store::card(tx, pass, dossier.row.id)?;
    match card.filter(|card| !rules::check_story(&card.story, &[name], &[]).is_empty()) {
        Some(card) => store::tell(tx, pass, &card, ""),
        None => Ok(()),
    }
}

/// Takes the story of a dossier away, if there is one: the consent ended, or all of it is erased.
pub(super) fn hush(tx: &mut Tx<'_>, pass: &Pass, dossier: &Dossier) -> Result<()> {
    let card = store::card(tx, pass, dossier.row.id)?;
    match card.filter(|card| !card.story.is_empty()) {
        Some(card) => store::tell(tx, pass, &card, ""),
        None => Ok(()),
    }
}

/// The short names of a unit and of those above it that lie in a province.
fn places_below_province(tx: &mut Tx<'_>, pass: &Pass, place: &Place) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for unit in &place.chain {
        let unit = place::get(tx, *unit, pass.today())?;
        if unit.level == "province" {
            return Ok(names);
        }
        names.push(unit.short_name);
    }
    Ok(Vec::new())
}
