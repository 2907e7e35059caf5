#!/bin/sh
# Packs an AAR from compiled Kotlin and a folder with the library for each of Android's processors. It fails unless
# each library in the finished file can be loaded where a page of memory has 16 KiB.
#
#   sh pack.sh <folder of libraries> <folder for the AAR> <version>
set -eu
test $# -eq 3 || { sed -n '2,5s/^# //p' "$0" >&2; exit 1; }
here=$(cd "$(dirname "$0")" && pwd)
kotlin=$(cd "$here/.." && pwd)
jni=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
version=$3
name=x402-kernel-android-$version
library=libx402_kernel_ffi-$version.so
abis="arm64-v8a armeabi-v7a x86 x86_64"

aar=$out/unpacked
rm -rf "$aar" "$out/published" "$out/$name.aar" "$out/$name.pom"
mkdir -p "$aar"
for abi in $abis; do
    test -f "$jni/$abi/$library" || { echo "no $library for $abi: an application would crash there" >&2; exit 1; }
    mkdir -p "$aar/jni/$abi"
    cp "$jni/$abi/$library" "$aar/jni/$abi/"
done

# The desktop's library stays out, since Android looks in jni/.
(cd "$kotlin/target/classes" && jar --create --file "$aar/classes.jar" io META-INF)
cp "$here/AndroidManifest.xml" "$here/proguard.txt" "$aar/"
: > "$aar/R.txt"
jar --create --file "$out/$name.aar" --no-manifest -C "$aar" .
sed "s/@VERSION@/$version/" "$here/pom.xml" > "$out/$name.pom"

# Checks the finished file, which is what will be published.
mkdir -p "$out/published"
(cd "$out/published" && jar --extract --file "$out/$name.aar")
set --
for abi in $abis; do
    set -- "$@" "$out/published/jni/$abi/$library"
done
sh "$here/pages.sh" "$@"
rm -rf "$aar" "$out/published"
