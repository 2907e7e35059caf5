#!/bin/sh
# Builds the library for Android's four processors with an NDK, and packs the AAR.
#
#   ANDROID_NDK_HOME=… sh build.sh [folder for the AAR]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
out=${1:-$root/target/dist/android}

: "${ANDROID_NDK_HOME:?names the folder of an Android NDK, r23 or newer}"
# The oldest Android that the library runs on: 7.0.
api=24
set -- "$ANDROID_NDK_HOME"/toolchains/llvm/prebuilt/*/bin
bin=$1
test -x "$bin/llvm-strip" || { echo "no NDK in $ANDROID_NDK_HOME" >&2; exit 1; }

cd "$root"
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
target=${CARGO_TARGET_DIR:-$root/target}
jni=$target/android/release-jni
rm -rf "$jni"

# The code and the libraries come from the same sources, in one build.
cargo xtask build --only kotlin

while read -r abi triple clang; do
    rustup target add "$triple"
    variable=$(printf %s "$triple" | tr 'a-z-' 'A-Z_')
    env "CARGO_TARGET_${variable}_LINKER=$bin/$clang$api-clang" \
        cargo build --locked --release --package x402-kernel-uniffi --target "$triple"
    mkdir -p "$jni/$abi"
    "$bin/llvm-strip" --strip-unneeded -o "$jni/$abi/libx402_kernel_ffi-$version.so" \
        "$target/$triple/release/libx402_kernel_ffi.so"
done <<EOF
arm64-v8a aarch64-linux-android aarch64-linux-android
armeabi-v7a armv7-linux-androideabi armv7a-linux-androideabi
x86 i686-linux-android i686-linux-android
x86_64 x86_64-linux-android x86_64-linux-android
EOF

sh "$here/pack.sh" "$jni" "$out" "$version"
