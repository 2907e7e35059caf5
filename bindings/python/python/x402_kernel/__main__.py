"""`python -m x402_kernel`."""

import sys

from ._decode import main

if __name__ == "__main__":
    sys.exit(main())
