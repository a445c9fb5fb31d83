//! What must hold for duties and working days. Pure: no database, no web, no clock.

mod calendar;
mod due;
mod owing;

pub use calendar::Calendar;
pub use due::{DueRule, When, due_on};
pub use owing::{Asked, check_campaign, check_duty, duty_of};
