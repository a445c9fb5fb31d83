//! One writer of the crash test: it counts its own cells up, one save after another, and knows
//! which saves were acknowledged and which one was under way when the line broke.

use super::client::{Answer, Client};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A writer with its cells.
pub struct Writer {
    cookie: String,
    cells: Vec<Cell>,
    next: usize,
    acknowledged: u64,
}

struct Cell {
    figure: &'static str,
    version: u64,
    /// The last acknowledged value.
    value: u64,
    /// The value that was sent when the line broke, if any.
    under_way: Option<u64>,
}

impl Writer {
    /// A writer of these figures.
    pub fn of(figures: &[&'static str]) -> Writer {
        let cell = |figure: &&'static str| Cell { figure, version: 0, value: 0, under_way: None };
        let cells = figures.iter().map(cell).collect();
        Writer { cookie: String::new(), cells, next: 0, acknowledged: 0 }
    }

    /// How many saves were acknowledged.
    pub fn acknowledged(&self) -> u64 {
        self.acknowledged
    }

    /// Logs in, once: a session outlives a crash.
    pub fn enter(&mut self, port: u16, form: &str) -> Result<(), String> {
        if !self.cookie.is_empty() {
            return Ok(());
        }
        let answer =
            Client::new(port).post("/login", form).map_err(|e| format!("the log-in: {e}"))?;
        let cookie = answer.head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let pair = value.trim().split(';').next()?;
            (name.eq_ignore_ascii_case("set-cookie") && pair.starts_with("nhanai="))
                .then(|| pair.to_owned())
        });
        self.cookie = cookie.ok_or_else(|| format!("the log-in answered {}", answer.status))?;
        Ok(())
    }

    /// Saves until the line breaks.
    pub fn write(&mut self, port: u16, unit: &str) -> Result<(), String> {
        let client = Client::with_cookie(port, &self.cookie);
        let path = format!("/reports/cell?unit={unit}&month=2024-11");
        loop {
            self.next = (self.next + 1) % self.cells.len();
            let cell = &mut self.cells[self.next];
            let value = cell.value + 1;
            let form = format!(
                "cell={}&value={value}&base={}&key={}",
                cell.figure,
                cell.version,
                key(value, cell.version)
            );
            cell.under_way = Some(value);
            match client.post(&path, &form) {
                Err(_) => return Ok(()),
                Ok(answer) if cell.take(&answer, value)? => self.acknowledged += 1,
                Ok(_) => {}
            }
        }
    }

    /// Compares what the program reports with what was acknowledged: how many cells show less
    /// (lost) and how many more (doubled).
    pub fn compare(&mut self, report: &str) -> Result<(u64, u64), String> {
        let (mut lost, mut doubled) = (0, 0);
        for cell in &mut self.cells {
            let shown = shown(report, cell.figure)
                .ok_or_else(|| format!("the report does not show {}", cell.figure))?;
            let most = cell.under_way.unwrap_or(cell.value);
            lost += u64::from(shown < cell.value);
            doubled += u64::from(shown > most);
            cell.value = shown;
            cell.under_way = None;
        }
        Ok((lost, doubled))
    }
}

impl Cell {
    /// Takes an answer; true when the save was acknowledged. A conflict tells the version that a
    /// save before the crash has made.
    fn take(&mut self, answer: &Answer, value: u64) -> Result<bool, String> {
        match answer.status {
            200 => {
                self.version = number(&answer.body, "version").ok_or("no version")?;
                (self.value, self.under_way) = (value, None);
                Ok(true)
            }
            409 => {
                self.version = number(&answer.body, "current").ok_or("no current version")?;
                self.under_way = None;
                Ok(false)
            }
            503 => {
                std::thread::sleep(Duration::from_millis(5));
                Ok(false)
            }
            other => Err(format!("a save was answered {other}: {}", answer.body)),
        }
    }
}

/// The number after `"name":` in a piece of JSON.
fn number(text: &str, name: &str) -> Option<u64> {
    let (_, rest) = text.split_once(&format!("\"{name}\":"))?;
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The value of a figure in the JSON of `nhanai report`.
fn shown(report: &str, figure: &str) -> Option<u64> {
    let (_, rest) = report.split_once(&format!("\"code\": \"{figure}\""))?;
    let (_, rest) = rest.split_once("\"value\":")?;
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// A UUIDv7 made by this client: the same save again would carry the same key.
fn key(value: u64, version: u64) -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (millis, nanos) = (since.as_millis() as u64, since.subsec_nanos());
    let tail = (value << 24) ^ version ^ (u64::from(nanos) << 8);
    format!(
        "{:08x}-{:04x}-7{:03x}-8{:03x}-{:012x}",
        millis >> 16 & 0xffff_ffff,
        millis & 0xffff,
        nanos & 0xfff,
        nanos >> 12 & 0xfff,
        tail & 0xffff_ffff_ffff
    )
}
