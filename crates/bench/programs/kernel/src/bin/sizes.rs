//! Prints the cost of a byte, in picoseconds, of each reader on each hostile text: `name.KiB`. A reader whose larger text
//! costs more a byte is not linear.

use std::time::Instant;

use bench_kernel::hostile::{SIZES, each};

/// The calls of a measurement; the best counts, also of several runs.
const CALLS: usize = 5;

fn main() {
    for kib in SIZES {
        each(kib << 10, &|name, bytes, call| {
            let time = || {
                let start = Instant::now();
                call();
                start.elapsed().as_nanos()
            };
            let best = (0..CALLS).map(|_| time()).min().unwrap_or_default();
            println!("{name}.{kib} {}", best * 1000 / bytes.max(1) as u128);
        });
    }
}
