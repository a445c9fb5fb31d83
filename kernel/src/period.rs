//! Period.
/// Period.
pub enum Period {}
