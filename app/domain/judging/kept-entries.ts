import type { Anchor, Scale } from "../editions/default-criteria";
import { hour } from "../times";
import type { PrivateNote } from "./private-note";
import type { RemarkRule } from "./remark-rule";
import type { CriterionEntry, SheetState } from "./sheet";

/** How long a browser may keep entries without having heard from the platform. */
export const keptFor = 72 * hour;

export type KeptCriterion = { key: string; name: string; question: string; anchors: readonly Anchor[] };

export type KeptSheet = {
  state: SheetState;
  version: number;
  overallRemark: string;
  criteria: Record<string, CriterionEntry>;
};

/** One entry as a browser keeps it: what the person may read of it, and their delegation's own sheet. */
export type KeptEntry = {
  entryId: string;
  position: number;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  /** In words. */
  country: string;
  organisation: string;
  noteToJury: string | null;
  sections: {
    id: string;
    title: string;
    answers: { id: string; label: string; text: string; juryOnlyReason: string | null }[];
  }[];
  sheet: KeptSheet;
  /** The person's own note on it. */
  note: PrivateNote;
};

/** Everything a browser that may keep entries is given. */
export type KeptWork = {
  personId: string;
  edition: string;
  judgingUntil: string;
  scale: Scale;
  remarkRule: RemarkRule;
  criteria: KeptCriterion[];
  entries: KeptEntry[];
};

/** Which entries a browser may keep, and a mark of what is written on each: what is not here must go. */
export type KeepingLeave = { personId: string; entries: { entryId: string; mark: string }[] };

/** Gives a mark of what is written on an entry that changes with the sheet and with the person's own note. */
export function markOf(
  sheet: Pick<KeptSheet, "state" | "version">,
  note: Pick<PrivateNote, "version">,
): string {
  return `${sheet.version} ${sheet.state} ${note.version}`;
}

/** True once so long has passed since the last contact that nothing may be kept; a clock that was set back counts too. */
export function hasExpired(contactAt: number, now: number): boolean {
  return now >= contactAt + keptFor || now < contactAt - hour;
}
