//! The server keys: a text file of mode 0600, a line `id key` each, the first one active and the
//! older ones kept for opening; and the key of the keyed hashes. They are never logged, never in
//! the database and never in a backup. No plain value passes through this file.

use super::cipher::{self, KEY_BYTES, Key};
use crate::error::{Error, Result};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use uuid::Uuid;
use zeroize::Zeroizing;

/// What the line of the hash key begins with, where others have their id.
const LOOK_UP: &str = "look-up";
const HEADER: &str = "# Server keys of nhanai: the first opens and seals, older ones open.\n\
                      # Keep a copy apart from backups; without it sealed fields stay closed.\n";

/// The server keys, shared by the whole program. They have no `Debug` and no `Display`:
///
/// ```compile_fail
/// fn printable<T: std::fmt::Debug>() {}
/// printable::<kernel::seal::Keys>();
/// ```
#[derive(Clone)]
pub struct Keys(Arc<Inner>);

struct Inner {
    path: PathBuf,
    ring: RwLock<Ring>,
}

/// What the file holds.
#[derive(Clone)]
struct Ring {
    /// Newest first; never empty.
    server: Vec<(Uuid, Key)>,
    look_up: Key,
}

impl Keys {
    /// Opens the key file, made when missing. Refused when anyone but its owner may read it.
    pub fn open(path: impl AsRef<Path>) -> Result<Keys> {
        let path = path.as_ref();
        if !path.exists() {
            create(path)?;
        }
        let ring = RwLock::new(load(path)?);
        Ok(Keys(Arc::new(Inner { path: path.to_path_buf(), ring })))
    }

    /// A keyed hash for finding a sealed value again. It differs for every context
    /// (`person.phone`), so that two columns cannot be joined by it; the caller has brought the
    /// text to its one form. It outlives the rotation of server keys.
    pub fn look_up(&self, context: &str, text: &str) -> [u8; 32] {
        let ring = self.ring();
        let derived = Zeroizing::new(keyed(&ring.look_up, &format!("look-up 1|{context}")));
        keyed(&derived, text)
    }

    /// The id of the key that seals.
    pub fn active(&self) -> Uuid {
        self.ring().server[0].0
    }

    /// The ids of all keys of the file, the one that seals first.
    pub fn ids(&self) -> Vec<Uuid> {
        self.ring().server.iter().map(|(id, _)| *id).collect()
    }

    /// Adds a new active key to the file; the older ones stay for opening. The keys of provinces
    /// are wrapped anew by [`super::rotate`].
    pub fn add(&self) -> Result<Uuid> {
        let id = Uuid::now_v7();
        let key = cipher::new_key()?;
        self.change(|ring| ring.server.insert(0, (id, key)))?;
        Ok(id)
    }

    /// Takes an old key out of the file: every backup of its time loses its sealed fields. Called
    /// by [`super::rotate::forget`], which has made sure that nothing needs it.
    pub(super) fn remove(&self, id: Uuid) -> Result<()> {
        if id == self.active() {
            return Err(Error::fault("the active server key cannot be forgotten"));
        }
        self.change(|ring| ring.server.retain(|(known, _)| *known != id))
    }

    /// The active key with its id.
    pub(super) fn sealing(&self) -> (Uuid, Key) {
        let ring = self.ring();
        (ring.server[0].0, ring.server[0].1.clone())
    }

    /// The key with this id. Another process may have added one since, so an unknown id is looked
    /// for in the file once more.
    pub(super) fn opening(&self, id: Uuid) -> Result<Key> {
        if let Some(key) = self.ring().find(id) {
            return Ok(key);
        }
        let fresh = load(&self.0.path)?;
        let found = fresh.find(id);
        self.keep(fresh);
        found.ok_or_else(|| Error::fault(format!("server key {id} is not in the key file")))
    }

    fn change(&self, change: impl FnOnce(&mut Ring)) -> Result<()> {
        // What another process wrote meanwhile is kept: the file is the truth, not our memory.
        let mut beside = self.0.path.clone().into_os_string();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        let mut file = private(&beside).map_err(|cause| {
            let hint = "another rotation runs, or one was broken off and left this file";
            Error::fault(format!("{}: {hint} ({cause})", beside.display()))
        })?;
        let changed = load(&self.0.path).and_then(|mut ring| {
            change(&mut ring);
            write_whole(&mut file, &ring, &beside)?;
            std::fs::rename(&beside, &self.0.path).map_err(|cause| said(&self.0.path, cause))?;
            sync_folder(&self.0.path)?;
            Ok(ring)
        });
        match changed {
            Ok(ring) => self.keep(ring),
            Err(cause) => {
                let _ = std::fs::remove_file(&beside);
                return Err(cause);
            }
        }
        Ok(())
    }

    fn ring(&self) -> Ring {
        // A lock poisoned by a panic elsewhere still holds a whole ring: it is only ever replaced.
        self.0.ring.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    fn keep(&self, fresh: Ring) {
        *self.0.ring.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = fresh;
    }
}

impl Ring {
    fn find(&self, id: Uuid) -> Option<Key> {
        self.server.iter().find(|(known, _)| *known == id).map(|(_, key)| key.clone())
    }

    fn text(&self) -> Zeroizing<String> {
        let mut out = Zeroizing::new(String::with_capacity(512 + self.server.len() * 128));
        out.push_str(HEADER);
        for (id, key) in &self.server {
            push_line(&mut out, &id.to_string(), key);
        }
        push_line(&mut out, LOOK_UP, &self.look_up);
        out
    }

    fn read(text: &str) -> std::result::Result<Ring, String> {
        let (mut server, mut look_up) = (Vec::new(), None);
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            // The line itself is never told: it holds a key.
            let wrong = || format!("line {} is not `id key`", number + 1);
            let (id, key) = line.trim().split_once(' ').ok_or_else(wrong)?;
            let key = from_hex(key.trim()).ok_or_else(wrong)?;
            match id {
                LOOK_UP => look_up = Some(key),
                id => server.push((Uuid::parse_str(id).map_err(|_| wrong())?, key)),
            }
        }
        let look_up = look_up.ok_or("the look-up line is missing")?;
        if server.is_empty() {
            return Err("there is no server key in it".into());
        }
        Ok(Ring { server, look_up })
    }
}

fn create(path: &Path) -> Result<()> {
    let ring =
        Ring { server: vec![(Uuid::now_v7(), cipher::new_key()?)], look_up: cipher::new_key()? };
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}", Uuid::now_v7()));
    let beside = PathBuf::from(beside);
    let mut file = private(&beside).map_err(|cause| said(&beside, cause))?;
    let linked = write_whole(&mut file, &ring, &beside).and_then(|()| {
        // A link fails when the name is taken: of two programs that start at once, one makes the
        // file and the other reads it.
        match std::fs::hard_link(&beside, path) {
            Err(cause) if cause.kind() != std::io::ErrorKind::AlreadyExists => {
                Err(said(path, cause))
            }
            _ => sync_folder(path),
        }
    });
    let _ = std::fs::remove_file(&beside);
    linked
}

fn load(path: &Path) -> Result<Ring> {
    let mut file = File::open(path).map_err(|cause| said(path, cause))?;
    let mode = file.metadata().map_err(|cause| said(path, cause))?.mode();
    if mode & 0o077 != 0 {
        return Err(said(path, "others may read the server key; run chmod 600 on it"));
    }
    let mut text = Zeroizing::new(String::new());
    file.read_to_string(&mut text).map_err(|cause| said(path, cause))?;
    Ring::read(&text).map_err(|why| said(path, why))
}

fn private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

fn write_whole(file: &mut File, ring: &Ring, path: &Path) -> Result<()> {
    let written = file.write_all(ring.text().as_bytes()).and_then(|()| file.sync_all());
    written.map_err(|cause| said(path, cause))
}

fn sync_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|f| f.sync_all()).map_err(|cause| said(folder, cause))
}

fn said(path: &Path, cause: impl std::fmt::Display) -> Error {
    Error::fault(format!("key file {}: {cause}", path.display()))
}

fn keyed(key: &[u8; KEY_BYTES], text: &str) -> [u8; 32] {
    // A key of 32 bytes is below the block size, so HMAC takes it as it is.
    let mut block = Zeroizing::new([0_u8; 64]);
    block[..KEY_BYTES].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

fn push_line(out: &mut String, id: &str, key: &Key) {
    out.push_str(id);
    out.push(' ');
    for byte in key.iter() {
        for half in [byte >> 4, byte & 15] {
            out.push(char::from(b"0123456789abcdef"[usize::from(half)]));
        }
    }
    out.push('\n');
}

fn from_hex(text: &str) -> Option<Key> {
    if text.len() != KEY_BYTES * 2 || !text.is_ascii() {
        return None;
    }
    let mut key = Key::new([0; KEY_BYTES]);
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(key)
}
