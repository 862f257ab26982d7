import { z } from "zod";
import { countryName } from "../countries";
import { memberState, optionalLine, personSchema } from "../people/people";

/** How many people judge at most; more need a reason on the record of the jury. */
export const juryLimit = 8;

export const delegationKinds = ["presidency", "expert"] as const;
export type DelegationKind = (typeof delegationKinds)[number];

export const seatKinds = ["chair", "vice-chair", "member"] as const;
export type SeatKind = (typeof seatKinds)[number];

export const seatWords: Record<SeatKind, string> = {
  chair: "Chair",
  "vice-chair": "Vice-chair",
  member: "Member",
};

const noState = z.literal("").transform(() => null);

/** A seat of the jury: a presidency by its state, or an expert institution by its name. */
export const delegationSchema = z
  .object({
    kind: z.enum(delegationKinds),
    country: z.union([noState, memberState]),
    institution: optionalLine("the institution", 160).transform((name) => name || null),
    seat: z.enum(seatKinds),
  })
  .superRefine((delegation, found) => {
    if (delegation.kind === "presidency" && delegation.country === null) {
      found.addIssue({ code: "custom", path: ["country"], message: "Choose the state of this presidency." });
    }
    if (delegation.kind === "expert" && delegation.institution === null) {
      found.addIssue({
        code: "custom",
        path: ["institution"],
        message: "Enter the name of the expert institution.",
      });
    }
  });

export type DelegationInput = Omit<z.infer<typeof delegationSchema>, "country"> & { country: string | null };

/** A person of a delegation; `nationality` keeps them from judging their own country's entry. */
export const juryMemberSchema = personSchema.and(
  z.object({
    nationality: z.union([noState, memberState]).optional(),
    /** Why more people judge than the rules name; only asked beyond the limit. */
    reason: optionalLine("the reason", 400).transform((reason) => reason || null),
  }),
);

export type JuryMemberInput = z.infer<typeof personSchema> & {
  nationality?: string | null | undefined;
  reason?: string | null | undefined;
};

/** A delegation as pages and commands know it. */
export type DelegationOfJury = {
  id: string;
  number: number;
  kind: DelegationKind;
  country: string | null;
  institution: string | null;
  seat: SeatKind;
  people: readonly MemberOfJury[];
};

export type MemberOfJury = {
  id: string;
  email: string;
  nameLatin: string;
  nameOwn: string | null;
  nameLanguage: string | null;
  nationality: string | null;
  /** Why this person judges beyond the limit. */
  reason: string | null;
};

/** Counts the people who judge. */
export function countedPeople(delegations: readonly { people: readonly unknown[] }[]): number {
  return delegations.reduce((sum, delegation) => sum + delegation.people.length, 0);
}

/** Names a delegation: "Ireland", "Mälarö Institute for Safety Studies". */
export function delegationName(delegation: {
  kind: string;
  country: string | null;
  institution: string | null;
}): string {
  if (delegation.kind === "expert") return delegation.institution ?? "";
  return delegation.country ? countryName(delegation.country) : "";
}
