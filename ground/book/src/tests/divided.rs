//! A level that changes after its unit was cut, with the numbers one would check by hand: it is
//! divided with what was handed on before, in whatever order things were learnt.

use super::grove::Grove;
use super::stories::{A, NORTH, on_each};
use super::world::{CENTRE, World, day, month};
use crate::RecordId;
use crate::What::Change;
use crate::store;
use kernel::{Day, Result, UnitId};

/// Cuts A in two from the fourth month on; the parts were founded before, so that an undo asks what
/// followed and not whether they stand.
async fn cut(world: &mut World<'_>, shares: [(i64, i64); 2]) -> Result<[UnitId; 2]> {
    let mut parts = [CENTRE; 2];
    world
        .decide(month(1).first(), |grove| {
            let on = month(1).first();
            parts = [grove.found(on, Some(NORTH)), grove.found(on, Some(NORTH))];
            (vec![], vec![])
        })
        .await?;
    let on = month(3).first();
    world
        .decide(on, |grove| {
            grove.close(A, on);
            pass_on(grove, on, parts, shares);
            (vec![A], vec![])
        })
        .await?;
    Ok(parts)
}

fn pass_on(grove: &mut Grove, on: Day, parts: [UnitId; 2], shares: [(i64, i64); 2]) {
    let each = parts.into_iter().zip(shares.map(Some));
    grove.pass_on(A, on, &each.collect::<Vec<_>>());
}

/// What both parts hold in the month of the cut.
async fn own(world: &World<'_>, parts: [UnitId; 2], told: [i64; 2]) -> Result<()> {
    let members = world.figure("members")?;
    for (part, held) in parts.into_iter().zip(told) {
        assert_eq!(world.own(part, members, month(3)).await?, held, "{part}");
    }
    Ok(())
}

const HALVES: [(i64, i64); 2] = [(1, 2), (1, 2)];

#[test]
fn other_shares_divide_anew_and_an_undo_finds_nothing_left() {
    on_each(async |world| {
        let members = world.figure("members")?;
        let parts = cut(world, HALVES).await?;
        world.save(vec![(A, members, day(month(0), 5), 10, Change)]).await?;
        own(world, parts, [5, 5]).await?;
        let (on, decision) = (month(3).first(), world.decisions[1].id);
        world.grove.passings.clear();
        pass_on(&mut world.grove, on, parts, [(3, 10), (7, 10)]);
        let grove = world.grove.clone();
        world
            .write(move |tx, pass, figures| {
                let handed = store::handed(tx, pass, (A, on))?;
                grove.write(tx)?;
                store::divide_anew(tx, pass, figures, decision, &handed)
            })
            .await?;
        own(world, parts, [3, 7]).await?;
        world.correct(world.records[0], vec![(A, members, day(month(0), 5), 11, Change)]).await?;
        own(world, parts, [3, 8]).await?;
        world.correct(world.records[0], vec![]).await?;
        own(world, parts, [0, 0]).await?;
        world.undo().await?;
        own(world, parts, [0, 0]).await?;
        assert!(world.broken().await?.is_empty());
        Ok(())
    });
}

#[test]
fn what_comes_late_is_issued_at_whoever_stands_for_each_part() {
    on_each(async |world| {
        let members = world.figure("members")?;
        let parts = cut(world, HALVES).await?;
        let on = month(5).first();
        let mut heir = CENTRE;
        world
            .decide(on, |grove| {
                heir = grove.found(on, Some(NORTH));
                grove.close(parts[0], on);
                grove.pass_on(parts[0], on, &[(heir, None)]);
                (vec![parts[0]], vec![])
            })
            .await?;
        for locked in 0..6 {
            world.lock(CENTRE, month(locked), true).await?;
        }
        world.save(vec![(A, members, day(month(0), 5), 2, Change)]).await?;
        for (unit, held) in [(heir, 1), (parts[0], 0), (parts[1], 1)] {
            let level = world.value(unit, members, month(6)).await?;
            assert_eq!((level.issued, level.known), (held, held), "{unit}");
        }
        assert!(world.broken().await?.is_empty());
        Ok(())
    });
}

#[test]
fn two_who_come_at_once_are_divided_one_after_the_other() {
    on_each(async |world| {
        let members = world.figure("members")?;
        let parts = cut(world, HALVES).await?;
        let one = || (RecordId::new(), vec![(A, members, day(month(0), 5), 1, Change)]);
        for pairs in 1..=8 {
            let ((a, first), (b, second)) = (one(), one());
            let (a, b) = tokio::join!(world.save_as(a, first), world.save_as(b, second));
            a.and(b)?;
            own(world, parts, [pairs, pairs]).await?;
        }
        Ok(())
    });
}
