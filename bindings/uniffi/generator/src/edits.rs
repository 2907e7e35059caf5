//! What uniffi has no option for.
//!
//! Its classes can be made of any number that is taken for a pointer (`FfiConverterTypeApproved.lift(42)`,
//! `Approved(UniffiWithHandle, choice.uniffiCloneHandle())`) and subclassed: an approval could be forged. Here that is
//! closed to everything outside the module. And a getter is a property in both languages.
//!
//! uniffi's version is pinned to the last digit; an edit that finds nothing to do fails.

use anyhow::{Result, ensure};
use regex::Regex;

use crate::names::{ARGUMENTS, GETTERS, HIDDEN, MEMBERS, METHODS, WITH_DEFAULTS};

/// A replacement in a generated file, everywhere.
pub(crate) struct Edit {
    find: String,
    put: String,
}

fn edit(find: &str, put: &str) -> Edit {
    Edit { find: find.into(), put: put.into() }
}

/// `NAMES` in the pattern is any of the names.
fn names(names: &[&str], find: &str, put: &str) -> Edit {
    edit(&find.replace("NAMES", &format!("(?:{})", names.join("|"))), put)
}

/// An enum has a default too: `NAME`, `TYPE` and `CASE` are those of each.
fn defaults(of: &[(&str, &str, &str)], find: &str, put: &str, case: impl Fn(&str) -> String) -> Vec<Edit> {
    let fill = |(name, kind, value): &(&str, &str, &str)| {
        let fill = |text: &str| text.replace("NAME", name).replace("TYPE", kind).replace("CASE", &case(value));
        edit(&fill(find), &fill(put))
    };
    of.iter().map(fill).collect()
}

/// The edits in Kotlin.
pub(crate) fn kotlin() -> Vec<Edit> {
    let mut edits = Vec::from(KOTLIN.map(|(find, put)| edit(find, put)));
    edits.push(names(METHODS, r"(?m)^    val (`NAMES`): (.+)$", "    fun $1(): $2"));
    edits.push(names(METHODS, r"override val (`NAMES`): (.+) get\(\) \{\n", "override fun $1(): $2 {\n"));
    edits.push(names(GETTERS, r"\*/ fun (`NAMES`)\(\): (.+) \{\n", "*/ val $1: $2 get() {\n"));
    // The hand-written files beside it use them.
    edits.push(names(HIDDEN, r" fun `(NAMES)`\(", " internal fun `$1`("));
    edits.extend(defaults(ARGUMENTS, "(`NAME`: TYPE)([,)])", "$1 = TYPE.CASE$2", str::to_uppercase));
    edits.extend(defaults(MEMBERS, "(?m)^(    val `NAME`: TYPE)$", "$1 = TYPE.CASE", str::to_uppercase));
    edits.extend(JAVA.map(|(find, put)| edit(find, put)));
    edits.push(names(WITH_DEFAULTS, r"(?m)^data class (NAMES) \(", "data class $1 @JvmOverloads constructor ("));
    edits
}

/// The edits in Swift.
pub(crate) fn swift() -> Vec<Edit> {
    let mut edits = Vec::from(SWIFT.map(|(find, put)| edit(find, put)));
    edits.push(names(METHODS, r"(?m)^    var (NAMES): (.+) \{ get \}$", "    func $1() -> $2"));
    edits.push(names(METHODS, r"(?m)^public var (NAMES): (.+) \{$", "public func $1() -> $2 {"));
    edits.push(names(GETTERS, r"(?m)^public func (NAMES)\(\) -> (.+)  \{$", "public var $1: $2 {"));
    edits.push(edit(r"(?m)^open func ", "public func "));
    edits.push(names(HIDDEN, r"(?m)^public func (NAMES)\(", "func $1("));
    edits.extend(defaults(ARGUMENTS, r"\b(NAME: TYPE)([,)])", "$1 = .CASE$2", camel));
    edits.extend(defaults(MEMBERS, r"\b(NAME: TYPE),", "$1 = .CASE,", camel));
    edits
}

/// The edits in the C module's map: the library to link, and no framework that only one platform has.
pub(crate) fn module_map() -> Vec<Edit> {
    vec![edit(r#"(?m)^    use ".*"\n"#, ""), edit(r"(?m)^    export \*$", "    link \"x402_kernel_ffi\"\n    export *")]
}

/// `one_sdk` as `oneSdk`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

const KOTLIN: [(&str, &str); 27] = [
    (r"(?s)\A.*?\n\n", "// Generated from bindings/uniffi: change it there.\n\n"),
    // Java sees a class of functions by its file's name.
    (r#"@file:Suppress\("NAME_SHADOWING"\)"#, "@file:JvmName(\"X402Kernel\")\n@file:JvmMultifileClass\n$0"),
    // Of two releases on one machine each finds its own library: one that is installed comes before the jar's.
    (r#"return "x402_kernel_ffi""#, concat!("return \"x402_kernel_ffi-", env!("CARGO_PKG_VERSION"), "\"")),
    // Classes cannot be subclassed, nor made of a handle, nor asked for one, outside this module.
    (r"(?m)^open class (\w+): Disposable, AutoCloseable, ", "public class $1: Disposable, AutoCloseable, "),
    (r"(?m)^    constructor\((withHandle|noHandle): ", "    internal constructor($1: "),
    (r"(?m)^    fun uniffiCloneHandle\(\)", "    internal fun uniffiCloneHandle()"),
    (r"(?m)^    protected val (handle|cleanable): ", "    private val $1: "),
    (r"(?m)^public (object|interface) FfiConverter", "internal $1 FfiConverter"),
    (r"(?m)^public interface (\w+)Interface \{", "internal interface ${1}Interface {"),
    (r"(?m)^(open class RustBuffer|interface Uniffi\w+|object (?:Uniffi\w+|NoHandle))\b", "internal $1"),
    (r"(?m)^public fun uniffiEnsureInitialized", "internal fun uniffiEnsureInitialized"),
    (r"(?m)^    val uniffiIsDestroyed", "    internal val uniffiIsDestroyed"),
    (r"(?m)^    companion object ErrorHandler ", "    internal companion object ErrorHandler "),
    // A closed handle is refused as an argument, too: uniffi looks only at the one whose function is called, and the
    // library would read what has been freed.
    (r"(?m)^        return value\.uniffiCloneHandle\(\)$", "        return value.callWithHandle { it }"),
    (
        r#"IllegalStateException\("\$\{this\.javaClass\.simpleName\} object has already been destroyed"\)"#,
        r#"IllegalStateException("this $${this.javaClass.simpleName} is closed")"#,
    ),
    // What uniffi leaves without a word.
    (
        r"(?m)^interface Disposable \{\n    fun destroy\(\)",
        "/** What holds native memory, itself or in its members. */\npublic interface Disposable {\n    \
         /** Frees it now: what `close` does, and what happens when nothing refers to it any more. */\n    fun destroy()",
    ),
    (r"(?m)^        fun destroy\(vararg", "        internal fun destroy(vararg"),
    (r"(?m)^class InternalException\(", "/** A bug of this library: it is never thrown for what a caller does. */\n$0"),
    // Getters are properties.
    (r"(?m)^    fun (`\w+`)\(\): (.+)$", "    val $1: $2"),
    (r"override fun (`\w+`)\(\): (.+) \{\n", "override val $1: $2 get() {\n"),
    // A call's status is two structures in native memory, and each text that crosses is a call: one a thread is enough,
    // since a call's status is read before the next.
    (
        r"(?m)^    var status = UniffiRustCallStatus\(\)$",
        "    val status = UniffiRustCallStatus.ofThread.get()\n    status.code = UNIFFI_CALL_SUCCESS",
    ),
    (
        r"(?m)^    companion object \{\n(        fun create\(code: Byte)",
        "    companion object {\n        internal val ofThread: ThreadLocal<UniffiRustCallStatus> = \
         ThreadLocal.withInitial { UniffiRustCallStatus() }\n\n$1",
    ),
    // A type has the same name in every language.
    (r"\bX402Exception\b", "X402Error"),
    // What an error says are members, for Java too. Its message is a sentence, not a dump of fields.
    (r"(?m)^sealed class X402Error: kotlin\.Exception\(\) \{$", include_str!("kotlin/X402Error.kt")),
    (r"(?m)^        val `info`: ErrorInfo$", "        override val `info`: ErrorInfo"),
    (
        r#"override val message\n\s+get\(\) = "info=\$\{ `info` \}""#,
        "override val message: String get() = `info`.toString()",
    ),
    // Half a surrogate pair is not valid text. It is passed as U+FFFD, and the kernel reads that, so that a peer's text
    // never makes the encoder throw.
    (
        r"onMalformedInput\(CodingErrorAction\.REPORT\)",
        r#"onMalformedInput(CodingErrorAction.REPLACE).replaceWith("\uFFFD".toByteArray())"#,
    ),
];

const JAVA: [(&str, &str); 4] = [
    // Java calls what a companion has as static, and leaves out what has a default.
    (r"(?m)^    (@Throws\(X402Error::class\) fun `(?:parse|from[A-Z]\w*)`\(.*\{)$", "    @JvmStatic $1"),
    (r"(?m)^    ((?:@JvmStatic )?@Throws\(X402Error::class\) fun `\w+`\(.* = .*\{)$", "    @JvmOverloads $1"),
    (r"(?m)^    (constructor\(`.* = .*\) :)$", "    @JvmOverloads $1"),
    (
        r"(?m)^    ((?:@JvmOverloads )?constructor\(`.*\) :\n.*\n    uniffiRustCallWithError\(X402Error\))",
        "    @Throws(X402Error::class) $1",
    ),
];

const SWIFT: [(&str, &str); 15] = [
    (r"(?s)\A.*?\n\n", "// Generated from bindings/uniffi: change it there.\n\n"),
    // Classes cannot be subclassed, nor made of a handle, nor asked for one, outside this file.
    (r"(?m)^open class (\w+): ", "public final class $1: "),
    (r"(?m)^    required public init\(unsafeFromHandle ", "    fileprivate init(unsafeFromHandle "),
    (r"(?m)^    public init\(noHandle: ", "    fileprivate init(noHandle: "),
    (r"(?m)^    public struct NoHandle ", "    fileprivate struct NoHandle "),
    (r"(?m)^    public func uniffiCloneHandle\(\)", "    fileprivate func uniffiCloneHandle()"),
    (r"(?m)^public (struct|func) FfiConverter", "$1 FfiConverter"),
    (r"(?m)^public protocol (\w+)Protocol: ", "protocol ${1}Protocol: "),
    // Getters are properties.
    (r"(?m)^    func (\w+)\(\)  -> (.+)$", "    var $1: $2 { get }"),
    (r"(?m)^open func (\w+)\(\) -> (.+)  \{$", "public var $1: $2 {"),
    // An enum's cases begin with a small letter, an error's too.
    (r"(case |\.)Malformed\(", "${1}malformed("),
    (r"(case |\.)Rejected\(", "${1}rejected("),
    (r"(case |\.)Usage\(", "${1}usage("),
    // What is public has a comment, and what only uniffi calls is not public.
    (
        r"(?m)^    // Default memberwise initializers .*\n    // declare one manually\.$",
        "    /// Made of its members, which its properties describe.",
    ),
    (r"(?m)^(?://.*\n)*public func (uniffiEnsure\w+)\(", "func $1("),
];

/// Makes every edit.
pub(crate) fn apply(mut text: String, edits: &[Edit]) -> Result<String> {
    for Edit { find, put } in edits {
        let edited = Regex::new(find)?.replace_all(&text, put).into_owned();
        ensure!(edited != text, "uniffi generates nothing like {find} any more: see edits.rs");
        text = edited;
    }
    Ok(text)
}
