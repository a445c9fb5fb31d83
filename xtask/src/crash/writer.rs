//! One writer of the crash test: it counts its own cells up, one save after another, and keeps the
//! last save of each cell, so that after a crash it can be sent once more under its old key, as a
//! browser would: what was acknowledged must not count twice, what was cut off must count once.

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
    /// The last value that was acknowledged, or sent again after a crash and then acknowledged.
    value: u64,
    /// The last save, acknowledged or cut off.
    last: Option<Save>,
}

/// A save as it was sent.
#[derive(Clone)]
struct Save {
    value: u64,
    base: u64,
    key: String,
}

impl Writer {
    /// A writer of these figures.
    pub fn of(figures: &[&'static str]) -> Writer {
        let cell = |figure: &&'static str| Cell { figure, version: 0, value: 0, last: None };
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
        loop {
            self.next = (self.next + 1) % self.cells.len();
            let cell = &mut self.cells[self.next];
            let value = cell.value + 1;
            let save = Save { value, base: cell.version, key: key(value, cell.version) };
            cell.last = Some(save.clone());
            match client.post(&path(unit), &save.form(cell.figure)) {
                Err(_) => return Ok(()),
                Ok(answer) => self.acknowledged += u64::from(cell.take(&answer, &save)?),
            }
        }
    }

    /// Sends the last save of each cell once more under its old key: how many were answered with
    /// anything but the one version they make.
    pub fn send_again(&mut self, port: u16, unit: &str) -> Result<u64, String> {
        let client = Client::with_cookie(port, &self.cookie);
        let mut wrong = 0;
        for cell in &mut self.cells {
            let Some(save) = cell.last.clone() else { continue };
            let answer = client
                .post(&path(unit), &save.form(cell.figure))
                .map_err(|e| format!("a save sent again: {e}"))?;
            let is_once = cell.take(&answer, &save)? && cell.version == save.base + 1;
            wrong += u64::from(!is_once);
        }
        Ok(wrong)
    }

    /// Compares what the program reports with what was acknowledged: how many cells show less
    /// (lost) and how many more (doubled). Nothing is under way when this is asked.
    pub fn compare(&self, report: &str) -> Result<(u64, u64), String> {
        let (mut lost, mut doubled) = (0, 0);
        for cell in &self.cells {
            let shown = shown(report, cell.figure)
                .ok_or_else(|| format!("the report does not show {}", cell.figure))?;
            lost += u64::from(shown < cell.value);
            doubled += u64::from(shown > cell.value);
        }
        Ok((lost, doubled))
    }
}

fn path(unit: &str) -> String {
    format!("/reports/cell?unit={unit}&month=2024-11")
}

impl Save {
    fn form(&self, figure: &str) -> String {
        format!("cell={figure}&value={}&base={}&key={}", self.value, self.base, self.key)
    }
}

impl Cell {
    /// Takes an answer; true when the save was acknowledged.
    fn take(&mut self, answer: &Answer, save: &Save) -> Result<bool, String> {
        match answer.status {
            200 => {
                self.version = number(&answer.body, "version").ok_or("no version")?;
                self.value = save.value;
                Ok(true)
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
