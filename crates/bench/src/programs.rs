//! Builds the measured programs, and installs what they need.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::core;
use xtask::language::{Adapter, Language};
use xtask::shell::{Profile, Run, command};
use xtask::{oracles, paths, stamp, tools};

/// A program that prints a line `name figure` for each measurement. With a number of calls, some print the memory
/// before and after that many verifications.
pub(super) struct Program {
    pub(super) name: &'static str,
    pub(super) has_memory: bool,
    words: Vec<OsString>,
    folder: PathBuf,
}

impl Program {
    /// Returns a new command.
    fn new(name: &'static str, command: &Command) -> Program {
        let words = std::iter::once(command.get_program()).chain(command.get_args()).map(OsString::from).collect();
        let folder = command.get_current_dir().map_or_else(paths::root, Path::to_owned);
        Program { name, has_memory: false, words, folder }
    }

    fn with_memory(self) -> Program {
        Program { has_memory: true, ..self }
    }

    /// Runs it, and returns its output.
    pub(super) fn run(&self, arguments: &[&str]) -> Result<String> {
        let mut command = Command::new(&self.words[0]);
        // Cargo adds folders to the programs' search path that may contain another build of the library.
        command.env_remove("LD_LIBRARY_PATH").env_remove("DYLD_FALLBACK_LIBRARY_PATH");
        command.args(&self.words[1..]).args(arguments).current_dir(&self.folder).text()
    }
}

/// Builds the programs of these languages.
pub(super) fn of(languages: &[Language]) -> Result<Vec<Program>> {
    let mut programs = Vec::new();
    if languages.contains(&Language::Rust) {
        programs.extend(core::PROGRAMS.map(rust).into_iter().collect::<Result<Vec<_>>>()?);
    }
    let operations = operations()?;
    let inputs = folder().join("inputs.json");
    let mut asked = Command::new(&operations);
    asked.arg("inputs");
    fs::create_dir_all(folder())?;
    fs::write(&inputs, asked.text()?).with_context(|| inputs.display().to_string())?;
    programs.push(Program::new("rust", &Command::new(&operations)).with_memory());
    for language in languages {
        programs.extend(match language {
            Language::Rust => Vec::new(),
            Language::Python => python(&inputs)?,
            Language::Js => js(&inputs)?,
            Language::Kotlin => kotlin(&inputs)?,
            Language::Swift => vec![swift(&inputs)?],
        });
    }
    Ok(programs)
}

fn rust((package, binary): (&'static str, &'static str)) -> Result<Program> {
    let options = ["--release", "--locked", "--quiet", "--package", package, "--bin", binary];
    let mut build = command(&paths::at("crates/bench/programs"), "cargo", ["build"].into_iter().chain(options));
    build.env("CARGO_TARGET_DIR", folder());
    build.run()?;
    Ok(Program::new(binary, &Command::new(executable(&folder().join("release"), binary))))
}

/// The operations in Rust, compiled like the bindings.
fn operations() -> Result<PathBuf> {
    let build = ["build", "--release", "--locked", "--quiet", "--package", "bench-operations"];
    command(&paths::root(), "cargo", build).run()?;
    Ok(executable(&paths::target().join("release"), "bench-operations"))
}

fn js(inputs: &Path) -> Result<Vec<Program>> {
    Language::Js.build(Profile::Release)?;
    let sources = paths::at("crates/bench/programs/js");
    tools::npm(&sources)?;
    let node = |name, options: &[&str], program, more: &[&Path]| {
        let mut command = command(&sources, "node", options.iter().copied());
        command.arg(program).arg(inputs).args(more);
        Program::new(name, &command)
    };
    let package = paths::at("bindings/wasm");
    Ok(vec![
        node("js", &["--expose-gc"], "ours.mjs", &[&package]).with_memory(),
        node("wasm", &[], "inside.mjs", &[&inside(&package)?]),
        node("viem", &[], "viem.mjs", &[]),
        node("x402-js", &[], "official.mjs", &[]),
    ])
}

/// The operations inside wasm, compiled and shrunk like the package's wasm.
fn inside(package: &Path) -> Result<PathBuf> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let build = ["build", "--locked", "--quiet", "--package", "bench-wasm", "--profile", "wasm", "--target", TARGET];
    command(&paths::root(), "cargo", build).run()?;
    let (built, shrunk) = (paths::target().join(TARGET).join("wasm/bench_wasm.wasm"), folder().join("inside.wasm"));
    stamp::unless_made("bench-wasm", &shrunk, &[&built], || {
        let shrink = ["node_modules/binaryen/bin/wasm-opt", "-Os", "-o"];
        command(package, "node", shrink).args([&shrunk, &built]).run()
    })?;
    Ok(shrunk)
}

fn python(inputs: &Path) -> Result<Vec<Program>> {
    Language::Python.build(Profile::Release)?;
    let program = |name, python: &Path, file| {
        let mut command = command(&paths::at("crates/bench/programs/python"), &python.to_string_lossy(), ["-B", file]);
        command.arg(inputs);
        Program::new(name, &command)
    };
    let (ours, theirs) =
        (PathBuf::from(adapter(Language::Python)?.get_program()), PathBuf::from(oracles::interpreter()?));
    Ok(vec![
        program("python", &ours, "ours.py").with_memory(),
        program("eth-account", &theirs, "eth.py"),
        program("x402-python", &theirs, "official.py"),
    ])
}

fn kotlin(inputs: &Path) -> Result<Vec<Program>> {
    Language::Kotlin.build(Profile::Release)?;
    let sources = paths::at("crates/bench/programs/kotlin");
    let theirs = folder().join("web3j.txt");
    stamp::unless_made("bench-web3j", &theirs, &[&sources.join("pom.xml")], || {
        let goal = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";
        let mut maven = command(&sources, "mvn", ["--batch-mode", "--no-transfer-progress", "--quiet", goal]);
        maven.arg(format!("-Dmdep.outputFile={}", theirs.display())).run()
    })?;
    let theirs = fs::read_to_string(&theirs).with_context(|| theirs.display().to_string())?;
    let (ours, theirs) = (class_path()?, env::split_paths(theirs.trim()).collect::<Vec<_>>());
    let compiled = compile(&sources, &ours, &theirs)?;
    // A small heap of fixed size, so that memory outside it shows, and memory in it is bounded.
    let program = |name, main, mut classes: Vec<PathBuf>| -> Result<Program> {
        classes.push(compiled.clone());
        let mut java = command(&sources, "java", HEAP.into_iter().chain(["-cp"]));
        java.arg(env::join_paths(classes)?).arg(main).arg(inputs);
        Ok(Program::new(name, &java))
    };
    Ok(vec![program("kotlin", "OursKt", ours)?.with_memory(), program("web3j", "Web3jKt", theirs)?])
}

const HEAP: [&str; 4] = ["-XX:+UseSerialGC", "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch"];

/// Compiles the JVM's programs with the compiler of their peer, unless they are compiled.
fn compile(sources: &Path, ours: &[PathBuf], theirs: &[PathBuf]) -> Result<PathBuf> {
    const FILES: [&str; 3] = ["Measure.kt", "Ours.kt", "Web3j.kt"];
    let compiled = folder().join("kotlin");
    let files = FILES.map(|file| sources.join(file));
    stamp::unless_made("bench-kotlin", &compiled, &[&files[0], &files[1], &files[2], &ours[0]], || {
        let mut kotlin = command(sources, "java", ["-cp"]);
        kotlin.arg(env::join_paths(theirs)?).arg("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler");
        kotlin.args(["-no-stdlib", "-no-reflect", "-jvm-target", "17", "-cp"]);
        kotlin.arg(env::join_paths(ours.iter().chain(theirs))?).arg("-d").arg(&compiled).args(FILES).run()
    })?;
    Ok(compiled)
}

/// The classes of the adapter.
fn class_path() -> Result<Vec<PathBuf>> {
    let adapter = adapter(Language::Kotlin)?;
    let path = adapter.get_args().skip_while(|&word| word != "-cp").nth(1).context("the adapter has no class path")?;
    Ok(env::split_paths(path).collect())
}

/// Swift's program, built where the adapter was, which may not be on this machine but in a chroot: what is mounted for the
/// one is mounted for the other.
fn swift(inputs: &Path) -> Result<Program> {
    Language::Swift.build(Profile::Release)?;
    let adapter = adapter(Language::Swift)?;
    let words: Vec<&OsStr> = std::iter::once(adapter.get_program()).chain(adapter.get_args()).collect();
    let (last, before) = words.split_last().context("the adapter is a program")?;
    let build = last.to_str().and_then(|path| path.strip_suffix("/debug/vector-adapter")).context("the adapter")?;
    let folder = paths::target().join("swift/bench");
    fs::create_dir_all(&folder)?;
    fs::copy(inputs, folder.join("inputs.json"))?;
    // Swift's builder does not notice a changed library, and would keep the old program.
    let library = "libx402_kernel_ffi.a";
    fs::copy(paths::target().join("release").join(library), folder.join(library)).context(library)?;
    if let Err(error) = fs::remove_file(folder.join("release/bench-swift")) {
        ensure!(error.kind() == ErrorKind::NotFound, error);
    }
    let inside = |program: &str, arguments: &[&str]| {
        let mut all =
            before.iter().map(OsString::from).chain([program.into()]).chain(arguments.iter().map(OsString::from));
        let mut command = Command::new(all.next().unwrap_or_default());
        command.args(all).current_dir(adapter.get_current_dir().map_or_else(paths::root, Path::to_owned));
        command
    };
    let (scratch, package) = (format!("{build}/bench"), "../../crates/bench/programs/swift/bench");
    let options = ["build", "--quiet", "--configuration", "release", "--package-path", package];
    let search = format!("-L{scratch}");
    let rest = ["--scratch-path", &scratch, "--product", "bench-swift", "-Xlinker", &search];
    inside("swift", &[&options[..], &rest].concat()).run()?;
    let command = inside(&format!("{scratch}/release/bench-swift"), &[&format!("{scratch}/inputs.json")]);
    Ok(Program::new("swift", &command).with_memory())
}

/// What answers vectors in a language. What it is run by and with, a program of the bench is, too.
fn adapter(language: Language) -> Result<Command> {
    match language.adapter()? {
        Adapter::Program(command) => Ok(command),
        Adapter::Here => bail!("{} is this process", language.name()),
    }
}

fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(name).with_extension(env::consts::EXE_EXTENSION)
}

fn folder() -> PathBuf {
    paths::target().join("bench")
}
