import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { may } from "../people/permissions";
import { dayOf, later } from "../times";
import { candidatesOf, type ListedCandidate, whyNotReadYet } from "./candidate-reading.server";
import { committeeOf } from "./committee.server";
import { findRound } from "./rounds.server";

/** How far an invited body is, as who speaks for the state reads it. */
export type ListedBody = {
  id: string;
  name: string;
  own: string | null;
  language: string | null;
  contact: { name: string; own: string | null; language: string | null; email: string };
  /** True once the contact person has signed in since the invitation. */
  accepted: boolean;
  begun: number;
  handedIn: number;
  lateUntil: string | null;
  lateReason: string | null;
};

export type RoundPage = {
  id: string;
  country: string;
  state: string;
  edition: { name: string; theme: string; year: number; deadlineAt: string };
  deadlineAt: string;
  deadlineDay: string;
  candidatesPerBody: number;
  decidedAt: string | null;
  /** Why the texts cannot be read yet; nothing once they can. */
  early: string | undefined;
  leads: boolean;
  candidates: ListedCandidate[];
  bodies: ListedBody[];
  committee: { id: string; name: string; own: string | null; language: string | null; email: string }[];
};

/** Gives a round with its candidates to who speaks for the state and to the committee; the bodies to the former alone. */
export async function roundPage(ctx: Context, roundId: string): Promise<RoundPage> {
  const { round, edition, facts } = await findRound(ctx, roundId);
  authorize(ctx, "round.read", facts);
  const leads = may(ctx.actor, "round.lead", facts);
  return {
    id: round.id,
    country: round.country,
    state: countryName(round.country),
    edition: {
      name: edition.name,
      theme: edition.theme,
      year: edition.year,
      deadlineAt: edition.deadline_at,
    },
    deadlineAt: round.deadline_at,
    deadlineDay: dayOf(later(round.deadline_at, -1)),
    candidatesPerBody: round.candidates_per_body,
    decidedAt: round.decided_at,
    early: whyNotReadYet(round, ctx.now),
    leads,
    candidates: await candidatesOf(ctx, roundId),
    bodies: leads ? await bodiesOf(ctx, roundId) : [],
    committee: (await committeeOf(ctx, roundId)).map((person) => ({
      id: person.id,
      name: person.name_latin,
      own: person.name_own,
      language: person.name_language,
      email: person.email,
    })),
  };
}

async function bodiesOf(ctx: Context, roundId: string): Promise<ListedBody[]> {
  const rows = await ctx.db
    .selectFrom("national_bodies")
    .innerJoin("people", "people.id", "national_bodies.contact_id")
    .select([
      "national_bodies.id",
      "name",
      "national_bodies.name_own",
      "language",
      "invited_at",
      "late_until",
      "late_reason",
      "contact_id",
      "name_latin",
      "people.name_own as contact_own",
      "name_language",
      "email",
    ])
    .where("round_id", "=", roundId)
    .execute();
  const states = await ctx.db
    .selectFrom("candidates")
    .innerJoin("entries", "entries.id", "candidates.entry_id")
    .innerJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .select(["body_id", "handed_in_at", "state"])
    .where("round_id", "=", roundId)
    .execute();
  const sessions = await ctx.db
    .selectFrom("sessions")
    .innerJoin("national_bodies", "national_bodies.contact_id", "sessions.person_id")
    .select(["person_id", "seen_at"])
    .where("round_id", "=", roundId)
    .execute();
  const names = new Intl.Collator("en-GB");
  return rows
    .map((row) => ({
      id: row.id,
      name: row.name,
      own: row.name_own,
      language: row.language,
      contact: {
        name: row.name_latin,
        own: row.contact_own,
        language: row.name_language,
        email: row.email,
      },
      accepted: sessions.some(
        (session) => session.person_id === row.contact_id && session.seen_at >= row.invited_at,
      ),
      begun: states.filter((one) => one.body_id === row.id && one.state === "candidate").length,
      handedIn: states.filter((one) => one.body_id === row.id && one.handed_in_at !== null).length,
      lateUntil: row.late_until,
      lateReason: row.late_reason,
    }))
    .sort((a, b) => names.compare(a.name, b.name));
}

/** A body with its candidates, for its contact person and who speaks for the state. */
export type BodyCandidate = {
  id: string;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  state: string;
  language: string | null;
  outcome: string | null;
  reason: string | null;
};

/** Lists all candidates of a body, those put aside too; the caller has shown the body. */
export async function candidatesOfBody(ctx: Context, bodyId: string): Promise<BodyCandidate[]> {
  const rows = await ctx.db
    .selectFrom("candidates")
    .innerJoin("entries", "entries.id", "candidates.entry_id")
    .select([
      "entries.id",
      "title",
      "title_own",
      "title_language",
      "state",
      "candidates.language",
      "outcome",
      "reason",
    ])
    .where("body_id", "=", bodyId)
    .orderBy("entries.created_at")
    .orderBy("entries.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    titleOwn: row.title_own,
    titleLanguage: row.title_language,
    state: row.state,
    language: row.language,
    outcome: row.outcome,
    reason: row.reason,
  }));
}
