import type { Database, Engine } from "./engine";

/** Nothing yet. */
export async function up(_db: Database, _engine: Engine): Promise<void> {}
