//! Papers and photos on a record, whatever the record: one page for all of them, and one place
//! where a photo loses everything but its picture (where it was taken, when, with what). They lie
//! sealed; each look is a line of the journal. Who may do what is decided by the record's own
//! capability, a [`Holder`].
//!
//! Asked for by SECURITY.md (uploads guarded). What others may use: [`Holder`], [`routes`],
//! [`Shelf::photos`] (a form that takes photos with its record).
//! This file holds no logic and never will.

mod page;
pub mod photo;
mod photos;
mod routes;
mod shelf;

pub use page::photos_field;
pub use photos::{FIELD, FORM_BYTES, PHOTO_BYTES, PHOTOS, Photos};
pub use routes::{Held, Holder, Wants, routes};
pub use shelf::Shelf;

use kit::{Capability, Lang, Routes};

/// What this capability tells the program about itself: it has words, and no route of its own.
pub const CAPABILITY: Capability = Capability {
    name: "papers",
    schema: &[],
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
    ],
    figures: &[],
    acts: &[],
    routes: Routes::new,
};
