//! From a request to an answer: what a capability declares, what the house is made of, and the
//! layers every request goes through. It never knows a capability by name.

mod answer;
mod guard;
mod look;
mod problem;
mod refusal;
mod room;
mod routes;
mod typed;
mod upload;
mod uploads;
mod visit;

pub use answer::{address, csv_cell, csv_file, download, json, redirect};
pub use guard::{inner, outer};
pub use problem::{Problem, is_for_programs};
pub use refusal::{Answer, Refusal};
pub use room::Held;
pub use routes::{Route, Routes};
pub use typed::Typed;
pub use upload::Upload;
pub use uploads::{FileBody, Sent, Uploads};
pub use visit::Visit;

use crate::lang::{Catalogue, Lang};
use crate::page::MenuItem;
use kernel::db::Db;
use kernel::db::Step;
use kernel::figure::Figure;
use kernel::{Act, Clock, Error, Result};
use std::any::{Any, TypeId};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The largest form that is taken, in bytes, unless a route says otherwise.
pub const BODY_LIMIT_BYTES: usize = 1024 * 1024;

/// What a capability tells the program about itself: the complete list.
#[derive(Clone, Copy)]
pub struct Capability {
    /// Its short name, the folder's.
    pub name: &'static str,
    /// Its schema steps, in order.
    pub schema: &'static [Step],
    /// Its texts, a file a language.
    pub messages: &'static [(Lang, &'static str)],
    /// The figures it declares.
    pub figures: &'static [Figure],
    /// The acts it knows.
    pub acts: &'static [&'static Act],
    /// Its routes and menu items.
    pub routes: fn() -> Routes,
}

/// Everything a handler may reach. Cheap to clone.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub db: Db,
    /// The time; rules never ask for it, handlers pass it on.
    pub clock: Arc<dyn Clock>,
    /// All texts.
    pub catalogue: Arc<Catalogue>,
    /// All figures, in the order of the printed report.
    pub figures: Arc<[&'static Figure]>,
    /// All acts.
    pub acts: Arc<[&'static Act]>,
    /// All menu items, in the order of the capabilities.
    pub menu: Arc<[MenuItem]>,
    /// Whether browsers reach us by TLS: cookies are then `Secure` and named `__Host-…`.
    pub is_tls: bool,
    /// Where people reach the program (`https://bao-cao.example.vn`), without a slash at its end:
    /// for what is read outside its pages, a QR code on paper, a link in mail. Empty where nobody
    /// said.
    pub address: String,
    /// Message key of a line that stands on every page (the demo's).
    pub notice: Option<&'static str>,
    shelf: Arc<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl House {
    /// Puts a house together. Fails when two capabilities declare the same message, figure or act.
    pub fn new(db: Db, clock: Arc<dyn Clock>, capabilities: &[Capability]) -> Result<House> {
        let texts = capabilities.iter().flat_map(|c| c.messages.iter().copied());
        let catalogue = Catalogue::build(texts)?;
        let mut figures: Vec<_> = capabilities.iter().flat_map(|c| c.figures).collect();
        figures.sort_by_key(|figure| figure.no);
        once("figure", figures.iter().map(|figure| figure.code))?;
        let numbers: Vec<String> = figures.iter().map(|figure| figure.no.to_string()).collect();
        once("figure number", numbers.iter().map(String::as_str))?;
        let acts: Vec<_> = capabilities.iter().flat_map(|c| c.acts.iter().copied()).collect();
        once("act", acts.iter().map(|act| act.name))?;
        let menu: Vec<_> = capabilities.iter().flat_map(|c| (c.routes)().menu_items()).collect();
        Ok(House {
            db,
            clock,
            catalogue: Arc::new(catalogue),
            figures: figures.into(),
            acts: acts.into(),
            menu: menu.into(),
            is_tls: false,
            address: String::new(),
            notice: None,
            shelf: Arc::default(),
        })
    }

    /// Puts a thing on the shelf, found again by its type. This is how what must look upward (the
    /// record behind an entry) reaches a lower tier: `program` puts an `Arc<dyn Trait>` in a
    /// wrapper type here, the lower tier asks for that type.
    pub fn with<T: Any + Send + Sync>(mut self, thing: T) -> House {
        Arc::make_mut(&mut self.shelf).insert(TypeId::of::<T>(), Arc::new(thing));
        self
    }

    /// The thing of this type from the shelf; a fault when `program` forgot it.
    pub fn shelf<T: Any + Send + Sync>(&self) -> Result<Arc<T>> {
        let found = self.shelf.get(&TypeId::of::<T>()).cloned();
        found
            .and_then(|thing| thing.downcast::<T>().ok())
            .ok_or_else(|| Error::fault(format!("{} is missing", std::any::type_name::<T>())))
    }

    /// The figure with this code.
    pub fn figure(&self, code: &str) -> Result<&'static Figure> {
        self.figures.iter().copied().find(|f| f.code == code).ok_or(Error::NotFound)
    }
}

fn once<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = HashSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(Error::fault(format!("the {what} {name} is declared twice")));
        }
    }
    Ok(())
}
