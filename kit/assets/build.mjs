// Bundles what the browser gets: hashed names, minified, with .gz and .br beside every file.
// Called by build.rs as `node build.mjs MODULES OUT`; it never downloads and never writes
// anywhere but OUT.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [modules, out] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(modules, "anchor.js"))("esbuild");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await esbuild.build({
  absWorkingDir: here,
  entryPoints: { app: "ts/app.ts", house: "css/house.css" },
  outdir: out,
  bundle: true,
  minify: true,
  legalComments: "none",
  target: ["es2022", "chrome100", "firefox100", "safari15.4"],
  format: "iife",
  charset: "utf8",
  nodePaths: [modules],
  loader: { ".woff2": "file" },
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  logLevel: "warning",
});
for (const name of readdirSync(join(here, "icons"))) {
  const bytes = readFileSync(join(here, "icons", name));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  const { name: stem, ext } = parse(name);
  writeFileSync(join(out, `${stem}-${hash}${ext}`), bytes);
}
for (const name of readdirSync(out)) {
  if (name.endsWith(".woff2")) continue; // compressed by its own format
  const bytes = readFileSync(join(out, name));
  writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
}
