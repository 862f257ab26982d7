import { type Kysely, sql } from "kysely";

export type Engine = "sqlite" | "postgres";
export type Database = Kysely<unknown>;

/** Runs the statements of one migration in order; a table is STRICT where the engine knows it. */
export async function run(db: Database, engine: Engine, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    const isTable = /^\s*create table/i.test(statement);
    const text = isTable && engine === "sqlite" ? `${statement.trimEnd()} strict` : statement;
    await sql.raw(text).execute(db);
  }
}
