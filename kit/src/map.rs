//! Maps drawn by the server from our own shapes: units coloured by a value, or dots over an
//! outline. Always with a legend in words, a table that says the same, and the note that it is a
//! sketch. Hoàng Sa and Trường Sa are visible on every map of the country.

mod draw;
mod shape;

pub use shape::{Shape, Shapes};

use crate::lang::Words;
use crate::table::{Column, Line, table};
use draw::View;
use maud::{Markup, PreEscaped, html};

/// How many shades of the leading colour there are.
pub const SHADES: usize = 5;

/// A value of a unit on a map.
pub struct Spot {
    /// The code of its shape (or of its dot).
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its value; none where nothing was reported.
    pub value: Option<i64>,
    /// The value as printed; where there is none, why not, or nothing.
    pub printed: String,
    /// Where it leads.
    pub href: Option<String>,
    /// Needs a hand: drawn in the accent colour (has not sent yet).
    pub calls: bool,
}

/// A dot: a spot at a point.
pub struct Dot {
    /// What is there.
    pub spot: Spot,
    /// Longitude in degrees.
    pub longitude: f64,
    /// Latitude in degrees.
    pub latitude: f64,
}

/// What stands around a map.
pub struct MapHead<'a> {
    /// What is shown, also the caption of the table.
    pub title: &'a str,
    /// The unit of the values, for the legend and the table.
    pub unit: &'a str,
    /// What the accent colour means here, if any spot calls: `chưa gửi`.
    pub call: Option<&'a str>,
    /// Whether the whole country is shown, with its two archipelagos named.
    pub is_country: bool,
}

/// Shapes coloured by value.
pub fn shaded(words: &Words, head: &MapHead<'_>, shapes: &[&Shape], spots: &[Spot]) -> Markup {
    let scale = Scale::of(spots.iter().filter_map(|spot| spot.value));
    let view = View::over(shapes, head.is_country);
    let mut body = String::new();
    for shape in shapes {
        let spot = spots.iter().find(|spot| spot.code == shape.code);
        draw::shape(&mut body, &view, shape, spot, shade(&scale, spot));
    }
    if head.is_country {
        draw::archipelagos(&mut body, &view, words);
    }
    whole(words, head, &view, body, &scale, spots)
}

/// Dots over an outline, larger for more.
pub fn dotted(words: &Words, head: &MapHead<'_>, outline: &[&Shape], dots: Vec<Dot>) -> Markup {
    let scale = Scale::of(dots.iter().filter_map(|dot| dot.spot.value));
    let highest = dots.iter().filter_map(|dot| dot.spot.value).max().unwrap_or(0).max(1);
    let view = View::over(outline, head.is_country);
    let mut body = String::new();
    for shape in outline {
        draw::shape(&mut body, &view, shape, None, "land".into());
    }
    for dot in &dots {
        draw::dot(&mut body, &view, dot, highest, &shade(&scale, Some(&dot.spot)));
    }
    if head.is_country {
        draw::archipelagos(&mut body, &view, words);
    }
    let spots: Vec<Spot> = dots.into_iter().map(|dot| dot.spot).collect();
    whole(words, head, &view, body, &scale, &spots)
}

fn shade(scale: &Scale, spot: Option<&Spot>) -> String {
    match spot {
        Some(spot) if spot.calls => "call".into(),
        Some(Spot { value: Some(value), .. }) => format!("shade-{}", scale.step(*value)),
        _ => "none".into(),
    }
}

fn whole(
    words: &Words,
    head: &MapHead<'_>,
    view: &View,
    body: String,
    scale: &Scale,
    spots: &[Spot],
) -> Markup {
    html! {
        figure.map {
            svg viewBox=(view.frame()) aria-hidden="true"
                focusable="false" { (PreEscaped(body)) }
            figcaption {
                (legend(words, head, scale, spots))
                p.quiet { (words.say("kit-map-sketch")) }
                (twin(words, head, spots))
            }
        }
    }
}

fn legend(words: &Words, head: &MapHead<'_>, scale: &Scale, spots: &[Spot]) -> Markup {
    let some_call = spots.iter().any(|spot| spot.calls);
    let some_blank = spots.iter().any(|spot| spot.value.is_none() && !spot.calls);
    html! {
        p.legend-title { (head.title) " (" (head.unit) ")" }
        ul.legend {
            @for (step, low, high) in scale.classes() {
                li { span.swatch.{ "shade-" (step) } {} (range(low, high)) }
            }
            @if some_blank { li { span.swatch.none {} (words.say("kit-map-none")) } }
            @if let Some(call) = head.call.filter(|_| some_call) {
                li { span.swatch.call {} (call) }
            }
        }
    }
}

fn range(low: i64, high: i64) -> String {
    let write = kernel::number::count;
    if low == high { write(low) } else { format!("{} – {}", write(low), write(high)) }
}

fn twin(words: &Words, head: &MapHead<'_>, spots: &[Spot]) -> Markup {
    let columns = [Column::words(words.say("kit-map-unit")), Column::number(head.unit.to_string())];
    let mut sorted: Vec<&Spot> = spots.iter().collect();
    sorted.sort_by_key(|spot| std::cmp::Reverse(spot.value));
    let lines: Vec<Line> = sorted
        .into_iter()
        .map(|spot| {
            let name = html! {
                @match &spot.href {
                    Some(href) => a href=(href) { (spot.name) },
                    None => (spot.name),
                }
            };
            let blank = words.say("kit-map-none");
            let value = if spot.printed.is_empty() { &blank } else { &spot.printed };
            Line::Row(vec![name, html! { (value) }])
        })
        .collect();
    html! {
        details.twin {
            summary { (words.say("kit-as-table")) }
            (table(head.title, &columns, &lines))
        }
    }
}

/// Shades by rank, so that one large unit does not leave all others pale: every class holds about
/// as many units.
struct Scale {
    /// Lowest and highest value of each class.
    classes: Vec<(i64, i64)>,
}

impl Scale {
    fn of(values: impl Iterator<Item = i64>) -> Scale {
        let mut sorted: Vec<i64> = values.collect();
        sorted.sort_unstable();
        sorted.dedup();
        let count = sorted.len().min(SHADES);
        let class = |at: usize| {
            let (from, to) = (at * sorted.len() / count, (at + 1) * sorted.len() / count - 1);
            (sorted[from], sorted[to])
        };
        Scale { classes: (0..count).map(class).collect() }
    }

    fn step(&self, value: i64) -> usize {
        let at = self.classes.iter().position(|(_, high)| value <= *high);
        self.shade_of(at.unwrap_or(self.classes.len().saturating_sub(1)))
    }

    /// Fewer classes than shades use the darker ones, so that they differ from the land.
    fn shade_of(&self, class: usize) -> usize {
        class + 1 + SHADES.saturating_sub(self.classes.len())
    }

    fn classes(&self) -> impl Iterator<Item = (usize, i64, i64)> {
        self.classes.iter().enumerate().map(|(at, (low, high))| (self.shade_of(at), *low, *high))
    }
}

#[cfg(test)]
mod tests;
