//! `POST /look`: the language and the letter size of this browser, kept in cookies for a year. It
//! changes nothing that belongs to anyone.

use super::visit::set_cookie;
use super::{Answer, Routes, Typed, Visit, redirect};
use crate::lang::Lang;
use crate::page;

const YEAR_S: u32 = 31_536_000;

pub(super) fn routes() -> Routes {
    Routes::new().post("/look", change)
}

async fn change(visit: Visit, typed: Typed) -> Answer {
    let mut answer = redirect(typed.get("back"));
    if let Some(lang) = Lang::read(typed.get("lang")) {
        set_cookie(&mut answer, &format!("lang={}; Max-Age={YEAR_S}", lang.code()), &visit)?;
    }
    if let Ok(percent) = typed.get("letters").parse() {
        let percent = page::letters_known(percent);
        set_cookie(&mut answer, &format!("letters={percent}; Max-Age={YEAR_S}"), &visit)?;
    }
    Ok(answer)
}
