"""One payment, step by step, for the tests: a challenge and its payer."""

from __future__ import annotations

from x402_kernel import (
    Approved,
    Choice,
    LocalSigner,
    Payer,
    PaymentPayload,
    PaymentRequired,
    Policy,
    Profile,
    Request,
    UnsignedPayment,
)

NOW = 1_900_000_000
NONCE = "0x" + "22" * 32
NETWORK = "eip155:84532"
SIGNER = LocalSigner("0x" + "11" * 32)
STRANGER = LocalSigner("0x" + "33" * 32)
PAYER = Payer(SIGNER.address, [NETWORK])
REQUEST = Request("GET", "https://api.example.com/premium-data")

# Odd on purpose: spaces, an escape, a number too large for a float, a null, unknown members.
OFFER = """{ "scheme":"exact", "network" : "eip155:84532", "amount":"10000", "unknown": 123456789012345678901234567890,
  "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e", "payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
  "maxTimeoutSeconds":60, "extra":{"name":"USDC","version":"2","\\u0061":1.10,"none":null} }"""
TOKEN = {
    "network": "eip155:31337", "address": "0x5FbDB2315678afecb367f032d93F642f64180aa3", "symbol": "LUSD",
    "name": "Local Dollar", "version": "1", "decimals": 6, "transferMethod": "permit2", "evidence": "one_sdk",
    "domainSeparator": "0x9f9589305c486794fc4c0be946277c09ce35b5244a4a9f9a2a77385fc4a6e493",
}  # fmt: skip
def words(*parts: str) -> str:
    """Hexadecimal in words of 32 bytes; numbers and addresses to the right of theirs, bytes to the left."""
    return "".join(part.rjust(64, "0") if len(part) <= 40 else part for part in parts)


# ERC-6492: the factory, its calldata, the signature that the wallet checks; and the envelope around them.
ENVELOPE = "0x" + words("0ba5ed0c6aa8c49038f819e587e2633c4a9f428a", "60", "a0", "4", "12345678" + "0" * 56)
ENVELOPE += words("2", "abcd" + "0" * 60) + "6492" * 16
CHALLENGE = (
    '{"x402Version":2,"error":"pay","resource":{"url":"https://api.example.com/premium-data","tag":[1,2]},'
    f' "accepts":[{OFFER}, {{"scheme":"foo"}}], "extensions":{{"ext":{{"b":1,"a":2}}}} }}'
)


def challenge(profile: Profile | None = None) -> PaymentRequired:
    return PaymentRequired.parse(CHALLENGE, profile=profile)


def choice(profile: Profile | None = None) -> Choice:
    return challenge(profile).choose(PAYER)


def approved(profile: Profile | None = None) -> Approved:
    return Policy().approve(choice(profile), REQUEST, NOW)


def unsigned(profile: Profile | None = None) -> UnsignedPayment:
    return approved(profile).prepare(NOW, NONCE)


def payment(profile: Profile | None = None) -> PaymentPayload:
    return pay(challenge(profile), Policy())


def pay(challenge: PaymentRequired, policy: Policy) -> PaymentPayload:
    prepared = policy.approve(challenge.choose(PAYER), REQUEST, NOW).prepare(NOW, NONCE)
    return prepared.finish(SIGNER.sign(prepared.requests[0]))
