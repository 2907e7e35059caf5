//! Tables that the guide has from where the facts are: the codes, the tokens, the operations.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};
use x402_kernel::{Code, Registry};

use crate::paths;

/// Every error, by area, with what to do about it.
pub(super) fn errors() -> Result<String> {
    let mut hints = json("crates/guide/hints.json")?.as_object().cloned().context("hints")?;
    let mut hint = |of: &str| hints.remove(of).and_then(|hint| Some(format!("{}\n", hint.as_str()?)));
    let codes = codes("errors")?;
    let area = |text: &String| text.split('.').next().unwrap_or_default().to_owned();
    let areas: Vec<String> = codes.keys().map(area).collect();
    let mut entries: Vec<_> = codes.iter().collect();
    entries.sort_by_key(|(text, _)| areas.iter().position(|of| *of == area(text)));
    let (mut page, mut last) = (String::new(), String::new());
    for (text, entry) in entries {
        let of = &area(text);
        if *of != last {
            last.clone_from(of);
            let hint = hint(of).with_context(|| format!("hints.json says nothing of {of}"))?;
            page += &format!("\n## `{of}`\n\n{hint}");
        }
        let code = Code::parse(text).with_context(|| format!("the kernel does not know {text}"))?;
        let (kind, status) = (code.kind().as_str(), code.http_status());
        let reason = code.reason().map_or_else(String::new, |reason| format!(", `{reason}` on the wire"));
        let sentence = escaped(entry.get("sentence").and_then(Value::as_str).unwrap_or_default());
        page += &format!("\n### `{text}`\n\n> {sentence}\n\n*{kind}*, answered with {status}{reason}.\n");
        page += &hint(text).unwrap_or_default();
    }
    ensure!(hints.is_empty(), "hints.json has unknown codes: {:?}", hints.keys());
    Ok(page)
}

pub(super) fn repairs() -> Result<String> {
    meanings("repairs")
}

pub(super) fn open() -> Result<String> {
    meanings("open")
}

pub(super) fn reasons() -> Result<String> {
    meanings("reasons")
}

/// The tokens that are known without being told, with the evidence for what each calls itself.
pub(super) fn tokens() -> String {
    let mut page = String::from("| chain | token | calls itself | evidence | address |\n|---|---|---|---|---|\n");
    for asset in Registry::default().assets() {
        let network = asset.network();
        page += &format!(
            "| {} | {} | {}, version {} | {} | `{}` |\n",
            network.name(),
            escaped(asset.symbol()),
            escaped(asset.name()),
            escaped(asset.version()),
            asset.evidence().as_str().replace("_sdk", " SDK"),
            asset.address()
        );
    }
    page
}

/// A whole case: the specification's own example.
pub(super) fn case() -> Result<String> {
    let file = json("spec-vectors/eip3009/digest.json")?;
    let case = file.pointer("/cases/0").context("a file has cases")?;
    Ok(format!("```json\n{}\n```\n", serde_json::to_string_pretty(case)?))
}

/// Every operation of the vectors.
pub(super) fn operations() -> Result<String> {
    let schema = json("spec-vectors/schema/operations.json")?;
    let operations = schema.get("operations").and_then(Value::as_object).context("operations")?;
    let mut page = String::from("| operation | cases | what goes in |\n|---|---|---|\n");
    for (name, operation) in operations {
        let file = json(&format!("spec-vectors/{name}.json"))?;
        let cases = file.get("cases").and_then(Value::as_array).map_or(0, Vec::len);
        let input = operation.get("input").and_then(Value::as_str).unwrap_or_default().replace('|', "\\|");
        page += &format!("| `{name}` | {cases} | `{input}` |\n");
    }
    Ok(page)
}

fn meanings(group: &str) -> Result<String> {
    let mut page = String::from("| text | what it means |\n|---|---|\n");
    for (text, meaning) in codes(group)? {
        page += &format!("| `{text}` | {} |\n", escaped(meaning.as_str().unwrap_or_default()));
    }
    Ok(page)
}

fn codes(group: &str) -> Result<Map<String, Value>> {
    json("spec-vectors/codes.json")?.get(group).and_then(Value::as_object).cloned().with_context(|| group.to_owned())
}

fn json(path: &str) -> Result<Value> {
    let text = fs::read_to_string(paths::at(path)).with_context(|| path.to_owned())?;
    serde_json::from_str(&text).with_context(|| path.to_owned())
}

/// Text as Markdown shows it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if "\\`*_{}[]<>|$#".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
