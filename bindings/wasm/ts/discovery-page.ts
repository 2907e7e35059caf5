import * as check from "./check.js";
import { value } from "./output.js";
import type { Skipped } from "./payment-required.js";
import type { PaymentRequirements } from "./payment-requirements.js";
import type { Profile } from "./profile.js";
import * as wasm from "./x402_kernel.js";

/**
 * A page of things on sale (x402 v2 §8), as a facilitator's catalogue answers `GET /discovery/resources` and
 * `GET /discovery/search`. They are advertisements: what is paid is what the server's own 402 asks.
 */
export interface DiscoveryPage {
  /** What is on sale. */
  readonly items: readonly DiscoveryItem[];
  /** The items that cannot be read, each with its reason and its index in the list. */
  readonly skipped: readonly Skipped[];
  /** How many items come after those that the limit `entries` allows. They were not read. */
  readonly unread: number;
  /** Where the page stands, if it is said. */
  readonly pagination?: Pagination;
  /** The exact text. */
  readonly json: string;
}

/** One thing on sale. */
export interface DiscoveryItem {
  /** `resource`: a URL, or the name of an MCP tool. */
  readonly resource: string;
  /** `type`: `http`, `mcp`, or what else there will be. */
  readonly type: string;
  /** `x402Version` of its offers. */
  readonly version: 1 | 2;
  /** The offers this kernel can read. The pointers of their repairs are in the item. */
  readonly accepts: readonly PaymentRequirements[];
  /** The offers it cannot use, each with its reason; the pointer is into the page. */
  readonly skipped: readonly Skipped[];
  /** How many offers come after those that the limit `entries` allows. They were not read. */
  readonly unread: number;
  /** `lastUpdated` as text: unix seconds or an ISO 8601 time, since facilitators write either. */
  readonly lastUpdated?: string;
  /** Its exact text. */
  readonly json: string;
}

/** Where a page stands among its neighbours. */
export type Pagination =
  /** By number, of `/discovery/resources`. */
  | {
      /** The case. */
      readonly by: "offset";
      /** The most items of a page. */
      readonly limit: number;
      /** How many items stand before this page. */
      readonly offset: number;
      /** How many items there are. */
      readonly total: number;
    }
  /** By a cursor, of `/discovery/search`. */
  | {
      /** The case. */
      readonly by: "cursor";
      /** The most items of a page, if it is said. */
      readonly limit?: number;
      /** What to ask the next page with; absent at the end. */
      readonly cursor?: string;
    };

/** The functions of the type of that name. */
export const DiscoveryPage = Object.freeze({
  /**
   * Reads a page from its JSON, with its `items` (or, of a search, its `resources`). Items that cannot be read are
   * `skipped`, each with its reason, as are offers of an item; in strict mode the first of either is the error.
   *
   * @throws {X402Error} `message.missing`, `message.wrong_type`, `json.*`.
   */
  parse(json: string | object, profile?: Profile | string): DiscoveryPage {
    const [text, under] = [check.message("json", json), check.profile(profile)];
    return value(() => wasm.discovery_page_parse(text, under));
  },
});
