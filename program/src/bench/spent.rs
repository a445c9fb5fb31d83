//! What a PostgreSQL server on this machine spends on a database: the processor time of the
//! processes that serve it, as Linux tells it in hundredths of a second. What writes checkpoints
//! and the log, and workers that help one of them, are not among it; of SQLite, and of a server
//! elsewhere, nothing is told.

use std::fs;

/// Hundredths of a second in which `/proc` tells processor time (`USER_HZ`), in milliseconds.
const TICK_MS: f64 = 10.0;

/// A database of a server.
pub struct Server(String);

impl Server {
    /// The one that an address names; none for SQLite.
    pub fn of(database: &str) -> Option<Server> {
        let (_, name) = database.strip_prefix("postgres")?.rsplit_once('/')?;
        let name = name.split('?').next().unwrap_or(name);
        Some(Server(format!(" {name} ")))
    }

    /// What those that serve it now have spent since they began, in milliseconds; none where
    /// nobody here serves it.
    pub fn cpu_ms(&self) -> Option<f64> {
        let all = fs::read_dir("/proc").ok()?.flatten();
        let all: Vec<f64> = all.filter_map(|one| self.spent(&one.path())).collect();
        (!all.is_empty()).then(|| all.iter().sum())
    }

    fn spent(&self, process: &std::path::Path) -> Option<f64> {
        let called = fs::read_to_string(process.join("cmdline")).ok()?;
        if !called.starts_with("postgres: ") || !called.contains(&self.0) {
            return None;
        }
        let told = fs::read_to_string(process.join("stat")).ok()?;
        // The name stands in brackets and may hold spaces: what is counted comes after it.
        let (_, after) = told.rsplit_once(')')?;
        let of: Vec<&str> = after.split_whitespace().collect();
        let ticks = |at: usize| of.get(at)?.parse::<f64>().ok();
        Some((ticks(11)? + ticks(12)?) * TICK_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_its_database() {
        let named = |address: &str| Server::of(address).map(|server| server.0);
        assert_eq!(named("postgres://u@127.0.0.1:5599/nat"), Some(" nat ".into()));
        assert_eq!(named("postgresql://h/a?sslmode=require"), Some(" a ".into()));
        assert_eq!(named("sqlite:/tmp/x.db"), None);
        assert_eq!(Server(" no such database ".into()).cpu_ms(), None);
    }
}
