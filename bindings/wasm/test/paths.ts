// Paths: of the tested package, and of the checkout of the tests.

import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout; an environment variable names it for tests that were copied to try an installed package. */
export const CHECKOUT = process.env["X402_CHECKOUT"] ?? fileURLToPath(new URL("../../../../", import.meta.url));

/** The package that `x402-kernel` resolves to here. */
export const PACKAGE = fileURLToPath(new URL("../../", import.meta.resolve("x402-kernel")));

/** The package's sources. */
export const SOURCES = join(CHECKOUT, "bindings/wasm");
