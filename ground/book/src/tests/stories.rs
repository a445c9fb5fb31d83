//! Single stories, with the numbers one would check by hand.

use super::grove::Grove;
use super::world::{CENTRE, World, block, day, month, steps};
use crate::store::{self, Basis, OnMap};
use crate::{Spot, What};
use What::{Change, Count};
use kernel::db::trial;
use kernel::{Result, UnitId};

pub const NORTH: UnitId = UnitId(2);
const SOUTH: UnitId = UnitId(3);
pub const A: UnitId = UnitId(4);
const B: UnitId = UnitId(5);

/// Runs a story on every engine over a centre, two provinces and two communes in each.
pub fn on_each(story: impl AsyncFn(&mut World<'_>) -> Result<()>) {
    block(async {
        for db in trial::databases(&steps()).await {
            let told = async {
                let mut world = World::new(&db, Grove::new(&[2, 2])).await?;
                story(&mut world).await?;
                assert_eq!(world.broken().await?, []);
                world.fold().await?;
                assert_eq!(world.broken().await?, []);
                Ok::<(), kernel::Error>(())
            };
            if let Err(cause) = told.await {
                std::panic::panic_any(format!("{}: {cause}", db.engine()));
            }
        }
    });
}

#[test]
fn a_late_entry_counts_in_the_open_month_and_is_known_in_its_own() {
    on_each(async |world| {
        let helped = world.figure("helped")?;
        world.save(vec![(A, helped, day(month(0), 5), 10, Change)]).await?;
        world.lock(NORTH, month(0), true).await?;
        assert_eq!(
            world.open(Spot { unit: A, month: month(0) }).await?,
            Spot { unit: A, month: month(1) }
        );
        world.save(vec![(A, helped, day(month(0), 9), 3, Change)]).await?;
        for unit in [A, NORTH, CENTRE] {
            let january = world.value(unit, helped, month(0)).await?;
            let february = world.value(unit, helped, month(1)).await?;
            assert_eq!((january.issued, january.known), (10, 13));
            assert_eq!((february.issued, february.known), (3, 0));
        }
        let both = world.figure("both")?;
        assert_eq!(world.value(NORTH, both, month(0)).await?.known, 13);
        let known = world
            .read(move |tx, pass, _| {
                store::entries(tx, pass, (CENTRE, helped), (month(0), Basis::Known), None, 10)
            })
            .await?;
        assert_eq!(known.iter().map(|entry| entry.amount).sum::<i64>(), 13);
        assert!(known.iter().all(|entry| entry.record.is_some()));
        let issued = world
            .read(move |tx, pass, _| {
                store::entries(tx, pass, (NORTH, helped), (month(0), Basis::Issued), None, 10)
            })
            .await?;
        assert_eq!(issued.len(), 1);
        Ok(())
    });
}

#[test]
fn a_counted_level_stays_what_was_counted() {
    on_each(async |world| {
        let members = world.figure("members")?;
        world.save(vec![(A, members, month(1).last(), 100, Count)]).await?;
        world.save(vec![(A, members, day(month(0), 9), 4, Change)]).await?;
        assert_eq!(world.value(A, members, month(0)).await?.known, 4);
        assert_eq!(world.value(A, members, month(1)).await?.known, 100);
        world.save(vec![(A, members, day(month(2), 9), 5, Change)]).await?;
        assert_eq!(world.value(CENTRE, members, month(3)).await?.known, 105);
        // Taken back, what was held against the count counts again.
        world.correct(world.records[0], Vec::new()).await?;
        assert_eq!(world.value(CENTRE, members, month(3)).await?.known, 9);
        Ok(())
    });
}

#[test]
fn a_unit_that_changes_parent_takes_its_members_along_and_leaves_its_flows() {
    on_each(async |world| {
        let (helped, members) = (world.figure("helped")?, world.figure("members")?);
        world.save(vec![(A, members, month(0).last(), 40, Change)]).await?;
        world.save(vec![(B, members, month(0).last(), 2, Count)]).await?;
        world.save(vec![(A, helped, month(0).last(), 7, Change)]).await?;
        world.save(vec![(A, helped, day(month(1), 3), 5, Change)]).await?;
        world
            .decide(day(month(1), 10), |grove| {
                grove.hang(A, day(month(1), 10), SOUTH);
                (Vec::new(), vec![A])
            })
            .await?;
        assert_eq!(world.value(NORTH, members, month(0)).await?.known, 42);
        assert_eq!(world.value(NORTH, members, month(1)).await?.known, 2);
        assert_eq!(world.value(SOUTH, members, month(1)).await?.known, 40);
        assert_eq!(world.value(CENTRE, members, month(1)).await?.known, 42);
        assert_eq!(world.value(NORTH, helped, month(0)).await?.known, 7);
        assert_eq!(world.value(SOUTH, helped, month(1)).await?.known, 5);
        // The province's own remainder is not what its communes brought.
        world.save(vec![(SOUTH, members, month(1).last(), 3, Count)]).await?;
        assert_eq!(world.value(SOUTH, members, month(1)).await?.known, 43);
        world.correct(world.records[4], Vec::new()).await?;
        // Late, and from before the move: it follows.
        world.lock(CENTRE, month(0), true).await?;
        world.save(vec![(A, members, month(0).last(), 6, Change)]).await?;
        let january = world.value(NORTH, members, month(0)).await?;
        assert_eq!((january.issued, january.known), (42, 48));
        assert_eq!(world.value(NORTH, members, month(1)).await?.known, 2);
        let february = world.value(SOUTH, members, month(1)).await?;
        assert_eq!((february.issued, february.known), (46, 46));
        // What has followed the decision would be lost by undoing it.
        let refused = world.undo().await;
        assert!(matches!(refused, Err(kernel::Error::Invalid(_))), "{refused:?}");
        Ok(())
    });
}

#[test]
fn undo_puts_everything_back() {
    on_each(async |world| {
        let members = world.figure("members")?;
        world.save(vec![(A, members, month(0).last(), 41, Count)]).await?;
        world.save(vec![(B, members, month(0).last(), 9, Count)]).await?;
        let on = day(month(1), 1);
        world
            .decide(on, |grove| {
                let new = grove.found(on, Some(SOUTH));
                for unit in [A, B] {
                    grove.close(unit, on);
                    grove.pass_on(unit, on, &[(new, None)]);
                }
                (vec![A, B], Vec::new())
            })
            .await?;
        assert_eq!(world.value(SOUTH, members, month(1)).await?.known, 50);
        assert_eq!(world.value(NORTH, members, month(1)).await?.known, 0);
        world.undo().await?;
        assert_eq!(world.value(NORTH, members, month(1)).await?.known, 50);
        assert_eq!(world.value(SOUTH, members, month(1)).await?.known, 0);
        Ok(())
    });
}

#[test]
fn a_cut_unit_is_apportioned_and_an_open_cut_says_so() {
    on_each(async |world| {
        let helped = world.figure("helped")?;
        world.save(vec![(A, helped, month(0).last(), 2, Change)]).await?;
        world.save(vec![(B, helped, month(0).last(), 5, Change)]).await?;
        let on = day(month(1), 1);
        let third = Some((1, 3));
        world
            .decide(on, |grove| {
                let parts = [NORTH, SOUTH, SOUTH].map(|above| grove.found(on, Some(above)));
                grove.close(A, on);
                grove.pass_on(A, on, &parts.map(|part| (part, third)));
                let halves = [NORTH, SOUTH].map(|above| grove.found(on, Some(above)));
                grove.close(B, on);
                grove.pass_on(B, on, &halves.map(|half| (half, None)));
                (vec![A, B], Vec::new())
            })
            .await?;
        let parts: Vec<UnitId> = (8..=10).map(UnitId).collect();
        let mut told = Vec::new();
        for part in &parts {
            if let OnMap::Told { values, .. } = world.on_map(*part, month(0), on).await? {
                told.extend(values.iter().find(|(f, _)| *f == helped).map(|(_, value)| *value));
            }
        }
        assert_eq!(told, [1, 1, 0]);
        let open = world.on_map(NORTH, month(0), on).await?;
        assert_eq!(open, OnMap::CannotTell { nearest: Some(CENTRE) });
        Ok(())
    });
}

#[test]
fn a_figure_that_is_told_apart_is_divided_by_its_own_shares() {
    on_each(async |world| {
        let (helped, members) = (world.figure("helped")?, world.figure("members")?);
        world.save(vec![(A, helped, month(0).last(), 100, Change)]).await?;
        world.save(vec![(A, members, month(0).last(), 41, Count)]).await?;
        let on = day(month(1), 1);
        world
            .decide(on, |grove| {
                let parts = [NORTH, SOUTH].map(|above| grove.found(on, Some(above)));
                grove.close(A, on);
                grove.pass_on(A, on, &parts.map(|part| (part, Some((1, 2)))));
                // Whose members all live in the first, and who was helped mostly in the second.
                grove.tell_apart(A, members, &[(parts[0], (1, 1)), (parts[1], (0, 1))]);
                grove.tell_apart(A, helped, &[(parts[0], (1, 10)), (parts[1], (9, 10))]);
                (vec![A], Vec::new())
            })
            .await?;
        for (part, helped_there, members_there) in [(8, 10, 41), (9, 90, 0)] {
            let part = UnitId(part);
            assert_eq!(world.value(part, members, month(1)).await?.known, members_there);
            let OnMap::Told { values, .. } = world.on_map(part, month(0), on).await? else {
                panic!("all shares are said");
            };
            let told = |of| values.iter().find(|(figure, _)| *figure == of).map(|told| told.1);
            assert_eq!((told(helped), told(members)), (Some(helped_there), Some(members_there)));
        }
        world.undo().await?;
        assert_eq!(world.value(A, members, month(1)).await?.known, 41);
        Ok(())
    });
}

#[test]
fn a_pass_reaches_no_further_than_its_unit() {
    on_each(async |world| {
        let helped = world.figure("helped")?;
        world.save(vec![(A, helped, month(0).last(), 2, Change)]).await?;
        let refused = world.save(vec![(UnitId(99), helped, month(0).last(), 2, Change)]).await;
        assert!(refused.is_err());
        let both = world.figure("both")?;
        let refused = world.save(vec![(A, both, month(0).last(), 2, Change)]).await;
        assert!(refused.is_err(), "a derived figure cannot be posted");
        let refused = world.save(vec![(A, helped, month(0).last(), i64::MAX, Change)]).await;
        assert!(matches!(refused, Err(kernel::Error::Invalid(_))), "{refused:?}");
        Ok(())
    });
}

#[test]
fn writers_side_by_side_and_a_fold_between_them_lose_nothing() {
    on_each(async |world| {
        let helped = world.figure("helped")?;
        let mut tasks = Vec::new();
        for writer in 0..8_i64 {
            let (db, pass, figures) = world.parts();
            tasks.push(tokio::spawn(async move {
                for turn in 0..6_i64 {
                    let posting = crate::Posting {
                        unit: UnitId(4 + (writer + turn) % 4),
                        figure: helped,
                        on_day: day(month(turn % 2), 3),
                        amount: 1,
                        what: Change,
                        origin: None,
                    };
                    let (pass, figures) = (pass.clone(), std::sync::Arc::clone(&figures));
                    db.write(move |tx| {
                        tx.without_journal("an opening entry of a test");
                        store::post(tx, &pass, &figures, &[posting]).map(|_| ())
                    })
                    .await?;
                    // A fold that meets another is refused and takes nothing.
                    let _ = db.write(store::fold).await;
                }
                Ok::<(), kernel::Error>(())
            }));
        }
        for task in tasks {
            task.await.map_err(kernel::Error::fault)??;
        }
        assert_eq!(world.broken().await?, []);
        assert_eq!(world.value(CENTRE, helped, month(0)).await?.known, 24);
        assert_eq!(world.value(CENTRE, helped, month(1)).await?.known, 24);
        Ok(())
    });
}

#[test]
fn many_units_are_read_as_each_alone_and_locks_are_told_of_each() {
    on_each(async |world| {
        let (turns, members) = (world.figure("turns")?, world.figure("members")?);
        world.save(vec![(A, turns, day(month(0), 5), 10, Change)]).await?;
        world.save(vec![(B, members, day(month(0), 28), 100, Count)]).await?;
        world.save(vec![(B, turns, day(month(2), 3), 7, Change)]).await?;
        world.save(vec![(SOUTH, members, day(month(1), 3), 4, Change)]).await?;
        world.lock(NORTH, month(1), true).await?;
        let months = [month(0), month(1), month(2), month(13)];
        let read = async |above: UnitId, units: Vec<UnitId>| {
            let under = (above, month(13).last());
            world
                .read(move |tx, pass, figures| {
                    store::readings(tx, pass, figures, under, &units, &months)
                })
                .await
        };
        assert!(read(CENTRE, vec![A]).await.is_err(), "two steps below is not directly below");
        assert!(read(NORTH, vec![SOUTH]).await.is_err());
        let whole = read(CENTRE, vec![CENTRE, NORTH, SOUTH]).await?;
        let north = read(NORTH, vec![A, B]).await?;
        for unit in [CENTRE, NORTH, SOUTH, A, B] {
            let read = if unit == A || unit == B { &north } else { &whole };
            for month in months {
                for figure in [turns, members, world.figure("both")?] {
                    let alone = world.value(unit, figure, month).await?;
                    assert_eq!(read.get(unit, month, figure), alone, "{unit} {month:?} {figure}");
                }
            }
        }
        assert_eq!(north.get(B, month(2), members).issued, 100, "a level is carried");
        let spots = [NORTH, A, B, SOUTH].map(|unit| Spot { unit, month: month(1) });
        let locked = world.read(move |tx, _, _| store::locked_of(tx, &spots)).await?;
        let found: Vec<UnitId> =
            spots.iter().filter(|spot| locked.contains(spot)).map(|spot| spot.unit).collect();
        assert_eq!(found, [NORTH, A, B], "a paper locks what lies under it");
        Ok(())
    });
}
