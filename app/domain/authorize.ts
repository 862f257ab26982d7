import type { Actor } from "./people/actor";
import { type FactsOf, type Permission, reasonAgainst } from "./people/permissions";
import { refuse, Unknown } from "./problems";

/** Lets the actor pass, or refuses with the policy's sentence; what is hidden from them is Unknown. */
export function authorize<P extends Permission>(
  ctx: { readonly actor: Actor },
  permission: P,
  facts: FactsOf<P>,
): void {
  const reason = reasonAgainst(ctx.actor, permission, facts);
  if (!reason) return;
  if (reason.hidden) throw new Unknown(permission);
  refuse(reason.code, reason.sentence);
}
