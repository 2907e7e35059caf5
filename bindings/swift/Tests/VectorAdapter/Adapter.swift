import Foundation
import X402Kernel

/// Answers a line `{"op", "input"}` with a line.
public func answer(line: String) -> String {
    do {
        let question = try JSON(parsing: Data(line.utf8))
        guard let op = question["op"]?.string, let input = question["input"] else { throw CaseProblem(line) }
        return try answer(op: op, input: input).text
    } catch {
        return JSON.object(["problem": .string("\(error)")]).text
    }
}

/// `{output}`, `{error: {code, at}}`, or `{problem}` where the operation or its input is not understood. It knows
/// nothing of what a case expects.
public func answer(op: String, input: JSON) throws -> JSON {
    do {
        return json(["output": try run(op, Input(input))])
    } catch let error as X402Error {
        return json(["error": json(["code": error.code, "at": error.at])])
    } catch let problem as CaseProblem {
        return json(["problem": "\(op): \(problem.what)"])
    }
}

private func run(_ op: String, _ input: Input) throws -> JSON {
    switch op {
    case "header/encode":
        return json(["header": encodeHeader(json: try input.text("json"))])
    case "header/decode":
        let readers = ["client": Reader.client, "server": Reader.server]
        guard let reader = readers[try input.text("reader")] else { throw CaseProblem("reader") }
        let decoded = try decodeHeader(value: input.text("value"), reader: reader, profile: input.profile())
        return json(["json": decoded.json, "repairs": kinds(decoded.repairs)])
    case "amount/parse":
        return json(["amount": try parseAmount(text: input.text("text"))])
    case "money/to_amount":
        return json(["amount": try moneyToAmount(text: input.text("text"), decimals: input.int("decimals"))])
    case "address/parse":
        return json(["address": try parseAddress(text: input.text("text"))])
    case "network/parse":
        let network = try parseNetwork(text: input.text("text"), version: input.int("version"))
        return json(["network": network, "name": try networkName(network: network)])
    case "eip712/domain_separator":
        return json(["separator": try domainSeparator(domain: input.domain())])
    case "signature/recover":
        return json(["address": try recover(digest: input.text("digest"), signature: input.text("signature"))])
    case "wire/payment_required":
        return challenge(try PaymentRequired.parse(json: input.text("json"), profile: input.profile()))
    case "wire/payment_payload":
        let profile = try input.profile()
        guard let header = try input.optionalText("header") else {
            return payment(try PaymentPayload.parse(json: input.text("json"), profile: profile))
        }
        return payment(try PaymentPayload.fromHeader(value: header, profile: profile))
    case "wire/settle_response":
        return receipt(try SettleResponse.parse(json: input.text("json")))
    case "http/challenge":
        let (status, headers, body) = (try input.int("status"), try input.headers(), try input.body())
        let challenge = try PaymentRequired.fromHttp(
            status: status, headers: headers, body: body, profile: input.profile())
        return json([
            "version": challenge.version,
            "found": "\(challenge.found)",
            "repairs": kinds(challenge.repairs),
            "accepts": challenge.accepts.map(\.index),
            "skipped": challenge.skipped.map(\.index),
            "json": challenge.json,
        ])
    case "client/choose":
        let choice = try input.choice()
        return json([
            "index": choice.index,
            "offer": offer(choice.offer),
            "notChosen": choice.notChosen.map { placed($0.index, $0.error) },
        ])
    case "policy/approve":
        let approved = try input.policy().approve(
            choice: input.choice(), request: input.request(), now: input.long("now"))
        return json(["payer": approved.payer, "offer": offer(approved.offer)])
    case "exact/prepare":
        let unsigned = try input.unsigned()
        return json([
            "summary": unsigned.summary,
            "expiresAt": unsigned.expiresAt,
            "requests": unsigned.requests.map(request),
        ])
    case "exact/finish":
        let unsigned = try input.unsigned()
        let payment =
            if let signature = try input.optionalText("signature") {
                try input.flag("contract")
                    ? unsigned.finishUnchecked(signature: signature) : unsigned.finish(signature: signature)
            } else {
                try unsigned.finishAll(answers: input.answers())
            }
        return json(["headerName": payment.headerName, "header": payment.header, "json": payment.json])
    case "exact/sign":
        let signer = try LocalSigner(key: input.text("key"))
        guard let request = try input.unsigned().requests.first else { throw CaseProblem("no request") }
        return json(["address": signer.address, "signature": try signer.sign(request: request)])
    case "exact/verify":
        let profile = try input.profile()
        let offer = try PaymentRequirements.parse(
            json: input.text("offer"), version: input.int("version"), profile: profile)
        let (now, options) = (try input.long("now"), try input.verifyOptions())
        if let header = try input.optionalText("header") {
            return verdict(try offer.verifyHeader(header: header, now: now, options: options))
        }
        let payment = try PaymentPayload.parse(json: input.text("payment"), profile: profile)
        return verdict(try offer.verify(payment: payment, now: now, options: options))
    case "purchase/run":
        let purchase = Purchase(
            policy: try input.policy(), payer: try input.payer(), request: try input.request(),
            profile: try input.profile())
        let steps = try input.events().map { event in
            do {
                return try step(purchase.next(event: event))
            } catch let error as X402Error {
                return json(["raised": error.code])
            }
        }
        return json(["steps": steps])
    default:
        guard let answer = try values(op, input) ?? wire(op, input) ?? matching(op, input) ?? evm(op, input) else {
            throw CaseProblem("unknown operation \(op)")
        }
        return answer
    }
}
