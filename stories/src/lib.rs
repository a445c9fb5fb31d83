//! stories.
#[cfg(test)]
mod browser;
