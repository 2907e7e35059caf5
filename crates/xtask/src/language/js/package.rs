//! What npm's registry takes, and the trying of it.

use std::path::Path;

use anyhow::Result;

use super::{Js, folder};
use crate::language::Binding;
use crate::shell::{Profile, Run, command, has};
use crate::{paths, tools};

/// Packs the package into a folder.
pub(super) fn pack(into: &Path) -> Result<()> {
    Js.build(Profile::Release)?;
    command(&folder(), "npm", ["pack", "--silent", "--pack-destination"]).arg(into).run()
}

/// Installs the tarball in a folder that has nothing else, and runs there the package's own tests, the README among
/// them, and then those of the hosts.
pub(super) fn try_out(packed: &Path) -> Result<()> {
    let tarball = packed.join(format!("x402-kernel-{}.tgz", env!("CARGO_PKG_VERSION")));
    let clean = paths::clean("npm")?;
    paths::write(&clean.join("package.json"), b"{ \"private\": true, \"type\": \"module\" }\n")?;
    command(&clean, "npm", ["install", "--silent", "--no-audit", "--no-fund"]).arg(&tarball).run()?;
    own_tests(&clean)?;
    hosts(&clean, &tarball)?;
    Ok(std::fs::remove_dir_all(&clean)?)
}

const LOADS: [&str; 2] = ["hostile.test.js", "memory.test.js"];

/// The tests of `test`, in which `x402-kernel` now is what was installed.
fn own_tests(clean: &Path) -> Result<()> {
    paths::copy(&folder().join("dist/test"), &clean.join("test"))?;
    // The loads were run on the same files when they were built; this is about their being installed.
    let load = |path: &Path| LOADS.iter().any(|name| path.ends_with(name));
    let tests = paths::list(&clean.join("test"))?.into_iter();
    let tests = tests.filter(|path| path.to_string_lossy().ends_with(".test.js") && !load(path));
    let mut test = command(clean, "node", ["--test", "--test-reporter=spec"]);
    test.args(tests).env("X402_CHECKOUT", paths::root()).run()
}

/// The tests of `hosts`, on what was installed.
fn hosts(clean: &Path, tarball: &Path) -> Result<()> {
    let hosts = folder().join("hosts");
    tools::npm(&hosts)?;
    if !has("chromium") {
        tools::debian(&["chromium"], "install Chromium, as `chromium`")?;
    }
    let mut test = command(&hosts, "npm", ["test", "--silent"]);
    test.env("X402_CHROMIUM", "chromium").env("X402_INSTALLED", clean.join("node_modules/x402-kernel"));
    test.env("X402_TARBALL", tarball).run()
}
