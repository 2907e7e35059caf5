//! Explains a header that has no message: people and servers put other things there.

use crate::{Code, Error};

/// Names a header's value that is not a message, or the content of its base64 (`content`), if the form shows it.
pub(super) fn misplaced(value: &str, content: Option<&str>, expected: &str) -> Option<Error> {
    let found = kind(value).or_else(|| content.and_then(kind))?;
    Some(Error::new(Code::HeaderOtherKind).with("found", found).with("expected", expected))
}

/// How texts begin that people put there.
const BEGINNINGS: [(&str, &str); 9] = [
    ("https://", "a URL"),
    ("http://", "a URL"),
    ("lnbc", "a Lightning invoice"),
    ("lntb", "a Lightning invoice"),
    ("sk-", "an API key"),
    ("sk_", "an API key"),
    ("pk_", "an API key"),
    ("api_", "an API key"),
    ("-----BEGIN", "a key or certificate"),
];

/// Names a text, if its form shows what it is.
fn kind(text: &str) -> Option<&'static str> {
    let text = text.trim_ascii().trim_matches(['"', '\'']);
    let word = text.split_ascii_whitespace().next().unwrap_or_default();
    let begins = |beginning: &str| text.get(..beginning.len()).is_some_and(|head| head.eq_ignore_ascii_case(beginning));
    let hex = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
    let is_hex = !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    let prefixed = hex.len() < text.len();
    match hex.len() {
        64 if is_hex => return Some("a transaction hash"),
        128 | 130 if is_hex => return Some("a signature alone"),
        40 if is_hex && prefixed => return Some("an address"),
        131.. if is_hex && prefixed => return Some("bytes in hexadecimal, such as a signature alone or a transaction"),
        _ => {}
    }
    let base58 = |c: char| c.is_ascii_alphanumeric() && !matches!(c, '0' | 'O' | 'I' | 'l');
    let parts = || text.split('.').filter(|part| part.len() > 1 && !part.contains(char::is_whitespace));
    let scheme = |name: &str| word.len() < text.len() && word.eq_ignore_ascii_case(name);
    if begins("eyJ") && text.split('.').count() == 3 && parts().count() == 3 {
        Some("a JSON Web Token")
    } else if "Bearer Basic X402 Payment L402 LSAT".split(' ').any(scheme) {
        Some("credentials as in Authorization, with their scheme before them")
    } else if let Some((_, named)) = BEGINNINGS.iter().find(|(beginning, _)| begins(beginning)) {
        Some(named)
    } else if matches!(text.len(), 86..=88) && text.chars().all(base58) {
        Some("a Solana signature")
    } else if matches!(text.len(), 43..=44) && text.chars().all(base58) {
        Some("a Solana address")
    } else if is_uuid(text) {
        Some("a UUID")
    } else {
        None
    }
}

fn is_uuid(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.len() == 36 && text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && text.split('-').all(digits)
}
