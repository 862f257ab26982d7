import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build as bundle } from "esbuild";
import { build as buildPages } from "vite";

/** Builds pages, browser modules and the server into `build/`. */
export async function buildAll(say: (text: string) => void = console.log): Promise<void> {
  process.env.NODE_ENV = "production";
  const started = Date.now();
  say("Building pages ...");
  await buildPages({ logLevel: "warn" });
  await buildPages({ logLevel: "warn", build: { ssr: true } });
  await buildServiceWorker();
  say("Building the server ...");
  await bundle({
    entryPoints: {
      server: "server.ts",
      "press-worker": "app/print/press-worker.ts",
      "examine-worker": "app/files/examine-worker.ts",
      doctor: "app/tasks/doctor.ts",
      invite: "app/tasks/invite.ts",
    },
    outdir: "build",
    bundle: true,
    // What `server.ts` imports after setting the mode must come in files of its own, or it would be loaded before.
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: true,
    jsx: "automatic",
    logLevel: "warning",
  });
  say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Builds the worker under an address that stays; its bytes change with the names of the built files. */
async function buildServiceWorker(): Promise<void> {
  const files = readdirSync("build/client/assets").sort();
  const version = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 16);
  await bundle({
    entryPoints: ["app/browser/service-worker.ts"],
    outfile: "build/client/service-worker.js",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { BUILD: JSON.stringify(version) },
    logLevel: "warning",
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
