import { type Device, type Kept, same } from "./unsent-answers";

/** A text that another page of this person kept and that is not the newest of its question. */
export type LeftBehind = { id: string; kept: Kept; discard(): void };

/**
 * Keeps one person's answers to one entry in this browser, each window its own, so that two windows never overwrite each
 * other. `newest` gives what windows before this one have left, by question; older texts of the same question are left behind.
 * `open` gives the browser's storage, or throws where it is closed to the site: nothing is kept then.
 */
export function answersOnDevice(
  person: string,
  entry: string,
  open: () => Storage,
): Device & { newest(): Map<string, Kept>; leftBehind(): LeftBehind[] } {
  const prefix = `answer ${person} ${entry} `;
  const window = Math.random().toString(36).slice(2);
  const own = (id: string) => `${prefix}${id} ${window}`;
  const found = foundIn(open, prefix);
  const newest = new Map<string, (typeof found)[number]>();
  for (const one of found) {
    const before = newest.get(one.id);
    if (!before || one.kept.typedAt >= before.kept.typedAt) newest.set(one.id, one);
  }
  const remove = (name: string) => {
    try {
      open().removeItem(name);
    } catch {}
  };
  return {
    keep(id, kept) {
      try {
        open().setItem(own(id), JSON.stringify(kept));
      } catch {
        return false;
      }
      // It was left by a window before this one and is this one's from now on.
      const before = newest.get(id);
      if (before && before.name !== own(id)) remove(before.name);
      newest.delete(id);
      return true;
    },
    forget(id) {
      const before = newest.get(id);
      if (before) remove(before.name);
      newest.delete(id);
      remove(own(id));
    },
    newest: () => new Map([...newest].map(([id, { kept }]) => [id, kept])),
    leftBehind() {
      return found.flatMap(({ name, id, kept }) => {
        const first = newest.get(id);
        if (!first || first.name === name) return [];
        if (same(first.kept.values, kept.values)) {
          remove(name);
          return [];
        }
        return [{ id, kept, discard: () => remove(name) }];
      });
    },
  };
}

/** Lists the pages of the form with answers that this browser keeps and that are not sent, whoever typed them. */
export function unsentPages(open: () => Storage): string[] {
  return [...new Set(foundIn(open, "answer ").map(({ kept }) => kept.section))];
}

function foundIn(open: () => Storage, prefix: string): { name: string; id: string; kept: Kept }[] {
  try {
    const storage = open();
    return Object.keys(storage)
      .filter((name) => name.startsWith(prefix))
      .flatMap((name) => {
        const kept = readKept(storage.getItem(name));
        const id = name.slice(prefix.length).split(" ")[0] ?? "";
        return kept ? [{ name, id, kept }] : [];
      });
  } catch {
    return [];
  }
}

/** One broken item must not hide the others. */
function readKept(text: string | null): Kept | undefined {
  try {
    const kept = JSON.parse(text ?? "") as Kept;
    return Array.isArray(kept.values) ? kept : undefined;
  } catch {
    return undefined;
  }
}
