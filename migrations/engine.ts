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

/**
 * Replaces named check constraints of a table; the rows stay, and must satisfy the new words. SQLite cannot change a
 * constraint, so there the table is made anew from its own words; references to it are checked when all is migrated.
 * Refuses a constraint that the table does not have.
 */
export async function changeChecks(
  db: Database,
  engine: Engine,
  table: string,
  checks: Readonly<Record<string, string>>,
): Promise<void> {
  if (engine === "postgres") {
    for (const [name, condition] of Object.entries(checks)) {
      await run(db, engine, [
        `alter table ${table} drop constraint ${name}`,
        `alter table ${table} add constraint ${name} check (${condition})`,
      ]);
    }
    return;
  }
  const parts = await sql<{ type: string; sql: string }>`
    select type, sql from sqlite_master where tbl_name = ${table} and sql is not null order by type = 'table' desc
  `.execute(db);
  let words = parts.rows[0]!.sql;
  for (const [name, condition] of Object.entries(checks)) words = withCheck(words, name, condition);
  const columns = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
  const names = columns.rows.map((column) => column.name).join(", ");
  const making = `${table}_anew`;
  const statements = [
    words.replace(/^create table\s+"?\w+"?/i, `create table ${making}`),
    `insert into ${making} (${names}) select ${names} from ${table}`,
    `drop table ${table}`,
    `alter table ${making} rename to ${table}`,
    ...parts.rows.slice(1).map((part) => part.sql),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Gives a table's words with one check in other words; the brackets of a condition may hold brackets. */
function withCheck(words: string, name: string, condition: string): string {
  const start = words.search(new RegExp(`constraint ${name} check\\s*\\(`, "i"));
  if (start < 0) throw new Error(`The table has no check "${name}".`);
  const opening = words.indexOf("(", start);
  let depth = 0;
  for (let at = opening; at < words.length; at += 1) {
    if (words[at] === "(") depth += 1;
    if (words[at] === ")") depth -= 1;
    if (depth === 0) return `${words.slice(0, opening)}(${condition})${words.slice(at + 1)}`;
  }
  throw new Error(`The check "${name}" does not end.`);
}
