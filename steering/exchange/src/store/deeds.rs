//! What was written because of a file: kept so that it can be taken back, deed by deed.

use crate::model::{Deed, DeedRow, IntakeId, NewDeed};
use activities::model::ActivityId;
use kernel::db::{Tx, sql};
use kernel::{Pass, Result};
use uuid::Uuid;

const COLUMNS: &str = "id, place, subject, record, unit, month, figure, was, was_at_least, \
                       made_version, left_why";

/// Pieces of work looked at together.
const WORK: usize = 500;

/// Keeps the deeds of a row.
pub fn add_deeds(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    intake: IntakeId,
    place: i64,
    deeds: &[NewDeed],
) -> Result<()> {
    for new in deeds {
        let (was, was_at_least) = match new.deed {
            Deed::Cell { was, was_at_least } => (was, was_at_least),
            Deed::Activity | Deed::Adjustment => (None, false),
        };
        sql("insert into intake_deed (id, intake, place, subject, record, unit, month, figure, \
             was, was_at_least, made_version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(Uuid::now_v7())
        .bind(intake)
        .bind(place)
        .bind(new.deed.code())
        .bind(new.record)
        .bind(new.unit)
        .bind(new.month)
        .bind(new.figure.clone())
        .bind(was)
        .bind(was_at_least)
        .bind(new.version)
        .run(tx)?;
    }
    Ok(())
}

/// The next deeds that are to be taken back, the last ones first.
pub fn next_deeds(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    intake: IntakeId,
    most: i64,
) -> Result<Vec<DeedRow>> {
    sql(format!(
        "select {COLUMNS} from intake_deed where intake = $1 and undone_at is null \
         and left_why is null order by place desc, id desc limit $2"
    ))
    .bind(intake)
    .bind(most)
    .all(tx)
}

/// Says that a deed was taken back, or why it was left.
pub fn settle_deed(
    tx: &mut Tx<'_>,
    pass: &Pass,
    deed: &DeedRow,
    left_why: Option<&'static str>,
) -> Result<()> {
    sql("update intake_deed set undone_at = $1, left_why = $2 where id = $3")
        .bind(left_why.is_none().then(|| pass.at()))
        .bind(left_why.map(str::to_owned))
        .bind(deed.id)
        .run(tx)?;
    Ok(())
}

/// The deeds that were left when the file was taken back.
pub fn deeds_left(tx: &mut Tx<'_>, _pass: &Pass, intake: IntakeId) -> Result<Vec<DeedRow>> {
    sql(format!(
        "select {COLUMNS} from intake_deed where intake = $1 and left_why is not null \
         order by place, id"
    ))
    .bind(intake)
    .all(tx)
}

/// How many pieces of work that a file recorded wait for a second pair of eyes.
pub fn waiting(tx: &mut Tx<'_>, _pass: &Pass, intake: IntakeId) -> Result<i64> {
    let work: Vec<ActivityId> =
        sql("select record from intake_deed where intake = $1 and subject = 'activity' \
             and undone_at is null order by id")
        .bind(intake)
        .all(tx)?;
    let mut waiting = 0;
    for ids in work.chunks(WORK) {
        waiting += activities::store::waiting(tx, ids)?;
    }
    Ok(waiting)
}
