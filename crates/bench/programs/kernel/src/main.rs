//! Prints the cost of each call of the kernel, and the bytes of text that it read or wrote.

use bench_kernel::Sample;

fn main() {
    Sample::new().each(&|name, bytes, call| {
        bench_measure::time(name, call);
        if bytes > 0 {
            println!("{name}.bytes {bytes}");
        }
    });
}
