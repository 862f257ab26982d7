import { z } from "zod";
import type { Lifecycle } from "../lifecycle";
import { line, officialLanguages, optionalLine } from "../people/people";
import { type Place, sayPlace } from "../results/places";

export const certificateKinds = ["winner", "presented", "jury"] as const;
export type CertificateKind = (typeof certificateKinds)[number];

export const certificateStates = ["prepared", "valid", "replaced", "revoked"] as const;
export type CertificateState = (typeof certificateStates)[number];
export type CertificateAction = "issue" | "replace" | "revoke";

/** The life of a certificate; a corrected name replaces it by another one, and its own code no longer confirms anything. */
export const certificateLifecycle: Lifecycle<CertificateState, CertificateAction> = {
  thing: "certificate",
  states: certificateStates,
  actions: {
    issue: { from: ["prepared"], to: "valid", label: "Issue the certificate" },
    replace: { from: ["prepared", "valid"], to: "replaced", label: "Correct the name" },
    revoke: { from: ["prepared", "valid"], to: "revoked", label: "Revoke the certificate" },
  },
};

/** Says what a certificate is given for, as its list and its verification say it. */
export function sayAward(certificate: { kind: string; place: number | null }, shared: boolean): string {
  if (certificate.kind === "winner") return sayPlace(certificate.place as Place, shared);
  return certificate.kind === "presented"
    ? "Project presented at the Best Practice Conference"
    : "Member of the jury";
}

/** A recipient's name as it is printed. */
export const recipientSchema = z
  .object({
    nameLatin: line("the name in Latin letters"),
    nameOwn: optionalLine("the name in its own script"),
    nameLanguage: z
      .union([z.literal(""), z.enum(officialLanguages)], { message: "Choose the language of the name." })
      .optional()
      .transform((tag) => tag ?? ""),
  })
  .refine((name) => (name.nameOwn === "") === (name.nameLanguage === ""), {
    path: ["nameLanguage"],
    message: "Give the name in its own script together with its language, or neither.",
  });

export type RecipientInput = z.input<typeof recipientSchema>;

/** States with one official language of the Union: the second language of a certificate where nothing else tells it. */
const languageOfState: Readonly<Record<string, string>> = {
  AT: "de",
  BG: "bg",
  CY: "el",
  CZ: "cs",
  DE: "de",
  DK: "da",
  EE: "et",
  ES: "es",
  FI: "fi",
  FR: "fr",
  GR: "el",
  HR: "hr",
  HU: "hu",
  IT: "it",
  LT: "lt",
  LV: "lv",
  MT: "mt",
  NL: "nl",
  PL: "pl",
  PT: "pt",
  RO: "ro",
  SE: "sv",
  SI: "sl",
  SK: "sk",
};

/** Gives the recipient's language: that of the name, else of the project's own title, else of the state; "en" where none is sure. */
export function languageFor(known: {
  name: string | null;
  title?: string | null;
  state: string | null;
}): string {
  return known.name ?? known.title ?? languageOfState[known.state ?? ""] ?? "en";
}

/** How many characters a certificate's code has: 80 random bits. */
export const codeLength = 16;
