//! The parts of std that the module needs: memory, and a panic handler.

use core::panic::PanicInfo;

use dlmalloc::GlobalDlmalloc;

/// As in std. JavaScript can run out of stack inside an allocation and unwind: smaller allocators were left corrupt,
/// which `test/hostile.test.ts` shows.
#[global_allocator]
static MEMORY: GlobalDlmalloc = GlobalDlmalloc;

/// JavaScript gets a `RuntimeError`, as with std, which could not print its message. Here the message is not even
/// composed, and the module contains no paths of sources.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
