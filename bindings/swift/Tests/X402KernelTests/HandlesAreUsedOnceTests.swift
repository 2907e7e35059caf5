import Foundation
import Testing
import X402Kernel

/// A handle is used once, cannot be copied, and is never made from data. `ForgeryTests` has what must not compile.
struct HandlesAreUsedOnceTests {
    @Test("each handle is used once")
    func once() throws {
        let approved = try approved()
        let unsigned = try approved.prepare(now: Fixture.now, nonce: Fixture.nonce)
        #expect(try errorOf(approved.prepare(now: Fixture.now, nonce: Fixture.nonce)).code == Code.usageAlreadyUsed)
        _ = try unsigned.finish(signature: signature(unsigned))
        #expect(try errorOf(unsigned.finish(signature: signature(unsigned))).code == Code.usageAlreadyUsed)
        #expect(try errorOf(unsigned.finishAll(answers: [])).code == Code.usageAlreadyUsed)
        // A failure uses up the handle, too.
        let failed = try X402KernelTests.approved()
        let zero = "0x" + String(repeating: "00", count: 32)
        #expect(try errorOf(failed.prepare(now: Fixture.now, nonce: zero)).code == Code.prepareNonce)
        #expect(try errorOf(failed.prepare(now: Fixture.now, nonce: Fixture.nonce)).code == Code.usageAlreadyUsed)
        let refused = try X402KernelTests.unsigned()
        #expect(try errorOf(refused.finish(signature: "0x00")).code == Code.signatureLength)
        #expect(try errorOf(refused.finish(signature: signature(refused))).code == Code.usageAlreadyUsed)
    }

    @Test("a wrong argument leaves the handle unused")
    func arguments() throws {
        let approved = try approved()
        let milliseconds = Fixture.now * 1000
        #expect(try errorOf(approved.prepare(now: milliseconds, nonce: Fixture.nonce)).code == Code.timeMilliseconds)
        #expect(try errorOf(approved.prepare(now: -1, nonce: Fixture.nonce)).code == Code.usageArgument)
        let bare = String(Fixture.nonce.dropFirst(2))
        #expect(try errorOf(approved.prepare(now: Fixture.now, nonce: bare)).code == Code.hexNoPrefix)
        for (date, at, code) in [
            ("yesterday", Fixture.now, Code.timeNotHttpDate),
            ("Sun, 17 Mar 2030 17:46:40 GMT", Fixture.now - 601, Code.clockImplausible),
            ("Sun, 17 Mar 2030 17:46:40 GMT", milliseconds, Code.timeMilliseconds),
            ("Sun, 17 Mar 2030 17:46:40 GMT", -1, Code.usageArgument),
        ] {
            let options = PrepareOptions(serverDate: ServerDate(date: date, receivedAt: at))
            let refused = try errorOf(approved.prepare(now: Fixture.now, nonce: Fixture.nonce, options: options))
            #expect(refused.code == code)
        }
        let unsigned = try approved.prepare(now: Fixture.now, nonce: Fixture.nonce)
        #expect(try errorOf(unsigned.finish(signature: "0xzz")).code == Code.hexNotHex)
        let answer = Answer(id: "authorization", signature: "0xzz")
        #expect(try errorOf(unsigned.finishAll(answers: [answer])).code == Code.hexNotHex)
        #expect(try unsigned.finish(signature: signature(unsigned)).accepted?.amount == "10000")
    }

    @Test("of many tasks one prepares")
    func race() async throws {
        let approved = try approved()
        let codes = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    let result = Result { try approved.prepare(now: Fixture.now, nonce: Fixture.nonce) }
                    guard case .failure(let error) = result else { return nil }
                    return (error as? X402Error)?.code ?? "\(error)"
                }
            }
            return await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(codes.filter { $0 == nil }.count == 1)
        #expect(codes.filter { $0 == Code.usageAlreadyUsed }.count == 31)
    }

    @Test("handles are neither copied nor serialised, and no text shows a key")
    func handles() throws {
        let unsigned = try unsigned()
        let purchase = Purchase(policy: try Policy(), payer: try payer(), request: try request())
        let handles: [any AnyObject & Sendable] = [
            try Policy(), try approved(), unsigned, unsigned.requests[0], try signer(), purchase,
        ]
        for handle in handles {
            #expect(!(handle is any Encodable) && !(handle is any Decodable), "\(handle)")
            #expect(!(handle is any NSCopying) && !(handle is any NSCoding), "\(handle)")
        }
        let signer = try signer()
        var dumped = ""
        dump(signer, to: &dumped)
        for text in ["\(signer)", String(reflecting: signer), dumped] {
            #expect(!text.contains("4646"))
        }
        #expect("\(signer)" == "LocalSigner(\(signer.address))")
        let error = try errorOf(LocalSigner(key: Fixture.key + "46"))
        #expect(error.code == Code.usageKey && !"\(error)".contains("4646"))
    }
}
