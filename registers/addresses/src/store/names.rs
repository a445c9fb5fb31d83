//! Where names are looked up: every name once with its words, and the dossiers and people under a
//! name. Reads are bounded: a name that a thousand people bear is met by year of birth and near by.

use crate::model::AddressId;
use crate::rules::names::{pieces, sorted, words};
use kernel::db::{ToValue, Tx, Value, sql};
use kernel::fold::fold;
use kernel::{Day, Pass, Result, UnitId, row};

/// Names that hold the words of a shorter one, at most.
const NAMES: i64 = 40;
/// Names of a word that are read through, at most.
const READ: i64 = 6_000;
/// From how many names on a word counts as common.
const COMMON: i64 = 2_000;
/// Words that a slip may have been, at most.
const WORDS: i64 = 12;
/// Dossiers of one look-up, at most.
const FOUND: i64 = 60;
/// Names of before that are cut at once.
const AT_ONCE: i64 = 500;

row! {
    /// A dossier, or somebody who lives there, that may be whom somebody types. Its unit is not yet
    /// known to be within reach: ask for a pass there before anything of it is shown.
    pub struct NearRow {
        /// The dossier.
        pub id: AddressId,
        /// The unit that keeps it.
        pub unit: UnitId,
        /// Whose name was met.
        pub name: String,
        /// Their year of birth.
        pub birth_year: Option<i64>,
        /// Sex code.
        pub sex: Option<String>,
        /// The identity number that was typed is theirs.
        pub is_number: bool,
        /// The telephone that was typed is theirs.
        pub is_phone: bool,
        /// They live there; the dossier bears another name.
        pub is_member: bool,
    }
}

/// What is known of somebody who is looked for, beside the names they may bear.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// Keyed hash of the number.
    pub number: Option<Vec<u8>>,
    /// Keyed hash of the telephone.
    pub phone: Option<Vec<u8>>,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// The unit where they are looked for first.
    pub unit: Option<UnitId>,
}

/// Writes a name so that it is found; what is known already costs one look.
pub(super) fn keep(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    let folded = fold(name);
    let known: Option<bool> =
        sql("select is_cut from address_named where name = $1").bind(folded.as_str()).maybe(tx)?;
    if known == Some(true) {
        return Ok(());
    }
    let words = words(name);
    sql("insert into address_named (name, sorted, is_cut) values ($1, $2, $3) \
         on conflict (name) do update set sorted = excluded.sorted, is_cut = excluded.is_cut")
    .bind(folded.as_str())
    .bind(sorted(&words))
    .bind(true)
    .run(tx)?;
    for word in &words {
        let is_new = many(tx, word, 1)? == 0;
        sql("insert into address_named_word (word, name) values ($1, $2) on conflict do nothing")
            .bind(word.as_str())
            .bind(folded.as_str())
            .run(tx)?;
        if is_new {
            for piece in pieces(word) {
                sql("insert into address_word_piece (piece, word) values ($1, $2) \
                     on conflict do nothing")
                .bind(piece)
                .bind(word.as_str())
                .run(tx)?;
            }
        }
    }
    Ok(())
}

/// Cuts some names of before this was kept; nought when none is left. A job's: it shows nothing, so
/// there is no pass.
pub fn keep_older(tx: &mut Tx<'_>) -> Result<usize> {
    tx.without_journal("names are made findable; no dossier changes");
    let due: Vec<String> = sql("select name from address_named where is_cut = false limit $1")
        .bind(AT_ONCE)
        .all(tx)?;
    for name in &due {
        keep(tx, name)?;
    }
    let members: Vec<(crate::model::MemberId, String)> =
        // A member who was erased has no name at all.
        sql("select id, name from address_member where name_folded = '' and name <> '' limit $1")
            .bind(AT_ONCE)
            .all(tx)?;
    for (id, name) in &members {
        sql("update address_member set name_folded = $1 where id = $2 and name_folded = ''")
            .bind(fold(name))
            .bind(*id)
            .run(tx)?;
        keep(tx, name)?;
    }
    Ok(due.len() + members.len())
}

/// In how many names a word stands, counted no further than asked.
fn many(tx: &mut Tx<'_>, word: &str, most: i64) -> Result<i64> {
    sql("select count(*) from (select 1 as one from address_named_word where word = $1 limit $2) n")
        .bind(word)
        .bind(most)
        .one(tx)
}

/// Names that are these words in some order.
pub fn names_of(tx: &mut Tx<'_>, _pass: &Pass, sorted: &[String]) -> Result<Vec<String>> {
    if sorted.is_empty() {
        return Ok(Vec::new());
    }
    sql(format!("select name from address_named where sorted in [] limit {NAMES}"))
        .list(sorted.iter().map(String::as_str))
        .all(tx)
}

/// Names that hold all these words and more. The rarest word is read through, the others are asked
/// of its names; of common words the last is taken for the rarest, for it is a given name.
pub fn names_with(tx: &mut Tx<'_>, _pass: &Pass, words: &[String]) -> Result<Vec<String>> {
    if words.len() < 2 {
        return Ok(Vec::new());
    }
    let mut rarest: Option<(i64, &String)> = None;
    for word in words.iter().rev() {
        let many = many(tx, word, COMMON)?;
        if rarest.is_none_or(|(fewest, _)| many < fewest) {
            rarest = Some((many, word));
        }
    }
    let Some((_, rarest)) = rarest.filter(|(many, _)| *many > 0) else { return Ok(Vec::new()) };
    let others: Vec<&String> = words.iter().filter(|word| *word != rarest).collect();
    let held = (0..others.len()).map(|at| format!("' ' || name || ' ' like ${}", at + 3));
    let held = held.collect::<Vec<_>>().join(" and ");
    let mut ask = sql(format!(
        "select name from (select name from address_named_word where word = $1 limit $2) own \
         where {held} limit {NAMES}"
    ))
    .bind(rarest.as_str())
    .bind(READ);
    for other in others {
        ask = ask.bind(format!("% {other} %"));
    }
    ask.all(tx)
}

/// Words that share most pieces with one, the nearest first.
pub fn words_near(tx: &mut Tx<'_>, _pass: &Pass, word: &str) -> Result<Vec<String>> {
    let pieces = pieces(word);
    let length = word.chars().count() as i64;
    let all: Vec<(String, i64)> = sql("select word, count(*) as many from address_word_piece \
         where length(word) >= $1 and length(word) <= $2 and word <> $3 and piece in [] \
         group by word order by count(*) desc, word limit $4")
    .bind(length - 1)
    .bind(length + 1)
    .bind(word)
    .bind(WORDS)
    .list(pieces.iter().map(String::as_str))
    .all(tx)?;
    Ok(all.into_iter().map(|(word, _)| word).collect())
}

const NEAR: &str = "select a.id, a.unit, a.name, a.birth_year, a.sex, \
    case when a.number_hash = $1 then true else false end as is_number, \
    case when a.phone_hash = $2 then true else false end as is_phone, \
    false as is_member from address a";

/// Dossiers where `held` is true, with whether the marks are theirs; what it binds begins at `$3`.
fn asked(tx: &mut Tx<'_>, marks: &Marks, held: &str, more: &[Value]) -> Result<Vec<NearRow>> {
    sql(format!("{NEAR} where {held} limit {FOUND}"))
        .bind(marks.number.clone())
        .bind(marks.phone.clone())
        .bind_all(more)
        .all(tx)
}

/// Dossiers anywhere that have the number or the telephone. Here and below, the caller shows of
/// those out of reach only whom to ask.
pub fn with_marks(tx: &mut Tx<'_>, _pass: &Pass, marks: &Marks) -> Result<Vec<NearRow>> {
    let mut all = Vec::new();
    if marks.number.is_some() {
        all.extend(asked(tx, marks, "a.number_hash = $1", &[])?);
    }
    if marks.phone.is_some() {
        all.extend(asked(tx, marks, "a.phone_hash = $2", &[])?);
    }
    Ok(all)
}

/// Dossiers anywhere that bear one of these names: of the unit, then of about that year of birth or
/// of none; where no year is known, any. And those in which such a one lives.
pub fn with_names(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    marks: &Marks,
    names: &[String],
) -> Result<Vec<NearRow>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    let mut spans = match marks.birth_year {
        Some(year) => vec![
            ("a.birth_year is null", Vec::new()),
            (
                "a.birth_year >= $3 and a.birth_year <= $4",
                vec![(year - 1).to_value(), (year + 1).to_value()],
            ),
        ],
        None => vec![("true", Vec::new())],
    };
    if let Some(unit) = marks.unit {
        spans.push(("a.unit = $3", vec![unit.to_value()]));
    }
    while let Some((held, mut more)) = spans.pop() {
        let first = more.len() + 3;
        let places: Vec<String> = (0..names.len()).map(|at| format!("${}", first + at)).collect();
        more.extend(names.iter().map(ToValue::to_value));
        let held = format!("{held} and a.name_folded in ({})", places.join(", "));
        all.extend(asked(tx, marks, &held, &more)?);
    }
    let text = "select a.id, a.unit, m.name, m.birth_year, cast(null as text) as sex, \
                false as is_number, case when a.phone_hash = $1 then true else false end \
                as is_phone, true as is_member from address_member m \
                join address a on a.id = m.address where m.left_on is null \
                and m.name_folded in [] limit 60";
    let lives = sql(text).bind(marks.phone.clone()).list(names.iter().map(String::as_str));
    all.extend(lives.all::<NearRow>(tx)?);
    Ok(all)
}

row! {
    /// A commune or province above a unit, or the unit itself.
    pub struct AboveRow {
        /// The unit.
        pub unit: UnitId,
        /// Its last day.
        pub until_on: Day,
        /// Level of what is above.
        pub level: String,
        /// Its name.
        pub name: String,
    }
}

/// The communes and provinces of units on a day, or on the last day each stood: public facts, for
/// which no pass is asked.
pub fn above(tx: &mut Tx<'_>, units: &[UnitId], day: Day) -> Result<Vec<AboveRow>> {
    sql("select r.unit, own.until_on, u.level, u.name from unit own \
         join reach r on r.unit = own.id join unit u on u.id = r.above \
         where u.level in ('commune', 'province') \
         and r.from_on <= case when own.until_on < $1 then own.until_on else $1 end \
         and r.until_on >= case when own.until_on < $1 then own.until_on else $1 end \
         and own.id in [] order by r.unit, r.depth")
    .bind(day)
    .list(units.iter().copied())
    .all(tx)
}
