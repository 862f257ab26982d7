import type { Ranking } from "../../../scoring/ranking";
import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { ballotIdOf } from "../judging/ballots.server";
import { judgedOf, sayPlace } from "../judging/ranking.server";
import { lonePersonRecusals } from "../judging/recusals-person.server";
import { type DelegationOfJury, delegationName } from "../jury/jury";
import { delegationsOf } from "../jury/jury.server";
import { seatIn } from "../people/actor";
import { hiddenEntries } from "../people/hidden-entries.server";
import { may } from "../people/permissions";
import { actingDelegation, meetingRow, recusedDelegations } from "./acting.server";
import { attendanceOf, type Motion, notesOf, quorumOf, sayQuorum, votingLines } from "./meeting";
import { groupText } from "./tie-votes.server";

export type MeetingEntry = { entryId: string; title: string; country: string };

export type MeetingPage = {
  edition: { year: number; name: string; state: string; meetingOn: string; city: string };
  /** True for who may write attendance: chair and vice-chair, until the decision. */
  mayRecord: boolean;
  recorded: { version: number; place: string; at: string } | undefined;
  delegations: {
    id: string;
    name: string;
    seat: string;
    people: string[];
    present: boolean;
    reason: string;
  }[];
  quorum: { words: string; met: boolean } | undefined;
  /**
   * The competing entries in the order of the ranking, and which delegations leave the room for each; of an entry the reader
   * is recused from they see that they leave themselves, and not who else does.
   */
  agenda: (MeetingEntry & { place: string; leave: string[]; youLeave: boolean })[];
  ties: {
    key: string;
    needs: "second-ballot" | "casting-vote";
    entries: MeetingEntry[];
    eligible: { id: string; name: string }[];
    acting: string;
    youAct: boolean;
  }[];
  votes: { key: string; entries: MeetingEntry[]; lines: string[]; youAct: boolean }[];
  motions: { id: string; motion: string; outcome: string; about: string | undefined; mayRemove: boolean }[];
  /** The entries a motion of the reader may be about. */
  mayMoveOn: MeetingEntry[];
};

/**
 * Shows the jury meeting to the jury and the secretariat once the order is open. What is discussed about an entry is
 * not shown to those kept from its judging until the announcement; that they leave the room for it is.
 */
export async function meetingPage(ctx: Context, editionId: string): Promise<MeetingPage> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "ranking.read", { edition: editionFacts(edition) });
  const { ranking } = await judgedOf(ctx, edition.id);
  const delegations = (await delegationsOf(ctx, edition.id)).filter((one) => one.people.length > 0);
  const entries = await competingEntries(ctx, edition.id);
  const row = await meetingRow(ctx, edition.id);
  const notes = row && notesOf(row);
  const attendance = row ? attendanceOf(row) : [];
  const voting = votingLines(attendance, delegations);
  const present = voting.filter((line) => line.present).length;
  const open = edition.state === "deciding";
  const hidden = await hiddenEntries(ctx, edition);
  const reads = (entryId: string) => !hidden.has(entryId);
  const acts = async (ids: readonly string[]) => {
    if (!ids.every(reads)) return false;
    const acting = await actingDelegation(ctx, edition.id, ids);
    return open && acting !== undefined && seatIn(ctx.actor, edition.id)?.delegationId === acting.id;
  };
  const mayMoveOn: MeetingEntry[] = [];
  for (const entry of entries) if (await acts([entry.id])) mayMoveOn.push(named(entry));
  const motions: MeetingPage["motions"] = [];
  for (const motion of (notes?.motions ?? []).filter((one) => one.entryId === null || reads(one.entryId))) {
    motions.push({
      id: motion.id,
      motion: motion.motion,
      outcome: motion.outcome,
      about: entries.find((entry) => entry.id === motion.entryId)?.title,
      mayRemove: await acts(idsOf(motion)),
    });
  }
  return {
    edition: {
      year: edition.year,
      name: edition.name,
      state: edition.state,
      meetingOn: edition.jury_meeting_on,
      city: edition.city,
    },
    mayRecord: open && may(ctx.actor, "judging.chair", { edition: editionFacts(edition), placed: [] }),
    recorded: notes && { version: notes.version, place: notes.place, at: notes.openedAt },
    delegations: delegations.map((one) => {
      const line = attendance.find((other) => other.delegationId === one.id);
      return {
        id: one.id,
        name: one.adviceOnly ? `${delegationName(one)} (advice only)` : delegationName(one),
        seat: one.seat,
        people: one.people.map((person) => person.nameLatin),
        present: line?.present ?? true,
        reason: line?.reason ?? "",
      };
    }),
    quorum: row
      ? { words: sayQuorum(present, voting.length), met: present >= quorumOf(voting.length) }
      : undefined,
    agenda: await agendaOf(ctx, edition, ranking, entries, delegations, reads),
    ties: await tiesOf(ctx, edition, ranking, entries, delegations, acts),
    votes: await votesOf(ctx, edition, entries, delegations, acts, reads),
    motions,
    mayMoveOn,
  };
}

function idsOf(motion: Motion): string[] {
  return motion.entryId === null ? [] : [motion.entryId];
}

function isActor(ctx: Context, personId: string): boolean {
  return ctx.actor.kind === "person" && ctx.actor.id === personId;
}

function named(entry: EntriesRow): MeetingEntry {
  return { entryId: entry.id, title: entry.title, country: entry.country };
}

async function competingEntries(ctx: Context, editionId: string): Promise<EntriesRow[]> {
  return ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("kind", "=", "competing")
    .where("state", "=", "admitted")
    .orderBy("id")
    .execute();
}

async function agendaOf(
  ctx: Context,
  edition: EditionsRow,
  ranking: Ranking,
  entries: readonly EntriesRow[],
  delegations: readonly DelegationOfJury[],
  reads: (entryId: string) => boolean,
): Promise<MeetingPage["agenda"]> {
  const recusals = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .select(["delegation_id", "entry_id"])
    .where("delegations.edition_id", "=", edition.id)
    .execute();
  const alone = await lonePersonRecusals(ctx, edition.id);
  return ranking.entries.flatMap((ranked) => {
    const entry = entries.find((one) => one.id === ranked.entry);
    if (!entry) return [];
    return [
      {
        ...named(entry),
        place: sayPlace(ranked),
        leave: [
          ...delegations
            .filter((one) =>
              recusals.some((row) => row.delegation_id === one.id && row.entry_id === entry.id),
            )
            .filter((one) => reads(entry.id) || one.id === seatIn(ctx.actor, edition.id)?.delegationId)
            .map(delegationName),
          ...alone
            .filter((one) => one.entryId === entry.id && (reads(entry.id) || isActor(ctx, one.personId)))
            .map((one) => `${one.name} (${one.delegation})`),
        ],
        youLeave: !reads(entry.id),
      },
    ];
  });
}

async function tiesOf(
  ctx: Context,
  edition: EditionsRow,
  ranking: Ranking,
  entries: readonly EntriesRow[],
  delegations: readonly DelegationOfJury[],
  acts: (entries: readonly string[]) => Promise<boolean>,
): Promise<MeetingPage["ties"]> {
  const ties: MeetingPage["ties"] = [];
  if (edition.state !== "deciding") return ties;
  for (const tie of ranking.openTies) {
    const acting = await actingDelegation(ctx, edition.id, tie.entries);
    const recused = await recusedDelegations(ctx, edition.id, tie.entries);
    const youAct = await acts(tie.entries);
    ties.push({
      key: groupText(tie.entries),
      needs: tie.needs,
      entries: entries.filter((entry) => tie.entries.includes(entry.id)).map(named),
      // Who has no vote is recused: for whoever records the votes, and nobody else.
      eligible: delegations
        .filter((one) => youAct && tie.eligible?.includes(ballotIdOf(one)) && !recused.has(one.id))
        .map((one) => ({ id: one.id, name: delegationName(one) })),
      acting: acting ? delegationName(acting) : "no delegation that is free to",
      youAct,
    });
  }
  return ties;
}

async function votesOf(
  ctx: Context,
  edition: EditionsRow,
  entries: readonly EntriesRow[],
  delegations: readonly DelegationOfJury[],
  acts: (entries: readonly string[]) => Promise<boolean>,
  reads: (entryId: string) => boolean,
): Promise<MeetingPage["votes"]> {
  const rows = await ctx.db
    .selectFrom("tie_votes")
    .selectAll()
    .where("edition_id", "=", edition.id)
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
  const recusals = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .leftJoin("late_recusals", "late_recusals.recusal_id", "recusals.id")
    .select(["delegation_id", "entry_id"])
    .where("delegations.edition_id", "=", edition.id)
    .where((or) =>
      or.or([or("late_recusals.recusal_id", "is", null), or("late_recusals.decision", "=", "struck")]),
    )
    .execute();
  const votes: MeetingPage["votes"] = [];
  for (const key of new Set(rows.map((row) => row.entries))) {
    const ids = JSON.parse(key) as string[];
    if (!ids.every(reads)) continue;
    votes.push({
      key,
      entries: entries.filter((entry) => ids.includes(entry.id)).map(named),
      lines: rows
        .filter((row) => row.entries === key)
        .map((row) => {
          const delegation = delegations.find((one) => one.id === row.delegation_id);
          const title = entries.find((entry) => entry.id === row.entry_id)?.title ?? row.entry_id;
          const reason = row.reason ? `: ${row.reason}` : "";
          const left = recusals.some(
            (one) => one.delegation_id === row.delegation_id && ids.includes(one.entry_id),
          );
          const note = left ? " (recused since; it counts no more)" : "";
          return `${delegation ? delegationName(delegation) : "A delegation"} for "${title}"${reason}${note}`;
        }),
      youAct: await acts(ids),
    });
  }
  return votes;
}
