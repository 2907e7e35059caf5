//! Reads vector files and folders of them, strictly: anything unknown is an error and is never skipped.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{CODES, OPERATIONS};

/// The cases of one operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VectorFile {
    /// The operation, as `schema/operations.json` registers it.
    pub op: String,
    /// What the operation does.
    pub about: String,
    /// Where the rule is written.
    pub spec: Vec<String>,
    /// The oracles, with their versions.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Remarks that cases refer to by name.
    #[serde(default)]
    pub notes: BTreeMap<String, String>,
    /// The cases.
    pub cases: Vec<Case>,
}

/// One case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The permanent id.
    pub id: String,
    /// What the case shows.
    #[serde(default)]
    pub comment: String,
    /// The sources that agree with the case.
    pub from: Vec<String>,
    /// The reason for our decision, in a `policy` case.
    #[serde(default)]
    pub why: String,
    /// The name of a note of the file.
    #[serde(default)]
    pub note: Option<String>,
    /// The operation's input.
    pub input: Value,
    output: Option<Value>,
    error: Option<VectorError>,
}

/// An error that a case expects, or that an implementation returned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VectorError {
    /// The stable code.
    pub code: String,
    /// A JSON pointer into the message.
    pub at: String,
}

/// The result that a case expects, or that an implementation returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A value.
    Output(Value),
    /// An error.
    Error(VectorError),
}

impl Case {
    /// Returns the result that the case expects.
    pub fn expected(&self) -> Expected {
        match (&self.output, &self.error) {
            (_, Some(error)) => Expected::Error(error.clone()),
            (output, None) => Expected::Output(output.clone().unwrap_or_default()),
        }
    }

    /// Returns whether a result is the expected one. Values are compared as JSON: the order of members does not matter.
    pub fn holds(&self, found: &Expected) -> bool {
        *found == self.expected()
    }
}

/// Reads every vector file below `folder`: each `AREA/OP.json`.
///
/// # Errors
/// A sentence for the first file or case that breaks the schema: an unknown member, an operation that is not registered
/// or differs from the file's path, a duplicate id, an unknown code, a `policy` case without a reason.
pub fn load(folder: &Path) -> Result<Vec<VectorFile>, String> {
    let operations = members(folder, "schema/operations.json", OPERATIONS, "operations")?;
    let codes = members(folder, "codes.json", CODES, "errors")?;
    let mut files = Vec::new();
    let mut ids = BTreeSet::new();
    for path in vector_paths(folder)? {
        let file = read(&path)?;
        check(&file, &path, folder, &operations, &codes, &mut ids)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        files.push(file);
    }
    if files.is_empty() {
        return Err(format!("{}: no vector files", folder.display()));
    }
    Ok(files)
}

fn check(
    file: &VectorFile,
    path: &Path,
    folder: &Path,
    operations: &BTreeSet<String>,
    codes: &BTreeSet<String>,
    ids: &mut BTreeSet<String>,
) -> Result<(), String> {
    if !operations.contains(&file.op) {
        return Err(format!("the operation {} is not registered", file.op));
    }
    if path != folder.join(format!("{}.json", file.op)) {
        return Err(format!("the operation {} does not belong in this file", file.op));
    }
    if file.cases.is_empty() {
        return Err("no cases".into());
    }
    for case in &file.cases {
        let wrong = |what: &str| Err(format!("{}: {what}", case.id));
        if !ids.insert(case.id.clone()) {
            return wrong("the id is not unique");
        }
        if case.output.is_some() == case.error.is_some() {
            return wrong("a case has exactly one of output and error");
        }
        if case.error.as_ref().is_some_and(|error| !codes.contains(&error.code)) {
            return wrong("its error code is not in codes.json");
        }
        if case.from.is_empty() || case.from.iter().any(|from| from == "policy") && case.why.is_empty() {
            return wrong("from is empty, or a policy case has no why");
        }
        if case.note.as_ref().is_some_and(|note| !file.notes.contains_key(note)) {
            return wrong("its note is not in the file");
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<VectorFile, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Returns the names that `member` of a JSON file defines. The file is the folder's own, or else the crate's.
fn members(folder: &Path, file: &str, carried: &str, member: &str) -> Result<BTreeSet<String>, String> {
    let path = folder.join(file);
    let own =
        if path.exists() { Some(fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?) } else { None };
    let text = own.as_deref().unwrap_or(carried);
    let json: Value = serde_json::from_str(text).map_err(|error| format!("{file}: {error}"))?;
    let object = json.get(member).and_then(Value::as_object).ok_or(format!("{file}: no {member}"))?;
    Ok(object.keys().cloned().collect())
}

/// Lists every `AREA/OP.json`. `schema`, `messages` and `oracles` hold no vectors; any other file is an error.
fn vector_paths(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let list = |folder: &Path| -> Result<Vec<PathBuf>, String> {
        let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        paths.sort();
        Ok(paths)
    };
    let mut files = Vec::new();
    for area in list(folder)?.into_iter().filter(|path| path.is_dir()) {
        if ["schema", "messages", "oracles"].iter().any(|name| area.ends_with(name)) {
            continue;
        }
        for path in list(&area)? {
            if path.extension().is_none_or(|extension| extension != "json") {
                return Err(format!("{}: not a vector file", path.display()));
            }
            files.push(path);
        }
    }
    Ok(files)
}
