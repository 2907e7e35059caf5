import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Supplier;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** Prints what web3j takes to recover the same signature's signer: what a user has today. */
final class Web3j {
    public static void main(String[] arguments) throws IOException {
        Map<String, String> inputs = Measure.inputs(arguments[0]);
        byte[] digest = Numeric.hexStringToByteArray(inputs.get("digest"));
        byte[] signature = Numeric.hexStringToByteArray(inputs.get("signature"));
        BigInteger r = new BigInteger(1, signature, 0, 32), s = new BigInteger(1, signature, 32, 32);
        Supplier<String> recover = () -> {
            BigInteger key = Sign.recoverFromSignature(signature[64] - 27, new ECDSASignature(r, s), digest);
            return Keys.toChecksumAddress(Keys.getAddress(key));
        };
        Measure.time("recover", inputs.get("payer"), recover);
    }
}
