//! The blob of a sealed value: version byte, id of the key, nonce, ciphertext with its tag. The
//! cipher is XChaCha20-Poly1305 of the chacha20poly1305 crate; this file only composes it.

use crate::error::{Error, Result};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

/// A key of any rung of the envelope.
pub(super) type Key = Zeroizing<[u8; KEY_BYTES]>;
pub(super) const KEY_BYTES: usize = 32;

/// The only version so far; another cipher or layout gets the next number.
const VERSION: u8 = 1;
const ID_BYTES: usize = 16;
const NONCE_BYTES: usize = 24;
const HEAD_BYTES: usize = 1 + ID_BYTES + NONCE_BYTES;

pub(super) fn new_key() -> Result<Key> {
    let mut key = Key::new([0; KEY_BYTES]);
    getrandom::fill(key.as_mut_slice()).map_err(Error::fault)?;
    Ok(key)
}

/// Seals a value for the place that `aad` names.
pub(super) fn close(id: Uuid, key: &Key, aad: &str, plain: &[u8]) -> Result<Vec<u8>> {
    let mut nonce = [0_u8; NONCE_BYTES];
    getrandom::fill(&mut nonce).map_err(Error::fault)?;
    let payload = Payload { msg: plain, aad: aad.as_bytes() };
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| Error::fault("a value could not be sealed"))?;
    let mut blob = Vec::with_capacity(HEAD_BYTES + sealed.len());
    blob.push(VERSION);
    blob.extend_from_slice(id.as_bytes());
    blob.extend_from_slice(&nonce);
    blob.extend_from_slice(&sealed);
    Ok(blob)
}

/// The id of the key that sealed a blob.
pub(super) fn key_id(blob: &[u8]) -> Result<Uuid> {
    let head = blob.get(..HEAD_BYTES).filter(|head| head[0] == VERSION);
    let head = head.ok_or_else(|| Error::fault("a sealed value is cut or of unknown version"))?;
    Uuid::from_slice(&head[1..=ID_BYTES]).map_err(Error::fault)
}

/// Opens a blob; a fault when it was changed, moved from another place or sealed by another key.
pub(super) fn open(key: &Key, aad: &str, blob: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    key_id(blob)?;
    let mut nonce = [0_u8; NONCE_BYTES];
    nonce.copy_from_slice(&blob[1 + ID_BYTES..HEAD_BYTES]);
    let payload = Payload { msg: &blob[HEAD_BYTES..], aad: aad.as_bytes() };
    let plain = cipher(key)
        .decrypt(&XNonce::from(nonce), payload)
        .map_err(|_| Error::fault("a sealed value does not open in its place"))?;
    Ok(Zeroizing::new(plain))
}

/// Opens a blob that holds a key.
pub(super) fn open_key(key: &Key, aad: &str, blob: &[u8]) -> Result<Key> {
    let plain = open(key, aad, blob)?;
    let mut inner = Key::new([0; KEY_BYTES]);
    if plain.len() != KEY_BYTES {
        return Err(Error::fault("a wrapped key has a wrong length"));
    }
    inner.copy_from_slice(&plain);
    Ok(inner)
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&**key).into())
}
