"""Every case of the shared vectors, through the public API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from adapter import OPERATIONS, run

VECTORS = Path(__file__).parents[3] / "spec-vectors"


def files() -> list[Path]:
    """Every `AREA/OP.json`; `schema`, `messages` and `oracles` have other files."""
    areas = [path for path in VECTORS.iterdir() if path.is_dir() and path.name not in ("schema", "messages", "oracles")]
    return sorted(path for area in areas for path in area.rglob("*") if path.is_file())


def text(value: Any) -> str:
    """JSON for comparisons: in Python `True == 1` and `1 == 1.0`."""
    return json.dumps(value, sort_keys=True)


def test_every_case_has_its_result(capsys: pytest.CaptureFixture[str]) -> None:
    paths, cases, mistakes = files(), 0, []
    for path in paths:
        file = json.loads(path.read_bytes())
        op = file["op"]
        assert path == VECTORS / f"{op}.json", f"{path} is not a file of {op}"
        assert op in OPERATIONS, f"{path}: the operation {op} is not known here"
        assert file["cases"], f"{path}: no cases"
        for case in file["cases"]:
            cases += 1
            expected = {member: case[member] for member in ("output", "error") if member in case}
            assert len(expected) == 1, f"{case['id']}: exactly one of output and error is wanted"
            answer = run(op, case["input"])
            if text(answer) != text(expected):
                mistakes.append(f"{op} {case['id']}\n  expected {text(expected)}\n  found    {text(answer)}")
    with capsys.disabled():
        print(f"\npython: {len(paths)} files of vectors, {cases} cases")
    assert cases > 0
    assert not mistakes, "\n".join(mistakes)


def test_every_registered_operation_is_known() -> None:
    registered = json.loads((VECTORS / "schema" / "operations.json").read_bytes())["operations"]
    assert set(OPERATIONS) == set(registered)


@pytest.mark.parametrize("op", ["no/such", "amount/parse"])
def test_an_unknown_operation_or_input_is_a_problem(op: str) -> None:
    assert list(run(op, {"no": "such input"})) == ["problem"]
