// Prints the cost of the same signature with viem, another library for JavaScript.

import { hashTypedData, recoverAddress, recoverTypedDataAddress } from "viem";
import { inputs, time } from "./measure.mjs";

const { value, validAfter, validBefore, ...texts } = JSON.parse(inputs.authorization);
const field = (kind) => (name) => ({ name, type: kind });
const typed = {
  domain: JSON.parse(inputs.domain),
  types: {
    TransferWithAuthorization: [
      ...["from", "to"].map(field("address")),
      ...["value", "validAfter", "validBefore"].map(field("uint256")),
      field("bytes32")("nonce"),
    ],
  },
  primaryType: "TransferWithAuthorization",
  message: { ...texts, value: BigInt(value), validAfter: BigInt(validAfter), validBefore: BigInt(validBefore) },
};
const { digest: hash, payer, signature } = inputs;

await time("recover_typed_data", payer, () => recoverTypedDataAddress({ ...typed, signature }));
await time("recover", payer, () => recoverAddress({ hash, signature }));
await time("digest", hash, () => hashTypedData(typed));
