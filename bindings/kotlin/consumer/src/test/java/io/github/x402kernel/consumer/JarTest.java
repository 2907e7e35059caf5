package io.github.x402kernel.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.NativeLibrary;
import io.github.x402kernel.Code;
import io.github.x402kernel.ErrorKind;
import io.github.x402kernel.HttpHeader;
import io.github.x402kernel.LocalSigner;
import io.github.x402kernel.Payer;
import io.github.x402kernel.PayerKind;
import io.github.x402kernel.PaymentRequired;
import io.github.x402kernel.PaymentRequirements;
import io.github.x402kernel.Policy;
import io.github.x402kernel.Profile;
import io.github.x402kernel.Request;
import io.github.x402kernel.SettleResponse;
import io.github.x402kernel.VerifyOptions;
import io.github.x402kernel.X402Error;
import io.github.x402kernel.X402Kernel;
import io.github.x402kernel.readme.InJava;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Java program that has only the jar. */
class JarTest {
    private static final String KEY = "0x4646464646464646464646464646464646464646464646464646464646464646";
    private static final String NONCE = "0x2222222222222222222222222222222222222222222222222222222222222222";
    private static final long NOW = 1_900_000_000;
    private static final String OFFER = """
        {"scheme":"exact","network":"eip155:84532","amount":"10000","asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e",\
        "payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","maxTimeoutSeconds":60,\
        "extra":{"name":"USDC","version":"2"}}""";
    private static final String CHALLENGE = """
        {"x402Version":2,"resource":{"url":"https://api.example.com/report"},"accepts":[%s]}""".formatted(OFFER);

    private final LocalSigner signer = new LocalSigner(KEY);

    JarTest() throws X402Error {}

    @Test
    void theReadmesCodePaysAndVerifys() throws X402Error {
        List<HttpHeader> headers = List.of(new HttpHeader("PAYMENT-REQUIRED", X402Kernel.encodeHeader(CHALLENGE)));
        Request request = new Request("GET", "https://api.example.com/report");
        HttpHeader header = InJava.pay(request, headers, new byte[0], signer, NOW, NONCE);
        assertEquals("PAYMENT-SIGNATURE", header.getName());
        PaymentRequirements offer = PaymentRequirements.parse(OFFER);
        assertBegins("claim exact/eip155:84532/0x036cbd53842c5426634e7929541ec2318f3dcf7e/", verify(offer, header, NOW));
        assertBegins("rejected as invalid_exact_evm_payload_authorization_valid_before: ", verify(offer, header, NOW + 99));
        assertBegins("not readable: header.not_base64: ", InJava.verify(offer, "?", NOW));
    }

    private static String verify(PaymentRequirements offer, HttpHeader header, long now) throws X402Error {
        return InJava.verify(offer, header.getValue(), now);
    }

    private static void assertBegins(String expected, String found) {
        assertTrue(found.startsWith(expected), found);
    }

    @Test
    void anErrorSaysWhatAndWhere() throws X402Error {
        PaymentRequired challenge = PaymentRequired.parse(CHALLENGE);
        Payer nowhere = new Payer(signer.getAddress(), List.of());
        X402Error error = assertThrows(X402Error.Rejected.class, () -> challenge.choose(nowhere));
        assertEquals(ErrorKind.REJECTED, error.getKind());
        assertEquals(Code.CHOOSE_NONE_PAYABLE, error.getCode());
        assertEquals("/accepts", error.getAt());
        assertEquals("choose.none_payable: none of the 1 offers can be paid (at /accepts)", error.getMessage());
        assertTrue(error.toString().endsWith(error.getMessage()), error.toString());
        X402Error usage = assertThrows(X402Error.Usage.class, () -> new Request("GET", "/"));
        assertEquals(Code.USAGE_URL, usage.getCode());
        assertEquals(500, usage.getHttpStatus());
        assertEquals("/", usage.getDetail().get("found"));
    }

    @Test
    void whatHasADefaultMayBeLeftOut() throws X402Error {
        assertEquals("eip155:8453", X402Kernel.parseNetwork("base", 1));
        assertEquals("eip155:8453", X402Kernel.parseNetwork("eip155:8453"));
        assertTrue(new Policy() instanceof AutoCloseable && new Policy("$0.05") instanceof AutoCloseable);
        assertEquals(null, new VerifyOptions().getMinRunway());
        assertEquals("{\"settleMargin\":9}", Profile.fromJson("{\"settleMargin\":9}").getJson());
        SettleResponse.Settled receipt = assertInstanceOf(
            SettleResponse.Settled.class,
            X402Kernel.settled(SettleResponse.Companion, "0x01", "eip155:84532"));
        assertEquals(receipt, X402Kernel.parse(SettleResponse.Companion, receipt.getJson()));
        assertEquals(PayerKind.KEY, X402Kernel.parse(PayerKind.Companion, "key"));
    }

    @Test
    void theLibraryComesOutOfTheJar() throws Exception {
        String jar = Profile.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        String version = System.getProperty("release.version");
        assertTrue(jar.endsWith("/x402-kernel-" + version + ".jar"), jar);
        assertEquals(version, Profile.class.getPackage().getImplementationVersion());
        assertTrue(signer.getAddress().startsWith("0x9d8A62f656a8d161"), signer.getAddress());
        // JNA extracts a library from a jar under a new name.
        String file = NativeLibrary.getInstance("x402_kernel_ffi-" + version).getFile().getName();
        assertTrue(file.startsWith("jna"), file);
    }
}
