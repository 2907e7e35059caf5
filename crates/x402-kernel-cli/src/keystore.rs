//! Opens encrypted keys: Web3 secret storage, version 3, with scrypt or PBKDF2 and AES-128-CTR.

use aes::Aes128;
use aes::cipher::{KeyIvInit, StreamCipher};
use alloy_primitives::keccak256;
use ctr::Ctr128BE;
use pbkdf2::sha2::Sha256;
use x402_kernel::primitives::from_hex;
use x402_kernel::{Address, Json, Limits, LocalSigner};
use zeroize::Zeroizing;

use crate::exit::{Exit, Problem};

/// The most memory that scrypt may use, in bytes. Keystores of wallets need at most 256 MiB.
const MOST_MEMORY: u64 = 1 << 30;
/// The most work for scrypt, `n * r * p`: some seconds. Keystores of wallets need at most 2^21.
const MOST_BLOCKS: u64 = 1 << 24;
/// The most rounds of PBKDF2: some seconds. Keystores of wallets need at most a million.
const MOST_ROUNDS: u32 = 20_000_000;

/// Opens a keystore.
///
/// # Errors
///
/// `keystore.malformed` (exit code 3), `keystore.unsupported` (3), `keystore.password` (1).
pub(crate) fn open(text: &str, password: &[u8]) -> Result<LocalSigner, Problem> {
    let json = Json::parse(text, &Limits::default()).map_err(|error| malformed(&error.sentence()))?;
    expect(&json, "version", "3", |value| Some(value.text().to_owned()))?;
    // ethers writes the name with a capital letter.
    let crypto = match (json.get("crypto"), json.get("Crypto")) {
        (Some(crypto), None) | (None, Some(crypto)) => crypto,
        (None, None) => return Err(malformed("crypto is missing")),
        (Some(_), Some(_)) => return Err(malformed("crypto is there twice")),
    };
    expect(&crypto, "cipher", "aes-128-ctr", string)?;
    let iv: [u8; 16] = fixed(&member(&crypto, "cipherparams")?, "iv")?;
    let ciphertext: [u8; 32] = fixed(&crypto, "ciphertext")?;
    let mac: [u8; 32] = fixed(&crypto, "mac")?;

    let derived = derive(&crypto, password)?;
    let (cipher_key, mac_key) = derived.split_at(16);
    let body = Zeroizing::new([mac_key, &ciphertext].concat());
    if keccak256(&*body).0 != mac {
        let sentence = "the password does not open the keystore, or the file was changed";
        return Err(Problem::new("keystore.password", sentence, Exit::Rejected));
    }
    let mut key = Zeroizing::new(ciphertext);
    let cipher = Ctr128BE::<Aes128>::new_from_slices(cipher_key, &iv);
    cipher.map_err(|_| malformed("cipherparams do not fit the cipher"))?.apply_keystream(&mut *key);
    let signer = LocalSigner::from_bytes(&*key).map_err(|_| malformed("its content is not a private key"))?;
    match json.get("address").and_then(|address| string(&address)) {
        Some(said) if address(&said) != Some(signer.address()) => {
            Err(malformed("its key does not belong to its address"))
        }
        _ => Ok(signer),
    }
}

/// Derives 32 bytes from the password and the salt.
fn derive(crypto: &Json, password: &[u8]) -> Result<Zeroizing<[u8; 32]>, Problem> {
    let parameters = member(crypto, "kdfparams")?;
    let number = |name| number(&parameters, name);
    let salt = hex(&parameters, "salt")?;
    // A file may ask for more than 32 bytes: the first 32 are the same, and only they are used.
    if number("dklen")? < 32 {
        return Err(malformed("dklen is less than 32"));
    }
    let mut derived = Zeroizing::new([0; 32]);
    match member(crypto, "kdf").map(|kdf| string(&kdf))?.as_deref() {
        Some("scrypt") => {
            let (n, r, p) = (number("n")?, number("r")?, number("p")?);
            if !n.is_power_of_two() || n < 2 || r == 0 || p == 0 {
                return Err(malformed("n is not a power of two, or r or p is zero"));
            }
            let (n, r, p) = (u64::from(n), u64::from(r), u64::from(p));
            // Each factor is below 2^32, so the first product fits in 64 bits.
            let blocks = (n * r).checked_mul(p).filter(|blocks| *blocks <= MOST_BLOCKS);
            if blocks.is_none() || n * r > MOST_MEMORY / 128 {
                return Err(unsupported("scrypt with that much work"));
            }
            let log_n = u8::try_from(n.trailing_zeros()).unwrap_or(u8::MAX);
            let (r, p) = (u32::try_from(r).unwrap_or(u32::MAX), u32::try_from(p).unwrap_or(u32::MAX));
            let parameters = scrypt::Params::new(log_n, r, p).map_err(|_| malformed("n, r and p do not fit"))?;
            scrypt::scrypt(password, &salt, &parameters, &mut *derived).map_err(|_| malformed("kdfparams"))?;
        }
        Some("pbkdf2") => {
            expect(&parameters, "prf", "hmac-sha256", string)?;
            match number("c")? {
                0 => return Err(malformed("c is zero")),
                rounds if rounds > MOST_ROUNDS => return Err(unsupported("pbkdf2 with that much work")),
                rounds => pbkdf2::pbkdf2_hmac::<Sha256>(password, &salt, rounds, &mut *derived),
            }
        }
        _ => return Err(unsupported("a kdf other than scrypt and pbkdf2")),
    }
    Ok(derived)
}

fn member(json: &Json, name: &str) -> Result<Json, Problem> {
    json.get(name).ok_or_else(|| malformed(&format!("{name} is missing")))
}

/// Checks that a member has the expected value.
fn expect(json: &Json, name: &str, expected: &str, read: fn(&Json) -> Option<String>) -> Result<(), Problem> {
    if read(&member(json, name)?).as_deref() == Some(expected) {
        return Ok(());
    }
    Err(unsupported(&format!("a {name} other than {expected}")))
}

fn string(json: &Json) -> Option<String> {
    json.as_str().map(std::borrow::Cow::into_owned)
}

fn number(json: &Json, name: &str) -> Result<u32, Problem> {
    member(json, name)?.text().parse().map_err(|_| malformed(&format!("{name} is not a whole number below 2^32")))
}

/// Reads bytes in hexadecimal, with or without 0x.
fn hex(json: &Json, name: &str) -> Result<Vec<u8>, Problem> {
    let text = string(&member(json, name)?).unwrap_or_else(|| "?".to_owned());
    let digits = text.strip_prefix("0x").unwrap_or(&text);
    from_hex(&format!("0x{digits}")).map_err(|_| malformed(&format!("{name} is not hexadecimal")))
}

fn fixed<const N: usize>(json: &Json, name: &str) -> Result<[u8; N], Problem> {
    <[u8; N]>::try_from(hex(json, name)?).map_err(|_| malformed(&format!("{name} does not have {N} bytes")))
}

fn address(text: &str) -> Option<Address> {
    Address::parse(&format!("0x{}", text.strip_prefix("0x").unwrap_or(text))).ok()
}

fn malformed(problem: &str) -> Problem {
    Problem::new("keystore.malformed", format!("not a keystore of version 3: {problem}"), Exit::Malformed)
}

fn unsupported(what: &str) -> Problem {
    Problem::new("keystore.unsupported", format!("{what} is not supported here"), Exit::Malformed)
}
