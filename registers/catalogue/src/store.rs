//! The kinds of work that a unit may choose: the shipped ones and those added by it or above it.

mod norms;

pub use norms::{NormRow, add_norm, norm, norms};

use crate::model::{GROUPS, Kind, KindId, NewKind, Own, Part, ValueSource};
use crate::shipped::{parts, shipped};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result, UnitId, row};
use kit::Lang;

row! {
    /// An added kind as stored.
    pub struct KindRow {
        /// Its id.
        pub id: KindId,
        /// The unit that added it.
        pub unit: UnitId,
        /// The shipped kind it counts like.
        pub based_on: String,
        /// Its name in Vietnamese.
        pub label_vi: String,
        /// Its name in English.
        pub label_en: String,
        /// Other wordings, with `|` between them.
        pub aliases: String,
        /// The day from which it is offered no more.
        pub closed_on: Day,
        /// Code of its campaign, when not its base's.
        pub own_campaign: Option<String>,
        /// Codes of where its value may come from, with `|` between them.
        pub own_sources: Option<String>,
        /// `code=label` of what it calls otherwise, with `|` between them.
        pub own_labels: Option<String>,
        /// Codes of what its base counts and it does not, with `|` between them.
        pub own_without: Option<String>,
        /// Optimistic version.
        pub version: i64,
    }
}

const COLUMNS: &str = "id, unit, based_on, label_vi, label_en, aliases, closed_on, own_campaign, \
                       own_sources, own_labels, own_without, version";

impl KindRow {
    /// The kind it is; none when its base is not shipped any more.
    fn kind(self) -> Option<Kind> {
        let base = shipped().iter().find(|kind| kind.code == self.based_on)?;
        let kind = Kind {
            code: self.id.to_string(),
            aliases: parts(&self.aliases, '|'),
            unit: Some(self.unit),
            // From its closing day on it is offered no more.
            until: match self.closed_on {
                Day::LAST => Day::LAST,
                closed => closed.add_days(-1),
            },
            ..base.clone()
        };
        let own = self.own();
        Some(said(Kind { label_vi: self.label_vi, label_en: self.label_en, ..kind }, &own))
    }

    fn own(&self) -> Own {
        let sources = parts(self.own_sources.as_deref().unwrap_or_default(), '|');
        let labels = parts(self.own_labels.as_deref().unwrap_or_default(), '|');
        let label = |text: &String| {
            text.split_once('=').map(|(code, said)| (code.to_owned(), said.to_owned()))
        };
        Own {
            campaign: self.own_campaign.clone(),
            sources: sources.iter().filter_map(|code| ValueSource::read(code)).collect(),
            labels: labels.iter().filter_map(label).collect(),
            without: parts(self.own_without.as_deref().unwrap_or_default(), '|'),
        }
    }
}

/// A kind with what its chapter says of it otherwise.
fn said(mut kind: Kind, own: &Own) -> Kind {
    match own.campaign.as_deref() {
        Some(Own::NONE) => kind.campaign = None,
        Some(code) => kind.campaign = Some(code.to_owned()),
        None => {}
    }
    if !own.sources.is_empty() {
        kind.value_sources.retain(|source| own.sources.contains(source));
    }
    kind.measures.retain(|measure| !own.without.contains(&measure.code));
    for measure in &mut kind.measures {
        // What is counted no more bounds nothing.
        if measure.part.as_ref().and_then(Part::whole).is_some_and(|of| own.without.contains(of)) {
            measure.part = None;
        }
    }
    for (code, label) in &own.labels {
        if let Some(measure) = kind.measures.iter_mut().find(|measure| measure.code == *code) {
            measure.label_vi.clone_from(label);
            measure.label_en.clone_from(label);
        }
    }
    kind
}

/// What the unit of the pass may choose on a day: by group, the shipped ones first.
pub fn kinds(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Vec<Kind>> {
    let added: Vec<KindRow> = sql(format!(
        "select {COLUMNS} from kind where closed_on > $2 and unit in \
         (select above from reach where unit = $1 and from_on <= $2 and until_on >= $2) \
         order by label_vi, id"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .all(tx)?;
    let own = added.into_iter().filter_map(KindRow::kind);
    let mut all: Vec<Kind> = shipped().iter().cloned().chain(own).collect();
    all.sort_by_key(|kind| GROUPS.iter().position(|group| *group == kind.group));
    Ok(all)
}

/// Every kind that work at the unit of the pass and under it may be of, closed ones and those of
/// units below too: what a unit above reads, a report, a list, a calendar.
pub fn known(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<Kind>> {
    let added: Vec<KindRow> = sql(format!(
        "select {COLUMNS} from kind k where exists (select 1 from reach r where \
         (r.unit = $1 and r.above = k.unit) or (r.unit = k.unit and r.above = $1)) \
         order by label_vi, id"
    ))
    .bind(pass.unit()?)
    .all(tx)?;
    Ok(shipped().iter().cloned().chain(added.into_iter().filter_map(KindRow::kind)).collect())
}

/// Every kind there is, whoever added it, for `verify` alone, which shows none and has no pass.
pub fn every_kind(tx: &mut Tx<'_>) -> Result<Vec<Kind>> {
    let added: Vec<KindRow> = sql(format!("select {COLUMNS} from kind order by id")).all(tx)?;
    Ok(shipped().iter().cloned().chain(added.into_iter().filter_map(KindRow::kind)).collect())
}

/// Code and name of these kinds, for pages of registers that do not know the catalogue.
pub fn names(tx: &mut Tx<'_>, pass: &Pass, lang: Lang) -> Result<Vec<(String, String)>> {
    let name = |kind: Kind| (kind.code.clone(), kind.label(lang).to_owned());
    Ok(known(tx, pass)?.into_iter().map(name).collect())
}

/// A kind by its code, a closed one too: what was recorded under it is still read. A kind added by
/// another chapter is unknown to the pass.
pub fn kind(tx: &mut Tx<'_>, pass: &Pass, code: &str) -> Result<Kind> {
    if let Some(kind) = shipped().iter().find(|kind| kind.code == code) {
        return Ok(kind.clone());
    }
    stored(tx, pass, KindId::read(code)?)?.kind().ok_or(Error::NotFound)
}

/// An added kind of a unit above or under that of the pass.
pub fn stored(tx: &mut Tx<'_>, pass: &Pass, id: KindId) -> Result<KindRow> {
    sql(format!(
        "select {COLUMNS} from kind k where k.id = $1 and exists (select 1 from reach r where \
         (r.unit = $2 and r.above = k.unit) or (r.unit = k.unit and r.above = $2))"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .one(tx)
}

/// Adds a kind to the unit of the pass. A form sent twice adds it once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &NewKind) -> Result<()> {
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let sources: Vec<&str> = new.own.sources.iter().map(|source| source.code()).collect();
    let label =
        |(code, said): &(String, String)| format!("{code}={}", said.replace(['|', '='], " "));
    let labels: Vec<String> = new.own.labels.iter().map(label).collect();
    let added = sql("insert into kind (id, unit, based_on, label_vi, label_en, aliases, \
         closed_on, own_campaign, own_sources, own_labels, own_without, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.based_on.as_str())
    .bind(new.label_vi.as_str())
    .bind(new.label_en.as_str())
    .bind(new.aliases.join("|"))
    .bind(Day::LAST)
    .bind(new.own.campaign.clone())
    .bind(some(sources.join("|")))
    .bind(some(labels.join("|")))
    .bind(some(new.own.without.join("|")))
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("kind", new.id), 1)?;
    }
    Ok(())
}

/// Says again what a kind of the unit of the pass is called, on the version its reader had. Its
/// code, what it counts and its days stay.
pub fn name(tx: &mut Tx<'_>, pass: &Pass, said: &KindRow) -> Result<()> {
    let changed = sql("update kind set label_vi = $1, label_en = $2, aliases = $3, \
         version = version + 1 where id = $4 and unit = $5 and version = $6")
    .bind(said.label_vi.as_str())
    .bind(said.label_en.as_str())
    .bind(said.aliases.as_str())
    .bind(said.id)
    .bind(pass.unit()?)
    .bind(said.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("kind", said.version, said.version + 1));
    }
    journal::record(tx, pass, Subject::new("kind", said.id), said.version + 1)?;
    Ok(())
}

/// Closes a kind of the unit of the pass today: it is offered no more, what was recorded stays.
pub fn close(tx: &mut Tx<'_>, pass: &Pass, row: &KindRow, why: &str) -> Result<()> {
    let closed = sql("update kind set closed_on = $1, closed_why = $2, version = version + 1 \
         where id = $3 and unit = $4 and closed_on = $5")
    .bind(pass.today())
    .bind(why)
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(Day::LAST)
    .run(tx)?;
    if closed == 1 {
        journal::record(tx, pass, Subject::new("kind", row.id), row.version + 1)?;
    }
    Ok(())
}
