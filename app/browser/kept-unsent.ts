import type { Fields } from "./fields";
import { keptDatabase, tell, type Unsent, type WorkKind } from "./kept-database";
import { sheetOfFields } from "./sheet-fields";

/** Lists what has not reached the platform, the oldest first. */
export async function unsentWork(): Promise<Unsent[]> {
  const all = await (await keptDatabase()).getAll("unsent");
  return all.sort((a, b) => a.writtenAt - b.writtenAt);
}

export type Typed = Pick<Unsent, "personId" | "entryId" | "kind" | "title" | "version" | "fields">;

/** What came of keeping a text: kept, refused as this browser keeps nothing of this person, or as another window writes on it. */
export type Keeping = { outcome: "kept"; writtenAt: number } | { outcome: "refused" | "elsewhere" };

/**
 * Keeps a text until it can be sent. `last` names the text that it was written upon, if any: where another window of this
 * browser has kept another one since, that one is not written over. Rests on the version typed upon, or on the one that the
 * platform has given to the text before.
 */
export async function putUnsent(typed: Typed, last: number | undefined): Promise<Keeping> {
  const { personId, entryId, kind } = typed;
  const change = (await keptDatabase()).transaction(["keeper", "unsent", "arrived"], "readwrite");
  const keeping = await (async (): Promise<Keeping> => {
    if (!(await change.objectStore("keeper").get(personId))) return { outcome: "refused" };
    const present = await change.objectStore("unsent").get([personId, entryId, kind]);
    if (present && present.writtenAt !== last) return { outcome: "elsewhere" };
    const arrived = await change.objectStore("arrived").get([personId, entryId, kind]);
    const writtenAt = Math.max(Date.now(), (last ?? 0) + 1);
    const version = Math.max(
      typed.version,
      present?.version ?? 0,
      arrived && arrived.writtenAt === last ? arrived.version : 0,
    );
    await change.objectStore("unsent").put({
      ...typed,
      version,
      writtenAt,
      begunAt: present?.begunAt ?? writtenAt,
      ...(present?.tried ? { tried: present.tried } : {}),
      // What the platform refused stays refused until both texts have been compared there.
      ...(present?.refused === "conflict" && version === present.version ? { refused: "conflict" } : {}),
    });
    return { outcome: "kept", writtenAt };
  })();
  await change.done;
  if (keeping.outcome === "kept") tell();
  return keeping;
}

/**
 * Notes what the platform has taken: the kept copy of it follows. Whoever has written on upon it since rests on the new
 * version; a text of another window stays as it is.
 */
export async function settleUnsent(
  sent: Pick<Unsent, "personId" | "entryId" | "kind" | "fields"> & { writtenAt?: number | undefined },
  version: number,
): Promise<void> {
  const { personId, entryId, kind, fields, writtenAt } = sent;
  const change = (await keptDatabase()).transaction(["entries", "unsent", "arrived"], "readwrite");
  const unsent = change.objectStore("unsent");
  const present = await unsent.get([personId, entryId, kind]);
  if (writtenAt !== undefined) {
    if (present?.writtenAt === writtenAt) await unsent.delete([personId, entryId, kind]);
    else if (present && present.begunAt <= writtenAt && writtenAt < present.writtenAt) {
      const { refused: _, tried: __, ...rest } = present;
      await unsent.put({ ...rest, version: Math.max(version, present.version) });
    }
    await change.objectStore("arrived").put({ personId, entryId, kind, writtenAt, version });
  }
  const kept = await change.objectStore("entries").get([personId, entryId]);
  if (kept) {
    await change
      .objectStore("entries")
      .put({ ...kept, ...keptAs(kind, fields, version, kept.sheet.criteria) });
  }
  await change.done;
  tell();
}

function keptAs(kind: WorkKind, fields: Fields, version: number, criteria: object) {
  if (kind === "note") return { note: { text: fields.note ?? "", version } };
  return { sheet: sheetOfFields(fields, version, Object.keys(criteria)) };
}

/** Notes that a text is on its way, as the answer may be lost. */
export function noteTried(sent: Unsent): Promise<void> {
  return changeUnsent(sent, (present) => ({ ...present, tried: sent.fields }));
}

/** Notes why the platform did not take a text; one that was written on since is tried again first. */
export async function refuseUnsent(sent: Unsent, refused: NonNullable<Unsent["refused"]>): Promise<void> {
  await changeUnsent(sent, (present) => ({ ...present, refused }));
  tell();
}

/** Forgets a text that was typed on this device; one that was written on since stays. */
export async function dropUnsent(one: Unsent): Promise<void> {
  await changeUnsent(one, () => undefined);
  tell();
}

async function changeUnsent(one: Unsent, to: (present: Unsent) => Unsent | undefined): Promise<void> {
  const key: [string, string, WorkKind] = [one.personId, one.entryId, one.kind];
  const change = (await keptDatabase()).transaction("unsent", "readwrite");
  const present = await change.store.get(key);
  if (present?.writtenAt === one.writtenAt) {
    const next = to(present);
    if (next) await change.store.put(next);
    else await change.store.delete(key);
  }
  await change.done;
}
