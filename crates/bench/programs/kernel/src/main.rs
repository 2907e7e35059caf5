//! Prints what each call of the kernel costs, and how many bytes of text it read or wrote.

use bench_kernel::Sample;

fn main() {
    Sample::new().each(&|name, bytes, call| {
        bench_measure::time(name, call);
        if bytes > 0 {
            println!("{name}.bytes {bytes}");
        }
    });
}
