//! Empty. Cargo reads the build dependencies of `Cargo.toml` only if there is a build script.

fn main() {}
