//! The fields by which the form of a programme's file takes of goods that were received: which, and
//! how many. They decide nothing: the desk holds them against what is left.

use crate::model::ConsignmentId;
use kernel::Flaw;
use kit::form::{Field, Filled, Reading};

/// Which goods.
pub const GOODS: Field =
    Field::select("consignment", "activity-consignment").hint("goods-taken-hint").optional();
/// How many of them.
pub const GOODS_MANY: Field =
    Field::count("goods_many", "goods-taken-many").hint("goods-taken-many-hint").optional();

/// Whether a field of a form is drawn: a choice of nothing is not asked, unless something was
/// chosen that is gone meanwhile.
pub fn draws_goods(filled: &Filled<'_>, name: &str) -> bool {
    let offered = filled.choices.iter().find(|(field, _)| *field == GOODS.name);
    // The first choice is none of them.
    let has = offered.is_some_and(|(_, goods)| goods.len() > 1);
    let is_of_goods = [GOODS.name, GOODS_MANY.name].contains(&name);
    !is_of_goods || has || !filled.typed.get(GOODS.name).is_empty()
}

/// Which goods were chosen and how many of them; as many as the file counts where that is left out.
pub fn read_goods(read: &Reading<'_>, counted: i64) -> Option<(ConsignmentId, i64)> {
    let (chosen, many) = (read.choice("consignment"), read.maybe_count("goods_many"));
    if chosen.is_empty() {
        if many.is_some() {
            read.flaw(Flaw::new("consignment", "goods-taken-of-what"));
        }
        return None;
    }
    if many.is_some_and(|many| many < 1) {
        read.flaw(Flaw::new("goods_many", "goods-taken-nothing"));
    }
    match ConsignmentId::read(chosen) {
        Ok(goods) => Some((goods, many.unwrap_or(counted))),
        Err(_) => {
            read.flaw(Flaw::new("consignment", "kit-flaw-choice"));
            None
        }
    }
}
