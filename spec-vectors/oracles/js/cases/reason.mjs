// Reasons of failed payments, in the spellings of all SDKs.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { accepts } from "../official.mjs";
import { NOW, STRANGER, STRANGER_KEY, authorization, domain, offerV2, paymentV2, sign } from "../lib.mjs";

// Whether the installed package contains the word. Its meaning is in sections 3.4 and 9 of our notes, and tested below.
const words = (name) => {
  const folder = dirname(fileURLToPath(import.meta.resolve(name)));
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".mjs"));
  const text = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  return (word) => text.includes(`"${word}"`);
};
const has = { "@x402/core": words("@x402/core/server"), "@x402/evm": words("@x402/evm") };

const SPEC = "spec";
const PYTHON = "x402";
// class, whether money may have moved, the status.
const INVALID = ["invalid", false, 402];
const UNREADABLE = ["invalid", false, 400];
const SPENT = ["invalid", true, 402];
const DOWN = ["unavailable", false, 502];
const OWN = ["unavailable", false, 500];
const SENT = ["unavailable", true, 502];
const UNCLEAR = ["unknown", false, 402];
const UNKNOWN = ["unknown", true, 402];

// A free text has another id than a code with the same words.
const slug = (text) => (/^[a-z0-9_]+$/.test(text) ? "" : "text-") + text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
const reason = (text, canonical, [kind, mayHaveSettled, httpStatus], why, also = [], id = slug(text)) => ({
  id: `reason-${id}`,
  from: [...also, ...Object.keys(has).filter((name) => has[name](text)), "policy"],
  why,
  input: { text },
  output: { text, ...(canonical ? { canonical } : {}), class: kind, retryable: kind === "unavailable", mayHaveSettled, httpStatus },
});
// A name of the specification, which is the canonical one; then the other names of the same reason.
const names = (canonical, meaning, others, { listed = true, python = [] } = {}) => [
  reason(canonical, canonical, meaning, listed ? "P9.1" : "P9.3: the specification has no name for it", [...(listed ? [SPEC] : []), ...(python.includes(canonical) ? [PYTHON] : [])]),
  ...Object.entries(others).map(([text, why]) => reason(text, canonical, meaning, why, python.includes(text) ? [PYTHON] : [])),
];
const VALUE = "invalid_exact_evm_payload_authorization_value_mismatch";
const AFTER = "invalid_exact_evm_payload_authorization_valid_after";
const BEFORE = "invalid_exact_evm_payload_authorization_valid_before";
const SIGNATURE = "invalid_exact_evm_payload_signature";
const RECIPIENT = "invalid_exact_evm_payload_recipient_mismatch";
const unlisted = (name, meaning, others = {}, python = []) => names(name, meaning, others, { listed: false, python });

const cases = [
  ...names("insufficient_funds", INVALID, {
    invalid_exact_evm_insufficient_balance: "P9.2: every newer SDK",
    permit2_insufficient_balance: "P3.7",
    invalid_batch_settlement_evm_insufficient_balance: "P4.2",
  }, { python: ["invalid_exact_evm_insufficient_balance", "permit2_insufficient_balance", "invalid_batch_settlement_evm_insufficient_balance"] }),
  ...names(AFTER, INVALID, {}, { python: [AFTER] }),
  ...names(BEFORE, INVALID, { payment_expired: "P9.3: v1 and Go" }, { python: [BEFORE] }),
  ...names(VALUE, INVALID, { invalid_exact_evm_payload_authorization_value: "P9.1: the name in v1", invalid_exact_evm_authorization_value: "P9.2: TypeScript in April" }, { python: [VALUE] }),
  ...names(SIGNATURE, INVALID, {
    invalid_exact_evm_signature: "P9.2",
    invalid_exact_evm_signature_format: "P3.4: Go",
    invalid_exact_evm_payload_missing_signature: "P3.4: Go",
    invalid_exact_evm_failed_to_parse_signature: "P3.4: Go",
    signature_invalid: "P9.3: Go",
  }, { python: [SIGNATURE] }),
  ...names(RECIPIENT, INVALID, { invalid_exact_evm_recipient_mismatch: "P9.2" }, { python: [RECIPIENT] }),
  ...names("invalid_network", INVALID, {
    invalid_exact_evm_network_mismatch: "P9.2",
    invalid_exact_evm_failed_to_get_network_config: "P3.4",
    invalid_upto_evm_network_mismatch: "P4.1",
    invalid_upto_evm_failed_to_get_network_config: "P4.1",
    network_mismatch: "P9.2: Python",
    unsupported_network: "P9.3: Go",
    no_facilitator_for_network: "P9.3: Go",
  }, { python: ["invalid_exact_evm_failed_to_get_network_config", "invalid_upto_evm_network_mismatch", "invalid_upto_evm_failed_to_get_network_config", "network_mismatch", "unsupported_network"] }),
  ...names("invalid_payload", UNREADABLE, {
    invalid_exact_evm_payload: "P3.4: Go",
    invalid_payment: "P9.3: v1 and Go",
    invalid_v1_payload: "P9.3: Go",
    invalid_v2_payload: "P9.3: Go",
    unsupported_payload_type: "P3.4",
  }, { python: ["unsupported_payload_type"] }),
  ...names("invalid_payment_requirements", INVALID, {
    invalid_exact_evm_required_amount: "P3.4: Go",
    invalid_exact_evm_extra_field: "P3.4: Go in v1",
    invalid_v1_requirements: "P9.3: Go",
    invalid_v2_requirements: "P9.3: Go",
    "No matching payment requirements": "P9.3: free text of the servers",
  }, { python: ["No matching payment requirements"] }),
  ...names("invalid_scheme", INVALID, { invalid_exact_evm_scheme: "P9.2", invalid_upto_evm_scheme: "P4.1", scheme_mismatch: "P9.3: Go" }, { python: ["invalid_upto_evm_scheme"] }),
  ...names("unsupported_scheme", INVALID, { invalid_exact_evm_unsupported_scheme: "P9.2: Go in v1" }, { python: ["unsupported_scheme"] }),
  ...names("invalid_x402_version", UNREADABLE, { invalid_version: "P9.3: Go", unsupported_version: "P9.3" }, { python: ["unsupported_version"] }),
  ...names("invalid_transaction_state", SENT, {
    invalid_exact_evm_transaction_failed: "row 1: of a reverted transaction, and of one whose fate is not known",
    invalid_exact_evm_transaction_state: "P3.4: Go in v1",
    invalid_upto_evm_transaction_failed: "P4.1",
    transaction_failed: "row 1: Python, of whatever the chain call raised",
  }, { python: ["invalid_upto_evm_transaction_failed", "transaction_failed"] }),
  ...names("unexpected_verify_error", DOWN, {
    invalid_exact_evm_failed_to_verify_signature: "row 49: the call to the chain failed, not the signature",
    invalid_exact_evm_failed_to_get_asset_info: "P9.3",
    invalid_exact_evm_failed_to_check_deployment: "P3.4: Go",
    balance_check_failed: "row 49: the balance is not known, not low",
    failed_to_marshal_payload: "P9.3: Go",
    failed_to_marshal_requirements: "P9.3: Go",
  }, { python: ["invalid_exact_evm_failed_to_verify_signature", "invalid_exact_evm_failed_to_get_asset_info", "balance_check_failed"] }),
  ...names("unexpected_settle_error", SENT, {
    invalid_exact_evm_failed_to_execute_transfer: "row 1: Go, the transaction may be out",
    invalid_exact_evm_failed_to_get_receipt: "row 1: Go, the transaction is out",
    invalid_response: "row 1: Go, what the facilitator did is not known",
    settlement_failed: "P9.3: Go",
    unknown_settlement_error: "row 1",
    settle_exact_svm_block_height_exceeded: "P9.3: v1",
    settle_exact_svm_transaction_confirmation_timed_out: "row 1: v1, no confirmation in time",
    "Settlement failed": "P9.3: free text of the servers",
  }, { python: ["unknown_settlement_error", "Settlement failed"] }),
  ...names("invalid_upto_evm_payload_settlement_exceeds_amount", INVALID, {}, { python: ["invalid_upto_evm_payload_settlement_exceeds_amount"] }),
  ...unlisted("settlement_pending", SENT, {}, ["settlement_pending"]),
  ...unlisted("invalid_exact_evm_nonce_already_used", SPENT, { permit2_invalid_nonce: "row 28: any observer can have settled it" }, ["invalid_exact_evm_nonce_already_used", "permit2_invalid_nonce"]),
  ...unlisted("duplicate_settlement", SPENT, {}, ["duplicate_settlement"]),
  ...unlisted("invalid_exact_evm_transfer_event_mismatch", UNKNOWN, {}, ["invalid_exact_evm_transfer_event_mismatch"]),
  ...unlisted("invalid_exact_evm_transaction_simulation_failed", UNCLEAR, { permit2_simulation_failed: "P3.7" }, ["invalid_exact_evm_transaction_simulation_failed"]),
  ...unlisted("invalid_exact_evm_verification_failed", UNCLEAR),
  ...unlisted("after_verify_aborted", UNCLEAR, {}, ["after_verify_aborted"]),
  ...unlisted("before_verify_hook_error", OWN),
  ...unlisted("before_settle_hook_error", OWN),
  ...unlisted("smart_wallet_deployment_failed", DOWN, {}, ["smart_wallet_deployment_failed"]),
  ...unlisted("permit2_allowance_required", ["invalid", false, 412], { PERMIT2_ALLOWANCE_REQUIRED: "P10 row 45: the specification's spelling" }, ["permit2_allowance_required"]),
  ...unlisted("invalid_exact_evm_missing_eip712_domain", INVALID, { missing_eip712_domain: "P9.2: Python" }, ["missing_eip712_domain"]),
  ...["invalid_exact_evm_token_name_mismatch", "invalid_exact_evm_token_version_mismatch", "invalid_exact_evm_eip3009_not_supported", "invalid_exact_evm_payload_undeployed_smart_wallet", "eip6492_factory_not_allowed", "asset_not_deployed_contract", "extension_echo_mismatch", "upto_facilitator_mismatch"]
    .flatMap((name) => unlisted(name, INVALID, {}, [name])),
  ...unlisted("unsupported_asset_transfer_method", INVALID),
  ...unlisted("unsupported_payment_flow", INVALID),
  ...unlisted("payment_required", INVALID, { "Payment required": "P9.3: free text of the servers" }, ["Payment required"]),
  ...["invalid_permit2_signature", "invalid_permit2_recipient_mismatch", "permit2_deadline_expired", "permit2_token_mismatch"].map((name) => reason(name, undefined, INVALID, "P3.7: one more thing that is wrong with a Permit2 payment", [PYTHON])),
  reason("eip2612_deadline_expired", undefined, INVALID, "P5.6: one more thing that is wrong with a permit"),
  reason("invalid_exact_svm_payload_transaction", undefined, INVALID, "P9.3: a family on Solana"),
  reason("invalid_exact_tvm_payload_signature", undefined, INVALID, "P9.3: a family on TON"),
  reason("invalid_exact_evm_signature: recovered 0xdead", SIGNATURE, INVALID, "P10 row 82: Go explains after a colon", [], "go-explained"),
  reason("settlement_pending:", "settlement_pending", SENT, "P10 row 82: nothing after the colon", [], "colon-at-end"),
  reason(": settlement_pending", undefined, UNKNOWN, "row 70: no reason before the colon", [], "colon-first"),
  reason("the facilitator is down", undefined, UNKNOWN, "row 70: an unknown text is kept, and frees no money", [], "unknown-sentence"),
  reason("boom", undefined, UNKNOWN, "P2.3: SDKs put an exception's text there", [], "unknown-word"),
  reason("invalid_batch_settlement_evm_transaction_reverted_or_not", undefined, UNKNOWN, "row 70", [], "unknown-code"),
  reason("INSUFFICIENT_FUNDS", undefined, UNKNOWN, "row 70: a reason has one case", [], "upper-case"),
  reason(" insufficient_funds", undefined, UNKNOWN, "row 70: nothing is trimmed silently", [], "space-before"),
  reason("insufficient_funds\n", undefined, UNKNOWN, "row 70: nothing is trimmed silently", [], "newline-after"),
  reason("insufficient_fund", undefined, UNKNOWN, "row 70: a beginning is not the name", [], "beginning"),
  reason("not_insufficient_funds", undefined, UNKNOWN, "row 70: an end is not the name", [], "end"),
  reason("insufficient\u0000funds", undefined, UNKNOWN, "row 70: a control character", [], "nul"),
  reason("ｉnsufficient_funds", undefined, UNKNOWN, "row 70: another letter", [], "full-width"),
  reason("", undefined, UNKNOWN, "row 2: a failure without a reason is a failure", [], "empty"),
  reason("x".repeat(10_000), undefined, UNKNOWN, "row 70: however long", [], "huge"),
];

// Each failure, tried with the official facilitator: its word must be a case with the canonical name of that failure.
const said = async (offer, message, accepted = offer, key) =>
  (await accepts(2, offer, paymentV2(accepted, message, await sign(domain(), message, key)), NOW)).reason;
const failures = [
  ["invalid_scheme", await said(offerV2({ scheme: "upto" }), authorization())],
  ["invalid_network", await said(offerV2(), authorization(), offerV2({ network: "eip155:8453" }))],
  ["invalid_exact_evm_missing_eip712_domain", await said(offerV2({ extra: {} }), authorization())],
  [SIGNATURE, await said(offerV2(), authorization(), undefined, STRANGER_KEY)],
  [RECIPIENT, await said(offerV2(), authorization({ to: STRANGER }))],
  [VALUE, await said(offerV2(), authorization({ value: "9999" }))],
  [BEFORE, await said(offerV2(), authorization({ validBefore: String(NOW + 5) }))],
  [AFTER, await said(offerV2(), authorization({ validAfter: String(NOW + 1) }))],
];
for (const [canonical, text] of failures) {
  const found = cases.find((entry) => entry.input.text === text);
  if (found?.output.canonical !== canonical) throw new Error(`${canonical}: the facilitator says ${text}`);
}

export default [
  {
    op: "wire/reason",
    about: "A reason as a peer wrote it: its canonical name, who is at fault, whether to try again, whether money may have moved.",
    spec: ["x402 v2 section 9", "x402 v1 section 9", "protocol.md sections 3.4 and 9"],
    sources: ["x402 v2 section 9", "@x402/core 2.27.0", "@x402/evm 2.27.0", "x402 2.25.0"],
    notes: {
      named: "An SDK is named where the installed package has the word; that one word is another's is run against the official facilitators for the failures of P9.2. Class, retry and status are ours.",
    },
    cases,
  },
];
