//! `GET /api/v1/me`: the token that asks, what it may and until when.

use crate::answer;
use crate::call::Call;
use crate::declare::{Api, Endpoint, json as body};
use crate::tree::Trees;
use kit::Answer;
use serde_json::json;

static ME: Endpoint =
    Endpoint { answers: body("Me"), ..Endpoint::get("/api/v1/me", "getMe", "me") };

pub fn api() -> Api {
    Api::new().on(&ME, me)
}

async fn me(call: Call) -> Answer {
    let house = call.visit.house();
    let (trees, unit) = (house.shelf::<Trees>()?, call.token.unit);
    let tree = house.db.read(move |tx| trees.now(tx)).await?;
    let scopes: Vec<&str> = call.token.scopes.iter().map(|scope| scope.code()).collect();
    let told = json!({
        "token": call.token.id.to_string(),
        "name": call.token.name,
        "login": call.token.login,
        "unit": crate::say::short(&tree, Some(unit)),
        "scopes": scopes,
        "expires_on": call.token.expires_on.iso(),
        "today": call.visit.who().today().iso(),
    });
    answer::told(&call.headers, &told)
}
