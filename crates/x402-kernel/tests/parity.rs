//! `bindings/README.md` says how the API reads in every language. What it names is in the core: a table that promises what
//! Rust lacks, or goes on promising what was renamed, fails here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What Rust, which is not bound to one shape for all, says in another way.
const OTHERWISE: [(&str, &str); 5] = [
    ("X402Error", "Error"),
    ("Price", "price"), // `Registry::price` gives the pair
    ("serverDate", "clock"),
    ("date", "from_date"),
    ("type", "kind"),
];

#[test]
fn what_the_table_of_all_languages_names_is_in_the_core() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let table = fs::read_to_string(root.join("bindings/README.md")).expect("the table is there");
    let code = sources(&root.join("crates/x402-kernel/src"));
    let names: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut count = 0;
    let mut missing = Vec::new();
    for (row, cell) in cells(&table) {
        for name in words(&cell) {
            let otherwise = OTHERWISE.iter().find(|(other, _)| *other == name).map(|(_, rust)| (*rust).to_owned());
            count += 1;
            if !names.contains(&*otherwise.unwrap_or_else(|| snake(&name))) {
                missing.push(format!("{row}: {name}"));
            }
        }
    }
    assert!(count > 300, "{count} names were read");
    assert!(missing.is_empty(), "not in the core: {missing:#?}");
}

/// Every cell that says what Rust has: of the functions, the first; of the types, the name and what it has.
fn cells(table: &str) -> Vec<(String, String)> {
    let section = |from: &str| table.split(from).nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
    let rows = |text: &str| -> Vec<Vec<String>> {
        let rows = text.lines().filter(|line| line.starts_with("| `"));
        rows.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
    };
    let functions = rows(section("## Functions\n")).into_iter().map(|row| (row[0].clone(), row[0].clone()));
    let types = rows(section("## Types\n")).into_iter().flat_map(|row| {
        let name = row[0].split('(').next().unwrap_or_default().to_owned();
        [(name.clone(), name.clone()), (name, row[2].clone())]
    });
    functions.chain(types).collect()
}

/// The names in the code of a cell: not those of arguments, nor what stands after an arrow.
fn words(cell: &str) -> Vec<String> {
    let mut found = Vec::new();
    for code in cell.split('`').skip(1).step_by(2) {
        let mut depth = 0;
        let outside: String = code
            .chars()
            .map(|c| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                if depth > 0 { ' ' } else { c }
            })
            .collect();
        let code = outside.split('→').next().unwrap_or_default();
        // What it is called on is anybody's variable.
        let code = code.split_once('.').filter(|(on, _)| on.chars().all(char::is_lowercase)).map_or(code, |(_, of)| of);
        let words = code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| word.len() > 1);
        found.extend(words.map(ToOwned::to_owned));
    }
    found
}

/// A member's name in Rust's case; a type's stays.
fn snake(name: &str) -> String {
    if name.starts_with(|c: char| c.is_ascii_uppercase()) {
        return name.to_owned();
    }
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

/// The core's code, without its comments.
fn sources(folder: &Path) -> String {
    let mut code = String::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            code += &sources(&path);
        } else {
            let text = fs::read_to_string(&path).expect("a text");
            code.extend(text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]));
        }
    }
    code
}
