//! How each language spells what an adapter is made of: Rust, Python, TypeScript, Kotlin, Swift. Names in braces are filled
//! in; `input` is the case's input, `value` what is shown.

/// Where each language's operations are written.
pub(crate) const FILES: [&str; 5] = [
    "crates/grader/src/adapter/operations.rs",
    "bindings/python/tests/operations/generated.py",
    "bindings/wasm/test/adapter/operations.ts",
    "bindings/kotlin/src/test/kotlin/io/github/x402kernel/Operations.kt",
    "bindings/swift/Tests/VectorAdapter/Operations.swift",
];

const TEXT: &str = "{in}.text(\"{key}\")";
const ITEM: &str = "{in}[\"{key}\"]";
const NEEDED: &str = "{in}.needed(\"{key}\")";

#[rustfmt::skip]
pub(crate) const ROWS: &[(&str, [&str; 5])] = &[
    // What is read of the input.
    ("text", ["{in}.text(\"{key}\")?", ITEM, NEEDED, TEXT, TEXT]),
    ("texts", ["", ITEM, NEEDED, "{in}.texts(\"{key}\")", "{in}.texts(\"{key}\")"]),
    ("atom", ["kernel::{type}::parse({in}.text(\"{key}\")?)?", ITEM, NEEDED, TEXT, TEXT]),
    ("bytes", ["from_hex({in}.text(\"{key}\")?)?", ITEM, NEEDED, TEXT, TEXT]),
    ("body", ["{in}.text(\"{key}\")?.as_bytes()", ITEM, NEEDED, "{in}.body(\"{key}\")", "{in}.body(\"{key}\")"]),
    ("headers", ["{in}.headers(\"{key}\")?", ITEM, NEEDED, "{in}.headers(\"{key}\")", "{in}.headers(\"{key}\")"]),
    ("flag", ["{in}.flag(\"{key}\")?", "{in}.get(\"{key}\", False)", "{in}.flag(\"{key}\")", "{in}.flag(\"{key}\")", "{in}.flag(\"{key}\")"]),
    ("int", ["{in}.number(\"{key}\")?", ITEM, NEEDED, "{in}.int(\"{key}\")", "{in}.int(\"{key}\")"]),
    ("long", ["{in}.number(\"{key}\")?", ITEM, NEEDED, "{in}.long(\"{key}\")", "{in}.long(\"{key}\")"]),
    ("time", ["kernel::UnixTime::from_seconds({in}.number(\"{key}\")?)?", ITEM, NEEDED, "{in}.long(\"{key}\")", "{in}.long(\"{key}\")"]),
    ("read version", ["kernel::Version::from_number({in}.number(\"{key}\")?)?", ITEM, NEEDED, "{in}.int(\"{key}\")", "{in}.int(\"{key}\")"]),
    ("read word", ["kernel::{type}::parse({in}.text(\"{key}\")?)?", ITEM, NEEDED, "{type}.parse({in}.text(\"{key}\"))", "{type}.parse(text: {in}.text(\"{key}\"))"]),
    ("word", ["kernel::{type}::parse({in}.text(\"{key}\")?)?", ITEM, NEEDED, "{in}.word<{type}>(\"{key}\")", "{in}.word(\"{key}\", [{words}])"]),
    ("record", ["kernel::{type}::{from}(&{in}.json(\"{key}\")?)?", ITEM, NEEDED, "{type}.{from}({in}.json(\"{key}\"))", "{type}.{from}(json: {in}.json(\"{key}\"))"]),
    ("made", ["input.made(\"{key}\", kernel::{type}::from_json)?", "{reader}({in}[\"{key}\"])", NEEDED, "{reader}({in}.input(\"{key}\"))", "{reader}({in}.input(\"{key}\"))"]),
    ("handle", ["", "", "new {type}({in}.needed(\"{key}\"))", "", ""]),
    ("all", ["input.all(\"{key}\", kernel::{type}::from_json)?", "[{reader}(each) for each in {in}[\"{key}\"]]", NEEDED, "{in}.inputs(\"{key}\").map(::{reader})", "{in}.inputs(\"{key}\").map({reader})"]),
    ("each", ["input.each(\"{key}\", |each| Ok({code}))?", "[{code} for each in input[\"{key}\"]]", "input.inputs(\"{key}\").map((each) => {code})", "input.inputs(\"{key}\").map { {code} }", "input.inputs(\"{key}\").map { each in try {code} }"]),
    ("element", ["each", "each", "each", "it", "each"]),
    ("profile", ["profile", "profile(input)", "input.profile()", "input.profile()", "input.profile()"]),
    ("optional", ["if {in}.has(\"{key}\") { {some} } else { {default} }", "{some} if \"{key}\" in {in} else {default}", "{in}.optional(\"{key}\")", "if ({in}.has(\"{key}\")) {some} else {default}", "{in}.has(\"{key}\") ? {some} : {default}"]),
    ("has", ["input.has(\"{key}\")", "\"{key}\" in input", "input.has(\"{key}\")", "input.has(\"{key}\")", "input.has(\"{key}\")"]),
    ("is", ["input.text(\"{key}\")? == \"{text}\"", "input[\"{key}\"] == \"{text}\"", "input.needed<string>(\"{key}\") === \"{text}\"", "input.text(\"{key}\") == \"{text}\"", "try input.text(\"{key}\") == \"{text}\""]),
    // What an absent argument is.
    ("none", ["None", "None", "undefined", "null", "nil"]),
    ("empty", ["Vec::new()", "()", "[]", "emptyList()", "[]"]),
    ("version", ["kernel::Version::V{code}", "{code}", "{code}", "{code}", "{code}"]),
    ("variant", ["kernel::{type}::{variant}", "\"{wire}\"", "\"{wire}\"", "{type}.{upper}", ".{lower}"]),
    // Calls.
    ("argument", ["", "{name}={code}", "{code}", "{code}", "{name}: {code}"]),
    ("new", ["", "{type}", "new {type}", "{type}", "{type}"]),
    ("given", ["{name}(input)?", "{name}(input)", "{name}(input)", "{name}(input)", "{name}(input)"]),
    ("first", ["first({code})?", "first({code})", "first({code})", "first({code})", "first({code})"]),
    ("map", ["{of}{iter}.map(|each| {code}).collect::<Vec<_>>()", "[{code} for each in {of}]", "{of}.map((each) => {code})", "{of}.map { {code} }", "{of}.map { each in {code} }"]),
    ("maybe", ["{of}.map(|each| each{path})", "each{path} if (each := {of}) else None", "{of}?{path}", "{of}?{path}", "{of}?{path}"]),
    ("case name", ["", "{case}", "", "{case}", "{lower}"]),
    // Statements and functions.
    ("let", ["let value = {code};\n", "value = {code}\n", "const value = {code};\n", "val value = {code}\n", "let value = try {code}\n"]),
    ("do", ["{code};\n", "{code}\n", "{code};\n", "{code}\n", "try {code}\n"]),
    ("return", ["return Ok({code});\n", "return {code}\n", "return {code};\n", "return {code}\n", "return try {code}\n"]),
    ("return plainly", ["", "", "", "", "return {code}\n"]),
    ("refuse", ["", "raise UnknownWord(input[\"{key}\"])\n", "", "throw UnknownWord(\"{key}\")\n", "throw UnknownWord()\n"]),
    ("if", ["if {when} {\n{body}}\n", "if {when}:\n{body}", "if ({when}) {\n{body}}\n", "if ({when}) {\n{body}}\n", "if {when} {\n{body}}\n"]),
    ("output", ["serde_json::Value", "Any", "unknown", "JsonElement", "JSON"]),
    ("string", ["", "str", "string", "String", "String"]),
    ("function", [
        "fn {name}(input: &Input<'_>) -> Result<{type}, Failure> {\n{body}}\n\n",
        "\n\ndef {name}(input: Object) -> {type}:\n{body}",
        "\nfunction {name}(input: Input): {type} {\n{body}}\n",
        "\ninternal fun {name}(input: Input): {type} {\n{body}}\n",
        "\nfunc {name}(_ input: Input) throws -> {type} {\n{body}}\n",
    ]),
    // What is shown.
    ("member", ["(\"{key}\", {code})", "\"{key}\": {code}", "{key}: {code}", "\"{key}\" to {code}", "\"{key}\": {code}"]),
    ("object", ["object([{members}])", "present({{members}})", "{ {members} }", "json({members})", "object([{members}])"]),
    ("nothing", ["object([])", "{}", "{}", "json()", "object([:])"]),
    ("whole", ["{code}", "show({code})", "{code}", "show({code})", "{code}.shown"]),
    ("tag", ["\"{wire}\".show()", "\"{wire}\"", "\"{wire}\"", "\"{wire}\"", "\"{wire}\""]),
    ("self", ["self", "value", "value", "value", "self"]),
    ("error", ["Error", "X402Error", "ErrorInfo", "ErrorInfo", "ErrorInfo"]),
    ("shown word", ["", "", "", "", "\nextension {type}: Word {}\n"]),
    ("shown", [
        "impl Show for kernel::{type} {\nfn show(&self) -> serde_json::Value {\n{object}\n}\n}\n\n",
        "\n\n@show.register\ndef _(value: {type}) -> Object:\n    return {object}\n",
        "\nexport function show{name}(value: {type}): unknown {\n  return {object};\n}\n",
        "    is {type} -> {object}\n",
        "\nextension {type}: Shown {\n    var shown: JSON {\n        {object}\n    }\n}\n",
    ]),
    ("shown case", [
        "kernel::{type}::{case}{pattern} => {object},\n",
        "\n\n@show.register\ndef _(value: {type}.{case}) -> Object:\n    return {object}\n",
        "    case \"{wire}\":\n      return {object};\n",
        "    is {type}.{case} -> {object}\n",
        "        case .{lower}{pattern}:\n            {object}\n",
    ]),
    ("shown union", [
        "impl Show for kernel::{type} {\nfn show(&self) -> serde_json::Value {\nmatch self {\n{cases}}\n}\n}\n\n",
        "{cases}",
        "\nexport function show{type}(value: {type}): unknown {\n  switch (value.{tag}) {\n{cases}  }\n}\n",
        "{cases}",
        "\nextension {type}: Shown {\n    var shown: JSON {\n        switch self {\n{cases}        }\n    }\n}\n",
    ]),
    // The whole file.
    ("entry", [
        "\"{op}\" => {name}(input),\n",
        "    \"{op}\": {name},\n",
        "  \"{op}\": {name},\n",
        "    \"{op}\" -> {name}(input)\n",
        "    case \"{op}\": try {name}(input)\n",
    ]),
    ("file", [
        "// Generated by cargo xtask generate from bindings/surface/operations.api: change it there.\n\n\
         //! Each operation as calls of the kernel's public API.\n\n\
         // An expression of the kernel's is the description's, whose arguments are owned.\n\
         #![allow(clippy::needless_borrow, clippy::needless_borrows_for_generic_args, clippy::needless_option_as_deref, clippy::needless_return)]\n\n\
         use x402_kernel as kernel;\nuse x402_kernel::primitives::{from_hex, to_hex};\n\n\
         use super::Failure;\nuse super::input::{Input, first};\nuse super::output::{Show, filled, object};\n\n\
         /// Runs an operation; none if it is not known.\n\
         pub(super) fn run(op: &str, input: &Input<'_>) -> Option<Result<serde_json::Value, Failure>> {\n\
         Some(match op {\n{rows}_ => return None,\n})\n}\n\n{functions}{shows}",
        "# Generated by cargo xtask generate from bindings/surface/operations.api: change it there.\n\
         \"\"\"Each operation as calls of the public API.\"\"\"\n\n\
         from __future__ import annotations\n\nfrom typing import Any, Callable\n\nfrom x402_kernel import ({imports})\n\n\
         from .input import Object, UnknownWord, first, profile\nfrom .output import filled, present, show\n{functions}{shows}\n\n\
         OPERATIONS: dict[str, Callable[[Object], Any]] = {\n{rows}}\n",
        "// Generated by cargo xtask generate from bindings/surface/operations.api: change it there.\n\n\
         // Each operation as calls of the public API.\n\nimport {{imports}} from \"x402-kernel\";\n\
         import { type Input, filled, first, maybe } from \"./input.js\";\n\n\
         export const OPERATIONS: Record<string, (input: Input) => unknown> = {\n{rows}};\n{functions}{shows}",
        "// Generated by cargo xtask generate from bindings/surface/operations.api: change it there.\n\
         package io.github.x402kernel\n\nimport kotlinx.serialization.json.JsonElement\n\n\
         /** Runs an operation by calls of the public API; null if it is not known. */\n\
         internal fun operation(op: String, input: Input): JsonElement? = when (op) {\n{rows}    else -> null\n}\n\
         {functions}\n/** What a case shows of a value; null of a plain one. */\n\
         internal fun members(value: Any): JsonElement? = when (value) {\n{shows}    else -> null\n}\n",
        "// Generated by cargo xtask generate from bindings/surface/operations.api: change it there.\n\nimport X402Kernel\n\n\
         /// Runs an operation by calls of the public API; nil if it is not known.\n\
         func operation(_ op: String, _ input: Input) throws -> JSON? {\n    switch op {\n{rows}    default: nil\n    }\n}\n\
         {functions}{shows}",
    ]),
];
