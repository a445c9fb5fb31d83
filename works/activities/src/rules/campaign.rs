//! Which campaign work is for: as it is typed, and whether it ran on those days.

use crate::model::Draft;
use catalogue::Kind;
use kernel::{Day, Flaw};

/// What stands in a cell for a piece of work that belongs to no campaign.
const NONE: [&str; 2] = ["none", "khong"];

/// The code of the campaign that is typed by its code, its name or another wording; nothing typed
/// is the campaign of the kind on that day.
pub fn read_campaign(text: &str, kind: &Kind, day: Day) -> Result<Option<String>, Flaw> {
    if text.is_empty() {
        return Ok(kind.campaign_on(day).map(|campaign| campaign.code.clone()));
    }
    if NONE.contains(&kernel::fold::fold(text).as_str()) {
        return Ok(None);
    }
    match catalogue::campaign_named(text) {
        Some(campaign) => Ok(Some(campaign.code.clone())),
        None => {
            let flaw = Flaw::new("campaign", "activity-campaign-unknown");
            Err(flaw.arg("text", text.to_owned()))
        }
    }
}

/// Work is for a campaign that runs on one of its days, as far as documents say.
pub fn running(draft: &Draft) -> Option<Flaw> {
    let code = draft.campaign.as_deref()?;
    let campaign = catalogue::campaigns().iter().find(|campaign| campaign.code == code)?;
    let began = campaign.from.is_none_or(|from| from <= draft.until);
    let goes_on = campaign.until.is_none_or(|until| draft.from <= until);
    if began && goes_on {
        return None;
    }
    let said = |day: Option<Day>| day.map(|day| day.vn()).unwrap_or_else(|| "…".to_owned());
    let flaw = Flaw::new("campaign", "activity-campaign-not-running");
    Some(flaw.arg("from", said(campaign.from)).arg("until", said(campaign.until)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_names_a_campaign_by_any_of_its_wordings() {
        let kinds = catalogue::shipped();
        let stall = kinds.iter().find(|kind| kind.code == "zero-stall").expect("a kind");
        let day = Day::parse("2024-10-05").expect("a day");
        let code = |text: &str| read_campaign(text, stall, day).map_err(|flaw| flaw.key);
        assert_eq!(code(""), Ok(Some("CMP-16".to_owned())), "as the form begins");
        assert_eq!(code("không"), Ok(None));
        assert_eq!(code("MTC, MCN gắn với một địa chỉ nhân đạo"), Ok(Some("CMP-01".to_owned())));
        assert_eq!(code("CMP-02"), Ok(Some("CMP-02".to_owned())));
        assert_eq!(code("Hội làng"), Err("activity-campaign-unknown"));
    }
}
