//! ChromeDriver for the browser stories, on a free loopback port, with its browsers' profiles in a
//! temporary folder. It starts no browser itself and never leaves one running.

use crate::scratch::{self, Folder, Kept};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const START_WITHIN: Duration = Duration::from_secs(30);

/// A running ChromeDriver; it and its browsers end when this is dropped.
pub struct Driver {
    url: String,
    _kept: Kept,
}

impl Driver {
    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Debian's `chromedriver`, when installed.
pub fn binary() -> Option<PathBuf> {
    Some(PathBuf::from("/usr/bin/chromedriver")).filter(|path| path.exists())
}

/// Debian's `chromium`, when installed.
pub fn browser() -> Option<PathBuf> {
    Some(PathBuf::from("/usr/bin/chromium")).filter(|path| path.exists())
}

/// Starts ChromeDriver and waits until it listens.
pub fn start(binary: &Path) -> Result<Driver, String> {
    let folder = Folder::make("browser", None)?;
    let port = scratch::free_port()?;
    let words = [binary.display().to_string(), format!("--port={port}")];
    let kept = Kept::start(folder, None, "TERM", &words)?;
    let deadline = Instant::now() + START_WITHIN;
    while Instant::now() < deadline {
        if TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], port))).is_ok() {
            return Ok(Driver { url: format!("http://127.0.0.1:{port}"), _kept: kept });
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(format!("chromedriver did not start: {}", kept.last_words()))
}
