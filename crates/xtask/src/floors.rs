//! Floors: no import goes up, and none goes round.
//!
//! An import counts where its item is written: re-exports are followed, so that a face (`lib.rs`, `mod.rs`) hides nothing
//! and is blamed for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use syn::visit::{self, Visit};

use crate::paths;

/// The core's floors, from the ground up: files and folders of `src`.
const CORE: &[&[&str]] = &[
    &["json", "error", "code", "repair", "usage", "words"],
    &["primitives"],
    &["evm"],
    &["registry", "profile"],
    &["wire"],
    &["scheme", "extension"],
    &["client", "server", "facilitator"],
];

/// Folders of which only circles are looked for, each file by the files it imports.
const RUST: &[&str] = &["bindings/wasm/src"];
const TYPESCRIPT: &[&str] = &[];

/// The files that each file imports, by their names without an extension.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// Fails with every arrow that goes up or round.
pub(crate) fn check() -> Result<()> {
    let mut wrong = Vec::new();
    let core = rust_graph(&paths::at("crates/x402-kernel/src"))?;
    wrong.extend(upward(&core).into_iter().map(|arrow| format!("the core: {arrow}")));
    wrong.extend(circles(&core).into_iter().map(|circle| format!("the core: {circle}")));
    for folder in RUST {
        let graph = rust_graph(&paths::at(folder))?;
        wrong.extend(circles(&graph).into_iter().map(|circle| format!("{folder}: {circle}")));
    }
    for folder in TYPESCRIPT {
        let graph = typescript_graph(&paths::at(folder))?;
        wrong.extend(circles(&graph).into_iter().map(|circle| format!("{folder}: {circle}")));
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    println!("no import goes up or round: {} files of the core", core.len());
    Ok(())
}

/// Imports from a floor above, and files that are on no floor.
fn upward(graph: &Graph) -> Vec<String> {
    let floor = |file: &str| {
        let head = file.split('/').next().unwrap_or(file);
        CORE.iter().position(|names| names.contains(&head))
    };
    let mut wrong = Vec::new();
    for (file, imports) in graph.iter().filter(|(file, _)| *file != "lib") {
        let Some(own) = floor(file) else {
            wrong.push(format!("{file} is on no floor"));
            continue;
        };
        let above = imports.iter().filter(|import| floor(import).is_some_and(|other| other > own));
        wrong.extend(above.map(|import| format!("{file} (floor {own}) imports upward: {import}")));
    }
    wrong
}

/// One circle of each group of files that import each other.
fn circles(graph: &Graph) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for start in graph.keys() {
        if seen.contains(start) {
            continue;
        }
        if let Some(path) = way_back(graph, start) {
            seen.extend(path.iter().cloned());
            found.push(format!("{} -> {start}", path.join(" -> ")));
        }
    }
    found
}

/// The shortest way from a file back to it, without its end.
fn way_back(graph: &Graph, start: &str) -> Option<Vec<String>> {
    let mut paths = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            for import in graph.get(path.last()?).into_iter().flatten() {
                if import == start {
                    return Some(path);
                }
                if seen.insert(import.clone()) {
                    longer.push(path.iter().cloned().chain([import.clone()]).collect());
                }
            }
        }
        paths = longer;
    }
    None
}

/// A module's file, and where each name comes from that it imports.
#[derive(Default)]
struct Module {
    file: String,
    imported: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
    paths: Vec<Vec<String>>,
}

fn rust_graph(src: &Path) -> Result<Graph> {
    let mut modules = BTreeMap::new();
    for path in files(src, "rs")? {
        let file = name(src, &path);
        let module: Vec<String> =
            file.split('/').filter(|step| !matches!(*step, "mod" | "lib")).map(Into::into).collect();
        let text = fs::read_to_string(&path)?;
        let syntax = syn::parse_file(&text).with_context(|| path.display().to_string())?;
        let mut reader = Reader { here: module.clone(), module: Module { file, ..Module::default() } };
        reader.visit_file(&syntax);
        modules.insert(module, reader.module);
    }
    let mut graph = Graph::new();
    for module in modules.values() {
        let targets = module.paths.iter().filter_map(|path| file_of(&modules, path, 0));
        let imports: BTreeSet<String> = targets.filter(|file| *file != module.file).collect();
        graph.insert(module.file.clone(), imports);
    }
    Ok(graph)
}

/// The file in which the item of that path is written; none for what is not of this crate.
fn file_of(modules: &BTreeMap<Vec<String>, Module>, path: &[String], depth: usize) -> Option<String> {
    let known = (0..=path.len()).rev().find(|length| modules.contains_key(path.get(..*length).unwrap_or_default()))?;
    let (module, rest) = path.split_at(known);
    let found = modules.get(module)?;
    let Some((first, rest)) = rest.split_first().filter(|_| depth < 16) else {
        // A face that is imported whole: what is used of it counts where that is written.
        let face = found.file.ends_with("/mod") || found.file == "lib";
        return (!face).then(|| found.file.clone());
    };
    if let Some(origin) = found.imported.get(first) {
        let path: Vec<String> = origin.iter().chain(rest).cloned().collect();
        return file_of(modules, &path, depth + 1);
    }
    let through = found.globs.iter().find_map(|glob| {
        let inner = modules.get(glob).filter(|inner| inner.imported.contains_key(first))?;
        file_of(modules, inner.imported.get(first)?, depth + 1)
    });
    through.or_else(|| Some(found.file.clone()))
}

/// Collects what a file imports, and every path that it writes out.
struct Reader {
    here: Vec<String>,
    module: Module,
}

impl Reader {
    /// A path from the top of the crate; none for one that leads out of it.
    fn absolute(&self, steps: &[String]) -> Option<Vec<String>> {
        let mut base = self.here.clone();
        let mut steps = steps.iter().peekable();
        match steps.peek()?.as_str() {
            "crate" => {
                base.clear();
                steps.next();
            }
            "self" => {
                steps.next();
            }
            "super" => {
                while steps.next_if(|step| *step == "super").is_some() {
                    base.pop()?;
                }
            }
            first => {
                if let Some(origin) = self.module.imported.get(first) {
                    return Some(origin.iter().chain(steps.skip(1)).cloned().collect());
                }
                // A submodule, or a name of the file's own.
            }
        }
        Some(base.into_iter().chain(steps.cloned()).collect())
    }

    fn tree(&mut self, tree: &syn::UseTree, before: &[String], public: bool) {
        let with = |name: &syn::Ident| before.iter().cloned().chain([name.to_string()]).collect::<Vec<_>>();
        match tree {
            syn::UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident), public),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before, public)),
            syn::UseTree::Name(name) if name.ident == "self" => self.import(before, before.last().cloned(), public),
            syn::UseTree::Name(name) => self.import(&with(&name.ident), Some(name.ident.to_string()), public),
            syn::UseTree::Rename(rename) => self.import(&with(&rename.ident), Some(rename.rename.to_string()), public),
            syn::UseTree::Glob(_) => self.module.globs.extend(self.absolute(before)),
        }
    }

    fn import(&mut self, steps: &[String], name: Option<String>, public: bool) {
        let Some(path) = self.absolute(steps) else { return };
        if !public {
            self.module.paths.push(path.clone());
        }
        self.module.imported.extend(name.map(|name| (name, path)));
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let public = !matches!(item.vis, syn::Visibility::Inherited);
        self.tree(&item.tree, &[], public);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        // A test may look wherever it likes.
        if !module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let steps: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if steps.len() > 1 {
            self.module.paths.extend(self.absolute(&steps));
        }
        visit::visit_path(self, path);
    }
}

/// Imports of TypeScript, by `from "./name.js"`.
fn typescript_graph(folder: &Path) -> Result<Graph> {
    let mut graph = Graph::new();
    for path in files(folder, "ts")? {
        let text = fs::read_to_string(&path)?;
        let beside = path.parent().unwrap_or(folder);
        let imports = text.lines().filter(|line| !line.starts_with("export")).filter_map(|line| {
            let (_, rest) = line.split_once("from \"./")?;
            Some(name(folder, &beside.join(rest.split('"').next()?.trim_end_matches(".js"))))
        });
        graph.insert(name(folder, &path), imports.collect());
    }
    Ok(graph)
}

fn name(top: &Path, path: &Path) -> String {
    path.strip_prefix(top).unwrap_or(path).with_extension("").to_string_lossy().replace('\\', "/")
}

/// The files below a folder, without those of packages.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "node_modules") {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    Ok(found)
}
