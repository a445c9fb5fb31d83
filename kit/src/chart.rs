//! Charts as SVG from the server, each with a table that says the same. Colours come from the
//! style sheet by class, so that they hold in the dark and in print. Values are drawn, never
//! computed: a chart is given what it shows.

use crate::lang::Words;
use crate::page::raw;
use crate::table::{Column, Line, table};
use maud::{Markup, html};
use std::fmt::Write;

const SPARK_WIDTH: f64 = 84.0;
const SPARK_HEIGHT: f64 = 28.0;
const SPARK_LEAST: usize = 4;

/// A small line without axes, an ornament beside its number; fewer than four values are no line
/// and draw nothing.
pub fn sparkline(values: &[Option<i64>]) -> Markup {
    let known: Vec<i64> = values.iter().flatten().copied().collect();
    let (Some(low), Some(high)) = (known.iter().min(), known.iter().max()) else {
        return html! {};
    };
    if known.len() < SPARK_LEAST {
        return html! {};
    }
    let span = (high - low).max(1) as f64;
    let step = (SPARK_WIDTH - 6.0) / (values.len() - 1) as f64;
    let mut points = String::new();
    let mut last = (0.0, 0.0);
    for (at, value) in values.iter().enumerate() {
        if let Some(value) = value {
            let x = 3.0 + at as f64 * step;
            let y = SPARK_HEIGHT - 4.0 - (value - low) as f64 / span * (SPARK_HEIGHT - 8.0);
            let _ = write!(points, "{x:.1},{y:.1} ");
            last = (x, y);
        }
    }
    html! {
        svg.spark viewBox={ "0 0 " (SPARK_WIDTH) " " (SPARK_HEIGHT) } aria-hidden="true"
            focusable="false" {
            polyline points=(points.trim_end()) fill="none" stroke="currentColor"
                stroke-width="2" stroke-linejoin="round" stroke-linecap="round" {}
            circle cx=(format!("{:.1}", last.0)) cy=(format!("{:.1}", last.1)) r="3"
                fill="currentColor" {}
        }
    }
}

/// A month (or unit) of a chart.
pub struct Bar {
    /// Its name: `10/2024`.
    pub label: String,
    /// A short name under the bar: `10`.
    pub short: String,
    /// Its value; none where nothing was reported.
    pub value: Option<i64>,
    /// The value as printed; where there is none, why not, or nothing.
    pub printed: String,
    /// The one the page is about.
    pub is_here: bool,
}

const BAR_STEP: f64 = 22.0;
const BAR_WIDTH: f64 = 15.0;
const BAR_HEIGHT: f64 = 84.0;
const BAR_FOOT: f64 = 14.0;
const BAR_HEAD: f64 = 14.0;

/// Twelve months as bars from zero, this month in the accent colour with its value written over
/// it; under it the same as a table.
pub fn bars(words: &Words, caption: &str, unit: &str, bars: &[Bar]) -> Markup {
    html! { figure.chart { (picture(bars)) (twin(words, caption, unit, bars)) } }
}

/// Bars over a table that stands open on the page and says the same and more: `table` is that twin.
pub fn bars_over(bars: &[Bar], table: &Markup) -> Markup {
    html! { figure.chart { (picture(bars)) (table) } }
}

fn picture(bars: &[Bar]) -> Markup {
    let highest = bars.iter().filter_map(|bar| bar.value).max().unwrap_or(0).max(1) as f64;
    let width = BAR_STEP * bars.len().max(1) as f64;
    let mut body = String::new();
    for (at, bar) in bars.iter().enumerate() {
        draw_bar(&mut body, bar, at as f64 * BAR_STEP + (BAR_STEP - BAR_WIDTH) / 2.0, highest);
    }
    let full = BAR_HEAD + BAR_HEIGHT + BAR_FOOT;
    html! {
        svg viewBox={ "0 0 " (width) " " (full) } aria-hidden="true" focusable="false" {
            (raw(body))
            line.axis x1="0" x2=(width) y1=(BAR_HEAD + BAR_HEIGHT) y2=(BAR_HEAD + BAR_HEIGHT) {}
        }
    }
}

fn draw_bar(body: &mut String, bar: &Bar, x: f64, highest: f64) {
    let middle = x + BAR_WIDTH / 2.0;
    let foot = BAR_HEAD + BAR_HEIGHT + BAR_FOOT - 3.0;
    let here = if bar.is_here { " here" } else { "" };
    let (short, printed) = (escape(&bar.short), escape(&bar.printed));
    if let Some(value) = bar.value {
        let height = (value.max(0) as f64 / highest * BAR_HEIGHT).max(1.0);
        let y = BAR_HEAD + BAR_HEIGHT - height;
        let _ = write!(
            body,
            "<rect class=\"bar{here}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{BAR_WIDTH}\" \
             height=\"{height:.1}\" rx=\"2\"><title>{}: {printed}</title></rect>",
            escape(&bar.label)
        );
        if bar.is_here {
            // The value of this month stands over its bar, kept within the picture.
            let _ = write!(
                body,
                "<text class=\"said\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{printed}</text>",
                x + BAR_WIDTH + 2.0,
                y - 4.0
            );
        }
    }
    let _ = write!(
        body,
        "<text class=\"tick{here}\" x=\"{middle:.1}\" y=\"{foot}\" text-anchor=\"middle\">{short}\
         </text>"
    );
}

fn twin(words: &Words, caption: &str, unit: &str, bars: &[Bar]) -> Markup {
    let columns = [Column::words(words.say("kit-chart-month")), Column::number(unit.to_string())];
    let lines: Vec<Line> = bars
        .iter()
        .map(|bar| {
            let printed = if bar.printed.is_empty() { "–" } else { &bar.printed };
            Line::Row(vec![html! { (bar.label) }, html! { (printed) }])
        })
        .collect();
    html! {
        details.twin {
            summary { (words.say("kit-as-table")) }
            (table(caption, &columns, &lines))
        }
    }
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
