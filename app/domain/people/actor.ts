/** What a person may be appointed to; jury and entry roles come from the delegation and the entry. */
export type Role = "secretariat" | "presidency" | "representative" | "substitute";

export type PersonActor = {
  readonly kind: "person";
  readonly id: string;
  readonly nameLatin: string;
  readonly nameOwn: string | null;
  readonly nameLanguage: string | null;
  readonly appointments: readonly { role: Role; country: string | null }[];
  readonly seats: readonly Seat[];
  /** Seats that give nothing yet: the invitation is not answered, or the terms are not accepted. */
  readonly pendingSeats: readonly PendingSeat[];
  readonly entries: readonly { entryId: string; role: "write" | "read" }[];
  /**
   * Entries that the person, or their whole delegation, does not judge, whatever the reason; from the close of admission
   * also those whose recusal will be recorded when judging opens. One may stand here twice.
   */
  readonly recusedFrom: readonly { entryId: string; kind: "own-country" | "declared" | "imposed" }[];
  /** States the person spoke for or sat for in a jury, and entries they worked on, before they left. */
  readonly formerly: {
    readonly states: readonly { country: string; until: string }[];
    readonly entries: readonly string[];
  };
};

/** A person's place in a delegation of one edition's jury. */
export type Seat = {
  readonly delegationId: string;
  readonly editionId: string;
  readonly number: number;
  readonly seat: "chair" | "vice-chair" | "member";
  readonly country: string | null;
};

/** A named person's place in a jury before they have accepted it and its terms. */
export type PendingSeat = {
  readonly editionId: string;
  readonly country: string | null;
  readonly needs: "answer" | "terms";
  /** The edition's call is or was open: its jury's pages exist. */
  readonly called: boolean;
};

/** Who acts: a signed-in person, somebody signed out, or the platform itself (jobs, the invite command). */
export type Actor = PersonActor | { readonly kind: "visitor" } | { readonly kind: "system" };

/** True when the person holds the appointment; for a state's roles, in that state. */
export function holds(actor: Actor, role: Role, country?: string): boolean {
  return (
    actor.kind === "person" &&
    actor.appointments.some((one) => one.role === role && (country === undefined || one.country === country))
  );
}

/** True when the person speaks for the state: its representative or a substitute. */
export function speaksFor(actor: Actor, country: string): boolean {
  return holds(actor, "representative", country) || holds(actor, "substitute", country);
}

/** True when the person is of that state in any role: it keeps them from deciding on its entries. */
export function isOf(actor: Actor, country: string): boolean {
  return (
    actor.kind === "person" &&
    (actor.appointments.some((one) => one.country === country) ||
      [...actor.seats, ...actor.pendingSeats].some((seat) => seat.country === country))
  );
}

/** Gives the person's seat in an edition's jury, if any. */
export function seatIn(actor: Actor, editionId: string): Seat | undefined {
  return actor.kind === "person" ? actor.seats.find((seat) => seat.editionId === editionId) : undefined;
}

/** True when the person, or their whole delegation, does not judge the entry; leaving the jury changes nothing in it. */
export function isRecusedFrom(actor: Actor, entryId: string): boolean {
  return actor.kind === "person" && actor.recusedFrom.some((one) => one.entryId === entryId);
}

/**
 * True when nothing that comes from judging the entry is for the person, in any role: they are recused from it, of its
 * state, or one of its own people; or were so since the entry was begun. It ends with the announcement.
 */
export function isJudgingHiddenFrom(
  actor: Actor,
  entry: { id: string; country: string; created_at: string },
): boolean {
  if (actor.kind !== "person") return false;
  return (
    isRecusedFrom(actor, entry.id) ||
    isOf(actor, entry.country) ||
    actor.entries.some((one) => one.entryId === entry.id) ||
    actor.formerly.entries.includes(entry.id) ||
    actor.formerly.states.some((one) => one.country === entry.country && one.until >= entry.created_at)
  );
}
