"""What a call raised."""

from __future__ import annotations

from typing import Callable

import pytest

from x402_kernel import X402Error


def raised(call: Callable[[], object]) -> X402Error:
    """The kernel's error that the call raises, which it has to."""
    with pytest.raises(X402Error) as caught:
        call()
    return caught.value
