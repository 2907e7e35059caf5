"""Reads what `cargo metadata` prints; writes the CycloneDX document of every crate that is compiled into a package.

`materials.py SECONDS`: when the release was made, in unix seconds, is its caller's to say, so that the same commit gives
the same document.
"""

import json
import re
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

# What is published, by the crate it is made from.
PUBLISHED = {
    "x402-kernel": ("cargo", None, "x402-kernel"),
    "x402-kernel-cli": ("cargo", None, "x402-kernel-cli"),
    "x402-kernel-vectors": ("cargo", None, "x402-kernel-vectors"),
    "x402-kernel-python": ("pypi", None, "x402-kernel"),
    "x402-kernel-wasm": ("npm", None, "x402-kernel"),
    "x402-kernel-uniffi": ("maven", "io.github.x402kernel", "x402-kernel"),
}


def checksums(lock: str) -> dict[tuple[str, str], str]:
    """Cargo.lock's SHA-256 of each crate."""
    entry = re.compile(r'name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "([0-9a-f]{64})"')
    return {(name, version): sum for name, version, sum in entry.findall(lock)}


def reached(root: str, nodes: dict, macros: set[str]) -> set[str]:
    """The packages that are compiled into one, not those that only build it, test it or write code for it."""
    found, waiting = set(), [root]
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            compiled = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if compiled and dependency["pkg"] not in found | macros:
                found.add(dependency["pkg"])
                waiting.append(dependency["pkg"])
    return found


def main() -> None:
    metadata = json.load(sys.stdin)
    made = datetime.fromtimestamp(int(sys.argv[1]), timezone.utc)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    sums = checksums((Path(metadata["workspace_root"]) / "Cargo.lock").read_text())
    published = {id: PUBLISHED[package["name"]] for id, package in packages.items() if package["name"] in PUBLISHED}
    if len(published) != len(PUBLISHED):
        raise SystemExit(f"not in the workspace: {set(PUBLISHED) - {packages[id]['name'] for id in published}}")

    macros = {id for id, package in packages.items() if package["targets"][0]["kind"] == ["proc-macro"]}
    compiled = {id: reached(id, nodes, macros) for id in published}
    components: dict[str, Component] = {}
    for id in sorted(set(published).union(*compiled.values())):
        package = packages[id]
        kind, group, name = published.get(id, ("cargo", None, package["name"]))
        version = package["version"]
        purl = PackageURL(kind, group, name, version)
        sum = sums.get((name, version)) if package["source"] else None
        components[id] = Component(
            type=ComponentType.LIBRARY, name=name, group=group, version=version, bom_ref=str(purl), purl=purl,
            licenses=[LicenseExpression(package["license"].replace("/", " OR "))] if package["license"] else [],
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sum)] if sum else [],
        )  # fmt: skip

    version = packages[next(iter(published))]["version"]
    whole = Component(type=ComponentType.LIBRARY, name="x402-kernel", version=version, bom_ref="x402-kernel")
    everything = json.dumps(sorted(str(component.purl) for component in components.values()))
    bom = Bom(
        metadata=BomMetaData(component=whole, timestamp=made),
        components=components.values(),
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"{made.isoformat()} {everything}"),
    )
    bom.register_dependency(whole, [components[id] for id in published])
    for id, component in components.items():
        direct = (d["pkg"] for d in nodes[id]["deps"] if any(kind["kind"] is None for kind in d["dep_kinds"]))
        bom.register_dependency(component, [components[other] for other in direct if other not in macros])

    text = JsonV1Dot6(bom).output_as_string(indent=1)
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"not CycloneDX: {wrong}")
    unlicensed = [component.name for component in components.values() if not component.licenses]
    if unlicensed:
        raise SystemExit(f"no licence: {unlicensed}")
    print(text)
    print(f"bill of materials: {len(components)} packages", file=sys.stderr)


main()
