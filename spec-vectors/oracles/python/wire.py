"""Messages and responses, with the official Python SDK. Each function returns whether the SDK reads the same as the case;
check.py compares that with the names in the case."""

import base64
import importlib.util
import json
import sys
from pathlib import Path

import x402
from x402 import x402ClientSync
from x402.http import x402HTTPClientSync
from x402.http.utils import decode_payment_required_header, decode_payment_response_header
from x402.http.x402_http_server_base import with_private_cache_control
from x402.schemas import (
    PaymentRequired, PaymentRequirements, SettleResponse, SupportedResponse, VerifyRequest, VerifyResponse,
)
from x402.schemas.v1 import PaymentPayloadV1, PaymentRequiredV1, PaymentRequirementsV1


def _catalogue():
    """The catalogue's reader alone: its package needs an extra that cannot be installed together with eth-account 0.14."""
    path = Path(x402.__file__).parent / "extensions/bazaar/facilitator_client.py"
    spec = importlib.util.spec_from_file_location("x402_catalogue", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


CATALOGUE = _catalogue()


def tried(read, *args):
    """The result of `read`; None if it raises."""
    try:
        return read(*args)
    except Exception:
        return None


def present(value):
    return {name: part for name, part in value.items() if part is not None}


def _verified(text):
    read = VerifyResponse.model_validate(json.loads(text))
    told = {"reason": read.invalid_reason, "message": read.invalid_message} if not read.is_valid else {}
    return present({"status": "valid" if read.is_valid else "invalid", "payer": read.payer, **told})


def verify_response(case):
    return tried(_verified, case["input"]["json"]) == case.get("output")


def _settled(read):
    pending = not read.success and read.error_reason == "settlement_pending" and read.transaction
    status = "settled" if read.success else "pending" if pending else "failed"
    return present({
        "status": status,
        "transaction": read.transaction if read.transaction or read.success else None,
        "network": read.network or None,
        "payer": read.payer,
        "amount": read.amount if read.success else None,
        "reason": read.error_reason if status == "failed" else None,
        "errorMessage": read.error_message,
        "extensions": None if read.extensions is None else json.dumps(read.extensions, separators=(",", ":")),
    })


def settle_response(case):
    return tried(lambda text: _settled(SettleResponse.model_validate(json.loads(text))), case["input"]["json"]) == case.get("output")


def response(case):
    """Whether the models read the same in our message."""
    if "json" not in case.get("output", {}):
        return False
    value = json.loads(case["output"]["json"])
    read = tried((VerifyResponse if "isValid" in value else SettleResponse).model_validate, value)
    if read is None:
        return False
    dumped = read.model_dump(by_alias=True, exclude_none=True)
    if "header" in case["output"]:
        client = json.loads(base64.b64decode(case["output"]["header"]))
        known = {name: part for name, part in client.items() if name != "later"}
        return dumped == known and decode_payment_response_header(case["output"]["header"]) is not None
    return dumped == value


def _request(text):
    value = json.loads(text)
    if value["x402Version"] == 1:
        PaymentPayloadV1.model_validate(value["paymentPayload"])
        PaymentRequirementsV1.model_validate(value["paymentRequirements"])
    else:
        VerifyRequest.model_validate(value)
    return True


def facilitator_request(case):
    """The models drop unknown members, so only whether they read the message is compared."""
    text = case["input"].get("json", case.get("output", {}).get("json"))
    return text is not None and bool(tried(_request, text)) == ("output" in case)


def _supported(text):
    read = SupportedResponse.model_validate(json.loads(text))
    kind = lambda kind: present({
        "version": kind.x402_version, "scheme": kind.scheme, "network": kind.network,
        "extra": None if kind.extra is None else json.dumps(kind.extra, separators=(",", ":")),
    })
    return [kind(entry) for entry in read.kinds], read.extensions


def supported(case):
    read = tried(_supported, case["input"]["json"])
    return read == ((case["output"]["kinds"], case["output"]["extensions"]) if "output" in case else None)


def _page(text):
    value = json.loads(text)
    read = CATALOGUE._parse_search_response(value) if "resources" in value else CATALOGUE._parse_list_response(value)
    items = read.resources if "resources" in value else read.items
    for item in items:
        model = PaymentRequirementsV1 if item.x402_version == 1 else PaymentRequirements
        for offer in item.accepts:
            model.model_validate(offer)
    facts = [(item.resource, item.type, item.x402_version, len(item.accepts), item.last_updated) for item in items]
    page = read.pagination
    return facts, None if page is None else present(dict(vars(page)))


def discovery(case):
    if "error" in case:
        return False
    output = case["output"]
    facts = [
        (item["resource"], item["type"], item["version"], len(item["accepts"]), item.get("lastUpdated"))
        for item in output["items"]
    ]
    page = output.get("pagination")
    page = page and {name: value for name, value in page.items() if name != "by"}
    return tried(_page, case["input"]["json"]) == (facts, page)


def _response(given):
    headers = {}
    for name, value in given["headers"]:
        headers.setdefault(name.lower(), value)
    client = x402HTTPClientSync(x402ClientSync())
    look = lambda name: headers.get(name.lower())
    receipt = tried(client.get_payment_settle_response, look)
    if receipt is not None:
        return "receipt", (receipt.success, receipt.transaction)
    challenge = tried(client.get_payment_required_response, look, tried(json.loads, given["body"])) if given["status"] == 402 else None
    return ("challenge", challenge.x402_version) if challenge is not None else ("none", None)


def interpret(case):
    kind, read = _response(case["input"])
    output = case.get("output", {})
    if "receipt" in output:
        said = output["receipt"]
        return kind == "receipt" and read == (said["status"] == "settled", said.get("transaction", ""))
    if "challenge" in output:
        return kind == "challenge" and read == json.loads(output["challenge"]["json"])["x402Version"]
    return kind == "none"


def response_headers(case):
    """The receipt or challenge in the header, and the rule for caches; no official server sends the other headers."""
    given, output = case["input"], case.get("output", {})
    headers = dict(output.get("headers", []))
    if given["for"] == "receipt" and output:
        name = "PAYMENT-RESPONSE" if given["version"] == 2 else "X-PAYMENT-RESPONSE"
        caches = headers["Cache-Control"] == with_private_cache_control(given.get("cacheControl"))
        return caches and tried(decode_payment_response_header, headers[name]) is not None
    if given["for"] == "challenge" and output:
        challenge = tried(decode_payment_required_header, headers.get("PAYMENT-REQUIRED", ""))
        challenge = challenge or tried(PaymentRequiredV1.model_validate, json.loads(given["json"]))
        return challenge is not None and headers["Cache-Control"] == "no-store"
    return False


def _challenge(given):
    if "header" in given:
        return decode_payment_required_header(given["header"]).model_dump(by_alias=True)
    value = json.loads(given["json"])
    return (PaymentRequiredV1 if value.get("x402Version") == 1 else PaymentRequired).model_validate(value).model_dump(by_alias=True)


def challenge_repairs(case):
    """Whether the model reads all of a misshapen challenge, with the same prices; it does not report repairs."""
    read = tried(_challenge, case["input"])
    if "output" not in case or read is None:
        return read is None and "error" in case
    output = case["output"]
    price = lambda offer: (str(offer.get("amount") or offer.get("maxAmountRequired")), offer["payTo"])
    same = [price(offer) for offer in read["accepts"]] == [(offer["amount"], offer["payTo"]) for offer in output["accepts"]]
    return same and not output["skipped"] and read["x402Version"] == output["version"]


READERS = {
    "wire/settle_response": settle_response,
    "wire/challenge_repairs": challenge_repairs,
    "wire/verify_response": verify_response,
    "wire/facilitator_response": response,
    "wire/facilitator_request": facilitator_request,
    "wire/facilitator_request_new": facilitator_request,
    "wire/supported": supported,
    "wire/discovery": discovery,
    "http/interpret": interpret,
    "http/response_headers": response_headers,
}


def verify(reads):
    return lambda case: {"x402": reads(case)}


PEERS = {op: verify(reads) for op, reads in READERS.items()}
