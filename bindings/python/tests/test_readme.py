"""The README's code runs, and prints what its comments say."""

from __future__ import annotations

import re

import pytest

import readme


def test_the_readme_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    names = readme.run()
    printed = capsys.readouterr().out.splitlines()
    said = [comment for comment in re.findall(r"print\(.*\)  # (.*)$", readme.code(), re.MULTILINE)]
    assert len(said) == 6
    shown = [line for line in printed if "signed; claim" not in line]
    for comment, line in zip(said, shown, strict=True):
        # Any time of day is accepted; an ellipsis at the end replaces the rest.
        comment = re.sub(r"\d\d:\d\d:\d\d", "TIME", comment)
        line = re.sub(r"\d\d:\d\d:\d\d", "TIME", line)
        assert line == comment or (comment.endswith("…") and line.startswith(comment[:-1]))
    address = names["signer"].address
    questions = "only the chain can tell payer_code, balance, nonce_unused, token_state"
    [verdict] = [line for line in printed if "signed; claim" in line]
    assert re.fullmatch(rf"{address} signed; claim exact/eip155:84532/\S+; {questions}", verdict)
