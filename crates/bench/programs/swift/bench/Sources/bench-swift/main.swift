// Prints the costs of the operations in Swift; with a number of calls, the memory before and after that many
// verifications.

import Foundation
import X402Kernel

let arguments = CommandLine.arguments
let inputs = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: URL(fileURLWithPath: arguments[1])))

func input(_ name: String) -> String { inputs[name, default: ""] }

let (now, header, challenge) = (Int64(input("now")) ?? 0, input("header"), input("challenge"))
let (hash, signature, nonce) = (input("digest"), input("signature"), input("nonce"))
let offer = try PaymentRequirements.parse(json: input("offer"))
let payer = try Payer(address: input("payer"), networks: [input("network")])
let choice = try PaymentRequired.parse(json: challenge).choose(payer: payer)
let policy = try Policy()
let request = try Request(method: input("method"), url: input("url"))
let domain = try Eip712Domain.parse(json: input("domain"))
let authorization = try Authorization.parse(json: input("authorization"))

func verifyHeader() throws -> String {
    guard case .signedByPayer(let payer, _, _) = try offer.verifyHeader(header: header, now: now) else { return "refused" }
    return payer
}

let operations: [(String, () throws -> String)] = [
    ("verify_header", verifyHeader),
    ("parse_header", { try PaymentPayload.fromHeader(value: header).json }),
    ("parse_challenge", { try PaymentRequired.parse(json: challenge).accepts[0].json }),
    ("digest", { try digest(domain: domain, authorization: authorization) }),
    ("recover", { try recover(digest: hash, signature: signature) }),
    (
        "pay",
        {
            let unsigned = try policy.approve(choice: choice, request: request, now: now).prepare(now: now, nonce: nonce)
            return try unsigned.finish(signature: signature).header
        }
    ),
]

if arguments.count == 2 {
    for (name, call) in operations { try time(name, expected: inputs["expected.\(name)"], call) }
} else {
    for (when, calls) in [("before", 10_000), ("after", Int(arguments[2]) ?? 0)] {
        for _ in 0..<calls { _ = try verifyHeader() }
        try memory(when)
    }
}
