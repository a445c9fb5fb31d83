//! Which of what lies ahead a list that is filtered shows. Pure; what is done is not its matter.

use super::said_campaign;
use crate::model::{Ahead, Filter, Joint};
use catalogue::Kind;
use kernel::fold::{fold, words};

/// Whether a filter leaves it in: the kind, the campaign and the words that are asked for. `said`
/// is what the page says of it. Where it is the page asks apart.
pub fn is_sought(ahead: &Ahead, kind: Option<&Kind>, said: &str, filter: &Filter) -> bool {
    let is_of = |kinds: &[String]| ahead.kind.as_ref().is_some_and(|kind| kinds.contains(kind));
    if !filter.kinds.is_empty() && !is_of(&filter.kinds) {
        return false;
    }
    let campaign = || match (ahead.campaign.as_deref(), kind) {
        (said, Some(kind)) => said_campaign(said, kind, ahead.on),
        (said, None) => said.filter(|code| *code != Joint::NONE).map(str::to_owned),
    };
    if filter.campaign.is_some() && filter.campaign != campaign() {
        return false;
    }
    let told = format!(" {} {}", fold(&ahead.title), fold(said));
    words(&fold(&filter.search)).all(|word| told.contains(&format!(" {word}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Day, UnitId};

    #[test]
    fn filters_leave_out_what_is_of_another_kind_campaign_or_name() {
        let kind = catalogue::shipped().iter().find(|kind| kind.code == "bridge");
        let ahead = Ahead {
            key: "construction-1-handed".into(),
            on: Day::of(2024, 11, 5).expect("a day"),
            kind: Some("bridge".into()),
            campaign: Some("CMP-13".into()),
            said: ("construction-due-by", Vec::new()),
            title: "Cầu Kênh Năm".into(),
            people: None,
            unit: UnitId(7),
            unit_name: "Xã".into(),
            spot: None,
            href: String::new(),
        };
        let filter = Filter {
            from: Day::BEGINNING,
            until: Day::LAST,
            kinds: Vec::new(),
            state: None,
            campaign: None,
            search: String::new(),
            spot: None,
            begun: None,
            quick: false,
        };
        let is = |filter: &Filter| is_sought(&ahead, kind, "Đến hạn bàn giao", filter);
        assert!(is(&filter));
        let kinds = |code: &str| Filter { kinds: vec![code.into()], ..filter.clone() };
        assert!(is(&kinds("bridge")) && !is(&kinds("kitchen")));
        let of = |code: &str| Filter { campaign: Some(code.into()), ..filter.clone() };
        assert!(is(&of("CMP-13")) && !is(&of("CMP-03")));
        let named = |text: &str| Filter { search: text.into(), ..filter.clone() };
        assert!(is(&named("cau ken")) && is(&named("BÀN giao")) && !is(&named("nam anh")));
    }
}
