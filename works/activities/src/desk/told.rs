//! What a correction tells of work in clear, beside the sealed list that the work has by now. The
//! list is opened for this alone and shown to nobody.

use super::{Hand, written};
use crate::model::Draft;
use crate::rules;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result};

/// Refuses a correction whose title, story or basis holds a name of the list.
pub fn check_told(tx: &mut Tx<'_>, hand: &Hand<'_>, draft: &Draft) -> Result<()> {
    if draft.base == 0 {
        return Ok(());
    }
    let (_, pass) = written(tx, hand.who, draft.id)?;
    let names = help::store::names_unseen(tx, &pass, hand.keys, draft.id.uuid())?;
    if names.is_empty() {
        return Ok(());
    }
    let kind = catalogue::kind(tx, &pass, &draft.kind)?;
    let bases = draft.parts.worth.iter().map(|worth| ("basis", worth.basis.as_str()));
    let told = [("title", draft.title.as_str()), ("story", draft.story.as_str())];
    let mut flaws = Vec::new();
    for (field, text) in told.into_iter().chain(bases) {
        let name = names.iter().find(|name| rules::is_told(&kind, name.expose(), &[text]));
        let flaw = |name: &String| Flaw::new(field, "activity-name-told").arg("name", name);
        flaws.extend(name.map(|name| flaw(name.expose())));
    }
    Error::refuse(flaws)
}
