"""The stubs agree with the module: names, signatures, documentation; and the tests' own code is typed."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import os
import pydoc
import subprocess
import sys
from pathlib import Path
from typing import Any, Iterator

import pytest

import readme
import values
import x402_kernel
from x402_kernel import _x402_kernel, codes  # pyright: ignore[reportPrivateUsage]

CACHE = f"--cache-dir={Path(sys.prefix) / 'mypy_cache'}"


def check(*command: str, folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stubs_are_the_modules(tmp_path: Path) -> None:
    check("mypy.stubtest", "x402_kernel", folder=tmp_path)


@pytest.mark.parametrize("what", [["--package", "x402_kernel"], [str(Path(__file__).parent)]], ids=["package", "tests"])
def test_the_code_is_strictly_typed(what: list[str]) -> None:
    check("mypy", "--strict", "--warn-unreachable", CACHE, *what, folder=Path(__file__).parent)


PYRIGHT = Path(__file__).parent / "pyright"


def pyright(*arguments: str, folder: Path) -> str:
    """Runs the editors' type checker, which must find nothing."""
    program = PYRIGHT / "node_modules" / "pyright" / "index.js"
    # It asks the first Python on the path for installed packages.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = ["node", str(program), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": path})
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_pyright_agrees(tmp_path: Path) -> None:
    assert pyright("--project", str(PYRIGHT), folder=tmp_path).startswith("0 errors, 0 warnings")
    said = pyright("--verifytypes", "x402_kernel", "--ignoreexternal", folder=tmp_path)
    assert "Type completeness score: 100%" in said, said


def test_the_readme_is_typed(tmp_path: Path) -> None:
    whole = readme.code()
    # The last block is the host's function, without types for brevity.
    typed, host = whole.split("from x402_kernel import Answer", 1)
    assert "def " not in typed and host
    (tmp_path / "typed.py").write_text(f"# pyright: strict\n{typed}", encoding="utf-8")
    (tmp_path / "whole.py").write_text(whole, encoding="utf-8")
    check("mypy", "--strict", "--config-file=", CACHE, "typed.py", folder=tmp_path)
    check("mypy", "--strict", "--allow-untyped-defs", "--config-file=", CACHE, "whole.py", folder=tmp_path)
    assert pyright("typed.py", "whole.py", folder=tmp_path).startswith("0 errors, 0 warnings")


WRONG = {
    "a case is missing": """
def say(offer: PaymentRequirements, payment: PaymentPayload) -> str:
    match offer.verify(payment, 1):
        case Verdict.SignedByPayer(payer):
            return payer
        case Verdict.Rejected(error) | Verdict.Malformed(error):
            return error.code
""",
    "an outcome is missing": """
def say(outcome: HttpOutcome.Pending | HttpOutcome.HiddenByCors) -> str:
    match outcome:
        case HttpOutcome.Pending(receipt):
            return receipt.json
""",
    "a word is missing": """
def say(reason: Reason) -> str:
    match reason.class_:
        case ReasonClass.INVALID | ReasonClass.UNKNOWN:
            return reason.text
""",
    "a word is misspelt": 'Payer("0x", [], kind="keys")',
    "a balance is a float": 'Balance("eip155:1", "0x", 0.5)',
    "money is a float": "Policy(per_payment=0.05)",
    "a time is a float": "Event.Waited(1.5)",
    "a verdict is no boolean": """
def say(offer: PaymentRequirements, payment: PaymentPayload) -> bool:
    return offer.verify(payment, 1)
""",
    "a value is changed": """
def change(offer: PaymentRequirements) -> None:
    offer.amount = "1"
""",
}


@pytest.mark.parametrize("why", WRONG)
def test_a_type_checker_sees_mistakes(why: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text(f"from x402_kernel import *\n{WRONG[why]}")
    command = [sys.executable, "-m", "mypy", "--strict", CACHE, "wrong.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and "Found 1 error in 1 file" in done.stdout, done.stdout + done.stderr


def documented(scope: ast.Module | ast.ClassDef, module: Any, name: str = "") -> Iterator[tuple[str, str | None, Any]]:
    """Each public item of a stub: its name, its documentation, and the same item of the module."""
    for item in scope.body:
        if not isinstance(item, (ast.ClassDef, ast.FunctionDef)) or item.name.startswith("_"):
            continue
        thing = getattr(module, item.name)
        yield f"{name}{item.name}", ast.get_docstring(item), thing
        if isinstance(item, ast.ClassDef):
            yield from documented(item, thing, f"{item.name}.")


def test_editors_show_what_help_shows() -> None:
    spec = importlib.util.find_spec("x402_kernel")
    assert spec is not None and spec.submodule_search_locations is not None
    stub = Path(spec.submodule_search_locations[0]) / "_x402_kernel.pyi"
    items = list(documented(ast.parse(stub.read_text(encoding="utf-8")), _x402_kernel))
    assert len(items) > 200
    for name, text, thing in items:
        assert text, f"{name} has no documentation in the stub"
        # The stub breaks its lines at other words.
        assert text.split() == (thing.__doc__ or "").split(), name


def test_help_has_a_text_for_each_item() -> None:
    for name in x402_kernel.__all__:
        thing = getattr(x402_kernel, name)
        assert inspect.getdoc(thing), name
        page = pydoc.plain(pydoc.render_doc(thing))
        assert "PyClass" not in page and (inspect.getdoc(thing) or "").splitlines()[0] in page, name
    for name, of in values.classes().items():
        for member, thing in vars(of).items():
            if member[0] != "_":
                assert inspect.getdoc(thing), f"{name}.{member}"
    for group in (codes.Code, codes.Open, codes.Reasons, codes.RepairKind):
        assert inspect.getdoc(group), group


def test_each_word_is_explained_below_it() -> None:
    spec = importlib.util.find_spec("x402_kernel")
    assert spec is not None and spec.submodule_search_locations is not None
    for file in ("_enums.py", "codes.py"):
        tree = ast.parse((Path(spec.submodule_search_locations[0]) / file).read_text(encoding="utf-8"))
        words = 0
        for of in (item for item in tree.body if isinstance(item, ast.ClassDef)):
            for item, after in zip(of.body, [*of.body[1:], None]):
                if isinstance(item, (ast.Assign, ast.AnnAssign)):
                    said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                    assert said, f"{file}: {of.name}, line {item.lineno}"
                    words += 1
        assert words > 20, file
