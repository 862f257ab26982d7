import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";
import { readSettings } from "../http/environment";
import { startServer } from "../http/server";

// Pages come from Vite as they are saved; the database is the one the settings name, a demonstration's or not.
const vite = await createServer({ server: { middlewareMode: true } });
const settings = readSettings();
const { port } = await startServer({
  settings,
  wanted: "either",
  pages: async () => ({
    build: (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild,
    assets: vite.middlewares,
  }),
});
console.log(`Developing on ${settings.origin} (port ${port}). Reload the page after a change.`);
