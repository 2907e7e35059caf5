//! The test vectors as npm and PyPI take them: what is around them is beside the crate, the files are `spec-vectors`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use crate::shell::{Run, command, need};
use crate::{paths, tools};

/// What the tools write is said in one line: both answers are the number of cases.
const COUNT_JS: &str = "const { files } = require('x402-kernel-vectors'); \
    console.log(files().reduce((count, file) => count + file.cases.length, 0))";
const COUNT_PYTHON: &str =
    "import x402_kernel_vectors; print(sum(len(file['cases']) for file in x402_kernel_vectors.files()))";

/// A file of the package is at its path, as JSON.
const READ_JS: &str = "console.log(require('x402-kernel-vectors/spec-vectors/amount/parse.json').op)";

/// The schema that comes with the files is the schema of each.
const VALIDATE: &str = "\
import jsonschema, x402_kernel_vectors
validator = jsonschema.Draft202012Validator(x402_kernel_vectors.schema())
jsonschema.Draft202012Validator.check_schema(x402_kernel_vectors.schema())
files = x402_kernel_vectors.files()
for file in files:
    validator.validate(file)
assert sorted(file['op'] for file in files) == sorted(x402_kernel_vectors.operations())
codes = x402_kernel_vectors.codes()['errors']
assert all(case['error']['code'] in codes for file in files for case in file['cases'] if 'error' in case)
assert x402_kernel_vectors.messages()
print(f'{len(files)} files are as their schema says')
";

/// Packs the vectors for npm and for PyPI.
pub(crate) fn package(folder: &Path) -> Result<()> {
    package_js(folder)?;
    package_python(folder)
}

/// Installs both outside the checkout, counts their cases, and runs their READMEs.
pub(crate) fn try_package(folder: &Path) -> Result<()> {
    let files = x402_kernel_grader::load(&x402_kernel_grader::spec_vectors()).map_err(|error| anyhow!(error))?;
    let cases = files.iter().map(|file| file.cases.len()).sum::<usize>().to_string();
    try_js(folder, &cases)?;
    try_python(folder, &cases)
}

fn package_js(folder: &Path) -> Result<()> {
    need("npm", "it comes with Node.js: install Node.js 20.19 or newer")?;
    let staged = stage("js")?;
    copy_vectors(&staged.join("spec-vectors"))?;
    let to = folder.to_string_lossy();
    command(&staged, "npm", ["pack", "--silent", "--pack-destination", &to]).run()
}

fn package_python(folder: &Path) -> Result<()> {
    let staged = stage("python")?;
    copy_vectors(&staged.join("x402_kernel_vectors/spec-vectors"))?;
    let build = "import sys; from flit_core import buildapi; \
        print(buildapi.build_wheel(sys.argv[1]), buildapi.build_sdist(sys.argv[1]))";
    let (python, to) = (tools()?, folder.to_string_lossy());
    command(&staged, &python, ["-c", build, &to]).run()
}

fn try_js(folder: &Path, cases: &str) -> Result<()> {
    let clean = paths::clean("vectors-js")?;
    fs::write(clean.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    let packed = folder.join(format!("x402-kernel-vectors-{}.tgz", env!("CARGO_PKG_VERSION")));
    let packed = packed.to_string_lossy();
    command(&clean, "npm", ["install", "--silent", "--no-audit", "--no-fund", &packed]).run()?;

    tools::npm(&paths::at("bindings/wasm"))?;
    let readme = fs::read_to_string(clean.join("node_modules/x402-kernel-vectors/README.md"))?;
    fs::write(clean.join("readme.ts"), block(&readme, "ts")?)?;
    let compiler = paths::at("bindings/wasm/node_modules/typescript/bin/tsc");
    let compiler = compiler.to_string_lossy();
    let strict = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "", "--lib", "es2022,dom"];
    let compile = [&*compiler].into_iter().chain(strict).chain(["readme.ts"]);
    command(&clean, "node", compile).run()?;
    says("npm: the README", &command(&clean, "node", ["readme.js"]).text()?, &readme)?;

    let read = |code| command(&clean, "node", ["--input-type=commonjs", "-e", code]).text();
    counted("npm", &read(COUNT_JS)?, cases)?;
    if read(READ_JS)?.trim() != "amount/parse" {
        bail!("npm: a file is not at its path");
    }
    licensed(&clean.join("node_modules/x402-kernel-vectors"))?;
    fs::remove_dir_all(&clean).with_context(|| clean.display().to_string())
}

fn try_python(folder: &Path, cases: &str) -> Result<()> {
    let tools = tools()?;
    let clean = paths::clean("vectors-python")?;
    command(&clean, "python3", ["-m", "venv", "--without-pip", "venv"]).run().context(tools::PYTHON)?;
    let python = clean.join("venv/bin/python");
    let python = python.to_string_lossy();
    let packages = folder.to_string_lossy();
    let into = ["-m", "pip", "--quiet", "--disable-pip-version-check", "--python", &python, "install", "--no-index"];
    let from = ["--find-links", &packages, "x402-kernel-vectors"];
    command(&clean, &tools, into.into_iter().chain(from)).run()?;

    let sdist = folder.join(format!("x402_kernel_vectors-{}.tar.gz", env!("CARGO_PKG_VERSION")));
    let sdist = sdist.to_string_lossy();
    let build = ["-m", "pip", "--quiet", "--disable-pip-version-check", "wheel", "--no-deps", "--no-index"];
    let build = build.into_iter().chain(["--no-build-isolation", "--wheel-dir", "built", &sdist]);
    command(&clean, &tools, build).run().context("the source distribution does not build")?;

    let readme = fs::read_to_string(paths::at("crates/x402-kernel-vectors/python/README.md"))?;
    fs::write(clean.join("readme.py"), block(&readme, "python")?)?;
    let strict = ["-m", "mypy", "--strict", "--python-executable", &python, "readme.py"];
    command(&clean, &tools, strict).run()?;
    says("PyPI: the README", &command(&clean, &python, ["readme.py"]).text()?, &readme)?;

    counted("PyPI", &command(&clean, &python, ["-c", COUNT_PYTHON]).text()?, cases)?;
    let find = "import pathlib, x402_kernel_vectors; print(pathlib.Path(x402_kernel_vectors.__file__).parents[1])";
    let installed = command(&clean, &python, ["-c", find]).text()?;
    let mut validate = command(&clean, &tools, ["-c", VALIDATE]);
    validate.env("PYTHONPATH", installed.trim());
    validate.run()?;
    let about = format!("x402_kernel_vectors-{}.dist-info/licenses", env!("CARGO_PKG_VERSION"));
    licensed(&Path::new(installed.trim()).join(about))?;
    fs::remove_dir_all(&clean).with_context(|| clean.display().to_string())
}

/// A copy of what is around the vectors in one language, with the licences.
fn stage(language: &str) -> Result<PathBuf> {
    let staged = paths::target().join("vector-packages").join(language);
    if staged.exists() {
        fs::remove_dir_all(&staged)?;
    }
    let own = paths::at("crates/x402-kernel-vectors").join(language);
    copy_folder(&own, &staged)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(paths::at(licence), staged.join(licence))?;
    }
    Ok(staged)
}

/// The vectors, without the programs that write and check them.
fn copy_vectors(to: &Path) -> Result<()> {
    let from = paths::at("spec-vectors");
    copy_folder_without(&from, to, "oracles")
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    copy_folder_without(from, to, "__pycache__")
}

fn copy_folder_without(from: &Path, to: &Path, left_out: &str) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_file() {
            fs::copy(&path, &target).with_context(|| path.display().to_string())?;
        } else if entry.file_name() != left_out {
            copy_folder_without(&path, &target, left_out)?;
        }
    }
    Ok(())
}

/// A Python with the tools that pack and check, in a virtual environment that is kept.
fn tools() -> Result<String> {
    tools::python("vectors", &paths::at("crates/x402-kernel-vectors/python/requirements.txt"))
}

/// The one program of a README in that language.
fn block(readme: &str, language: &str) -> Result<String> {
    let (_, block) = readme.split_once(&format!("```{language}\n")).context("the README has no program")?;
    Ok(block.split("```").next().unwrap_or_default().to_owned())
}

/// Fails unless the program printed what its last line says in a comment.
fn says(what: &str, printed: &str, readme: &str) -> Result<()> {
    let printed = printed.trim();
    if printed.is_empty() || !readme.contains(&format!(" {printed}\n")) {
        bail!("{what} prints {printed:?}");
    }
    println!("{what}: {printed}");
    Ok(())
}

fn counted(what: &str, found: &str, cases: &str) -> Result<()> {
    if found.trim() != cases {
        bail!("{what}: {} cases, {cases} expected", found.trim());
    }
    println!("{what}: {cases} cases");
    Ok(())
}

fn licensed(folder: &Path) -> Result<()> {
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::metadata(folder.join(file)).with_context(|| format!("{}: no {file}", folder.display()))?;
    }
    Ok(())
}
