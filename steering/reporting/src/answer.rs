//! Saving the parts of a form in one transaction: what nobody changed is left alone, one wrong cell
//! keeps all of them from being saved, and a part that somebody changed meanwhile comes back with
//! its version. What is said to a comment is saved with them. It draws nothing.

use crate::model::{AnswerRow, LineId, Of, ReportRow};
use crate::rules::answers::{comment_field, comment_key_field, field, read_part};
use crate::rules::read_comment;
use crate::{desk, store};
use kernel::db::Tx;
use kernel::{Error, Flaw, Pass, Result};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Saves the parts that changed and says how many. All flaws come at once.
pub fn save(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: &ReportRow,
    typed: &dyn Fn(&str) -> String,
    key: Uuid,
) -> Result<usize> {
    if !desk::may_type(tx, pass, report)? {
        return Err(Error::flaw("", "cell-report-on-its-way"));
    }
    let of = Of::of_row(report)?;
    let stored = store::answers(tx, pass, report.id)?;
    let (mut flaws, mut changed) = (Vec::new(), Vec::new());
    for part in of.version(Some(report)).parts {
        let answer = stored.iter().find(|answer| answer.part == part.code());
        if answer.is_some_and(|answer| answer.last_key == key) {
            continue;
        }
        let content = match read_part(part, typed) {
            Ok(content) => content,
            Err(wrong) => {
                flaws.extend(wrong);
                continue;
            }
        };
        let is_same = match answer {
            Some(answer) => answer.body == content.write(),
            None => content.is_empty(),
        };
        let version = answer.map_or(0, |answer| answer.version);
        let base: i64 = typed(&format!("v-{}", part.code())).parse().unwrap_or(0);
        match (is_same, version == base) {
            (true, _) => {}
            (false, true) => changed.push((part.code(), content, base)),
            (false, false) => flaws.push(meanwhile(part.code(), answer)),
        }
    }
    if !flaws.is_empty() {
        return Err(Error::Invalid(flaws));
    }
    for (part, content, base) in &changed {
        store::put_answer(tx, pass, report.id, (part, content), (*base, key))?;
    }
    Ok(changed.len())
}

/// Says what was typed under the comments of the report, one word a part; a part without a word is
/// left alone, and the same key again is the same word. All flaws come at once.
pub fn reply(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: &ReportRow,
    typed: &dyn Fn(&str) -> String,
) -> Result<()> {
    let comments = store::comments(tx, pass, report.id)?;
    let parts: BTreeSet<&str> = comments.iter().map(|comment| comment.figure.as_str()).collect();
    let (mut flaws, mut said) = (Vec::new(), Vec::new());
    for part in parts {
        let (name, text) = (comment_field(part), typed(&comment_field(part)));
        if text.trim().is_empty() {
            continue;
        }
        match (read_comment(&name, &text), typed(&comment_key_field(part)).parse::<LineId>()) {
            (Ok(body), Ok(id)) => said.push((part, id, body)),
            (Err(flaw), _) => flaws.push(flaw),
            (_, Err(_)) => flaws.push(Flaw::new(name, "kit-flaw-key")),
        }
    }
    if !flaws.is_empty() {
        return Err(Error::Invalid(flaws));
    }
    for (part, id, body) in said {
        store::add_comment(tx, pass, id, report.id, part, &body)?;
    }
    Ok(())
}

/// Somebody saved the part meanwhile: the typed text stays in the form, the stored one is named
/// with who saved it, and saving again is a decision made in sight of both.
pub(crate) fn meanwhile(part: &str, answer: Option<&AnswerRow>) -> Flaw {
    let by = answer.map_or_else(String::new, |answer| answer.said_name.clone());
    let theirs = answer.map_or_else(String::new, |answer| {
        let content = crate::model::Content::read(&answer.body);
        content.text().chars().take(200).collect()
    });
    Flaw::new(field(part), "answer-changed-meanwhile")
        .arg("by", by)
        .arg("theirs", theirs)
        .arg("version", answer.map_or(0, |answer| answer.version).to_string())
}
