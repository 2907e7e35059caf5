// Calls the kernel many times, and fails if memory grows.

import Foundation
import X402Kernel

let calls = 100_000
let bound = 4 * 1024 * 1024

/// The resident memory of this process, in bytes.
func resident() throws -> Int {
    let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return (Int(pages[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
}

let key = "0x" + String(repeating: "46", count: 32)
let nonce = "0x" + String(repeating: "22", count: 32)
let now: Int64 = 1_900_000_000
let challenge = """
    {"x402Version":2,"resource":{"url":"https://api.example.com/report"},"accepts":[{"scheme":"later"},\
    {"scheme":"exact","network":"eip155:84532","amount":"10000","asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e",\
    "payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","maxTimeoutSeconds":60,\
    "extra":{"name":"USDC","version":"2"}}]}
    """
let signer = try LocalSigner(key: key)
let payer = try Payer(address: signer.address, networks: ["eip155:84532"])
let request = try Request(method: "GET", url: "https://api.example.com/report")
let policy = try Policy()

func unsigned() throws -> UnsignedPayment {
    let choice = try PaymentRequired.parse(json: challenge).choose(payer: payer)
    return try policy.approve(choice: choice, request: request, now: now).prepare(now: now, nonce: nonce)
}

let offer = try PaymentRequired.parse(json: challenge).accepts[0]
let first = try unsigned()
let header = try first.finish(signature: signer.sign(request: first.requests[0])).header

/// Kinds of calls: values, handles that are used or dropped, errors, events with their fields.
let kinds: [(name: String, times: Int, call: () throws -> Void)] = [
    ("messages and handles", calls / 10, { _ = try unsigned().summary }),
    ("payments", calls / 100, {
        let unsigned = try unsigned()
        _ = try unsigned.finish(signature: signer.sign(request: unsigned.requests[0])).header
    }),
    ("verdicts", calls / 100, { _ = try offer.verifyHeader(header: header, now: now) }),
    ("errors", calls, {
        do { _ = try parseAddress(text: "server.eth") } catch let error as X402Error { _ = error.localizedDescription }
    }),
    ("bytes and lists", calls, {
        let headers = [HttpHeader(name: "a", value: "b"), HttpHeader(name: "c", value: "d")]
        _ = try interpret(status: 200, headers: headers, body: Data(challenge.utf8))
    }),
    ("purchases", calls / 10, {
        let purchase = Purchase(policy: policy, payer: payer, request: request)
        _ = try purchase.next(event: .start(now: now, nonce: nonce))
        _ = try purchase.next(event: .response(status: 402, headers: [], body: Data(challenge.utf8), now: now))
    }),
]

var grown = false
for kind in kinds {
    for _ in 0..<max(kind.times / 10, 100) { try kind.call() }
    let before = try resident()
    for _ in 0..<kind.times { try kind.call() }
    let growth = try resident() - before
    print("\(kind.times) \(kind.name): \(growth / 1024) KiB more")
    grown = grown || growth > bound
}
if grown { fatalError("memory grows with the calls") }
