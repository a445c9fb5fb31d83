//! One person in front of one browser: opens pages, presses keys, waits until a page says what it
//! should. A wait that ends in vain fails with what the page said instead. It judges no page.

use super::site::Site;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::prelude::*;

/// Where the WebDriver listens; `cargo xtask test` starts it and sets this.
const DRIVER: &str = "NHANAI_WEBDRIVER";
/// How long a page may take until it says what is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
const PASSWORD: &str = "hoa sen tháng mười";

/// Headless, with nothing that looks for the outside world.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
    // A toast caught while it fades in would be judged by half its colour.
    "--force-prefers-reduced-motion",
];

/// A browser of its own, with a profile of its own.
pub struct Seat {
    /// The session.
    pub driver: WebDriver,
    address: String,
    _profile: TempDir,
}

impl Seat {
    /// A browser that nobody has logged in with.
    pub async fn guest(site: &Site) -> Seat {
        Seat::start(site, true).await
    }

    /// A browser whose pages run no script.
    pub async fn without_script(site: &Site) -> Seat {
        Seat::start(site, false).await
    }

    async fn start(site: &Site, scripted: bool) -> Seat {
        let driver = std::env::var(DRIVER).unwrap_or_default();
        assert!(!driver.is_empty(), "{DRIVER} is not set: run `cargo xtask test`");
        let profile = tempfile::tempdir().expect("a profile folder");
        let mut wanted = DesiredCapabilities::chrome();
        let folder = format!("--user-data-dir={}", profile.path().display());
        for flag in FLAGS.into_iter().chain([folder.as_str()]) {
            wanted.add_arg(flag).expect("a flag");
        }
        // The stories are told in Vietnamese; 2 turns the script off.
        let mut prefs = json!({ "intl.accept_languages": "vi" });
        if !scripted {
            prefs["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        wanted.add_experimental_option("prefs", prefs).expect("preferences");
        let driver = WebDriver::new(driver, wanted).await.expect("a browser starts");
        Seat { driver, address: site.address.clone(), _profile: profile }
    }

    /// A browser in which this account has logged in.
    pub async fn of(site: &Site, login: &str) -> Seat {
        let seat = Seat::guest(site).await;
        seat.log_in(login).await;
        seat
    }

    /// Fills the log-in page and waits for Hôm nay.
    pub async fn log_in(&self, login: &str) {
        self.enter(login).await;
        self.until_text("h1", "Chào").await;
    }

    /// Fills the log-in page and presses its button.
    pub async fn enter(&self, login: &str) {
        self.open("/login").await;
        self.fill("main input[name=login]", login).await;
        self.fill("main input[name=password]", PASSWORD).await;
        self.click("main form button[type=submit]").await;
    }

    /// Opens a path.
    pub async fn open(&self, path: &str) {
        self.driver.goto(format!("{}{path}", self.address)).await.expect(path);
    }

    /// The path and query one is at.
    pub async fn here(&self) -> String {
        let url = self.driver.current_url().await.expect("an address");
        url.as_str().trim_start_matches(&self.address).to_owned()
    }

    /// The first element of a selector; fails when the page has none in time.
    pub async fn find(&self, css: &str) -> WebElement {
        let started = Instant::now();
        loop {
            match self.driver.find(By::Css(css)).await {
                Ok(found) => return found,
                Err(_) if started.elapsed() < PATIENCE => pause().await,
                Err(_) => {
                    panic!("{} has no {css}:\n{}", self.here().await, self.said("main").await)
                }
            }
        }
    }

    /// The words of an element now; empty when there is none.
    pub async fn said(&self, css: &str) -> String {
        match self.driver.find(By::Css(css)).await {
            Ok(found) => found.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Waits until an element says something.
    pub async fn until_text(&self, css: &str, wanted: &str) {
        let started = Instant::now();
        loop {
            let said = self.said(css).await;
            if said.contains(wanted) {
                return;
            }
            if started.elapsed() > PATIENCE {
                let (here, page) = (self.here().await, self.said("main").await);
                panic!("{here}: {css} says “{said}”, not “{wanted}”; the page:\n{page}");
            }
            pause().await;
        }
    }

    /// Clicks; the browser waits for the page that follows.
    pub async fn click(&self, css: &str) {
        let found = self.find(css).await;
        let _ = found.scroll_into_view().await;
        found.click().await.unwrap_or_else(|cause| panic!("{css}: {cause}"));
    }

    /// Puts words into a field.
    pub async fn fill(&self, css: &str, words: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap_or_else(|cause| panic!("{css}: {cause}"));
        field.send_keys(words).await.unwrap_or_else(|cause| panic!("{css}: {cause}"));
    }

    /// What a field holds.
    pub async fn value(&self, css: &str) -> String {
        self.find(css).await.value().await.ok().flatten().unwrap_or_default()
    }

    /// Presses keys where the focus is, as a keyboard does.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) {
        let at = self.driver.active_element().await.expect("something has the focus");
        at.send_keys(keys).await.expect("keys are taken");
    }

    /// The id of what has the focus.
    pub async fn focus(&self) -> String {
        let at = self.driver.active_element().await.expect("something has the focus");
        at.id().await.ok().flatten().unwrap_or_default()
    }

    /// Runs a script in the page and takes its answer.
    pub async fn ask(&self, script: &str) -> Value {
        let told = self.driver.execute(script, Vec::new()).await.expect(script);
        told.json().clone()
    }

    /// The status of the answer that made this page.
    pub async fn status(&self) -> i64 {
        let asked = "return performance.getEntriesByType('navigation')[0].responseStatus";
        self.ask(asked).await.as_i64().unwrap_or(0)
    }

    /// Takes a picture for the guide (docs/pictures) when `NHANAI_WRITE_PICTURES` asks for it.
    pub async fn picture(&self, name: &str) {
        if std::env::var_os("NHANAI_WRITE_PICTURES").is_some() {
            let file = format!("{}/../docs/pictures/{name}.png", env!("CARGO_MANIFEST_DIR"));
            self.driver.screenshot(Path::new(&file)).await.expect("a picture");
        }
    }

    /// Ends the browser.
    pub async fn leave(self) {
        let _ = self.driver.quit().await;
    }
}

async fn pause() {
    tokio::time::sleep(Duration::from_millis(80)).await;
}
