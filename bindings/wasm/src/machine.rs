//! What std would bring, in a few bytes: memory, and what happens at a panic.

use core::panic::PanicInfo;

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

#[global_allocator]
static MEMORY: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// JavaScript sees a `RuntimeError`, as it does with std, which has nowhere to write its sentence. Here it is not even
/// composed, and the paths of all sources stay out of the module.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
