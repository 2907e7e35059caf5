"""Test vectors for x402: input and expected output of every operation of an x402 core, and the sources that agree."""

from __future__ import annotations

import importlib.resources
import json
import sys
from typing import Any, TypedDict

if sys.version_info >= (3, 11):
    from importlib.resources.abc import Traversable
else:
    from importlib.abc import Traversable

__all__ = [
    "Case", "Found", "VectorError", "VectorFile",
    "codes", "file", "files", "folder", "holds", "messages", "operations", "schema", "texts",
]  # fmt: skip

_NO_VECTORS = ("schema", "messages")


class VectorError(TypedDict):
    """An error that a case expects."""

    code: str
    """The stable code."""
    at: str
    """A JSON pointer into the message."""


class Found(TypedDict, total=False):
    """The result of an operation: exactly one of ``output`` and ``error``."""

    output: dict[str, Any]
    """A value."""
    error: VectorError
    """An error."""


_Always = TypedDict("_Always", {"id": str, "from": "list[str]", "input": "dict[str, Any]"})


class Case(_Always, Found, total=False):
    """One case: its permanent ``id``, the sources that agree (``from``), its ``input``, and exactly one of ``output``
    and ``error``."""

    comment: str
    """What the case shows."""
    why: str
    """The reason for our decision, in a ``policy`` case."""
    note: str
    """The name of a note of the file."""


class _Header(TypedDict):
    op: str
    about: str
    spec: list[str]
    cases: list[Case]


class VectorFile(_Header, total=False):
    """The ``cases`` of one operation (``op``), what it does (``about``), and where the rule is written (``spec``)."""

    sources: list[str]
    """The oracles, with their versions."""
    notes: dict[str, str]
    """Remarks that cases refer to by name."""


def folder() -> Traversable:
    """Returns the folder of the files."""
    return importlib.resources.files(__name__) / "spec-vectors"


def texts() -> dict[str, str]:
    """Returns the text of every vector file, by operation."""
    areas = [area for area in folder().iterdir() if area.is_dir() and area.name not in _NO_VECTORS]
    found = {f"{area.name}/{path.name[:-5]}": path for area in areas for path in area.iterdir()}
    return {op: found[op].read_text("utf-8") for op in sorted(found)}


def files() -> list[VectorFile]:
    """Reads every vector file."""
    return [json.loads(text) for text in texts().values()]


def file(op: str) -> VectorFile:
    """Reads the vector file of an operation, such as ``amount/parse``.

    Raises ``KeyError`` if there is no such operation.
    """
    if op not in operations():
        raise KeyError(op)
    area, name = op.split("/")
    vectors: VectorFile = json.loads((folder() / area / f"{name}.json").read_text("utf-8"))
    return vectors


def operations() -> dict[str, dict[str, str]]:
    """Returns every operation, with its ``input`` and its ``output`` in words."""
    found: dict[str, dict[str, str]] = _json("schema", "operations.json")["operations"]
    return found


def schema() -> dict[str, Any]:
    """Returns the JSON schema of a vector file."""
    return _json("schema", "vectors.schema.json")


def codes() -> dict[str, Any]:
    """Returns every error code, repair, open question and wire reason."""
    return _json("codes.json")


def messages() -> dict[str, str]:
    """Returns messages of real servers and the specification's examples, by file name."""
    paths = {path.name: path for path in (folder() / "messages").iterdir()}
    return {name: paths[name].read_text("utf-8") for name in sorted(paths)}


def holds(case: Case, found: Found) -> bool:
    """Returns whether a result is the expected one. Values are compared as JSON; the order of members does not matter.
    """
    return all(_canonical(found.get(name)) == _canonical(case.get(name)) for name in ("output", "error"))


def _canonical(value: object) -> str:
    """Writes a value as text, since Python takes ``True`` and ``1`` for equal."""
    return json.dumps(value, sort_keys=True)


def _json(*path: str) -> dict[str, Any]:
    file = folder()
    for name in path:
        file = file / name
    read: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return read
