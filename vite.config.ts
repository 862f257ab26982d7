import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import options from "./remix.config.js";

export default defineConfig({
  plugins: [remix(options as Parameters<typeof remix>[0])],
  build: { target: "es2022", assetsInlineLimit: 0 },
  // The base of relative imports in worker bundles: our browser modules are ES modules.
  worker: { format: "es" },
});
