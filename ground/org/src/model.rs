//! What a unit, a body and a cluster are. The tree's rows are the kernel's (`kernel::place`); the
//! rows of bodies and clusters stand with their statements in `store`. No database, no web.

/// A body of a unit, by what it is (checklist ORG-02, -03, -04, -17).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// Ban Chấp hành.
    Executive,
    /// Ban Thường vụ.
    Standing,
    /// Thường trực.
    Permanent,
    /// Ban Chỉ đạo of a campaign, with its member departments.
    Steering,
}

impl BodyKind {
    /// The stable code in the database.
    pub fn code(self) -> &'static str {
        match self {
            BodyKind::Executive => "executive",
            BodyKind::Standing => "standing",
            BodyKind::Permanent => "permanent",
            BodyKind::Steering => "steering",
        }
    }
}
