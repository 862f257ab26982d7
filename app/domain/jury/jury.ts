import { z } from "zod";
import { countryName } from "../countries";
import { memberState, optionalLine, personSchema } from "../people/people";

export const delegationKinds = ["presidency", "expert"] as const;
export type DelegationKind = (typeof delegationKinds)[number];

export const seatKinds = ["chair", "vice-chair", "member"] as const;
export type SeatKind = (typeof seatKinds)[number];

export const seatWords: Record<SeatKind, string> = {
  chair: "Chair",
  "vice-chair": "Vice-chair",
  member: "Member",
};

/** A delegation with a vote judges; one with advice is shown beside the ranking and counts in no mean, vote or quorum. */
export const voices = ["vote", "advice"] as const;
export type Voice = (typeof voices)[number];

export const voiceWords: Record<Voice, string> = { vote: "Vote", advice: "Advice only" };

const reasonBeyondLimit = optionalLine("the reason", 400).transform((reason) => reason || null);

const noState = z.literal("").transform(() => null);

/** A seat of the jury: a presidency by its state, or an expert institution by its name. */
export const delegationSchema = z
  .object({
    kind: z.enum(delegationKinds),
    country: z.union([noState, memberState]),
    institution: optionalLine("the institution", 160).transform((name) => name || null),
    seat: z.enum(seatKinds),
    voice: z.enum(voices).optional(),
    /** Why more people judge than the rules name; only asked where a vote would exceed the limit. */
    reason: reasonBeyondLimit.optional(),
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
    if (delegation.voice === "advice" && delegation.seat !== "member") {
      const message = "Chair and vice-chair have a vote. Choose the seat of a member, or a vote.";
      found.addIssue({ code: "custom", path: ["voice"], message });
    }
  });

export type DelegationInput = Omit<z.infer<typeof delegationSchema>, "country"> & { country: string | null };

/** A person of a delegation; `nationality` keeps them from judging their own country's entry. */
export const juryMemberSchema = personSchema.and(
  z.object({
    nationality: z.union([noState, memberState]).optional(),
    /** Why more people judge than the rules name; only asked beyond the limit. */
    reason: reasonBeyondLimit,
  }),
);

export type JuryMemberInput = z.infer<typeof personSchema> & {
  nationality?: string | null | undefined;
  reason?: string | null | undefined;
};

/**
 * A delegation as pages and commands know it. Its people write one score sheet an entry together; one sheet a person
 * would be an assignment for each of them, of which there could be several beside each other: nothing here forbids it.
 */
export type DelegationOfJury = {
  id: string;
  number: number;
  kind: DelegationKind;
  country: string | null;
  institution: string | null;
  seat: SeatKind;
  adviceOnly: boolean;
  /** When the states were shown it, and the first instant that is too late to object. */
  shownAt: string | null;
  objectionsUntil: string | null;
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
  accepted: boolean;
  /** Has accepted the present terms too: until then nothing of the jury opens to them. */
  agreed: boolean;
  /** Agrees that the name is public after the announcement. */
  namePublic: boolean;
};

/** Counts the people who judge; those who only advise are none of them. */
export function countedPeople(
  delegations: readonly { people: readonly unknown[]; adviceOnly?: boolean }[],
): number {
  return delegations.reduce(
    (sum, delegation) => sum + (delegation.adviceOnly ? 0 : delegation.people.length),
    0,
  );
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
