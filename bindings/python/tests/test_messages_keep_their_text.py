"""Messages are values that keep their exact text."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import sample
import values
from raised import raised
from sample import NONCE, NOW, PAYER
from x402_kernel import Authorization, Event, HttpOutcome, PaymentPayload, PaymentRequired, codes, encode_header

VALUES = values.values()


def test_text_is_kept_exactly() -> None:
    challenge = PaymentRequired.from_http(402, [("payment-required", encode_header(sample.CHALLENGE))], "")
    assert challenge.json == sample.CHALLENGE
    assert challenge.header == encode_header(sample.CHALLENGE)
    assert challenge.accepts[0].json == sample.OFFER
    assert challenge.accepts[0].extra == '{"name":"USDC","version":"2","\\u0061":1.10,"none":null}'
    assert challenge.resource is not None and challenge.resource.json.endswith('"tag":[1,2]}')
    assert challenge.extensions == '{"ext":{"b":1,"a":2}}'
    assert challenge.skipped[0].json == '{"scheme":"foo"}'
    payment = sample.payment()
    assert f'"accepted":{sample.OFFER},' in payment.json
    assert payment.json == PaymentPayload.from_header(payment.header).json


def test_a_dict_is_a_message_too() -> None:
    challenge = PaymentRequired.parse(sample.challenge().to_dict())
    assert challenge.json == json.dumps(json.loads(sample.CHALLENGE), ensure_ascii=False, separators=(",", ":"))
    assert challenge.accepts[0].to_dict()["unknown"] == 123456789012345678901234567890
    text = {"x402Version": 2, "error": "é 漢 \"\\", "accepts": []}
    assert PaymentRequired.parse(text).to_dict() == text
    assert raised(lambda: PaymentRequired.parse({"x402Version": float("nan")})).code == codes.Code.JSON_SYNTAX
    for not_unicode in ('{"x402Version":"\ud800"}', {"x402Version": "\ud800"}):
        assert raised(lambda: PaymentRequired.parse(not_unicode)).code == codes.Code.JSON_NOT_UTF8


def test_every_value_class_is_here() -> None:
    assert {values.name(value) for value in VALUES} | values.HANDLES == set(values.classes())
    assert {values.name(handle) for handle in values.handles()} == values.HANDLES


@pytest.mark.parametrize("value", VALUES, ids=values.name)
def test_a_value_is_immutable_compared_by_content_and_pickled(value: Any) -> None:
    others = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    for other in [*others, copy.copy(value), copy.deepcopy(value)]:
        assert other == value and hash(other) == hash(value) and repr(other) == repr(value)
        assert type(other) is type(value)
    # `==` is the kernel's: all getters are equal, too.
    fields = [name for name, _ in inspect.getmembers(type(value), inspect.isdatadescriptor)]
    fields = [name for name in fields if name[0] != "_" and name not in vars(BaseException)]
    assert fields or isinstance(value, (Event.Declined, Event.NotSigned, HttpOutcome.HiddenByCors))
    for name in fields:
        assert getattr(others[-1], name) == getattr(value, name)
        with pytest.raises(AttributeError):
            setattr(value, name, getattr(value, name))
    same = [other for other in VALUES if other == value]
    assert {repr(other) for other in same} == {repr(value)}
    assert len(repr(value)) < 1000


def test_a_value_is_safe_on_any_thread() -> None:
    offer, payment = sample.challenge().accepts[0], sample.payment()
    with ThreadPoolExecutor(8) as threads:
        verdicts = list(threads.map(lambda _: offer.verify(payment, NOW), range(64)))
    assert set(verdicts) == {offer.verify(payment, NOW)}


def test_another_text_is_another_value() -> None:
    assert PaymentRequired.parse(sample.CHALLENGE.replace('"pay",', '"pay", ')) != sample.challenge()
    first, second = (Authorization(PAYER.address, PAYER.address, value, 0, 1, NONCE) for value in (1, 2))
    assert first != second and first == copy.deepcopy(first) and first != "text"
