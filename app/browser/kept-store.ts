import { hasExpired, type KeptEntry, type KeptWork, markOf } from "../domain/judging/kept-entries";
import { type Keeper, keptDatabase, places, tell, type Unsent } from "./kept-database";
import { setSign } from "./kept-sign";

/** Gives the person whose entries are kept, if any; what has expired is deleted before anybody sees it. */
export async function keeperNow(now = Date.now()): Promise<Keeper | undefined> {
  const keeper = await keeperEver();
  if (!keeper) return undefined;
  if (!hasExpired(keeper.contactAt, now)) return keeper;
  await forgetEverything();
  return undefined;
}

/** The same without looking at the time: whoever calls it is about to hear from the platform. */
export async function keeperEver(): Promise<Keeper | undefined> {
  return (await (await keptDatabase()).getAll("keeper"))[0];
}

/**
 * Keeps what the platform has given, instead of everything kept before; what is not sent of the same person stays.
 * With `goingOn` it refuses where nothing of this person is kept any more: somebody has signed out meanwhile.
 */
export async function keep(
  work: KeptWork,
  { goingOn = false, now = Date.now() }: { goingOn?: boolean; now?: number } = {},
): Promise<boolean> {
  const { entries, ...keeper } = work;
  const change = (await keptDatabase()).transaction(places, "readwrite");
  if (goingOn && !(await change.objectStore("keeper").get(work.personId))) {
    await change.done;
    return false;
  }
  for (const place of ["unsent", "arrived"] as const) {
    for (const one of await change.objectStore(place).getAll()) {
      const known = one.personId === work.personId && entries.some((entry) => entry.entryId === one.entryId);
      if (!known) await change.objectStore(place).delete([one.personId, one.entryId, one.kind]);
    }
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
  return true;
}

/** Notes that the platform has been heard from; where everything was forgotten meanwhile, nothing. */
export async function noteContact(now = Date.now()): Promise<void> {
  const change = (await keptDatabase()).transaction("keeper", "readwrite");
  const [keeper] = await change.store.getAll();
  if (keeper) await change.store.put({ ...keeper, contactAt: now });
  await change.done;
}

/** Lists the kept entries in reading order. */
export async function keptEntries(): Promise<KeptEntry[]> {
  const all = await (await keptDatabase()).getAll("entries");
  return all.sort((a, b) => a.position - b.position);
}

/** Gives the marks of the kept sheets and notes, to see what has changed since. */
export async function keptMarks(): Promise<Map<string, string>> {
  return new Map((await keptEntries()).map((one) => [one.entryId, markOf(one.sheet, one.note)]));
}

/** Forgets entries with everything about them, and names what had not been sent. */
export async function dropEntries(personId: string, entryIds: readonly string[]): Promise<Unsent[]> {
  const change = (await keptDatabase()).transaction(["entries", "unsent", "arrived"], "readwrite");
  const lost: Unsent[] = [];
  for (const entryId of entryIds) {
    await change.objectStore("entries").delete([personId, entryId]);
    for (const kind of ["sheet", "note"] as const) {
      const unsent = await change.objectStore("unsent").get([personId, entryId, kind]);
      if (unsent) lost.push(unsent);
      await change.objectStore("unsent").delete([personId, entryId, kind]);
      await change.objectStore("arrived").delete([personId, entryId, kind]);
    }
  }
  await change.done;
  if (entryIds.length > 0) tell();
  return lost;
}

/** Forgets everything that was kept on this device, whosever it is, and stops answering without a network. */
export async function forgetEverything(): Promise<void> {
  const change = (await keptDatabase()).transaction(places, "readwrite");
  await Promise.all(places.map((place) => change.objectStore(place).clear()));
  await change.done;
  setSign(false);
  // The service worker itself comes here too, and cannot dismiss itself.
  if (typeof document !== "undefined" && "serviceWorker" in navigator) {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  }
  for (const name of await caches.keys()) await caches.delete(name);
  tell();
}
