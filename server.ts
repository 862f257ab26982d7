// React and express look once, when they are loaded, whether they are to be quick or talkative.
process.env.NODE_ENV ??= "production";

const { readProductionSettings } = await import("./app/http/environment");
const { startServer } = await import("./app/http/server");

try {
  await startServer({ settings: readProductionSettings(), wanted: "production" });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

export {};
