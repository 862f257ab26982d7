import type { Lifecycle } from "../lifecycle";

export const editionStates = [
  "preparing",
  "open",
  "checking",
  "judging",
  "deciding",
  "decided",
  "announced",
  "archived",
  "cancelled",
] as const;

export type EditionState = (typeof editionStates)[number];

export type EditionAction =
  | "openCall"
  | "extendDeadline"
  | "closeCall"
  | "openJudging"
  | "closeJudging"
  | "decide"
  | "announce"
  | "archive"
  | "reopenCall"
  | "reopenAdmission"
  | "reopenJudging"
  | "annulDecision"
  | "cancel";

/** The life of an edition; each step's own conditions stand in its command. The steps back are acts of two people. */
export const editionLifecycle: Lifecycle<EditionState, EditionAction> = {
  thing: "edition",
  states: editionStates,
  actions: {
    openCall: { from: ["preparing"], to: "open", label: "Open the call" },
    extendDeadline: { from: ["open"], to: "open", label: "Extend the deadline" },
    closeCall: { from: ["open"], to: "checking", label: "Close the call" },
    openJudging: { from: ["checking"], to: "judging", label: "Open judging" },
    closeJudging: { from: ["judging"], to: "deciding", label: "Close judging" },
    decide: { from: ["deciding"], to: "decided", label: "Record the decision" },
    announce: { from: ["decided"], to: "announced", label: "Announce the winners" },
    archive: { from: ["announced"], to: "archived", label: "Archive the edition" },
    reopenCall: { from: ["checking"], to: "open", label: "Reopen the call" },
    reopenAdmission: { from: ["judging"], to: "checking", label: "Reopen admission" },
    reopenJudging: { from: ["deciding"], to: "judging", label: "Reopen judging" },
    annulDecision: { from: ["decided"], to: "deciding", label: "Annul the decision" },
    cancel: {
      from: ["preparing", "open", "checking", "judging", "deciding", "decided"],
      to: "cancelled",
      label: "Cancel the edition",
    },
  },
};

/** What the policy needs to know of an edition. */
export type EditionFacts = {
  id: string;
  state: EditionState;
  presidency_country: string;
  deadline_at: string;
  admission_closed_at: string | null;
  order_opened_at: string | null;
};

/** True once the winners are public. */
export function isAnnounced(edition: { state: string }): boolean {
  return edition.state === "announced" || edition.state === "archived";
}

/** True when nothing of the edition is still to come: announced, archived or cancelled. */
export function isOver(state: EditionState): boolean {
  return state === "announced" || state === "archived" || state === "cancelled";
}

/** True from the moment the call, its form and its rules are public and locked; it stays so when it is cancelled later. */
export function isPublished(edition: { state: string; opened_at: string | null }): boolean {
  return edition.state === "cancelled" ? edition.opened_at !== null : edition.state !== "preparing";
}

/** Lists the conditions of the theme; stored one a line. */
export function themeConditionsOf(edition: { theme_conditions: string }): string[] {
  return edition.theme_conditions.split("\n").filter((condition) => condition !== "");
}
