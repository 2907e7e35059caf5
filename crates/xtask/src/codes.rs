//! Python's and JavaScript's constants for error codes, repairs and reasons, from `spec-vectors/codes.json`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::paths;

/// A constant: its text, and what it means.
struct Constant {
    text: String,
    meaning: String,
}

/// A set of constants: the name it has as a type.
struct Group {
    name: &'static str,
    about: &'static str,
    constants: Vec<Constant>,
}

/// Writes the files of constants.
pub(crate) fn write() -> Result<()> {
    for (path, text) in files()? {
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Fails if a file of constants is not what [`write`] would write.
pub(crate) fn check() -> Result<()> {
    for (path, text) in files()? {
        if fs::read_to_string(&path).unwrap_or_default() != text {
            bail!("{} is not up to date: run cargo xtask codes", path.display());
        }
    }
    Ok(())
}

fn files() -> Result<[(PathBuf, String); 2]> {
    let text = fs::read_to_string(paths::at("spec-vectors/codes.json"))?;
    let json: Value = serde_json::from_str(&text)?;
    let groups = [
        group(&json, "errors", "Code", "The stable code of an error.")?,
        group(&json, "repairs", "RepairKind", "What had to be repaired to read a message.")?,
        group(&json, "open", "Open", "What only the chain can tell of a payment.")?,
        group(&json, "reasons", "Reasons", "What x402 calls a refusal on the wire.")?,
    ];
    Ok([
        (paths::at("bindings/python/python/x402_kernel/codes.py"), python(&groups)),
        (paths::at("bindings/wasm/ts/codes.ts"), typescript(&groups)),
    ])
}

fn group(json: &Value, member: &str, name: &'static str, about: &'static str) -> Result<Group> {
    let entries = json.get(member).and_then(Value::as_object).with_context(|| member.to_owned())?;
    let constant = |(text, entry): (&String, &Value)| Constant {
        text: text.clone(),
        meaning: entry.get("sentence").unwrap_or(entry).as_str().unwrap_or_default().to_owned(),
    };
    Ok(Group { name, about, constants: entries.iter().map(constant).collect() })
}

impl Constant {
    /// `verify.recipient` as `VERIFY_RECIPIENT`.
    fn upper(&self) -> String {
        self.text.replace('.', "_").to_uppercase()
    }

    fn code(&self) -> String {
        format!("`{}`: {}", self.text, self.meaning)
    }
}

const GENERATED: &str = "Written by `cargo xtask codes` from spec-vectors/codes.json.";

fn python(groups: &[Group]) -> String {
    let mut file = format!("\"\"\"The stable texts to switch on. {GENERATED}\"\"\"\n\nfrom typing import Final\n");
    for Group { name, about, constants } in groups {
        file += &format!("\n\nclass {name}:\n    \"\"\"{about}\"\"\"\n");
        for constant in constants {
            let doc = constant.code().replace('\\', "\\\\").replace('"', "\\\"");
            file += &format!("\n    {}: Final = \"{}\"\n    \"\"\"{doc}\"\"\"\n", constant.upper(), constant.text);
        }
    }
    file
}

fn typescript(groups: &[Group]) -> String {
    let mut file = format!("// {GENERATED}\n");
    for Group { name, about, constants } in groups {
        file += &format!("\n/** {about} A newer core may send others. */\nexport const {name} = {{\n");
        for constant in constants {
            file += &format!("  /** {} */\n  {}: \"{}\",\n", constant.code(), constant.upper(), constant.text);
        }
        file += "} as const;\n";
        file += "/** One of the constants of that name, or another that a newer core sends. */\n";
        file += &format!("export type {name} = (typeof {name})[keyof typeof {name}] | (string & {{}});\n");
    }
    file
}
