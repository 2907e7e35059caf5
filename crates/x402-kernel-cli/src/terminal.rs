//! Lays out text: colour and columns on a terminal, neither in a pipe, and no control characters from a peer in either.

use std::fmt::{Display, Write};

use anstyle::{AnsiColor, Style};

/// Success.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// Failure.
pub(crate) const BAD: Style = AnsiColor::Red.on_default();
/// Something that needs a second look.
pub(crate) const ODD: Style = AnsiColor::Yellow.on_default();
/// What the reader should see first.
pub(crate) const BOLD: Style = Style::new().bold();

/// Separates two cells of a line. A peer's text never contains it: [`clean`] replaces it.
pub(crate) const CELL: char = '\t';

/// Styles a text. `anstream` removes the style where no colour is wanted.
pub(crate) fn paint(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Replaces the characters of a peer's text that move the cursor, ring the bell or change the reading direction.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(|c| if tricky(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Cleans each line of a text, and keeps the lines.
pub(crate) fn clean_lines(text: &str) -> String {
    text.lines().map(|line| clean(line) + "\n").collect()
}

/// Escapes the same characters in JSON text, which does not change its meaning.
pub(crate) fn escape(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if tricky(c) {
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
    }
    text
}

/// Returns whether a character is a control character, a line separator, or a mark or override of direction. All of
/// them have at most four hexadecimal digits.
fn tricky(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Puts cells in columns, or two spaces apart. Lines with the same number of cells share their columns.
pub(crate) fn lay_out(text: &str, columns: bool) -> String {
    if !columns {
        return text.replace(CELL, "  ");
    }
    let mut widths: Vec<Vec<usize>> = Vec::new();
    for line in text.lines() {
        let cells: Vec<usize> = line.split(CELL).map(width).collect();
        match widths.iter_mut().find(|widths| widths.len() == cells.len()) {
            Some(widths) => widths.iter_mut().zip(cells).for_each(|(most, cell)| *most = cell.max(*most)),
            None => widths.push(cells),
        }
    }
    let mut laid = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let count = line.split(CELL).count();
        let widths = widths.iter().find(|widths| widths.len() == count);
        for (index, cell) in line.split(CELL).enumerate() {
            laid.push_str(cell);
            if index + 1 < count {
                let wide = widths.and_then(|widths| widths.get(index)).copied().unwrap_or_default();
                laid.extend(std::iter::repeat_n(' ', wide.saturating_sub(width(cell)) + 2));
            }
        }
    }
    laid
}

/// Counts the visible characters of a text, without those of its styles.
fn width(text: &str) -> usize {
    let mut escaped = false;
    text.chars()
        .filter(|c| {
            let hidden = escaped || *c == '\u{1b}';
            escaped = hidden && *c != 'm';
            !hidden
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::{BOLD, clean, escape, lay_out, paint};

    #[test]
    fn cells_are_in_columns_on_a_terminal_only() {
        let text = format!("head\n  {}\tb\tc\n  aaaa\tbb\tc\n", paint(BOLD, "a"));
        assert_eq!(lay_out(&text, false), format!("head\n  {}  b  c\n  aaaa  bb  c\n", paint(BOLD, "a")));
        assert_eq!(lay_out(&text, true), format!("head\n  {}     b   c\n  aaaa  bb  c\n", paint(BOLD, "a")));
    }

    #[test]
    fn a_peer_cannot_move_the_cursor() {
        let text = "a\u{1b}[2J\u{9b}1m\u{202e}\tü\n";
        assert_eq!(clean(text), "a\u{fffd}[2J\u{fffd}1m\u{fffd}\u{fffd}ü\u{fffd}");
        assert_eq!(escape("\"\u{9b}\u{2066}ü\""), "\"\\u009b\\u2066ü\"");
    }
}
