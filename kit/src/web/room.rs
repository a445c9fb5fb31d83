//! The memory that is kept for files while they wait to be read, and how much of it one account
//! may take. What has come in is counted: the buffer of a file may be up to twice as large while
//! it grows. It is given back with the bytes; nobody waits for it, and nothing of a file is read
//! here.

use kernel::ids::AccountId;
use kernel::{Error, Result};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::{Semaphore, SemaphorePermit};

const MEGABYTE: usize = 1_024 * 1_024;

/// For posts of one file, whoever sent them: six of the largest. A reader takes two at a time, and
/// what waits for it must not take the server's memory.
pub(super) static FILES: Room = Room::of(64 * MEGABYTE);

/// For photos and papers that come with a record: a form of six of the largest, and as much for
/// everybody else.
pub(super) static PHOTOS: Room = Room::of(128 * MEGABYTE);

/// Bytes that may wait in memory at once. One account may hold half of them, so that nobody shuts
/// out the rest.
pub(super) struct Room {
    left: Semaphore,
    share_bytes: usize,
    shares: Mutex<BTreeMap<AccountId, usize>>,
}

impl Room {
    const fn of(bytes: usize) -> Room {
        let shares = Mutex::new(BTreeMap::new());
        Room { left: Semaphore::const_new(bytes), share_bytes: bytes / 2, shares }
    }

    /// Nothing held yet, by an account or by nobody's.
    pub(super) fn held(&'static self, account: Option<AccountId>) -> Held {
        let share = account.map(|account| Share { of: self, account, bytes: 0 });
        Held { room: Some(self), taken: None, share }
    }

    /// Nothing that holds it can break off half-way: a poisoned map is as good as any.
    fn shares(&self) -> MutexGuard<'_, BTreeMap<AccountId, usize>> {
        self.shares.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether nobody holds anything.
    #[cfg(test)]
    pub(super) fn is_free(&self) -> bool {
        self.left.available_permits() == self.share_bytes * 2 && self.shares().is_empty()
    }
}

/// The room that bytes of a post take while they wait; given back when it goes out of scope. It
/// belongs beside the bytes: a request that is given up does not end what works on them.
#[derive(Default)]
pub struct Held {
    room: Option<&'static Room>,
    taken: Option<SemaphorePermit<'static>>,
    share: Option<Share>,
}

impl Held {
    /// Takes room for so many bytes more; busy when there is none, and then nobody waits for it.
    pub(super) fn take(&mut self, bytes: usize) -> Result<()> {
        let many = u32::try_from(bytes).map_err(|_| Error::TooLarge)?;
        let room = self.room.ok_or(Error::Busy)?;
        if let Some(share) = &mut self.share {
            share.take(bytes)?;
        }
        let more = room.left.try_acquire_many(many).map_err(|_| Error::Busy)?;
        match &mut self.taken {
            Some(taken) => taken.merge(more),
            None => self.taken = Some(more),
        }
        Ok(())
    }
}

/// What one post takes of the share of its account.
struct Share {
    of: &'static Room,
    account: AccountId,
    bytes: usize,
}

impl Share {
    fn take(&mut self, bytes: usize) -> Result<()> {
        let mut all = self.of.shares();
        let taken = all.entry(self.account).or_default();
        if *taken + bytes > self.of.share_bytes {
            return Err(Error::Busy);
        }
        *taken += bytes;
        self.bytes += bytes;
        Ok(())
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut all = self.of.shares();
        let left = all.get(&self.account).map_or(0, |taken| taken.saturating_sub(self.bytes));
        match left {
            0 => all.remove(&self.account),
            left => all.insert(self.account, left),
        };
    }
}
