//! The shapes of answers and of what is sent, as JSON Schema (OpenAPI 3.1). They say what is there;
//! `stories` compares them with real answers. No value stands here.

use kit::Words;
use serde_json::{Value, json};

fn text() -> Value {
    json!({ "type": "string" })
}

fn maybe(kind: &str) -> Value {
    json!({ "type": [kind, "null"] })
}

fn id() -> Value {
    json!({ "type": "string", "format": "uuid" })
}

fn day() -> Value {
    json!({ "type": "string", "format": "date" })
}

fn maybe_day() -> Value {
    json!({ "type": ["string", "null"], "format": "date" })
}

fn maybe_time() -> Value {
    json!({ "type": ["string", "null"], "format": "date-time" })
}

fn number() -> Value {
    json!({ "type": "integer", "format": "int64" })
}

fn yes() -> Value {
    json!({ "type": "boolean" })
}

fn to(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn nothing_or(name: &str) -> Value {
    json!({ "anyOf": [to(name), { "type": "null" }] })
}

/// An object whose members are all there.
fn object(members: &[(&str, Value)]) -> Value {
    let names: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
    let properties: serde_json::Map<String, Value> =
        members.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    json!({ "type": "object", "required": names, "properties": properties })
}

fn page(of: &str, more: &[(&str, Value)]) -> Value {
    let mut members = vec![("items", list(to(of))), ("next", maybe("string"))];
    members.extend(more.iter().map(|(name, value)| (*name, value.clone())));
    object(&members)
}

fn labels() -> Value {
    object(&[("vi", text()), ("en", text())])
}

/// Every schema by its name; a member whose meaning its name does not tell is described.
pub fn all(words: &Words) -> Value {
    let mut all = plain();
    all["ValueLine"]["properties"]["unapproved_below"]["description"] =
        json!(words.say("api-unapproved-below"));
    all["ValueLine"]["properties"]["is_illustrative"]["description"] =
        json!(words.say("api-line-illustrative"));
    for (of, name) in [
        ("Value", "paper"),
        ("ValueLine", "is_marked"),
        ("ValueLine", "paper_of"),
        ("ValueLine", "paper_without"),
        ("ValueLine", "named"),
        ("Activity", "is_shared"),
        ("ActivityPage", "cut"),
        ("ActivityPage", "unseen"),
    ] {
        let key = format!("api-{}-{}", of.to_lowercase(), name.replace('_', "-"));
        all[of]["properties"][name]["description"] = json!(words.say(&key));
    }
    let succession = &mut all["Succession"]["properties"];
    succession["share"]["description"] = json!(words.say("api-succession-share"));
    succession["shares_by_figure"]["description"] = json!(words.say("api-succession-by-figure"));
    succession["share_is_illustrative"]["description"] =
        json!(words.say("api-succession-illustrative"));
    succession["order"]["description"] = json!(words.say("api-succession-order"));
    all
}

fn plain() -> Value {
    let mut all = json!({
        "Problem": problem(),
        "Me": object(&[
            ("token", id()), ("name", text()), ("login", text()), ("unit", nothing_or("UnitShort")),
            ("scopes", list(text())), ("expires_on", day()), ("today", day()),
        ]),
    });
    for part in [units(), figures(), values(), reports()] {
        if let (Some(all), Some(part)) = (all.as_object_mut(), part.as_object()) {
            all.extend(part.clone());
        }
    }
    all
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": text(), "title": text(), "status": number(), "detail": text(),
            "code": text(), "message": text(), "httpStatusCode": number(),
            "flaws": list(object(&[("field", text()), ("message", text())])),
            "conflict": { "type": "object" },
        },
    })
}

fn units() -> Value {
    let short = [("id", id()), ("code", text()), ("name", text()), ("level", text())];
    let unit = [
        ("id", id()),
        ("code", text()),
        ("official_code", maybe("string")),
        ("name", text()),
        ("short_name", text()),
        ("level", text()),
        ("rank", number()),
        ("from", maybe_day()),
        ("until", maybe_day()),
        ("above", json!({ "type": ["string", "null"], "format": "uuid" })),
        ("way", list(id())),
        ("point", json!({ "type": ["array", "null"], "items": { "type": "number" } })),
    ];
    let edge = object(&[
        ("above", nothing_or("UnitShort")),
        ("from", maybe_day()),
        ("until", maybe_day()),
    ]);
    let mut detail = unit.to_vec();
    detail.extend([
        ("stood_under", list(edge)),
        ("was", list(to("Succession"))),
        ("became", list(to("Succession"))),
    ]);
    let fraction = object(&[("part", number()), ("whole", number())]);
    let share = json!({ "anyOf": [fraction, { "type": "null" }] });
    let by_figure = object(&[("figure", text()), ("share", fraction)]);
    json!({
        "UnitShort": object(&short),
        "Unit": object(&unit),
        "UnitDetail": object(&detail),
        "UnitPage": page("Unit", &[("as_of", day())]),
        "Succession": object(&[
            ("id", id()), ("on", day()), ("from", nothing_or("UnitShort")),
            ("to", nothing_or("UnitShort")), ("kind", text()), ("share", share),
            ("share_is_illustrative", yes()), ("shares_by_figure", list(by_figure)),
            ("order", number()), ("is_default", yes()),
        ]),
        "SuccessionPage": page("Succession", &[]),
        "Level": object(&[("code", text()), ("rank", number()), ("label", labels())]),
        "LevelList": object(&[("items", list(to("Level")))]),
    })
}

fn figures() -> Value {
    let part = object(&[("figure", text()), ("sign", number())]);
    json!({
        "Figure": object(&[
            ("code", text()), ("number", number()), ("label", labels()),
            ("unit", object(&[("code", text()), ("vi", text()), ("en", text())])),
            ("kind", json!({ "enum": ["flow", "stock"] })),
            ("measure", json!({ "enum": ["count", "vnd"] })),
            ("formula", json!({ "type": ["array", "null"], "items": part })),
            ("may_be_at_least", yes()), ("is_fed", yes()), ("source", text()),
        ]),
        "FigureList": object(&[("items", list(to("Figure")))]),
    })
}

fn values() -> Value {
    let nearest = object(&[("nearest", nothing_or("UnitShort"))]);
    let cluster = object(&[("id", id()), ("name", text())]);
    let others = object(&[("from", text()), ("until", text()), ("units", list(to("UnitShort")))]);
    let amounts = list(object(&[("figure", text()), ("value", number())]));
    let named = object(&[("to", nothing_or("UnitShort")), ("values", amounts)]);
    json!({
        "Value": object(&[
            ("figure", text()), ("value", number()), ("issued", maybe("integer")),
            ("paper", maybe("integer")),
        ]),
        "ValueLine": object(&[
            ("unit", nothing_or("UnitShort")), ("period", text()), ("values", list(to("Value"))),
            ("is_apportioned", yes()), ("is_illustrative", yes()), ("is_marked", yes()),
            ("cannot_tell", json!({ "anyOf": [nearest, { "type": "null" }] })),
            ("unapproved_below", maybe("integer")), ("paper_of", list(others)),
            ("paper_without", list(text())), ("named", list(named)),
        ]),
        "ValuePage": page("ValueLine", &[("map", text())]),
        "Cluster": object(&[
            ("id", id()), ("name", text()), ("source", text()), ("units", list(to("UnitShort"))),
        ]),
        "ClusterList": object(&[("items", list(to("Cluster")))]),
        "ClusterValues": object(&[
            ("cluster", cluster), ("map", text()),
            ("periods", list(object(&[
                ("period", text()), ("sum", list(to("Value"))), ("told", number()),
                ("units", list(to("ValueLine"))),
            ]))),
        ]),
        "Cell": object(&[
            ("unit", id()), ("month", text()), ("figure", text()), ("value", maybe("integer")),
            ("at_least", yes()), ("version", number()), ("typed_at", maybe_time()),
        ]),
        "CellValue": {
            "type": "object",
            "required": ["value"],
            "additionalProperties": false,
            "properties": {
                "value": { "type": ["integer", "null"], "minimum": 0, "maximum": 1_000_000_000 },
                "at_least": { "type": "boolean" },
            },
        },
    })
}

fn reports() -> Value {
    let paper = object(&[
        ("number", number()),
        ("symbol", maybe("string")),
        ("issued_on", maybe_day()),
        ("sha256", text()),
    ]);
    let printed = object(&[("figure", text()), ("value", number()), ("at_least", yes())]);
    json!({
        "Report": object(&[
            ("id", id()), ("unit", nothing_or("UnitShort")), ("month", text()), ("state", text()),
            ("sent_at", maybe_time()), ("approved_at", maybe_time()), ("locked_at", maybe_time()),
            ("issued_at", maybe_time()), ("mark", maybe("string")),
            ("paper", json!({ "anyOf": [paper, { "type": "null" }] })),
        ]),
        "ReportPage": page("Report", &[]),
        "IssuedFigures": object(&[("report", id()), ("values", list(printed))]),
        "Activity": object(&[
            ("id", id()), ("unit", object(&[("code", text()), ("name", text())])),
            ("kind", text()), ("on", day()), ("state", text()), ("counted", number()),
            ("amount", number()), ("is_shared", yes()),
        ]),
        "ActivityPage": page("Activity", &[
            ("map", text()), ("unit", nothing_or("UnitShort")), ("cut", list(to("UnitShort"))),
            ("unseen", list(to("UnitShort"))),
        ]),
        "DataValue": data_value(&["dataElement", "period", "orgUnit", "value"]),
        "DataValueSet": {
            "type": "object",
            "required": ["dataValues"],
            "properties": {
                "dataSet": text(), "period": text(), "orgUnit": text(),
                "dataValues": list(data_value(&["dataElement", "value"])),
            },
        },
    })
}

/// A value as programs of the DHIS2 family send it.
fn data_value(needed: &[&str]) -> Value {
    json!({
        "type": "object",
        "required": needed,
        "properties": {
            "dataElement": text(), "period": text(), "orgUnit": text(),
            "categoryOptionCombo": text(), "value": { "type": ["string", "number"] },
        },
    })
}
