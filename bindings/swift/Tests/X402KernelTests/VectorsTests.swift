import Foundation
import Testing
import VectorAdapter

/// The top of the checkout.
let checkout = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../..").standardizedFileURL

/// The checkout's shared test vectors, through the public API.
@Test func vectors() throws {
    let folder = checkout.appendingPathComponent("spec-vectors")
    let registry = try JSON(parsing: Data(contentsOf: folder.appendingPathComponent("schema/operations.json")))
    let known = try #require(registry["operations"]?.object)
    var (files, cases, wrong) = (0, 0, [String]())
    for area in try entries(of: folder) where area.hasDirectoryPath {
        if ["schema", "messages", "oracles"].contains(area.lastPathComponent) { continue }
        for file in try entries(of: area) {
            let vectors = try JSON(parsing: Data(contentsOf: file))
            let op = try #require(vectors["op"]?.string)
            #expect(known[op] != nil, "\(op) is not registered")
            #expect(file.path == folder.appendingPathComponent("\(op).json").path)
            for vector in try #require(vectors["cases"]?.array) {
                let expected = try #require(vector.object).filter { ["output", "error"].contains($0.key) }
                #expect(expected.count == 1, "\(vector.text) has not exactly one of output and error")
                let (wanted, found) = (JSON.object(expected), try answer(op: op, input: #require(vector["input"])))
                if found != wanted {
                    let id = vector["id"]?.text ?? ""
                    wrong.append("\(op) \(id)\n  expected \(wanted.text)\n  found    \(found.text)")
                }
                cases += 1
            }
            files += 1
        }
    }
    print("vectors: \(files) files, \(cases) cases")
    #expect(cases > 0)
    #expect(wrong.count == 0, "\(wrong.joined(separator: "\n"))")
}

private func entries(of folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isDirectoryKey])
}
