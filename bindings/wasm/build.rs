//! Has the wasm show where its stack ends.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // When the host's own stack is full, a call ends in the middle, and what it took of the wasm's stack stays taken: the
    // layer gives it back (`ts/error.ts`).
    println!("cargo:rustc-link-arg-cdylib=--export=__stack_pointer");
}
