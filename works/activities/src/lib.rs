//! Activities: what was done, by whom, on which days, how much of it and worth what. One record
//! for any kind of work of the catalogue; each posts its numbers to the Book, so that the monthly
//! report is written by the work itself.
//!
//! Asked for by checklist SOC, HLT, FAI-04/06, TRN, COM, YTH, EMU-02, INS-02. What others may use:
//! [`desk::save`] (the import and the demo), [`store::list`], [`offered`]. This file holds no
//! logic and never will.

pub mod acts;
pub mod ahead;
mod consequences;
pub mod desk;
pub mod model;
mod pages;
pub mod rules;
pub mod sheet;
pub mod store;
mod verify;

pub use consequences::FOLLOWS;
pub use pages::{
    CAMPAIGN, FIRST, GOODS, GOODS_MANY, JointAround, PLACE, SECOND, THIRD, draws_goods,
    goods_choices, of_file, offered, read_goods,
};
pub use verify::verify;

use kernel::db::Step;
use kit::{Capability, Lang};

/// Where kinds of work have files of their own, which count by themselves: kind of the catalogue,
/// page. Whoever records such work quickly is shown the way there. Some of these files say
/// themselves where and with whom their work is done. On the shelf, for the files stand beside this
/// capability.
pub struct KindFiles {
    kinds: Vec<(&'static str, &'static str)>,
    saying: Vec<&'static str>,
}

impl KindFiles {
    /// These files.
    pub fn new(files: Vec<(&'static str, &'static str)>) -> KindFiles {
        KindFiles { kinds: files, saying: Vec::new() }
    }

    /// The files on these pages say themselves where and with whom their work is done.
    pub fn saying(self, pages: Vec<&'static str>) -> KindFiles {
        KindFiles { saying: pages, ..self }
    }

    /// Whether the file on this page says itself where and with whom its work is done.
    fn says_joint(&self, file: &str) -> bool {
        let under = |page: &&str| file.strip_prefix(*page).is_some_and(|id| id.starts_with('/'));
        self.saying.iter().any(under)
    }

    /// The page of the files of a shipped kind.
    fn of(&self, base: &str) -> Option<&'static str> {
        self.kinds.iter().find(|(kind, _)| *kind == base).map(|(_, page)| *page)
    }
}

/// The schema steps, in order.
pub const SCHEMA: &[Step] = &[
    Step { name: "activities/0001_activity", sql: include_str!("../schema/0001_activity.sql") },
    Step {
        name: "activities/0002_consignment",
        sql: include_str!("../schema/0002_consignment.sql"),
    },
    Step { name: "activities/0003_kept_in", sql: include_str!("../schema/0003_kept_in.sql") },
    Step { name: "activities/0004_link", sql: include_str!("../schema/0004_link.sql") },
    Step { name: "activities/0005_agreement", sql: include_str!("../schema/0005_agreement.sql") },
    Step {
        name: "activities/0006_calendar_feed",
        sql: include_str!("../schema/0006_calendar_feed.sql"),
    },
    Step {
        name: "activities/0007_activity_word",
        sql: include_str!("../schema/0007_activity_word.sql"),
    },
    Step {
        name: "activities/0008_recorded_by",
        sql: include_str!("../schema/0008_recorded_by.sql"),
    },
    Step { name: "activities/0009_said_by", sql: include_str!("../schema/0009_said_by.sql") },
    Step { name: "activities/0010_goods", sql: include_str!("../schema/0010_goods.sql") },
    Step {
        name: "activities/0011_campaign_index",
        sql: include_str!("../schema/0011_campaign_index.sql"),
    },
    Step {
        name: "activities/0012_joiner_index",
        sql: include_str!("../schema/0012_joiner_index.sql"),
    },
    Step {
        name: "activities/0013_place_index",
        sql: include_str!("../schema/0013_place_index.sql"),
    },
    Step {
        name: "activities/0014_kitchen_plan",
        sql: include_str!("../schema/0014_kitchen_plan.sql"),
    },
    Step {
        name: "activities/0015_goods_taken",
        sql: include_str!("../schema/0015_goods_taken.sql"),
    },
    Step {
        name: "activities/0016_kept_in_index",
        sql: include_str!("../schema/0016_kept_in_index.sql"),
    },
];

/// What this capability tells the program about itself.
pub const CAPABILITY: Capability = Capability {
    name: "activities",
    schema: SCHEMA,
    messages: &[
        (Lang::Vi, include_str!("../messages/vi.ftl")),
        (Lang::En, include_str!("../messages/en.ftl")),
        (Lang::Vi, include_str!("../ahead/messages/vi.ftl")),
        (Lang::En, include_str!("../ahead/messages/en.ftl")),
        (Lang::Vi, include_str!("../alike/messages/vi.ftl")),
        (Lang::En, include_str!("../alike/messages/en.ftl")),
        (Lang::Vi, include_str!("../kitchens/messages/vi.ftl")),
        (Lang::En, include_str!("../kitchens/messages/en.ftl")),
        (Lang::Vi, include_str!("../late/messages/vi.ftl")),
        (Lang::En, include_str!("../late/messages/en.ftl")),
        (Lang::Vi, include_str!("../onmap/messages/vi.ftl")),
        (Lang::En, include_str!("../onmap/messages/en.ftl")),
        (Lang::Vi, include_str!("../summed/messages/vi.ftl")),
        (Lang::En, include_str!("../summed/messages/en.ftl")),
        (Lang::Vi, include_str!("../table/messages/vi.ftl")),
        (Lang::En, include_str!("../table/messages/en.ftl")),
    ],
    figures: &[],
    acts: acts::ALL,
    routes: pages::routes,
};
