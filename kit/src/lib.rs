//! The kit: what every page is drawn with and every request goes through. Words in two languages,
//! the frame of a page, forms, tables, grids, figures, charts, maps, documents on screen, and the
//! way from a request to an answer. It knows no capability and holds no SQL.
//!
//! A capability needs four things of it: [`web::Capability`] and [`web::Routes`] to be found,
//! [`web::Visit`] to know who asks, [`form::Form`] to read what was typed, and the drawing
//! functions (each a plain function from values to `maud::Markup`).

pub mod assets;
pub mod badge;
pub mod calendar;
pub mod chart;
pub mod conflict;
pub mod document;
pub mod figure;
pub mod form;
pub mod grid;
pub mod icon;
pub mod kept;
pub mod lang;
pub mod map;
pub mod notice;
pub mod page;
pub mod printer;
pub mod reader;
pub mod sift;
pub mod table;
pub mod tabs;
pub mod web;

pub use lang::{Lang, Words};
pub use maud::{Markup, html};
pub use page::{Crumb, Group, PageHead, Switch, page};
pub use web::{Answer, Capability, House, Refusal, Routes, Typed, Visit};

/// The kit's own texts; [`lang::Catalogue::build`] takes them by itself.
pub const MESSAGES: &[(Lang, &str); 2] = &[
    (Lang::Vi, include_str!("../messages/vi.ftl")),
    (Lang::En, include_str!("../messages/en.ftl")),
];
