// Debian's Chromium, and a server for its pages.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Serves a folder on this machine; every response has these headers. */
export async function serve(folder, headers = {}) {
  const server = createServer(async ({ url }, response) => {
    const path = normalize(new URL(url, "http://localhost").pathname);
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "text/plain", ...headers }).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Starts it, with a temporary profile. */
export function launch() {
  const { PATH = "", X402_CHROMIUM = "chromium" } = process.env;
  const executablePath = PATH.split(delimiter).map((folder) => join(folder, X402_CHROMIUM)).find(existsSync);
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** Opens a page and waits until its script sets `result`. */
export async function open(browser, url) {
  const page = await browser.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  try {
    await page.goto(url);
    const waiting = page.waitForFunction(() => globalThis.result !== undefined, undefined, { timeout: 30_000 });
    await waiting.catch((error) => {
      throw new Error(`${error.message}\n${problems.join("\n")}`);
    });
    return await page.evaluate(() => globalThis.result);
  } finally {
    await page.close();
  }
}
