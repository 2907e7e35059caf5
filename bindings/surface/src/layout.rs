//! Lists, written in one line if there is room, else an entry a line.

const WIDTH: usize = 120;

const OPEN: char = '\u{1}';
const NEXT: char = '\u{2}';
const CLOSE: char = '\u{3}';

/// Entries between `open` and `close`. `open` may end, and `close` begin, with a space that is written only in one line.
pub(crate) fn set<'a>(open: &str, entries: impl Iterator<Item = &'a str>, close: &str) -> String {
    let entries: Vec<&str> = entries.collect();
    if entries.is_empty() {
        return format!("{}{}", open.trim_end(), close.trim_start());
    }
    format!("{open}{OPEN}{}{CLOSE}{close}", entries.join(&format!(",{NEXT}")))
}

/// Names in an import.
pub(crate) fn list<'a>(step: &str, names: impl Iterator<Item = &'a str>) -> String {
    let names: String = names.map(|name| format!("{step}{name},\n")).collect();
    format!("\n{names}")
}

/// The code with each list in one line, or broken where that is too long.
pub(crate) fn broken(code: &str, step: usize, commas: bool) -> String {
    let mut laid = String::new();
    let mut rest = code;
    while let Some(at) = rest.find(OPEN) {
        let end = closing(&rest[at..]) + at;
        let line = rest[end..].split('\n').next().unwrap_or_default();
        laid += &rest[..at];
        let start = laid.rsplit('\n').next().unwrap_or_default();
        let indent = start.len() - start.trim_start().len();
        let inside = &rest[at + 1..end - 1];
        let after = flat(line);
        if start.chars().count() + flat(inside).chars().count() + after.chars().count() <= WIDTH {
            laid += &flat(inside);
            rest = &rest[end..];
            continue;
        }
        while laid.ends_with(' ') {
            laid.pop();
        }
        let entries = entries(inside);
        let last = entries.len();
        for (index, entry) in entries.into_iter().enumerate() {
            let comma = if commas || index + 1 < last || !line.starts_with(')') { "," } else { "" };
            let entry = format!("{}{entry}{comma}", " ".repeat(indent + step));
            laid += "\n";
            laid += &broken(&entry, step, commas);
        }
        laid += "\n";
        laid += &" ".repeat(indent);
        rest = rest[end..].trim_start_matches(' ');
    }
    laid + rest
}

fn flat(code: &str) -> String {
    code.chars()
        .filter(|letter| !matches!(*letter, OPEN | CLOSE))
        .map(|letter| if letter == NEXT { ' ' } else { letter })
        .collect()
}

/// Where the list that opens first is closed.
fn closing(code: &str) -> usize {
    let mut depth = 0;
    for (at, letter) in code.char_indices() {
        match letter {
            OPEN => depth += 1,
            CLOSE => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

fn entries(inside: &str) -> Vec<String> {
    let (mut entries, mut depth) = (vec![String::new()], 0);
    for letter in inside.chars() {
        match letter {
            OPEN => depth += 1,
            CLOSE => depth -= 1,
            NEXT if depth == 0 => {
                if let Some(last) = entries.last_mut() {
                    last.pop();
                }
                entries.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = entries.last_mut() {
            last.push(letter);
        }
    }
    entries
}
