// Each entry, bundled and run in Chromium, and the inlined ones in Node.

import assert from "node:assert/strict";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";
import { launch, open, serve } from "./chromium.mjs";
import { EXPECTED, INSTALLED, project, run } from "./installed.mjs";

const ICON = '<!doctype html><link rel="icon" href="data:,">';
const PAGE = `${ICON}<script type="module" src="bundle.js"></script>`;

/** The entries, each with its file of wasm. */
const ENTRIES = { "x402-kernel": ["kernel.wasm", "full"], "x402-kernel/pay": ["pay.wasm", "pay"] };

const code = (entry, init, imports = "") => `
  import * as kernel from "${entry}";
  import { purchase } from "./purchase.mjs";
  ${imports}
  ${init}
  globalThis.result = purchase(kernel);
  globalThis.process?.stdout.write(JSON.stringify(globalThis.result));`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function opened(folder, path = "index.html") {
  const { origin, close } = await serve(folder);
  try {
    return await open(browser, `${origin}/${path}`);
  } finally {
    close();
  }
}

async function viteBuild(root) {
  await vite.build({ root, logLevel: "error", configFile: false });
  return join(root, "dist");
}

async function webpackBuild(context, target = "web") {
  const compiler = webpack({
    context,
    target,
    mode: "production",
    entry: "./main.mjs",
    output: { path: join(context, "dist"), filename: "bundle.js", module: true },
    experiments: { outputModule: true },
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  assert.ok(!stats.hasErrors(), stats.toString());
  return join(context, "dist");
}

async function esbuildBuild(folder, options) {
  await esbuild.build({
    absWorkingDir: folder,
    entryPoints: ["main.mjs"],
    outfile: "dist/bundle.js",
    bundle: true,
    minify: true,
    format: "esm",
    logLevel: "error",
    ...options,
  });
  return join(folder, "dist");
}

async function rollupBuild(folder, options) {
  const bundle = await rollup({
    input: join(folder, "main.mjs"),
    plugins: [nodeResolve(options)],
    onwarn: (warning) => assert.fail(warning.message),
  });
  await bundle.write({ file: join(folder, "dist/bundle.js"), format: "es" });
  await bundle.close();
  return join(folder, "dist");
}

for (const [entry, [file, folder]] of Object.entries(ENTRIES)) {
  const plain = code(entry, "await kernel.init();");

  describe(entry, () => {
    test("vite finds the wasm by itself", async () => {
      const root = project({ "main.mjs": plain, "index.html": PAGE.replace("bundle.js", "/main.mjs") });
      const built = await viteBuild(root);
      assert.equal(readdirSync(join(built, "assets")).filter((name) => name.endsWith(".wasm")).length, 1);
      assert.deepEqual(await opened(built), EXPECTED[entry]);
    });

    test("vite's server of development finds it, with the package left out of its bundles", async () => {
      const root = project({ "main.mjs": plain, "index.html": PAGE.replace("bundle.js", "/main.mjs") });
      const server = await vite.createServer({
        root,
        logLevel: "error",
        configFile: false,
        optimizeDeps: { exclude: ["x402-kernel"] },
        server: { host: "127.0.0.1", port: 0, fs: { strict: false }, ws: false },
      });
      try {
        await server.listen();
        const [origin] = server.resolvedUrls.local;
        assert.deepEqual(await open(browser, origin), EXPECTED[entry]);
      } finally {
        await server.close();
      }
    });

    test("webpack finds the wasm by itself", async () => {
      const context = project({ "main.mjs": plain, "dist/index.html": PAGE });
      const built = await webpackBuild(context);
      assert.equal(readdirSync(built).filter((name) => name.endsWith(".wasm")).length, 1);
      assert.deepEqual(await opened(built), EXPECTED[entry]);
    });

    test("esbuild uses a loader: a file, or the bytes", async () => {
      const imports = `import wasm from "x402-kernel/${file}";`;
      for (const [loader, init] of [
        ["file", "await kernel.init(wasm);"],
        ["binary", "kernel.initSync(wasm);"],
      ]) {
        const source = project({ "main.mjs": code(entry, init, imports), "dist/index.html": PAGE });
        const built = await esbuildBuild(source, { platform: "browser", loader: { ".wasm": loader } });
        assert.deepEqual(await opened(built), EXPECTED[entry], loader);
      }
    });

    test("rollup leaves the file to copy beside the bundle", async () => {
      const source = project({ "main.mjs": plain, "dist/index.html": PAGE });
      const built = await rollupBuild(source, { browser: true });
      cpSync(join(INSTALLED, "dist", folder, "x402_kernel.wasm"), join(built, "x402_kernel.wasm"));
      assert.deepEqual(await opened(built), EXPECTED[entry]);
    });

    test("inlined, it is one file for every bundler, in Chromium and in Node", async () => {
      const bundlers = {
        esbuild: (source) => esbuildBuild(source, { platform: "neutral" }),
        rollup: (source) => rollupBuild(source, {}),
        vite: async (source) => {
          const build = { lib: { entry: "main.mjs", formats: ["es"], fileName: () => "bundle.js" } };
          await vite.build({ root: source, logLevel: "error", configFile: false, build });
          return join(source, "dist");
        },
        webpack: (source) => webpackBuild(source, ["web", "es2022"]),
      };
      for (const [name, bundle] of Object.entries(bundlers)) {
        const source = project({ "main.mjs": code(`${entry}/inline`, ""), "dist/index.html": PAGE });
        const built = await bundle(source);
        const wasm = readdirSync(built, { recursive: true }).filter((path) => path.endsWith(".wasm"));
        assert.deepEqual(wasm, [], name);
        assert.deepEqual(JSON.parse(await run(built, process.execPath, "bundle.js")), EXPECTED[entry], name);
      }
      const source = project({ "main.mjs": code(`${entry}/inline`, ""), "dist/index.html": PAGE });
      assert.deepEqual(await opened(await esbuildBuild(source, { platform: "browser" })), EXPECTED[entry]);
    });

    test("a bundle for Node without the file reports it", async () => {
      const source = project({ "main.mjs": code(entry, "") });
      const built = await esbuildBuild(source, { platform: "node" });
      await assert.rejects(run(built, process.execPath, "bundle.js"), /usage\.not_loaded: .*x402_kernel\.wasm/);
    });
  });
}

test("webpack makes a bundle for Node, with the file beside it", async () => {
  const built = await webpackBuild(project({ "main.mjs": code("x402-kernel", "") }), "node20");
  assert.deepEqual(JSON.parse(await run(built, process.execPath, "bundle.js")), EXPECTED["x402-kernel"]);
});
