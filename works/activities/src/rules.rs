//! What must hold of a piece of work. Pure; every flaw stands at its field.

mod ahead;
mod alike;
mod campaign;
mod counts;
mod goods;
mod kitchen;
mod listed;
mod norm;
mod pasted;
mod spot;

pub use ahead::is_sought;
pub use alike::{alike, is_at_same_place, kin};
pub use campaign::{check_said_campaign, read_campaign, running, said_campaign};
pub use goods::{
    check_consignment, check_corrected, check_hand_over, check_taken_back, too_many, worth_of,
};
pub use kitchen::{Cooked, KeptPlan, check_plan, days_of, kept, plan_on, serves};
pub use listed::{check_help, check_list, holds_name, is_told, most_listed};
pub use norm::{opened, reckoned};
pub use pasted::{Pasted, read_pasted};
pub use spot::{by_id, read_spot};

use crate::model::{Draft, Worth};
use catalogue::{Counted, Kind, ValueSource};
use kernel::{Day, Flaw, number};

/// Days that one record may span: a month. Work that lasts longer is recorded month by month, so
/// that each month's report holds its own; what a file recorded counts once, with its end. What
/// ends more days than this after a day has begun after it.
pub const LONGEST_DAYS: i64 = 31;
/// Nobody's day is larger; a slip of the finger is (as the cells of the report, rules.md 3.13).
const LARGEST_COUNT: i64 = 1_000_000_000;
/// Ten thousand tỷ.
const LARGEST_VND: i64 = 10_000_000_000_000;
/// Letters of a title.
pub const TITLE_LETTERS: usize = 200;
/// Letters of a story.
pub const STORY_LETTERS: usize = 4_000;
/// Letters of the address of a post.
pub const LINK_LETTERS: usize = 500;

/// Everything that keeps a piece of work from being recorded. A draft may be unfinished: of it only
/// what could not be kept is refused, the rest when it is to count.
pub fn check(kind: &Kind, draft: &Draft, today: Day) -> Vec<Flaw> {
    let mut flaws = keepable(kind, draft);
    if draft.is_draft {
        return flaws;
    }
    days(draft, today, &mut flaws);
    if kind.until < draft.from {
        flaws.push(Flaw::new("kind", "activity-kind-closed"));
    }
    counts::whole(kind, draft, &mut flaws);
    worth(kind, draft, &mut flaws);
    flaws.extend(running(draft));
    let shares: i64 = draft.parts.partners.iter().map(|partner| partner.share).sum();
    if shares > draft.amount() {
        let flaw = Flaw::new("partner_share", "activity-shares-above-value");
        let said = flaw.arg("shares", number::vnd(shares));
        flaws.push(said.arg("value", number::vnd(draft.amount())));
    }
    flaws
}

/// What could not be kept at all.
fn keepable(kind: &Kind, draft: &Draft) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if draft.until < draft.from {
        flaws.push(Flaw::new("until", "activity-until-before-from"));
    }
    counts::sizes(kind, draft, &mut flaws);
    for worth in &draft.parts.worth {
        if kind.value_figure.is_none() {
            flaws.push(Flaw::new("value", "activity-kind-has-no-value"));
        } else if !kind.value_sources.contains(&worth.source) {
            flaws.push(Flaw::new("source", "activity-source-not-of-kind"));
        } else if worth.amount < 0 {
            flaws.push(Flaw::new("value", "number-negative"));
        } else if worth.amount > LARGEST_VND {
            flaws.push(Flaw::new("value", "number-too-large"));
        }
    }
    let campaigns = catalogue::campaigns();
    if draft.campaign.as_ref().is_some_and(|code| !campaigns.iter().any(|c| c.code == *code)) {
        flaws.push(Flaw::new("campaign", "kit-flaw-choice"));
    }
    if draft.link.as_deref().is_some_and(|link| !is_address(link)) {
        flaws.push(Flaw::new("link", "activity-link-odd"));
    }
    let letters = [("title", &draft.title, TITLE_LETTERS), ("story", &draft.story, STORY_LETTERS)];
    for (field, text, most) in letters {
        let n = text.chars().count();
        if n > most {
            let flaw = Flaw::new(field, "kit-flaw-long").arg("max", most.to_string());
            flaws.push(flaw.arg("n", n.to_string()));
        }
    }
    flaws
}

/// An address of the web: nothing that a browser would run.
fn is_address(link: &str) -> bool {
    let host = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    host.is_some_and(|host| host.contains('.') && !host.starts_with(['.', '/']))
        && link.chars().count() <= LINK_LETTERS
        && !link.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\".contains(c))
}

fn days(draft: &Draft, today: Day, flaws: &mut Vec<Flaw>) {
    if draft.kept_in.is_none() && draft.from.days_until(draft.until) >= LONGEST_DAYS {
        flaws.push(Flaw::new("until", "activity-too-long"));
    }
    if draft.until > today {
        flaws.push(Flaw::new("until", "activity-ahead"));
    }
}

fn worth(kind: &Kind, draft: &Draft, flaws: &mut Vec<Flaw>) {
    let needs_basis = |worth: &Worth| worth.source == ValueSource::Norm && worth.basis.is_empty();
    if kind.value_figure.is_some() && draft.parts.worth.iter().any(needs_basis) {
        flaws.push(Flaw::new("basis", "activity-norm-needs-basis"));
    }
}

/// The main count of a kind and those that stand beside it under one value (DEF-14: transfers and
/// help with treatment): any of them alone is enough to be work.
pub(crate) fn main_counts(kind: &Kind) -> impl Iterator<Item = &Counted> {
    let main = kind.measures.first();
    kind.measures.iter().filter(move |one| {
        main.is_some_and(|main| {
            one.code == main.code || (one.figure.is_some() && one.nature == main.nature)
        })
    })
}

/// The count that a kind is told by.
pub fn main_count(kind: &Kind, draft: &Draft) -> i64 {
    kind.measures.first().map_or(0, |main| counts::amount(draft, &main.code).unwrap_or(0))
}

/// The field of a count.
pub fn field(code: &str) -> String {
    format!("count-{code}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActivityId, Partner, Parts};
    use uuid::Uuid;

    const TODAY: &str = "2024-11-01";

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn draft(kind: &str, counts: &[(&str, i64)], worth: &[(ValueSource, i64, &str)]) -> Draft {
        let worth = worth.iter().map(|(source, amount, basis)| Worth {
            source: *source,
            amount: *amount,
            basis: (*basis).to_owned(),
        });
        Draft {
            id: ActivityId::new(),
            key: Uuid::now_v7(),
            base: 0,
            kind: kind.to_owned(),
            from: day("2024-10-05"),
            until: day("2024-10-05"),
            place: None,
            title: String::new(),
            story: String::new(),
            campaign: None,
            at_least: false,
            parts: Parts {
                counts: counts.iter().map(|(code, n)| ((*code).to_owned(), *n)).collect(),
                worth: worth.collect(),
                ..Parts::default()
            },
            consignment: None,
            kept_in: None,
            link: None,
            agreement: None,
            illustrative: None,
            is_draft: false,
        }
    }

    fn told(draft: &Draft) -> Vec<(String, &'static str)> {
        let kind = catalogue::shipped().iter().find(|kind| kind.code == draft.kind);
        let flaws = check(kind.expect("a kind"), draft, day(TODAY));
        flaws.into_iter().map(|flaw| (flaw.field.to_string(), flaw.key)).collect()
    }

    #[test]
    fn a_meal_has_a_day_a_count_and_a_source() {
        let cash = (ValueSource::Cash, 4_000_000, "");
        assert_eq!(told(&draft("kitchen", &[("meals", 120)], &[cash])), []);
        let nothing = told(&draft("kitchen", &[], &[cash]));
        assert_eq!(nothing, [("count-meals".to_owned(), "activity-count-nothing")]);
        let norm = (ValueSource::Norm, 4_000_000, "");
        let told_norm = told(&draft("kitchen", &[("meals", 120)], &[norm]));
        assert_eq!(told_norm, [("basis".to_owned(), "activity-norm-needs-basis")]);
        let labour = (ValueSource::Labour, 1, "");
        let none = told(&draft("inspection", &[("units", 1)], &[labour]));
        assert_eq!(none, [("value".to_owned(), "activity-kind-has-no-value")]);
        let wrong = told(&draft("cash-help", &[("people", 1)], &[labour]));
        assert_eq!(wrong, [("source".to_owned(), "activity-source-not-of-kind")]);
    }

    #[test]
    fn people_are_never_more_than_turns() {
        let flawed = draft("free-exam", &[("turns", 10), ("people", 11)], &[]);
        assert_eq!(told(&flawed), [("count-people".to_owned(), "activity-people-above-turns")]);
        // A household is several people, whether it is helped once or nobody of it is examined.
        let home = draft("address-help", &[("turns", 1), ("people", 5)], &[]);
        assert_eq!(told(&home), []);
        let counts = [("households", 4), ("exams", 3), ("people", 17)];
        assert_eq!(told(&draft("tet-quan-dan", &counts, &[])), []);
        assert_eq!(told(&draft("free-exam", &[("turns", 10), ("people", 10)], &[])), []);
    }

    #[test]
    fn days_stand_in_order_and_not_ahead() {
        let mut long = draft("kitchen", &[("meals", 1)], &[]);
        long.from = day("2024-10-05");
        long.until = day("2024-10-04");
        assert_eq!(told(&long), [("until".to_owned(), "activity-until-before-from")]);
        long.until = day("2024-11-05");
        let both =
            [("until".to_owned(), "activity-too-long"), ("until".to_owned(), "activity-ahead")];
        assert_eq!(told(&long), both);
    }

    #[test]
    fn a_draft_may_be_unfinished_and_holds_only_what_can_be_kept() {
        let mut begun = draft("kitchen", &[], &[(ValueSource::Norm, 0, "")]);
        begun.until = day("2024-12-24");
        begun.is_draft = true;
        assert_eq!(told(&begun), []);
        begun.until = day("2024-10-04");
        begun.parts.counts = vec![("meals".into(), -1), ("houses".into(), 1)];
        let flaws: Vec<&str> = told(&begun).into_iter().map(|(_, key)| key).collect();
        assert_eq!(
            flaws,
            ["activity-until-before-from", "number-negative", "activity-count-unknown"]
        );
    }

    #[test]
    fn parts_of_a_count_are_no_more_than_the_whole() {
        let sorts = |rice, bread| {
            draft("kitchen", &[("meals", 120), ("rice", rice), ("bread", bread)], &[])
        };
        assert_eq!(told(&sorts(80, 40)), []);
        let above = ("count-bread".to_owned(), "activity-parts-above-whole");
        assert_eq!(told(&sorts(80, 41)), [above]);
        let clinic = |eastern, western, medicine| {
            let counts =
                [("turns", 50), ("eastern", eastern), ("western", western), ("medicine", medicine)];
            told(&draft("free-exam", &counts, &[(ValueSource::Goods, 9_000_000, "")]))
        };
        assert_eq!(clinic(20, 30, 9_000_000), []);
        let uneven = ("count-western".to_owned(), "activity-parts-not-whole");
        assert_eq!(clinic(20, 29, 0), std::slice::from_ref(&uneven));
        assert_eq!(clinic(20, 31, 0), [uneven]);
        let dear = ("count-medicine".to_owned(), "activity-part-above-value");
        assert_eq!(clinic(20, 30, 9_000_001), [dear]);
    }

    #[test]
    fn a_campaign_is_named_only_while_it_runs() {
        let mut early = draft("gift", &[("parcels", 1)], &[]);
        early.campaign = Some("CMP-18".into());
        assert_eq!(told(&early), [("campaign".to_owned(), "activity-campaign-not-running")]);
        early.campaign = Some("CMP-16".into());
        assert_eq!(told(&early), []);
        early.campaign = Some("CMP-03".into());
        assert_eq!(told(&early), [("campaign".to_owned(), "activity-campaign-yearly")]);
    }

    #[test]
    fn a_post_has_an_address_of_the_web() {
        for (link, is_good) in [
            ("https://chuthapdo.example.vn/tin-1", true),
            ("http://a.vn", true),
            ("javascript:alert(1)", false),
            ("https://", false),
            ("https:///x", false),
            ("ftp://a.vn", false),
            ("https://a.vn/\"onclick", false),
            ("a.vn", false),
        ] {
            let mut post = draft("post-website", &[("posts", 1)], &[]);
            post.link = Some(link.to_owned());
            assert_eq!(told(&post).is_empty(), is_good, "{link}");
        }
    }

    #[test]
    fn nobody_gives_more_than_the_whole() {
        let mut flawed = draft("gift", &[("parcels", 1)], &[(ValueSource::Goods, 100, "")]);
        flawed.parts.partners = vec![Partner { name: "SIPCO".into(), share: 101 }];
        assert_eq!(told(&flawed), [("partner_share".to_owned(), "activity-shares-above-value")]);
    }
}
