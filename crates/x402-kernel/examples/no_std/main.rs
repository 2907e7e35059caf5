//! The core without an operating system. `device.rs` is all that a device needs besides its allocator and its panic
//! handler; this file only simulates the world around it.
//!
//! ```text
//! $ cargo run --example no_std
//! PAYMENT-SIGNATURE: eyJ4NDAyVmVyc2lvbiI6MiwiYWNj…
//! verified
//! ```
//!
//! `crates/bare` in the repository is a whole program around `device.rs`: it is built for `thumbv7em-none-eabi` and
//! run on bare WebAssembly, with nothing imported.

#![no_std]

extern crate std;

mod device;

use std::println;

use device::{CHALLENGE, pay, verify};

fn main() -> x402_kernel::Result<()> {
    let (clock, random, key) = (1_900_000_000, [0x22; 32], [0x11; 32]);
    let payment = pay(CHALLENGE, clock, random, key)?;
    println!("{}: {:.28}…", payment.header_name(), payment.header());
    println!("{}", if verify(CHALLENGE, &payment.header(), clock)? { "verified" } else { "refused" });
    Ok(())
}
