import { readProductionSettings } from "./app/http/environment";
import { startServer } from "./app/http/server";

await startServer({ settings: readProductionSettings(), demonstration: false });
