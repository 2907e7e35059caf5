//! What std would bring, in a few bytes: memory, and what happens at a panic.

use core::panic::PanicInfo;

use dlmalloc::GlobalDlmalloc;

/// As in std. A host whose stack is full ends a call wherever it calls on, also in here: a smaller allocator was left in
/// pieces then, which `test/hostile.test.ts` shows.
#[global_allocator]
static MEMORY: GlobalDlmalloc = GlobalDlmalloc;

/// JavaScript sees a `RuntimeError`, as it does with std, which has nowhere to write its sentence. Here it is not even
/// composed, and the paths of all sources stay out of the module.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
