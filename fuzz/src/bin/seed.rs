//! Writes each target's seeds into the folder that cargo-fuzz reads.

use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    for (target, _) in x402_kernel_fuzz::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        for (index, seed) in x402_kernel_fuzz::seeds(target).iter().enumerate() {
            fs::write(folder.join(format!("seed-{index}")), seed)?;
        }
    }
    Ok(())
}
