"""Each operation of the vectors as calls of the public API."""
