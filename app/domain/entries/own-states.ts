import type { Actor } from "../people/actor";

/** Lists the states a person speaks for, as their representative or a substitute. */
export function statesSpokenFor(actor: Actor): string[] {
  if (actor.kind !== "person") return [];
  const states = actor.appointments.flatMap(({ role, country }) =>
    (role === "representative" || role === "substitute") && country !== null ? [country] : [],
  );
  return [...new Set(states)].sort();
}
