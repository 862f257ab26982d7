import type { Kysely } from "kysely";
import { type Context, idsFrom, systemSecret } from "../database/context";
import type { Clock } from "../database/installation";
import type { Tables } from "../database/tables";
import type { Actor } from "../domain/people/actor";
import type { Settings } from "./environment";

/** One running installation: what every request is served with. */
export type Installation = {
  db: Kysely<Tables>;
  clock: Clock;
  settings: Settings;
  key: Uint8Array;
  /** The stage of a demonstration; absent in a real installation. */
  stage?: string;
  log(line: Record<string, unknown>): void;
};

/** Makes the context of a command for somebody at an instant. */
export function contextFor(
  installation: Installation,
  actor: Actor,
  now = installation.clock.now(),
): Context {
  return { db: installation.db, actor, now, newId: idsFrom(systemSecret), newSecret: systemSecret };
}
