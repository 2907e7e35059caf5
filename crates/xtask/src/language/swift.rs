//! Swift: a package around what uniffi generates, built by this machine's Swift or by the one that Debian has.

use std::env::consts::OS;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::uniffi;
use crate::{place, shell};

const SWIFT: &str = "install Swift 6.0 or newer; as root on Debian, xtask makes a chroot that has it";
/// The first Debian that has Swift, and what Swift needs there.
const SUITE: &str = "trixie";
const PACKAGES: &str = "swiftlang,libc6-dev,libstdc++-14-dev,binutils,git,ca-certificates";

pub(super) fn build() -> Result<()> {
    uniffi::generate("swift")?;
    uniffi::source_of_readme(&sources().join("README.md"), "swift", "", &sources().join("Tests/Readme/Readme.swift"))?;
    swift(&["build", "--quiet", "--build-tests"])
}

pub(super) fn test() -> Result<()> {
    swift(&["test", "--skip-build", "--disable-xctest"])
}

pub(super) fn adapter() -> Result<Command> {
    let toolchain = Toolchain::find()?;
    Ok(toolchain.command(&format!("{}/debug/vector-adapter", toolchain.build()), &[]))
}

fn sources() -> PathBuf {
    place::at("bindings/swift")
}

/// Swift's own files, kept so that the next build is short.
fn build_folder() -> PathBuf {
    place::target().join("swift")
}

fn swift(arguments: &[&str]) -> Result<()> {
    let toolchain = Toolchain::find()?;
    let (build, library) = (toolchain.build(), library()?);
    let [command, options @ ..] = arguments else { bail!("swift needs a command") };
    let search = format!("-L{build}/{library}");
    let all = [&[*command, "--scratch-path", &build, "-Xlinker", &search], options].concat();
    shell::run(toolchain.command("swift", &all))
}

/// Puts the static library into a folder named after its content: Swift's builder sees that a flag has changed, but not
/// that a library has. Gives the folder's place in the build folder.
fn library() -> Result<String> {
    let from = uniffi::static_library();
    let content = fs::read(&from).with_context(|| from.display().to_string())?;
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    let (all, name) = (build_folder().join("library"), format!("{:016x}", hasher.finish()));
    let to = all.join(&name).join(from.file_name().context("a library has a name")?);
    if !to.exists() {
        if all.exists() {
            fs::remove_dir_all(&all)?;
        }
        uniffi::write(&to, &content)?;
    }
    Ok(format!("library/{name}"))
}

/// Where Swift is.
enum Toolchain {
    Here,
    Chroot(PathBuf),
}

impl Toolchain {
    fn find() -> Result<Toolchain> {
        if shell::has("swift") {
            return Ok(Toolchain::Here);
        }
        let root = place::cache().join(format!("swift-{SUITE}"));
        if !root.exists() {
            make_chroot(&root)?;
        }
        Ok(Toolchain::Chroot(root))
    }

    /// The build folder, as Swift sees it.
    fn build(&self) -> String {
        match self {
            Toolchain::Here => build_folder().display().to_string(),
            Toolchain::Chroot(_) => "/mnt/build".into(),
        }
    }

    /// A command in the package's folder. What is mounted for it is mounted for it alone, and gone with it.
    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = match self {
            Toolchain::Here => shell::command(&sources(), program, []),
            Toolchain::Chroot(root) => {
                let mut command = shell::command(&place::root(), "unshare", ["--mount", "sh", "-ec", IN_CHROOT]);
                command.arg(root).arg(place::root()).arg(build_folder()).arg(program);
                command
            }
        };
        command.args(arguments);
        command
    }
}

/// Runs a program in the chroot `$0`, with the checkout `$1` and the build folder `$2`.
const IN_CHROOT: &str = concat!(
    r#"mkdir -p "$2" "$0/mnt/checkout" "$0/mnt/build"; "#,
    r#"mount --bind "$1" "$0/mnt/checkout"; mount --bind "$2" "$0/mnt/build"; "#,
    r#"test -e "$0/proc/self" || mount -t proc proc "$0/proc"; "#,
    r#"root=$0; shift 2; exec chroot "$root" sh -ec 'cd /mnt/checkout/bindings/swift; exec "$@"' sh "$@""#,
);

/// Makes the chroot aside and gives it its name when it is whole: a half-made one is never taken for it.
fn make_chroot(root: &Path) -> Result<()> {
    let superuser = shell::output(shell::command(&place::root(), "id", ["-u"])).is_ok_and(|id| id.trim() == "0");
    if OS != "linux" || !superuser || !shell::has("apt-get") {
        bail!("swift is missing: {SWIFT}");
    }
    if !shell::has("debootstrap") {
        shell::run(shell::command(&place::root(), "apt-get", ["install", "--yes", "debootstrap"]))?;
    }
    let aside = root.with_extension("partial");
    if aside.exists() {
        fs::remove_dir_all(&aside)?;
    }
    fs::create_dir_all(&aside)?;
    let include = format!("--include={PACKAGES}");
    let before = ["--mount", "debootstrap", "--variant=minbase", &include, SUITE];
    let mut debootstrap = shell::command(&place::root(), "unshare", before);
    debootstrap.arg(&aside).arg(mirror()?);
    shell::run(debootstrap)?;
    Ok(fs::rename(&aside, root)?)
}

/// The mirror that this machine's apt has Debian from.
fn mirror() -> Result<String> {
    let format = "$(LABEL) $(REPO_URI)";
    let targets =
        shell::command(&place::root(), "apt-get", ["indextargets", "--format", format, "Created-By: Packages"]);
    let targets = shell::output(targets)?;
    let mirror = targets.lines().find_map(|line| line.strip_prefix("Debian "));
    Ok(mirror.with_context(|| format!("apt knows no mirror of Debian, and swift is missing: {SWIFT}"))?.into())
}

pub(super) fn package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}

pub(super) fn try_package(_folder: &Path) -> Result<()> {
    anyhow::bail!("not packaged yet")
}
