import { type Actor, holds, seatIn } from "../people/actor";

/** Who must agree, besides the person who proposes; one table says which commands need whom. */
export type Confirmer = "chair" | "vice-chair" | "secretariat" | "presidency";

/** The commands that two people do together, and the two roles, in either order. */
export const actsOfTwo = {
  "open-order": ["chair", "secretariat"],
  "what-if": ["chair", "vice-chair"],
  "extend-deadline": ["secretariat", "presidency"],
  "refuse-on-theme": ["secretariat", "presidency"],
  "reopen-call": ["secretariat", "presidency"],
  "reopen-admission": ["secretariat", "presidency"],
  "reopen-judging": ["secretariat", "presidency"],
  "annul-decision": ["chair", "secretariat"],
  "cancel-edition": ["secretariat", "presidency"],
} as const satisfies Record<string, readonly [Confirmer, Confirmer]>;

export type ActOfTwo = keyof typeof actsOfTwo;

export const confirmationHours = 72;

/** Lists the roles of a person that count for an act of two in an edition. */
export function rolesFor(
  actor: Actor,
  act: ActOfTwo,
  edition: { id: string; presidency_country: string },
): Confirmer[] {
  const holdsRole: Record<Confirmer, boolean> = {
    chair: seatIn(actor, edition.id)?.seat === "chair",
    "vice-chair": seatIn(actor, edition.id)?.seat === "vice-chair",
    secretariat: holds(actor, "secretariat"),
    presidency: holds(actor, "presidency", edition.presidency_country),
  };
  return actsOfTwo[act].filter((role) => holdsRole[role]);
}

/** True when two people, by their roles, fill both places of the act: neither place is filled twice. */
export function fillBothPlaces(
  act: ActOfTwo,
  first: readonly Confirmer[],
  second: readonly Confirmer[],
): boolean {
  const [one, other] = actsOfTwo[act];
  return (first.includes(one) && second.includes(other)) || (first.includes(other) && second.includes(one));
}
