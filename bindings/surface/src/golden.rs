//! What is written for a small description, in every language: `tests/golden`. It shows a reader what each kind of item
//! becomes, and a change of a generator what it changes. `GOLDEN=write cargo test` writes it anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::description::Surface;
use crate::kernel::Kernel;
use crate::{EMITTERS, documentation, parse, rustfmt};

#[test]
fn each_kind_of_item_is_written_as_it_was() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let kernel = Kernel::read(&golden.join("kernel")).expect("a kernel");
    let source = fs::read_to_string(golden.join("purse.api")).expect("a description");
    let modules = parse::modules("purse.api", &source, &kernel).unwrap_or_else(|error| panic!("{error}"));
    let mut surface = Surface { modules };
    parse::check(&surface).expect("a whole description");
    documentation::resolve(&mut surface, &kernel);
    let files = EMITTERS.iter().flat_map(|emitter| emitter(&surface));
    let (mut written, mut differ) = (BTreeSet::new(), Vec::new());
    // The codes are not described here.
    for (path, text) in files.filter(|(path, _)| path.file_stem().is_none_or(|stem| stem != "Codes")) {
        let is_rust = path.extension().is_some_and(|end| end == "rs");
        let text = if is_rust { rustfmt(&text).expect("Rust") } else { text };
        let file = golden.join("written").join(&path);
        if std::env::var_os("GOLDEN").is_some() {
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(&file, &text).expect("a file");
        }
        if fs::read_to_string(&file).unwrap_or_default() != text {
            differ.push(path.clone());
        }
        written.insert(file);
    }
    let mut stray = Vec::new();
    gather(&golden.join("written"), &mut stray);
    stray.retain(|file| !written.contains(file));
    assert!(
        differ.is_empty() && stray.is_empty(),
        "{differ:?} {stray:?}: GOLDEN=write cargo test, and look at what changes"
    );
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() { gather(&entry.path(), files) } else { files.push(entry.path()) }
    }
}
