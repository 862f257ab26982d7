import { hasExpired, type KeepingLeave, type KeptWork } from "../domain/judging/kept-entries";
import { sameFields } from "./fields";
import type { Unsent } from "./kept-database";
import {
  dropEntries,
  forgetEverything,
  keep,
  keeperEver,
  keptEntries,
  keptMarks,
  noteContact,
} from "./kept-store";
import { dropUnsent, noteTried, refuseUnsent, settleUnsent, unsentWork } from "./kept-unsent";
import { storedInAnswer, storedOf } from "./sheet-fields";

const address = "/jury/device/entries";

/** What came of asking the platform: `nothing` is kept here, or it was not reached, or wants a sign-in first. */
export type Contact = {
  outcome: "nothing" | "kept" | "forgotten" | "signed-out" | "unreachable";
  /** What had not been sent and had to go: an entry's recusal, the end of judging, the end of the seat. */
  lost: Unsent[];
};

/**
 * Asks what may be kept, one window after the other, so that nothing is sent twice: forgets the rest, sends what was
 * written without a network, and fetches what has changed. `isOnPage` tells what stands on the page and sends itself. Where the device's storage fails it is as if the
 * platform had not been reached: what is kept stays, and is tried again.
 */
export async function makeContact(isOnPage: (one: Unsent) => boolean = () => false): Promise<Contact> {
  try {
    const ask = () => contact(isOnPage);
    // An older browser has no locks; there a text is sent twice at worst, and the platform takes it once.
    const locks = globalThis.navigator?.locks;
    return await (locks ? locks.request("kept-contact", ask) : ask());
  } catch {
    return { outcome: "unreachable", lost: [] };
  }
}

async function contact(isOnPage: (one: Unsent) => boolean): Promise<Contact> {
  const keeper = await keeperEver();
  if (!keeper) return { outcome: "nothing", lost: [] };
  const leave = await ask<KeepingLeave>("?only=leave");
  const otherPerson = typeof leave === "object" && leave.personId !== keeper.personId;
  const over = typeof leave === "object" && leave.entries.length === 0;
  if (leave === "gone" || otherPerson || over) {
    // Another person must not even learn what the one before had begun.
    const lost = otherPerson ? [] : await unsentWork();
    await forgetEverything();
    return { outcome: "forgotten", lost };
  }
  if (typeof leave !== "object") {
    if (hasExpired(keeper.contactAt, Date.now())) await forgetEverything();
    return { outcome: leave, lost: [] };
  }
  const allowed = new Map(leave.entries.map((one) => [one.entryId, one.mark]));
  const kept = await keptMarks();
  const unsent = await unsentWork();
  const gone = [...kept.keys(), ...unsent.map((one) => one.entryId)].filter((id) => !allowed.has(id));
  const lost = await dropEntries(keeper.personId, gone);
  let changed = [...allowed].some(([id, mark]) => kept.get(id) !== mark);
  for (const one of unsent) {
    if (!allowed.has(one.entryId) || isOnPage(one)) continue;
    if (await send(one)) changed = true;
  }
  if (changed) await refresh({ goingOn: true });
  else await noteContact();
  return { outcome: "kept", lost };
}

/**
 * Fetches everything that may be kept and keeps it; false where the platform does not give it. With `goingOn` nothing is
 * kept anew where somebody has signed out, in another window, since it was asked for.
 */
export async function refresh({ goingOn = false } = {}): Promise<boolean> {
  const work = await ask<KeptWork>("");
  if (typeof work !== "object" || work.entries.length === 0) return false;
  if (!(await keep(work, { goingOn }))) return false;
  // What arrived by another way, such as the page's own button, needs no sending any more.
  const entries = new Map((await keptEntries()).map((one) => [one.entryId, one]));
  for (const unsent of await unsentWork()) {
    const entry = entries.get(unsent.entryId);
    if (entry && sameFields(unsent.fields, storedOf(entry, unsent.kind).fields)) await dropUnsent(unsent);
  }
  return true;
}

const versionFields = { sheet: "version", note: "noteVersion" } as const;

type Answer = { version?: number; problems?: { sentence: string }[]; current?: unknown };

/**
 * Sends one text through the address of autosave; true when the platform took it or refused it. What the platform has
 * from this device already, by a save whose answer was lost, is no other person's.
 */
async function send(unsent: Unsent): Promise<boolean> {
  const { kind, fields, tried, version } = unsent;
  try {
    await noteTried(unsent);
    const response = await fetch(`/jury/entries/${unsent.entryId}/${kind}`, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({ ...fields, [versionFields[kind]]: String(version) }),
      redirect: "manual",
      signal: AbortSignal.timeout(20_000),
    });
    if (response.type === "opaqueredirect" || response.status >= 500) return false;
    const answer: Answer = await response.json();
    if (response.ok && answer.version !== undefined) {
      await settleUnsent(unsent, answer.version);
      return true;
    }
    const stored = storedInAnswer(answer.current, kind);
    if (stored && tried && stored.version !== version && sameFields(tried, stored.fields)) {
      return await send({ ...unsent, version: stored.version });
    }
    const sentence = answer.problems?.[0]?.sentence ?? "It was not taken.";
    await refuseUnsent(unsent, answer.current === undefined ? { sentence } : "conflict");
    return true;
  } catch {
    return false;
  }
}

async function ask<T extends object>(query: string): Promise<T | "gone" | "signed-out" | "unreachable"> {
  try {
    const response = await fetch(address + query, {
      headers: { Accept: "application/json" },
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(30_000),
    });
    if (response.ok) return (await response.json()) as T;
    if (response.type === "opaqueredirect") return "signed-out";
    // Anything else may come from something on the way, and must not cost what is not sent yet.
    return [403, 404, 410].includes(response.status) ? "gone" : "unreachable";
  } catch {
    return "unreachable";
  }
}
