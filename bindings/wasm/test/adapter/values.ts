// Values: amounts, money, addresses, networks, assets, reasons.

import {
  Profile,
  Reason,
  amountToMoney,
  isTestnet,
  moneyToAmount,
  networkName,
  parseAddress,
  parseAmount,
  parseAmountTolerant,
  parseNetwork,
} from "x402-kernel";
import type { Input } from "./input.js";
import { kinds } from "./shapes.js";

/** The operations of this area. */
export const VALUES: Record<string, (input: Input) => unknown> = {
  "amount/parse": (input) => ({ amount: parseAmount(input.text("text")) }),

  "amount/parse_tolerant": (input) => {
    const { amount, repairs } = parseAmountTolerant(input.text("text"));
    return { amount, repairs: kinds(repairs) };
  },

  "money/to_amount": (input) => ({ amount: moneyToAmount(input.text("text"), input.number("decimals")) }),

  "money/price": (input) => {
    const { asset, amount } = Profile.price(input.profile(), input.text("text"), input.text("network"));
    return { asset: asset.address, symbol: asset.symbol, amount, decimals: asset.decimals };
  },

  "money/from_amount": (input) => ({ money: amountToMoney(input.text("amount"), input.number("decimals")) }),

  "asset/known": (input) => {
    const place = [input.profile(), input.text("network"), input.text("address")] as const;
    const asset = Profile.asset(...place);
    return asset === undefined ? { elsewhere: Profile.elsewhere(...place).map(({ network }) => network) } : { asset };
  },

  "asset/list": (input) => {
    const assets = Profile.assets(input.profile(), input.text("network")).map(({ address }) => address);
    return { assets, ...(assets[0] !== undefined && { default: assets[0] }) };
  },

  "address/parse": (input) => ({ address: parseAddress(input.text("text")) }),

  "network/parse": (input) => {
    const network = parseNetwork(input.text("text"), input.version());
    return { network, name: networkName(network) };
  },

  "network/testnet": (input) => ({ testnet: isTestnet(input.text("network")) }),

  "wire/reason": (input) => Reason.parse(input.text("text")),
};
