//! Says to the linker of an extension what a system's needs: on macOS, that Python's own names come later.

fn main() {
    pyo3_build_config::add_extension_module_link_args();
}
