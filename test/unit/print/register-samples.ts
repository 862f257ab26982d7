import type { RegisterFacts } from "../../../app/print/register";
import { circumstances, edition } from "./samples";

const at = "2026-10-20T09:00:00.000Z";

/** A register with a line of each kind but one. */
export const register: RegisterFacts = {
  ...circumstances,
  edition,
  readBy: "Anna Office",
  scope: "delegation",
  leftOut: true,
  affiliations: [{ person: "Ένας Κριτής", delegation: "Greece", organisations: ["Institute A", "Board B"] }],
  recusals: [
    {
      who: "Finland",
      entry: "Calm Harbour (Croatia)",
      words: "Recusal imposed",
      reason: "Their ministry pays for it.",
      by: "Maria Chair",
      at,
    },
  ],
  declarations: [
    {
      who: "Κρήνη Ενός (Greece)",
      entry: "Calm Harbour (Croatia)",
      words: "Conflict: Family or personal ties",
      reason: "A cousin works there.",
      by: null,
      at,
    },
  ],
  noInterest: [{ who: "Κρήνη Ενός (Greece)", words: "No interest declared in the entry of Malta.", at }],
  suspicions: [],
};
