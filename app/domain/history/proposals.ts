import { type Actor, holds, seatIn } from "../people/actor";

/** Who must agree, besides the person who proposes; one table says which commands need whom. */
export type Confirmer = "chair" | "vice-chair" | "secretariat" | "presidency";

/** Who may fill one of the two places. */
type Place = Confirmer | readonly Confirmer[];

/** The commands that two people do together, and the two roles, in either order; a place may be open to several roles. */
export const actsOfTwo = {
  "open-order": ["chair", "secretariat"],
  "what-if": ["chair", "vice-chair"],
  "extend-deadline": ["secretariat", "presidency"],
  "refuse-on-theme": ["secretariat", "presidency"],
  "admit-late-entry": ["secretariat", "presidency"],
  // The presidency's own state: nobody decides on their own, so the vice-chair stands in the presidency's place.
  "refuse-on-theme-of-host": ["secretariat", "vice-chair"],
  "admit-late-entry-of-host": ["secretariat", "vice-chair"],
  "reopen-call": ["secretariat", "presidency"],
  "reopen-admission": ["secretariat", "presidency"],
  "reopen-judging": ["secretariat", "presidency"],
  "annul-decision": ["chair", "secretariat"],
  "cancel-edition": ["secretariat", "presidency"],
  "impose-recusal": [["chair", "vice-chair"], "secretariat"],
  "record-absence": [["chair", "vice-chair"], "secretariat"],
  "break-glass": ["secretariat", ["vice-chair", "secretariat"]],
} as const satisfies Record<string, readonly [Place, Place]>;

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
  return [...new Set(actsOfTwo[act].flat() as Confirmer[])].filter((role) => holdsRole[role]);
}

/** True when two people, by their roles, fill both places of the act, each one of them. */
export function fillBothPlaces(
  act: ActOfTwo,
  first: readonly Confirmer[],
  second: readonly Confirmer[],
): boolean {
  const [one, other] = actsOfTwo[act].map((place: Place) => [place].flat() as Confirmer[]) as [
    Confirmer[],
    Confirmer[],
  ];
  const fills = (roles: readonly Confirmer[], place: readonly Confirmer[]) =>
    roles.some((role) => place.includes(role));
  return (fills(first, one) && fills(second, other)) || (fills(first, other) && fills(second, one));
}
