//! From degrees to SVG: an even projection around the middle latitude, points snapped to a grid.
//! Neighbours share their points, so snapping keeps their borders shared; a simplification ring by
//! ring would open gaps between them.

use super::{Dot, Shape, Spot};
use crate::chart::escape;
use crate::lang::Words;
use std::fmt::Write;

/// Width of a drawing in its own units.
const WIDTH: f64 = 320.0;
/// Grid on which points are snapped, in drawing units: under one pixel on a usual screen.
const GRID: f64 = 0.25;
/// A part smaller than this is drawn as a dot, or nobody would see the island.
const SMALLEST: f64 = 3.5;
const SPECK_RADIUS: f64 = 1.4;
/// East of this degree lie the two archipelagos, drawn larger.
const FAR_EAST: f64 = 110.5;
const ISLE_RADIUS: f64 = 3.5;
/// A map of the country has room for the names of the archipelagos, whatever its shapes.
const COUNTRY_EAST: f64 = 116.4;
const COUNTRY_SOUTH: f64 = 8.2;
const MARGIN: f64 = 8.0;
/// Half the width of the largest dot.
const LARGEST_DOT: f64 = 20.0;

/// Names of the archipelagos: message key, longitude, latitude of the words.
const ARCHIPELAGOS: [(&str, f64, f64); 2] =
    [("kit-map-hoang-sa", 112.2, 15.6), ("kit-map-truong-sa", 113.9, 8.6)];

/// What part of the earth is shown.
pub(super) struct View {
    west: f64,
    north: f64,
    squeeze: f64,
    scale: f64,
    height: f64,
}

impl View {
    /// A view that holds all these shapes.
    pub(super) fn over(shapes: &[&Shape], is_country: bool) -> View {
        let points = || shapes.iter().flat_map(|s| s.rings.iter().flatten());
        let least = |pick: fn(&(f64, f64)) -> f64| points().map(pick).fold(f64::MAX, f64::min);
        let most = |pick: fn(&(f64, f64)) -> f64| points().map(pick).fold(f64::MIN, f64::max);
        if points().next().is_none() {
            return View { west: 102.0, north: 24.0, squeeze: 1.0, scale: 30.0, height: WIDTH };
        }
        let (west, east) = (least(|p| p.0), most(|p| p.0));
        let (south, north) = (least(|p| p.1), most(|p| p.1));
        let east = if is_country { east.max(COUNTRY_EAST) } else { east };
        let south = if is_country { south.min(COUNTRY_SOUTH) } else { south };
        let squeeze = ((south + north) / 2.0).to_radians().cos();
        let across = ((east - west) * squeeze).max(0.01);
        let tall = (north - south).max(0.01);
        let scale = ((WIDTH - 2.0 * MARGIN) / across).min(1.25 * WIDTH / tall);
        View { west, north, squeeze, scale, height: (tall * scale + 2.0 * MARGIN).ceil() }
    }

    /// What the picture holds (`viewBox`): the largest dot on the edge of a shape lies in it whole.
    pub(super) fn frame(&self) -> String {
        let around = LARGEST_DOT - MARGIN;
        let (wide, tall) = (WIDTH + 2.0 * around, self.height + 2.0 * around);
        format!("-{around} -{around} {wide} {tall}")
    }

    fn place(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let snap = |v: f64| (v / GRID).round() * GRID;
        let x = (longitude - self.west) * self.squeeze * self.scale + MARGIN;
        (snap(x), snap((self.north - latitude) * self.scale + MARGIN))
    }
}

/// A shape of a class, with its name and value as a tooltip and a link if it has one. The links
/// are for the mouse: the table under the map holds them for everybody.
pub(super) fn shape(out: &mut String, view: &View, of: &Shape, spot: Option<&Spot>, class: String) {
    let href = spot.and_then(|spot| spot.href.as_deref());
    if let Some(href) = href {
        let _ = write!(out, "<a href=\"{}\" tabindex=\"-1\">", escape(href));
    }
    let _ = write!(out, "<g class=\"{class}\"><title>{}</title>", escape(&told(of, spot)));
    let mut path = String::new();
    for ring in &of.rings {
        match outline(view, ring) {
            Outline::Line(line) => path.push_str(&line),
            Outline::Speck(x, y) => {
                let is_far = ring.first().is_some_and(|point| point.0 > FAR_EAST);
                let (class, radius) =
                    if is_far { ("isle", ISLE_RADIUS) } else { ("speck", SPECK_RADIUS) };
                let _ =
                    write!(out, "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
            }
        }
    }
    if !path.is_empty() {
        let _ = write!(out, "<path d=\"{path}\"/>");
    }
    out.push_str("</g>");
    if href.is_some() {
        out.push_str("</a>");
    }
}

fn told(of: &Shape, spot: Option<&Spot>) -> String {
    match spot {
        Some(spot) if !spot.printed.is_empty() => format!("{}: {}", spot.name, spot.printed),
        Some(spot) => spot.name.clone(),
        None => of.name.clone(),
    }
}

enum Outline {
    Line(String),
    Speck(f64, f64),
}

fn outline(view: &View, ring: &[(f64, f64)]) -> Outline {
    let mut points: Vec<(f64, f64)> = ring.iter().map(|p| view.place(p.0, p.1)).collect();
    points.dedup();
    let span = |pick: fn(&(f64, f64)) -> f64| {
        let low = points.iter().map(pick).fold(f64::MAX, f64::min);
        let high = points.iter().map(pick).fold(f64::MIN, f64::max);
        (low, high)
    };
    let ((left, right), (top, bottom)) = (span(|p| p.0), span(|p| p.1));
    if right - left < SMALLEST && bottom - top < SMALLEST {
        return Outline::Speck((left + right) / 2.0, (top + bottom) / 2.0);
    }
    let mut line = String::new();
    let mut last = (0.0, 0.0);
    for (at, (x, y)) in points.iter().copied().enumerate() {
        // Steps relative to the last point are short numbers, which is most of the size.
        if at == 0 {
            let _ = write!(line, "M{x} {y}l");
        } else {
            push_number(&mut line, x - last.0, at == 1);
            push_number(&mut line, y - last.1, false);
        }
        last = (x, y);
    }
    line.push('z');
    Outline::Line(line)
}

/// A number as short as SVG allows: `.5`, `-.5`, and no space before a minus.
fn push_number(line: &mut String, number: f64, is_first: bool) {
    let said = number.to_string();
    let short = match said.strip_prefix("-0.") {
        Some(rest) => format!("-.{rest}"),
        None => said.strip_prefix("0.").map_or(said.clone(), |rest| format!(".{rest}")),
    };
    if !is_first && !short.starts_with('-') {
        line.push(' ');
    }
    line.push_str(&short);
}

/// A dot whose area grows with its value.
pub(super) fn dot(out: &mut String, view: &View, dot: &Dot, highest: i64, class: &str) {
    let (x, y) = view.place(dot.longitude, dot.latitude);
    let share = dot.spot.value.unwrap_or(0).max(0) as f64 / highest as f64;
    let radius = 5.0 + (LARGEST_DOT - 5.0) * share.sqrt();
    let (name, printed) = (escape(&dot.spot.name), escape(&dot.spot.printed));
    let href = dot.spot.href.as_deref();
    if let Some(href) = href {
        let _ = write!(out, "<a href=\"{}\" tabindex=\"-1\">", escape(href));
    }
    let _ = write!(
        out,
        "<circle class=\"dot {class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius:.1}\">\
         <title>{name}: {printed}</title></circle>"
    );
    if href.is_some() {
        out.push_str("</a>");
    }
}

/// The names of the two archipelagos beside their islands.
pub(super) fn archipelagos(out: &mut String, view: &View, words: &Words) {
    for (key, longitude, latitude) in ARCHIPELAGOS {
        let (x, y) = view.place(longitude, latitude);
        let said = escape(&words.say(key));
        let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{said}</text>");
    }
}
