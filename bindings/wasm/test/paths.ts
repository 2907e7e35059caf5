// Where things are: the package that is tested, and the checkout that the tests are from.

import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. Tests that were copied elsewhere, to try an installed package, are told. */
export const CHECKOUT = process.env["X402_CHECKOUT"] ?? fileURLToPath(new URL("../../../../", import.meta.url));

/** The package: the one that `x402-kernel` means here. */
export const PACKAGE = fileURLToPath(new URL("../../", import.meta.resolve("x402-kernel")));

/** The package's sources. */
export const SOURCES = join(CHECKOUT, "bindings/wasm");
