// Measures in the JVM: prints `name nanoseconds`, a line for each measurement.

import java.io.File

/** The time for the compiler to warm up, and for a measurement. */
private const val WARM = 1_000_000_000L
private const val LONG = 400_000_000L

/** The approximate time of a round: short, so that many are undisturbed. The best counts. */
private const val ROUND = 500_000L

/** Keeps results, so that no call is optimised away. */
@Volatile private var sink: Any? = null

/** The inputs of every language: one JSON object of texts, whose only escapes are quotes. */
fun inputs(path: String): Map<String, String> =
    Regex(""""([\w.]+)":"((?:[^"\\]|\\")*)"""").findAll(File(path).readText())
        .associate { it.groupValues[1] to it.groupValues[2].replace("\\\"", "\"") }

/** Checks an operation's result, and prints the cost of one call in the best of many rounds. */
fun time(name: String, expected: String?, call: () -> String) {
    val answer = call()
    check(answer == expected) { "$name: $answer instead of $expected" }
    val start = System.nanoTime()
    while (System.nanoTime() - start < WARM) turn(call, 1)
    val calls = maxOf(1, ROUND / maxOf(1, turn(call, 3) / 3))
    var best = Long.MAX_VALUE
    var spent = 0L
    while (spent < LONG) {
        val took = turn(call, calls)
        best = minOf(best, took)
        spent += took
    }
    println("$name ${best / calls}")
}

/** Prints the process's resident memory. */
fun memory(moment: String) {
    System.gc()
    val status = File("/proc/self/status").readText()
    println("kib_$moment ${checkNotNull(Regex("""VmRSS:\s*(\d+)""").find(status)).groupValues[1]}")
}

private fun turn(call: () -> String, calls: Long): Long {
    val start = System.nanoTime()
    for (i in 0 until calls) sink = call()
    return System.nanoTime() - start
}
