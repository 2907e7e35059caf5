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
        let input = try Input(input)
        let output = try op == "purchase/run" ? purchase(input) : operation(op, input)
        guard let output else { throw CaseProblem("unknown operation") }
        return object(["output": output])
    } catch let error as X402Error {
        return object(["error": object(["code": error.code, "at": error.at])])
    } catch is UnknownWord {
        return object(["error": object(["code": Code.usageArgument, "at": ""])])
    } catch let problem as CaseProblem {
        return object(["problem": "\(op): \(problem.what)"])
    }
}

/// A step is the code of the error where the event was refused.
private func purchase(_ input: Input) throws -> JSON {
    let (policy, payer) = (try readPolicy(input.input("policy")), try readPayer(input.input("payer")))
    let request = try readRequest(input.input("request"))
    let purchase = Purchase(policy: policy, payer: payer, request: request, profile: try input.profile())
    let steps = try input.inputs("events").map { event in
        do {
            return try purchase.next(event: readEvent(event)).shown
        } catch let error as X402Error {
            return object(["raised": error.code])
        } catch is UnknownWord {
            return object(["raised": Code.usageArgument])
        }
    }
    return object(["steps": steps])
}
