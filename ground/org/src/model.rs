//! What bodies are and what their members do, by stable codes. The tree's rows are the kernel's
//! (`kernel::place`), levels are rows of data (`dataset::levels`), and the rows of bodies and
//! clusters stand with their statements in `store`. No database, no web.

/// A body of a unit, by what it is (checklist ORG-02, -03, -04, -17).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// Ban Chấp hành (S2 III.4: Ban Chấp hành Trung ương Hội, khóa XI).
    Executive,
    /// Ban Thường vụ, whom the centre writes to (S2: "Kính gửi: Ban Thường vụ các tỉnh, thành
    /// Hội").
    Standing,
    /// Thường trực (S4 Nơi nhận: "Thường trực Hội CTĐ tỉnh").
    Permanent,
    /// Ban Chỉ đạo of a campaign, with its member departments (S3 IV).
    Steering,
}

impl BodyKind {
    /// Every kind.
    pub const ALL: [BodyKind; 4] =
        [BodyKind::Executive, BodyKind::Standing, BodyKind::Permanent, BodyKind::Steering];

    /// The stable code in the database and in data/society/bodies.csv.
    pub fn code(self) -> &'static str {
        match self {
            BodyKind::Executive => "executive",
            BodyKind::Standing => "standing",
            BodyKind::Permanent => "permanent",
            BodyKind::Steering => "steering",
        }
    }

    /// The kind with this code.
    pub fn read(code: &str) -> Option<BodyKind> {
        BodyKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a member does in a body (S3 IV.3: the head is a Phó Chủ tịch of the province, the
/// provincial Red Cross is *Phó Ban thường trực*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Trưởng ban.
    Head,
    /// Phó Ban thường trực.
    StandingDeputy,
    /// Phó ban.
    Deputy,
    /// Thành viên.
    Member,
}

impl Duty {
    /// Every duty, the head first.
    pub const ALL: [Duty; 4] = [Duty::Head, Duty::StandingDeputy, Duty::Deputy, Duty::Member];

    /// The stable code in the database, in data/society/bodies.csv and after `org-duty-`.
    pub fn code(self) -> &'static str {
        match self {
            Duty::Head => "head",
            Duty::StandingDeputy => "standing-deputy",
            Duty::Deputy => "deputy",
            Duty::Member => "member",
        }
    }

    /// The duty with this code.
    pub fn read(code: &str) -> Option<Duty> {
        Duty::ALL.into_iter().find(|duty| duty.code() == code)
    }
}
