"""A profile is attached at parsing and inherited; there is no global state."""

from __future__ import annotations

import pickle

import sample
from raised import raised
from sample import NONCE, NOW, PAYER, REQUEST
from x402_kernel import Event, Policy, Profile, Purchase, Step, Verdict, codes, encode_header


def test_a_profile_is_inherited() -> None:
    slow = Profile.from_json('{"settleMargin":30}')
    choice = sample.choice(slow)
    approved, unsigned, payment = sample.approved(slow), sample.unsigned(slow), sample.payment(slow)
    heirs = [
        sample.challenge(slow), choice.offer, choice.challenge, approved.offer, unsigned.offer, payment,
        payment.accepted, pickle.loads(pickle.dumps(choice)).offer,
    ]  # fmt: skip
    assert all(heir is not None and heir.profile == slow for heir in heirs)
    # The profile decides: the offer grants 60 s, 25 are left.
    assert isinstance(choice.offer.verify(payment, NOW + 35), Verdict.Rejected)
    assert isinstance(sample.challenge().accepts[0].verify(payment, NOW + 35), Verdict.SignedByPayer)


def test_there_is_no_global_state() -> None:
    strict = Profile.from_json({"mode": "strict"})
    assert raised(lambda: sample.challenge(strict)).code == codes.Code.SCHEME_UNSUPPORTED
    assert sample.challenge().profile == Profile() != strict
    assert len(sample.challenge().skipped) == 1
    purchase = Purchase(Policy(), PAYER, REQUEST, profile=strict)
    purchase.next(Event.Start(NOW, NONCE))
    failed = purchase.next(Event.Response(402, {"PAYMENT-REQUIRED": encode_header(sample.CHALLENGE)}, b"", NOW))
    assert isinstance(failed, Step.Fail) and failed.error.code == codes.Code.SCHEME_UNSUPPORTED
