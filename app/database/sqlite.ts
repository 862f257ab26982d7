import SQLite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import type { Tables } from "./tables";

class ImmediateDriver extends SqliteDriver {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database) {
    super({ database });
    this.#database = database;
  }

  /** Takes the write lock at once: a deferred transaction that turns into a writer fails half way when another wrote. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** On a full disk SQLite rolls back by itself; a second rollback would hide that error behind its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite can roll back its schema changes; Kysely's own adapter does not say so. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class EmbeddedDialect extends SqliteDialect {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/**
 * Opens the embedded database so that a confirmed save survives a power cut; a read-only handle refuses writes. The
 * bytes of a database are opened as a copy in memory.
 */
export function openSqlite(
  file: string | Buffer,
  options: { readonly?: boolean } = {},
): { db: Kysely<Tables>; raw: SQLite.Database } {
  const raw = new SQLite(file, {
    readonly: options.readonly ?? false,
    fileMustExist: options.readonly ?? false,
  });
  if (!options.readonly) raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = FULL");
  raw.pragma("foreign_keys = ON");
  raw.pragma("busy_timeout = 250");
  keepStatements(raw);
  return { db: new Kysely<Tables>({ dialect: new EmbeddedDialect(raw) }), raw };
}

const mostStatements = 500;

/**
 * Keeps what has been prepared: the same few hundred queries come again and again, and to prepare one takes longer than
 * most of them run. A change of the schema forgets them all.
 */
function keepStatements(raw: SQLite.Database): void {
  const prepare = raw.prepare.bind(raw);
  const kept = new Map<string, SQLite.Statement>();
  raw.prepare = ((words: string) => {
    const before = kept.get(words);
    if (before && !before.busy) return before;
    const statement = prepare(words);
    if (/^\s*(create|alter|drop)\b/i.test(words) || kept.size >= mostStatements) kept.clear();
    kept.set(words, statement);
    return statement;
  }) as typeof raw.prepare;
}
