//! Who learned in a class, by sort, and who taught in it. Pure: it counts what was written down and
//! guesses nobody.

use crate::model::{Class, Outcome, SORTS};
use kernel::fold::fold;

/// Learners of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfSort {
    /// Which ([`SORTS`]).
    pub sort: &'static str,
    /// On the list.
    pub listed: i64,
    /// Of them came at least once.
    pub came: i64,
    /// Of them passed.
    pub passed: i64,
}

/// The learners of a class by sort, those of which there is somebody, in the order of the sorts.
pub fn by_sort(class: &Class) -> Vec<OfSort> {
    let count = |sort: &'static str| {
        let mut all = OfSort { sort, listed: 0, came: 0, passed: 0 };
        for one in class.participants.iter().filter(|one| one.sort == sort) {
            all.listed += 1;
            all.came += i64::from(class.came(one.id) > 0);
            all.passed += i64::from(one.result.as_deref() == Some(Outcome::Passed.code()));
        }
        all
    };
    SORTS.into_iter().map(count).filter(|all| all.listed > 0).collect()
}

/// Somebody who taught in a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfTrainer {
    /// As the first of the sessions says it.
    pub name: String,
    /// Sessions.
    pub sessions: i64,
    /// Their periods (*tiết*).
    pub periods: i64,
}

/// Who taught in a class, whoever taught most first: one line for a name, however it was typed.
pub fn trainers(class: &Class) -> Vec<OfTrainer> {
    let mut all: Vec<OfTrainer> = Vec::new();
    for session in &class.sessions {
        let name = fold(&session.trainer);
        match all.iter_mut().find(|known| fold(&known.name) == name) {
            Some(known) => {
                known.sessions += 1;
                known.periods += session.periods;
            }
            None => all.push(OfTrainer {
                name: session.trainer.clone(),
                sessions: 1,
                periods: session.periods,
            }),
        }
    }
    all.sort_by(|one, other| other.periods.cmp(&one.periods).then(one.name.cmp(&other.name)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClassId, ClassRow, ParticipantId, ParticipantRow, SessionId, SessionRow};
    use kernel::{Day, UnitId};

    fn class() -> Class {
        let day = |text: &str| Day::parse(text).expect("a day");
        let row = ClassRow {
            id: ClassId::new(),
            unit: UnitId(1),
            kind: "training-class".into(),
            title: "Lớp".into(),
            level: "none".into(),
            field: None,
            partner: String::new(),
            place: String::new(),
            partner_share: None,
            spot: None,
            campaign: None,
            joined_in: None,
            planned: 0,
            cost: 0,
            begins_on: day("2024-10-01"),
            ended_on: None,
            stopped_why: None,
            activity: None,
            agreement: None,
            illustrative: None,
            version: 1,
        };
        let session = |trainer: &str, periods| SessionRow {
            id: SessionId::new(),
            on_day: day("2024-10-01"),
            topic: String::new(),
            trainer: trainer.to_owned(),
            periods,
            version: 1,
        };
        let person = |sort: &str, result: Option<&str>| ParticipantRow {
            id: ParticipantId::new(),
            full_name: "Ai".into(),
            birth_year: None,
            sort: sort.to_owned(),
            workplace: String::new(),
            result: result.map(str::to_owned),
            version: 1,
        };
        let sessions =
            vec![session("Bác sĩ Sơn", 4), session("Chị Hoa", 6), session("bác sĩ sơn", 3)];
        let participants = vec![
            person("driver", None),
            person("officer", Some("passed")),
            person("driver", Some("failed")),
        ];
        let there = vec![
            (sessions[0].id, participants[1].id),
            (sessions[1].id, participants[1].id),
            (sessions[0].id, participants[2].id),
        ];
        Class { row, sessions, participants, there, certificates: Vec::new(), joiners: Vec::new() }
    }

    #[test]
    fn sorts_add_up_to_everybody() {
        let all = by_sort(&class());
        let said: Vec<_> =
            all.iter().map(|one| (one.sort, one.listed, one.came, one.passed)).collect();
        assert_eq!(said, [("officer", 1, 1, 1), ("driver", 2, 1, 0)]);
    }

    #[test]
    fn a_trainer_stands_once() {
        let all = trainers(&class());
        let said: Vec<_> =
            all.iter().map(|one| (one.name.as_str(), one.sessions, one.periods)).collect();
        assert_eq!(said, [("Bác sĩ Sơn", 2, 7), ("Chị Hoa", 1, 6)]);
    }
}
