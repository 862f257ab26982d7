import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { KeptEntry, KeptSheet, KeptWork } from "../domain/judging/kept-entries";
import { hasExpired, markOfSheet } from "../domain/judging/kept-entries";
import { setSign } from "./kept-sign";
import type { SheetFields } from "./sheet-fields";

/** The person whose entries this browser keeps, and what belongs to all of them. */
export type Keeper = Omit<KeptWork, "entries"> & { contactAt: number };

/** A sheet that was written on this device and has not reached the platform yet, with the version it rests on. */
export type Unsent = {
  personId: string;
  entryId: string;
  title: string;
  version: number;
  fields: SheetFields;
  writtenAt: number;
  /** Why the platform did not take it: somebody of the delegation saved in between, or a sentence. */
  refused?: "conflict" | { sentence: string };
};

type Kept = KeptEntry & { personId: string };

interface Store extends DBSchema {
  keeper: { key: string; value: Keeper };
  entries: { key: [string, string]; value: Kept };
  unsent: { key: [string, string]; value: Unsent };
}

/** Tells the other windows of this browser that something kept has changed or gone. */
export const keptNews = "kept-entries";
const names = ["keeper", "entries", "unsent"] as const;

let opened: Promise<IDBPDatabase<Store>> | undefined;

function store(): Promise<IDBPDatabase<Store>> {
  opened ??= openDB<Store>("kept-entries", 1, {
    upgrade(db) {
      db.createObjectStore("keeper", { keyPath: "personId" });
      db.createObjectStore("entries", { keyPath: ["personId", "entryId"] });
      db.createObjectStore("unsent", { keyPath: ["personId", "entryId"] });
    },
    // Clear-Site-Data closes it from outside; the next question opens it anew.
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

/** Gives the person whose entries are kept, if any; what has expired is deleted before anybody sees it. */
export async function keeperNow(now = Date.now()): Promise<Keeper | undefined> {
  const keeper = (await (await store()).getAll("keeper"))[0];
  if (!keeper) return undefined;
  if (!hasExpired(keeper.contactAt, now)) return keeper;
  await forgetEverything();
  return undefined;
}

/** The same without looking at the time: whoever calls it is about to hear from the platform. */
export async function keeperEver(): Promise<Keeper | undefined> {
  return (await (await store()).getAll("keeper"))[0];
}

/** Keeps what the platform has given, instead of everything kept before; unsent sheets of the same person stay. */
export async function keep(work: KeptWork, now = Date.now()): Promise<void> {
  const { entries, ...keeper } = work;
  const db = await store();
  const change = db.transaction(names, "readwrite");
  for (const unsent of await change.objectStore("unsent").getAll()) {
    const known = unsent.personId === work.personId && entries.some((one) => one.entryId === unsent.entryId);
    if (!known) await change.objectStore("unsent").delete([unsent.personId, unsent.entryId]);
  }
  await change.objectStore("keeper").clear();
  await change.objectStore("entries").clear();
  await change.objectStore("keeper").put({ ...keeper, contactAt: now });
  for (const entry of entries) {
    await change.objectStore("entries").put({ ...entry, personId: work.personId });
  }
  await change.done;
  setSign(true);
  tell();
}

/** Notes that the platform has been heard from. */
export async function noteContact(now = Date.now()): Promise<void> {
  const keeper = await keeperEver();
  if (keeper) await (await store()).put("keeper", { ...keeper, contactAt: now });
}

/** Lists the kept entries in reading order. */
export async function keptEntries(): Promise<KeptEntry[]> {
  const all = await (await store()).getAll("entries");
  return all.sort((a, b) => a.position - b.position);
}

/** Gives the marks of the kept sheets, to see what has changed since. */
export async function keptMarks(): Promise<Map<string, string>> {
  return new Map((await keptEntries()).map((one) => [one.entryId, markOfSheet(one.sheet)]));
}

/** Brings the kept copy of a sheet to what the platform has just taken. */
export async function updateKeptSheet(personId: string, entryId: string, sheet: KeptSheet): Promise<void> {
  const db = await store();
  const kept = await db.get("entries", [personId, entryId]);
  if (kept) await db.put("entries", { ...kept, sheet });
}

/** Lists the sheets that have not reached the platform, the oldest first. */
export async function unsentSheets(): Promise<Unsent[]> {
  const all = await (await store()).getAll("unsent");
  return all.sort((a, b) => a.writtenAt - b.writtenAt);
}

/** Keeps a sheet until it can be sent; refuses where this browser does not keep that person's entries. */
export async function putUnsent(unsent: Unsent): Promise<boolean> {
  const keeper = await keeperEver();
  if (keeper?.personId !== unsent.personId) return false;
  await (await store()).put("unsent", unsent);
  return true;
}

/** Forgets a sheet that has arrived; one that was written on since stays, with the version it now rests on. */
export async function settleUnsent(sent: Unsent, version: number): Promise<void> {
  const change = (await store()).transaction("unsent", "readwrite");
  const present = await change.store.get([sent.personId, sent.entryId]);
  if (present && present.writtenAt !== sent.writtenAt) {
    const { refused: _, ...rest } = present;
    await change.store.put({ ...rest, version });
  } else {
    await change.store.delete([sent.personId, sent.entryId]);
  }
  await change.done;
}

/** Notes why the platform did not take a sheet; one that was written on since is tried again first. */
export async function refuseUnsent(sent: Unsent, refused: NonNullable<Unsent["refused"]>): Promise<void> {
  const change = (await store()).transaction("unsent", "readwrite");
  const present = await change.store.get([sent.personId, sent.entryId]);
  if (present?.writtenAt === sent.writtenAt) await change.store.put({ ...present, refused });
  await change.done;
}

/** Forgets what was typed on this device on one entry. */
export async function dropUnsent(personId: string, entryId: string): Promise<void> {
  await (await store()).delete("unsent", [personId, entryId]);
  tell();
}

/** Forgets entries with everything about them, and names the sheets that had not been sent. */
export async function dropEntries(personId: string, entryIds: readonly string[]): Promise<Unsent[]> {
  const change = (await store()).transaction(["entries", "unsent"], "readwrite");
  const lost: Unsent[] = [];
  for (const entryId of entryIds) {
    const unsent = await change.objectStore("unsent").get([personId, entryId]);
    if (unsent) lost.push(unsent);
    await change.objectStore("entries").delete([personId, entryId]);
    await change.objectStore("unsent").delete([personId, entryId]);
  }
  await change.done;
  if (entryIds.length > 0) tell();
  return lost;
}

/** Forgets everything that was kept on this device, whosever it is, and stops answering without a network. */
export async function forgetEverything(): Promise<void> {
  const change = (await store()).transaction(names, "readwrite");
  await Promise.all(names.map((name) => change.objectStore(name).clear()));
  await change.done;
  setSign(false);
  // The service worker itself comes here too, and cannot dismiss itself.
  if (typeof document !== "undefined" && "serviceWorker" in navigator) {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  }
  for (const name of await caches.keys()) await caches.delete(name);
  tell();
}

function tell(): void {
  const channel = new BroadcastChannel(keptNews);
  channel.postMessage("changed");
  channel.close();
}
