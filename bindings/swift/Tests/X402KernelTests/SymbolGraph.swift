import Foundation
import Testing

/// The public symbols of X402Kernel, as the compiler lists them; xtask writes the list beside the build.
struct SymbolGraph: Decodable {
    struct Symbol: Decodable {
        struct Kind: Decodable { let identifier: String }
        struct Identifier: Decodable { let precise: String }
        struct Comment: Decodable {
            struct Line: Decodable { let text: String }
            let lines: [Line]
        }
        struct Fragment: Decodable { let spelling: String }
        let kind: Kind
        let identifier: Identifier
        let pathComponents: [String]
        let docComment: Comment?
        let declarationFragments: [Fragment]

        var name: String { pathComponents.joined(separator: ".") }
        var declaration: String { declarationFragments.map(\.spelling).joined() }
        var isDocumented: Bool { docComment?.lines.contains { $0.text.contains(/\w/) } ?? false }
    }

    struct Relationship: Decodable {
        let kind: String
        let source: String
        let target: String
    }

    let symbols: [Symbol]
    let relationships: [Relationship]

    static func read() throws -> SymbolGraph {
        let products = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let build = products.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = build.appendingPathComponent("symbols/X402Kernel.symbols.json")
        return try JSONDecoder().decode(SymbolGraph.self, from: Data(contentsOf: file))
    }

    /// The names of symbols whose kind is one of these, such as `func` or `type.method`.
    func names(_ kinds: String..., where chosen: (Symbol) -> Bool = { _ in true }) -> Set<String> {
        Set(symbols.filter { kinds.map { "swift.\($0)" }.contains($0.kind.identifier) && chosen($0) }.map(\.name))
    }

    /// The kind of the symbol that contains a symbol.
    var containers: [String: String] {
        let kinds = Dictionary(uniqueKeysWithValues: symbols.map { ($0.identifier.precise, $0.kind.identifier) })
        let members = relationships.filter { $0.kind == "memberOf" }.compactMap { member in
            kinds[member.target].map { (member.source, $0) }
        }
        return Dictionary(members) { first, _ in first }
    }

    /// The types that conform to a protocol, by the end of its mangled name.
    func conforming(to name: String) -> Set<String> {
        let sources = relationships.filter { $0.kind == "conformsTo" && $0.target.hasSuffix(name) }.map(\.source)
        return Set(symbols.filter { sources.contains($0.identifier.precise) }.map(\.name))
    }
}

struct DocumentationTests {
    @Test("every public symbol is documented")
    func documented() throws {
        let symbols = try SymbolGraph.read().symbols
        #expect(symbols.count > 600)
        let bare = symbols.filter { !$0.isDocumented }.map(\.name)
        #expect(bare.isEmpty, "\(bare.joined(separator: "\n"))")
    }

    @Test("no symbol of the generator is public")
    func generated() throws {
        let names = try SymbolGraph.read().symbols.map(\.name)
        let internals = names.filter { $0.localizedCaseInsensitiveContains("uniffi") || $0.contains("FfiConverter") }
        #expect(internals.isEmpty, "\(internals)")
    }

    @Test("bytes are Data, texts String, and no number is a Double or unsigned")
    func shapes() throws {
        let declarations = try SymbolGraph.read().symbols.map(\.declaration)
        let foreign = declarations.filter { $0.contains(/\b(?:Double|Float|UInt\d*|\[UInt8\]|NS\w+|Any)\b/) }
        #expect(foreign.isEmpty, "\(foreign.joined(separator: "\n"))")
    }
}
