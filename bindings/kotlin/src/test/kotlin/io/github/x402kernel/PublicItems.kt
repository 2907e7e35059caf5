package io.github.x402kernel

/** A public declaration, and whether it has a comment. */
data class PublicItem(val name: String, val documented: Boolean)

/**
 * Reads the public declarations out of a Kotlin source. It knows as much of the language as declarations need: comments,
 * texts, brackets, and which bracket opens a type.
 */
class PublicItems(source: String) {
    private enum class Scope { TYPE, ENTRIES, BODY }

    private class Open(val scope: Scope, val name: String, val visible: Boolean)

    private val tokens = TOKEN.findAll(source).map { it.value }.filterNot { it.matches(COMMENT) }.toList()
    private val open = ArrayDeque(listOf(Open(Scope.TYPE, "", true)))
    private val found = mutableListOf<PublicItem>()
    private var doc: String? = null
    private val modifiers = mutableSetOf<String>()
    /** The type whose header is being read. */
    private var header: Open? = null

    /** All of them, in order. */
    fun list(): List<PublicItem> {
        for ((at, token) in tokens.withIndex()) read(at, token)
        check(open.size == 1) { "brackets that do not match" }
        return found
    }

    private fun read(at: Int, token: String) {
        val declares = open.last().scope != Scope.BODY
        when {
            token == "{" || token == "(" -> enter(token)
            token == "}" || token == ")" -> open.removeLast()
            !declares -> Unit
            token.startsWith("/**") -> doc = token
            token in MODIFIERS -> modifiers += token
            open.last().scope == Scope.ENTRIES -> entry(at, token)
            token in KINDS && tokens[at - 1] != ":" -> declaration(at, token)
        }
    }

    private fun enter(bracket: String) {
        val type = header
        open += when {
            type == null || open.last().scope == Scope.BODY -> Open(Scope.BODY, "", false)
            bracket == "{" -> type
            else -> Open(Scope.TYPE, type.name, type.visible)
        }
        if (bracket == "{") header = null
        forget()
    }

    private fun entry(at: Int, token: String) {
        if (token == ";") {
            val type = open.removeLast()
            open += Open(Scope.TYPE, type.name, type.visible)
        } else if (token.first().isLetter() && (tokens[at + 1] in setOf(",", ";", "}", "("))) {
            add(open.last(), token)
        }
    }

    private fun declaration(at: Int, kind: String) {
        // The constructor in a class's header.
        if (kind == "constructor" && header != null) return forget()
        val name = if (kind == "constructor") kind else nameAfter(at, kind)
        val within = open.last()
        val visible = within.visible && modifiers.none { it in HIDING } && doc?.contains("@suppress") != true
        val inherited = "override" in modifiers && name in INHERITED
        val scope = if ("enum" in modifiers) Scope.ENTRIES else Scope.TYPE
        val bare = kind == "object" && name == "companion"
        val type = Open(scope, if (bare) within.name else path(within, name), visible)
        if (visible && !inherited && !bare) add(within, name) else forget()
        // A type's parameters do not end its header.
        if (kind in TYPES) header = type else if (header?.name != within.name) header = null
    }

    /** The name in `fun <T> A.name(`, `val A.name:` and `class Name`; `companion` for a companion without one. */
    private fun nameAfter(at: Int, kind: String): String {
        if (kind == "object" && "companion" in modifiers && !tokens[at + 1].first().isLetter()) return "companion"
        val words = tokens.drop(at + 1).takeWhile { it.first().isLetterOrDigit() || it.first() in "`._<>?,:" }
        return words.takeWhile { kind in TYPES || it != ":" }.last { it.first().isLetter() || it.first() == '`' }
            .takeUnless { kind in TYPES } ?: words.first()
    }

    private fun add(within: Open, name: String) {
        val text = doc.orEmpty().trim('/', '*', ' ', '\n')
        if (within.visible) found += PublicItem(path(within, name), text.isNotBlank())
        forget()
    }

    private fun path(within: Open, name: String) = (if (within.name.isEmpty()) "" else "${within.name}.") + name.trim('`')

    private fun forget() {
        doc = null
        modifiers.clear()
    }

    private companion object {
        val TOKEN = Regex(
            """/\*[\s\S]*?\*/|//.*|""" + "\"\"\"[\\s\\S]*?\"\"\"|" + """"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])+'|""" +
                """`[^`]+`|@[\w:.]+(?:\([^)]*\))?|\w+|\S""",
        )
        val COMMENT = Regex("""//.*|/\*(?!\*)[\s\S]*""")
        val TYPES = setOf("class", "interface", "object")
        val KINDS = TYPES + setOf("fun", "val", "var", "constructor", "typealias")
        val HIDING = setOf("private", "internal", "protected")
        val MODIFIERS = HIDING + setOf(
            "public", "override", "open", "sealed", "data", "enum", "inline", "abstract", "const", "lateinit",
            "companion", "value", "inner", "operator", "final",
        )
        val INHERITED = setOf("toString", "equals", "hashCode", "close", "destroy", "message")
    }
}
