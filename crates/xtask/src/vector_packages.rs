//! Packs the test vectors for npm and PyPI, from `spec-vectors` and the files beside the crate.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};

use crate::language::js;
use crate::shell::{Run, command, need};
use crate::{paths, readme, tools};

const PACKAGE: &str = "crates/x402-kernel-vectors";

/// Checks of the installed npm package: `$1` cases, a file at its path, the licences.
const TRY_JS: &str = "\
const assert = require('node:assert');
const { files } = require('x402-kernel-vectors');
assert.equal(files().reduce((count, file) => count + file.cases.length, 0), Number(process.argv[1]));
assert.equal(require('x402-kernel-vectors/spec-vectors/amount/parse.json').op, 'amount/parse');
for (const of of ['MIT', 'APACHE']) assert(fs.existsSync(`node_modules/x402-kernel-vectors/LICENSE-${of}`), of);
";

/// The same checks of PyPI's package, and each file against the packaged schema.
const TRY_PYTHON: &str = "\
import importlib.metadata, sys, jsonschema, x402_kernel_vectors
validator = jsonschema.Draft202012Validator(x402_kernel_vectors.schema())
jsonschema.Draft202012Validator.check_schema(x402_kernel_vectors.schema())
files = x402_kernel_vectors.files()
for file in files:
    validator.validate(file)
assert sum(len(file['cases']) for file in files) == int(sys.argv[1])
assert sorted(file['op'] for file in files) == sorted(x402_kernel_vectors.operations())
codes = x402_kernel_vectors.codes()['errors']
assert all(case['error']['code'] in codes for file in files for case in file['cases'] if 'error' in case)
assert x402_kernel_vectors.messages()
assert sum('LICENSE-' in file.name for file in importlib.metadata.files('x402-kernel-vectors')) == 2
";

/// Packs the vectors for npm and for PyPI.
pub(crate) fn pack(folder: &Path) -> Result<()> {
    need("npm", "it comes with Node.js: install Node.js 20.19 or newer")?;
    let to = folder.to_string_lossy();
    command(&staged("js", "spec-vectors")?, "npm", ["pack", "--silent", "--pack-destination", &to]).run()?;
    let build = "import sys; from flit_core import buildapi; \
        print(buildapi.build_wheel(sys.argv[1]), buildapi.build_sdist(sys.argv[1]))";
    command(&staged("python", "x402_kernel_vectors/spec-vectors")?, &python()?, ["-c", build, &to]).run()
}

/// Copies one language's files, with the licences, and with the vectors in a folder.
fn staged(language: &str, vectors: &str) -> Result<PathBuf> {
    let staged = paths::target().join("vector-packages").join(language);
    paths::empty(&staged)?;
    paths::copy(&paths::at(PACKAGE).join(language), &staged)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        paths::copy(&paths::at(licence), &staged.join(licence))?;
    }
    // Without the programs that write and check them.
    let from = paths::at("spec-vectors");
    for path in paths::list(&from)?.into_iter().filter(|path| !path.ends_with("oracles")) {
        paths::copy(&path, &staged.join(vectors).join(path.strip_prefix(&from)?))?;
    }
    Ok(staged)
}

/// Installs both packages outside the checkout, counts their cases, and runs their READMEs.
pub(crate) fn try_out(folder: &Path) -> Result<()> {
    let files = x402_kernel_grader::load(&x402_kernel_grader::spec_vectors()).map_err(|error| anyhow!(error))?;
    let cases = files.iter().map(|file| file.cases.len()).sum::<usize>().to_string();
    try_js(folder, &cases)?;
    try_python(folder, &cases)
}

fn try_js(folder: &Path, cases: &str) -> Result<()> {
    let clean = paths::clean("vectors-js")?;
    paths::write(&clean.join("package.json"), b"{ \"private\": true, \"type\": \"module\" }\n")?;
    let packed = folder.join(format!("x402-kernel-vectors-{}.tgz", env!("CARGO_PKG_VERSION")));
    command(&clean, "npm", ["install", "--silent", "--no-audit", "--no-fund"]).arg(packed).run()?;
    let readme = fs::read_to_string(clean.join("node_modules/x402-kernel-vectors/README.md"))?;
    paths::write(&clean.join("readme.ts"), program(&readme, "ts")?.as_bytes())?;
    js::compile(&clean, "readme.ts", "--strict")?;
    says("npm", &command(&clean, "node", ["readme.js"]).text()?, &readme)?;
    command(&clean, "node", ["--input-type=commonjs", "-e", TRY_JS, cases]).run()?;
    Ok(fs::remove_dir_all(&clean)?)
}

fn try_python(folder: &Path, cases: &str) -> Result<()> {
    let (tools, clean) = (python()?, paths::clean("vectors-python")?);
    let pip = ["-m", "pip", "--quiet", "--disable-pip-version-check"];
    let venv = clean.join("venv/bin/python").to_string_lossy().into_owned();
    command(&clean, &tools, ["-m", "venv", "--without-pip", "venv"]).run()?;
    let install = ["--python", &venv, "install", "--no-index", "x402-kernel-vectors", "--find-links"];
    command(&clean, &tools, pip.into_iter().chain(install)).arg(folder).run()?;
    let source = folder.join(format!("x402_kernel_vectors-{}.tar.gz", env!("CARGO_PKG_VERSION")));
    let build = ["wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", "built"];
    let mut build = command(&clean, &tools, pip.into_iter().chain(build));
    build.arg(source).run().context("the source distribution does not build")?;

    let readme = fs::read_to_string(paths::at(PACKAGE).join("python/README.md"))?;
    paths::write(&clean.join("readme.py"), program(&readme, "python")?.as_bytes())?;
    command(&clean, &tools, ["-m", "mypy", "--strict", "--python-executable", &venv, "readme.py"]).run()?;
    says("PyPI", &command(&clean, &venv, ["readme.py"]).text()?, &readme)?;
    let find = "import pathlib, x402_kernel_vectors; print(pathlib.Path(x402_kernel_vectors.__file__).parents[1])";
    let installed = command(&clean, &venv, ["-c", find]).text()?;
    command(&clean, &tools, ["-c", TRY_PYTHON, cases]).env("PYTHONPATH", installed.trim()).run()?;
    Ok(fs::remove_dir_all(&clean)?)
}

/// Returns a Python with the tools that pack and check.
fn python() -> Result<String> {
    tools::python("vectors", &paths::at(PACKAGE).join("python/requirements.txt"))
}

/// Returns the one program of a README in that language.
fn program<'a>(readme: &'a str, language: &str) -> Result<&'a str> {
    readme::blocks(readme, language).into_iter().next().context("the README has no program")
}

/// Fails unless the README's program printed the comment of its last line.
fn says(registry: &str, printed: &str, readme: &str) -> Result<()> {
    let printed = printed.trim();
    ensure!(
        !printed.is_empty() && readme.contains(&format!(" {printed}\n")),
        "{registry}: the README prints {printed:?}"
    );
    println!("{registry}: the README prints {printed}");
    Ok(())
}
