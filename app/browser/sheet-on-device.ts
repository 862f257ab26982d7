import {
  dropUnsent,
  keeperNow,
  keptEntries,
  putUnsent,
  type Unsent,
  unsentSheets,
  updateKeptSheet,
} from "./kept-store";
import { fieldsOf, type SheetFields, saysTheSame, sheetOfFields } from "./sheet-fields";

export type SheetOnDevice = {
  /** What was written on this device on the sheet of the page and is not in it. */
  unsent(): Promise<Unsent | undefined>;
  /** Keeps what could not be saved; false where this browser does not keep this person's entries. */
  keep(fields: SheetFields, version: number): Promise<boolean>;
  /** Notes what the platform has taken. */
  arrived(fields: SheetFields, version: number): Promise<void>;
};

/**
 * Ties the sheet of a page to what this browser keeps of it; another person's is neither read nor written. A storage that
 * is full or gone keeps nothing, and stands in no save's way.
 */
export function sheetOnDevice(form: HTMLFormElement): SheetOnDevice {
  const { person: personId = "", entry: entryId = "", title = "" } = form.dataset;
  const keys = [...form.querySelectorAll<HTMLElement>("[data-criterion]")]
    .map((part) => part.dataset.criterion ?? "")
    .filter((key) => key !== "overall");
  const asShown = fieldsOf(form);
  // A page that answers a form shows what was typed, beside what is wrong with it.
  const answersForm = form.querySelector(".error-summary") !== null;
  const device: SheetOnDevice = {
    async unsent() {
      if ((await keeperNow())?.personId !== personId) return undefined;
      const own = (await unsentSheets()).find((one) => one.personId === personId && one.entryId === entryId);
      if (!own || answersForm) return undefined;
      const shown = sheetOfFields(asShown, 0, keys);
      if (!saysTheSame(own.fields, shown)) return own;
      await dropUnsent(personId, entryId);
      return undefined;
    },
    async keep(fields, version) {
      if (!(await keptEntries()).some((one) => one.entryId === entryId)) return false;
      return putUnsent({ personId, entryId, title, version, fields, writtenAt: Date.now() });
    },
    async arrived(fields, version) {
      await dropUnsent(personId, entryId);
      await updateKeptSheet(personId, entryId, sheetOfFields(fields, version, keys));
    },
  };
  return {
    unsent: () => device.unsent().catch(() => undefined),
    keep: (fields, version) => device.keep(fields, version).catch(() => false),
    arrived: (fields, version) => device.arrived(fields, version).catch(() => {}),
  };
}
