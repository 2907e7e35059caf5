use alloc::format;
use alloc::string::String;

/// The number of these digits, of which so many stand after the point.
pub(super) fn pointed(digits: &str, decimals: u8) -> String {
    let digits = format!("{digits:0>width$}", width = usize::from(decimals) + 1);
    let (whole, fraction) = digits.split_at(digits.len() - usize::from(decimals));
    let mut text = String::from(whole);
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}
