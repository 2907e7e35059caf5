use alloc::format;
use alloc::string::String;

/// Writes a number of these digits, with `decimals` of them after the point and no trailing zeros.
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
