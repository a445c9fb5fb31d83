//! The map a page is read on: as it was reported, today's, that of a day that is typed; and which
//! unit it shows where the one that was asked for is no more on that map. It reads the address and
//! draws the choice; it reads no number.

use crate::standing::Standing;
use kernel::db::Tx;
use kernel::{Day, Error, Result, place};
use kit::badge::Tone;
use kit::notice::banner;
use kit::tabs::chips;
use kit::{Markup, Visit, Words, html};

/// The map that is asked for.
#[derive(Debug, Clone)]
pub struct OfDay {
    /// As the address says it: `today`, or a day.
    pub text: String,
    /// The day.
    pub day: Day,
}

impl OfDay {
    /// The map of the address; none when it names none: as it was reported.
    pub fn maybe(visit: &Visit, today: Day) -> Result<Option<OfDay>> {
        let text = visit.query("map");
        let day = match text.as_str() {
            "" => return Ok(None),
            "today" => today,
            text => Day::read(text).map_err(|_| Error::flaw("map", "map-day-unread"))?,
        };
        Ok(Some(OfDay { text, day }))
    }

    /// The map of the address, today's when it names none.
    pub fn of(visit: &Visit, today: Day) -> Result<OfDay> {
        let asked = OfDay::maybe(visit, today)?;
        Ok(asked.unwrap_or_else(|| OfDay { text: "today".to_owned(), day: today }))
    }
}

/// The unit that was asked for, where another stands in its place on the day of the map.
pub struct Instead {
    /// Its name.
    pub name: String,
    /// Its path, under which it is as it was reported.
    pub code: String,
}

impl Instead {
    /// The unit of an address written on a day (`was`), where the page shows another; none where
    /// it shows the one that was asked for.
    pub fn of(
        tx: &mut Tx<'_>,
        standing: &Standing,
        (code, was): (&str, Day),
    ) -> Result<Option<Instead>> {
        if code.is_empty() || standing.place.code == code {
            return Ok(None);
        }
        Ok(Some(Instead { name: place::find(tx, code, was)?.name, code: code.to_owned() }))
    }

    /// Says which unit is no more, and which one is shown.
    pub fn said(&self, words: &Words, day: Day, shown: &str) -> String {
        let (old, unit) = (self.name.clone(), shown.to_owned());
        words.say_with("map-instead", &[("old", old), ("day", day.vn()), ("unit", unit)])
    }

    /// The same above the page.
    pub fn draw(&self, words: &Words, day: Day, shown: &str) -> Markup {
        banner(Tone::Note, html! { (self.said(words, day, shown)) })
    }
}

/// The ways to read one page.
pub struct Ways<'a> {
    /// The path of the page.
    pub action: &'a str,
    /// What stays of the address: the unit or the cluster, the month, an opened figure.
    pub kept: Vec<(&'static str, String)>,
    /// Where the page as reported is; none for a unit that did not stand in the month.
    pub reported: Option<String>,
    /// Where the page on today's map is; none for a unit that has nobody in its place there.
    pub today: Option<String>,
    /// The map that is read now; none: as reported.
    pub map: Option<&'a OfDay>,
    /// What stands in the field for a day.
    pub day: Day,
}

impl Ways<'_> {
    /// Draws the choice.
    pub fn draw(&self, words: &Words) -> Markup {
        let mut items = Vec::new();
        if let Some(reported) = &self.reported {
            items.push((words.say("map-as-reported"), reported.clone(), self.map.is_none()));
        }
        let is_today = self.map.is_some_and(|map| map.text == "today");
        if let Some(today) = &self.today {
            items.push((words.say("map-today"), today.clone(), is_today));
        }
        html! {
            (chips(&words.say("map-which"), &items))
            form.search action=(self.action) method="get" {
                @for (name, value) in self.kept.iter().filter(|(_, value)| !value.is_empty()) {
                    input type="hidden" name=(name) value=(value);
                }
                label for="of-day" { (words.say("map-of-day")) }
                input #of-day .short name="map" value=(self.day.vn()) inputmode="numeric" size="10"
                    autocomplete="off";
                button.btn type="submit" { (words.say("map-look")) }
            }
        }
    }
}
