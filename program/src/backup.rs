//! Copies of a database: written while the server runs, put back only when whole. The server key
//! is never part of a copy; without it the sealed fields of a restored database stay closed.

use crate::cli::{Outcome, Stop};
use crate::house;
use kernel::db::Db;
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// First word of every copy; the number is the layout.
const MARK: &str = "nhanai-backup 1";

/// Writes a copy of the database to `file`.
pub async fn backup(database: &str, file: &Path) -> Outcome {
    if file.exists() {
        return Err(said(file, "exists already; choose another name"));
    }
    let source = house::sqlite_path(database)
        .ok_or_else(|| Stop::Said("copy a PostgreSQL database with pg_dump".into()))?;
    if !source.exists() {
        return Err(said(&source, "is not there"));
    }
    let db = Db::open(database).await?;
    let raw = beside(file, "raw");
    let copied = db.copy_to(&raw).await;
    let written = copied.map_err(Stop::from).and_then(|()| seal(&raw, file));
    let _ = std::fs::remove_file(&raw);
    let bytes = written?;
    println!("{} bytes written to {}", bytes, file.display());
    Ok(())
}

fn seal(raw: &Path, file: &Path) -> Result<u64, Stop> {
    let (hash, size) = hash_of(raw).map_err(|cause| said(raw, cause))?;
    let copy = || -> std::io::Result<()> {
        let out = OpenOptions::new().write(true).create_new(true).open(file)?;
        let mut out = BufWriter::new(out);
        writeln!(out, "{MARK} {hash} {size}")?;
        std::io::copy(&mut File::open(raw)?, &mut out)?;
        out.into_inner().map_err(|cause| cause.into_error())?.sync_all()
    };
    copy().map_err(|cause| said(file, cause))?;
    Ok(size)
}

/// Puts a copy back.
pub async fn restore(database: &str, file: &Path, replace: bool) -> Outcome {
    let target = house::sqlite_path(database)
        .ok_or_else(|| Stop::Said("restore a PostgreSQL database with psql".into()))?;
    if target.exists() && !replace {
        return Err(said(&target, "exists; say --replace to put the copy in its place"));
    }
    let fresh = beside(&target, "restoring");
    let unpacked = unpack(file, &fresh);
    if let Err(stop) = unpacked {
        let _ = std::fs::remove_file(&fresh);
        return Err(stop);
    }
    let sound = check(&fresh).await;
    if let Err(stop) = sound {
        house::remove_sqlite(&fresh);
        return Err(stop);
    }
    put_in_place(&fresh, &target)?;
    println!("{} restored from {}", target.display(), file.display());
    Ok(())
}

fn unpack(file: &Path, fresh: &Path) -> Outcome {
    let damaged = || said(file, "is damaged or no copy of ours; nothing was changed");
    let mut input = BufReader::new(File::open(file).map_err(|cause| said(file, cause))?);
    let mut head = Vec::new();
    for byte in input.by_ref().bytes().take(200) {
        match byte {
            Ok(b'\n') => break,
            Ok(byte) => head.push(byte),
            Err(cause) => return Err(said(file, cause)),
        }
    }
    let head = String::from_utf8(head).map_err(|_| damaged())?;
    let rest = head.strip_prefix(MARK).ok_or_else(damaged)?;
    let (hash, size) = rest.trim().split_once(' ').ok_or_else(damaged)?;
    let size: u64 = size.parse().map_err(|_| damaged())?;
    let mut copy = || -> std::io::Result<u64> {
        let mut out = File::create(fresh)?;
        let copied = std::io::copy(&mut input, &mut out)?;
        out.sync_all()?;
        Ok(copied)
    };
    let copied = copy().map_err(|cause| said(fresh, cause))?;
    let (found, _) = hash_of(fresh).map_err(|cause| said(fresh, cause))?;
    if copied != size || found != hash { Err(damaged()) } else { Ok(()) }
}

async fn check(fresh: &Path) -> Outcome {
    let db = Db::open(&format!("sqlite:{}", fresh.display())).await?;
    match db.check().await?.first() {
        None => Ok(()),
        Some(line) => Err(Stop::Said(format!("the copy does not hold together: {line}"))),
    }
}

fn put_in_place(fresh: &Path, target: &Path) -> Outcome {
    // The copy was opened to be checked: its WAL is empty and goes with it.
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(with_ending(fresh, ending));
    }
    if target.exists() {
        let kept = beside(target, "before-restore");
        std::fs::rename(target, &kept).map_err(|cause| said(target, cause))?;
        for ending in ["-wal", "-shm"] {
            let old = with_ending(target, ending);
            if old.exists() {
                let kept = with_ending(&kept, ending);
                std::fs::rename(&old, kept).map_err(|cause| said(&old, cause))?;
            }
        }
    }
    std::fs::rename(fresh, target).map_err(|cause| said(target, cause))
}

fn hash_of(path: &Path) -> std::io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        hash.update(&chunk[..read]);
        size += read as u64;
    }
    let hash = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((hash, size))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    with_ending(path, &format!(".{ending}"))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn said(path: &Path, what: impl std::fmt::Display) -> Stop {
    Stop::Said(format!("{}: {what}", path.display()))
}
