import * as people from "./0001-people";
import * as lettersAndHistory from "./0002-letters-and-history";
import * as editions from "./0003-editions";
import * as entries from "./0004-entries";
import * as jury from "./0005-jury";
import * as results from "./0006-results";
import * as programmeAndCertificates from "./0007-programme-and-certificates";
import type { Database, Engine } from "./engine";

/** The history of the schema, oldest first; the order is the content. */
export const migrations: readonly { name: string; up(db: Database, engine: Engine): Promise<void> }[] = [
  { name: "0001-people", up: people.up },
  { name: "0002-letters-and-history", up: lettersAndHistory.up },
  { name: "0003-editions", up: editions.up },
  { name: "0004-entries", up: entries.up },
  { name: "0005-jury", up: jury.up },
  { name: "0006-results", up: results.up },
  { name: "0007-programme-and-certificates", up: programmeAndCertificates.up },
];
