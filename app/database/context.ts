import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { crockford } from "../domain/ids";
import type { Actor } from "../domain/people/actor";
import type { Tables } from "./tables";

/** What every command and query is given first: nothing else tells it who, when, or where. */
export type Context = {
  readonly db: Kysely<Tables>;
  readonly actor: Actor;
  /** The arrival of the request. */
  readonly now: string;
  readonly newId: () => string;
  readonly newSecret: (bytes: number) => Uint8Array;
};

/** Makes ids of 80 random bits in 16 characters; tests and the demo give seeded bytes. */
export function idsFrom(secret: (bytes: number) => Uint8Array): () => string {
  return () => crockford(secret(10));
}

/** True randomness, for everything but tests and the demo. */
export function systemSecret(bytes: number): Uint8Array {
  return new Uint8Array(randomBytes(bytes));
}
