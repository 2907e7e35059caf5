//! What uniffi has no option for.
//!
//! Its classes can be made of any number that is taken for a pointer (`FfiConverterTypeApproved.lift(42)`,
//! `Approved(UniffiWithHandle, choice.uniffiCloneHandle())`) and subclassed: an approval could be forged. Here that is
//! closed to everything outside the module. And a getter is a property in both languages.
//!
//! uniffi's version is pinned to the last digit; an edit that finds nothing to do fails.

use anyhow::{Result, ensure};
use regex::Regex;

/// A replacement in a generated file, everywhere.
pub(crate) struct Edit {
    find: &'static str,
    put: &'static str,
}

const fn edit(find: &'static str, put: &'static str) -> Edit {
    Edit { find, put }
}

/// The edits in Kotlin.
pub(crate) const KOTLIN: &[Edit] = &[
    edit(r"(?s)\A.*?\n\n", "// Generated from bindings/uniffi: change it there.\n\n"),
    // Java sees a class of functions by its file's name.
    edit(r#"@file:Suppress\("NAME_SHADOWING"\)"#, "@file:JvmName(\"X402Kernel\")\n@file:JvmMultifileClass\n$0"),
    // Of two releases on one machine each finds its own library: one that is installed comes before the jar's.
    edit(r#"return "x402_kernel_ffi""#, concat!("return \"x402_kernel_ffi-", env!("CARGO_PKG_VERSION"), "\"")),
    // Classes cannot be subclassed, nor made of a handle, nor asked for one, outside this module.
    edit(r"(?m)^open class (\w+): Disposable, AutoCloseable, ", "public class $1: Disposable, AutoCloseable, "),
    edit(r"(?m)^    constructor\((withHandle|noHandle): ", "    internal constructor($1: "),
    edit(r"(?m)^    fun uniffiCloneHandle\(\)", "    internal fun uniffiCloneHandle()"),
    edit(r"(?m)^    protected val (handle|cleanable): ", "    private val $1: "),
    edit(r"(?m)^public (object|interface) FfiConverter", "internal $1 FfiConverter"),
    edit(r"(?m)^public interface (\w+)Interface \{", "internal interface ${1}Interface {"),
    edit(r"(?m)^(open class RustBuffer|interface Uniffi\w+|object (?:Uniffi\w+|NoHandle))\b", "internal $1"),
    edit(r"(?m)^public fun uniffiEnsureInitialized", "internal fun uniffiEnsureInitialized"),
    edit(r"(?m)^    val uniffiIsDestroyed", "    internal val uniffiIsDestroyed"),
    edit(r"(?m)^    companion object ErrorHandler ", "    internal companion object ErrorHandler "),
    // A closed handle is refused as an argument, too: uniffi looks only at the one whose function is called, and the
    // library would read what has been freed.
    edit(r"(?m)^        return value\.uniffiCloneHandle\(\)$", "        return value.callWithHandle { it }"),
    edit(
        r#"IllegalStateException\("\$\{this\.javaClass\.simpleName\} object has already been destroyed"\)"#,
        r#"IllegalStateException("this $${this.javaClass.simpleName} is closed")"#,
    ),
    // What uniffi leaves without a word.
    edit(
        r"(?m)^interface Disposable \{\n    fun destroy\(\)",
        "/** What holds native memory, itself or in its members. */\npublic interface Disposable {\n    \
         /** Frees it now: what `close` does, and what happens when nothing refers to it any more. */\n    fun destroy()",
    ),
    edit(r"(?m)^        fun destroy\(vararg", "        internal fun destroy(vararg"),
    edit(
        r"(?m)^class InternalException\(",
        "/** A bug of this library: it is never thrown for what a caller does. */\n$0",
    ),
    // Getters are properties.
    edit(r"(?m)^    fun (`\w+`)\(\): (.+)$", "    val $1: $2"),
    edit(r"override fun (`\w+`)\(\): (.+) \{\n", "override val $1: $2 get() {\n"),
    edit(r"\*/ fun (`(?:errorMessage|extensions|header)`)\(\): (.+) \{\n", "*/ val $1: $2 get() {\n"),
    // A call's status is two structures in native memory, and each text that crosses is a call: one a thread is enough,
    // since a call's status is read before the next.
    edit(
        r"(?m)^    var status = UniffiRustCallStatus\(\)$",
        "    val status = UniffiRustCallStatus.ofThread.get()\n    status.code = UNIFFI_CALL_SUCCESS",
    ),
    edit(
        r"(?m)^    companion object \{\n(        fun create\(code: Byte)",
        "    companion object {\n        internal val ofThread: ThreadLocal<UniffiRustCallStatus> = \
         ThreadLocal.withInitial { UniffiRustCallStatus() }\n\n$1",
    ),
    // A type has the same name in every language.
    edit(r"\bX402Exception\b", "X402Error"),
    // What an error says are members, for Java too. Its message is a sentence, not a dump of fields.
    edit(r"(?m)^sealed class X402Error: kotlin\.Exception\(\) \{$", include_str!("kotlin/X402Error.kt")),
    edit(r"(?m)^        val `info`: ErrorInfo$", "        override val `info`: ErrorInfo"),
    edit(
        r#"override val message\n\s+get\(\) = "info=\$\{ `info` \}""#,
        "override val message: String get() = `info`.toString()",
    ),
    // Half a surrogate pair is no text. It crosses as U+FFFD, and the kernel verifies that: whoever passes on what a peer
    // wrote gets no exception of the encoder's.
    edit(
        r"onMalformedInput\(CodingErrorAction\.REPORT\)",
        r#"onMalformedInput(CodingErrorAction.REPLACE).replaceWith("\uFFFD".toByteArray())"#,
    ),
    // Hand-written files give them their place.
    edit(r" fun `(parse(?:SettleResponse|VerifyResponse|Eip712Domain|Authorization))`\(", " internal fun `$1`("),
    edit(
        r" fun `(parse(?:CancelAuthorization|Erc6492|MatchRule|PayerKind|Reason|TypedData))`\(",
        " internal fun `$1`(",
    ),
    edit(r" fun `(read(?:Verify|Prepare)Options)`\(", " internal fun `$1`("),
    edit(r" fun `((?:settled|failed|pending|valid|invalid)Response)`\(", " internal fun `$1`("),
    edit(r" fun `((?:expose|allow)Headers)`\(", " internal fun `$1`("),
    // An enum has a default too.
    edit(r"(`kind`: AuthorizationKind)([,)])", "$1 = AuthorizationKind.TRANSFER$2"),
    edit(r"(`kind`: PayerKind)([,)])", "$1 = PayerKind.KEY$2"),
    edit(r"(`rule`: MatchRule)([,)])", "$1 = MatchRule.STANDARD$2"),
    edit(r"(?m)^(    val `payerCode`: PayerCode)$", "$1 = PayerCode.UNKNOWN"),
    // Java calls what a companion has as static, and leaves out what has a default.
    edit(r"(?m)^    (@Throws\(X402Error::class\) fun `(?:parse|from[A-Z]\w*)`\(.*\{)$", "    @JvmStatic $1"),
    edit(r"(?m)^    ((?:@JvmStatic )?@Throws\(X402Error::class\) fun `\w+`\(.* = .*\{)$", "    @JvmOverloads $1"),
    edit(r"(?m)^    (constructor\(`.* = .*\) :)$", "    @JvmOverloads $1"),
    edit(
        r"(?m)^    ((?:@JvmOverloads )?constructor\(`.*\) :\n.*\n    uniffiRustCallWithError\(X402Error\))",
        "    @Throws(X402Error::class) $1",
    ),
    edit(r"(?m)^data class ((?:Verify|Prepare)Options) \(", "data class $1 @JvmOverloads constructor ("),
];

/// The edits in Swift.
pub(crate) const SWIFT: &[Edit] = &[
    edit(r"(?s)\A.*?\n\n", "// Generated from bindings/uniffi: change it there.\n\n"),
    // Classes cannot be subclassed, nor made of a handle, nor asked for one, outside this file.
    edit(r"(?m)^open class (\w+): ", "public final class $1: "),
    edit(r"(?m)^    required public init\(unsafeFromHandle ", "    fileprivate init(unsafeFromHandle "),
    edit(r"(?m)^    public init\(noHandle: ", "    fileprivate init(noHandle: "),
    edit(r"(?m)^    public struct NoHandle ", "    fileprivate struct NoHandle "),
    edit(r"(?m)^    public func uniffiCloneHandle\(\)", "    fileprivate func uniffiCloneHandle()"),
    edit(r"(?m)^public (struct|func) FfiConverter", "$1 FfiConverter"),
    edit(r"(?m)^public protocol (\w+)Protocol: ", "protocol ${1}Protocol: "),
    // Getters are properties.
    edit(r"(?m)^    func (\w+)\(\)  -> (.+)$", "    var $1: $2 { get }"),
    edit(r"(?m)^open func (\w+)\(\) -> (.+)  \{$", "public var $1: $2 {"),
    edit(r"(?m)^public func (errorMessage|extensions|header)\(\) -> (.+)  \{$", "public var $1: $2 {"),
    edit(r"(?m)^open func ", "public func "),
    // An enum's cases begin with a small letter, an error's too.
    edit(r"(case |\.)Malformed\(", "${1}malformed("),
    edit(r"(case |\.)Rejected\(", "${1}rejected("),
    edit(r"(case |\.)Usage\(", "${1}usage("),
    // What is public has a comment, and what only uniffi calls is not public.
    edit(
        r"(?m)^    // Default memberwise initializers .*\n    // declare one manually\.$",
        "    /// Made of its members, which its properties describe.",
    ),
    edit(r"(?m)^(?://.*\n)*public func (uniffiEnsure\w+)\(", "func $1("),
    // Hand-written files give them their place.
    edit(r"(?m)^public func (parse(?:SettleResponse|VerifyResponse|Eip712Domain|Authorization))\(", "func $1("),
    edit(r"(?m)^public func (parse(?:CancelAuthorization|Erc6492|MatchRule|PayerKind|Reason|TypedData))\(", "func $1("),
    edit(r"(?m)^public func (read(?:Verify|Prepare)Options)\(", "func $1("),
    edit(r"(?m)^public func ((?:settled|failed|pending|valid|invalid)Response)\(", "func $1("),
    edit(r"(?m)^public func ((?:expose|allow)Headers)\(", "func $1("),
    // An enum has a default too.
    edit(r"\b(kind: AuthorizationKind)([,)])", "$1 = .transfer$2"),
    edit(r"\b(kind: PayerKind)([,)])", "$1 = .key$2"),
    edit(r"\b(rule: MatchRule)([,)])", "$1 = .standard$2"),
    edit(r"\b(payerCode: PayerCode),", "$1 = .unknown,"),
];

/// The edits in the C module's map: the library to link, and no framework that only one platform has.
pub(crate) const MODULE_MAP: &[Edit] =
    &[edit(r#"(?m)^    use ".*"\n"#, ""), edit(r"(?m)^    export \*$", "    link \"x402_kernel_ffi\"\n    export *")];

/// Makes every edit.
pub(crate) fn apply(mut text: String, edits: &[Edit]) -> Result<String> {
    for Edit { find, put } in edits {
        let edited = Regex::new(find)?.replace_all(&text, *put).into_owned();
        ensure!(edited != text, "uniffi generates nothing like {find} any more: see edits.rs");
        text = edited;
    }
    Ok(text)
}
