//! `GET /api/v1/figures`: every figure as it is declared, in the order of the printed report.

use crate::call::Call;
use crate::declare::{Api, Endpoint, Holds, Param, json as body};
use crate::{answer, say};
use axum::extract::Path;
use kit::Answer;
use people::Scope;
use serde_json::json;

static LIST: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    answers: body("FigureList"),
    ..Endpoint::get("/api/v1/figures", "listFigures", "figures")
};
static ONE: Endpoint = Endpoint {
    scope: Some(Scope::Figures),
    params: &[Param::path("figure", Holds::Figure)],
    answers: body("Figure"),
    ..Endpoint::get("/api/v1/figures/{figure}", "getFigure", "figures")
};

pub fn api() -> Api {
    Api::new().on(&LIST, list).on(&ONE, one)
}

async fn list(call: Call) -> Answer {
    call.may(Scope::Figures)?;
    crate::Asked::read(&LIST, &call.visit)?;
    let all = call.visit.house().figures.iter();
    let items: Vec<_> = all.map(|figure| say::figure(&call.visit, figure)).collect();
    answer::told(&call.headers, &json!({ "items": items }))
}

async fn one(call: Call, Path(code): Path<String>) -> Answer {
    call.may(Scope::Figures)?;
    crate::Asked::read(&ONE, &call.visit)?;
    let figure = call.visit.house().figure(&code)?;
    answer::told(&call.headers, &say::figure(&call.visit, figure))
}
