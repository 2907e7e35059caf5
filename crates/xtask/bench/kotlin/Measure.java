import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** How the JVM's programs measure: each prints {@code name nanoseconds}, a line a measurement. */
final class Measure {
    /** How long the compiler may warm up, and a measurement take. */
    private static final long WARM = 1_000_000_000, LONG = 400_000_000;
    /** About how long a round takes: so short that many go by undisturbed. The best counts. */
    private static final long ROUND = 500_000;
    /** Where answers go, so that none is optimised away. */
    private static volatile Object sink;

    private Measure() {}

    /** The inputs that every language has: one JSON object of texts, whose only escapes are quotes. */
    static Map<String, String> inputs(String path) throws IOException {
        Map<String, String> inputs = new HashMap<>();
        Pattern member = Pattern.compile("\"([\\w.]+)\":\"((?:[^\"\\\\]|\\\\\")*)\"");
        member.matcher(Files.readString(Path.of(path))).results()
            .forEach(found -> inputs.put(found.group(1), found.group(2).replace("\\\"", "\"")));
        return inputs;
    }

    /** Checks an operation's answer, and prints what one call costs in the best of many rounds. */
    static void time(String name, String expected, Supplier<String> call) {
        String answer = call.get();
        if (!answer.equals(expected)) throw new IllegalStateException(name + ": " + answer + " instead of " + expected);
        for (long start = System.nanoTime(); System.nanoTime() - start < WARM; ) turn(call, 1);
        long calls = Math.max(1, ROUND / Math.max(1, turn(call, 3) / 3));
        long best = Long.MAX_VALUE;
        for (long spent = 0; spent < LONG; ) {
            long took = turn(call, calls);
            best = Math.min(best, took);
            spent += took;
        }
        System.out.println(name + " " + best / calls);
    }

    /** Prints the process's resident memory. */
    static void memory(String when) throws IOException {
        System.gc();
        Pattern resident = Pattern.compile("VmRSS:\\s*(\\d+)");
        var found = resident.matcher(Files.readString(Path.of("/proc/self/status")));
        if (!found.find()) throw new IOException("no VmRSS");
        System.out.println("kib_" + when + " " + found.group(1));
    }

    private static long turn(Supplier<String> call, long calls) {
        long start = System.nanoTime();
        for (long i = 0; i < calls; i++) sink = call.get();
        return System.nanoTime() - start;
    }
}
