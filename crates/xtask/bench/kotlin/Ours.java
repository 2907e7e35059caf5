import io.github.x402kernel.*;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prints what the operations cost on the JVM; with a number of calls, what memory the process has before and after so
 * many verifications. In Java, since one compiler is then all it takes: it calls what Kotlin calls.
 */
final class Ours {
    public static void main(String[] arguments) throws IOException, X402Error {
        Map<String, String> inputs = Measure.inputs(arguments[0]);
        Map<String, Supplier<String>> operations = operations(inputs);
        if (arguments.length == 1) {
            operations.forEach((name, call) -> Measure.time(name, inputs.get("expected." + name), call));
            return;
        }
        Supplier<String> verify = operations.get("verify_header");
        for (int i = 0; i < 1000; i++) verify.get();
        Measure.memory("before");
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) verify.get();
        Measure.memory("after");
    }

    private static Map<String, Supplier<String>> operations(Map<String, String> inputs) throws X402Error {
        long now = Long.parseLong(inputs.get("now"));
        String header = inputs.get("header"), challenge = inputs.get("challenge"), signature = inputs.get("signature");
        PaymentRequirements offer = PaymentRequirements.Companion.parse(inputs.get("offer"), 2, null);
        List<String> networks = List.of(inputs.get("network"));
        Payer payer = new Payer(
            inputs.get("payer"), networks, PayerKind.KEY, List.of(), List.of(), List.of(), List.of());
        Choice choice = PaymentRequired.Companion.parse(challenge, null).choose(payer);
        Policy policy = new Policy(null, null, null, null, null, null);
        Request request = new Request(inputs.get("method"), inputs.get("url"));
        Eip712Domain domain = ParseKt.parse(Eip712Domain.Companion, inputs.get("domain"));
        Authorization authorization = ParseKt.parse(Authorization.Companion, inputs.get("authorization"));

        Map<String, Supplier<String>> operations = new LinkedHashMap<>();
        operations.put("verify_header", may(() ->
            ((Verdict.SignedByPayer) offer.verifyHeader(header, now, null)).getPayer()));
        operations.put("parse_header", may(() -> {
            try (PaymentPayload payment = PaymentPayload.Companion.fromHeader(header, null)) {
                return payment.getJson();
            }
        }));
        operations.put("parse_demand", may(() -> {
            try (PaymentRequired demand = PaymentRequired.Companion.parse(challenge, null);
                 PaymentRequirements first = demand.getAccepts().get(0)) {
                return first.getJson();
            }
        }));
        operations.put("digest", may(() ->
            X402_kernelKt.digest(domain, authorization, AuthorizationKind.TRANSFER)));
        operations.put("recover", may(() -> X402_kernelKt.recover(inputs.get("digest"), signature)));
        operations.put("pay", may(() -> {
            try (Approved approved = policy.approve(choice, request, now);
                 UnsignedPayment unsigned = approved.prepare(now, inputs.get("nonce"), null);
                 PaymentPayload payment = unsigned.finish(signature)) {
                return payment.getHeader();
            }
        }));
        return operations;
    }

    private interface Call {
        String call() throws X402Error;
    }

    private static Supplier<String> may(Call call) {
        return () -> {
            try {
                return call.call();
            } catch (X402Error error) {
                throw new IllegalStateException(error);
            }
        };
    }
}
