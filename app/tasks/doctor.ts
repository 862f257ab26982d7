import { openDatabase } from "../database/open";
import { findBreaches } from "../domain/invariants.server";
import { readSettings } from "../http/environment";

/** Checks every invariant on the live database, read-only; says each breach and ends with 1 when there is one. */
const database = openDatabase(readSettings(), { readonly: true });
try {
  const breaches = await findBreaches(database.db);
  for (const breach of breaches) console.log(`${breach.invariant}: ${breach.object}`);
  console.log(breaches.length === 0 ? "All invariants hold." : `${breaches.length} breaches.`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
} finally {
  await database.close();
}
