//! Every statement on humanitarian addresses. What is sensitive is sealed with the dossier's own
//! key, field by field; nothing is deleted, and each change writes its line in the journal.

mod alarms;
mod card;
mod elsewhere;
mod emergency;
mod erased;
mod looks;
mod made;
mod marked;
mod names;
mod parts;
pub mod round;
mod same;
mod secrets;
mod shown;
mod steps;
mod withdrawals;

pub use alarms::{add_alarm, alarm, alarms, opened_since, review, waiting};
pub use card::{
    add_card, behind_card, card, helpable_by_class, is_card_taken, open_needs, put_card,
    shown_cards, tell, without_card,
};
pub use elsewhere::{INHANDAO, elsewhere, elsewhere_of, put_elsewhere, who_has};
pub use emergency::{
    add_emergency, add_missed, emergencies_since, emergency_of, in_emergency, take_turn,
};
pub use erased::empty;
pub use looks::{add_look, looks};
pub use made::{Made, fill};
pub use marked::{Marked, marked, same_number};
pub use names::{
    AboveRow, Marks, NearRow, above, keep_older, names_of, names_with, with_marks, with_names,
    words_near,
};
pub use parts::{
    add_consent, add_member, add_need, add_plan, done_plan, leave_member, met_need, withdraw,
};
pub use same::{
    add_same, close_same, confirm_same, listed, listed_of, said_pairs, same, same_of, same_under,
};
pub use secrets::{open, put_secrets, sealed_fields};
pub use shown::{Shown, shown};
pub use steps::{add_step, of_step, take_back};
pub use withdrawals::{follow, overdue, withdrawals, withdrawals_of};

use crate::model::{AddressId, AddressRow, Dossier, Draft, EndReason, State};
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::seal::Keys;
use kernel::{Day, Error, Pass, Result, UnitId};

const ROW: &str = "id, unit, code, sort, class, name, birth_year, sex, people, housing, income, \
                   is_urgent, state, opened_on, ended_on, ended_how, number_odd, illustrative, \
                   opened_by, opened_name, changed_name, changed_at, version";
/// What the keyed hash of an identity number is made for.
const NUMBER: &str = "address.number";
/// What the keyed hash of a telephone number is made for.
const PHONE: &str = "address.phone";

/// An address by its id. Its unit is not yet known to be within reach: ask for a pass at `unit`
/// before anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: AddressId) -> Result<Option<AddressRow>> {
    sql(format!("select {ROW} from address where id = $1")).bind(id).maybe(tx)
}

/// The whole dossier of the unit of the pass; nothing sealed is opened.
pub fn dossier(tx: &mut Tx<'_>, pass: &Pass, id: AddressId) -> Result<Dossier> {
    let row: AddressRow = sql(format!("select {ROW} from address where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)?;
    let (sealed, is_erased) = sealed_fields(tx, pass, id)?;
    Ok(Dossier {
        row,
        steps: steps::of(tx, id)?,
        members: parts::members(tx, id)?,
        needs: parts::needs(tx, id)?,
        plan: parts::plan(tx, id)?,
        consents: parts::consents(tx, id)?,
        sealed,
        is_erased,
    })
}

/// What a list asks for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Folded words that a name must hold.
    pub words: Vec<String>,
    /// State code; empty for all.
    pub state: String,
    /// Class; empty for all.
    pub class: String,
    /// Sort; empty for all.
    pub sort: String,
    /// An identity number or a telephone, by its keyed hash.
    pub hash: Option<Vec<u8>>,
}

/// Addresses of the unit of the pass and of those under it on a day, by name; how many there are.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (day, asked): (Day, &Asked),
    (most, offset): (i64, i64),
) -> Result<(Vec<AddressRow>, i64)> {
    let mut by = String::new();
    for at in 0..asked.words.len() {
        by += &format!(" and (' ' || a.name_folded) like ${}", at + 6);
    }
    if asked.hash.is_some() {
        let at = asked.words.len() + 6;
        by += &format!(" and (a.number_hash = ${at} or a.phone_hash = ${at})");
    }
    let from = format!(
        "from reach r join address a on a.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and (a.state = $3 or $3 = '') and (a.class = $4 or $4 = '') \
         and (a.sort = $5 or $5 = ''){by}"
    );
    let ask = |text: String| {
        let mut ask = sql(text).bind(pass.unit()?).bind(day).bind(asked.state.as_str());
        ask = ask.bind(asked.class.as_str()).bind(asked.sort.as_str());
        for word in &asked.words {
            ask = ask.bind(format!("% {word}%"));
        }
        Ok::<_, Error>(match &asked.hash {
            Some(hash) => ask.bind(hash.clone()),
            None => ask,
        })
    };
    let many: i64 = ask(format!("select count(*) {from}"))?.one(tx)?;
    let of = ROW.split(", ").map(|name| format!("a.{name}")).collect::<Vec<_>>().join(", ");
    let rows = ask(format!(
        "select {of} {from} order by a.name_folded, a.id limit {most} offset {offset}"
    ))?;
    Ok((rows.all(tx)?, many))
}

/// How many addresses of the unit of the pass and of those under it stand where on a day.
pub fn by_state(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Vec<(String, i64)>> {
    sql("select a.state, count(*) as many from reach r join address a on a.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         group by a.state order by a.state")
    .bind(pass.unit()?)
    .bind(day)
    .all(tx)
}

/// Which addresses may be helped in a span of days: approved by its end, or surveyed by then and
/// helped first in an emergency; and not ended before it.
const HELPABLE: &str = "from reach r join address a on a.unit = r.unit \
     where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
     and (a.ended_on is null or a.ended_on >= $3) \
     and ((a.is_urgent = true and a.opened_on <= $4) or exists (select 1 from address_step s \
     where s.address = a.id and s.sort = 'approve' and s.on_day <= $4 \
     and s.taken_back_why is null))";

/// The addresses that may be helped in a span of days, of the unit of the pass and under it: the
/// unit of each, and whether it is a facility.
pub fn helpable(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
) -> Result<Vec<(AddressId, UnitId, bool)>> {
    sql(format!(
        "select a.id, a.unit, case when a.sort = 'facility' then true else false end \
         as is_facility {HELPABLE}"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(from)
    .bind(until)
    .all(tx)
}

/// The facilities among them, each with the unit that keeps it and its name.
pub fn helpable_facilities(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
) -> Result<Vec<(AddressId, UnitId, String)>> {
    sql(format!("select a.id, a.unit, a.name {HELPABLE} and a.sort = 'facility' order by a.id"))
        .bind(pass.unit()?)
        .bind(pass.today())
        .bind(from)
        .bind(until)
        .all(tx)
}

/// The same addresses themselves, by name.
pub fn helpable_rows(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    most: i64,
) -> Result<Vec<AddressRow>> {
    let of = ROW.split(", ").map(|name| format!("a.{name}")).collect::<Vec<_>>().join(", ");
    sql(format!("select {of} {HELPABLE} order by a.name_folded, a.id limit {most}"))
        .bind(pass.unit()?)
        .bind(pass.today())
        .bind(from)
        .bind(until)
        .all(tx)
}

/// The keyed hash by which an identity number is found.
pub fn number_hash(keys: &Keys, key: &str) -> Vec<u8> {
    keys.look_up(NUMBER, key).to_vec()
}

/// The keyed hash by which a telephone is found, in the form +84….
pub fn phone_hash(keys: &Keys, phone: &str) -> Vec<u8> {
    keys.look_up(PHONE, phone).to_vec()
}

/// A keyed hash, where its field was typed: a new one, or none any more.
pub type Typed = Option<Option<Vec<u8>>>;

/// What a write of a dossier adds to what was typed.
pub struct Found<'a> {
    /// The code it is called by where nobody may be named.
    pub code: &'a str,
    /// Coarse class of its group.
    pub class: &'a str,
    /// What looks wrong with the number; nothing when no number was typed.
    pub odd: Option<Option<&'static str>>,
    /// Keyed hashes of number and telephone.
    pub hashes: (Typed, Typed),
}

/// Opens a dossier at the unit of the pass.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &Draft, with: &Found<'_>) -> Result<()> {
    let open = &new.open;
    let (number, phone) = with.hashes.clone();
    sql("insert into address (id, unit, code, sort, class, name, name_folded, birth_year, sex, \
         people, housing, income, is_urgent, state, opened_on, number_hash, phone_hash, \
         number_odd, illustrative, opened_by, opened_name, changed_name, changed_at, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, \
         $19, $20, $21, $21, $22, 1)")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(with.code)
    .bind(open.sort.code())
    .bind(with.class)
    .bind(open.name.as_str())
    .bind(fold(&open.name))
    .bind(open.birth_year)
    .bind(open.sex.clone())
    .bind(open.people)
    .bind(open.housing.clone())
    .bind(open.income)
    .bind(open.is_urgent)
    .bind(State::Surveyed.code())
    .bind(open.opened_on)
    .bind(number.flatten())
    .bind(phone.flatten())
    .bind(with.odd.flatten().map(str::to_owned))
    .bind(new.illustrative.clone())
    .bind(account(pass))
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    names::keep(tx, &open.name)?;
    journal::record(tx, pass, Subject::new("address", new.id), 1)?;
    Ok(())
}

/// Writes what lies open in a dossier of the unit of the pass anew, on the version its writer had.
pub fn put(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (row, new): (&AddressRow, &Draft),
    with: &Found<'_>,
) -> Result<()> {
    let open = &new.open;
    let changed = sql("update address set class = $1, name = $2, name_folded = $3, \
         birth_year = $4, sex = $5, people = $6, housing = $7, income = $8, is_urgent = $9, \
         opened_on = $10, changed_name = $11, changed_at = $12, sort = $16, \
         version = version + 1 where id = $13 and unit = $14 and version = $15")
    .bind(with.class)
    .bind(open.name.as_str())
    .bind(fold(&open.name))
    .bind(open.birth_year)
    .bind(open.sex.clone())
    .bind(open.people)
    .bind(open.housing.clone())
    .bind(open.income)
    .bind(open.is_urgent)
    .bind(open.opened_on)
    .bind(pass.name())
    .bind(pass.at())
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .bind(open.sort.code())
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("address", row.version, row.version + 1));
    }
    put_hashes(tx, new.id, with)?;
    names::keep(tx, &open.name)?;
    erased::forget(tx, &row.name)?;
    journal::record(tx, pass, Subject::new("address", new.id), row.version + 1)?;
    Ok(())
}

fn put_hashes(tx: &mut Tx<'_>, id: AddressId, with: &Found<'_>) -> Result<()> {
    let (number, phone) = with.hashes.clone();
    if let (Some(hash), Some(odd)) = (number, with.odd) {
        sql("update address set number_hash = $1, number_odd = $2 where id = $3")
            .bind(hash)
            .bind(odd.map(str::to_owned))
            .bind(id)
            .run(tx)?;
    }
    if let Some(hash) = phone {
        sql("update address set phone_hash = $1 where id = $2").bind(hash).bind(id).run(tx)?;
    }
    Ok(())
}

/// Moves an address to where its steps say it stands, on the version its reader had. Every part
/// that is added goes through here, so that two who write in one dossier meet.
pub fn stand(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &AddressRow,
    state: State,
    ended: Option<(Day, EndReason)>,
) -> Result<()> {
    let changed = sql("update address set state = $1, ended_on = $2, ended_how = $3, \
         changed_name = $4, changed_at = $5, version = version + 1 \
         where id = $6 and unit = $7 and version = $8")
    .bind(state.code())
    .bind(ended.map(|(day, _)| day))
    .bind(ended.map(|(_, how)| how.code().to_owned()))
    .bind(pass.name())
    .bind(pass.at())
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("address", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("address", row.id), row.version + 1)?;
    Ok(())
}

/// Marks a dossier as written to.
pub fn touch(tx: &mut Tx<'_>, pass: &Pass, row: &AddressRow) -> Result<()> {
    let ended = row.ended_on.zip(row.ended_how.as_deref().and_then(EndReason::read));
    stand(tx, pass, row, row.state(), ended)
}

/// Whether a code is in use: it names nobody, so no pass is asked.
pub fn is_code_taken(tx: &mut Tx<'_>, code: &str) -> Result<bool> {
    let found: Option<AddressId> =
        sql("select id from address where code = $1").bind(code).maybe(tx)?;
    Ok(found.is_some())
}

fn account(pass: &Pass) -> Option<kernel::ids::AccountId> {
    match pass.actor() {
        kernel::pass::Actor::Account(id) => Some(id),
        _ => None,
    }
}
