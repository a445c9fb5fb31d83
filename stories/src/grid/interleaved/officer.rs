//! An officer with a page that may be old: what its cells show, on which versions, what was done
//! last. Chi has the page of her report, Bình the grid of the district. It knows nothing of what
//! the other does.

use super::super::{CELLS, COMMUNE, GRID, code};
use super::{FIGURES, Stands};
use crate::house::Demo;
use crate::visitor::{self, Visitor, fresh_key};
use axum::http::StatusCode;

const REPORT: &str = "/reports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";

/// An officer.
pub struct Officer {
    /// As the other is told.
    pub name: &'static str,
    visitor: Visitor,
    /// What the page calls each cell.
    codes: Vec<String>,
    /// What each cell of the page shows, and the version under it.
    pub page: Vec<(String, i64)>,
    /// What was done, for undoing: the cell, and what it showed before.
    pub done: Vec<(usize, String)>,
    /// What was sent last.
    pub last: Option<Sent>,
    is_grid: bool,
}

/// A save of one cell.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Which cell.
    pub at: usize,
    /// As typed.
    pub text: String,
    /// The version it was typed over.
    pub base: i64,
    key: String,
}

/// How a save ended.
#[derive(Debug)]
pub enum Told {
    /// Stored.
    Stored {
        /// As the cell shows it now.
        shown: String,
        /// Its version.
        version: i64,
    },
    /// Somebody was faster; here both values stand.
    Refused {
        /// The address; empty where posting the form itself leads there.
        way: String,
    },
}

impl Officer {
    /// Chi, who types into her own report.
    pub async fn chi(demo: &Demo) -> Officer {
        let codes = FIGURES.map(|(figure, _)| figure.to_owned()).to_vec();
        Officer::of(demo, ("chi", "Chi"), codes, false).await
    }

    /// Bình, who types into the grid of the district.
    pub async fn binh(demo: &Demo) -> Officer {
        let mut codes = Vec::new();
        for (figure, _) in FIGURES {
            codes.push(code(demo, COMMUNE, "2024-11", figure).await);
        }
        Officer::of(demo, ("binh", "Bình"), codes, true).await
    }

    async fn of(
        demo: &Demo,
        (login, name): (&str, &'static str),
        codes: Vec<String>,
        is_grid: bool,
    ) -> Officer {
        let visitor = Visitor::of(demo, login).await;
        let (page, done, last) = (Vec::new(), Vec::new(), None);
        let mut officer = Officer { name, visitor, codes, page, done, last, is_grid };
        officer.look().await;
        officer
    }

    /// Opens the page anew: there is nothing to undo on it.
    pub async fn look(&mut self) {
        let page = self.visitor.page(if self.is_grid { GRID } else { REPORT }).await;
        let read = |code: &String| {
            let tag = page.tag(&format!("cell-{code}"));
            let said = |name: &str| {
                let rest = tag.split_once(&format!("{name}=\"")).expect("an attribute").1;
                rest.split('"').next().unwrap_or_default().to_owned()
            };
            (said("data-stored"), said("data-base").parse().expect("a version"))
        };
        self.page = self.codes.iter().map(read).collect();
        self.done.clear();
    }

    /// A save on the version that the page knows.
    pub fn sending(&self, at: usize, text: String) -> Sent {
        Sent { at, text, base: self.page[at].1, key: fresh_key() }
    }

    /// Posts cells as the script does: Chi a lone one by its own door, all others together.
    pub async fn send(&mut self, sent: &[Sent]) -> Vec<Told> {
        self.last = sent.last().cloned();
        let is_lone = !self.is_grid && sent.len() == 1;
        let path = match (self.is_grid, is_lone) {
            (true, _) => CELLS.to_owned(),
            (false, true) => REPORT.replace("/reports?", "/reports/cell?"),
            (false, false) => REPORT.replace("/reports?", "/reports/cells?"),
        };
        let told = self.visitor.post_json(&path, &pairs_of(&self.pairs(sent))).await;
        if is_lone {
            return vec![lone(&told)];
        }
        assert_eq!(told.status, StatusCode::OK, "{}", told.text());
        let json = told.json();
        let cells = json["cells"].as_array().expect("cells");
        sent.iter().map(|sent| of_many(cells, &self.codes[sent.at])).collect()
    }

    fn pairs(&self, sent: &[Sent]) -> Vec<(&'static str, String)> {
        let one = |sent: &Sent| {
            let (cell, base) = (self.codes[sent.at].clone(), sent.base.to_string());
            let (value, key) = (sent.text.clone(), sent.key.clone());
            [("cell", cell), ("value", value), ("base", base), ("key", key)]
        };
        sent.iter().flat_map(one).collect()
    }

    /// The page of both values: mine as it was typed, what stands and who stored it, and the
    /// version that stands. Nothing was changed by asking.
    pub async fn both_values(&mut self, way: &str, sent: &Sent, stands: &Stands) -> visitor::Told {
        let page = match way.is_empty() {
            true => {
                let path = REPORT.replace("/reports?", "/reports/cell?");
                let pairs = self.pairs(std::slice::from_ref(sent));
                self.visitor.post(&path, &pairs_of(&pairs)).await
            }
            false => self.visitor.get(way).await,
        };
        assert_eq!(page.status, StatusCode::CONFLICT, "{sent:?}: {}", page.words());
        assert_eq!(page.field("value"), sent.text, "mine is kept as it was typed");
        assert_eq!(page.field("base"), stands.version.to_string(), "{sent:?} {stands:?}");
        let text = page.text();
        for value in [&sent.text, &stands.shown] {
            assert!(text.contains(&format!(">{value}</p>")), "no {value:?}: {}", page.words());
        }
        let words = page.words();
        assert!(words.contains(&format!("{} đã sửa ô này", stands.by)), "{stands:?}: {words}");
        page
    }

    /// Presses *keep mine* on it.
    pub async fn keep_mine(&mut self, both: &visitor::Told, sent: &Sent) {
        let path = format!("/reports/cell?unit={COMMUNE}&month=2024-11");
        let (base, key) = (both.field("base"), both.field("key"));
        let cell = FIGURES[sent.at].0;
        let pairs = [("cell", cell), ("value", &sent.text), ("base", &base), ("key", &key)];
        let told = self.visitor.post(&path, &pairs).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{sent:?}: {}", told.words());
    }
}

fn pairs_of<'p>(pairs: &'p [(&'static str, String)]) -> Vec<(&'static str, &'p str)> {
    pairs.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// The answer to a lone cell.
fn lone(told: &visitor::Told) -> Told {
    let json = told.json();
    match told.status {
        StatusCode::OK => Told::Stored {
            shown: json["value"].as_str().expect("a value").to_owned(),
            version: json["version"].as_i64().expect("a version"),
        },
        StatusCode::CONFLICT => {
            assert!(json["error"]["conflict"]["mine"].is_string(), "{json}");
            Told::Refused { way: String::new() }
        }
        other => panic!("{other}: {json}"),
    }
}

/// The answer to a cell among others.
fn of_many(cells: &[serde_json::Value], code: &str) -> Told {
    let cell = cells.iter().find(|cell| cell["cell"] == code);
    let cell = cell.unwrap_or_else(|| panic!("nothing of {code} in {cells:?}"));
    match cell["state"].as_str() {
        Some("saved" | "look" | "amiss") => Told::Stored {
            shown: cell["value"].as_str().expect("a value").to_owned(),
            version: cell["version"].as_i64().expect("a version"),
        },
        Some("conflict") => Told::Refused { way: cell["href"].as_str().expect("a way").to_owned() },
        _ => panic!("{cell}"),
    }
}
