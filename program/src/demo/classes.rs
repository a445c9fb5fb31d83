//! The class of the province with the traffic safety board (S4 I.6, TRN-04), kept as a class:
//! sessions, who learned, certificates. It counts as many as S4 says and stands for that piece of
//! work; who learned is invented, and each name says so.

use super::addresses;
use super::plan::Planned;
use super::work::Beside;
use book::Figures;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Result, Who};
use kit::House;
use lessons::desk;
use lessons::model::{
    ClassId, ClassRow, Outcome, ParticipantId, ParticipantRow, SessionId, SessionRow,
};

/// The kind of work that is kept so.
const KIND: &str = "traffic-firstaid-class";
/// Periods a day, over three days: what a class for the community holds (rules.md 3.7).
const PERIODS: i64 = 8;
/// Topics of the three days.
const TOPICS: [&str; 3] =
    ["Cầm máu, băng bó", "Cố định gãy xương, vận chuyển", "Ép tim, thổi ngạt; luật giao thông"];
/// How long a certificate of the demo is good, in months.
const MONTHS: i64 = 24;

/// Holds the classes among this work; answers the work that is left to be recorded.
pub async fn hold(
    house: &House,
    who: &Who,
    place: &Place,
    work: Vec<Planned>,
    (beside, mark): (&Beside, &'static str),
) -> Result<Vec<Planned>> {
    let (classes, rest): (Vec<_>, Vec<_>) =
        work.into_iter().partition(|planned| planned.kind == KIND);
    for planned in classes {
        let (who, figures, unit) = (who.clone(), house.shelf::<Figures>()?, place.id);
        let agreement = beside.agreement(KIND);
        let work = move |tx: &mut Tx<'_>| {
            // Three days in a row, within the month.
            let first = kernel::Month::of(planned.on).first();
            let begins_on = planned.on.add_days(-2).max(first);
            let class = ClassRow {
                id: ClassId::new(),
                unit,
                kind: KIND.to_owned(),
                title: planned.title.to_owned(),
                level: "community".to_owned(),
                field: None,
                partner: "Ban An toàn giao thông tỉnh".to_owned(),
                partner_share: None,
                place: "Hội trường tỉnh Hội (minh họa)".to_owned(),
                spot: None,
                campaign: None,
                joined_in: None,
                planned: people(&planned),
                cost: 0,
                begins_on,
                ended_on: None,
                stopped_why: None,
                activity: None,
                agreement,
                illustrative: Some(mark.to_owned()),
                version: 1,
            };
            desk::plan(tx, &who, unit, &class)?;
            held(tx, &who, &class)?;
            desk::end(tx, &who, &figures, class.id)?;
            desk::certify(tx, &who, class.id, begins_on.add_days(2), Some(MONTHS))
        };
        house.db.write(work).await?;
    }
    Ok(rest)
}

/// How many learned, as the plan says.
fn people(planned: &Planned) -> i64 {
    let learned = planned.measures.iter().find(|(code, _)| code == "participants");
    learned.map_or(0, |(_, amount)| *amount)
}

/// Everybody comes to all three days and passes.
fn held(tx: &mut Tx<'_>, who: &Who, class: &ClassRow) -> Result<()> {
    let all: Vec<ParticipantRow> = (0..class.planned).map(participant).collect();
    desk::add_participants(tx, who, class.id, &all)?;
    let ids: Vec<ParticipantId> = all.iter().map(|one| one.id).collect();
    for (at, topic) in (0..).zip(TOPICS) {
        let session = SessionRow {
            id: SessionId::new(),
            on_day: class.begins_on.add_days(at),
            topic: topic.to_owned(),
            trainer: "Tập huấn viên của tỉnh".to_owned(),
            periods: PERIODS,
            version: 1,
        };
        desk::add_session(tx, who, class.id, &session)?;
        desk::attend(tx, who, class.id, session.id, &ids)?;
    }
    let passed: Vec<_> = ids.iter().map(|id| (*id, Some(Outcome::Passed))).collect();
    desk::judge(tx, who, class.id, &passed)
}

fn participant(at: i64) -> ParticipantRow {
    let sort = if at % 4 == 0 { "driver" } else { "volunteer" };
    ParticipantRow {
        id: ParticipantId::new(),
        full_name: addresses::somebody(at as usize * 11 + 5),
        birth_year: Some(1970 + at * 7 % 34),
        sort: sort.to_owned(),
        workplace: String::new(),
        result: None,
        version: 1,
    }
}
