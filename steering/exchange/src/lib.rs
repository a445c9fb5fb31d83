//! Numbers that leave and come as files: templates that go out to be filled and come back as
//! spreadsheets, work listed in a table, old reports that exist only in words. What a file would
//! change is shown before anything is written, and can be taken back for seven days.
//!
//! Asked for by ui-patterns 14-16 and checklist RPT-03, -07..09, DEF-08..15. What others may use:
//! [`work::record`] (the import of the command line), [`run::resume`] and [`run::forget`] (the
//! program's jobs). This file holds no logic and never will.

pub mod acts;
mod cells;
mod history;
pub mod model;
pub mod rules;
pub mod run;
pub mod store;
pub mod work;
