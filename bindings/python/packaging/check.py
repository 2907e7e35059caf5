"""Checks the built packages: each wheel is whole, and needs no newer system than its name promises."""

from __future__ import annotations

import io
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Iterator

from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection
from elftools.elf.sections import SymbolTableSection

MACHINES = {"x86_64": "EM_X86_64", "aarch64": "EM_AARCH64"}

LIBRARIES = {
    "manylinux": {
        "libc.so.6", "libm.so.6", "libdl.so.2", "librt.so.1", "libpthread.so.0", "libgcc_s.so.1",
        "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
    },
    "musllinux": {"libc.so"},
}  # fmt: skip
"""Libraries of every system with that name (PEP 600, PEP 656)."""

GLIBC = (2, 17)
"""Versions of symbols in manylinux2014."""

LARGEST = 4 << 20
"""Of a wheel, in bytes. A larger one is a mistake, such as debugging information."""

STARTS = {
    "cp39-abi3": "PyInit__x402_kernel",
    "cp314-cp314t": "PyInit__x402_kernel",
    "cp315-abi3.abi3t": "PyModExport__x402_kernel",
}
"""The symbol that starts a module, for each ABI (the last: PEP 793)."""

WHEELS = {("cp39-abi3", f"{libc}_{machine}") for libc in LIBRARIES for machine in MACHINES}
WHEELS |= {(abi, f"manylinux_{machine}") for abi in ("cp314-cp314t", "cp315-abi3.abi3t") for machine in MACHINES}


def needs(program: ELFFile) -> tuple[set[str], set[str]]:
    """Returns the libraries that it loads, and the versions of their symbols."""
    libraries: set[str] = set()
    versions: set[str] = set()
    for section in program.iter_sections():
        if isinstance(section, DynamicSection):
            libraries.update(tag.needed for tag in section.iter_tags("DT_NEEDED"))
        if isinstance(section, GNUVerNeedSection):
            versions.update(version.name for _, found in section.iter_versions() for version in found)
    return libraries, versions


def exported(program: ELFFile) -> set[str]:
    """Returns the symbols that it exports."""
    symbols = [section for section in program.iter_sections() if isinstance(section, SymbolTableSection)]
    return {symbol.name for table in symbols for symbol in table.iter_symbols() if symbol["st_shndx"] != "SHN_UNDEF"}


def check_wheel(path: Path) -> tuple[str, str]:
    """Checks that the wheel is what its name says, and returns its target."""
    _, _, python, abi, platform = path.stem.split("-")
    [machine] = [machine for machine in MACHINES if platform.endswith(machine)]
    [libc] = [libc for libc in LIBRARIES if platform.startswith(libc)]
    assert path.stat().st_size < LARGEST, f"{path.name}: {path.stat().st_size} bytes"
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        [library] = [name for name in names if name.endswith(".so")]
        for wanted in ("x402_kernel/py.typed", "x402_kernel/_x402_kernel.pyi", "x402_kernel/__main__.py"):
            assert wanted in names, f"{path.name} lacks {wanted}"
        licences = {name.rpartition("/")[2] for name in names if "/licenses/" in name}
        assert licences == {"LICENSE-APACHE", "LICENSE-MIT"}, f"{path.name}: {licences}"
        program = ELFFile(io.BytesIO(wheel.read(library)))
    assert program["e_machine"] == MACHINES[machine], f"{path.name}: {program['e_machine']}"
    libraries, versions = needs(program)
    assert libraries and libraries <= LIBRARIES[libc], f"{path.name}: {libraries}"
    glibc = [tuple(map(int, version[6:].split("."))) for version in versions if version.startswith("GLIBC_")]
    assert bool(glibc) == (libc == "manylinux"), f"{path.name}: {versions}"
    assert all(version <= GLIBC for version in glibc), f"{path.name}: {versions}"
    assert STARTS[f"{python}-{abi}"] in exported(program), path.name
    highest = ".".join(map(str, max(glibc))) if glibc else "none"
    print(f"{path.name}: {path.stat().st_size} bytes, {', '.join(sorted(libraries))}, glibc {highest}")
    return f"{python}-{abi}", f"{libc}_{machine}"


def files_of_source(path: Path) -> Iterator[str]:
    with tarfile.open(path) as source:
        for member in source.getmembers():
            assert member.isfile(), f"{path.name}: {member.name} is no file"
            yield member.name.partition("/")[2]


def check_source(path: Path) -> None:
    """Fails unless it contains everything for a build, and nothing of the other languages."""
    names = set(files_of_source(path))
    for wanted in (
        "PKG-INFO", "pyproject.toml", "Cargo.toml", "Cargo.lock", "LICENSE-APACHE", "LICENSE-MIT",
        "crates/x402-kernel/Cargo.toml", "bindings/python/Cargo.toml", "bindings/python/src/lib.rs",
    ):  # fmt: skip
        assert wanted in names, f"{path.name} lacks {wanted}"
    others = [name for name in names if name.startswith("bindings/") and not name.startswith("bindings/python/")]
    assert not others, f"{path.name}: {others}"
    print(f"{path.name}: {path.stat().st_size} bytes, {len(names)} files")


def main(folder: Path) -> None:
    wheels = [check_wheel(path) for path in sorted(folder.glob("*.whl"))]
    assert len(set(wheels)) == len(wheels), wheels
    assert set(wheels) == WHEELS, wheels
    [source] = folder.glob("*.tar.gz")
    check_source(source)


main(Path(sys.argv[1]))
