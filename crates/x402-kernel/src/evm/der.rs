//! Reads a signature in DER (`Ecdsa-Sig-Value`, RFC 3279 §2.2.3).

/// Returns r and s, 32 bytes each. `None` unless it is a sequence of two integers and nothing else, neither of them
/// negative, longer than 32 bytes or spelled longer than necessary.
pub(super) fn scalars(der: &[u8]) -> Option<[u8; 64]> {
    const SEQUENCE: u8 = 0x30;
    const INTEGER: u8 = 0x02;
    let (sequence, []) = element(der, SEQUENCE)? else { return None };
    let (r, sequence) = element(sequence, INTEGER)?;
    let (s, []) = element(sequence, INTEGER)? else { return None };
    let mut scalars = [0; 64];
    let (head, tail) = scalars.split_at_mut(32);
    write(r, head)?;
    write(s, tail)?;
    Some(scalars)
}

/// Returns the content of an element of that tag, and the bytes after it. A length is one byte, since no part of a signature
/// has 128 bytes.
fn element(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    match bytes {
        [first, length @ 0..=0x7f, rest @ ..] if *first == tag => rest.split_at_checked(usize::from(*length)),
        _ => None,
    }
}

/// Writes an integer's magnitude to the end of a word.
fn write(integer: &[u8], word: &mut [u8]) -> Option<()> {
    let magnitude = match integer {
        // Empty, negative, or with an unnecessary zero.
        [] | [0x80..=0xff, ..] | [0, 0..=0x7f, ..] => return None,
        [0, magnitude @ ..] if !magnitude.is_empty() => magnitude,
        magnitude => magnitude,
    };
    let start = word.len().checked_sub(magnitude.len())?;
    word.get_mut(start..)?.copy_from_slice(magnitude);
    Some(())
}
