//! The kernel without an operating system: read, approve, prepare, hash, sign, recover, verify.

#![no_std]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::sync::atomic::{AtomicUsize, Ordering};

use x402_kernel::{Bytes32, LocalSigner, Payer, PaymentRequired, Policy, Request, Result, UnixTime, Verdict};

const DEMAND: &str = r#"{"x402Version":2,"accepts":[{"scheme":"exact","network":"eip155:84532","amount":"10000",
  "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
  "maxTimeoutSeconds":60,"extra":{"name":"USDC","version":"2"}}]}"#;

/// 1 if a payment signed here verifies here, 0 if it does not.
#[unsafe(no_mangle)]
pub extern "C" fn pay_and_verify() -> u32 {
    u32::from(matches!(purchase(), Ok(Verdict::SignedByPayer(_))))
}

fn purchase() -> Result<Verdict> {
    let signer = LocalSigner::from_bytes(&[0x11; 32])?;
    let challenge = PaymentRequired::parse(DEMAND)?;
    let payer = challenge.accepts().iter().fold(Payer::new(signer.address()), |payer, offer| payer.on(offer.network()));
    let now = UnixTime::from_seconds(1_900_000_000)?;
    let choice = challenge.choose(&payer)?;
    let request = Request::new("GET", "https://api.example.com/")?;
    let unsigned = Policy::default().approve(&choice, &request, now)?.prepare(now, Bytes32::from_bytes([0x22; 32]))?;
    let mut signature = [0; 65];
    for request in unsigned.requests() {
        signature = signer.sign(request)?.to_bytes();
    }
    let payment = unsigned.finish(&signature)?;
    Ok(choice.option().verify_header(&payment.header(), now))
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
