import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Tables } from "./tables";

/** int8 arrives as text from pg; every count of ours fits a number. */
const int8 = 20;
pg.types.setTypeParser(int8, Number);

/** Opens a PostgreSQL server by its address; connections are pooled. */
export function openPostgres(url: string): Kysely<Tables> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  // A connection that the server closes, idle or lent out, is an event nobody waits for: unheard, it would end this
  // process. Whoever asks next is told by the failure of the question.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
