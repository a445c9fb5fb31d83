//! The form of one piece of work: its fields come from its kind, so that one form serves any. It
//! reads what was typed into a draft and decides nothing about it.

use super::more::{self, More};
use crate::model::{ActivityId, ConsignmentId, ConsignmentRow, Draft, Partner, Parts, Spot, Worth};
use crate::rules::{self, STORY_LETTERS, TITLE_LETTERS};
use agreements::AgreementId;
use catalogue::{Campaign, Kind, Nature, ValueSource};
use kernel::seal::Level;
use kernel::{Day, Error, Flaw, Result, UnitId, number};
use kit::form::{Choice, FieldOf, Filled, FormOf, Reading};
use kit::{Lang, Markup, Typed, Visit, Words};
use uuid::Uuid;

/// The words of the fields of a kind, kept while its form is drawn or read.
pub struct Sheet<'k> {
    kind: &'k Kind,
    /// Name of the field, label, whether it is money.
    counts: Vec<(String, String, bool)>,
    /// The names of the fields of further values, givers and joiners.
    more: Vec<More>,
    /// Whether its value may be printed with *trên*: its figure says so.
    may_be_over: bool,
}

/// What stands around a unit that records: its choices.
pub struct Around {
    /// Everywhere in its province where work may be done.
    pub places: Vec<Spot>,
    /// The units of its province and those above it, which may join.
    pub joining: Vec<Spot>,
    /// Units anywhere that were named as joiners by their paths: the label of each is its path.
    pub by_path: Vec<Spot>,
    /// Goods that are not all handed over.
    pub goods: Vec<ConsignmentRow>,
    /// Agreements that hold.
    pub agreements: Vec<(AgreementId, String)>,
}

impl Around {
    /// Whether a field has anything to choose; a choice of nothing is not asked.
    fn has(&self, field: &str) -> bool {
        match field {
            "place" => !self.places.is_empty(),
            "joiner" => !self.joining.is_empty(),
            "consignment" => !self.goods.is_empty(),
            "agreement" => !self.agreements.is_empty(),
            _ => true,
        }
    }

    /// The unit that was typed as joiner; what is none, or several, is said at the field.
    pub fn joiner(&self, read: &Reading<'_>, field: &str) -> Option<UnitId> {
        let typed = read.text(field);
        if let Some(unit) = self.by_path.iter().find(|spot| spot.label == typed) {
            return Some(unit.unit);
        }
        let found = rules::read_spot(field, &typed, &self.joining);
        found.map_err(|flaw| read.flaw(flaw)).ok().flatten()
    }

    /// A joiner as its field says it.
    pub fn said(&self, unit: UnitId) -> String {
        let found = rules::by_id(&self.joining, unit).or(rules::by_id(&self.by_path, unit));
        found.map(|spot| spot.label.clone()).unwrap_or_default()
    }

    /// The units that may be typed as joiners.
    fn joiners(&self) -> Vec<Choice> {
        let by_path = self.by_path.iter();
        let by_path =
            by_path.map(|spot| Choice { value: spot.label.clone(), label: spot.name.clone() });
        offered(&self.joining).into_iter().chain(by_path).collect()
    }
}

impl<'k> Sheet<'k> {
    /// The form of a kind, with as many rows of values and givers as were typed, and some to spare.
    pub fn of(kind: &'k Kind, visit: &Visit, typed: &Typed) -> Sheet<'k> {
        let words = visit.words();
        let figure = kind.value_figure.as_deref().and_then(|code| visit.house().figure(code).ok());
        let lang = words.lang();
        let said = |unit: &str| words.say_with("activity-count-of", &[("unit", unit)]);
        let count = |m: &catalogue::Counted| {
            (rules::field(&m.code), said(m.label(lang)), m.nature == Nature::Money)
        };
        Sheet {
            kind,
            counts: kind.measures.iter().map(count).collect(),
            more: more::rows(typed),
            may_be_over: figure.is_some_and(|figure| figure.at_least),
        }
    }

    /// Its fields, in the order in which work is told: when, how many, worth what, the rest.
    pub fn fields(&self) -> Vec<FieldOf<'_>> {
        let mut fields = vec![
            FieldOf::key("id"),
            FieldOf::hidden("base"),
            FieldOf::day("from", "activity-from"),
            FieldOf::day("until", "activity-until").hint("activity-until-hint").optional(),
        ];
        let mains: Vec<String> =
            rules::main_counts(self.kind).map(|main| rules::field(&main.code)).collect();
        let main_hint = if mains.len() == 1 { "activity-main-hint" } else { "activity-mains-hint" };
        for (name, label, is_money) in &self.counts {
            let field = match is_money {
                true => FieldOf::vnd(name, label),
                false => FieldOf::count(name, label),
            };
            // Of a draft nothing is asked but the day.
            let field = field.in_words();
            fields.push(match mains.iter().any(|main| main == name) {
                true => field.at_times(main_hint),
                false => field.optional(),
            });
        }
        if self.kind.value_figure.is_some() {
            fields.extend([
                FieldOf::vnd("value", "activity-value").hint("activity-value-hint").optional(),
                FieldOf::select("source", "activity-source").optional(),
                FieldOf::text("basis", "activity-basis", 200)
                    .hint("activity-basis-hint")
                    .optional(),
            ]);
        }
        fields.push(FieldOf::text("partner", "activity-partner", 200).optional());
        if self.kind.value_figure.is_some() {
            fields.push(FieldOf::vnd("partner_share", "activity-partner-share").optional());
        }
        if self.may_be_over {
            fields.push(FieldOf::check("at_least", "activity-at-least"));
        }
        // What is said of people belongs on their list, where it is sealed.
        let is_of_people = self.kind.guard >= Level::Personal;
        let story = FieldOf::long_text("story", "activity-story", STORY_LETTERS).optional();
        fields.extend([
            FieldOf::select("consignment", "activity-consignment")
                .hint("activity-consignment-hint")
                .optional(),
            FieldOf::text("title", "activity-name", TITLE_LETTERS)
                .hint(if is_of_people { "activity-name-hint-people" } else { "activity-name-hint" })
                .optional(),
            FieldOf::text("place", "activity-place", 200).hint("activity-place-hint").optional(),
            FieldOf::text("joiner", more::JOINER, 200).hint("activity-joiner-hint").optional(),
            FieldOf::select("campaign", "activity-campaign").optional(),
            FieldOf::select("agreement", "activity-agreement").optional(),
            if is_of_people { story.hint("activity-story-hint-people") } else { story },
            FieldOf::check("again", "activity-is-other"),
            FieldOf::check("is_draft", "activity-is-draft"),
        ]);
        if self.is_post() {
            let at = fields.len() - 1;
            let link = FieldOf::text("link", "activity-link", rules::LINK_LETTERS);
            fields.insert(at, link.hint("activity-link-hint").optional());
        }
        for row in &self.more {
            fields.extend(row.fields(self.kind.value_figure.is_some()));
        }
        fields
    }

    /// Whether what is recorded can be read somewhere.
    fn is_post(&self) -> bool {
        self.kind.measures.first().is_some_and(|main| main.code == "posts")
    }

    /// Reads what was posted.
    pub fn read(&self, typed: &Typed, unit: UnitId, around: &Around) -> Result<Draft> {
        let fields = self.fields();
        let form = FormOf::new("work", &fields);
        let read = form.read(typed);
        let value = read.maybe_vnd("value").map_or(0, |value| value.0);
        let source = ValueSource::read(read.choice("source"));
        if value != 0 && source.is_none() {
            read.flaw(Flaw::new("source", "activity-value-needs-source"));
        }
        read.check_all()?;
        let from = read.maybe_day("from").ok_or_else(|| Error::flaw("from", "activity-from"))?;
        let mut parts = Parts::default();
        // Goods by a norm may be left without a value: the norm of the day says it.
        let by_norm = source == Some(ValueSource::Norm);
        if let Some(source) = source.filter(|_| value != 0 || by_norm) {
            parts.worth.push(Worth { source, amount: value, basis: read.text("basis") });
        }
        let share = read.maybe_vnd("partner_share").map_or(value, |share| share.0);
        parts.partners.extend(read.maybe_text("partner").map(|name| Partner { name, share }));
        more::join(&mut parts, unit, around.joiner(&read, "joiner"));
        for row in &self.more {
            row.read(&read, unit, (around, &mut parts));
        }
        let place = rules::read_spot("place", &read.text("place"), &around.places);
        let place = place.map_err(|flaw| read.flaw(flaw)).ok().flatten();
        read.check_all()?;
        let counted = self.kind.measures.iter().filter_map(|measure| {
            let name = rules::field(&measure.code);
            let amount = match measure.nature {
                Nature::Money => read.maybe_vnd(&name).map(|amount| amount.0),
                _ => read.maybe_count(&name),
            };
            Some((measure.code.clone(), amount?))
        });
        Ok(Draft {
            id: ActivityId::read(&read.text("id"))?,
            key: Uuid::parse_str(typed.get("key"))
                .map_err(|_| Error::flaw("key", "kit-flaw-key"))?,
            base: read.text("base").parse().unwrap_or(0),
            kind: self.kind.code.clone(),
            from,
            until: read.maybe_day("until").unwrap_or(from),
            place: place.filter(|place| *place != unit),
            title: read.text("title"),
            story: read.text("story"),
            campaign: Some(read.choice("campaign").to_owned()).filter(|code| !code.is_empty()),
            at_least: self.may_be_over && read.is_ticked("at_least"),
            consignment: ConsignmentId::read(read.choice("consignment")).ok(),
            kept_in: None,
            link: read.maybe_text("link").filter(|_| self.is_post()),
            agreement: AgreementId::read(read.choice("agreement")).ok(),
            parts: Parts { counts: counted.collect(), ..parts },
            illustrative: None,
            is_draft: read.is_ticked("is_draft"),
        })
    }

    /// Draws it with what was typed.
    pub fn draw(
        &self,
        visit: &Visit,
        action: &str,
        typed: Typed,
        flaws: &[Flaw],
        around: &Around,
    ) -> Markup {
        let fields = self.fields();
        let form = FormOf::new("work", &fields);
        let words = visit.words();
        let day = told_day(&typed).unwrap_or(visit.who().today());
        let kept = typed.get("campaign").to_owned();
        let is_more = self.more.iter().any(|row| row.is_typed(&typed));
        let alone = words.say("activity-agreement-none");
        let mut filled = Filled::with(typed, flaws)
            .choices("source", self.sources(words))
            .choices("place", offered(&around.places))
            .choices("joiner", around.joiners())
            .choices("consignment", goods_choices(words, &around.goods))
            .choices("campaign", campaigns(words, day, &kept))
            .choices("agreement", agreements::choices(alone, &around.agreements));
        for row in &self.more {
            filled = row.offering(filled.choices(&row.source, self.sources(words)));
        }
        let further: Vec<&str> = self.more.iter().flat_map(More::names).collect();
        // Whether it is another deed is asked only of what looks like one that is there.
        let is_asked = flaws.iter().any(|flaw| flaw.field == "again") || is_another(&filled.typed);
        let is_first = |name: &&str| {
            !further.contains(name) && around.has(name) && (*name != "again" || is_asked)
        };
        let first: Vec<&str> = fields.iter().map(|field| field.name).filter(is_first).collect();
        let button = words.say("activity-save");
        kit::html! {
            form.form #work method="post" action=(action) enctype="multipart/form-data" novalidate {
                input type="hidden" name="key" value=(Uuid::now_v7());
                (form.draw_part(words, &filled, &first))
                details open[is_more] {
                    summary { (words.say("activity-more")) }
                    (form.draw_part(words, &filled, &further))
                }
                (::papers::photos_field(visit, flaws))
                button.btn.lead type="submit" { (button) }
            }
        }
    }

    /// The lines of the error summary.
    pub fn summary(&self, words: &Words, flaws: &[Flaw]) -> Vec<(String, String)> {
        let fields = self.fields();
        FormOf::new("work", &fields).summary(words, flaws)
    }

    fn sources(&self, words: &Words) -> Vec<Choice> {
        let none = Choice { value: String::new(), label: words.say("activity-choose") };
        let own = self.kind.value_sources.iter().map(|source| Choice {
            value: source.code().to_owned(),
            label: words.say(&format!("source-{}", source.code())),
        });
        std::iter::once(none).chain(own).collect()
    }
}

/// The places that may be typed; what is called so no more is read and not offered.
pub fn offered(spots: &[Spot]) -> Vec<Choice> {
    let now = spots.iter().filter(|spot| !spot.is_former);
    now.map(|spot| Choice { value: spot.label.clone(), label: spot.label.clone() }).collect()
}

/// The goods that are not all handed over, with how many are left.
pub fn goods_choices(words: &Words, goods: &[ConsignmentRow]) -> Vec<Choice> {
    let none = Choice { value: String::new(), label: words.say("activity-consignment-none") };
    let said = |row: &ConsignmentRow| {
        let args = [
            ("item", row.item.clone()),
            ("partner", row.partner.clone()),
            ("left", number::count(row.left())),
            ("noun", row.noun.clone()),
        ];
        words.say_with("activity-consignment-left", &args)
    };
    let own = goods.iter().map(|row| Choice { value: row.id.to_string(), label: said(row) });
    std::iter::once(none).chain(own).collect()
}

/// The campaigns that run on a day, and the one that is chosen already.
fn campaigns(words: &Words, day: Day, kept: &str) -> Vec<Choice> {
    let none = Choice { value: String::new(), label: words.say("activity-campaign-none") };
    std::iter::once(none).chain(campaign_choices(words, (day, day), kept)).collect()
}

/// Those that run on one of some days, and the one that is chosen already.
pub(super) fn campaign_choices(words: &Words, days: (Day, Day), kept: &str) -> Vec<Choice> {
    let lang: Lang = words.lang();
    let runs = |campaign: &&Campaign| campaign.runs_within(days.0, days.1);
    let offered = |campaign: &&Campaign| runs(campaign) || campaign.code == kept;
    let all = catalogue::campaigns().iter().filter(offered).map(|campaign| Choice {
        value: campaign.code.clone(),
        label: campaign.label(lang).to_owned(),
    });
    all.collect()
}

/// Whether somebody says that it is other work than what it looks like.
pub fn is_another(typed: &Typed) -> bool {
    !typed.get("again").is_empty()
}

/// The day that a form tells of, whose tree its place is looked up in.
pub fn told_day(typed: &Typed) -> Option<Day> {
    ["until", "from"].into_iter().find_map(|name| Day::read(typed.get(name)).ok())
}

/// A new form: today, the kind's own campaign, the goods that it is to hand over.
pub fn fresh(kind: &Kind, today: Day, goods: Option<ConsignmentId>) -> Typed {
    Typed::of([
        ("consignment", goods.map(|id| id.to_string()).unwrap_or_default()),
        ("from", today.vn()),
        ("campaign", kind.campaign_on(today).map(|one| one.code.clone()).unwrap_or_default()),
        ("base", "0".to_owned()),
    ])
}

/// A record as its form shows it.
pub fn filled(draft: &Draft, around: &Around) -> Typed {
    let place = draft.place.and_then(|unit| rules::by_id(&around.places, unit));
    let mut pairs = vec![
        ("id".to_owned(), draft.id.to_string()),
        ("base".to_owned(), draft.base.to_string()),
        ("from".to_owned(), draft.from.vn()),
        ("until".to_owned(), draft.until.vn()),
        ("title".to_owned(), draft.title.clone()),
        ("story".to_owned(), draft.story.clone()),
        ("campaign".to_owned(), draft.campaign.clone().unwrap_or_default()),
        (
            "joiner".to_owned(),
            draft.parts.joiners.first().map(|unit| around.said(*unit)).unwrap_or_default(),
        ),
        (
            "consignment".to_owned(),
            draft.consignment.map(|goods| goods.to_string()).unwrap_or_default(),
        ),
        ("agreement".to_owned(), draft.agreement.map(|id| id.to_string()).unwrap_or_default()),
        ("link".to_owned(), draft.link.clone().unwrap_or_default()),
        ("place".to_owned(), place.map(|spot| spot.label.clone()).unwrap_or_default()),
    ];
    let counts = draft.parts.counts.iter();
    pairs.extend(counts.map(|(code, amount)| (rules::field(code), number::count(*amount))));
    if let Some(worth) = draft.parts.worth.first() {
        pairs.push(("value".to_owned(), more::vnd(worth.amount, 0)));
        pairs.push(("source".to_owned(), worth.source.code().to_owned()));
        pairs.push(("basis".to_owned(), worth.basis.clone()));
    }
    pairs.extend(more::filled(&draft.parts, around));
    if let Some(partner) = draft.parts.partners.first() {
        pairs.push(("partner".to_owned(), partner.name.clone()));
        pairs.push(("partner_share".to_owned(), more::vnd(partner.share, draft.amount())));
    }
    if draft.at_least {
        pairs.push(("at_least".to_owned(), "1".to_owned()));
    }
    if draft.is_draft {
        pairs.push(("is_draft".to_owned(), "1".to_owned()));
    }
    Typed::of(pairs)
}
