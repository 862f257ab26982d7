import type { Context } from "../../database/context";
import type { MeetingNotes } from "../results/meeting";

type Line = { id: string; position: number; command: string; object_type: string; object_id: string };

/** What is about the judging of one entry; of these a line stays only where its entry is known and open to the reader. */
const ofOneEntry: readonly string[] = [
  "assignment",
  "declaration",
  "glass",
  "motion",
  "objection",
  "proposal",
  "recusal",
  "sheet",
  "suspicion",
];

/** Recorded on the edition, as they are about several entries at once: which ones, no line tells. */
const ofTiedEntries: readonly string[] = ["record:second-ballot", "record:casting-vote", "removeTieVote"];

/**
 * Gives the positions of an edition's chain that are about the judging of one of the `hidden` entries: the objects on
 * them, votes on ties, and reminders to a delegation that judges one of them, which tell that it still owed something.
 */
export async function hiddenPositions(
  ctx: Context,
  editionId: string,
  hidden: ReadonlySet<string>,
): Promise<ReadonlySet<number>> {
  if (hidden.size === 0) return new Set();
  const lines: Line[] = await ctx.db
    .selectFrom("history")
    .select(["id", "position", "command", "object_type", "object_id"])
    .where("chain", "=", editionId)
    .where((or) =>
      or.or([
        or("object_type", "in", ofOneEntry),
        or("command", "in", [...ofTiedEntries, "nudgeDelegation"]),
      ]),
    )
    .execute();
  const open = await openObjects(ctx, editionId, hidden);
  const judging = await delegationsOn(ctx, hidden);
  const isHidden = ({ command, object_type, object_id }: Line) => {
    if (ofOneEntry.includes(object_type)) return !open.has(object_id);
    return command !== "nudgeDelegation" || judging.has(object_id);
  };
  return new Set(lines.filter(isHidden).map((line) => line.position));
}

/** Gives the ids of what is about no hidden entry; what is gone without a trace is not among them. */
async function openObjects(
  ctx: Context,
  editionId: string,
  hidden: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const { db } = ctx;
  const own = (table: "recusals" | "person_recusals" | "declarations" | "assignments") =>
    db
      .selectFrom(table)
      .innerJoin("entries", "entries.id", `${table}.entry_id`)
      .select([`${table}.id`, `${table}.entry_id`])
      .where("entries.edition_id", "=", editionId)
      .execute();
  const found: { id: string; entry_id: string | null }[] = [
    ...(await own("recusals")),
    ...(await own("person_recusals")),
    ...(await own("declarations")),
    ...(await own("assignments")),
    ...(await db
      .selectFrom("score_sheets")
      .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
      .innerJoin("entries", "entries.id", "assignments.entry_id")
      .select(["score_sheets.id", "entry_id"])
      .where("entries.edition_id", "=", editionId)
      .execute()),
  ];
  for (const table of ["glass_openings", "suspicion_decisions", "jury_objections"] as const) {
    found.push(
      ...(await db
        .selectFrom(table)
        .select(["id", "entry_id"])
        .where("edition_id", "=", editionId)
        .execute()),
    );
  }
  const proposals = await db
    .selectFrom("proposals")
    .select(["id", "facts"])
    .where("edition_id", "=", editionId)
    .execute();
  found.push(...proposals.map(({ id, facts }) => ({ id, entry_id: entryOfProposal(facts) })));
  const meeting = await db
    .selectFrom("meetings")
    .select("notes")
    .where("edition_id", "=", editionId)
    .executeTakeFirst();
  const motions = meeting ? (JSON.parse(meeting.notes) as MeetingNotes).motions : [];
  found.push(...motions.map(({ id, entryId }) => ({ id, entry_id: entryId })));
  return new Set(
    found.filter((one) => one.entry_id === null || !hidden.has(one.entry_id)).map(({ id }) => id),
  );
}

/** A proposal to open one entry's judging, or to refuse one, names it; a what-if does where it changes one score. */
function entryOfProposal(text: string): string | null {
  const facts = JSON.parse(text) as { entry?: string; change?: string };
  if (facts.change === undefined) return facts.entry ?? null;
  return (JSON.parse(facts.change) as { entry?: string }).entry ?? null;
}

async function delegationsOn(ctx: Context, hidden: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom("assignments")
    .select("delegation_id")
    .where("entry_id", "in", [...hidden])
    .execute();
  return new Set(rows.map((row) => row.delegation_id));
}
