//! The pass, told whole: every role, every kind of act, every place seen from a grant. What no
//! grant speaks for is unknown.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::{Act, Actor, Grant, Reach, Role, Who};
use crate::day::Day;
use crate::db::trial::databases;
use crate::error::Error;
use crate::ids::{AccountId, UnitId};
use crate::place::Place;
use crate::place::trial as tree;
use crate::seal::Level;

static READ_ALL: Act = act("trial.all.read", &Role::ALL, false);
static WRITE_ALL: Act = act("trial.all.write", &Role::ALL, true);
static APPROVE: Act = act("trial.approve", &[Role::Centre, Role::Approver], true);
static SETTINGS: Act = act("trial.settings", &[Role::Technician], true);

const fn act(name: &'static str, roles: &'static [Role], writes: bool) -> Act {
    Act { name, roles, writes, sees: Level::Personal, by_job: false }
}

/// What each role may do where its grant reaches, written out: read, write, approve, settings.
const TABLE: [(Role, [bool; 4]); 7] = [
    (Role::Centre, [true, true, true, false]),
    (Role::Approver, [true, true, true, false]),
    (Role::Clerk, [true, true, false, false]),
    (Role::Volunteer, [true, true, false, false]),
    (Role::Viewer, [true, false, false, false]),
    (Role::Auditor, [true, false, false, false]),
    (Role::Technician, [true, true, false, true]),
];

fn acts() -> [&'static Act; 4] {
    [&READ_ALL, &WRITE_ALL, &APPROVE, &SETTINGS]
}

/// A place with its chain, as `place::get` gives it.
fn place(chain: &[UnitId]) -> Place {
    Place {
        id: chain[0],
        code: String::new(),
        name: String::new(),
        short_name: String::new(),
        level: String::new(),
        from: Day::BEGINNING,
        until: Day::OPEN_END,
        chain: chain.to_vec(),
    }
}

/// The district of the grant and what lies around it; whether a grant there reaches it.
fn places() -> [(&'static str, Place, bool); 5] {
    use tree::{CAO_BANG, CENTRE, GIANG_THANH, KIEN_GIANG, PHU_LOI};
    let sibling = UnitId(99);
    [
        ("own", place(&[GIANG_THANH, KIEN_GIANG, CENTRE]), true),
        ("child", place(&[PHU_LOI, GIANG_THANH, KIEN_GIANG, CENTRE]), true),
        ("parent", place(&[KIEN_GIANG, CENTRE]), false),
        ("sibling", place(&[sibling, KIEN_GIANG, CENTRE]), false),
        ("other province", place(&[CAO_BANG, CENTRE]), false),
    ]
}

#[test]
fn every_role_act_and_place_answers_as_written() {
    for (role, allowed) in TABLE {
        let who = tree::person("x", role, tree::GIANG_THANH);
        for (act, allowed) in acts().into_iter().zip(allowed) {
            for (seen, place, reached) in places() {
                let told = format!("{} {} {seen}", role.code(), act.name);
                match who.may(act, &place) {
                    Ok(pass) => {
                        assert!(allowed && reached, "{told}");
                        assert_eq!(pass.reach(), Reach::Under(place.id), "{told}");
                        assert_eq!(pass.act().name, act.name);
                    }
                    Err(Error::NotFound) => assert!(!(allowed && reached), "{told}"),
                    Err(other) => panic!("{told}: {other}"),
                }
            }
        }
    }
    assert_eq!(TABLE.map(|(role, _)| role), Role::ALL);
}

#[test]
fn nobody_and_somebody_without_a_grant_get_no_pass() {
    let nobody = Who::nobody(tree::noon(), tree::today());
    let bare = Who::account(AccountId::new(), "x", Vec::new(), tree::noon(), tree::today());
    for act in acts() {
        for (_, place, _) in places() {
            assert!(matches!(nobody.may(act, &place), Err(Error::NotFound)));
            assert!(matches!(bare.may(act, &place), Err(Error::NotFound)));
        }
    }
    assert!(matches!(nobody.may_own(&READ_ALL), Err(Error::NotFound)));
    assert_eq!(nobody.may_public(&READ_ALL).reach(), Reach::Public);
    assert!(matches!(nobody.may_public(&READ_ALL).unit(), Err(Error::NotFound)));
}

#[test]
fn a_link_opens_one_act_at_one_unit_and_nothing_else() {
    let [own, child, parent, ..] = places().map(|(_, place, _)| place);
    let link = Who::link("Sở Y tế", (&WRITE_ALL, own.id), tree::noon(), tree::today());
    assert!(!link.is_known() && link.account_id().is_none());
    for act in acts() {
        for place in [&child, &parent] {
            assert!(matches!(link.may(act, place), Err(Error::NotFound)), "{}", act.name);
        }
        assert_eq!(link.may(act, &own).is_ok(), act.name == WRITE_ALL.name, "{}", act.name);
    }
    assert!(matches!(link.may_own(&READ_ALL), Err(Error::NotFound)));
    let pass = link.may(&WRITE_ALL, &own).unwrap();
    assert_eq!((pass.actor(), pass.name()), (Actor::Link, "Sở Y tế"));
}

#[test]
fn who_stands_in_acts_under_both_names_with_the_rights_of_the_other() {
    let today = tree::today();
    let own = &places()[0].1;
    let clerk = tree::person("Chi", Role::Clerk, tree::GIANG_THANH);
    assert!(clerk.may(&APPROVE, own).is_err());
    let span = |until| {
        let (unit, from) = (tree::GIANG_THANH, Day::BEGINNING);
        vec![Grant { role: Role::Approver, unit, from, until }]
    };
    let acting = clerk.standing_in("Chi (thay Bình)", span(today));
    let pass = acting.may(&APPROVE, own).unwrap();
    assert_eq!(pass.name(), "Chi (thay Bình)");
    assert_eq!(acting.account_id(), clerk.account_id());
    let over = clerk.standing_in("Chi (thay Bình)", span(today.add_days(-1)));
    assert!(over.may(&APPROVE, own).is_err());
}

#[test]
fn a_grant_speaks_from_its_first_day_to_its_last() {
    let today = tree::today();
    let span = |from: Day, until: Day| {
        let grant = Grant { role: Role::Clerk, unit: tree::GIANG_THANH, from, until };
        Who::account(AccountId::new(), "x", vec![grant], tree::noon(), today)
    };
    let own = &places()[0].1;
    let (before, after) = (today.add_days(-1), today.add_days(1));
    for (from, until, speaks) in [
        (today, today, true),
        (before, after, true),
        (Day::BEGINNING, before, false),
        (after, Day::OPEN_END, false),
        (after, before, false),
    ] {
        let who = span(from, until);
        assert_eq!(who.may(&WRITE_ALL, own).is_ok(), speaks, "{from:?} {until:?}");
        assert_eq!(who.grants().len(), usize::from(speaks));
    }
}

#[test]
fn two_grants_do_not_mix() {
    // A viewer of the province who is a clerk of one district writes in that district alone.
    let grant = |role, unit| Grant { role, unit, from: Day::BEGINNING, until: Day::OPEN_END };
    let grants = vec![grant(Role::Viewer, tree::KIEN_GIANG), grant(Role::Clerk, tree::GIANG_THANH)];
    let who = Who::account(AccountId::new(), "x", grants, tree::noon(), tree::today());
    let may = |act: &'static Act| places().map(|(_, place, _)| who.may(act, &place).is_ok());
    assert_eq!(may(&READ_ALL), [true, true, true, true, false]);
    assert_eq!(may(&WRITE_ALL), [true, true, false, false, false]);
}

#[test]
fn a_job_gets_a_pass_only_for_what_jobs_may_do() {
    static NIGHTLY: Act = Act {
        name: "trial.nightly",
        roles: &[],
        writes: true,
        sees: Level::Internal,
        by_job: true,
    };
    let job = Who::job("nightly", tree::noon(), tree::today());
    let own = &places()[0].1;
    let pass = job.may(&NIGHTLY, own).unwrap();
    assert_eq!((pass.actor(), pass.name()), (Actor::Job("nightly"), "nightly"));
    assert!(matches!(job.may(&WRITE_ALL, own), Err(Error::NotFound)));
    assert!(matches!(job.may_own(&NIGHTLY), Err(Error::NotFound)));
    // Nor does a person get a pass for what only a job may do.
    let an = tree::person("An", Role::Centre, tree::CENTRE);
    assert!(matches!(an.may(&NIGHTLY, own), Err(Error::NotFound)));
}

#[test]
fn a_pass_sees_no_more_than_its_act() {
    let pass = tree::person("x", Role::Clerk, tree::GIANG_THANH).may(&READ_ALL, &places()[0].1);
    let pass = pass.unwrap();
    let seen = [Level::Public, Level::Internal, Level::Personal, Level::Sensitive]
        .map(|level| pass.sees(level));
    assert_eq!(seen, [true, true, true, false]);
    assert_eq!((pass.at(), pass.today()), (tree::noon(), tree::today()));
}

#[test]
fn roles_are_read_back_from_their_codes() {
    for role in Role::ALL {
        assert_eq!(Role::read(role.code()), Some(role));
    }
    assert_eq!(Role::read("Centre"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_unit_keeps_the_chain_of_its_last_day() {
    for db in databases(&[]).await {
        tree::plant(&db).await;
        let merged = tree::at(&db, tree::MERGED).await;
        assert_eq!(merged.chain, [tree::MERGED, tree::CENTRE], "{}", db.engine());
        let unknown = db.read(|tx| crate::place::get(tx, UnitId(404), tree::today())).await;
        assert!(matches!(unknown, Err(Error::NotFound)));
        let gone = db.read(|tx| crate::place::find(tx, "ha-tay", tree::today())).await;
        assert!(matches!(gone, Err(Error::NotFound)));
        let then = Day::from_number(20_231_231).unwrap();
        let found = db.read(move |tx| crate::place::find(tx, "ha-tay", then)).await.unwrap();
        assert_eq!(found.id, tree::MERGED);
        let under = db
            .read(|tx| crate::place::children(tx, tree::GIANG_THANH, tree::today()))
            .await
            .unwrap();
        assert_eq!(
            under.iter().map(|row| row.id).collect::<Vec<_>>(),
            [tree::PHU_LOI, tree::TAN_KHANH_HOA]
        );
    }
}
