import Foundation

/// Prints the cost of one call, a line `name nanoseconds` for each measurement. It checks the result first.
func time(_ name: String, expected: String?, _ call: () throws -> String) throws {
    let answer = try call()
    guard answer == expected else { throw Wrong(operation: name, answer: answer) }
    // The approximate time of a round: short, so that many are undisturbed. The best counts.
    let calls = max(1, 500_000 / max(1, try turn(3, call) / 3))
    var (best, spent) = (UInt64.max, UInt64(0))
    while spent < 400_000_000 {
        let took = try turn(calls, call)
        (best, spent) = (min(best, took), spent + took)
    }
    print(name, best / calls)
}

struct Wrong: Error {
    let operation: String
    let answer: String
}

private func turn(_ calls: UInt64, _ call: () throws -> String) rethrows -> UInt64 {
    let start = DispatchTime.now().uptimeNanoseconds
    for _ in 0..<calls { _ = try call() }
    return DispatchTime.now().uptimeNanoseconds - start
}

/// Prints the process's resident memory.
func memory(_ when: String) throws {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    print("kib_\(when)", line?.filter(\.isNumber) ?? "unknown")
}
