//! Personal fields are unreadable without the key file, which never lies beside the database.
//!
//! XChaCha20-Poly1305 (RFC 8439 with the extended nonce of draft-irtf-cfrg-xchacha): a sealed
//! field is `key id (1) ‖ nonce (24) ‖ ciphertext ‖ tag (16)`. Where it stands (table, column, row)
//! is associated data, so that a field copied to another row does not open.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use crate::chance::Chance;

/// The keys made from the key file.
#[derive(Clone)]
pub struct Seal {
    cipher: XChaCha20Poly1305,
    hash_key: [u8; 32],
    digest_key: [u8; 32],
}

#[derive(Debug, thiserror::Error)]
pub enum SealError {
    #[error("this field was not sealed here, or not with this key file")]
    NotOurs,
}

/// Random bytes as text for a link, a cookie or a token.
pub fn secret_text(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

const KEY_ID: u8 = 1;
const NONCE: usize = 24;

impl Seal {
    /// From the 32 bytes of the key file.
    pub fn new(secret: [u8; 32]) -> Self {
        let key = blake3::derive_key("dichtbij 2026 seal fields", &secret);
        Self {
            cipher: XChaCha20Poly1305::new(&key.into()),
            hash_key: blake3::derive_key("dichtbij 2026 look up", &secret),
            digest_key: blake3::derive_key("dichtbij 2026 row digest", &secret),
        }
    }

    /// `whereabouts`: table, column and row, such as `people.email:0192…`.
    pub fn close(&self, plain: &str, whereabouts: &str, chance: &Chance) -> Result<Vec<u8>, SealError> {
        let nonce: [u8; NONCE] = chance.bytes();
        let payload = Payload { msg: plain.as_bytes(), aad: whereabouts.as_bytes() };
        let secret = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| SealError::NotOurs)?;
        let mut sealed = Vec::with_capacity(1 + NONCE + secret.len());
        sealed.push(KEY_ID);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&secret);
        Ok(sealed)
    }

    pub fn open(&self, sealed: &[u8], whereabouts: &str) -> Result<String, SealError> {
        let (id, rest) = sealed.split_first().ok_or(SealError::NotOurs)?;
        if *id != KEY_ID || rest.len() < NONCE {
            return Err(SealError::NotOurs);
        }
        let (nonce, secret) = rest.split_at(NONCE);
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| SealError::NotOurs)?;
        let payload = Payload { msg: secret, aad: whereabouts.as_bytes() };
        let plain = self.cipher.decrypt(&XNonce::from(nonce), payload).map_err(|_| SealError::NotOurs)?;
        String::from_utf8(plain).map_err(|_| SealError::NotOurs)
    }

    /// A keyed hash, to find a row by an address or a code without being able to read it.
    /// `purpose` keeps hashes of different columns apart.
    pub fn hash(&self, purpose: &str, value: &str) -> Vec<u8> {
        let mut hasher = blake3::Hasher::new_keyed(&self.hash_key);
        hasher.update(purpose.as_bytes()).update(&[0]).update(value.as_bytes());
        hasher.finalize().as_bytes()[..16].to_vec()
    }

    pub fn digest_key(&self) -> [u8; 32] {
        self.digest_key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_only_where_it_was_closed() {
        let (seal, chance) = (Seal::new([7; 32]), Chance::seeded(1));
        let sealed = seal.close("06 12345678", "people.phone:1", &chance).unwrap();
        assert_eq!(seal.open(&sealed, "people.phone:1").unwrap(), "06 12345678");
        assert!(seal.open(&sealed, "people.phone:2").is_err());
        assert!(Seal::new([8; 32]).open(&sealed, "people.phone:1").is_err());
        assert!(!sealed.windows(4).any(|w| w == b"1234"));
    }

    #[test]
    fn a_changed_byte_does_not_open() {
        let (seal, chance) = (Seal::new([7; 32]), Chance::seeded(1));
        let sealed = seal.close("x", "a", &chance).unwrap();
        for i in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[i] ^= 1;
            assert!(seal.open(&bent, "a").is_err());
        }
    }
}
