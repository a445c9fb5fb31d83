//! `GET /campaigns`: the campaigns, each leading to what a unit did for it, as recorded or on the
//! map of a day. It reads no number.

use super::onmap::stands;
use crate::acts;
use kernel::Day;
use kit::page::Group;
use kit::{Answer, Markup, PageHead, Visit, html};
use org::ofday::{Instead, OfDay, Ways};
use org::standing::Standing;

/// `GET /campaigns?unit=&map=`
pub(super) async fn show(visit: Visit) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let today = who.today();
    let map = OfDay::maybe(&visit, today)?;
    let day = map.as_ref().map(|map| map.day);
    let read = move |tx: &mut kernel::db::Tx<'_>| match day {
        None => Ok((Standing::at(tx, &who, &acts::VIEW, &code, today)?, None)),
        Some(day) => stands(tx, &who, &code, ((Day::FIRST, today), day)),
    };
    let (standing, instead_of) = visit.house().db.read(read).await?;
    let words = visit.words();
    let head =
        PageHead::new(words.say("campaigns-title"), Group::Works).lead(words.say("campaigns-lead"));
    let head = standing.head(head, |code| at("/campaigns", code, map.as_ref()));
    Ok(visit.page(&head, body(&visit, &standing, (instead_of.as_ref(), map.as_ref()))))
}

/// A page of a unit on a map.
fn at(page: &str, unit: &str, map: Option<&OfDay>) -> String {
    let on = map.map(|map| format!("&map={}", map.text)).unwrap_or_default();
    format!("{page}?unit={unit}{on}")
}

fn body(
    visit: &Visit,
    standing: &Standing,
    (instead_of, map): (Option<&Instead>, Option<&OfDay>),
) -> Markup {
    let (words, today, place) = (visit.words(), visit.who().today(), &standing.place);
    let (code, stands) = (&standing.code, (place.from..=place.until).contains(&today));
    let on_today = OfDay { text: "today".to_owned(), day: today };
    let ways = Ways {
        action: "/campaigns",
        kept: vec![("unit", code.clone())],
        reported: stands.then(|| at("/campaigns", &place.code, None)),
        today: standing
            .days
            .lead_on((Day::FIRST, today), today)
            .then(|| at("/campaigns", code, Some(&on_today))),
        map,
        day: map.map_or(today, |map| map.day),
    };
    html! {
        (ways.draw(words))
        @if let Some(old) = instead_of { (old.draw(words, ways.day, &place.name)) }
        section.card { ul.list { @for campaign in catalogue::campaigns() {
            li { a href=(at(&format!("/campaigns/{}", campaign.code), code, map)) {
                span { (campaign.label(words.lang())) }
                span.quiet { (words.say(&format!("campaign-sort-{}", campaign.sort))) }
            } }
        } } }
    }
}
