//! Which fields of addresses, sponsors and patients each route shows to whom. Every field is
//! planted with words of its own at each place; every answer of the matrix is searched for all of
//! them. What is found stands in the reviewed file `docs/fields.csv`, and nothing else may: a route
//! that begins to show a field fails, as does one that is not listed.

use super::{HEAD, Key};
use kernel::place::Place;
use kit::Lang;
use std::collections::BTreeMap;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/fields.csv");

/// The fields that are planted, and whether each lies sealed.
const FIELDS: &[(&str, bool)] = &[
    ("address.name", false),
    ("address.group", true),
    ("address.number", true),
    ("address.phone", true),
    ("address.where", true),
    ("address.health", true),
    ("address.story", true),
    ("address.paper", true),
    ("address.member", false),
    ("address.need", false),
    ("address.plan", false),
    ("address.guardian", false),
    ("address.step", false),
    ("sponsor.name", false),
    ("sponsor.called", false),
    ("sponsor.phone", true),
    ("slot.words", false),
    ("enquiry.called", false),
    ("enquiry.words", false),
    ("enquiry.phone", true),
    ("care.name", true),
];

/// The one route where each sealed field opens, and by which form it is asked for.
const OPENS: &[(&str, &str)] = &[
    ("address.", "/addresses/{address}/open"),
    ("address.paper", "/addresses/{address}/papers/open"),
    ("address.paper", "/addresses/steps/{step}/papers/open"),
    ("enquiry.", "/sponsors/enquiries/{enquiry}/contact"),
    ("sponsor.", "/people/"),
    ("care.", "/care/"),
];

/// The group of every dossier here: forms offer it to everybody who may open one, and nothing else
/// may name it.
pub const GROUP: &str = "hiv";

/// What stands in a field at a place, and nowhere else.
pub fn mark(field: &str, place: &Place) -> String {
    planted(field, place.id.0)
}

fn planted(field: &str, unit: i64) -> String {
    match field {
        "address.group" => addresses::rules::group(GROUP).expect("a group").label(Lang::Vi).into(),
        "address.number" => format!("0910{unit:08}"),
        "address.phone" => format!("+8497{unit:07}"),
        "sponsor.phone" => format!("+8496{unit:07}"),
        "enquiry.phone" => format!("+8495{unit:07}"),
        words => format!("Qx{}{unit}x", words.replace('.', "")),
    }
}

/// A page without what its lists offer: every group stands there.
fn without_offers(body: &str) -> String {
    let mut parts = body.split("<option");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once("</option>").map_or("", |(_, rest)| rest))
}

/// Of which places an answer of a route showed a field, by column of the matrix.
#[derive(Default)]
pub struct Shown(BTreeMap<(&'static str, String, String), Vec<[bool; 4]>>);

impl Shown {
    /// Looks an answer through.
    pub fn look(
        &mut self,
        key: &Key,
        (column, asked): (usize, usize),
        units: [i64; 4],
        body: &str,
    ) {
        let (whole, bare) = (body, without_offers(body));
        let has_words = whole.contains("Qx");
        for (field, _) in FIELDS {
            // One group stands at all places: it is told of the place that was asked for.
            let is_group = *field == "address.group";
            let is_at = |at: usize| !is_group || at == asked;
            let body = if is_group { bare.as_str() } else { whole };
            for (at, unit) in units.iter().enumerate().filter(|(at, _)| is_at(*at)) {
                let planted = planted(field, *unit);
                let is_words = planted.starts_with("Qx");
                let is_there =
                    (has_words || !is_words) && body.contains(planted.trim_start_matches('+'));
                if is_there {
                    let route = (*field, key.0.clone(), key.1.clone());
                    let columns = HEAD.split(',').count() - 3;
                    let seen = self.0.entry(route).or_insert_with(|| vec![[false; 4]; columns]);
                    seen[column][at] = true;
                }
            }
        }
    }

    /// What must hold whatever the file says, and that the file says what was found.
    pub fn judge(&self) {
        for ((field, method, path), columns) in &self.0 {
            self.holds(field, path, columns, &format!("{field} at {method} {path}"));
        }
        for (field, _) in FIELDS {
            let is_met = self.0.keys().any(|(own, ..)| own == field);
            assert!(is_met || *field == "sponsor.phone", "{field} is shown nowhere: not planted");
        }
        super::keep(FILE, &self.text());
    }

    fn holds(&self, field: &str, path: &str, columns: &[[bool; 4]], said: &str) {
        // Whoever has a sponsor's link is that sponsor: what they are called, what their slot is
        // for.
        if super::is_secret(path) {
            assert!(["sponsor.called", "slot.words"].contains(&field), "{said}: behind a link");
            return;
        }
        let names = HEAD.split(',').skip(3);
        for (name, places) in names.zip(columns) {
            let is_inside = ["centre", "approver", "clerk", "auditor"].contains(&name);
            assert!(is_inside || *places == [false; 4], "{said}: a {name} sees it");
            let is_far = places[2] || places[3];
            assert!(name == "centre" || !is_far, "{said}: {name} reaches too far");
            let is_sealed = FIELDS.iter().any(|(own, sealed)| *own == field && *sealed);
            if is_sealed && *places != [false; 4] {
                assert_ne!(name, "auditor", "{said}: it is sealed");
                let opens = |(start, route): &&(&str, &str)| {
                    field.starts_with(start) && path.starts_with(route)
                };
                assert!(OPENS.iter().any(|one| opens(&one)), "{said}: it lies open");
            }
        }
    }

    fn text(&self) -> String {
        let places = |of: &[bool; 4]| of.map(|seen| if seen { 'y' } else { 'n' });
        let line =
            |((field, method, path), columns): (&(&str, String, String), &Vec<[bool; 4]>)| {
                let columns: Vec<String> =
                    columns.iter().map(|of| places(of).iter().collect()).collect();
                format!("{field},{method},{path},{}", columns.join(","))
            };
        let lines: Vec<String> = self.0.iter().map(line).collect();
        let head = HEAD.replacen("method,path,with", "field,method,path", 1);
        format!("{head}\n{}\n", lines.join("\n"))
    }
}
