"""Signing requests are data; each has one answer, signed by the payer."""

from __future__ import annotations

import json

import sample
import x402_kernel
from raised import raised
from sample import NONCE, NOW, PAYER, REQUEST, SIGNER, STRANGER
from x402_kernel import Answer, Policy, codes, digest, recover


def test_the_request_has_the_typed_data() -> None:
    unsigned = sample.unsigned()
    [request] = unsigned.requests
    assert (request.kind, request.signer) == ("typed_data", PAYER.address)
    assert (request.digest, request.typed_data) == (unsigned.digest, unsigned.typed_data)
    typed = json.loads(request.typed_data)
    assert typed["domain"]["chainId"] == 84532 and "EIP712Domain" in typed["types"]
    assert digest(typed["domain"], typed["message"]) == request.digest
    assert recover(request.digest, SIGNER.sign(request)) == request.signer


def test_one_answer_for_each_id() -> None:
    for ids in ([], ["other"], ["authorization", "authorization"], ["authorization", "other"]):
        unsigned = sample.unsigned()
        signature = SIGNER.sign(unsigned.requests[0])
        error = raised(lambda: unsigned.finish_all([Answer(id, signature) for id in ids]))
        assert error.code == codes.Code.USAGE_ANSWER and error.detail["expected"] == "authorization"
    unsigned = sample.unsigned()
    answers = (Answer(request.id, SIGNER.sign(request)) for request in unsigned.requests)
    assert unsigned.finish_all(answers) == sample.payment()


def test_the_signature_is_the_payers() -> None:
    unsigned = sample.unsigned()
    assert raised(lambda: STRANGER.sign(unsigned.requests[0])).code == codes.Code.SIGNATURE_NOT_PAYER
    stranger = Policy().approve(
        sample.challenge().choose(x402_kernel.Payer(STRANGER.address, [sample.NETWORK])), REQUEST, NOW
    )
    signature = STRANGER.sign(stranger.prepare(NOW, NONCE).requests[0])
    assert raised(lambda: unsigned.finish(signature)).code == codes.Code.SIGNATURE_NOT_PAYER
