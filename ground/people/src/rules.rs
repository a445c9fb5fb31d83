//! What must hold before anything of this folder is kept. Pure functions that answer flaws; no
//! database, no page, no clock.

pub mod forms;
pub mod password;
pub mod rights;
pub mod signing;
pub mod throttle;
pub mod tokens;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
