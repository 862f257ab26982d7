import { PostgresAdapter, sql } from "kysely";
import type { Context } from "./context";

const serializationFailure = "40001";
const deadlock = "40P01";
const maxAttempts = 5;

/**
 * Runs a command in one transaction: all of it or nothing. The given `ctx` shadows the outer one on purpose, as
 * SQLite has one connection and the outer handle would wait for ever. Inside another transaction it joins that one.
 */
export async function inTransaction<T>(ctx: Context, command: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return command(ctx);
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (!isPostgres(ctx)) return await ctx.db.transaction().execute((db) => command({ ...ctx, db }));
      return await ctx.db
        .transaction()
        .setIsolationLevel("serializable")
        .execute(async (db) => {
          // Every command continues a chain of the history, so that two at once would always clash: they queue up, as
          // in SQLite. It must come before anything is read, or the transaction would see what was there before it waited.
          await sql`lock table history in exclusive mode`.execute(db);
          return command({ ...ctx, db });
        });
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      const repeatable = code === serializationFailure || code === deadlock;
      if (!repeatable || attempt === maxAttempts) throw error;
    }
  }
}

function isPostgres(ctx: Context): boolean {
  return ctx.db.getExecutor().adapter instanceof PostgresAdapter;
}
