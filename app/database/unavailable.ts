const sqlite = /^SQLITE_(FULL|BUSY|LOCKED|READONLY|IOERR|CANTOPEN|PROTOCOL)/;
/** Classes 53 (no resources) and 08 (connection), a lock not to be had, a server that shuts down or cannot write. */
const postgres = /^(53...|08...|55P03|57P0[1-5]|25006)$/;
const network =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOSPC)$/;
const poolWords =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** True when the database cannot be used just now (full, locked, gone): the same request may work in a minute. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code !== "string") return poolWords.test(error.message);
  return sqlite.test(code) || postgres.test(code) || network.test(code);
}
