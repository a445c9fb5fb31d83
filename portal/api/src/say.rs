//! Things of the house as JSON for other programs: units, lines of figures, reports. Names of
//! members are stable; a new one may be added, none changes its meaning. It reads nothing.

use crate::tree::Tree;
use crate::values::{Line, Others, Told};
use book::{FigureId, Figures};
use kernel::figure::{Figure, FigureKind, Measure};
use kernel::{Day, UnitId};
use kit::Visit;
use org::store::WholeRow;
use serde_json::{Value, json};

/// A unit in short: enough to know it.
pub fn unit_in_short(unit: &WholeRow) -> Value {
    json!({ "id": unit.key, "code": unit.code, "name": unit.name, "level": unit.level })
}

/// A unit by its number in short, or nothing.
pub fn short(tree: &Tree, id: Option<UnitId>) -> Value {
    id.and_then(|id| tree.get(id)).map_or(Value::Null, unit_in_short)
}

/// The last day, when there is one.
fn end(day: Day) -> Value {
    if day == Day::LAST { Value::Null } else { json!(day.iso()) }
}

/// The first day, when it is known.
fn start(day: Day) -> Value {
    if day == Day::FIRST { Value::Null } else { json!(day.iso()) }
}

/// A unit as it stands on a day.
pub fn unit(tree: &Tree, unit: &WholeRow, day: Day) -> Value {
    let chain = tree.chain(unit.id, day);
    let way: Vec<Value> =
        chain.iter().rev().filter_map(|id| tree.get(*id)).map(|unit| json!(unit.key)).collect();
    let degrees = |e6: i64| e6 as f64 / 1e6;
    let point = unit.lon_e6.zip(unit.lat_e6);
    json!({
        "id": unit.key,
        "code": unit.code,
        "official_code": unit.official_code,
        "name": unit.name,
        "short_name": unit.short_name,
        "level": unit.level,
        "rank": tree.rank(&unit.level),
        "from": start(unit.from_on),
        "until": end(unit.until_on),
        "above": chain.get(1).and_then(|id| tree.get(*id)).map(|unit| unit.key),
        "way": way,
        "point": point.map(|(lon, lat)| json!([degrees(lon), degrees(lat)])),
    })
}

/// Where a unit stood and what became of it.
pub fn history(tree: &Tree, unit: &WholeRow) -> Value {
    let edge = |(from, until, above): &(Day, Day, UnitId)| {
        let above = short(tree, Some(*above));
        json!({ "above": above, "from": start(*from), "until": end(*until) })
    };
    let was = tree.passings().iter().filter(|row| row.to_unit == unit.id);
    let became = tree.passings().iter().filter(|row| row.from_unit == unit.id);
    json!({
        "stood_under": tree.edges(unit.id).iter().map(edge).collect::<Vec<_>>(),
        "was": was.map(|row| passing(tree, row)).collect::<Vec<_>>(),
        "became": became.map(|row| passing(tree, row)).collect::<Vec<_>>(),
    })
}

/// A succession.
pub fn passing(tree: &Tree, row: &org::store::PassingRow) -> Value {
    let share = row.share_part.zip(row.share_whole);
    let fraction = |(part, whole): (i64, i64)| json!({ "part": part, "whole": whole });
    let by_figure = tree.shares(row).into_iter();
    let by_figure =
        by_figure.map(|(figure, share)| json!({ "figure": figure, "share": fraction(share) }));
    json!({
        "id": row.id,
        "on": row.on_day.iso(),
        "from": short(tree, Some(row.from_unit)),
        "to": short(tree, Some(row.to_unit)),
        "kind": row.kind,
        "share": share.map(fraction),
        "share_is_illustrative": row.is_illustrative,
        "shares_by_figure": by_figure.collect::<Vec<_>>(),
        "order": row.place_in_order,
        "is_default": row.is_default,
    })
}

/// The message key of a figure's label.
pub fn label_key(code: &str) -> String {
    format!("figure-{}", code.replace('_', "-"))
}

/// A figure as it is declared.
pub fn figure(visit: &Visit, figure: &Figure) -> Value {
    let label = |lang| {
        let words = kit::Words::new(visit.house().catalogue.clone(), lang);
        (words.say(&label_key(figure.code)), words.say(&format!("unit-{}", figure.unit)))
    };
    let ((vi, unit_vi), (en, unit_en)) = (label(kit::Lang::Vi), label(kit::Lang::En));
    let parts = figure.formula.map(|formula| {
        let part = |(code, sign): &(&str, i64)| json!({ "figure": code, "sign": sign });
        formula.iter().map(part).collect::<Vec<_>>()
    });
    json!({
        "code": figure.code,
        "number": figure.no,
        "label": { "vi": vi, "en": en },
        "unit": { "code": figure.unit, "vi": unit_vi, "en": unit_en },
        "kind": match figure.kind { FigureKind::Flow => "flow", FigureKind::Stock => "stock" },
        "measure": match figure.measure { Measure::Count => "count", Measure::Money => "vnd" },
        "formula": parts,
        "may_be_at_least": figure.at_least,
        "is_fed": reporting::rules::is_fed(figure.code),
        "source": figure.source,
    })
}

/// Values by the codes of their figures; `wanted` empty means all of them.
pub fn values(figures: &Figures, told: &[Told], wanted: &[String]) -> Vec<Value> {
    let one = |told: &Told| {
        let known = figures.get(told.figure)?;
        let is_wanted = wanted.is_empty() || wanted.contains(&known.code);
        is_wanted.then(|| {
            let (value, issued, paper) = (told.value, told.issued, told.paper);
            json!({ "figure": known.code, "value": value, "issued": issued, "paper": paper })
        })
    };
    told.iter().filter_map(one).collect()
}

/// A line of figures.
pub fn line(tree: &Tree, figures: &Figures, line: &Line, wanted: &[String]) -> Value {
    let nearest = line.cannot_tell.map(|nearest| json!({ "nearest": short(tree, nearest) }));
    let others = |others: &Others| {
        let units = others.units.iter().map(|unit| short(tree, Some(*unit)));
        let (from, until) = (others.months.0.iso(), others.months.1.iso());
        json!({ "from": from, "until": until, "units": units.collect::<Vec<_>>() })
    };
    let amount = |(id, amount): (&FigureId, &i64)| {
        let known = figures.get(*id)?;
        Some(json!({ "figure": known.code, "value": amount }))
    };
    let named = line.named.iter().map(|(heir, of)| {
        let values: Vec<Value> = of.iter().filter_map(amount).collect();
        json!({ "to": short(tree, Some(*heir)), "values": values })
    });
    let without = line.without.iter().filter_map(|id| figures.get(*id));
    json!({
        "unit": short(tree, Some(line.unit)),
        "period": line.period.to_string(),
        "values": values(figures, &line.values, wanted),
        "is_apportioned": line.cut.is_any(),
        "is_illustrative": line.cut.is_made_up(),
        "is_marked": line.is_marked,
        "cannot_tell": nearest,
        "unapproved_below": line.unapproved,
        "paper_of": line.others.iter().map(others).collect::<Vec<_>>(),
        "paper_without": without.map(|known| known.code.as_str()).collect::<Vec<_>>(),
        "named": named.collect::<Vec<_>>(),
    })
}
