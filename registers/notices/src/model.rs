//! What a notice is. No database, no web.

use kernel::ids::AccountId;
use kernel::{Id, Instant, row};
use uuid::Uuid;

/// Marker of [`NoticeId`].
pub enum Notice {}
/// A notice.
pub type NoticeId = Id<Notice>;
/// Marker of [`MailId`].
pub enum Mail {}
/// A notice in the queue of mail.
pub type MailId = Id<Mail>;

/// What somebody is told.
#[derive(Debug, Clone)]
pub struct NewNotice {
    /// Its id.
    pub id: NoticeId,
    /// For whom.
    pub account: AccountId,
    /// Which (message `notice-<kind>`; in mail `notice-<kind>-subject`).
    pub kind: &'static str,
    /// Arguments of the message: names of reports, units and days, never of people helped. A value
    /// that begins with `@` is a message key.
    pub words: Vec<(&'static str, String)>,
    /// The page it leads to.
    pub href: String,
}

row! {
    /// A notice as stored.
    pub struct NoticeRow {
        /// Its id.
        pub id: NoticeId,
        /// Which.
        pub kind: String,
        /// Arguments of its message, as JSON.
        pub words: String,
        /// The page it leads to.
        pub href: String,
        /// Who asks.
        pub made_name: String,
        /// When.
        pub made_at: Instant,
        /// When it was read.
        pub seen_at: Option<Instant>,
    }
}

impl NoticeRow {
    /// The arguments of its message.
    pub fn args(&self) -> Vec<(String, String)> {
        serde_json::from_str(&self.words).unwrap_or_default()
    }
}

row! {
    /// A notice that is due to be sent.
    pub struct DueRow {
        /// Its id in the queue.
        pub id: MailId,
        /// For whom.
        pub account: AccountId,
        /// The organisation outside to which it goes instead.
        pub organisation: Option<Uuid>,
        /// How often it was tried.
        pub tries: i64,
        /// Which.
        pub kind: String,
        /// Arguments of its message, as JSON.
        pub words: String,
        /// The page it leads to.
        pub href: String,
    }
}

impl DueRow {
    /// The arguments of its message.
    pub fn args(&self) -> Vec<(String, String)> {
        serde_json::from_str(&self.words).unwrap_or_default()
    }
}
