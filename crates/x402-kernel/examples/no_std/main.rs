//! The core without an operating system. `device.rs` is all that a device needs besides its allocator and its panic
//! handler; this file only stands for the world around it.
//!
//! ```text
//! $ cargo run --example no_std
//! PAYMENT-SIGNATURE: eyJ4NDAyVmVyc2lvbiI6MiwiYWNj…
//! verified
//! ```
//!
//! `crates/xtask/bare` in the repository is a whole program around `device.rs`: it is built for `thumbv7em-none-eabi` and
//! run on bare WebAssembly, with nothing imported.

#![no_std]

extern crate std;

mod device;

use std::println;

use device::{DEMAND, judge, pay};

fn main() -> x402_kernel::Result<()> {
    let (clock, random, key) = (1_900_000_000, [0x22; 32], [0x11; 32]);
    let payment = pay(DEMAND, clock, random, key)?;
    println!("{}: {:.28}…", payment.header_name(), payment.header());
    println!("{}", if judge(DEMAND, &payment.header(), clock)? { "verified" } else { "refused" });
    Ok(())
}
