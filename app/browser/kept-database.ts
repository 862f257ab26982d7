import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { KeptEntry, KeptWork } from "../domain/judging/kept-entries";
import type { Fields } from "./fields";

/** The person whose entries this browser keeps, and what belongs to all of them. */
export type Keeper = Omit<KeptWork, "entries"> & { contactAt: number };

/** What a person writes on an entry: the delegation's score sheet, or a note for themselves. */
export type WorkKind = "sheet" | "note";

/** Something that was written on this device and has not reached the platform yet, with the version it rests on. */
export type Unsent = {
  personId: string;
  entryId: string;
  kind: WorkKind;
  title: string;
  version: number;
  fields: Fields;
  /** Tells this text from every other one; each is later than the one it was written upon. */
  writtenAt: number;
  /** The first text of those that were written upon each other. */
  begunAt: number;
  /** What was sent without an answer: the platform may have it already. */
  tried?: Fields;
  /** Why the platform did not take it: another version was saved in between, or a sentence. */
  refused?: "conflict" | { sentence: string };
};

/** What the platform took last, so that whoever goes on writing upon it rests on the right version. */
type Arrived = { personId: string; entryId: string; kind: WorkKind; writtenAt: number; version: number };

export type Kept = KeptEntry & { personId: string };

export interface KeptSchema extends DBSchema {
  keeper: { key: string; value: Keeper };
  entries: { key: [string, string]; value: Kept };
  unsent: { key: [string, string, WorkKind]; value: Unsent };
  arrived: { key: [string, string, WorkKind]; value: Arrived };
}

/** Everything that is kept, by its place. */
export const places = ["keeper", "entries", "unsent", "arrived"] as const;

const form = 2;
let opened: Promise<IDBPDatabase<KeptSchema>> | undefined;

/** Opens what this browser keeps. What lies there in an older form goes: it is fetched anew. */
export function keptDatabase(): Promise<IDBPDatabase<KeptSchema>> {
  opened ??= openDB<KeptSchema>("kept-entries", form, {
    upgrade(db) {
      for (const place of db.objectStoreNames) db.deleteObjectStore(place);
      db.createObjectStore("keeper", { keyPath: "personId" });
      db.createObjectStore("entries", { keyPath: ["personId", "entryId"] });
      db.createObjectStore("unsent", { keyPath: ["personId", "entryId", "kind"] });
      db.createObjectStore("arrived", { keyPath: ["personId", "entryId", "kind"] });
    },
    // A window with a newer build waits for this one.
    blocking(_, __, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    // Clear-Site-Data closes it from outside; the next question opens it anew.
    terminated() {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** Tells the other windows of this browser that something kept has changed or gone. */
export const keptNews = "kept-entries";

/** Says so. */
export function tell(): void {
  const channel = new BroadcastChannel(keptNews);
  channel.postMessage("changed");
  channel.close();
}
