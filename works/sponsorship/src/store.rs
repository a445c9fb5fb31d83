//! Slots, pledges, what is asked and what was given. Every function asks for a pass; nothing is
//! deleted, and each change writes its line in the journal.

mod codes;
mod counted;
mod enquiries;
mod erased;
mod givings;
mod held;
mod helped;
mod lists;
mod pledges;
mod slots;

pub use codes::{add_code, close_code, codes, count_wrong, is_code, last_closed, open_codes};
pub use counted::{last_helped, promised, promised_by, received, who_helps, who_stands_by};
pub use enquiries::{
    add_enquiry, answer_enquiry, contact, enquiries, enquiry, every_enquiry, waiting_enquiries,
};
pub use erased::empty;
pub use givings::{add_giving, answer, giving, take_back_giving};
pub(crate) use held::{asked_after_end, every_giving, unsaid};
pub use helped::{Helped, helped, helped_of};
pub use lists::{Arrived, Due, OfSponsor, Which, arrived, due, of_sponsor, of_sponsor_givings};
pub use pledges::{add_pledge, end_pledge, free, hand_over, is_running, pledge, take};
pub(crate) use pledges::{free_address, live_of};
pub use slots::{add_slot, close_slot, end, ensure, hold, last_month, slot};

use crate::model::{AskingRow, GivingRow, PledgeRow, SlotRow, Whole};
use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::{Pass, Result};

const SLOT: &str = "s.id, s.address, s.code, s.sort, s.words, s.amount, s.parts, \
                    s.from_month, s.until_month, s.closed_on, s.closed_why, s.illustrative, \
                    s.made_name, s.made_at, s.version";
const PLEDGE: &str = "p.id, p.slot, p.address, p.sponsor, p.part, p.from_month, \
                      p.until_month, p.amount, p.ended_on, p.ended_why, p.follows, \
                      p.illustrative, p.made_name, p.made_at, p.version";
const ASKING: &str = "a.slot, a.month, a.part, a.address, a.pledge, a.amount, a.giving, a.given";
const GIVING: &str = "g.id, g.address, g.unit, g.sponsor, g.pledge, g.on_day, g.sort, g.amount, \
                      g.words, g.handed_by, g.proof, g.proof_words, g.activity, \
                      g.taken_back_why, g.illustrative, g.made_name, g.made_at, g.version";

/// All that stands between an address and its sponsors; the caller has loaded the address with the
/// pass.
pub fn whole(tx: &mut Tx<'_>, _pass: &Pass, id: AddressId) -> Result<Whole> {
    let slots: Vec<SlotRow> = sql(format!(
        "select {SLOT} from slot s where s.address = $1 order by s.from_month desc, s.id desc"
    ))
    .bind(id)
    .all(tx)?;
    let pledges: Vec<PledgeRow> = sql(format!(
        "select {PLEDGE} from pledge p where p.address = $1 order by p.from_month, p.part, p.id"
    ))
    .bind(id)
    .all(tx)?;
    let askings: Vec<AskingRow> = sql(format!(
        "select {ASKING} from asking a where a.address = $1 order by a.slot, a.part, a.month"
    ))
    .bind(id)
    .all(tx)?;
    let givings: Vec<GivingRow> = sql(format!(
        "select {GIVING} from giving g where g.address = $1 order by g.on_day desc, g.id desc"
    ))
    .bind(id)
    .all(tx)?;
    Ok(Whole { slots, pledges, askings, givings })
}
