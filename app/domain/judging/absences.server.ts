import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { DelegationsRow } from "../../database/rows/jury";
import { inTransaction } from "../../database/transaction";
import { countryName } from "../countries";
import { editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { openProposals, propose } from "../history/proposals.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { actorOf } from "../people/people.server";
import { reasonAgainst } from "../people/permissions";
import { known, refuse, Unknown } from "../problems";
import { sayDay } from "../times";
import { authorizeChair } from "./chair.server";
import { writtenReason } from "./interest";
import { juryReaders } from "./jury-people.server";
import { isRecused } from "./own-assignment.server";
import { findCell, isPeriodOver, refuseUnwritable } from "./progress.server";
import { type SheetState, sheetLifecycle } from "./sheet";
import { readableAssignment } from "./sheets.server";

/** What two people agree on: the sheet as it stood when it was proposed. */
export type AbsenceFacts = {
  delegation: string;
  entry: string;
  assignment: string;
  version: string;
  reason: string;
};

type Sheet = { id: string; state: SheetState; version: number } | undefined;

/**
 * Records, on the chair's word and with a reason, that a delegation's sheet will not come, once the judging period has
 * ended; one that was begun only together with the secretariat, to whom it is proposed. A draft is kept but counts no
 * more, and the delegation can take it up again until judging is closed. Delegation and vice-chair are told.
 */
export async function recordAbsence(
  ctx: Context,
  assignmentId: string,
  typed: string,
): Promise<"recorded" | "proposed"> {
  return inTransaction(ctx, async (ctx) => {
    const { edition, cell, entry, delegation } = await findCell(ctx, assignmentId);
    await authorizeChair(ctx, edition, entry);
    refuseUnwritable(edition, cell);
    advance(sheetLifecycle, "recordAbsence", cell.sheet?.state ?? "open");
    if (!isPeriodOver(edition, ctx.now)) {
      refuse(
        "judging-runs",
        `Delegations have until the end of ${sayDay(edition.judging_until)}. Before that only the delegation itself can say that its sheet will not come.`,
      );
    }
    const reason = writtenReason("reason", typed);
    const sheet = await sheetOn(ctx, assignmentId);
    if (!sheet) {
      await writeAbsence(ctx, { edition, delegation, entry, assignmentId, sheet, reason }, false);
      return "recorded";
    }
    for (const row of await openProposals(ctx, edition.id)) {
      if (row.command !== "record-absence") continue;
      const other = JSON.parse(row.facts) as AbsenceFacts;
      if (other.assignment === assignmentId && other.version === String(sheet.version)) {
        refuse("already-proposed", "This is proposed already and waits for the second person to confirm it.");
      }
    }
    const facts: AbsenceFacts = {
      delegation: delegation.id,
      entry: entry.id,
      assignment: assignmentId,
      version: String(sheet.version),
      reason,
    };
    await propose(ctx, edition, "record-absence", facts);
    return "proposed";
  });
}

/** Records it as two people have agreed; refuses where the delegation has gone on writing since it was proposed. */
export async function recordAbsenceTogether(
  ctx: Context,
  facts: AbsenceFacts,
  proposedBy: string,
): Promise<void> {
  const { edition, cell, entry, delegation } = await findCell(ctx, facts.assignment);
  const against = whyNotSecondAbsence(ctx, edition, entry);
  if (against !== undefined) refuse("not-confirming", against);
  await authorizeChair({ ...ctx, actor: await actorOf(ctx, proposedBy) }, edition, entry);
  refuseUnwritable(edition, cell);
  const sheet = await sheetOn(ctx, facts.assignment);
  if (String(sheet?.version ?? 0) !== facts.version) {
    refuse("facts-changed", "The delegation has gone on with its sheet since this was proposed.");
  }
  const { assignment: assignmentId, reason } = facts;
  await writeAbsence(ctx, { edition, delegation, entry, assignmentId, sheet, reason }, false);
}

/** Says why the actor is not the second person to an absence: somebody of the secretariat, neither recused nor of its state. */
export function whyNotSecondAbsence(
  ctx: Context,
  edition: EditionsRow,
  entry: EntriesRow,
): string | undefined {
  const facts = { edition: editionFacts(edition), entry: entryFacts(entry) };
  return reasonAgainst(ctx.actor, "judging.confirm-absence", facts)?.sentence;
}

/** Says for the actor's own delegation, with a reason, that its sheet will not come. Chair and vice-chair are told. */
export async function giveUpSheet(ctx: Context, entryId: string, typed: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { edition, entry, assignment, seat } = await readableAssignment(ctx, entryId);
    refuseClosed(edition);
    const sheet = await sheetOn(ctx, assignment.id);
    const reason = writtenReason("absence-reason", typed);
    const delegation = await ctx.db
      .selectFrom("delegations")
      .selectAll()
      .where("id", "=", seat.delegationId)
      .executeTakeFirstOrThrow();
    await writeAbsence(ctx, { edition, delegation, entry, assignmentId: assignment.id, sheet, reason }, true);
  });
}

/** Takes an absent sheet up again as a draft, by its own delegation, until judging is closed; whoever recorded the absence. */
export async function takeUpSheet(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { edition, assignment, actor } = await readableAssignment(ctx, entryId);
    refuseClosed(edition);
    const sheet = known(await sheetOn(ctx, assignment.id), "sheet");
    if (sheet.state !== "absent") refuse("not-absent", "This score sheet is not recorded as absent.");
    const state = advance(sheetLifecycle, "reopen", sheet.state);
    await ctx.db
      .updateTable("score_sheets")
      .set({ state, reason: null, version: sheet.version + 1, updated_at: ctx.now, updated_by: actor.id })
      .where("id", "=", sheet.id)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "takeUpSheet",
      object: ["sheet", sheet.id],
      from: sheet.state,
      to: state,
    });
  });
}

function refuseClosed(edition: EditionsRow): void {
  if (edition.state !== "judging") {
    refuse("judging-closed", "Judging is closed. The score sheets can be read but no longer changed.");
  }
}

type Absence = {
  edition: EditionsRow;
  delegation: DelegationsRow;
  entry: EntriesRow;
  assignmentId: string;
  sheet: Sheet;
  reason: string;
};

async function writeAbsence(ctx: Context, absence: Absence, ownWord: boolean): Promise<void> {
  const { edition, assignmentId, sheet, reason } = absence;
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("person");
  const from = sheet?.state ?? "open";
  const state = advance(sheetLifecycle, "recordAbsence", from);
  const id = sheet?.id ?? ctx.newId();
  const row = { state, reason, version: (sheet?.version ?? 0) + 1 };
  if (sheet) await ctx.db.updateTable("score_sheets").set(row).where("id", "=", id).execute();
  else {
    const made = { id, assignment_id: assignmentId, overall_remark: "", updated_at: ctx.now };
    await ctx.db
      .insertInto("score_sheets")
      .values({ ...made, ...row, updated_by: actor.id })
      .execute();
  }
  await record(ctx, {
    editionId: edition.id,
    command: "recordAbsence",
    object: ["sheet", id],
    from,
    to: state,
  });
  await tellOfAbsence(ctx, absence, ownWord);
}

async function tellOfAbsence(
  ctx: Context,
  { edition, delegation, entry, reason }: Absence,
  ownWord: boolean,
): Promise<void> {
  for (const person of await juryReaders(ctx, edition.id, entry.id)) {
    const own = person.delegation_id === delegation.id;
    const chairs = person.seat !== "member" && !(await isRecused(ctx, person.delegation_id, entry.id));
    if (!own && !chairs) continue;
    await queueLetter(ctx, {
      kind: "sheet-absent",
      to: person,
      editionId: edition.id,
      entryId: entry.id,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        delegation: delegationName(delegation),
        title: entry.title,
        state: countryName(entry.country),
        reason,
        own,
        ownWord,
      },
    });
  }
}

async function sheetOn(ctx: Context, assignmentId: string): Promise<Sheet> {
  const row = await ctx.db
    .selectFrom("score_sheets")
    .select(["id", "state", "version"])
    .where("assignment_id", "=", assignmentId)
    .executeTakeFirst();
  return row && { ...row, state: row.state as SheetState };
}
