#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| x402_kernel_fuzz::message(data));
