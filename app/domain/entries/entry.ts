import type { Lifecycle } from "../lifecycle";

export const entryStates = [
  "draft",
  "submitted",
  "returned",
  "admitted",
  "refused",
  "withdrawn",
  "excluded",
] as const;

export type EntryState = (typeof entryStates)[number];
export type EntryKind = "competing" | "additional";

export type EntryAction =
  | "submit"
  | "reopen"
  | "resubmit"
  | "return"
  | "admit"
  | "refuse"
  | "reconsider"
  | "withdraw"
  | "exclude";

/**
 * The life of an entry. A refused competing entry makes room for no other once the call is closed; while admission is
 * open, its decision can be taken again.
 */
export const entryLifecycle: Lifecycle<EntryState, EntryAction> = {
  thing: "entry",
  states: entryStates,
  actions: {
    submit: { from: ["draft"], to: "submitted", label: "Submit the entry" },
    reopen: { from: ["submitted"], to: "draft", label: "Reopen the entry" },
    return: { from: ["submitted"], to: "returned", label: "Return with remarks" },
    resubmit: { from: ["returned"], to: "submitted", label: "Submit the entry again" },
    admit: { from: ["submitted"], to: "admitted", label: "Admit the entry" },
    refuse: { from: ["submitted", "returned"], to: "refused", label: "Refuse the entry" },
    reconsider: { from: ["admitted", "refused"], to: "submitted", label: "Decide again" },
    withdraw: {
      from: ["draft", "submitted", "returned", "admitted"],
      to: "withdrawn",
      label: "Withdraw the entry",
    },
    exclude: { from: ["admitted"], to: "excluded", label: "Exclude the entry" },
  },
};

/** What the policy needs to know of an entry. */
export type EntryFacts = {
  id: string;
  edition_id: string;
  country: string;
  kind: EntryKind;
  state: EntryState;
  returned_until: string | null;
};

/** Says the kind in words. */
export const entryKindWords: Record<EntryKind, string> = {
  competing: "Competing entry",
  additional: "Additional entry",
};

/** Says the state in words, as its own people and the secretariat read it. */
export const entryStateWords: Record<EntryState, string> = {
  draft: "Draft",
  submitted: "Submitted",
  returned: "Returned with remarks",
  admitted: "Admitted",
  refused: "Refused",
  withdrawn: "Withdrawn",
  excluded: "Excluded by the jury",
};

/** True while the entry takes one of the state's places: it is neither withdrawn nor refused. */
export function standsForState(entry: { state: string }): boolean {
  return entry.state !== "withdrawn" && entry.state !== "refused";
}

/** What somebody may do with an entry they are invited to. */
export type EntryRole = "write" | "read";

export const entryRoleWords: Record<EntryRole, string> = { write: "Write", read: "Read" };
