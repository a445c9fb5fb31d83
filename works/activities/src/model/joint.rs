//! Where, with whom and for which campaign the work of a file (a class, a house) is done. It holds
//! no number: the work counts once, at its host.

use kernel::UnitId;

/// What a file says of it; its work says the same once the file counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joint {
    /// Where, when not at the unit.
    pub place: Option<UnitId>,
    /// Code of the campaign; [`Joint::NONE`] for none, nothing for that of the kind.
    pub campaign: Option<String>,
    /// Units that join.
    pub joiners: Vec<UnitId>,
}

impl Joint {
    /// What stands for work that belongs to no campaign although its kind does.
    pub const NONE: &'static str = "none";
}
