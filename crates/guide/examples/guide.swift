// The code that the guide shows in Swift. Every language has this program, and all must print the same.

// ANCHOR: imports
import Foundation
import X402Kernel
// ANCHOR_END: imports

let OFFER = #"{"scheme":"exact","network":"eip155:84532","amount":"10000","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","extra":{"name":"USDC","version":"2"}}"#
let OTHER = #"{"scheme":"subscription","network":"eip155:8453"}"#
let CHALLENGE = #"{"x402Version":2,"resource":{"url":"https://api.example.com/report"},"accepts":[\#(OFFER),\#(OTHER)]}"#
let OLD_CHALLENGE = #"{"x402Version":1,"accepts":[{"scheme":"exact","network":"base-sepolia","maxAmountRequired":"10000","resource":"https://api.example.com/report","description":"","mimeType":"","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","extra":{"name":"USDC","version":"2"}}]}"#
let RESPONSE = #"{"success":true,"transaction":"0x89c91c789e57059b17285e7ba1716a1f5ff4c5dace0ea5a5135f26158d0421b9","network":"eip155:84532","payer":"0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A"}"#

/// A KMS's signature of the digest of this guide's payment.
let DER = "0x3045022100d87ccefa608077760fbdf01db3cdec9a73d5ed135fbab9ada4e2a5070987704a02205048897e7e4a35d1b2f70c51b274609908ffe01fe55d0c95bb14ec3eeb9d812c"

func randomness() -> String { "0x" + String(repeating: "22", count: 32) }
func unixTime() -> Int64 { 1_900_000_000 }
func section(_ name: String) { print("== \(name)") }

/// Returns a payment that waits for its signature.
func unsigned(_ payer: Payer) throws -> UnsignedPayment {
    let choice = try PaymentRequired.parse(json: CHALLENGE).choose(payer: payer)
    let request = try Request(method: "GET", url: "https://api.example.com/report")
    return try Policy().approve(choice: choice, request: request, now: unixTime()).prepare(now: unixTime(), nonce: randomness())
}

/// Keeps plans in memory. A real store reserves each plan in one transaction.
struct Store {
    var plans: [Plan] = []

    mutating func reserve(_ plan: Plan) -> String? {
        plans.append(plan)
        return nil
    }
}

/// Runs every example of the guide.
func guide() throws {
    let signer = try LocalSigner(key: "0x" + String(repeating: "11", count: 32))
    section("read")
    let (status, headers, body) = (
        Int32(402), [HttpHeader(name: "PAYMENT-REQUIRED", value: encodeHeader(json: CHALLENGE))], Data()
    )
    // ANCHOR: read
    let challenge = try PaymentRequired.fromHttp(status: status, headers: headers, body: body)  // from any HTTP client
    for offer in challenge.accepts {
        print(offer.summary)
    }
    for skipped in challenge.skipped {
        print("entry \(skipped.index) is skipped: \(skipped.error.code)")
    }
    // ANCHOR_END: read

    section("choose")
    // ANCHOR: choose
    let payer = try Payer(address: signer.address, networks: ["eip155:84532"])
    let choice = try challenge.choose(payer: payer)
    print("pay offer \(choice.index)")
    for other in choice.notChosen {
        print("not offer \(other.index): \(other.error.code)")
    }
    // ANCHOR_END: choose

    section("policy")
    let now = unixTime()
    // ANCHOR: policy
    let strict = try Policy(perPayment: "$0.001")
    let request = try Request(method: "GET", url: "https://api.example.com/report")
    do {
        let approved = try strict.approve(choice: choice, request: request, now: now)
        print("approved: \(approved.offer.summary)")
    } catch let error as X402Error {
        print("\(error.code): asked \(error.detail["asked"] ?? ""), allowed \(error.detail["allowed"] ?? "")")
    }
    // ANCHOR_END: policy

    section("pay")
    let nonce = randomness()
    // ANCHOR: pay
    let policy = try Policy(perPayment: "$0.05")
    let approved = try policy.approve(choice: choice, request: request, now: now)  // or the rule that denied it
    let unsignedPayment = try approved.prepare(now: now, nonce: nonce)  // your clock, your randomness
    print(unsignedPayment.summary)
    let signature = try signer.sign(request: unsignedPayment.requests[0])
    let payment = try unsignedPayment.finish(signature: signature)  // an error if the signer is not the payer
    print("send \(payment.headerName) with \(payment.header.utf8.count) characters")
    // ANCHOR_END: pay

    func wallet(_ typedData: String) throws -> String {
        precondition(typedData.contains("TransferWithAuthorization"))
        return try signer.sign(request: unsigned(payer).requests[0])
    }
    func kms(_ digest: String) -> String {
        precondition(digest.count == 66)
        return DER
    }

    section("wallet")
    do {
        let unsignedPayment = try unsigned(payer)
        // ANCHOR: wallet
        let asked = unsignedPayment.typedData  // for eth_signTypedData_v4
        let answer = try wallet(asked)  // 65 bytes, in hexadecimal
        let paid = try unsignedPayment.finish(signature: answer)
        print("signed by \(paid.authorization.from)")
        // ANCHOR_END: wallet
    }

    section("kms")
    do {
        let unsignedPayment = try unsigned(payer)
        // ANCHOR: kms
        let digest = unsignedPayment.digest  // 32 bytes, in hexadecimal: already hashed
        let der = kms(digest)  // DER, without the recovery byte
        let signature = try signatureFromDer(der: der, digest: digest, signer: payer.address)  // by whose it has to be
        let paid = try unsignedPayment.finish(signature: signature)
        print("signed by \(paid.authorization.from)")
        // ANCHOR_END: kms
    }

    section("contract")
    do {
        let walletSignature = "0x" + String(repeating: "ab", count: 96)
        let offer = try PaymentRequirements.parse(json: OFFER)
        // ANCHOR: contract
        let contract = try Payer(address: signer.address, networks: ["eip155:84532"], kind: .contract)
        let unsignedPayment = try unsigned(contract)  // as above: choose, approve, prepare
        let paid = try unsignedPayment.finishUnchecked(signature: walletSignature)  // only the contract can tell
        switch try offer.verify(payment: paid, now: now) {
        case .needsChain(_, let wallet, _, _, _): print("a \(wallet) wallet: ask the chain")
        case let other: print(other)
        }
        // ANCHOR_END: contract
    }

    section("verify")
    let headerValue = payment.header
    // ANCHOR: verify
    let offer = try PaymentRequirements.parse(json: OFFER)  // your own, never the payment's echo of it
    switch try offer.verifyHeader(header: headerValue, now: now) {
    case .signedByPayer(let payer, let replayKey, let open):
        print("\(payer) signed; claim \(replayKey)")
        for question in open {
            print("only the chain can tell: \(question)")
        }
    case .needsChain(let payer, _, _, _, _): print("\(payer) is a wallet contract: ask the chain")
    case .rejected(let error): print("rejected: \(error.reason ?? "unspecified")")
    case .malformed(let error): print("not readable: \(error)")
    }
    // ANCHOR_END: verify

    section("match")
    let dearer = try PaymentRequirements.parse(json: OFFER.replacingOccurrences(of: "10000", with: "20000"))
    // ANCHOR: match
    let offers = [dearer, offer]
    switch findOffer(offers: offers, payment: payment) {
    case .found(let index):
        // The body of POST /verify and POST /settle.
        let asked = try FacilitatorRequest(payment: payment, offer: offers[Int(index)]).json
        print("offer \(index); \(asked.utf8.count) bytes for the facilitator")
    case .ambiguous(let indexes): print("\(indexes.count) offers are the same")
    case .notFound(_, let error): print(error)
    }
    // ANCHOR_END: match

    section("settle")
    let response = RESPONSE
    // ANCHOR: settle
    let receipt = try SettleResponse.parse(json: response)  // the facilitator's response
    switch receipt {
    case .settled(let transaction, _, _, _, _): print("deliver; it is transaction \(transaction.prefix(10))")
    case .pending(let transaction, _, _, _): print("look again: \(transaction) may still settle")
    case .failed(let reason, _, _, _, _): print("no: \(reason ?? "no reason given")")
    }
    for header in try receiptHeaders(receipt: receipt, version: 2) {
        print("respond with \(header.name)")
    }
    // ANCHOR_END: settle

    section("errors")
    // ANCHOR: errors
    do {
        _ = try PaymentRequired.fromHeader(value: "not base64!")
    } catch let error as X402Error {
        print("\(error.code) (\(error.kind)), respond with \(error.httpStatus)")
    }
    // ANCHOR_END: errors

    section("repairs")
    let malformed = CHALLENGE.replacingOccurrences(of: "60", with: "\"60\"")
        .replacingOccurrences(of: "\"10000\"", with: "10000")
    do {
        // ANCHOR: repairs
        let challenge = try PaymentRequired.parse(json: malformed)
        let offer = challenge.accepts[0]
        for repair in offer.repairs {
            print("\(repair.kind) at \(repair.at)")
        }
        print(offer.needsApproval ? "the price was repaired: not paid by default" : "harmless")
        // ANCHOR_END: repairs
    }

    section("versions")
    let oldBody = Data(OLD_CHALLENGE.utf8)
    // ANCHOR: versions
    let old = try PaymentRequired.fromHttp(status: 402, headers: [], body: oldBody)  // in the body: x402 v1
    print("v\(old.version): \(old.accepts[0].summary)")
    // ANCHOR_END: versions

    section("tokens")
    // ANCHOR: tokens
    let profile = Profile()
    if let asset = try profile.asset(network: "eip155:84532", address: "0x036CbD53842c5426634e7929541eC2318f3dCF7e") {
        print("\(asset.symbol) calls itself \"\(asset.name)\", version \(asset.version)")
    }
    let price = try profile.price(money: "0.01 USDC", network: "eip155:84532")
    print("0.01 USDC is \(price.amount) of \(price.asset.address)")
    // ANCHOR_END: tokens

    section("purchase")
    var store = Store()
    var responses = [
        (Int32(402), [HttpHeader(name: "PAYMENT-REQUIRED", value: encodeHeader(json: CHALLENGE))]),
        (Int32(200), [HttpHeader(name: "PAYMENT-RESPONSE", value: encodeHeader(json: RESPONSE))]),
    ]
    func http(_ headers: [HttpHeader], noRedirect: Bool) -> (Int32, [HttpHeader])? {
        responses.isEmpty ? nil : responses.removeFirst()
    }
    // ANCHOR: purchase
    let purchase = Purchase(policy: policy, payer: payer, request: request)
    var event: Event? = .start(now: unixTime(), nonce: nonce)
    while let last = event {
        switch try purchase.next(event: last) {
        case .send(let headers, let noRedirect):
            print("send, with \(headers.count) more headers")
            if let (status, headers) = http(headers, noRedirect: noRedirect) {
                event = .response(status: status, headers: headers, body: Data(), now: unixTime())
            } else {
                event = .noResponse(now: unixTime())
            }
        case .reserve(let plan):
            let counter = store.reserve(plan)
            event = counter.map { .notReserved(counter: $0) } ?? .reserved(now: unixTime())
        case .sign(let requests):
            let answers = try requests.map { Answer(id: $0.id, signature: try signer.sign(request: $0)) }
            event = .signed(answers: answers, now: unixTime())
        case .confirm: event = .confirmed(now: unixTime())  // or ask a person
        case .wait(let until): event = .waited(now: until)  // sleep
        case .deliver(let receipt, _):
            if case .settled(let transaction, _, _, _, _) = receipt {
                print("delivered, for \(transaction.prefix(10))")
            }
            event = nil
        case .fail(let error, _): fatalError("\(error)")
        }
    }
    // ANCHOR_END: purchase
}

try guide()
