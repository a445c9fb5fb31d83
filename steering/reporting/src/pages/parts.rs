//! The parts of a form that are typed: texts, choices, tables with cells of words, counts and đồng.
//! One form of the page, saved as a whole; what was typed always comes back. The page of a secret
//! link draws the same parts.

use super::asked::Asked;
use super::cell::{key_of, typable};
use super::panel;
use super::report::refuse;
use super::rows::Refused;
use super::seen::Seen;
use crate::answer;
use crate::model::AnswerCell;
use crate::rules::answers::{cell_field, field};
use crate::view::View;
use duties::forms::{Column, Holds, Part, Rows};
use kernel::db::Tx;
use kernel::{Error, number};
use kit::badge::{Tone, mark};
use kit::notice::Toast;
use kit::{Answer, Markup, Routes, Typed, Visit, Words, html};
use uuid::Uuid;

/// Blank rows offered under those that were filled.
const SPARE: usize = 3;

pub(super) fn routes() -> Routes {
    Routes::new().post("/reports/answers", save)
}

/// `POST /reports/answers?unit=&form=&period=&subject=&flash_no=`
async fn save(visit: Visit, typed: Typed) -> Answer {
    let who = visit.known()?.clone();
    let (asked, key) = (Asked::of(&visit)?, key_of(&typed)?);
    let (at, posted) = (asked.clone(), typed.clone());
    let work = move |tx: &mut Tx<'_>| {
        let (standing, report) = typable(tx, &who, &at)?;
        answer::save(tx, &standing.pass, &report, &|name| posted.get(name).to_owned(), key)
    };
    match visit.house().db.write(work).await {
        Ok(_) => visit.done(&asked.path("/reports"), &Toast::new("answer-done")),
        Err(Error::Invalid(flaws)) => refuse(&visit, asked, typed, flaws).await,
        Err(other) => Err(other.into()),
    }
}

/// The parts with their form and the comments on each.
pub fn draw(visit: &Visit, seen: &Seen, refused: &Refused) -> Markup {
    let words = visit.words();
    let whole = Whole { words, view: &seen.view, refused, is_open: seen.rights.types };
    let action = seen.here.path("/reports/answers");
    html! {
        section.card {
            form.form.wide method="post" action=(action) novalidate {
                (whole.draw())
                @if seen.rights.types {
                    button.btn.lead type="submit" { (words.say("answer-save")) }
                }
            }
        }
        @for part in seen.here.of.version(seen.view.report.as_ref()).parts {
            @let many = seen.view.comments.iter().filter(|c| c.figure == part.code()).count();
            @if many > 0 || seen.rights.comments && seen.view.report.is_some() {
                details.card id={ "comments-" (part.code()) } open[many > 0] {
                    summary {
                        (words.say_with("answer-comments", &[
                            ("part", words.say(&format!("part-{}", part.code()))),
                            ("n", many.to_string()),
                        ]))
                    }
                    (panel::comments(visit, seen, part.code(), refused))
                }
            }
        }
    }
}

/// The parts of a report with what was answered or typed.
pub struct Whole<'a> {
    /// The reader's words.
    pub words: &'a Words,
    /// The report.
    pub view: &'a View,
    /// What was typed and refused.
    pub refused: &'a Refused,
    /// Whether it takes what is typed.
    pub is_open: bool,
}

impl Whole<'_> {
    /// The controls, the versions they were drawn from and the key of the save.
    pub fn draw(&self) -> Markup {
        let version = self.view.of.version(self.view.report.as_ref());
        html! {
            input type="hidden" name="key" value=(Uuid::now_v7());
            @for part in version.parts {
                @let base = self.base(part.code());
                input type="hidden" name={ "v-" (part.code()) } value=(base);
                @match part {
                    Part::One { code, holds, is_optional } => {
                        (self.one(code, *holds, *is_optional))
                    },
                    Part::Table { code, columns, rows } => {
                        (self.table(code, columns, *rows))
                    },
                }
                (self.saved(part.code()))
            }
        }
    }

    fn base(&self, part: &str) -> i64 {
        let moved = self.refused.versions.get(&field(part)).copied();
        moved.unwrap_or_else(|| self.view.answer(part).map_or(0, |answer| answer.version))
    }

    fn typed(&self, name: &str, stored: String) -> String {
        self.refused.typed.maybe(name).map_or(stored, str::to_owned)
    }

    fn flaw(&self, name: &str) -> Markup {
        html! {
            @if let Some(said) = self.refused.flaws.get(name) {
                p.flaw id={ (name) "-flaw" } { (mark(Tone::Wrong, said)) }
            }
        }
    }

    /// Who answered a part last, where it was.
    fn saved(&self, part: &str) -> Markup {
        html! {
            @if let Some(answer) = self.view.answer(part) {
                p.quiet.small {
                    (self.words.say_with("answer-saved", &[
                        ("by", answer.said_name.clone()),
                        ("at", format!("{} {}", answer.said_at.hour_minute(),
                            answer.said_at.day().vn())),
                    ]))
                }
            }
        }
    }

    fn one(&self, code: &str, holds: Holds, is_optional: bool) -> Markup {
        let name = field(code);
        let value = self.typed(&name, self.view.content(code).text().to_owned());
        let invalid = self.refused.flaws.contains_key(&name).then_some("true");
        let label = self.words.say(&format!("part-{code}"));
        html! {
            div.field.flawed[invalid.is_some()] {
                label for=(name) {
                    (label)
                    @if is_optional { " " span.quiet { (self.words.say("kit-optional")) } }
                }
                (self.flaw(&name))
                @match holds {
                    Holds::Text => textarea id=(name) name=(name) rows="5" aria-invalid=[invalid]
                        readonly[!self.is_open] { (value) },
                    Holds::Choice(codes) => select id=(name) name=(name) aria-invalid=[invalid]
                        disabled[!self.is_open] {
                        option value="" { (self.words.say("kit-choose")) }
                        @for choice in codes {
                            option value=(choice) selected[value == *choice] {
                                (self.words.say(&format!("choice-{code}-{choice}")))
                            }
                        }
                    },
                    _ => input id=(name) name=(name) value=(value) autocomplete="off"
                        aria-invalid=[invalid] readonly[!self.is_open];,
                }
            }
        }
    }

    fn table(&self, code: &'static str, columns: &[Column], rows: Rows) -> Markup {
        let content = self.view.content(code);
        let label = self.words.say(&format!("part-{code}"));
        let many = match rows {
            Rows::Fixed(codes) => codes.len(),
            Rows::Free(most) if self.is_open => {
                (content.rows().len().max(self.rows_typed(code, columns, most)) + SPARE).min(most)
            }
            Rows::Free(_) => content.rows().len(),
        };
        html! {
            fieldset.field {
                legend { (label) }
                @if many == 0 { p.quiet { (self.words.say("answer-no-rows")) } }
                @else { div.scroll tabindex="0" role="region" aria-label=(label) { table.typed {
                    thead { tr {
                        @if let Rows::Fixed(_) = rows {
                            th scope="col" { span.unseen { (self.words.say("answer-row")) } }
                        }
                        @for column in columns {
                            th scope="col" class=[is_number(column).then_some("n")] {
                                (self.words.say(&format!("column-{code}-{}", column.code)))
                            }
                        }
                    } }
                    tbody { @for at in 0..many {
                        (self.row(code, columns, rows, (at, content.rows().get(at))))
                    } }
                } } }
            }
        }
    }

    /// How many rows somebody typed into, when the form comes back.
    fn rows_typed(&self, code: &str, columns: &[Column], most: usize) -> usize {
        let filled = |at: &usize| {
            let names = columns.iter().map(|column| cell_field(code, *at, column.code));
            let mut values = names.map(|name| self.refused.typed.get(&name).to_owned());
            values.any(|value| !value.trim().is_empty())
        };
        (0..most).filter(filled).max().map_or(0, |last| last + 1)
    }

    fn row(
        &self,
        code: &str,
        columns: &[Column],
        rows: Rows,
        (at, stored): (usize, Option<&Vec<AnswerCell>>),
    ) -> Markup {
        let named = match rows {
            Rows::Fixed(codes) => {
                codes.get(at).map(|row| self.words.say(&format!("row-{code}-{row}")))
            }
            Rows::Free(_) => None,
        };
        html! {
            tr {
                @if let Some(named) = &named { th scope="row" { (named) } }
                @for (place, column) in columns.iter().enumerate() {
                    @let cell = stored.and_then(|cells| cells.get(place));
                    td class=[is_number(column).then_some("n")] {
                        (self.cell(code, at, column, (named.as_deref(), cell)))
                    }
                }
            }
        }
    }

    fn cell(
        &self,
        code: &str,
        at: usize,
        column: &Column,
        (named, stored): (Option<&str>, Option<&AnswerCell>),
    ) -> Markup {
        let name = cell_field(code, at, column.code);
        let value = self.typed(&name, stored.map(printed).unwrap_or_default());
        let invalid = self.refused.flaws.contains_key(&name).then_some("true");
        let column_label = self.words.say(&format!("column-{code}-{}", column.code));
        let row = named.map_or_else(|| (at + 1).to_string(), str::to_owned);
        html! {
            input id=(name) name=(name) value=(value) autocomplete="off"
                aria-label={ (column_label) ", " (row) } aria-invalid=[invalid]
                inputmode=[(column.holds == Holds::Count).then_some("numeric")]
                readonly[!self.is_open];
            (self.flaw(&name))
        }
    }
}

fn is_number(column: &Column) -> bool {
    matches!(column.holds, Holds::Count | Holds::Money)
}

/// A cell as its field shows it.
pub fn printed(cell: &AnswerCell) -> String {
    match cell {
        AnswerCell::Blank => String::new(),
        AnswerCell::Number(n) => number::count(*n),
        AnswerCell::Text(words) => words.clone(),
    }
}
