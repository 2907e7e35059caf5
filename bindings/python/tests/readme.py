"""The README's code, as the tests run it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

README = Path(__file__).parents[1] / "README.md"


def code() -> str:
    """All Python blocks, in order: each continues the one before."""
    blocks = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return "\n".join(blocks)


def run() -> dict[str, Any]:
    """Runs the code, and returns the names that it defines."""
    names: dict[str, Any] = {}
    exec(compile(code(), README.name, "exec"), names)
    return names
