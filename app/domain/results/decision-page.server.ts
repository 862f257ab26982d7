import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { judgedOf } from "../judging/ranking.server";
import { delegationName } from "../jury/jury";
import { seatIn } from "../people/actor";
import { refuse } from "../problems";
import { actingDelegation } from "./acting.server";
import { type MeetingEntry, meetingPage } from "./meeting-page.server";

export type DecisionPage = {
  edition: { year: number; name: string; city: string; galaAt: string; timeZone: string };
  /** The first three places of the ranking: where the decision starts from. */
  lines: { entryId: string; place: number }[];
  options: (MeetingEntry & { place: string })[];
  /** Which delegation records a decision on these places, and whether it is the reader's. */
  acting: string | undefined;
  youAct: boolean;
  chairs: boolean;
  /** What is still missing before a decision can be recorded. */
  blocks: string[];
};

/** Shows chair, vice-chair and whoever acts what a decision starts from; refuses once the jury has decided. */
export async function decisionPage(ctx: Context, editionId: string): Promise<DecisionPage> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "ranking.read", { edition: editionFacts(edition) });
  if (edition.state !== "deciding")
    refuse("not-deciding", "The jury has decided. See the page of the meeting.");
  const meeting = await meetingPage(ctx, edition.id);
  const { ranking } = await judgedOf(ctx, edition.id);
  const lines = ranking.entries.flatMap(({ entry, place }) =>
    place !== null && place <= 3 ? [{ entryId: entry, place }] : [],
  );
  const acting = await actingDelegation(
    ctx,
    edition.id,
    lines.map((line) => line.entryId),
  );
  const own = seatIn(ctx.actor, edition.id);
  return {
    edition: {
      year: edition.year,
      name: edition.name,
      city: edition.city,
      galaAt: edition.gala_at,
      timeZone: edition.time_zone,
    },
    lines,
    options: meeting.agenda.map(({ entryId, title, country, place }) => ({ entryId, title, country, place })),
    acting: acting && delegationName(acting),
    youAct: acting !== undefined && own?.delegationId === acting.id,
    chairs: own?.seat === "chair" || own?.seat === "vice-chair",
    blocks: [
      ...(meeting.recorded ? [] : ["The attendance is not recorded yet."]),
      ...(meeting.quorum && !meeting.quorum.met ? [meeting.quorum.words] : []),
      ...meeting.ties.map((tie) =>
        tie.needs === "second-ballot"
          ? "Tied entries wait for a second ballot."
          : "Tied entries wait for a casting vote.",
      ),
    ],
  };
}
