import type { Context } from "../../database/context";
import { isAnnounced } from "../editions/edition";
import { readCrockford } from "../ids";
import { delegationName } from "../jury/jury";
import { hashOf, withinHourlyLimit } from "../limits.server";
import { refuse } from "../problems";
import { dayOf } from "../times";
import { codeLength, sayAward } from "./certificate";
import { sharedPlaces } from "./certificate-list.server";

/** How many codes one network may have verified in an hour. */
export const verificationsPerHour = 120;

export type PrintedCertificate = {
  code: string;
  year: number;
  award: string;
  recipient: string;
  recipientOwn: string | null;
  recipientLanguage: string | null;
  project:
    | { title: string; titleOwn: string | null; titleLanguage: string | null; country: string }
    | undefined;
  delegation: string | undefined;
  theme: string;
  city: string;
  date: string;
};

export type Verification =
  | { answer: "unknown" }
  /** One answer for every code before the announcement: it names nothing and looks the same for all. */
  | { answer: "not-yet-public" }
  | { answer: "replaced" }
  | { answer: "revoked" }
  | { answer: "valid"; certificate: PrintedCertificate };

/**
 * Tells what a code stands for: nothing but what is printed, and before the announcement nothing at all. Refuses more
 * than 120 codes an hour from one network, known or not.
 */
export async function verifyCode(ctx: Context, typed: string, network = ""): Promise<Verification> {
  if (!(await withinHourlyLimit(ctx, `verify:${hashOf(network)}`, verificationsPerHour))) {
    refuse(
      "too-many-verifications",
      "Too many codes were looked up from your network within an hour. Try again in the next hour.",
    );
  }
  const code = readCrockford(typed);
  const row =
    code.length === codeLength
      ? await ctx.db
          .selectFrom("certificates")
          .innerJoin("editions", "editions.id", "certificates.edition_id")
          .selectAll("certificates")
          .select(["editions.state as edition_state", "year", "theme", "city", "gala_at", "time_zone"])
          .where("code", "=", code)
          .executeTakeFirst()
      : undefined;
  if (!row) return { answer: "unknown" };
  if (!isAnnounced({ state: row.edition_state })) return { answer: "not-yet-public" };
  if (row.state === "replaced" || row.state === "revoked") return { answer: row.state };
  const entry = row.entry_id
    ? await ctx.db.selectFrom("entries").selectAll().where("id", "=", row.entry_id).executeTakeFirst()
    : undefined;
  return {
    answer: "valid",
    certificate: {
      code: row.code,
      year: row.year,
      award: sayAward(row, await isShared(ctx, row)),
      recipient: row.recipient_latin,
      recipientOwn: row.recipient_own,
      recipientLanguage: row.recipient_language,
      project: entry && {
        title: entry.title,
        titleOwn: entry.title_own,
        titleLanguage: entry.title_language,
        country: entry.country,
      },
      delegation: row.person_id ? await delegationOf(ctx, row.edition_id, row.person_id) : undefined,
      theme: row.theme,
      city: row.city,
      date: dayOf(row.gala_at, row.time_zone),
    },
  };
}

async function isShared(ctx: Context, row: { edition_id: string; place: number | null }): Promise<boolean> {
  if (row.place === null) return false;
  const winners = await ctx.db
    .selectFrom("certificates")
    .select(["kind", "place", "state", "entry_id"])
    .where("edition_id", "=", row.edition_id)
    .where("kind", "=", "winner")
    .execute();
  return sharedPlaces(winners).has(row.place);
}

async function delegationOf(ctx: Context, editionId: string, personId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .select(["kind", "country", "institution"])
    .where("edition_id", "=", editionId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row && delegationName(row);
}
