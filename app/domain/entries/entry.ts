import type { Lifecycle } from "../lifecycle";

export const entryStates = [
  "candidate",
  "handed-in",
  "put-aside",
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
  | "handIn"
  | "takeBack"
  | "choose"
  | "putAside"
  | "submit"
  | "reopen"
  | "resubmit"
  | "return"
  | "admit"
  | "refuse"
  | "reconsider"
  | "keepAsAdditional"
  | "withdraw"
  | "exclude";

/**
 * The life of an entry. In a national round it begins as a candidate, which becomes the state's entry when it is
 * chosen. A refused competing entry makes room for no other once the call is closed; while admission is open, its
 * decision can be taken again, or it stays as an additional one.
 */
export const entryLifecycle: Lifecycle<EntryState, EntryAction> = {
  thing: "entry",
  states: entryStates,
  actions: {
    handIn: { from: ["candidate"], to: "handed-in", label: "Hand the candidate in" },
    takeBack: { from: ["handed-in", "put-aside"], to: "candidate", label: "Take the candidate back" },
    choose: { from: ["handed-in", "put-aside"], to: "draft", label: "Choose the candidate" },
    putAside: { from: ["candidate", "handed-in"], to: "put-aside", label: "Put the candidate aside" },
    submit: { from: ["draft"], to: "submitted", label: "Submit the entry" },
    reopen: { from: ["submitted"], to: "draft", label: "Reopen the entry" },
    return: { from: ["submitted", "returned"], to: "returned", label: "Return with remarks" },
    resubmit: { from: ["returned"], to: "submitted", label: "Submit the entry again" },
    admit: { from: ["submitted"], to: "admitted", label: "Admit the entry" },
    refuse: { from: ["submitted", "returned"], to: "refused", label: "Refuse the entry" },
    reconsider: { from: ["admitted", "refused"], to: "submitted", label: "Decide again" },
    keepAsAdditional: { from: ["refused"], to: "submitted", label: "Keep it as an additional entry" },
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
  created_at: string;
  /** Nothing for what was never submitted; a reopened entry keeps it. */
  submitted_at: string | null;
  returned_until: string | null;
  /** Until when a late entry is admitted by exception; nothing for every other. */
  late_until: string | null;
  /** Until when its body may write and hand in a candidate; nothing for what is none. */
  candidate_until?: string;
};

/** Says the kind in words. */
export const entryKindWords: Record<EntryKind, string> = {
  competing: "Competing entry",
  additional: "Additional entry",
};

/** Says what an entry is: a candidate has no kind until it is chosen. */
export function sayKind(entry: { kind: string; state: string }): string {
  return isCandidate(entry) ? "Candidate of the national round" : entryKindWords[entry.kind as EntryKind];
}

/** Says the state in words, as its own people and the secretariat read it. */
export const entryStateWords: Record<EntryState, string> = {
  candidate: "Candidate, being written",
  "handed-in": "Candidate, handed in",
  "put-aside": "Candidate, put aside",
  draft: "Draft",
  submitted: "Submitted",
  returned: "Returned with remarks",
  admitted: "Admitted",
  refused: "Refused",
  withdrawn: "Withdrawn",
  excluded: "Excluded by the jury",
};

/** True for a candidate of a national round: its state has not entered it. */
export function isCandidate(entry: { state: string }): boolean {
  return entry.state === "candidate" || entry.state === "handed-in" || entry.state === "put-aside";
}

/** True while the entry takes one of the state's places: it is no candidate, and neither withdrawn nor refused. */
export function standsForState(entry: { state: string }): boolean {
  return !isCandidate(entry) && entry.state !== "withdrawn" && entry.state !== "refused";
}

/** What somebody may do with an entry they are invited to. */
export type EntryRole = "write" | "read";

export const entryRoleWords: Record<EntryRole, string> = { write: "Write", read: "Read" };
