//! `GET /api/openapi.json`: the OpenAPI 3.1 document of every address for other programs, made
//! from the declarations the routes are made from, in the language that is asked for. Anyone may
//! read it.

use crate::answer;
use crate::declare::{Api, Body, Endpoint, Endpoints, Holds, Param, json as body};
use crate::schemas;
use axum::http::HeaderMap;
use kit::{Answer, Visit, Words};
use serde_json::{Map, Value, json};

static DOCUMENT: Endpoint = Endpoint {
    answers: body("Any"),
    ..Endpoint::get("/api/openapi.json", "getDocument", "document")
};

pub fn api() -> Api {
    Api::new().on(&DOCUMENT, show)
}

async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    let endpoints = visit.house().shelf::<Endpoints>()?;
    answer::told(&headers, &document(visit.words(), &endpoints.0))
}

/// The document of these addresses.
pub fn document(words: &Words, endpoints: &[&'static Endpoint]) -> Value {
    let mut paths = Map::new();
    for endpoint in endpoints {
        let path = paths.entry(endpoint.path).or_insert_with(|| json!({}));
        path[endpoint.method.to_lowercase()] = operation(words, endpoint);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": words.say("kit-name"),
            "version": "1",
            "description": words.say("api-about"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "tags": tags(words, endpoints),
        "paths": paths,
        "components": {
            "schemas": schemas::all(words),
            "responses": { "Problem": problem(words) },
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "description":
                    words.say("api-about-token") },
                "login": { "type": "http", "scheme": "basic", "description":
                    words.say("api-about-basic") },
            },
        },
    })
}

fn tags(words: &Words, endpoints: &[&'static Endpoint]) -> Vec<Value> {
    let mut tags: Vec<&str> = Vec::new();
    for endpoint in endpoints {
        if !tags.contains(&endpoint.tag) {
            tags.push(endpoint.tag);
        }
    }
    let tag =
        |tag: &str| json!({ "name": tag, "description": words.say(&format!("api-tag-{tag}")) });
    tags.into_iter().map(tag).collect()
}

fn operation(words: &Words, endpoint: &Endpoint) -> Value {
    let mut told = json!({
        "operationId": endpoint.id,
        "tags": [endpoint.tag],
        "summary": words.say(&format!("api-op-{}", endpoint.id)),
        "parameters": parameters(words, endpoint),
        "responses": responses(words, endpoint),
        "security": security(endpoint),
    });
    if let Some(takes) = endpoint.takes {
        told["requestBody"] = json!({ "required": true, "content": content(takes) });
    }
    told
}

/// Where a token is asked, either way of showing it will do; else none.
fn security(endpoint: &Endpoint) -> Value {
    let is_open = endpoint.scope.is_none() && endpoint.tag != "me";
    if is_open { json!([]) } else { json!([{ "token": [] }, { "login": [] }]) }
}

fn parameters(words: &Words, endpoint: &Endpoint) -> Vec<Value> {
    let header = |name: &&str| {
        let is_needed = *name == "If-Match";
        let pattern = match *name {
            "If-Match" => "^\"[0-9]{1,9}\"$",
            _ => "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        };
        json!({
            "name": name, "in": "header", "required": is_needed,
            "description": words.say(&format!("api-header-{}", name.to_lowercase())),
            "schema": { "type": "string", "pattern": pattern },
        })
    };
    let params = endpoint.params.iter().map(|param| parameter(words, param));
    params.chain(endpoint.headers.iter().map(header)).collect()
}

fn parameter(words: &Words, param: &Param) -> Value {
    let one = holds(param.holds);
    let schema = match param.repeats {
        true if param.is_needed => json!({ "type": "array", "items": one, "minItems": 1 }),
        true => json!({ "type": "array", "items": one }),
        false => one,
    };
    let mut told = json!({
        "name": param.name,
        "in": if param.is_in_path { "path" } else { "query" },
        "required": param.is_needed,
        "description": words.say(&format!("api-param-{}", param.name.to_lowercase())),
        "schema": schema,
    });
    if let Some(example) = example(param) {
        told["example"] = if param.repeats { json!([example]) } else { json!(example) };
    }
    if param.repeats {
        told["style"] = json!("form");
        told["explode"] = json!(true);
    }
    told
}

/// A value that stands in the demo, so that a reader can try the address.
fn example(param: &Param) -> Option<&'static str> {
    match (param.name, param.holds) {
        ("de" | "dataElement", _) => Some("members_total"),
        ("pe", _) => Some("202410"),
        ("period", Holds::Text(_)) => Some("202410"),
        ("ou" | "orgUnit", _) => Some("kien-giang/huyen-giang-thanh/xa-phu-loi"),
        ("filter", _) => Some("level:le:3"),
        ("bbox", _) => Some("104.5,10,105.5,10.6"),
        ("datetime", _) => Some("2024-10-31"),
        (_, Holds::Unit) => Some("kien-giang"),
        (_, Holds::Figure) => Some("members_total"),
        (_, Holds::Month | Holds::Period) => Some("2024-10"),
        _ => None,
    }
}

/// What a parameter holds, as a schema: what the reading of the query takes, and no more.
fn holds(holds: Holds) -> Value {
    match holds {
        Holds::Text(most) => json!({ "type": "string", "maxLength": most }),
        Holds::Unit => json!({ "type": "string", "minLength": 1, "maxLength": 200 }),
        Holds::Uuid => json!({
            "type": "string", "format": "uuid",
            "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        }),
        Holds::Number(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Holds::Day => json!({ "type": "string", "format": "date" }),
        Holds::Month => json!({ "type": "string", "pattern": "^[1-9][0-9]{3}-(0[1-9]|1[0-2])$" }),
        Holds::Period => json!({
            "type": "string",
            "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?$",
        }),
        Holds::Figure => {
            json!({ "type": "string", "minLength": 1, "maxLength": 60, "pattern": "^[a-z0-9_]+$" })
        }
        Holds::Map => json!({
            "type": "string",
            "anyOf": [{ "enum": ["reported", "today"] }, { "format": "date" }],
        }),
        Holds::Yes => json!({ "type": "boolean" }),
        Holds::OneOf(words) => json!({ "type": "string", "enum": words }),
    }
}

fn content(body: Body) -> Value {
    let schema = match body.schema {
        "Any" => json!({}),
        "Text" => json!({ "type": "string" }),
        name => json!({ "$ref": format!("#/components/schemas/{name}") }),
    };
    let kinds = body.kinds.iter().map(|kind| ((*kind).to_owned(), json!({ "schema": schema })));
    Value::Object(kinds.collect())
}

fn responses(words: &Words, endpoint: &Endpoint) -> Value {
    let said = |status: u16| words.say(&format!("api-status-{status}"));
    let mut all = Map::new();
    let well = json!({ "description": said(200), "content": content(endpoint.answers) });
    all.insert("200".into(), well);
    if endpoint.method == "GET" {
        all.insert("304".into(), json!({ "description": said(304) }));
    }
    // What is too long is refused by the server before anything reads it.
    for status in [414, 431] {
        all.insert(status.to_string(), json!({ "description": said(status) }));
    }
    let usual: &[u16] = match endpoint.scope {
        Some(_) => &[401, 403, 404, 422, 429, 503],
        None => &[401, 404, 422, 429, 503],
    };
    let writes: &[u16] = if endpoint.takes.is_some() { &[409, 413] } else { &[] };
    for status in usual.iter().chain(writes).chain(endpoint.also) {
        all.insert(status.to_string(), json!({ "$ref": "#/components/responses/Problem" }));
    }
    for (status, body) in endpoint.instead {
        let mut told = json!({ "description": said(200) });
        if let Some(body) = body {
            told["content"] = content(*body);
        }
        all.insert(status.to_string(), told);
    }
    Value::Object(all)
}

fn problem(words: &Words) -> Value {
    json!({
        "description": words.say("api-status-problem"),
        "content": { "application/problem+json": {
            "schema": { "$ref": "#/components/schemas/Problem" },
        } },
    })
}
