#!/bin/sh
# Prepares a static library for Apple's platforms for one app with another Rust library.
#
#   alone.sh LIBRARY NEW
#
# Both contain Rust's own functions. The global ones of ours are renamed, or the app's linker would find them
# twice. Rust's bitcode is removed: it is for compilers, and stores refuse it. It needs rustup, for its LLVM tools.
set -eu

[ $# -eq 2 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
rustup component add llvm-tools >&2
llvm=$(echo "$(rustc --print sysroot)"/lib/rustlib/*/bin/llvm-nm)
llvm=${llvm%/llvm-nm}

# Symbols of the objects, not of bitcode in them: global ones, and constants that look local and are not.
"$llvm/llvm-nm" --no-llvm-bc --defined-only "$1" 2>/dev/null | awk -v ours='x402_kernel|X402_KERNEL' '
    NF == 3 && ($2 ~ /[A-Z]/ || $3 ~ /^_anon[.]/) && $3 !~ ours && !seen[$3]++ { print $3, "_x402_kernel_ffi" $3 }
' >"$2.renamed"
[ -s "$2.renamed" ] || { echo "$1 shows no function of Rust's: is it a library of Rust's for Apple?" >&2; exit 1; }
"$llvm/llvm-objcopy" --redefine-syms="$2.renamed" \
    --remove-section=__LLVM,__bitcode --remove-section=__LLVM,__cmdline "$1" "$2"
