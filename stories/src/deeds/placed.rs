//! What was done in a commune is read from the commune, not from the month of the province: part
//! after part it is all of it, each piece once, whoever recorded it and with whatever else is asked
//! for. It opens with who may not.

use super::{COMMUNE, Demo, PROVINCE, StatusCode, Visitor, done, house, new, post, reversed, work};
use activities::model::{ActivityId, Cursor, Filter, State};
use kernel::db::{Tx, sql};
use kernel::{Day, Result, Role, UnitId, place};
use std::collections::HashMap;

pub async fn is_read_part_after_part(demo: &Demo, chi: &mut Visitor) {
    let list = format!("/activities?unit={PROVINCE}&year=2024&place={COMMUNE}");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&list).await.status, StatusCode::NOT_FOUND);
    // Here and said to be here; here and done elsewhere.
    let here = work(&[("count-parcels", "3"), ("place", "Xã Phú Lợi"), ("title", "Tại xã nhà")]);
    let here = done(&post(chi, &new(COMMUNE, "gift"), &here).await);
    let away = [("count-parcels", "4"), ("place", "xa vinh binh nam"), ("title", "Ở xã bạn")];
    let away = done(&post(chi, &new(COMMUNE, "gift"), &work(&away)).await);
    let own = format!("/activities?unit={COMMUNE}&year=2024&place={COMMUNE}");
    let shown = chi.page(&own).await.text();
    assert!(shown.contains(&here), "{shown}");
    demo.house.db.read(parts_are_the_whole).await.expect("the lists");
    let named = |to: &str| ActivityId::read(to.trim_start_matches("/activities/")).expect("an id");
    let (here, away) = (named(&here), named(&away));
    let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
        let asked =
            Filter { search: String::new(), ..asked(place::find(tx, COMMUNE, today())?.id) };
        let all = by_parts(tx, &asked, 3)?;
        Ok((all.iter().filter(|id| **id == here).count(), all.contains(&away)))
    });
    assert_eq!(read.await.expect("a list"), (1, false), "once, and nothing done elsewhere");
    for to in [here, away] {
        reversed(chi, &format!("/activities/{to}"), 1).await;
    }
}

fn today() -> Day {
    house::today()
}

fn asked(spot: UnitId) -> Filter {
    Filter {
        from: Day::of(2024, 1, 1).unwrap_or(Day::FIRST),
        until: Day::of(2024, 12, 31).unwrap_or(Day::LAST),
        kinds: Vec::new(),
        state: None,
        campaign: None,
        search: String::new(),
        spot: Some(spot),
        begun: None,
        quick: false,
    }
}

/// Of the commune, of its district, and with each other thing that can be asked for.
fn parts_are_the_whole(tx: &mut Tx<'_>) -> Result<()> {
    for at in [COMMUNE, house::DISTRICT] {
        let spot = place::find(tx, at, today())?.id;
        let (whole, last) = (asked(spot), kernel::Month::of(today()).last());
        for (said, filter) in [
            ("all", whole.clone()),
            (
                "kinds",
                Filter { kinds: vec!["gift".into(), "tet-quan-dan".into()], ..whole.clone() },
            ),
            ("state", Filter { state: Some(State::Counted), ..whole.clone() }),
            ("campaign", Filter { campaign: Some("CMP-13".into()), ..whole.clone() }),
            ("words", Filter { search: "xã".into(), ..whole.clone() }),
            (
                "a month",
                Filter { search: "xã".into(), from: today(), until: last, ..whole.clone() },
            ),
            ("begun", Filter { begun: Day::of(2024, 10, 20), ..whole.clone() }),
        ] {
            let (one, many) = (by_parts(tx, &filter, 1)?, by_parts(tx, &filter, 1_000)?);
            assert_eq!(one, many, "{at}, {said}: parts are not the whole");
            let told = told(tx, &filter)?;
            assert!(!told.is_empty(), "{at}, {said}: nothing to see");
            assert_eq!(many, told, "{at}, {said}");
        }
    }
    Ok(())
}

fn by_parts(tx: &mut Tx<'_>, filter: &Filter, most: i64) -> Result<Vec<ActivityId>> {
    let binh = house::person(tx, Role::Approver, PROVINCE)?;
    let pass = binh.may(&activities::acts::VIEW, &place::find(tx, PROVINCE, today())?)?;
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let rows = activities::store::list(tx, &pass, filter, after, most)?;
        let Some(last) = rows.last() else { return Ok(all) };
        after = Some(Cursor { on_day: last.on_day, id: last.id });
        all.extend(rows.iter().map(|row| row.id));
    }
}

/// The same, read piece by piece from the work itself: where it was done, or where nobody says, who
/// did it.
fn told(tx: &mut Tx<'_>, filter: &Filter) -> Result<Vec<ActivityId>> {
    type Piece = (ActivityId, UnitId, String, String, Day, String);
    let pieces: Vec<Piece> = sql(
        "select id, coalesce(place, unit), kind || '|' || coalesce(campaign, ''), state, from_on, \
         title_folded from activity where until_on >= $1 and until_on <= $2 \
         order by until_on desc, id desc",
    )
    .bind(filter.from)
    .bind(filter.until)
    .all(tx)?;
    let (mut all, mut under) = (Vec::new(), HashMap::new());
    for (id, at, kind, state, from_on, title) in pieces {
        let (kind, campaign) = kind.split_once('|').unwrap_or_default();
        let is_there = *under.entry(at).or_insert_with(|| {
            let chain = place::get(tx, at, today()).map(|place| place.chain).unwrap_or_default();
            filter.spot.is_none_or(|spot| chain.contains(&spot))
        });
        let is_asked = (filter.kinds.is_empty() || filter.kinds.iter().any(|asked| asked == kind))
            && filter.state.is_none_or(|asked| asked.code() == state)
            && filter.campaign.as_ref().is_none_or(|asked| asked == campaign)
            && filter.begun.is_none_or(|day| from_on <= day)
            && (filter.search.is_empty() || title.split(' ').any(|word| word.starts_with("xa")));
        if is_there && is_asked {
            all.push(id);
        }
    }
    Ok(all)
}
