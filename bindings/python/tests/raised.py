"""The error of a call."""

from __future__ import annotations

from typing import Callable

import pytest

from x402_kernel import X402Error


def raised(call: Callable[[], object]) -> X402Error:
    """Returns the kernel's error that the call raises; fails if it raises none."""
    with pytest.raises(X402Error) as caught:
        call()
    return caught.value
