//! What is read out of a shared library of Linux or Android: how it lies in memory, and what it exports.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// What Android's newest devices have as a page of memory. A library that is laid out for less does not load there, and
/// the store refuses an application with one.
const PAGE: u64 = 16_384;

/// A segment that is loaded (`PT_LOAD`), and a section that lists what is exported (`SHT_DYNSYM`).
const LOAD: u64 = 1;
const DYNAMIC_SYMBOLS: u64 = 11;

/// Fails unless the library can be loaded where a page of memory has 16 KiB.
pub(crate) fn check_pages(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    let least = least_alignment(&bytes).with_context(|| file.display().to_string())?;
    ensure!(least >= PAGE, "{}: laid out for pages of {least} bytes, wanted are {PAGE}", file.display());
    println!("{}: laid out for pages of {least} bytes", file.display());
    Ok(())
}

/// The smallest alignment of a segment that is loaded; and each segment lies in the file as its alignment says.
fn least_alignment(bytes: &[u8]) -> Result<u64> {
    let elf = Elf::of(bytes)?;
    let mut least = None;
    for segment in elf.table(&elf.segments)? {
        if segment.number(0, 4)? != LOAD {
            continue;
        }
        // 64 bits: type, flags, offset, address, physical, size, memory, alignment. 32 bits have the flags later.
        let word = elf.word;
        let first = if word == 8 { 8 } else { 4 };
        let [offset, address] = [segment.number(first, word)?, segment.number(first + word, word)?];
        let alignment = segment.number(if word == 8 { 48 } else { 28 }, word)?;
        ensure!(alignment > 0 && offset % alignment == address % alignment, "a segment is not where it says");
        least = Some(least.map_or(alignment, |least: u64| least.min(alignment)));
    }
    least.context("nothing in it is loaded")
}

/// The names that the library exports.
pub(crate) fn exports(file: &Path) -> Result<BTreeSet<String>> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    names(&bytes).with_context(|| file.display().to_string())
}

fn names(bytes: &[u8]) -> Result<BTreeSet<String>> {
    let elf = Elf::of(bytes)?;
    let sections = elf.table(&elf.sections)?;
    let mut names = BTreeSet::new();
    for section in sections.iter().filter(|section| section.number(4, 4).is_ok_and(|kind| kind == DYNAMIC_SYMBOLS)) {
        let (symbols, link) = elf.content(section)?;
        let (texts, _) = elf.content(sections.get(link).context("symbols without names")?)?;
        let size = if elf.word == 8 { 24 } else { 16 };
        for symbol in symbols.chunks_exact(size).map(|bytes| Entry { bytes, big: elf.big }) {
            // Where it is: 0 is in another library.
            if symbol.number(if elf.word == 8 { 6 } else { 14 }, 2)? == 0 {
                continue;
            }
            let text = texts.get(usize::try_from(symbol.number(0, 4)?)?..).context("a name outside the names")?;
            let end = text.iter().position(|&byte| byte == 0).context("a name without an end")?;
            names.insert(String::from_utf8_lossy(&text[..end]).into_owned());
        }
    }
    ensure!(!names.is_empty(), "it exports nothing");
    Ok(names)
}

/// Where a table lies: its offset, the size of an entry, how many there are.
struct Table {
    offset: u64,
    size: u64,
    count: u64,
}

/// The header of a library.
struct Elf<'a> {
    bytes: &'a [u8],
    /// Bytes of an address.
    word: usize,
    /// Whether numbers begin with their highest byte.
    big: bool,
    segments: Table,
    sections: Table,
}

/// An entry of a table.
struct Entry<'a> {
    bytes: &'a [u8],
    big: bool,
}

impl<'a> Elf<'a> {
    fn of(bytes: &'a [u8]) -> Result<Elf<'a>> {
        ensure!(bytes.starts_with(b"\x7fELF"), "not an ELF file");
        let word = match bytes.get(4) {
            Some(1) => 4,
            Some(2) => 8,
            _ => bail!("neither 32 nor 64 bits"),
        };
        let header = Entry { bytes, big: bytes.get(5) == Some(&2) };
        // After 24 bytes: entry, segments, sections (addresses), flags, size of the header; then the sizes and counts.
        let sizes = 24 + 3 * word + 6;
        let table = |offset: usize, size: usize| -> Result<Table> {
            let [offset, size, count] =
                [(offset, word), (size, 2), (size + 2, 2)].map(|(at, length)| header.number(at, length));
            Ok(Table { offset: offset?, size: size?, count: count? })
        };
        let (segments, sections) = (table(24 + word, sizes)?, table(24 + 2 * word, sizes + 4)?);
        Ok(Elf { bytes, word, big: header.big, segments, sections })
    }

    fn table(&self, table: &Table) -> Result<Vec<Entry<'a>>> {
        let entry =
            |index| Ok(Entry { bytes: self.range(table.offset + index * table.size, table.size)?, big: self.big });
        (0..table.count).map(entry).collect()
    }

    /// What is in a section, and the index of the section it is linked to.
    fn content(&self, section: &Entry<'_>) -> Result<(&'a [u8], usize)> {
        let word = self.word;
        let [offset, size] = [section.number(8 + 2 * word, word)?, section.number(8 + 3 * word, word)?];
        Ok((self.range(offset, size)?, usize::try_from(section.number(8 + 4 * word, 4)?)?))
    }

    fn range(&self, offset: u64, size: u64) -> Result<&'a [u8]> {
        let (from, size) = (usize::try_from(offset)?, usize::try_from(size)?);
        let end = from.checked_add(size).context("a table without an end")?;
        self.bytes.get(from..end).context("the file ends too early")
    }
}

impl Entry<'_> {
    fn number(&self, at: usize, length: usize) -> Result<u64> {
        let bytes = self.bytes.get(at..at + length).context("the file ends too early")?;
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        Ok(if self.big { bytes.iter().fold(0, add) } else { bytes.iter().rev().fold(0, add) })
    }
}

#[cfg(test)]
mod tests {
    use super::{least_alignment, names};

    /// A library of 64 bits with two segments, the second of that alignment.
    fn library(alignment: u64, address: u64) -> Vec<u8> {
        let mut bytes = b"\x7fELF\x02\x01\x01".to_vec();
        bytes.resize(64, 0);
        bytes[32..40].copy_from_slice(&64_u64.to_le_bytes());
        bytes[54..58].copy_from_slice(&[56, 0, 2, 0]);
        for (alignment, address) in [(65_536, 0), (alignment, address)] {
            let mut segment = [0; 56];
            segment[0] = 1;
            segment[16..24].copy_from_slice(&u64::to_le_bytes(address));
            segment[48..].copy_from_slice(&u64::to_le_bytes(alignment));
            bytes.extend(segment);
        }
        bytes
    }

    #[test]
    fn the_smallest_alignment_counts() {
        assert_eq!(least_alignment(&library(16_384, 32_768)).unwrap(), 16_384);
        assert_eq!(least_alignment(&library(4_096, 32_768)).unwrap(), 4_096);
        assert!(least_alignment(&library(16_384, 4_096)).is_err());
        assert!(least_alignment(&library(0, 0)).is_err());
    }

    #[test]
    fn what_is_no_library_is_refused() {
        let whole = library(16_384, 0);
        for bytes in [&b"\x7fELF"[..], b"MZ", &whole[..63], &whole[..whole.len() - 1]] {
            assert!(least_alignment(bytes).is_err());
        }
        assert!(names(&whole).is_err());
    }
}
