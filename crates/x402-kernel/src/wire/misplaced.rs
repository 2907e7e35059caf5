//! Explains a header that has no message: people and servers put other things there.

use crate::{Code, Error};

/// Names a header's value that is not a message, or the content of its base64 (`content`), if the form shows it.
pub(super) fn misplaced(value: &str, content: Option<&str>, expected: &str) -> Option<Error> {
    let found = kind(value).or_else(|| content.and_then(kind))?;
    Some(Error::new(Code::HeaderOtherKind).with("found", found).with("expected", expected))
}

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
    } else if ["Bearer", "Basic", "X402", "Payment", "L402", "LSAT"].iter().any(|name| scheme(name)) {
        Some("credentials as in Authorization, with their scheme before them")
    } else if begins("https://") || begins("http://") {
        Some("a URL")
    } else if begins("lnbc") || begins("lntb") {
        Some("a Lightning invoice")
    } else if begins("sk-") || begins("sk_") || begins("pk_") || begins("api_") {
        Some("an API key")
    } else if begins("-----BEGIN") {
        Some("a key or certificate")
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
