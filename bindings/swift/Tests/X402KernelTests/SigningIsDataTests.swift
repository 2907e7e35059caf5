import Foundation
import Testing
import VectorAdapter
import X402Kernel

/// A signing request is data; each has one answer, signed by the payer.
struct SigningIsDataTests {
    @Test("one answer for each request, signed by the payer")
    func answers() throws {
        let unsigned = try unsigned()
        let asked = unsigned.requests[0]
        #expect(asked.kind == .typedData)
        #expect((asked.digest, asked.typedData, asked.signer) == (unsigned.digest, unsigned.typedData, unsigned.payer))
        let typedData = try JSON(parsing: data(asked.typedData))
        #expect(typedData["domain"]?["chainId"] == .number(84532))
        let answer = Answer(id: asked.id, signature: try signer().sign(request: asked))
        #expect(try unsigned.finishAll(answers: [answer]).authorization.from == signer().address)
        for answers in [[], [answer, answer], [Answer(id: "other", signature: answer.signature)]] {
            #expect(try errorOf(X402KernelTests.unsigned().finishAll(answers: answers)).code == Code.usageAnswer)
        }
        let other = try LocalSigner(key: "0x" + String(repeating: "47", count: 32))
        #expect(try errorOf(other.sign(request: asked)).code == Code.signatureNotPayer)
        let choice = try challenge().choose(payer: Payer(address: other.address, networks: ["eip155:84532"]))
        let theirs = try Policy().approve(choice: choice, request: request(), now: Fixture.now)
        let asking = try theirs.prepare(now: Fixture.now, nonce: Fixture.nonce)
        let forged = try other.sign(request: asking.requests[0])
        #expect(try errorOf(X402KernelTests.unsigned().finish(signature: forged)).code == Code.signatureNotPayer)
    }
}
