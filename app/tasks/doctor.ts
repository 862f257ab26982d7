import { openDatabase } from "../database/open";
import { findBreaches } from "../domain/invariants.server";
import { materialsWithoutFile } from "../domain/materials/files.server";
import { FileStore } from "../files/store";
import { readSettings } from "../http/environment";

/** Checks every invariant on the live database, read-only; says each breach and ends with 1 when there is one. */
const settings = readSettings();
const database = openDatabase(settings, { readonly: true });
try {
  const files = await materialsWithoutFile(database, new FileStore(settings.dataFolder));
  const breaches = [
    ...(await findBreaches(database.db)),
    ...files.map((object) => ({
      invariant: "a material's file is there, with the content it is named by",
      object,
    })),
  ];
  for (const breach of breaches) console.log(`${breach.invariant}: ${breach.object}`);
  console.log(breaches.length === 0 ? "All invariants hold." : `${breaches.length} breaches.`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
} finally {
  await database.close();
}
