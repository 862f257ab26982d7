import type { Context } from "../../database/context";
import { byCountryName, memberStates } from "../countries";

/** Lists the Member States for which no national representative is entered, by name. */
export async function statesWithoutRepresentative(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("appointments")
    .select("country")
    .where("role", "=", "representative")
    .where("ended_at", "is", null)
    .execute();
  const represented = new Set(rows.map((row) => row.country));
  return memberStates.filter((state) => !represented.has(state)).sort(byCountryName);
}
