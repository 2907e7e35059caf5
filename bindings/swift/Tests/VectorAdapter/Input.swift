import Foundation
import X402Kernel

/// A word that no enum has; where the API takes texts, such a word is `usage.argument`.
struct UnknownWord: Error {}

/// A case that is not one of its operation.
struct CaseProblem: Error {
    let what: String

    init(_ what: String) {
        self.what = what
    }
}

/// A case's input, read member by member.
struct Input {
    private let members: [String: JSON]

    init(_ json: JSON) throws {
        guard let members = json.object else { throw CaseProblem("not an object") }
        self.members = members
    }

    private func member(_ name: String) throws -> JSON {
        guard let member = members[name] else { throw CaseProblem("no \(name)") }
        return member
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    func text(_ name: String) throws -> String {
        guard let text = try member(name).string else { throw CaseProblem("\(name) is not a string") }
        return text
    }

    func texts(_ name: String) throws -> [String] {
        try array(name).map {
            guard let text = $0.string else { throw CaseProblem("\(name) holds something else than strings") }
            return text
        }
    }

    func long(_ name: String) throws -> Int64 {
        guard case .number(let number) = try member(name) else { throw CaseProblem("\(name) is not a whole number") }
        return number
    }

    func int(_ name: String) throws -> Int32 {
        guard let number = Int32(exactly: try long(name)) else { throw CaseProblem(name) }
        return number
    }

    /// False where it is absent.
    func flag(_ name: String) throws -> Bool {
        guard has(name) else { return false }
        guard case .bool(let bool) = try member(name) else { throw CaseProblem("\(name) is not a boolean") }
        return bool
    }

    func word<Word>(_ name: String, _ words: [Word]) throws -> Word {
        let text = try text(name)
        guard let word = words.first(where: { "\($0)" == text }) else { throw UnknownWord() }
        return word
    }

    /// The JSON text of a member.
    func json(_ name: String) throws -> String { try member(name).text }

    private func array(_ name: String) throws -> [JSON] {
        guard let array = try member(name).array else { throw CaseProblem("\(name) is not an array") }
        return array
    }

    func input(_ name: String) throws -> Input { try Input(member(name)) }

    func inputs(_ name: String) throws -> [Input] { try array(name).map(Input.init) }

    func headers(_ name: String) throws -> [HttpHeader] {
        try array(name).map {
            guard let pair = $0.array, pair.count == 2, let name = pair[0].string, let value = pair[1].string else {
                throw CaseProblem("a header is a pair of strings")
            }
            return HttpHeader(name: name, value: value)
        }
    }

    func body(_ name: String) throws -> Data { Data(try text(name).utf8) }

    func profile() throws -> Profile { try has("profile") ? Profile.fromJson(json: text("profile")) : Profile() }
}

func first<Entry>(_ entries: [Entry]) throws -> Entry {
    guard let first = entries.first else { throw CaseProblem("an empty list") }
    return first
}
