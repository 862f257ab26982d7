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
  say("Building the server ...");
  await bundle({
    entryPoints: {
      server: "server.ts",
      "press-worker": "app/print/press-worker.ts",
      doctor: "app/tasks/doctor.ts",
      invite: "app/tasks/invite.ts",
    },
    outdir: "build",
    bundle: true,
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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
