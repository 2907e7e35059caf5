import X402Kernel

/// What a case shows of a value.
protocol Shown {
    var shown: JSON { get }
}

extension JSON: Shown {
    var shown: JSON { self }
}

extension String: Shown {
    var shown: JSON { .string(self) }
}

extension Bool: Shown {
    var shown: JSON { .bool(self) }
}

extension Int32: Shown {
    var shown: JSON { .number(Int64(self)) }
}

extension Int64: Shown {
    var shown: JSON { .number(self) }
}

extension Array: Shown where Element: Shown {
    var shown: JSON { .array(map(\.shown)) }
}

extension Optional: Shown where Wrapped: Shown {
    var shown: JSON { map(\.shown) ?? .null }
}

extension HttpHeader: Shown {
    var shown: JSON { [name, value].shown }
}

/// An enum without fields: its case in snake case.
protocol Word: Shown {}

extension Word {
    var shown: JSON {
        .string("\(self)".map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined())
    }
}

extension ErrorKind: Word {}

/// An object of the members that are there.
func object(_ members: [String: (any Shown)?]) -> JSON {
    .object(members.compactMapValues { $0?.shown }.filter { $0.value != .null })
}

/// The list, or nothing if it is empty.
func filled<Entry: Shown>(_ entries: [Entry]) -> [Entry]? {
    entries.isEmpty ? nil : entries
}
