import { z } from "zod";
import type { Actor } from "../people/actor";
import { optionalLine } from "../people/people";

export const invitationAnswerSchema = z.object({
  delegation: z.string(),
  answer: z.enum(["accept", "decline"], "Choose whether you accept or decline."),
  namePublic: z.string().optional(),
  reason: optionalLine("the reason", 400).optional(),
});

/** Where an invitation is answered, and where the terms are accepted. */
export const invitationPath = "/jury/invitation";
export const termsPath = "/jury/terms";

/**
 * Says which page comes first for somebody who asks for a page of the jury: the invitation, then the terms. Nothing
 * for whoever has accepted both; who sits in an earlier jury keeps its pages until the new edition's call is open.
 */
export function firstBeforeJury(actor: Actor, path: string): string | undefined {
  if (actor.kind !== "person" || !(path === "/jury" || path.startsWith("/jury/"))) return undefined;
  if (path === invitationPath || path === termsPath) return undefined;
  const pending = actor.pendingSeats.filter((seat) => seat.called || actor.seats.length === 0);
  if (pending.some((seat) => seat.needs === "answer")) return invitationPath;
  return pending.length > 0 ? termsPath : undefined;
}
