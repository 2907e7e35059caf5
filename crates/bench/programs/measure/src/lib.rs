//! Measures for the compared programs: prints `name nanoseconds`, a line for each measurement.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Rounds of a measurement, short, so that many are undisturbed. The best counts, since other work on the machine only
/// makes a round slower.
const ROUNDS: u32 = 200;

/// The approximate time of a round.
const ROUND: Duration = Duration::from_micros(500);

/// Prints the cost of one call, in the best of several rounds.
pub fn time<T>(name: &str, call: impl Fn() -> T) {
    println!("{name} {}", nanoseconds(call));
}

fn nanoseconds<T>(call: impl Fn() -> T) -> u128 {
    let round = |calls: u32| {
        let start = Instant::now();
        (0..calls).for_each(|_| drop(black_box(call())));
        start.elapsed()
    };
    let once = round(3).max(Duration::from_nanos(3)) / 3;
    let calls = u32::try_from(ROUND.as_nanos() / once.as_nanos().max(1)).unwrap_or(u32::MAX).max(1);
    let best = (0..ROUNDS).map(|_| round(calls)).min().unwrap_or_default();
    best.as_nanos() / u128::from(calls)
}
