//! What a form of a file asks for: which step, of which file, with which fields. It reads nothing
//! that was typed and stores nothing.

use crate::model::{File, FileId};
use crate::rules::{self, FieldSort, Programme, Sort};
use crate::{acts, desk, store};
use activities::model::ConsignmentRow;
use catalogue::ValueSource;
use kernel::db::Tx;
use kernel::{Day, Error, Result};
use kit::form::FieldOf;
use kit::{Typed, Visit, Words};

/// What can be recorded of a file.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// An entry of a sort.
    Enter(&'static Sort),
    /// Somebody leaves; with what is measured and told then.
    Close(Option<&'static Sort>),
    /// The day it was opened, or its intake, was typed wrongly.
    Opened,
    /// The end was a mistake.
    Reopen,
    /// The file was a mistake.
    Mistaken,
    /// An entry was a mistake.
    Back,
}

impl Step {
    /// The step of an address.
    fn asked(code: &str, programme: &'static Programme) -> Result<Step> {
        Ok(match code {
            "close" => Step::Close(programme.leaving()),
            "opened" => Step::Opened,
            "reopen" => Step::Reopen,
            "mistaken" => Step::Mistaken,
            "back" => Step::Back,
            code => {
                let sort = programme.sort(code).filter(|sort| !sort.leaving);
                Step::Enter(sort.ok_or(Error::NotFound)?)
            }
        })
    }
}

/// A file with the step that is asked for and the fields of its form.
pub(super) struct Asked {
    pub file: File,
    pub programme: &'static Programme,
    pub step: Step,
    /// The labels of the fields, kept while the form is drawn or read.
    labels: Vec<(String, String, FieldSort)>,
    /// The intakes of the programme here.
    pub intakes: Vec<String>,
    /// Goods here and above that are not all handed over.
    pub goods: Vec<ConsignmentRow>,
}

impl Asked {
    pub async fn load(visit: &Visit, id: FileId) -> Result<Asked> {
        let who = visit.who().clone();
        let read = move |tx: &mut Tx<'_>| {
            let (file, _, pass) = desk::opened(tx, &who, &acts::KEEP, id)?;
            let asked = (file.row.programme.as_str(), who.today());
            let intakes = store::intakes(tx, &pass, asked)?;
            let goods = activities::store::left_goods(tx, &pass, who.today())?;
            Ok((file, intakes, goods))
        };
        let (file, intakes, goods) = visit.house().db.read(read).await?;
        let programme = rules::programme(&file.row.programme).ok_or(Error::NotFound)?;
        let step = Step::asked(&visit.query("step"), programme)?;
        let sort = match step {
            Step::Enter(sort) | Step::Close(Some(sort)) => Some(sort),
            _ => None,
        };
        let label = |(name, sort): &(String, FieldSort)| {
            (name.clone(), visit.say(&format!("care-field-{name}")), *sort)
        };
        let labels = sort.into_iter().flat_map(|sort| &sort.fields).map(label).collect();
        Ok(Asked { file, programme, step, labels, intakes, goods })
    }

    pub fn fields(&self) -> Vec<FieldOf<'_>> {
        match self.step {
            Step::Enter(sort) => self.entry_fields(sort),
            Step::Close(_) => self.leaving_fields(),
            Step::Opened => vec![
                FieldOf::hidden("version"),
                FieldOf::day("on", "care-opened"),
                FieldOf::text("intake", "care-intake", 60).hint("care-intake-hint").optional(),
            ],
            Step::Reopen => Vec::new(),
            Step::Mistaken => {
                vec![FieldOf::text("why", "care-why", 200).hint("care-mistaken-hint")]
            }
            Step::Back => {
                vec![FieldOf::select("entry", "care-entry"), FieldOf::text("why", "care-why", 200)]
            }
        }
    }

    fn leaving_fields(&self) -> Vec<FieldOf<'_>> {
        let mut fields =
            vec![FieldOf::day("on", "care-closed-on"), FieldOf::select("outcome", "care-outcome")];
        for (name, label, sort) in &self.labels {
            let field = FieldOf::text(name, label, 300).in_words().optional();
            fields.push(match (name.as_str(), sort) {
                (rules::WHY, _) => field.hint("care-rests-hint"),
                (rules::RESULT, _) => field.hint("care-name-hint"),
                (_, FieldSort::Text) => field,
                _ => field.short(),
            });
        }
        fields
    }

    /// What a form begins with.
    pub fn known(&self, today: Day) -> Typed {
        let row = &self.file.row;
        match self.step {
            Step::Opened => Typed::of([
                ("version", row.version.to_string()),
                ("on", row.opened_on.vn()),
                ("intake", row.intake.clone().unwrap_or_default()),
            ]),
            _ => Typed::of([("on", today.vn())]),
        }
    }

    fn entry_fields(&self, sort: &Sort) -> Vec<FieldOf<'_>> {
        let mut fields = vec![FieldOf::key("id"), FieldOf::day("on", "care-day")];
        if sort.asks_quantity() {
            fields.push(FieldOf::count("quantity", "care-quantity"));
        }
        for (name, label, sort) in &self.labels {
            let field = FieldOf::text(name, label, 120).in_words();
            fields.push(match sort {
                FieldSort::Text => field.optional(),
                FieldSort::Number => field.short().optional(),
                FieldSort::Kilograms | FieldSort::Centimetres => field.short(),
            });
        }
        if sort.gives() {
            let by_norm = sources(sort).contains(&ValueSource::Norm);
            let hint = if by_norm { "care-basis-hint-norm" } else { "care-basis-hint" };
            fields.extend([
                FieldOf::vnd("value", "care-value").optional(),
                FieldOf::select("source", "care-source").optional(),
                FieldOf::text("basis", "activity-basis", 200).hint(hint).optional(),
                FieldOf::text("giver", "care-giver", 200).optional(),
            ]);
            if sources(sort).contains(&ValueSource::Goods) {
                fields.extend([activities::GOODS, activities::GOODS_MANY]);
            }
        }
        fields
    }

    pub fn title(&self, words: &Words) -> String {
        match self.step {
            Step::Enter(sort) => sort.label(words.lang()).to_owned(),
            Step::Close(_) => words.say("care-step-close"),
            Step::Opened => words.say("care-step-opened"),
            Step::Reopen => words.say("care-step-reopen"),
            Step::Mistaken => words.say("care-step-mistaken"),
            Step::Back => words.say("care-step-back"),
        }
    }
}

/// The sources that the kind of work of an entry takes.
pub(super) fn sources(sort: &Sort) -> &'static [ValueSource] {
    let kind = catalogue::shipped().iter().find(|kind| kind.code == sort.kind);
    kind.map_or(&[], |kind| kind.value_sources.as_slice())
}
