//! The key file and the keyed hashes.

use super::Folder;
use crate::error::Error;
use crate::seal::{Keys, Secret};
use std::os::unix::fs::PermissionsExt;

fn refusal(outcome: crate::Result<Keys>) -> String {
    match outcome {
        Err(Error::Fault(why)) => why,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was opened"),
    }
}

#[test]
fn it_is_made_for_its_owner_alone_and_opened_again() {
    let folder = Folder::new();
    let made = Keys::open(folder.key()).unwrap();
    let mode = std::fs::metadata(folder.key()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = Keys::open(folder.key()).unwrap();
    assert_eq!(made.active(), again.active());
    assert_eq!(made.look_up("a", "b"), again.look_up("a", "b"));
    assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn of_many_who_start_at_once_all_get_the_same_key() {
    let folder = Folder::new();
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let path = folder.key();
            std::thread::spawn(move || Keys::open(path).map(|keys| keys.active()).unwrap())
        })
        .collect();
    let mut ids: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 1);
}

#[test]
fn a_file_that_others_may_read_is_refused() {
    let folder = Folder::new();
    Keys::open(folder.key()).unwrap();
    for mode in [0o640, 0o604, 0o644, 0o660, 0o601] {
        let open = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(folder.key(), open).unwrap();
        let why = refusal(Keys::open(folder.key()));
        assert!(why.contains("chmod 600") && why.contains("server.key"), "{why}");
    }
    std::fs::set_permissions(folder.key(), std::fs::Permissions::from_mode(0o400)).unwrap();
    assert!(Keys::open(folder.key()).is_ok());
}

#[test]
fn a_damaged_file_is_refused_without_telling_what_it_holds() {
    let folder = Folder::new();
    Keys::open(folder.key()).unwrap();
    let whole = std::fs::read_to_string(folder.key()).unwrap();
    let key = whole.lines().find_map(|l| l.split_once(' ').filter(|(id, _)| id.len() == 36));
    let key = key.unwrap().1.to_owned();
    for damaged in [
        String::new(),
        whole.replace("look-up", "lookup"),
        whole.replace(&key, &key[1..]),
        whole.replace(&key, &format!("g{}", &key[1..])),
        whole.replace(&key, &format!("đ{}", &key[2..])),
        whole.lines().filter(|l| l.starts_with('#') || l.starts_with("look")).collect(),
    ] {
        std::fs::write(folder.key(), damaged).unwrap();
        let why = refusal(Keys::open(folder.key()));
        assert!(why.contains("server.key") && !why.contains(&key[1..20]), "{why}");
    }
}

#[test]
fn a_new_key_is_active_and_the_old_one_still_opens() {
    let folder = Folder::new();
    let keys = Keys::open(folder.key()).unwrap();
    let other = Keys::open(folder.key()).unwrap();
    let (first, hash) = (keys.active(), keys.look_up("a", "b"));
    let second = keys.add().unwrap();
    assert_eq!(keys.active(), second);
    assert!(keys.opening(first).is_ok() && keys.opening(second).is_ok());
    assert_eq!(keys.look_up("a", "b"), hash, "what was hashed before is still found");
    // Another program that has the file open meets the new key when it first needs it.
    assert_eq!(other.active(), first);
    assert!(other.opening(second).is_ok());
    assert_eq!(other.active(), second);
    let mode = std::fs::metadata(folder.key()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(keys.remove(second).is_err(), "the active key stays");
    keys.remove(first).unwrap();
    assert!(keys.opening(first).is_err());
}

#[test]
fn a_rotation_beside_another_is_refused() {
    let folder = Folder::new();
    let keys = Keys::open(folder.key()).unwrap();
    let beside = folder.0.join("server.key.new");
    std::fs::write(&beside, "").unwrap();
    assert!(matches!(keys.add(), Err(Error::Fault(why)) if why.contains("server.key.new")));
    std::fs::remove_file(&beside).unwrap();
    keys.add().unwrap();
}

#[test]
fn keyed_hashes_differ_by_context_text_and_key() {
    let (one, two) = (Folder::new(), Folder::new());
    let keys = Keys::open(one.key()).unwrap();
    let other = Keys::open(two.key()).unwrap();
    let hash = keys.look_up("person.phone", "0912345678");
    assert_eq!(hash, keys.look_up("person.phone", "0912345678"));
    assert_ne!(hash, keys.look_up("person.phone", "0912345679"));
    assert_ne!(hash, keys.look_up("donor.phone", "0912345678"));
    assert_ne!(hash, other.look_up("person.phone", "0912345678"));
}

#[test]
fn the_keyed_hash_is_hmac_sha256_as_written() {
    // RFC 2104 and RFC 4231 through an independent count: the same chain made with Python's hmac
    // for a key of 32 bytes 0x0b, context "c", text "t".
    let folder = Folder::new();
    Keys::open(folder.key()).unwrap();
    let text = std::fs::read_to_string(folder.key()).unwrap();
    let fixed: Vec<String> = text
        .lines()
        .map(|line| match line.strip_prefix("look-up ") {
            Some(_) => format!("look-up {}", "0b".repeat(32)),
            None => line.to_owned(),
        })
        .collect();
    std::fs::write(folder.key(), fixed.join("\n")).unwrap();
    let hash = Keys::open(folder.key()).unwrap().look_up("c", "t");
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "fe3123c2f8b55c5229706e068babafd53876ba6b53f58c4d412aac85488f0575");
}

#[test]
fn a_masked_value_shows_its_end_or_nothing() {
    let secret = |text: &str| Secret::new(text.to_owned());
    assert_eq!(secret("0912345678").masked(3), "•••••••678");
    assert_eq!(secret("Đỗ An").masked(2), "•••An");
    assert_eq!(secret("113").masked(3), "•••");
    assert_eq!(secret("").masked(3), "");
    assert!(Secret::new(vec![0xff]).into_text().is_err());
}
