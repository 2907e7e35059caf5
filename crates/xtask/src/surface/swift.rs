//! Swift's names: those of the module that the compiler made.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Names, path};

pub(super) fn names() -> Result<Names> {
    let graph: Value = serde_json::from_str(&fs::read_to_string(crate::language::swift::symbols()?)?)?;
    let symbols = graph.get("symbols").and_then(Value::as_array).context("a symbol graph lists symbols")?;
    Ok(symbols.iter().flat_map(|symbol| paths(symbol).unwrap_or_default()).collect())
}

/// The paths that a symbol is; none of an initializer or an operator, which are how the language does what others do
/// otherwise.
fn paths(symbol: &Value) -> Option<Vec<String>> {
    let kind = symbol.pointer("/kind/identifier")?.as_str()?;
    let components: Vec<&str> = symbol.get("pathComponents")?.as_array()?.iter().filter_map(Value::as_str).collect();
    let (title, owners) = components.split_last()?;
    let (name, labels) = title.split_once('(').unwrap_or((title, ")"));
    let owner = owners.join("/");
    Some(match kind {
        "swift.init" | "swift.func.op" => Vec::new(),
        "swift.enum" | "swift.struct" | "swift.class" => vec![path(&format!("{title}:"))],
        "swift.enum.case" => {
            let case = format!("{owner}/{name}");
            let fields = labels.trim_end_matches(')').split(':').filter(|label| !label.is_empty());
            let fields: Vec<String> = fields.map(|field| path(&format!("{case}.{field}"))).collect();
            [vec![path(&case)], fields].concat()
        }
        _ if owners.is_empty() => vec![path(name)],
        _ => vec![path(&format!("{owner}.{name}"))],
    })
}
