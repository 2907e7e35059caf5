import Neighbour
import Testing
import X402Kernel

/// Another library made by uniffi in the same program, with the same names: neither is confused with the other.
struct NeighbourTests {
    @Test("two libraries of uniffi work side by side")
    func sideBySide() throws {
        #expect(try X402Kernel.parseAmount(text: "7") == "7")
        #expect(Neighbour.parseAmount(text: "7") == "the neighbour's 7")
        let theirs = try Neighbour.Price.parse(text: "12")
        let ours = try Profile().price(money: "$0.12", network: "eip155:8453")
        #expect((theirs.cents(), ours.amount) == (12, "120000"))
        #expect(throws: NeighbourError.self) { try Neighbour.Price.parse(text: "much") }
        #expect(throws: X402Error.self) { try Profile().price(money: "much", network: "eip155:8453") }
    }

    @Test("handles of both live and die in many tasks")
    func handles() async throws {
        let sums = try await withThrowingTaskGroup(of: Int64.self) { group in
            for task in 0..<64 {
                group.addTask {
                    let theirs = try Neighbour.Price.parse(text: "\(task)")
                    return try theirs.cents() + Int64(challenge().accepts.count)
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sums == 64 * 63 / 2 + 64)
    }
}
