// Runs the README's quick start against a challenge, as a user's program would: the server accepts the payment.

import Foundation
import X402Kernel

let text = """
    {"scheme":"exact","network":"eip155:84532","amount":"10000","maxTimeoutSeconds":60,\
    "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C",\
    "extra":{"name":"USDC","version":"2"}}
    """
let challenge = #"{"x402Version":2,"resource":{"url":"https://api.example.com/report"},"accepts":[\#(text)]}"#
let headers = [HttpHeader(name: "PAYMENT-REQUIRED", value: encodeHeader(json: challenge))]
let signer = try LocalSigner(key: nonce())
let request = try Request(method: "GET", url: "https://api.example.com/report")

let paid = try pay(request, status: 402, headers: headers, body: Data(), signer: signer)
let offer = try PaymentRequirements.parse(json: text)
let verdict = try verify(offer, header: paid.value)
print(verdict)
precondition(paid.name == "PAYMENT-SIGNATURE" && verdict.hasPrefix("claim exact/eip155:84532/"))

let payment = try PaymentPayload.fromHeader(value: paid.value)
precondition(payment.authorization.from == signer.address)
let asked = try question([offer], payment)
let unreadable = try verify(offer, header: "?")
precondition(asked?.payment.json == payment.json && asked?.offer == offer)
precondition(unreadable.hasPrefix("not readable: header.not_base64: "))
do {
    _ = try PaymentRequired.parse(json: "{}")
    fatalError("an empty message was read")
} catch let error as X402Error {
    print(explain(error))
    precondition(error.localizedDescription.hasPrefix("\(error.code): \(error.sentence)"))
}
