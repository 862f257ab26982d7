import { readProductionSettings } from "./app/http/environment";
import { startServer } from "./app/http/server";

try {
  await startServer({ settings: readProductionSettings(), wanted: "production" });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
