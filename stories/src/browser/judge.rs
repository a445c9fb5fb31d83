//! Judges a page as it stands: axe-core with the rules of WCAG 2.2 AA, and no line that is wider
//! than the screen, light and dark, at the three widths people have. It changes nothing.

use super::seat::Seat;
use serde_json::{Value, json};
use std::fmt::Write;

/// A desk, a tablet and a phone, in CSS pixels.
const WIDTHS_PX: [u32; 3] = [1440, 768, 360];
const SCHEMES: [&str; 2] = ["light", "dark"];
const AXE: &str = include_str!(env!("NHANAI_AXE"));

/// Runs axe and answers a line for every node that breaks a rule.
const RUN: &str = r#"
const done = arguments[arguments.length - 1];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
axe.run(document, { runOnly: tags, preload: false, resultTypes: ["violations"] }).then(
  (found) => done(found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`))),
  (cause) => done([String(cause)]));
"#;

const OVERFLOW: &str = "const e = document.documentElement; \
     return e.scrollWidth > e.clientWidth ? e.scrollWidth : 0";

/// What was found on the pages of a walk.
#[derive(Default)]
pub struct Judge {
    found: String,
    pages: usize,
}

impl Judge {
    /// Judges the page that the seat has open, in every width and scheme.
    pub async fn page(&mut self, seat: &Seat, name: &str) {
        self.pages += 1;
        seat.driver.execute(AXE, Vec::new()).await.expect("axe is injected");
        for width in WIDTHS_PX {
            for scheme in SCHEMES {
                show(seat, width, scheme).await;
                self.note(seat, &format!("{name}, {width} px, {scheme}")).await;
            }
        }
        show(seat, WIDTHS_PX[0], SCHEMES[0]).await;
    }

    /// The same for a large page of which every state has been judged elsewhere: on a desk in the
    /// light, on a phone in the dark.
    pub async fn glance(&mut self, seat: &Seat, name: &str) {
        self.on(seat, name, &[(WIDTHS_PX[2], SCHEMES[1]), (WIDTHS_PX[0], SCHEMES[0])]).await;
    }

    /// One screen of many pages: a phone in the dark.
    pub async fn on_phone(&mut self, seat: &Seat, name: &str) {
        self.on(seat, name, &[(WIDTHS_PX[2], SCHEMES[1])]).await;
    }

    /// One screen of many pages: a desk in the light.
    pub async fn on_desk(&mut self, seat: &Seat, name: &str) {
        self.on(seat, name, &[(WIDTHS_PX[0], SCHEMES[0])]).await;
    }

    /// A page as it is used at somebody's door: a phone in a hand, in the dark and in the light.
    pub async fn phone(&mut self, seat: &Seat, name: &str) {
        self.pages += 1;
        seat.driver.execute(AXE, Vec::new()).await.expect("axe is injected");
        for scheme in SCHEMES.into_iter().rev() {
            in_hand(seat, scheme).await;
            self.note(seat, &format!("{name}, in a hand, {scheme}")).await;
        }
    }

    async fn on(&mut self, seat: &Seat, name: &str, screens: &[(u32, &str)]) {
        self.pages += 1;
        seat.driver.execute(AXE, Vec::new()).await.expect("axe is injected");
        for (width, scheme) in screens {
            show(seat, *width, scheme).await;
            self.note(seat, &format!("{name}, {width} px, {scheme}")).await;
        }
    }

    async fn note(&mut self, seat: &Seat, at: &str) {
        let told = seat.driver.execute_async(RUN, Vec::new()).await.expect("axe answers");
        for line in told.json().as_array().into_iter().flatten().filter_map(Value::as_str) {
            let _ = writeln!(self.found, "{at}: {line}");
        }
        let wide = seat.ask(OVERFLOW).await.as_i64().unwrap_or(0);
        if wide > 0 {
            let _ = writeln!(self.found, "{at}: the page is {wide} px wide");
        }
    }

    /// Fails when anything was found, with all of it.
    pub fn end(self) {
        assert!(self.pages > 0, "no page was judged");
        assert!(self.found.is_empty(), "{} pages were judged:\n{}", self.pages, self.found);
    }
}

/// The screen and the scheme, as the developer tools set them.
pub(super) async fn show(seat: &Seat, width: u32, scheme: &str) {
    screen(seat, (width, 900), scheme).await;
}

/// The same on a small phone, as high as it is.
pub(super) async fn in_hand(seat: &Seat, scheme: &str) {
    screen(seat, (WIDTHS_PX[2], 740), scheme).await;
}

async fn screen(seat: &Seat, (width, height): (u32, u32), scheme: &str) {
    let tools = seat.driver.cdp();
    let screen =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
    let sent = tools.send_raw("Emulation.setDeviceMetricsOverride", screen).await;
    sent.expect("the screen is set");
    let touch = json!({ "enabled": width < 500 });
    tools.send_raw("Emulation.setTouchEmulationEnabled", touch).await.expect("a finger or a mouse");
    let media = json!({
        "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]
    });
    tools.send_raw("Emulation.setEmulatedMedia", media).await.expect("the scheme is set");
}
