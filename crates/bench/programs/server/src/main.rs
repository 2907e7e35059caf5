//! Prints the costs of the kernel's calls with libsecp256k1, and of many payments one after another and at once.

use std::hint::black_box;

use bench_kernel::Sample;

/// How many payments are verified at once.
const MANY: usize = 256;

fn main() {
    let sample = Sample::new();
    sample.each(&|name, _, call| {
        if ["verify_header", "verify", "recover"].contains(&name) {
            bench_measure::time(name, call);
        }
    });
    let payments = vec![sample.payment.clone(); MANY];
    let one_by_one = || payments.iter().map(|payment| sample.offer.verify(payment, sample.now)).collect::<Vec<_>>();
    bench_measure::time("one_by_one", || black_box(one_by_one()));
    bench_measure::time("verify_many", || black_box(sample.offer.verify_many(&payments, sample.now)));
    println!("cores {}", std::thread::available_parallelism().map_or(1, usize::from));
}
