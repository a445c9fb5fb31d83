//! A unit that is cut with records named for its parts, with the numbers one would check by hand.

use super::grove::Grove;
use super::stories::{A, NORTH, on_each};
use super::world::{CENTRE, World, day, month};
use crate::What::{Change, Count};
use crate::store::{self, Basis, Cut, Fate, OnMap};
use crate::{FigureId, RecordId};
use kernel::{Error, Month, Result, UnitId};

type Shares = [Option<(i64, i64)>; 2];

/// Cuts A in two from the fourth month on, with records named for the second part.
async fn cut(world: &mut World<'_>, shares: Shares, named: &[RecordId]) -> Result<[UnitId; 2]> {
    let on = month(3).first();
    let mut parts = [CENTRE; 2];
    world
        .decide(on, |grove| {
            parts = [grove.found(on, Some(NORTH)), grove.found(on, Some(NORTH))];
            grove.close(A, on);
            grove.pass_on(A, on, &[(parts[0], shares[0]), (parts[1], shares[1])]);
            grove.named.extend(named.iter().map(|record| (A, *record, parts[1])));
            (vec![A], vec![])
        })
        .await?;
    Ok(parts)
}

/// What a unit has of a figure in a month on the map after the cut, and how that was divided.
async fn after(
    world: &World<'_>,
    unit: UnitId,
    (m, figure): (Month, FigureId),
) -> Result<Option<(i64, Cut)>> {
    let day = month(6).first();
    world
        .read(move |tx, pass, figures| {
            let atlas = figures.atlas(tx)?;
            let (at, only) = ((unit, day), [figure]);
            let told = store::months_on_map(tx, pass, figures, &atlas, at, &[m], Some(&only))?;
            let [OnMap::Told { values, cut }] = told.as_slice() else { return Ok(None) };
            let value = values.iter().find(|(known, _)| *known == figure);
            Ok(value.map(|(_, value)| (*value, *cut)))
        })
        .await
}

const THIRDS: Shares = [Some((1, 3)), Some((2, 3))];

#[test]
fn named_records_go_where_they_are_named_for_and_only_the_rest_is_divided() {
    on_each(async |world| {
        let (helped, members) = (world.figure("helped")?, world.figure("members")?);
        world.save(vec![(A, helped, day(month(0), 5), 40, Change)]).await?;
        world.save(vec![(A, helped, day(month(0), 6), 10, Change)]).await?;
        world.save(vec![(A, members, day(month(1), 2), 7, Change)]).await?;
        world.save(vec![(A, members, day(month(1), 3), 10, Change)]).await?;
        let named = [world.records[0], world.records[3]];
        let parts = cut(world, THIRDS, &named).await?;
        // Ten by thirds, and forty beside it.
        for (part, value) in parts.into_iter().zip([3, 47]) {
            let told = after(world, part, (month(0), helped)).await?;
            assert_eq!(told, Some((value, Cut::Apportioned)), "{part}");
        }
        // Seven members by thirds, ten beside them: on the map before and in the levels since.
        for (part, value) in parts.into_iter().zip([2, 15]) {
            assert_eq!(
                after(world, part, (month(1), members)).await?.map(|told| told.0),
                Some(value)
            );
            assert_eq!(world.own(part, members, month(3)).await?, value, "{part}");
        }
        assert_eq!(after(world, NORTH, (month(0), helped)).await?, Some((50, Cut::No)));
        // What comes late of a named record goes the same way, as known now and where it is booked.
        world.lock(NORTH, month(0), true).await?;
        let late = vec![(A, helped, day(month(0), 5), 42, Change)];
        world.correct(named[0], late).await?;
        assert_eq!(after(world, parts[1], (month(0), helped)).await?.map(|told| told.0), Some(49));
        world.correct(named[1], vec![(A, members, day(month(1), 3), 11, Change)]).await?;
        assert_eq!(world.own(parts[1], members, month(3)).await?, 16);
        assert_eq!(world.own(parts[0], members, month(3)).await?, 2);
        assert_eq!(after(world, parts[1], (month(1), members)).await?.map(|told| told.0), Some(16));
        Ok(())
    });
}

#[test]
fn what_is_all_named_needs_no_shares_and_a_count_has_all_that_was_counted() {
    on_each(async |world| {
        let (helped, members) = (world.figure("helped")?, world.figure("members")?);
        world.save(vec![(A, helped, day(month(0), 5), 40, Change)]).await?;
        world.save(vec![(A, members, day(month(0), 5), 90, Change)]).await?;
        world.save(vec![(A, members, month(1).last(), 100, Count)]).await?;
        world.save(vec![(A, members, day(month(2), 5), 4, Change)]).await?;
        let named = [world.records[0], world.records[2]];
        let parts = cut(world, [None, None], &named).await?;
        let atlas = world.atlas().await?;
        assert!(matches!(atlas.fate(A, month(6).first(), None), Fate::Open(_)));
        for (part, value) in parts.into_iter().zip([0, 40]) {
            assert_eq!(after(world, part, (month(0), helped)).await?, Some((value, Cut::Named)));
        }
        // The first month's members are nobody's record, the second's are all in the count.
        assert_eq!(after(world, parts[1], (month(0), members)).await?, None);
        for (part, value) in parts.into_iter().zip([0, 100]) {
            let told = after(world, part, (month(1), members)).await?;
            assert_eq!(told, Some((value, Cut::Named)), "{part}");
        }
        // Four came after: they are the default part's, for nobody said otherwise.
        assert_eq!(after(world, parts[1], (month(2), members)).await?, None);
        assert_eq!(world.own(parts[0], members, month(3)).await?, 4);
        assert_eq!(world.own(parts[1], members, month(3)).await?, 100);
        world.undo().await?;
        assert_eq!(world.own(A, members, month(3)).await?, 104);
        Ok(())
    });
}

#[test]
fn what_others_took_away_hides_no_named_part() {
    on_each(async |world| {
        let members = world.figure("members")?;
        world.save(vec![(A, members, day(month(0), 5), 30, Change)]).await?;
        world.save(vec![(A, members, day(month(1), 5), -30, Change)]).await?;
        let named = [world.records[0]];
        let parts = cut(world, THIRDS, &named).await?;
        // The level is nought: thirty are named for the second, and thirty less are divided.
        for (part, value) in parts.into_iter().zip([-10, 10]) {
            let told = after(world, part, (month(1), members)).await?;
            assert_eq!(told, Some((value, Cut::Apportioned)), "{part}");
            assert_eq!(world.own(part, members, month(3)).await?, value, "{part}");
            let made = made_of(world, part, (month(1), members)).await?;
            assert_eq!(made, [(A, value, 0, false)], "what {part} is made of");
        }
        assert_eq!(world.own(A, members, month(3)).await?, 0);
        world.undo().await?;
        assert_eq!(world.own(A, members, month(3)).await?, 0);
        let broken = world.broken().await?;
        assert!(broken.is_empty(), "{broken:?}");
        Ok(())
    });
}

/// What a unit's number of a month is made of on the map after the cut: unit, inside, of, open.
async fn made_of(
    world: &World<'_>,
    unit: UnitId,
    (m, figure): (Month, FigureId),
) -> Result<Vec<(UnitId, i64, i64, bool)>> {
    let at = (unit, m, month(6).first());
    let parts = world
        .read(move |tx, pass, figures| {
            let atlas = figures.atlas(tx)?;
            store::parts_on_map(tx, pass, figures, &atlas, at, (figure, Basis::Known))
        })
        .await?;
    Ok(parts.into_iter().map(|part| (part.unit, part.inside, part.of, part.is_open)).collect())
}

#[test]
fn a_number_that_is_told_in_part_is_made_of_what_is_named() {
    on_each(async |world| {
        let helped = world.figure("helped")?;
        world.save(vec![(A, helped, day(month(0), 5), 40, Change)]).await?;
        world.save(vec![(A, helped, day(month(0), 6), 10, Change)]).await?;
        let named = [world.records[0]];
        let parts = cut(world, [None, None], &named).await?;
        let at = (month(0), helped);
        assert_eq!(made_of(world, parts[1], at).await?, [(A, 40, 50, true)]);
        assert_eq!(made_of(world, parts[0], at).await?, []);
        // What comes late of it is booked at its part: it cannot be named otherwise any more.
        let elsewhere = async |world: &World<'_>| {
            world.read(move |tx, pass, _| store::booked_elsewhere(tx, pass, A)).await
        };
        assert!(elsewhere(world).await?.is_empty());
        for locked in 0..4 {
            world.lock(NORTH, month(locked), true).await?;
        }
        let late = vec![(A, helped, day(month(0), 5), 45, Change)];
        world.correct(named[0], late).await?;
        assert_eq!(elsewhere(world).await?, named.into());
        assert_eq!(made_of(world, parts[1], at).await?, [(A, 45, 55, true)]);
        Ok(())
    });
}

#[test]
fn opposite_changes_that_went_to_different_heirs_are_in_the_way_of_an_undo() {
    on_each(async |world| {
        let members = world.figure("members")?;
        let at = |amount| vec![(A, members, day(month(0), 5), amount, Change)];
        world.save(at(10)).await?;
        world.save(at(7)).await?;
        let (named, other) = (world.records[0], world.records[1]);
        // Among units that stood before: an entry at a founded one would be in the way by itself.
        let (on, parts) = (month(3).first(), [UnitId(5), UnitId(6)]);
        world
            .decide(on, |grove| {
                grove.close(A, on);
                grove.pass_on(A, on, &[(parts[0], THIRDS[0]), (parts[1], THIRDS[1])]);
                grove.named.push((A, named, parts[1]));
                (vec![A], vec![])
            })
            .await?;
        world.correct(named, at(15)).await?;
        world.correct(other, at(2)).await?;
        assert_eq!(world.own(A, members, month(3)).await?, 0);
        let Err(Error::Invalid(flaws)) = world.undo().await else { panic!("it was undone") };
        assert_eq!(flaws[0].key, "book-undo-late-entry");
        // The other one's five less went to the default part, the named five to the second.
        for (part, value) in parts.into_iter().zip([2 - 5, 15 + 5]) {
            assert_eq!(world.own(part, members, month(3)).await?, value, "{part}");
        }
        // Taken back, nothing has followed.
        world.correct(named, at(10)).await?;
        world.correct(other, at(7)).await?;
        world.undo().await?;
        assert_eq!(world.own(A, members, month(3)).await?, 17);
        Ok(())
    });
}

#[test]
fn what_came_late_at_a_unit_that_was_closed_within_the_month_is_told() {
    on_each(async |world| {
        let helped = world.figure("helped")?;
        world.save(vec![(A, helped, day(month(0), 5), 40, Change)]).await?;
        for locked in 0..3 {
            world.lock(NORTH, month(locked), true).await?;
        }
        let late = vec![(A, helped, day(month(0), 5), 42, Change)];
        world.correct(world.records[0], late).await?;
        let on = day(month(3), 15);
        let close = |grove: &mut Grove| {
            let heir = grove.found(on, Some(NORTH));
            grove.close(A, on);
            grove.pass_on(A, on, &[(heir, None)]);
            (vec![A], vec![])
        };
        world.decide(on, close).await?;
        let told = world
            .read(move |tx, pass, figures| {
                let (atlas, span) = (figures.atlas(tx)?, (month(3), month(3)));
                let at = (NORTH, month(3).last());
                store::late_on_map(tx, pass, &atlas, at, (span, &[helped]), 10)
            })
            .await?;
        assert_eq!(told.sums.get(&(helped, month(0))), Some(&2), "{told:?}");
        assert_eq!(told.entries.len(), 1, "{told:?}");
        Ok(())
    });
}
