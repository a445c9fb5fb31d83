//! Which campaign work is for: as it is typed, and whether it ran on those days.

use crate::model::{Draft, Joint};
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

/// The campaign of the work of a file: the one it says, none where it says none, that of the kind
/// on the day where it says nothing.
pub fn said_campaign(said: Option<&str>, kind: &Kind, day: Day) -> Option<String> {
    match said {
        None => kind.campaign_on(day).map(|campaign| campaign.code.clone()),
        Some(Joint::NONE) => None,
        Some(code) => Some(code.to_owned()),
    }
}

/// Whether a file may say so: a campaign that is known, or none.
pub fn check_said_campaign(said: Option<&str>) -> Option<Flaw> {
    let code = said.filter(|code| *code != Joint::NONE)?;
    let is_known = catalogue::campaigns().iter().any(|campaign| campaign.code == code);
    (!is_known).then(|| Flaw::new("campaign", "kit-flaw-choice"))
}

/// Work is for a campaign that runs on one of its days, as far as documents say.
pub fn running(draft: &Draft) -> Option<Flaw> {
    let code = draft.campaign.as_deref()?;
    let campaign = catalogue::campaigns().iter().find(|campaign| campaign.code == code)?;
    if campaign.runs_within(draft.from, draft.until) {
        return None;
    }
    if let Some([from, until]) = campaign.yearly.map(|yearly| yearly.said()) {
        let flaw = Flaw::new("campaign", "activity-campaign-yearly");
        return Some(flaw.arg("from", from).arg("until", until));
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

    #[test]
    fn a_file_that_says_nothing_is_for_the_campaign_of_its_kind() {
        let kinds = catalogue::shipped();
        let bridge = kinds.iter().find(|kind| kind.code == "bridge").expect("a kind");
        let day = Day::parse("2024-10-05").expect("a day");
        let said = |code| said_campaign(code, bridge, day);
        assert_eq!(said(None), Some("CMP-11".to_owned()));
        assert_eq!(said(Some(Joint::NONE)), None);
        assert_eq!(said(Some("CMP-03")), Some("CMP-03".to_owned()));
        assert!(check_said_campaign(Some("CMP-03")).is_none());
        assert!(check_said_campaign(Some(Joint::NONE)).is_none());
        assert!(check_said_campaign(Some("CMP-99")).is_some());
    }
}
