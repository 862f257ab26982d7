import { type Fields, fieldsOf, sameFields } from "./fields";
import type { Unsent, WorkKind } from "./kept-database";
import { keeperNow, keptEntries } from "./kept-store";
import { dropUnsent, putUnsent, settleUnsent, unsentWork } from "./kept-unsent";

export type WorkOnDevice = {
  /** What was written on this device and is not in the page's form. */
  unsent(): Promise<Unsent | undefined>;
  /** Keeps what the form says until the platform has it; false where this browser does not keep this person's entries. */
  keep(fields: Fields, version: number): Promise<boolean>;
  /** Notes what the platform has taken. */
  arrived(fields: Fields, version: number): Promise<void>;
};

/**
 * Ties a form of an entry's page, the sheet or the notes, to what this browser keeps of it; another person's is neither
 * read nor written, and what another window keeps of the same form is not written over. A storage that is full or gone keeps
 * nothing, and stands in no save's way.
 */
export function workOnDevice(form: HTMLFormElement): WorkOnDevice {
  const { person: personId = "", entry: entryId = "", title = "", work } = form.dataset;
  const kind = work as WorkKind;
  const asShown = fieldsOf(form);
  // A page that answers a form shows what was typed, beside what is wrong with it.
  const answersForm = form.querySelector(".error-summary") !== null;
  // The text of this form that is kept; what else is kept comes from another window.
  let last: number | undefined;
  const looked = look().catch(() => undefined);

  async function look(): Promise<Unsent | undefined> {
    if ((await keeperNow())?.personId !== personId) return undefined;
    const own = (await unsentWork()).find(
      (one) => one.personId === personId && one.entryId === entryId && one.kind === kind,
    );
    if (!own) return undefined;
    last = own.writtenAt;
    if (answersForm) return undefined;
    if (!sameFields(own.fields, asShown)) return own;
    await dropUnsent(own);
    return undefined;
  }

  return {
    unsent: () => looked,
    async keep(fields, version) {
      try {
        await looked;
        if (!(await keptEntries()).some((one) => one.entryId === entryId)) return false;
        const keeping = await putUnsent({ personId, entryId, kind, title, version, fields }, last);
        if (keeping.outcome === "kept") last = keeping.writtenAt;
        return keeping.outcome === "kept";
      } catch {
        return false;
      }
    },
    async arrived(fields, version) {
      await settleUnsent({ personId, entryId, kind, fields, writtenAt: last }, version).catch(() => {});
    },
  };
}
