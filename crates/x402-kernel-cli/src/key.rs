//! The payer's key: read from a file, the environment or a keystore, never from an argument, and never printed.

use std::fs::File;
use std::io::{self, Read};

use clap::Args;
use x402_kernel::LocalSigner;
use zeroize::Zeroizing;

use crate::exit::Problem;
use crate::{input, keystore};

/// The other arguments of the group `hand`: none of them takes a password.
const OTHERS: [&str; 4] = ["key_file", "key_env", "requests", "answers"];

/// Where the key is read from.
#[derive(Args)]
pub(crate) struct KeySource {
    /// A file with the private key, 64 hexadecimal digits; - for standard input
    #[arg(long, value_name = "FILE")]
    key_file: Option<String>,
    /// The environment variable with the private key
    #[arg(long, value_name = "NAME")]
    key_env: Option<String>,
    /// An encrypted key (Web3 secret storage, version 3): a file, or -
    #[arg(long, value_name = "FILE", requires = "password")]
    keystore: Option<String>,
    /// A file with the keystore's password on one line; - for standard input
    #[arg(long, value_name = "FILE", group = "password", requires = "keystore", conflicts_with_all = OTHERS)]
    password_file: Option<String>,
    /// The environment variable with the keystore's password
    #[arg(long, value_name = "NAME", group = "password", requires = "keystore", conflicts_with_all = OTHERS)]
    password_env: Option<String>,
}

/// Keys, keystores and passwords are shorter than this, in bytes.
const LIMIT: usize = 64 << 10;

impl KeySource {
    /// Reads the key, if one was named, and returns its signer.
    pub(crate) fn signer(&self) -> Result<Option<LocalSigner>, Problem> {
        if let Some(keystore) = &self.keystore {
            let keystore = read(keystore, "--keystore")?;
            return keystore::open(&keystore, self.password()?.as_bytes()).map(Some);
        }
        let text = match (&self.key_file, &self.key_env) {
            (Some(path), _) => read(path, "--key-file")?,
            (None, Some(name)) => variable(name, "--key-env")?,
            (None, None) => return Ok(None),
        };
        parse(text.trim()).map(Some)
    }

    fn password(&self) -> Result<Zeroizing<String>, Problem> {
        let (Some(path), _) = (&self.password_file, &self.password_env) else {
            return variable(self.password_env.as_deref().unwrap_or_default(), "--password-env");
        };
        let mut password = read(path, "--password-file")?;
        // Remove the line end that editors add, and nothing else: a space may belong to the password.
        for end in ['\n', '\r'] {
            if password.ends_with(end) {
                password.pop();
            }
        }
        Ok(password)
    }
}

fn parse(text: &str) -> Result<LocalSigner, Problem> {
    let prefixed = Zeroizing::new(format!("0x{}", text.strip_prefix("0x").unwrap_or(text)));
    LocalSigner::parse(&prefixed).map_err(|error| {
        let problem = Problem::from(error);
        if text.starts_with('{') { problem.hint("this looks like a keystore: --keystore") } else { problem }
    })
}

/// Hides every run of 64 or more hexadecimal digits: it could be a misplaced private key.
pub(crate) fn hidden(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(digits);
        shown.push_str(if digits < 64 { word } else { "(hidden)" });
        let plain = after.find(|c: char| c.is_ascii_hexdigit()).unwrap_or(after.len());
        let (between, next) = after.split_at(plain);
        shown.push_str(between);
        rest = next;
    }
    shown
}

/// Reads a secret. Its errors quote neither the text nor the path, since the path may be a misplaced key.
fn read(path: &str, option: &str) -> Result<Zeroizing<String>, Problem> {
    let unreadable = |problem: &str| Problem::usage("key.unreadable", format!("the file of {option}: {problem}"));
    let mut source: Box<dyn Read> = if path == "-" {
        input::take_stdin()?;
        stdin().map_err(|error| unreadable(&error.kind().to_string()))?
    } else {
        Box::new(File::open(path).map_err(|error| unreadable(&error.kind().to_string()))?)
    };
    // One buffer of fixed size: a growing one would leave copies behind.
    let mut buffer = Zeroizing::new(vec![0; LIMIT]);
    let mut length = 0;
    while let Some(rest) = buffer.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match source.read(rest) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(&error.kind().to_string())),
        }
    }
    if length == LIMIT {
        return Err(unreadable("too large"));
    }
    let text = buffer.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
    text.map(|text| Zeroizing::new(text.to_owned())).ok_or_else(|| unreadable("not text"))
}

/// Opens standard input without Rust's buffer, which would keep a copy of the secret.
#[cfg(unix)]
fn stdin() -> io::Result<Box<dyn Read>> {
    use std::os::fd::AsFd;
    Ok(Box::new(File::from(io::stdin().as_fd().try_clone_to_owned()?)))
}

#[cfg(not(unix))]
fn stdin() -> io::Result<Box<dyn Read>> {
    Ok(Box::new(io::stdin()))
}

/// Reads a secret from the environment. Its errors do not quote the name, since it may be a misplaced key.
fn variable(name: &str, option: &str) -> Result<Zeroizing<String>, Problem> {
    let sentence = format!("the environment variable of {option} is not set, or is not text");
    // The lookup panics on names with these characters.
    let lookup = if name.is_empty() || name.contains(['=', '\0']) { None } else { std::env::var(name).ok() };
    lookup.map(Zeroizing::new).ok_or_else(|| Problem::usage("key.unreadable", sentence))
}
