"""The official Python SDK as a peer: the messages of its client, its server and its facilitator for the challenges, routes and
settlements of `../official.json`. Clock and nonces are frozen, so that the bytes are the same each time."""

import contextlib
import hashlib
import json
import os
import time
from pathlib import Path

from eth_account import Account
from x402 import x402ClientSync
from x402.http import x402HTTPClientSync
from x402.http.types import HTTPRequestContext, PaymentOption, RouteConfig
from x402.http.utils import decode_payment_signature_header
from x402.http.x402_http_server import x402HTTPResourceServerSync
from x402.mechanisms.evm import EthAccountSigner
from x402.mechanisms.evm.exact import ExactEvmClientScheme, ExactEvmServerScheme
from x402.mechanisms.evm.exact.v1 import ExactEvmSchemeV1Client
from x402.mechanisms.evm.v1.constants import V1_NETWORK_CHAIN_IDS
from x402.schemas import PaymentRequired, PaymentRequirements, SettleResponse, SupportedKind, SupportedResponse, VerifyResponse
from x402.schemas.v1 import PaymentRequiredV1
from x402.server import x402ResourceServerSync

HERE = Path(__file__).resolve().parent
ASKED = json.loads((HERE / "../official.json").read_text("utf-8"))
KEY = "0x" + "11" * 32
URL = "https://api.example.com/premium-data"


@contextlib.contextmanager
def frozen(now, nonce=None):
    """Freezes the time, and the nonce for each nonce drawn."""
    clock, random = time.time, os.urandom
    time.time = lambda: now
    if nonce is not None:
        os.urandom = lambda size: nonce[:size]
    try:
        yield
    finally:
        time.time, os.urandom = clock, random


def client(networks, controls=None):
    """The official client on those networks, with its own spend controls unless others are given."""
    made = x402ClientSync()
    if controls is not None:
        made.set_spend_controls(controls)
    account = EthAccountSigner(Account.from_key(KEY))
    for network in networks:
        made.register(network, ExactEvmClientScheme(account))
        for name, chain in V1_NETWORK_CHAIN_IDS.items():
            if f"eip155:{chain}" == network:
                made.register_v1(name, ExactEvmSchemeV1Client(account))
    return made


def challenge_of(message):
    return (PaymentRequiredV1 if message["x402Version"] == 1 else PaymentRequired).model_validate(message)


def sent(asked):
    """The header that the official client sends for a challenge, with a nonce made from the challenge's id; None if it pays none."""
    payer = x402HTTPClientSync(client(asked["networks"], False))
    try:
        with frozen(ASKED["now"], hashlib.sha256(asked["id"].encode()).digest()):
            payment = payer.create_payment_payload(challenge_of(asked["challenge"]))
        ((name, value),) = payer.encode_payment_signature_header(payment).items()
        return {"name": name, "value": value}
    except Exception:  # What raises pays nothing, whatever it raises.
        return None


class Facilitator:
    """A facilitator with a fixed response."""

    def __init__(self, settlement=None):
        self.settlement = settlement

    def get_supported(self):
        networks = ("eip155:84532", "eip155:8453", "eip155:4326")
        kinds = [SupportedKind(x402_version=2, scheme="exact", network=network) for network in networks]
        return SupportedResponse(kinds=kinds, extensions=[], signers={})

    def verify(self, *_):
        return VerifyResponse(is_valid=True)

    def settle(self, *_):
        return SettleResponse.model_validate(self.settlement)


def server(settlement=None):
    made = x402ResourceServerSync(Facilitator(settlement))
    made.register("eip155:*", ExactEvmServerScheme())
    made.initialize()
    return made


class Adapter:
    def __init__(self, headers):
        self.headers = headers

    def get_header(self, name):
        return self.headers.get(name.lower())

    def get_method(self):
        return "GET"

    def get_path(self):
        return "/premium-data"

    def get_url(self):
        return URL

    def get_accept_header(self):
        return self.headers.get("accept", "")

    def get_user_agent(self):
        return self.headers.get("user-agent", "")

    def get_query_params(self):
        return {}

    def get_query_param(self, _):
        return None

    def get_body(self):
        return None


NAMES = {
    "payTo": "pay_to", "maxTimeoutSeconds": "max_timeout_seconds", "mimeType": "mime_type", "serviceName": "service_name", "iconUrl": "icon_url",
}


def renamed(members):
    return {NAMES.get(name, name): value for name, value in members.items()}


def unpaid(asked):
    """The official server's response to a request without a payment."""
    options = [PaymentOption(**renamed(offer)) for offer in asked["route"]["accepts"]]
    route = RouteConfig(**{**renamed(asked["route"]), "accepts": options})
    made = x402HTTPResourceServerSync(server(), {"GET /premium-data": route})
    made.initialize()
    headers = {"accept": "text/html", "user-agent": "Mozilla/5.0"} if asked["browser"] else {"accept": "*/*"}
    response = made.process_http_request(HTTPRequestContext(adapter=Adapter(headers), path="/premium-data", method="GET")).response
    # A page for people is megabytes long; its beginning identifies it.
    body = response.body[:500] if response.is_html else json.dumps(response.body)
    return {"status": response.status, "headers": [list(pair) for pair in response.headers.items()], "body": body}


def receipt(asked, payment):
    """The official server's PAYMENT-RESPONSE after that response of its facilitator."""
    offer = PaymentOption(scheme="exact", pay_to=payment.accepted.pay_to, price="$0.01", network=payment.accepted.network)
    made = x402HTTPResourceServerSync(server(asked["settlement"]), {"GET /premium-data": RouteConfig(accepts=offer)})
    made.initialize()
    return made.process_settlement(payment, payment.accepted).headers["PAYMENT-RESPONSE"]


def messages():
    """All messages of the SDK."""
    headers = {asked["id"]: sent(asked) for asked in ASKED["challenges"]}
    payment = decode_payment_signature_header(headers["v2-spec"]["value"])
    return {
        "about": "What the official Python SDK, x402 2.25.0, says to the challenges, routes and settlements of oracles/official.json. Written and checked by oracles/python.",
        "payments": {name: header for name, header in headers.items() if header},
        "responses": {asked["id"]: unpaid(asked) for asked in ASKED["routes"]},
        "receipts": {asked["id"]: receipt(asked, payment) for asked in ASKED["settlements"]},
    }


MATCHER = server()


def matches(offers, payment, index):
    """Whether the official server finds the payment's offer at that index of its own offers. It cannot match one of v1."""
    models = [PaymentRequirements.model_validate(offer) for offer in offers]
    return MATCHER.find_matching_requirements(models, payment) is models[index]
