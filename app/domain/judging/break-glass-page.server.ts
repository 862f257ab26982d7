import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { openProposals } from "../history/proposals.server";
import { isJudgingHiddenFrom } from "../people/actor";
import { actorOf } from "../people/people.server";
import { may } from "../people/permissions";
import { glassStates, isGlassOpen } from "./break-glass";
import { glassFactsOf, judgedEntry } from "./break-glass.server";
import { gridOf } from "./cells.server";

export type WaitingGlass = {
  id: string;
  title: string;
  state: string;
  reason: string;
  by: string;
  at: string;
  until: string;
  own: boolean;
  mayConfirm: boolean;
};

export type GlassPage = {
  edition: string;
  /** The entries whose judging the reader can ask for; none for a reader who cannot. */
  entries: { id: string; title: string; country: string }[];
  waiting: WaitingGlass[];
  openings: {
    id: string;
    title: string;
    country: string;
    by: string;
    confirmedBy: string;
    reason: string;
    openedAt: string;
    closesAt: string;
    looks: number;
    /** The reader may look now. */
    open: boolean;
  }[];
};

/**
 * Shows chair, vice-chair and secretariat whose judging was opened, for whom, why and how often it was looked at, and
 * what waits to be confirmed. Entries the reader is kept from the judging of are left out.
 */
export async function glassPage(ctx: Context, editionId: string): Promise<GlassPage> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  const { entries } = await gridOf(ctx, edition.id);
  const askable = glassStates.includes(edition.state)
    ? entries.filter((entry) =>
        may(ctx.actor, "judging.propose-glass", { edition: editionFacts(edition), entry: entryFacts(entry) }),
      )
    : [];
  return {
    edition: edition.name,
    entries: askable
      .map(({ id, title, country }) => ({ id, title, country }))
      .sort((a, b) => byCountryName(a.country, b.country)),
    waiting: await waitingGlass(ctx, edition),
    openings: await openingsSeen(ctx, edition),
  };
}

/** Lists what the reader has proposed or can confirm; nothing about an entry they are recused from or whose state is theirs. */
export async function waitingGlass(ctx: Context, edition: EditionsRow): Promise<WaitingGlass[]> {
  const waiting: WaitingGlass[] = [];
  if (ctx.actor.kind !== "person" || !glassStates.includes(edition.state)) return waiting;
  for (const row of await openProposals(ctx, edition.id)) {
    if (row.command !== "break-glass") continue;
    const { entry: entryId, title, state, reason } = glassFactsOf(row);
    const entry = await judgedEntry(ctx, edition, entryId);
    if (!entry) continue;
    const facts = { edition: editionFacts(edition), entry: entryFacts(entry) };
    const own = row.proposed_by === ctx.actor.id;
    const mayConfirm = !own && may(ctx.actor, "judging.confirm-glass", facts);
    if (!mayConfirm && !(own && may(ctx.actor, "judging.propose-glass", facts))) continue;
    const proposer = await actorOf(ctx, row.proposed_by);
    waiting.push({
      id: row.id,
      title,
      state,
      reason,
      by: proposer.nameLatin,
      at: row.proposed_at,
      until: row.expires_at,
      own,
      mayConfirm: mayConfirm && may(proposer, "judging.propose-glass", facts),
    });
  }
  return waiting;
}

async function openingsSeen(ctx: Context, edition: EditionsRow): Promise<GlassPage["openings"]> {
  const rows = await ctx.db
    .selectFrom("glass_openings")
    .innerJoin("entries", "entries.id", "glass_openings.entry_id")
    .innerJoin("people as looker", "looker.id", "glass_openings.opened_for")
    .innerJoin("people as confirmer", "confirmer.id", "glass_openings.confirmed_by")
    .selectAll("glass_openings")
    .select([
      "title",
      "country",
      "entries.created_at",
      "looker.name_latin as by",
      "confirmer.name_latin as confirmed",
    ])
    .where("glass_openings.edition_id", "=", edition.id)
    .orderBy("opened_at", "desc")
    .orderBy("glass_openings.id")
    .execute();
  const seen = rows.filter((row) => !isJudgingHiddenFrom(ctx.actor, { ...row, id: row.entry_id }));
  const looks = seen.length
    ? await ctx.db
        .selectFrom("history")
        .select("object_id")
        .where("object_type", "=", "glass")
        .where("command", "=", "lookThroughGlass")
        .where(
          "object_id",
          "in",
          seen.map((row) => row.id),
        )
        .execute()
    : [];
  return seen.map((row) => ({
    id: row.id,
    title: row.title,
    country: row.country,
    by: row.by,
    confirmedBy: row.confirmed,
    reason: row.reason,
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    looks: looks.filter((look) => look.object_id === row.id).length,
    open: ctx.actor.kind === "person" && ctx.actor.id === row.opened_for && isGlassOpen(row, ctx.now),
  }));
}
