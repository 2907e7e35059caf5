//! Where Swift is: on this machine, or in a chroot of the first Debian that has it.

use std::env::consts::OS;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{build_folder, sources};
use crate::shell::{Run, command, has};
use crate::{paths, stamp};

const SWIFT: &str = "install Swift 6.0 or newer; as root on Debian, xtask makes a chroot that has it";
/// The first Debian that has Swift, and what Swift needs there.
const SUITE: &str = "trixie";
const PACKAGES: &str = "swiftlang,libc6-dev,libstdc++-14-dev,binutils,git,ca-certificates";

/// Where Swift is.
pub(super) enum Toolchain {
    Here,
    Chroot(PathBuf),
}

/// What a command of Swift's sees of this machine: a folder of sources, where in it the command starts, and a folder
/// for what is built.
struct Seen<'a> {
    sources: &'a Path,
    start: &'a str,
    build: &'a Path,
}

impl Toolchain {
    pub(super) fn find() -> Result<Toolchain> {
        if has("swift") {
            return Ok(Toolchain::Here);
        }
        let root = paths::cache().join(format!("swift-{SUITE}"));
        let _locked = stamp::lock("swift-toolchain")?;
        if !root.exists() {
            make_chroot(&root)?;
        }
        Ok(Toolchain::Chroot(root))
    }

    /// The build folder, as Swift sees it.
    pub(super) fn build(&self) -> String {
        match self {
            Toolchain::Here => build_folder().display().to_string(),
            Toolchain::Chroot(_) => "/mnt/build".into(),
        }
    }

    /// A command in the package's folder.
    pub(super) fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let (root, build) = (paths::root(), build_folder());
        let start = sources().strip_prefix(&root).map(|path| path.display().to_string()).unwrap_or_default();
        self.seeing(&Seen { sources: &root, start: &start, build: &build }, program, arguments)
    }

    /// A command in a folder outside the checkout, which sees nothing else of this machine.
    pub(super) fn outside(&self, folder: &Path, start: &str, program: &str, arguments: &[&str]) -> Command {
        let build = folder.join("build");
        self.seeing(&Seen { sources: folder, start, build: &build }, program, arguments)
    }

    /// What is mounted for a command is mounted for it alone, and gone with it.
    fn seeing(&self, seen: &Seen<'_>, program: &str, arguments: &[&str]) -> Command {
        let mut command = match self {
            Toolchain::Here => command(&seen.sources.join(seen.start), program, []),
            Toolchain::Chroot(root) => {
                let mut command = command(&paths::root(), "unshare", ["--mount", "sh", "-ec", IN_CHROOT]);
                command.arg(root).args([seen.sources, seen.build]).args([seen.start, program]);
                command
            }
        };
        command.args(arguments);
        command
    }

    /// A tool that comes with the compiler: only some are on the path.
    pub(super) fn tool(&self, name: &str) -> Result<String> {
        let told: Value = serde_json::from_str(&self.command("swift", &["-print-target-info"]).text()?)?;
        let resources = told.pointer("/paths/runtimeResourcePath").and_then(Value::as_str);
        Ok(format!("{}/../../bin/{name}", resources.context("swift -print-target-info")?))
    }
}

/// Runs a program in the chroot `$0`, with the sources `$1` and the build folder `$2`, starting in `$3`.
const IN_CHROOT: &str = concat!(
    r#"mkdir -p "$2" "$0/mnt/checkout" "$0/mnt/build"; "#,
    r#"mount --bind "$1" "$0/mnt/checkout"; mount --bind "$2" "$0/mnt/build"; "#,
    r#"test -e "$0/proc/self" || mount -t proc proc "$0/proc"; "#,
    r#"root=$0; shift 2; exec chroot "$root" sh -ec 'cd "/mnt/checkout/$0"; exec "$@"' "$@""#,
);

/// Makes the chroot aside and gives it its name when it is whole: a half-made one is never taken for it.
fn make_chroot(root: &Path) -> Result<()> {
    let superuser = command(&paths::root(), "id", ["-u"]).text().is_ok_and(|id| id.trim() == "0");
    if OS != "linux" || !superuser || !has("apt-get") {
        bail!("swift is missing: {SWIFT}");
    }
    if !has("debootstrap") {
        command(&paths::root(), "apt-get", ["install", "--yes", "debootstrap"]).run()?;
    }
    let aside = root.with_extension("partial");
    if aside.exists() {
        fs::remove_dir_all(&aside)?;
    }
    fs::create_dir_all(&aside)?;
    let include = format!("--include={PACKAGES}");
    let before = ["--mount", "debootstrap", "--variant=minbase", &include, SUITE];
    let mut debootstrap = command(&paths::root(), "unshare", before);
    debootstrap.arg(&aside).arg(mirror()?);
    debootstrap.run()?;
    Ok(fs::rename(&aside, root)?)
}

/// The mirror that this machine's apt has Debian from.
fn mirror() -> Result<String> {
    let format = "$(LABEL) $(REPO_URI)";
    let mut targets = command(&paths::root(), "apt-get", ["indextargets", "--format", format, "Created-By: Packages"]);
    let targets = targets.text()?;
    let mirror = targets.lines().find_map(|line| line.strip_prefix("Debian "));
    Ok(mirror.with_context(|| format!("apt knows no mirror of Debian, and swift is missing: {SWIFT}"))?.into())
}
