//! Checks the floors: no import goes up, and there are no circles of imports.
//!
//! An import counts as one of the file with the item: re-exports are followed, so that a face (`lib.rs`, `mod.rs`) hides
//! no import.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use syn::visit::{self, Visit};

use crate::paths;

/// A crate or a folder whose imports are checked.
struct House {
    /// The folder of its files.
    folder: &'static str,
    /// Its floors, from the ground up: files and folders. Without floors, only circles are checked.
    floors: &'static [&'static [&'static str]],
    /// A floor whose files may import each other in a circle: the classes of a surface, which name each other as the API
    /// does (`choose` returns a `Choice`, which has its challenge).
    surface: Option<usize>,
}

/// The core, then each binding: shared files, then the classes, then the face.
const HOUSES: &[House] = &[
    House {
        folder: "crates/x402-kernel/src",
        floors: &[
            &["json", "error", "code", "repair", "usage", "text", "words"],
            &["primitives"],
            &["evm"],
            &["registry", "profile"],
            &["wire"],
            &["scheme", "extension"],
            &["client", "server", "facilitator"],
            &["lib"],
        ],
        surface: None,
    },
    House {
        folder: "bindings/python/src",
        floors: &[
            &["error", "handle", "input", "output", "value"],
            &["generated", "kept", "prelude", "prepare_options", "purchase", "verdict"],
            &["lib"],
        ],
        surface: Some(1),
    },
    House {
        folder: "bindings/uniffi/src",
        floors: &[
            &["error", "handle", "header", "input", "output", "value"],
            &["by_hand", "generated", "prelude", "prepare_options", "purchase", "settle_response"],
            &["lib"],
        ],
        surface: Some(1),
    },
    House { folder: "bindings/wasm/src", floors: &[], surface: None },
    House { folder: "bindings/surface/src", floors: &[], surface: None },
    House { folder: "bindings/uniffi/generator/src", floors: &[], surface: None },
    House { folder: TYPESCRIPT, floors: &[], surface: None },
];

const TYPESCRIPT: &str = "bindings/wasm/ts";

/// The imports of each file, by file names without extensions.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// Fails with every import that goes up, and every circle.
pub(crate) fn check() -> Result<()> {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for house in HOUSES {
        let folder = paths::at(house.folder);
        let mut graph = if house.folder == TYPESCRIPT { typescript_graph(&folder)? } else { rust_graph(&folder)? };
        count += graph.len();
        let mut found = upward(house, &graph);
        if let Some(surface) = house.surface {
            graph.retain(|file, _| house.floor(file) != Some(surface));
        }
        found.extend(circles(&graph));
        wrong.extend(found.into_iter().map(|import| format!("{}: {import}", house.folder)));
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    println!("no import goes up or round: {count} files in {} folders", HOUSES.len());
    Ok(())
}

impl House {
    fn floor(&self, file: &str) -> Option<usize> {
        let head = file.split('/').next().unwrap_or(file);
        self.floors.iter().position(|names| names.contains(&head))
    }
}

/// Returns imports from a floor above, and files on no floor.
fn upward(house: &House, graph: &Graph) -> Vec<String> {
    let mut wrong = Vec::new();
    for (file, imports) in graph.iter().filter(|_| !house.floors.is_empty()) {
        let Some(own) = house.floor(file) else {
            wrong.push(format!("{file} is on no floor"));
            continue;
        };
        let above = imports.iter().filter(|import| house.floor(import).is_some_and(|other| other > own));
        wrong.extend(above.map(|import| format!("{file} (floor {own}) imports upward: {import}")));
    }
    wrong
}

/// Returns the files in circles and between them: those that remain after removing, again and again, files without
/// imports or importers.
fn circles(graph: &Graph) -> Vec<String> {
    let (mut left, mut before) = (graph.clone(), usize::MAX);
    while left.len() < before {
        before = left.len();
        let imported: BTreeSet<String> = left.values().flatten().cloned().collect();
        let files: BTreeSet<String> = left.keys().cloned().collect();
        left.retain(|file, imports| {
            imports.retain(|import| files.contains(import));
            imported.contains(file) && !imports.is_empty()
        });
    }
    left.iter().map(|(file, imports)| format!("{file} imports in a circle: {imports:?}")).collect()
}

/// A module's file, and the origin of each imported name.
#[derive(Default)]
struct Module {
    file: String,
    /// The names of the items in it.
    written: BTreeSet<String>,
    imported: BTreeMap<String, Vec<String>>,
    /// The imported names that it re-exports.
    public: BTreeSet<String>,
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
        let written = syntax.items.iter().filter_map(item_name).collect();
        let mut reader = Reader { here: module.clone(), module: Module { file, written, ..Module::default() } };
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

/// Returns the file with the item of a path; none if it is not in this crate.
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
    let through = if found.written.contains(first) { None } else { shown(modules, found, first, depth) };
    through.or_else(|| Some(found.file.clone()))
}

/// Returns the file with the item of a name that a module exports.
fn shown(modules: &BTreeMap<Vec<String>, Module>, module: &Module, name: &str, depth: usize) -> Option<String> {
    if module.written.contains(name) {
        return Some(module.file.clone());
    }
    if let Some(origin) = module.imported.get(name).filter(|_| module.public.contains(name)) {
        return file_of(modules, origin, depth + 1);
    }
    module.globs.iter().filter_map(|glob| modules.get(glob)).find_map(|inner| shown(modules, inner, name, depth + 1))
}

fn item_name(item: &syn::Item) -> Option<String> {
    let name = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// Collects a file's imports, and every path in it.
struct Reader {
    here: Vec<String>,
    module: Module,
}

impl Reader {
    /// Returns a path from the root of the crate; none if it leads out of the crate.
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
            // What a file has for itself alone, such as a prelude, it does not show.
            syn::UseTree::Glob(_) if public => self.module.globs.extend(self.absolute(before)),
            syn::UseTree::Glob(_) => {}
        }
    }

    fn import(&mut self, steps: &[String], name: Option<String>, public: bool) {
        let Some(path) = self.absolute(steps) else { return };
        if public {
            self.module.public.extend(name.clone());
        } else {
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
            self.here.push(module.ident.to_string());
            visit::visit_item_mod(self, module);
            self.here.pop();
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

/// Returns the imports of TypeScript, `from "./name.js"`, without imports of types, which do not exist at run time.
fn typescript_graph(folder: &Path) -> Result<Graph> {
    let mut graph = Graph::new();
    for path in files(folder, "ts")? {
        let text = fs::read_to_string(&path)?;
        let beside = path.parent().unwrap_or(folder);
        let imports = text.lines().filter(|line| !line.starts_with("import type")).filter_map(|line| {
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

/// Returns the files below a folder, without those of packages.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let all = paths::files(folder)?.into_iter();
    Ok(all.filter(|path| path.extension().is_some_and(|found| found == extension)).collect())
}
