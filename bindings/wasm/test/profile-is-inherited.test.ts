import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as kernel from "x402-kernel";
import { Code, PaymentRequired, PaymentRequirements, Policy, Profile } from "x402-kernel";
import { CHALLENGE, NONCE, NOW, PAYER, REQUEST, SIGNER, code, only } from "./sample.js";

describe("a profile is attached at parsing and inherited", () => {
  const address = "0x00000000000000000000000000000000DeaDBeef";
  const domain = { name: "Coin", version: "1", chainId: 84532n, verifyingContract: address };
  const row = { network: "eip155:84532", address, symbol: "COIN", name: "Coin", version: "1", decimals: 2 };
  const pinned = { ...row, domainSeparator: kernel.domainSeparator(domain), evidence: "onchain" };
  const profile = Profile.fromJson({ assets: [pinned], settleMargin: 7 });
  const challenge = CHALLENGE.replace(/0x036C\w+/, address)
    .replace(/USDC/, "Coin")
    .replace('"version":"2"', '"version":"1"');
  const cheap = challenge.replace('"10000"', '"3"');

  test("every value of a message has its profile", () => {
    const challenge = PaymentRequired.parse(cheap, profile);
    const choice = PaymentRequired.choose(challenge, PAYER);
    const approved = new Policy().approve(choice, REQUEST, NOW);
    const unsigned = approved.prepare(NOW, NONCE);
    const payment = unsigned.finish(SIGNER.sign(only(unsigned.requests)));
    const values = [challenge, choice.challenge, choice.offer, approved.offer, unsigned.offer, payment];
    for (const value of [...values, payment.accepted]) {
      assert.equal(value?.profile, profile.json);
    }
    assert.equal(choice.offer.price, "0.03 COIN");
    assert.equal(PaymentRequirements.verify(choice.offer, payment, NOW).verdict, "signed_by_payer");
    // 7 seconds before the end it is too late to settle under this profile, and not under the default one.
    const verified = PaymentRequirements.verify(choice.offer, payment, NOW + 54);
    assert.equal("error" in verified && verified.error.code, Code.VERIFY_TOO_CLOSE_TO_EXPIRY);
  });

  test("no other message has it", () => {
    const challenge = PaymentRequired.parse(cheap);
    assert.equal(challenge.profile, undefined);
    assert.equal(only(challenge.accepts).price, `3 atomic units of ${address}`);
    const choice = PaymentRequired.choose(challenge, PAYER);
    assert.equal(
      code(() => new Policy().approve(choice, REQUEST, NOW)),
      Code.POLICY_UNKNOWN_ASSET,
    );
    assert.equal(Profile.default().json, "{}");
  });

  test("a profile lists what it knows of a token", () => {
    const known = Profile.asset(profile, "eip155:84532", address.toLowerCase());
    assert.deepEqual(known, { ...pinned, transferMethod: "eip3009" });
    assert.equal(Profile.asset(Profile.default(), "eip155:84532", address), undefined);
    assert.deepEqual(Profile.elsewhere(profile.json, "eip155:8453", address), [known]);
    assert.deepEqual(Profile.elsewhere(profile, "eip155:84532", address), []);
    assert.deepEqual(Profile.assets(profile, "eip155:84532").at(-1), known);
    assert.deepEqual(Profile.assets(profile, "eip155:999999999"), []);
    assert.equal(Profile.assets(profile, "eip155:84532")[0]?.symbol, "USDC");
  });

  test("a price is in the network's default token, or in its ticker's", () => {
    assert.deepEqual(Profile.price(profile, "0.03 COIN", "eip155:84532"), {
      asset: Profile.asset(profile, "eip155:84532", address),
      amount: "3",
    });
    assert.equal(Profile.price(Profile.default(), "$0.01", "eip155:84532").amount, "10000");
    assert.equal(
      code(() => Profile.price(Profile.default(), "0.03 COIN", "eip155:84532")),
      Code.MONEY_UNKNOWN_TICKER,
    );
    assert.equal(
      code(() => Profile.price({ json: '{"mode":"odd"}' }, "$1", "eip155:84532")),
      Code.USAGE_ARGUMENT,
    );
  });

  test("a message's profile can be used for parsing", () => {
    const again = PaymentRequired.parse(cheap, PaymentRequired.parse(cheap, profile).profile);
    assert.deepEqual(again, PaymentRequired.parse(cheap, profile));
  });
});
