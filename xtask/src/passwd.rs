//! Who runs this, and which unprivileged account PostgreSQL may run as: it refuses to run as
//! root. Reads `/proc` and `/etc/passwd`; never makes or changes an account.

use std::fs;
use std::os::unix::fs::MetadataExt;

/// An account of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct User {
    /// Its number.
    pub uid: u32,
    /// The number of its first group.
    pub gid: u32,
}

/// Whether we are root.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// The account a server should run as: nobody else than ourselves, unless we are root.
pub fn unprivileged() -> Result<Option<User>, String> {
    if !is_root() {
        return Ok(None);
    }
    let list = fs::read_to_string("/etc/passwd").map_err(|e| format!("/etc/passwd: {e}"))?;
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| find(&list, name))
        .map(Some)
        .ok_or_else(|| "root needs an account `postgres` or `nobody` for PostgreSQL".to_owned())
}

/// The account of a name in the text of `/etc/passwd` (name:password:uid:gid:…), never root's.
fn find(list: &str, name: &str) -> Option<User> {
    let line = list.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut numbers = line.split(':').skip(2);
    let uid = numbers.next()?.parse().ok()?;
    let gid = numbers.next()?.parse().ok()?;
    (uid != 0).then_some(User { uid, gid })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str =
        "root:x:0:0::/root:/bin/sh\npostgres:x:101:104:,:/x:/bin/sh\nbad:x:0:0::/:\n";

    #[test]
    fn accounts_are_found_by_their_whole_name() {
        assert_eq!(find(LIST, "postgres"), Some(User { uid: 101, gid: 104 }));
        assert_eq!(find(LIST, "post"), None);
        assert_eq!(find(LIST, "bad"), None, "an account with root's number is root");
    }
}
