//! The pages of work that was done: the list, one record, the form, the steps. Handlers read, ask
//! for a pass, call the desk and answer; they hold no SQL and no rule.

mod agreed;
mod campaigns;
mod choose;
mod feed;
mod form;
mod goods;
mod hints;
mod joint;
mod kept;
mod kept_joint;
mod kitchens;
mod listed;
mod mine;
mod more;
mod papers;
mod pasted;
mod people;
mod record;
mod say;
mod sheets;
mod show;
mod step;
mod summed;
mod taken;
mod under;
mod week;

pub use form::{goods_choices, offered};
pub use joint::{CAMPAIGN, FIRST, JointAround, PLACE, SECOND, THIRD};
pub use kept::of_file;
pub use taken::{GOODS, GOODS_MANY, draws_goods, read_goods};

use crate::acts;
use kit::Routes;
use kit::page::{Group, MenuItem};

/// All routes and menu items.
pub fn routes() -> Routes {
    menu()
        .and(listed::routes())
        .and(mine::routes())
        .and(record::routes())
        .and(week::routes())
        .and(show::routes())
        .and(step::routes())
        .and(under::routes())
        .and(kept_joint::routes())
        .and(goods::routes())
        .and(kitchens::routes())
        .and(summed::routes())
        .and(campaigns::routes())
        .and(agreed::routes())
        .and(feed::routes())
        .and(people::routes())
        .and(pasted::routes())
        .and(::papers::routes::<papers::OfWork>())
        .and(::papers::routes::<papers::OfGoods>())
}

/// The menu of what was done, in its order.
fn menu() -> Routes {
    Routes::new()
        .menu(MenuItem {
            group: Group::Works,
            label: "activities-title",
            path: "/activities",
            go: Some('v'),
            act: Some(&acts::VIEW),
        })
        .menu(MenuItem {
            group: Group::Works,
            label: "mine-title",
            path: "/activities/mine",
            go: None,
            act: Some(&acts::MINE),
        })
        .menu(MenuItem {
            group: Group::Works,
            label: "consignments-title",
            path: "/consignments",
            go: None,
            act: Some(&acts::VIEW),
        })
        .menu(MenuItem {
            group: Group::Works,
            label: "kitchens-title",
            path: "/kitchens",
            go: None,
            act: Some(&acts::VIEW),
        })
        .menu(MenuItem {
            group: Group::Works,
            label: "clinics-title",
            path: "/clinics",
            go: None,
            act: Some(&acts::VIEW),
        })
        .menu(MenuItem {
            group: Group::Works,
            label: "campaigns-title",
            path: "/campaigns",
            go: None,
            act: Some(&acts::VIEW),
        })
        .menu(MenuItem {
            group: Group::Works,
            label: "agreements-title",
            path: "/agreements",
            go: None,
            act: Some(&agreements::acts::VIEW),
        })
        // The catalogue stands after the work it is for, in the same group.
        .menu(MenuItem {
            group: Group::Works,
            label: "catalogue-title",
            path: "/catalogue",
            go: None,
            act: Some(&catalogue::acts::LIST),
        })
}
