import Foundation
import Testing

/// Handles are made by the kernel alone: the compiler must reject each of these lines.
private let forgeries = [
    "_ = Approved()",
    "_ = Approved(unsafeFromHandle: 42)",
    "_ = Approved(noHandle: Approved.NoHandle())",
    "_ = approved.uniffiCloneHandle()",
    "_ = FfiConverterTypeApproved_lift(42)",
    "_ = try FfiConverterTypeApproved.lift(42)",
    "class Mine: Approved {}",
    "_ = UnsignedPayment(unsafeFromHandle: 42)",
    "_ = SigningRequest(unsafeFromHandle: 42)",
    "_ = try JSONEncoder().encode(approved)",
    "_ = try signer.sign(digest: approved.payer)",
]

private let allowed = "_ = try signer.sign(request: approved.prepare(now: 0, nonce: \"\").requests[0])"

@Test("code that forges, copies or signs without a policy does not compile") func forgery() throws {
    let lines = forgeries + [allowed]
    #expect(try refused(lines) == forgeries)
}

/// Returns the lines that the compiler rejects in a function that uses the tested module.
private func refused(_ lines: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("lines.swift")
    let functions = lines.enumerated().map { "func f\($0)(approved: Approved, signer: LocalSigner) throws { \($1) }\n" }
    // A line's index in the list is its line number in the file, minus one.
    try Data("import Foundation; import X402Kernel; \(functions.joined())".utf8).write(to: file)

    let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let headers = checkout.appendingPathComponent("bindings/swift/Sources/x402_kernelFFI")
    let (compiler, errors) = (Process(), Pipe())
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = [
        "swiftc", "-typecheck", "-I", products.appendingPathComponent("Modules").path, "-I", headers.path, file.path,
    ]
    compiler.standardError = errors
    try compiler.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    compiler.waitUntilExit()
    let rejected = Set(text.matches(of: #/lines\.swift:(\d+):\d+: error: /#).map { String($0.output.1) })
    return lines.enumerated().filter { rejected.contains("\($0.offset + 1)") }.map(\.element)
}
