//! Every statement of duties and working days. It decides nothing: which duty holds is a rule.

mod days;
mod duties;

pub use days::{add_day, calendar, changed_days, close_day};
pub use duties::{add, close, duties, get};
