#!/bin/sh
# Builds the Swift package for Apple's platforms: a static XCFramework, and the sources around it.
#
#   xcframework.sh FOLDER [ios] [ios-simulator] [macos]
#
# Makes FOLDER/x402-kernel, for all three unless some are named. It needs cargo, rustup, and the sources that
# `cargo xtask build --only swift` has generated; two architectures in one slice need lipo (LLVM's will do).
# Nothing here needs Xcode: no linker is called until an app is built.
set -eu

[ $# -ge 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
swift=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)/x402-kernel
shift
[ $# -ge 1 ] || set -- ios ios-simulator macos

root=$(cd "$swift/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
library=libx402_kernel_ffi.a
module=x402_kernelFFI
framework=$out/$module.xcframework
# The oldest systems, which cargo writes into the objects.
export IPHONEOS_DEPLOYMENT_TARGET=16.0 MACOSX_DEPLOYMENT_TARGET=13.0
# Size matters on a phone more than speed.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=s CARGO_PROFILE_RELEASE_LTO=fat CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1

# Apple's list of functions that need a reason (privacy manifest); the manifest has those that the library calls.
reasoned='stat|fstat|fstatat|lstat|getattrlist|getattrlistbulk|fgetattrlist|getattrlistat|mach_absolute_time'
reasoned="$reasoned|statfs|statvfs|fstatfs|fstatvfs|NSFileSystemFreeSize|NSURLVolumeAvailableCapacityKey"
reasoned="$reasoned|OBJC_CLASS_._NSUserDefaults|OBJC_CLASS_._NSProcessInfo|OBJC_CLASS_._UITextInputMode"
declared=_fstat

targets_of() {
    case $1 in
        ios) echo aarch64-apple-ios ;;
        ios-simulator) echo aarch64-apple-ios-sim x86_64-apple-ios ;;
        macos) echo aarch64-apple-darwin x86_64-apple-darwin ;;
        *) echo "no such platform: $1" >&2; exit 2 ;;
    esac
}

# Builds a platform's library into a folder: one architecture, or several joined.
build() {
    platform=$1 folder=$2
    targets=$(targets_of "$platform")
    set --
    for each in $targets; do
        rustup target add "$each" >&2
        (cd "$root" && CARGO_TARGET_DIR=$target cargo rustc --quiet --locked --release \
            --package x402-kernel-uniffi --lib --crate-type staticlib --target "$each")
        sh "$swift/apple/alone.sh" "$target/$each/release/$library" "$target/$each/release/alone-$library"
        set -- "$@" "$target/$each/release/alone-$library"
    done
    mkdir -p "$folder"
    if [ $# -eq 1 ]; then
        cp "$1" "$folder/$library"
    else
        "${LIPO:-lipo}" -create "$@" -output "$folder/$library"
    fi
    found=$(LC_ALL=C tr '\0' '\n' <"$folder/$library" | LC_ALL=C grep -axE "_($reasoned)([$]INODE64)?" |
        sed 's/[$].*//' | sort -u | xargs)
    [ "$found" = "$declared" ] || {
        echo "$platform: the library calls '$found'; PrivacyInfo.xcprivacy declares '$declared'" >&2
        exit 1
    }
}

# The header and the module map, in a folder of the module's name: Xcode puts the headers of all XCFrameworks into one
# folder, where two files called module.modulemap would collide. It is no framework module: it is a static library.
headers() {
    mkdir -p "$1/$module"
    cp "$swift/Sources/$module/$module.h" "$1/$module/"
    # Xcode links the library itself.
    sed '/^ *link /d' "$swift/Sources/$module/module.modulemap" >"$1/$module/module.modulemap"
}

# The list of slices, as `xcodebuild -create-xcframework` writes it.
slice() {
    platform=${1%-simulator} variant=
    case $1 in
        *-simulator) variant='<key>SupportedPlatformVariant</key><string>simulator</string>' ;;
    esac
    case $1 in
        ios) architectures='<string>arm64</string>' ;;
        *) architectures='<string>arm64</string><string>x86_64</string>' ;;
    esac
    cat <<SLICE
		<dict>
			<key>BinaryPath</key><string>$library</string>
			<key>HeadersPath</key><string>Headers</string>
			<key>LibraryIdentifier</key><string>$1</string>
			<key>LibraryPath</key><string>$library</string>
			<key>SupportedArchitectures</key><array>$architectures</array>
			<key>SupportedPlatform</key><string>$platform</string>
			$variant
		</dict>
SLICE
}

rm -rf "$out"
mkdir -p "$framework"
for platform in "$@"; do
    build "$platform" "$framework/$platform"
    headers "$framework/$platform/Headers"
done
{
    cat <<'HEAD'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>AvailableLibraries</key>
	<array>
HEAD
    for platform in "$@"; do slice "$platform"; done
    cat <<'TAIL'
	</array>
	<key>CFBundlePackageType</key><string>XFWK</string>
	<key>XCFrameworkFormatVersion</key><string>1.0</string>
</dict>
</plist>
TAIL
} >"$framework/Info.plist"

mkdir -p "$out/Sources"
cp -R "$swift/Sources/X402Kernel" "$out/Sources/"
cp "$swift/apple/PrivacyInfo.xcprivacy" "$out/Sources/X402Kernel/"
cp "$swift/apple/Package.swift" "$swift/README.md" "$root/CHANGELOG.md" "$root/LICENSE-APACHE" "$root/LICENSE-MIT" "$out/"
echo "$out"
