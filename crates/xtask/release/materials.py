"""Writes the CycloneDX document of every crate that is compiled into a package: `materials.py FILE`.

Made when its commit was: the same commit gives the same document.
"""

import json
import re
import subprocess
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

# What is published, by the crate it is made from: the registry, and the name there.
PUBLISHED = {
    "x402-kernel": ("cargo", None, "x402-kernel"),
    "x402-kernel-cli": ("cargo", None, "x402-kernel-cli"),
    "x402-kernel-vectors": ("cargo", None, "x402-kernel-vectors"),
    "x402-kernel-python": ("pypi", None, "x402-kernel"),
    "x402-kernel-wasm": ("npm", None, "x402-kernel"),
    "x402-kernel-uniffi": ("maven", "io.github.x402kernel", "x402-kernel"),
}
LOCKED = re.compile(r'name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "([0-9a-f]{64})"')


def main() -> None:
    metadata = json.loads(subprocess.check_output(["cargo", "metadata", "--locked", "--format-version", "1"]))
    made = datetime.fromtimestamp(int(subprocess.check_output(["git", "log", "-1", "--format=%ct"])), timezone.utc)
    packages = {package["id"]: package for package in metadata["packages"]}
    lock = (Path(metadata["workspace_root"]) / "Cargo.lock").read_text()
    sums = {(name, version): sum for name, version, sum in LOCKED.findall(lock)}
    macros = {id for id, package in packages.items() if package["targets"][0]["kind"] == ["proc-macro"]}
    # What is compiled into a package, not what only builds it, tests it or writes code for it.
    compiled = {
        node["id"]: [
            to["pkg"] for to in node["deps"] if to["pkg"] not in macros and any(not kind["kind"] for kind in to["dep_kinds"])
        ]
        for node in metadata["resolve"]["nodes"]
    }
    published = {packages[id]["name"]: id for id in packages if packages[id]["name"] in PUBLISHED}
    reached, waiting = set(), [published[name] for name in PUBLISHED]
    while waiting:
        reached.add(id := waiting.pop())
        waiting += set(compiled[id]) - reached

    components: dict[str, Component] = {}
    for id in sorted(reached):
        package, name, version = packages[id], packages[id]["name"], packages[id]["version"]
        purl = PackageURL(*PUBLISHED.get(name, ("cargo", None, name)), version)
        sum = sums.get((name, version)) if package["source"] else None
        components[id] = Component(
            type=ComponentType.LIBRARY, name=purl.name, group=purl.namespace, version=version, bom_ref=str(purl), purl=purl,
            licenses=[LicenseExpression((package["license"] or sys.exit(f"{name}: no licence")).replace("/", " OR "))],
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sum)] if sum else [],
        )  # fmt: skip
    version = packages[published["x402-kernel"]]["version"]
    whole = Component(type=ComponentType.LIBRARY, name="x402-kernel", version=version, bom_ref="x402-kernel")
    everything = json.dumps(sorted(str(component.purl) for component in components.values()))
    serial = uuid.uuid5(uuid.NAMESPACE_URL, f"{made.isoformat()} {everything}")
    about = BomMetaData(component=whole, timestamp=made)
    bom = Bom(metadata=about, components=components.values(), serial_number=serial)
    bom.register_dependency(whole, [components[id] for id in published.values()])
    for id, component in components.items():
        bom.register_dependency(component, [components[other] for other in compiled[id]])

    text = JsonV1Dot6(bom).output_as_string(indent=1)
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        sys.exit(f"not CycloneDX: {wrong}")
    Path(sys.argv[1]).write_text(text + "\n")
    print(f"bill of materials: {len(components)} packages")


main()
