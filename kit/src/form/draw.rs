//! Drawing a form: label, hint, flaw, control, in this order (GOV.UK). No `required`, no
//! validation by the browser, no asterisk.

use super::{FieldOf, FormOf, Kind};
use crate::icon::Icon;
use crate::lang::Words;
use crate::web::Typed;
use kernel::Flaw;
use maud::{Markup, html};

/// A choice that is not fixed: a unit, a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// What a form is drawn with.
#[derive(Default)]
pub struct Filled<'a> {
    /// What was typed, or the values of a record.
    pub typed: Typed,
    /// Flaws of what was typed.
    pub flaws: &'a [Flaw],
    /// Choices of the fields that have no fixed ones: (field, choices).
    pub choices: Vec<(&'a str, Vec<Choice>)>,
    /// Fields of one line that offer what another field offers: (field, that other one). The list
    /// stands on the page once.
    pub like: Vec<(&'a str, &'a str)>,
}

impl<'a> Filled<'a> {
    /// With what was typed and its flaws.
    pub fn with(typed: Typed, flaws: &'a [Flaw]) -> Filled<'a> {
        Filled { typed, flaws, choices: Vec::new(), like: Vec::new() }
    }

    /// Gives a field its choices.
    pub fn choices(mut self, field: &'a str, choices: Vec<Choice>) -> Filled<'a> {
        self.choices.push((field, choices));
        self
    }

    /// Lets a field of one line offer what another one offers.
    pub fn like(mut self, field: &'a str, other: &'a str) -> Filled<'a> {
        self.like.push((field, other));
        self
    }
}

/// A field with everything around it that its drawing needs.
struct Drawn<'a> {
    field: &'a FieldOf<'a>,
    id: String,
    /// The id of the control whose list it offers, if it offers one.
    offers: Option<String>,
    words: &'a Words,
    filled: &'a Filled<'a>,
    said: Vec<String>,
}

pub(super) fn whole(
    form: &FormOf<'_>,
    words: &Words,
    action: &str,
    button: &str,
    filled: &Filled<'_>,
) -> Markup {
    html! {
        form.form #(form.name) method="post" action=(action) novalidate {
            (fields(form, words, filled))
            button.btn.lead type="submit" { (button) }
        }
    }
}

pub(super) fn fields(form: &FormOf<'_>, words: &Words, filled: &Filled<'_>) -> Markup {
    html! { @for field in form.fields { (of_form(form, field, words, filled)) } }
}

pub(super) fn part(
    form: &FormOf<'_>,
    words: &Words,
    filled: &Filled<'_>,
    wants: &[&str],
) -> Markup {
    let wanted = wants.iter().filter_map(|name| form.field(name));
    html! { @for field in wanted { (of_form(form, field, words, filled)) } }
}

fn of_form(form: &FormOf<'_>, field: &FieldOf<'_>, words: &Words, filled: &Filled<'_>) -> Markup {
    one(&Drawn {
        field,
        id: form.id(field.name),
        offers: offers(field, filled).map(|of| format!("{}-list", form.id(of))),
        words,
        filled,
        said: said_of(field, words, filled.flaws),
    })
}

fn said_of(field: &FieldOf<'_>, words: &Words, flaws: &[Flaw]) -> Vec<String> {
    let own = flaws.iter().filter(|flaw| flaw.field == field.name);
    own.map(|flaw| words.say_flaw_of(flaw, Some(field.said(words)))).collect()
}

fn one(drawn: &Drawn<'_>) -> Markup {
    let field = drawn.field;
    if field.is_unseen() {
        return unseen(drawn);
    }
    let is_flawed = !drawn.said.is_empty();
    html! {
        div.field.flawed[is_flawed] {
            @if field.is_group() {
                fieldset aria-describedby=[described(drawn)] {
                    legend { (label_words(drawn)) }
                    (notes(drawn))
                    (group(drawn))
                }
            } @else if field.kind == Kind::Check {
                (notes(drawn))
                (tick(&drawn.id, field.name, "1", field.said(drawn.words), "checkbox",
                    drawn.filled.typed.maybe(field.name).is_some()))
            } @else {
                label for=(drawn.id) { (label_words(drawn)) }
                (notes(drawn))
                (control(drawn))
            }
        }
    }
}

fn label_words(drawn: &Drawn<'_>) -> Markup {
    html! {
        (drawn.field.said(drawn.words))
        @if drawn.field.is_optional && !drawn.field.is_at_times {
            " " span.quiet { (drawn.words.say("kit-optional")) }
        }
    }
}

/// Hint, then flaw: both stand above the control, where they are read before it.
fn notes(drawn: &Drawn<'_>) -> Markup {
    html! {
        @if let Some(hint) = drawn.field.hint {
            p.hint id={ (drawn.id) "-hint" } { (drawn.words.say(hint)) }
        }
        @if !drawn.said.is_empty() {
            div id={ (drawn.id) "-flaw" } {
                @for said in &drawn.said {
                    p.flaw { (Icon::Cross.draw()) (said) }
                }
            }
        }
    }
}

fn described(drawn: &Drawn<'_>) -> Option<String> {
    let hint = drawn.field.hint.map(|_| format!("{}-hint", drawn.id));
    let flaw = (!drawn.said.is_empty()).then(|| format!("{}-flaw", drawn.id));
    let both: Vec<String> = hint.into_iter().chain(flaw).collect();
    (!both.is_empty()).then(|| both.join(" "))
}

fn control(drawn: &Drawn<'_>) -> Markup {
    let field = drawn.field;
    let value = drawn.filled.typed.get(field.name);
    let invalid = (!drawn.said.is_empty()).then_some("true");
    match field.kind {
        Kind::LongText { .. } => html! {
            textarea id=(drawn.id) name=(field.name) rows="5" aria-invalid=[invalid]
                aria-describedby=[described(drawn)] { (value) }
        },
        Kind::Select => select(drawn, value, invalid),
        kind => html! {
            input id=(drawn.id) name=(field.name) .short[field.is_short]
                list=[drawn.offers.as_deref()]
                type=(if kind == Kind::Password { "password" } else { "text" })
                value=[(kind != Kind::Password && !value.is_empty()).then_some(value)]
                inputmode=[inputmode(kind)] autocomplete=(field.autocomplete)
                placeholder=[(kind == Kind::Day).then(|| drawn.words.say("kit-day-shape"))]
                spellcheck=[matches!(kind, Kind::Count | Kind::Vnd | Kind::Day).then_some("false")]
                aria-invalid=[invalid] aria-describedby=[described(drawn)];
            @if let Some(list) = own_list(drawn) {
                datalist id=(list) {
                    @for choice in choices(drawn) {
                        option value=(choice.value) {
                            @if choice.label != choice.value { (choice.label) }
                        }
                    }
                }
            }
        },
    }
}

/// The field whose choices a field of one line offers, its own or another's; anything else may be
/// typed too.
fn offers<'a>(field: &FieldOf<'a>, filled: &Filled<'a>) -> Option<&'a str> {
    if !matches!(field.kind, Kind::Text { .. }) {
        return None;
    }
    let other = filled.like.iter().find(|(name, _)| *name == field.name).map(|(_, other)| *other);
    other.or_else(|| has_choices(field, filled).then_some(field.name))
}

/// The list of its own that a field stands with; another's stands there.
fn own_list<'d>(drawn: &'d Drawn<'_>) -> Option<&'d String> {
    drawn.offers.as_ref().filter(|_| has_choices(drawn.field, drawn.filled))
}

fn has_choices(field: &FieldOf<'_>, filled: &Filled<'_>) -> bool {
    filled.choices.iter().any(|(name, all)| *name == field.name && !all.is_empty())
}

fn inputmode(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Count | Kind::Day => Some("numeric"),
        Kind::Vnd => Some("text"), // "1,98 tỷ" has letters
        _ => None,
    }
}

/// The choices of a field: fixed ones by their message, given ones as they are.
fn choices(drawn: &Drawn<'_>) -> Vec<Choice> {
    let fixed = drawn.field.choices.iter();
    let fixed =
        fixed.map(|(value, key)| Choice { value: value.to_string(), label: drawn.words.say(key) });
    let given = drawn.filled.choices.iter().filter(|(name, _)| *name == drawn.field.name);
    fixed.chain(given.flat_map(|(_, choices)| choices.iter().cloned())).collect()
}

fn select(drawn: &Drawn<'_>, value: &str, invalid: Option<&str>) -> Markup {
    let all = choices(drawn);
    // Where choosing nothing has words of its own, it is not said twice.
    let has_none = all.iter().any(|choice| choice.value.is_empty());
    html! {
        select id=(drawn.id) name=(drawn.field.name) aria-invalid=[invalid]
            aria-describedby=[described(drawn)] {
            @if !has_none { option value="" { (drawn.words.say("kit-choose")) } }
            @for choice in all {
                option value=(choice.value) selected[choice.value == value] { (choice.label) }
            }
        }
    }
}

fn group(drawn: &Drawn<'_>) -> Markup {
    let kind = if drawn.field.kind == Kind::Radios { "radio" } else { "checkbox" };
    let chosen: Vec<&str> = drawn.filled.typed.all(drawn.field.name).collect();
    html! {
        @for (at, choice) in choices(drawn).into_iter().enumerate() {
            @let id = format!("{}-{}", drawn.id, at + 1);
            @let on = chosen.contains(&choice.value.as_str());
            (tick(&id, drawn.field.name, &choice.value, choice.label, kind, on))
        }
    }
}

fn tick(id: &str, name: &str, value: &str, label: String, kind: &str, on: bool) -> Markup {
    html! {
        div.tick {
            input id=(id) type=(kind) name=(name) value=(value) checked[on];
            label for=(id) { (label) }
        }
    }
}

fn unseen(drawn: &Drawn<'_>) -> Markup {
    let typed = drawn.filled.typed.get(drawn.field.name);
    let fresh = drawn.field.kind == Kind::Key && uuid::Uuid::parse_str(typed).is_err();
    let value = if fresh { uuid::Uuid::now_v7().to_string() } else { typed.to_string() };
    html! { input type="hidden" name=(drawn.field.name) value=(value); }
}
