// Prints the cost of recovering the same signer with web3j, another library for the JVM.

import java.math.BigInteger
import org.web3j.crypto.ECDSASignature
import org.web3j.crypto.Keys
import org.web3j.crypto.Sign
import org.web3j.utils.Numeric

fun main(arguments: Array<String>) {
    val inputs = inputs(arguments.first())
    val digest = Numeric.hexStringToByteArray(inputs["digest"])
    val bytes = Numeric.hexStringToByteArray(inputs["signature"])
    val signature = ECDSASignature(BigInteger(1, bytes, 0, 32), BigInteger(1, bytes, 32, 32))
    time("recover", inputs["payer"]) {
        Keys.toChecksumAddress(Keys.getAddress(Sign.recoverFromSignature(bytes[64] - 27, signature, digest)))
    }
}
