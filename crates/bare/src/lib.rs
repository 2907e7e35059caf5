//! The kernel without an operating system: the example `no_std` of x402-kernel, with an allocator and a panic handler.

// A panic handler cannot be linked together with std: on other systems this crate is empty.
#![cfg(target_os = "none")]
#![no_std]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::sync::atomic::{AtomicUsize, Ordering};

#[path = "../../x402-kernel/examples/no_std/device.rs"]
mod device;

/// 1 if a payment signed here verifies here, 0 if it does not.
#[unsafe(no_mangle)]
pub extern "C" fn pay_and_verify() -> u32 {
    let (clock, random, key) = (1_900_000_000, [0x22; 32], [0x11; 32]);
    let verified = device::pay(device::CHALLENGE, clock, random, key)
        .and_then(|payment| device::verify(device::CHALLENGE, &payment.header(), clock));
    u32::from(verified.unwrap_or_default())
}

/// Memory that is given out and never taken back: enough for one purchase.
struct Bump {
    memory: UnsafeCell<[u8; SIZE]>,
    used: AtomicUsize,
}

const SIZE: usize = 1 << 20;

// SAFETY: every byte is given out once, by an atomic counter.
unsafe impl Sync for Bump {}

// SAFETY: what is given out is aligned, within `memory`, and overlaps nothing given out before.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let wanted = layout.size() + layout.align();
        let start = self.used.fetch_add(wanted, Ordering::Relaxed);
        if start + wanted > SIZE {
            return core::ptr::null_mut();
        }
        let base = self.memory.get().cast::<u8>();
        // SAFETY: `start + wanted` is within `memory`.
        let free = unsafe { base.add(start) };
        // SAFETY: moves by less than the alignment, which `wanted` includes.
        unsafe { free.add(free.align_offset(layout.align())) }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static ALLOCATOR: Bump = Bump { memory: UnsafeCell::new([0; SIZE]), used: AtomicUsize::new(0) };

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}
